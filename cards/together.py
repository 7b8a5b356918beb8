"""Who is invited, whether they have time then, and the first time when all of them do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.people import Guest
from bot.domain.wish import Wish
from bot.ports import Drawn
from bot.replies.people import GuestUnfound, Together, Unfound, WhichGuest
from cards.clean import clean
from cards.elements import Action
from cards.page import Page, band, heading, quiet, stacked, text
from cards.tongue import mark, say, say_count
from cards.words import listed, zone_of

_NAMED = 4


def company(wish: Wish) -> list[str]:
    """`With Adele Vance and Alex Wilber`, `For Adele Vance, who is invited`, `Teams meeting`: what of it was said."""
    others = [guest for guest in wish.guests if guest != wish.behalf]
    return [
        *([say("For {name}, who is invited", name=clean(wish.behalf.name, 80))] if wish.behalf else []),
        *([say("With {names}", names=names_of(others))] if others else []),
        *([say("Teams meeting")] if wish.online else []),
    ]


def names_of(guests: Sequence[Guest | str]) -> str:
    """Some by name, the others by number."""
    names = [clean(one if isinstance(one, str) else one.name, 60) for one in guests]
    more = len(names) - _NAMED
    if more <= 1:
        return listed(names)
    return listed([*names[:_NAMED], say_count("{n} other", "{n} others", more)])


def having_time(page: Page, together: Together | None, wish: Wish) -> list[Any]:
    """Who has no time, and the way to a time when all have."""
    if together is None:
        return []
    lines: list[Any] = []
    if together.proposed:
        lines.append(text(say("The first time when everybody and a room are free."), spacing="Small"))
    if together.you_busy and not page.reader.common:
        lines.append(text(say("You have something else then."), spacing="Small"))
    if together.busy:
        names, n = names_of(together.busy), len(together.busy)
        if page.reader.common:  # when somebody has time is not for all who read along
            busy = say_count("{n} of those invited is busy then.", "{n} of those invited are busy then.", n)
        else:
            busy = say_count("{names} is busy then.", "{names} are busy then.", n, names=names)
        lines.append(text(busy, spacing="Small"))
    if together.unknown:
        names, n = names_of(together.unknown), len(together.unknown)
        if page.reader.common:
            names = say_count("{n} of those invited", "{n} of those invited", n)
        unseen = say_count(
            "I cannot see the calendar of {names}.", "I cannot see the calendars of {names}.", n, names=names
        )
        lines.append(quiet(unseen))
    if together.first is not None:
        span, press = together.first
        when = page.times.said(span, zone_of(wish.zone))
        same_day = page.times.day(span.start, zone_of(wish.zone)) == page.times.day(wish.span.start, zone_of(wish.zone))
        at = when if same_day else page.times.both(span, zone_of(wish.zone))
        lines += stacked([page.button(say("All are free {when}", when=at), press)])
    elif together.busy or together.you_busy:
        lines.append(quiet(say("I found no time within the next five working days when all are free.")))
    return [band("warning", lines)] if together.busy or together.you_busy else lines


_UNFOUND = {
    Unfound.NOBODY: (
        mark("I do not know {said}"),
        mark("I found nobody of that name in your organisation, so nobody is invited and nothing is booked."),
    ),
    Unfound.NO_MAILBOX: (
        mark("{said} cannot be invited"),
        mark("There is no mailbox that an invitation could reach. Nothing is booked."),
    ),
    Unfound.TOO_MANY: (
        mark("{said} people are a lot to invite"),
        mark("I invite up to 50 from one chat. I can find a room for all of them; nothing is booked yet."),
    ),
    Unfound.NO_CHAT: (
        mark("There is nobody else in this chat"),
        mark("Ask me in the group’s own chat with @Nook, or name the people. Nothing is booked."),
    ),
}


def unfound(reply: GuestUnfound, page: Page) -> Drawn:
    title, lead = _UNFOUND[reply.why]
    title = say(title, said=clean(reply.said, 60)) if "{said}" in title else say(title)
    hint = say("Write the name as it stands in Teams, or the e-mail address.")
    lines = [text(say(lead), spacing="Small")]
    if reply.why is Unfound.NOBODY:
        lines.append(quiet(hint))
    onward = say("Find a room for all of them") if reply.why is Unfound.TOO_MANY else say("Go on without")
    return page.card(title, [band("warning", [heading(title), *lines])], [page.button(onward, reply.without)])


def which_guest(reply: WhichGuest, page: Page) -> Drawn:
    title = say("Which {said}?", said=clean(reply.said, 60))
    buttons: list[Action] = [
        page.button(f"{clean(one.name, 40)} ({clean(one.mail, 60)})", press, tooltip=one.mail)
        for one, press in reply.choices
    ]
    body = [
        heading(title),
        text(say("Several people have that name. Nothing is booked yet."), spacing="Small"),
        *stacked([*buttons, page.button(say("Go on without"), reply.without)]),
    ]
    return page.card(title, body)
