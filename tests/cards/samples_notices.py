"""Samples of what people are told unasked, and of waiting for a room; and the worst that may stand in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.booking import Booking
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.presses.bookings import Extend, Held
from bot.presses.notices import BeQuiet, GiveBack, GiveBackRest, KeepRest, KeepRoom, StopWaiting, WaitFor
from bot.replies import Reply
from bot.replies.notices import (
    AskNoted,
    ExtendOffered,
    GaveBack,
    HolderAsked,
    HolderKeeps,
    KeepAsked,
    KeepNoted,
    NoWait,
    QuietSet,
    Released,
    RestAnswered,
    RestAsked,
    RestReleased,
    RoomFreed,
    WaitNoted,
    WaitRefused,
    WaitStopped,
)
from tests.cards.workplace import EVEREST, NOW, OWN, PLAIN, THAMES, WISH, at, book

_KEEP, _FREE = KeepRoom("keep:1"), GiveBack("keep:1")
_SOON = replace(OWN, span=at(11.75, 13, day=23), wish=WISH)
_LONDON = Wish(at(13, 14, zone="Europe/London"), "Europe/London", 6, "London Bridge")
_DATES = tuple(
    replace(OWN, series="series", wish=WISH, span=at(9, 10).moved(timedelta(days=7 * n))) for n in range(-3, 3)
)
_REST = KeepRest("missed:1"), GiveBackRest("missed:1")
_UNTIL = NOW + timedelta(minutes=2)


def _of(booking: Booking, asker: str) -> dict[str, Reply]:
    return {
        "still needed": KeepAsked(booking, _KEEP, _FREE),
        "check in": KeepAsked(booking, _KEEP, _FREE, booking.span.start + timedelta(minutes=10)),
        "kept": KeepNoted(booking),
        "kept from somebody": KeepNoted(booking, asker),
        "given back": GaveBack(booking),
        "given to somebody": GaveBack(booking, asker),
        "released": Released(booking, 10),
        "longer?": ExtendOffered(booking, Extend(Held(booking.id), 30, booking.span.end), 30),
        "holder asked": HolderAsked(booking, asker, booking.span, _KEEP, _FREE),
    }


NOTICE_SAMPLES: dict[str, Reply] = {
    **_of(_SOON, "Bianca Pisani"),
    "rest of a series?": RestAsked(
        _DATES[:3], _DATES[3:], KeepRest("missed:1"), GiveBackRest("missed:1"), at(10, 11).start
    ),
    "rest kept": RestAnswered(_DATES[3:], kept=True),
    "rest given back": RestAnswered(_DATES[3:], kept=False),
    "rest released": RestReleased(_DATES[3:]),
    "rest released, one date": RestReleased(_DATES[5:]),
    "given back while it runs": GaveBack(replace(OWN, span=at(11, 12, day=23))),
    "freed": RoomFreed(EVEREST, WISH, _UNTIL, book(EVEREST, WISH.span, WISH)),
    "freed in London": RoomFreed(THAMES, _LONDON, _UNTIL, book(THAMES, _LONDON.span, _LONDON)),
    "freed for me": RoomFreed(EVEREST, WISH, _UNTIL, book(EVEREST, WISH.span, WISH), given=True),
    "holder keeps": HolderKeeps("Everest", PLAIN, WaitFor(PLAIN)),
    "waits first": WaitNoted(PLAIN, "Everest", 0, StopWaiting("1")),
    "waits second": WaitNoted(PLAIN, "Everest", 1, StopWaiting("1")),
    "waits for any": WaitNoted(_LONDON, "", 3, StopWaiting("1")),
    "waits no more": WaitStopped(),
    "holder is being asked": AskNoted("Everest", PLAIN),
    **{f"no wait: {why}": WaitRefused(why, "Everest") for why in NoWait},
    "no wait, but a way": WaitRefused(NoWait.ASKED_BEFORE, "Everest", WaitFor(PLAIN)),
    "no wait, muted": WaitRefused(NoWait.MUTED, instead=BeQuiet(on=False)),
    "quiet": QuietSet(True, BeQuiet(on=False)),
    "not quiet": QuietSet(False, BeQuiet()),
}


def worst_notices(text: str, one: Room) -> dict[str, Reply]:
    wish = replace(WISH, room=text, subject=text)
    rest = tuple(replace(date, room_name=text, wish=wish) for date in _DATES * 10)
    return {
        **_of(replace(_SOON, room_name=text, wish=wish), text),
        "freed": RoomFreed(one, wish, _UNTIL, book(one, wish.span, wish), given=True),
        "rest?": RestAsked(rest, rest, *_REST, _UNTIL),
        "rest released": RestReleased(rest),
        "holder keeps": HolderKeeps(text, wish, WaitFor(wish)),
        "waits first": WaitNoted(wish, text, 0, StopWaiting("1")),
        "holder is being asked": AskNoted(text, wish),
        **{f"no wait: {why}": WaitRefused(why, text, WaitFor(wish)) for why in NoWait},
    }
