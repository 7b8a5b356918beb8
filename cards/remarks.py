"""What the door says by itself: a sentence without a card, where no turn could say it."""

from __future__ import annotations

from bot.ports import Remark
from cards.tongue import mark, say, speaking
from cards.words import sentences

WORDS: dict[Remark, str] = {
    Remark.STILL_WORKING: mark(
        "This takes longer than usual. I am still working on it, and the card will show how it went."
    ),
    Remark.TOO_LATE: mark("This takes longer than usual. Nothing was booked. Please try again."),
    Remark.NONE_FOUND: mark(
        "I found no free room for that. Try another time, fewer people, or only the beginning of a room’s name."
    ),
    Remark.NOT_KNOWN: mark("Nook does not know this kind of request. Nothing was booked or changed."),
    Remark.TOO_MUCH: mark(
        "That is more text than I can take at once. Nothing was changed. Please shorten it and try again."
    ),
    Remark.NO_DATABASE: mark(
        "My database does not answer, so nothing was booked or changed. Please try again in a minute."
    ),
    Remark.BROKE: mark(
        "Something went wrong on my side, and I cannot say whether it was done. Look into your calendar before you try "
        "again."
    ),
}


def sentence(remark: Remark, locale: str, reference: str = "") -> str:
    with speaking(locale):
        return sentences(say(WORDS[remark]), say("(Reference {reference})", reference=reference) if reference else "")
