"""Asked once before something goes: what it touches, in numbers. And what has gone."""

from __future__ import annotations

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import Confirm, Doing, DoneAway, Gone
from cards.clean import clean
from cards.page import Page, band, heading, stacked, text
from cards.tongue import mark, say, say_count
from cards.words import listed


def confirm(reply: Confirm, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    question, yes = (say(words, name=name) for words in _QUESTIONS[reply.doing])
    touched = listed(
        words
        for number, words in (
            (reply.calendars, say_count("{n} connected calendar", "{n} connected calendars", reply.calendars)),
            (reply.links, say_count("{n} link to a room", "{n} links to rooms", reply.links)),
        )
        if number
    )
    lines = [say(_LOSES[reply.doing], touched=touched) if touched else say(_HARMLESS)]
    if reply.bookings:
        still = say_count(
            "{n} booking is still to come in these rooms: they stay in the calendars as they are.",
            "{n} bookings are still to come in these rooms: they stay in the calendars as they are.",
            reply.bookings,
        )
        lines.append(still)
    lines.append(say("Nothing has been changed yet."))
    shown = [heading(question), *(text(line, spacing="Small") for line in lines)]
    buttons = [page.button(yes, reply.yes, takes_away=True), page.button(say("No, keep it"), Say("admin"))]
    return page.card(f"{question} {lines[0]}", [band("warning", shown), *stacked(buttons)])


_QUESTIONS = {
    Doing.REMOVE: (mark("Remove {name}?"), mark("Yes, remove {name}")),
    Doing.SWITCH_OFF: (mark("Switch off {name}?"), mark("Yes, switch off {name}")),
    Doing.DISCONNECT: (mark("Disconnect {name}?"), mark("Yes, disconnect {name}")),
    Doing.REVOKE: (mark("Revoke the roles of {name}?"), mark("Yes, revoke {name}")),
}
_LOSES = {
    Doing.REMOVE: mark("It would be lost with {touched}."),
    Doing.SWITCH_OFF: mark("Until it is switched on again, nobody can book through {touched}."),
    Doing.DISCONNECT: mark("This takes away {touched}."),
    Doing.REVOKE: mark("This takes away {touched}."),
}
_HARMLESS = mark("No calendar and no link is touched by it.")


def done_away(reply: DoneAway, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    match reply.what:
        case Gone.REMOVED:
            title = say("{name} is removed", name=name)
            words = say(
                "With it went {calendars} and {links}. Bookings made stay in the calendars, and your rooms are kept.",
                calendars=say_count("{n} connected calendar", "{n} connected calendars", reply.calendars),
                links=say_count("{n} link", "{n} links", reply.links),
            )
        case Gone.DISCONNECTED:
            title = say("{name} is disconnected", name=name)
            words = say("It cannot be booked through Nook any more. Bookings made stay in the calendars.")
        case Gone.REVOKED:
            title = say("{name} is no admin any more", name=name)
            words = say(
                "All roles are taken away, at once. People named in GLOBAL_ADMINS get theirs back when Nook restarts."
            )
    revoked = reply.what is Gone.REVOKED
    onward = page.button(say("Roles"), Say("admin roles")) if revoked else page.button(say("Set-up"), Say("admin"))
    body = [band("good", [heading(title), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [onward])
