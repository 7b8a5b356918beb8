"""Words for the rooms of the workplace and for calendars: where they are, what is in them, why they are not linked."""

from __future__ import annotations

from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.replies.rooms import LinkTrouble
from cards.clean import clean
from cards.tongue import say, say_count
from cards.words import DOT, equipment_named, floor_named

SHORT = 60


def place(one: WorkplaceRoom | RoomCalendar) -> str:
    """`HQ · Floor 3`."""
    return DOT.join(part for part in (clean(one.building, SHORT), floor_named(one.floor)) if part)


def facts(one: WorkplaceRoom | RoomCalendar) -> str:
    """`8 seats · screen, whiteboard`."""
    seats = say_count("{n} seat", "{n} seats", one.seats) if one.seats else ""
    return DOT.join(part for part in (seats, equipment_named(one.equipment)) if part)


def described(one: WorkplaceRoom | RoomCalendar, most: int = SHORT) -> str:
    """`Everest · HQ · Floor 3`: what tells it apart from others of its name."""
    return DOT.join(part for part in (clean(one.name, most), place(one)) if part)


def why_not(trouble: LinkTrouble, room: str, calendar: str) -> str:
    """`room`: its name; `calendar`: an address; both cleaned."""
    if trouble is LinkTrouble.NO_SUCH_CALENDAR:
        return say("{room}: {calendar} is not connected.", room=room, calendar=calendar)
    if trouble is LinkTrouble.CALENDAR_LINKED:
        return say("{room}: {calendar} is linked to another room.", room=room, calendar=calendar)
    return say("{room}: the room has another calendar than {calendar}.", room=room, calendar=calendar)
