"""A booking that cannot be changed as was asked: why, that it stands as it did, and the nearest that is possible."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.booking import State
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.ports import Drawn
from bot.presses import Book, Press, Say
from bot.presses.bookings import AnotherRoom, AskTime, AskToCancel, Extend, SwitchTo
from bot.replies.bookings import ChangeRefused, Mine, NotPossible
from cards.booking_buttons import held, outlook, when_of, zone_name
from cards.booking_changes import standing
from cards.clean import clean
from cards.elements import Action, Execute
from cards.page import Page, band, heading, stacked, strong, text
from cards.room_row import short_name
from cards.words import listed, zone_of

_WORDS = {
    NotPossible.NOT_YOURS: (
        "You cannot change this booking",
        "Nook’s service account holds {}, and your admins keep changes to themselves. Please ask {admins}.",
    ),
    NotPossible.UNDER_WAY: (
        "Something is under way with this booking",
        "An answer about {} is still out. Wait until its card says what came of it, then ask again.",
    ),
    NotPossible.OVER: ("This booking is over", "{} has ended, so there is nothing left to change. Book a room anew."),
    NotPossible.NOT_BEGUN: (
        "This booking has not begun",
        "Only what is running can be ended or extended. Cancel or move {} instead.",
    ),
    NotPossible.GONE: (
        "This booking is gone",
        "{} was cancelled or taken out of the calendar meanwhile, so no room is booked by it. Book a room anew.",
    ),
    NotPossible.NOT_LINKED: (
        "I no longer know this room",
        "The room of {} is not linked with Nook any more, so I can only cancel it. Change it in Outlook.",
    ),
    NotPossible.NOT_ORGANIZER: (
        "Somebody else organises this meeting",
        "Only its organiser can change {}. Please ask them; in Outlook you see who it is.",
    ),
    NotPossible.ROOM_BUSY: ("{} is busy then", "Somebody else has the room. Try another time or another room."),
    NotPossible.NO_ROOM: ("No other room is free", "No other room that fits is free at that time. Try another time."),
    NotPossible.NO_TIME: ("To what time?", "I read no time in what you said. Choose one in the form."),
    NotPossible.SAME: ("It is so already", "{} is booked just as you ask. There is nothing to do."),
    NotPossible.BAD_TIME: (
        "That time is not possible",
        "It has passed, is more than 180 days ahead, or lasts under 5 minutes or over 24 hours. Choose another.",
    ),
}
_INSTEAD_IS_A_TIME = (NotPossible.NO_TIME, NotPossible.BAD_TIME, NotPossible.NO_ROOM, NotPossible.ROOM_BUSY)
_NOT_STANDING = (NotPossible.GONE, NotPossible.OVER)
_MOST = 5


def draw(reply: ChangeRefused, page: Page) -> Drawn:
    mine = reply.mine
    name = clean(mine.room_name, 60) if mine else "it"
    title, why = _words(reply, name)
    stands = "Nothing was changed." if mine is None or reply.why in _NOT_STANDING else _stands(mine, name)
    body: list[Any] = [
        band("warning", [heading(title, "Medium"), text(stands, spacing="Small"), text(why, spacing="Small")])
    ]
    if mine:
        body += standing(mine, page)
    if reply.instead:
        body.append(strong("What you can have instead", spacing="Medium"))
    buttons: list[Action] = [_instead(mine, *one, page=page) for one in reply.instead[:_MOST]]
    body += stacked([*buttons, *_onward(reply, page)])
    return page.card(f"{title}. {stands} {why}", body)


def _words(reply: ChangeRefused, name: str) -> tuple[str, str]:
    if _without_room(reply.mine) and reply.why is NotPossible.NO_ROOM:
        return f"{name} is no longer booked", "The meeting has no room to be moved with it. Find another room first."
    title, why = (words.replace("{admins}", _admins(reply)) for words in _WORDS[reply.why])
    known = reply.mine is not None and (reply.why is not NotPossible.ROOM_BUSY or _own_room_is_busy(reply))
    title, why = title.replace("{}", name if known else "The room"), why.replace("{}", name)
    return title, f"{why[:1].upper()}{why[1:]}"


def _own_room_is_busy(reply: ChangeRefused) -> bool:
    """And not the one that was wanted in its place: then other rooms are offered to switch to, or nothing."""
    return any(not isinstance(press, SwitchTo) for _, _, press in reply.instead)


def _without_room(mine: Mine | None) -> bool:
    return mine is not None and mine.booking is not None and mine.booking.state is State.LOST


def _stands(mine: Mine, name: str) -> str:
    stands = mine.booking.holds if mine.booking else True
    return f"Nothing was changed: {name} stands as it was." if stands else "Nothing was changed."


def _admins(reply: ChangeRefused) -> str:
    names = [clean(name, 60) for name in reply.admins[:3]]
    return listed(names, "or") if names else "an admin of Nook"


def _instead(mine: Mine | None, span: Span, room: Room | None, press: Press, *, page: Page) -> Execute:
    """`Extend to 15:30`, `Move to 16:00–17:00`, `Switch to Fuji`, each with the whole of it in the tooltip."""
    times, zone = page.times, _zone(mine, room, page)
    here = clean(mine.room_name, 60) if mine else "it"
    day = times.date(span.start.astimezone(zone).date())
    same_day = mine is not None and span.start.astimezone(zone).date() == mine.span.start.astimezone(zone).date()
    # With the day there is no room on a phone for the end as well; the tooltip has it.
    when = times.said(span, zone) if same_day else f"{day}, {times.moment(span.start, zone)}"
    other = room if room and not (mine and mine.room and mine.room.id == room.id) else None
    if isinstance(press, Extend):
        title, tooltip = f"Extend to {times.moment(span.end, zone)}", f"Extend {here} to {times.moment(span.end, zone)}"
    elif isinstance(press, AskToCancel):
        title, tooltip = f"Cancel {short_name(here)}", f"Cancel {here}"
    elif other and isinstance(press, Book):
        title = f"Book {clean(other.name, 30)} {when}"
        tooltip = f"Book {clean(other.name, 60)} besides {here}"
    elif other and mine and span == mine.span:
        title, tooltip = f"Switch to {short_name(other.name)}", f"Switch from {here} to {clean(other.name, 60)}"
    elif other:
        title, tooltip = f"Take {clean(other.name, 30)} {when}", f"Take {clean(other.name, 60)} instead of {here}"
    else:
        title, tooltip = f"Move to {when}", f"Move {here}"
    return page.button(title, press, tooltip=f"{tooltip}, {day} {times.said(span, zone)}")


def _zone(mine: Mine | None, room: Room | None, page: Page) -> ZoneInfo:
    if room:
        return zone_of(room.zone)
    return zone_of(zone_name(mine, page)) if mine else page.times.zone


def _onward(reply: ChangeRefused, page: Page) -> list[Action]:
    mine = reply.mine
    if mine is None or reply.why in _NOT_STANDING:
        return [page.button("Book a room", Say("book a room")), _all(page)]
    here = f"{clean(mine.room_name, 60)}, {when_of(mine, page)}"
    if reply.why is NotPossible.NOT_ORGANIZER:
        return [*outlook(mine.link), _all(page)]
    if reply.why in _INSTEAD_IS_A_TIME:
        out: list[Action] = []
        if not _without_room(mine):
            out.append(page.button("Choose another time", AskTime(held(mine)), tooltip=f"Move {here}"))
        if _without_room(mine) or reply.why is NotPossible.ROOM_BUSY:
            instead = f"Find another room instead of {here}"
            out.append(page.button("Find another room", AnotherRoom(held(mine)), tooltip=instead))
        return out
    return [_all(page)]


def _all(page: Page) -> Execute:
    return page.button("Show my bookings", Say("my bookings"))
