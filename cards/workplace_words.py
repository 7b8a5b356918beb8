"""Words for the rooms of the workplace and for calendars: where they are, what is in them, why they are not linked."""

from __future__ import annotations

from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.replies.rooms import LinkTrouble
from cards.clean import clean
from cards.tongue import say
from cards.words import DOT, equipment_named, floor_named, seats

SHORT = 60


def place(one: WorkplaceRoom | RoomCalendar) -> str:
    """`HQ · Floor 3`."""
    return DOT.join(part for part in (clean(one.building, SHORT), floor_named(one.floor)) if part)


def facts(one: WorkplaceRoom | RoomCalendar) -> str:
    """`8 seats · screen, whiteboard`."""
    large = seats(one.seats) if one.seats else ""
    return DOT.join(part for part in (large, equipment_named(one.equipment)) if part)


def described(one: WorkplaceRoom | RoomCalendar, most: int = SHORT) -> str:
    """`Everest · HQ · Floor 3`: what tells it apart from others of its name."""
    return DOT.join(part for part in (clean(one.name, most), place(one)) if part)


def why_not(trouble: LinkTrouble, calendar: str) -> str:
    """`calendar` is an address, cleaned."""
    if trouble is LinkTrouble.NO_SUCH_CALENDAR:
        return say("{calendar} is not connected", calendar=calendar)
    if trouble is LinkTrouble.CALENDAR_LINKED:
        return say("{calendar} is linked to another room", calendar=calendar)
    return say("the room has another calendar than {calendar}", calendar=calendar)
