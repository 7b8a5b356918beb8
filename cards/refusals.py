"""When Nook cannot do what was asked: each says what happened, that nothing is booked, and what to do next."""

from __future__ import annotations

from bot.ports import Drawn
from bot.replies import CannotYet, Expired, LetGo, NotUnderstood, NotYet, NotYours
from cards.clean import clean
from cards.page import Page, heading, text
from cards.tongue import mark, say

_NOT_YET = {NotYet.SHOW_PLAN: mark("I cannot show the floor plan yet")}


def not_understood(reply: NotUnderstood, page: Page) -> Drawn:
    return _plain(
        page,
        say("I did not understand that"),
        say(
            "I only know about meeting rooms. Nothing was booked or changed: say it in other words, or try "
            "one of these."
        ),
        reply.tries,
    )


def let_go(reply: LetGo, page: Page) -> Drawn:
    words = say("I forget it, and nothing was booked. Ask me again whenever you like.")
    if reply.booked:
        words = say("Nothing was changed: what you have booked stands as it was.")
    return _plain(page, say("All right"), words, reply.tries)


def cannot_yet(reply: CannotYet, page: Page) -> Drawn:
    return _plain(
        page,
        say(_NOT_YET[reply.what]),
        say(
            "Nothing was changed. For bookings in your own calendar you can do it in Outlook. "
            "What I can do is find rooms:"
        ),
        reply.tries,
    )


def expired(reply: Expired, page: Page) -> Drawn:
    return _plain(
        page,
        say("This button no longer works"),
        say(
            "It is too old, or belongs to another chat. Pressing it booked nothing. "
            "Ask me again and you get fresh ones."
        ),
        reply.tries,
    )


def not_yours(reply: NotYours, page: Page) -> Drawn:
    owner = clean(reply.owner, 60)
    return _plain(
        page,
        say("This form is {owner}’s", owner=owner) if owner else say("This form is somebody else’s"),
        say(
            "Only the person who asked can use it. Nothing was booked or changed. "
            "Tell me what you need to get your own."
        ),
        ("book a room",),
    )


def _plain(page: Page, title: str, words: str, tries: tuple[str, ...] = ()) -> Drawn:
    body = [heading(title), text(words, spacing="Small"), *page.tries(tries)]
    return page.card(f"{title}. {words}", body)
