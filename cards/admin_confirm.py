"""Asked once before something goes: what it touches, in numbers. And what has gone."""

from __future__ import annotations

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.admin import Confirm, Doing, DoneAway, Gone
from cards.clean import clean
from cards.page import Page, band, heading, stacked, text
from cards.words import count, listed


def confirm(reply: Confirm, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    question, yes = (words.replace("{}", name) for words in _QUESTIONS[reply.doing])
    touched = listed(
        words
        for number, words in (
            (reply.calendars, count(reply.calendars, "connected calendar")),
            (reply.links, count(reply.links, "link to a room", "links to rooms")),
        )
        if number
    )
    lines = [f"{_LOSES[reply.doing]} {touched}." if touched else _HARMLESS]
    if reply.bookings:
        still = count(reply.bookings, "booking is", "bookings are")
        lines.append(f"{still} still to come in these rooms: they stay in the calendars as they are.")
    lines.append("Nothing has been changed yet.")
    shown = [heading(question, "Medium"), *(text(line, spacing="Small") for line in lines)]
    buttons = [page.button(yes, reply.yes), page.button("No, keep it", Say("admin"))]
    return page.card(f"{question} {lines[0]}", [band("warning", shown), *stacked(buttons)])


_QUESTIONS = {
    Doing.REMOVE: ("Remove {}?", "Yes, remove {}"),
    Doing.SWITCH_OFF: ("Switch off {}?", "Yes, switch off {}"),
    Doing.DISCONNECT: ("Disconnect {}?", "Yes, disconnect {}"),
    Doing.REVOKE: ("Revoke the roles of {}?", "Yes, revoke {}"),
}
_LOSES = {
    Doing.REMOVE: "It would be lost with",
    Doing.SWITCH_OFF: "Until it is switched on again, nobody can book through",
    Doing.DISCONNECT: "This takes away",
    Doing.REVOKE: "This takes away",
}
_HARMLESS = "No calendar and no link is touched by it."


def done_away(reply: DoneAway, page: Page) -> Drawn:
    name = clean(reply.name, 60)
    match reply.what:
        case Gone.REMOVED:
            title = f"{name} is removed"
            words = (
                f"With it went {count(reply.calendars, 'connected calendar')} and {count(reply.links, 'link')}. "
                "Bookings made stay in the calendars, and your rooms are kept."
            )
        case Gone.DISCONNECTED:
            title = f"{name} is disconnected"
            words = "It cannot be booked through Nook any more. Bookings made stay in the calendars."
        case Gone.REVOKED:
            title = f"{name} is no admin any more"
            words = (
                "All roles are taken away, at once. People named in GLOBAL_ADMINS get theirs back when Nook restarts."
            )
    onward = (
        page.button("Roles", Say("admin roles")) if reply.what is Gone.REVOKED else page.button("Set-up", Say("admin"))
    )
    return page.card(
        f"{title}. {words}", [band("good", [heading(title, "Medium"), text(words, spacing="Small")])], [onward]
    )
