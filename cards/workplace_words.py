"""Words for the rooms of the workplace and for calendars: where they are, what is in them, why they are not linked."""

from __future__ import annotations

from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.replies.rooms import LinkTrouble
from cards.clean import clean
from cards.words import DOT, count, equipment_named, floor_named

SHORT = 60


def place(one: WorkplaceRoom | RoomCalendar) -> str:
    """`HQ · Floor 3`."""
    return DOT.join(part for part in (clean(one.building, SHORT), floor_named(one.floor)) if part)


def facts(one: WorkplaceRoom | RoomCalendar) -> str:
    """`8 seats · screen, whiteboard`."""
    seats = count(one.seats, "seat") if one.seats else ""
    return DOT.join(part for part in (seats, equipment_named(one.equipment)) if part)


def described(one: WorkplaceRoom | RoomCalendar, most: int = SHORT) -> str:
    """`Everest · HQ · Floor 3`: what tells it apart from others of its name."""
    return DOT.join(part for part in (clean(one.name, most), place(one)) if part)


def why_not(trouble: LinkTrouble, calendar: str) -> str:
    """`calendar` is an address, cleaned."""
    if trouble is LinkTrouble.NO_SUCH_CALENDAR:
        return f"{calendar} is not connected"
    if trouble is LinkTrouble.CALENDAR_LINKED:
        return f"{calendar} is linked to another room"
    return f"the room has another calendar than {calendar}"
