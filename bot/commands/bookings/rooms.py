"""The rooms that a booking could have instead of its own, at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.commands.bookings.doing import Chosen, chosen
from bot.commands.command import Asked
from bot.domain.availability import best
from bot.domain.changes import may_get_a_room
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.free_busy import FreeBusy
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.free_busy import FRESH
from bot.presses.bookings import AnotherRoom, SwitchTo
from bot.replies import CalendarsSilent, Reply
from bot.replies.bookings import ChangeRefused, NotPossible, RoomsToSwitch

SHOWN = 5


async def another_room(asked: Asked, press: AnotherRoom, _owner: str) -> Reply:
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    if not may_get_a_room(found.booking):
        return ChangeRefused(NotPossible.UNDER_WAY, found.mine)
    return await rooms_for(asked, press, found)


async def rooms_for(asked: Asked, press: AnotherRoom, found: Chosen) -> Reply:
    """The free rooms that fit, best first; where none does, those that lack one thing only."""
    wish = wished(found, press)
    rooms = [room for room in await others(asked, found) if room.seats or not press.bigger]
    free_busy = await _read(asked, rooms, wish)
    choices = best(rooms, wish, free_busy).choices[:SHOWN]
    if choices:
        return RoomsToSwitch(found.mine, tuple((room, SwitchTo(found.held, room.id)) for room in choices))
    if rooms and not any(free_busy[room.calendar].known for room in rooms):
        return CalendarsSilent(press)
    return _none(found, rooms, wish, free_busy)


def wished(found: Chosen, press: AnotherRoom) -> Wish:
    """What the booking was made for, and what was said now. Where nobody said how many people, the room's own size."""
    seats = found.room.seats if found.room else 0
    wish = found.booking.wish.at(found.booking.span).for_another_room(seats)
    if press.bigger:
        # More people than seats here may have been meant from the start.
        wish = replace(wish, people=0, least_seats=max(seats + 1, wish.people))
    if press.people:
        wish = replace(wish, people=press.people)
    if press.building is not None:
        wish = replace(wish, building=press.building, floor=None)
    if press.floor is not None:
        wish = replace(wish, floor=press.floor)
    return replace(wish, equipment=wish.equipment | press.equipment)


async def others(asked: Asked, found: Chosen) -> list[Room]:
    """The rooms that this meeting may be given: its calendar's owner must be allowed to invite them."""
    configurations = await asked.world.store.configurations()
    return [
        room
        for room in asked.rooms
        if room.calendar != found.booking.calendar and _reachable(found, configurations.get(room.configuration))
    ]


def _reachable(found: Chosen, of_room: Configuration | None) -> bool:
    """Another configuration may be another tenant, or own its bookings as another account."""
    if of_room is None or of_room.id == found.configuration.id:
        return of_room is not None
    levels = {found.booking.level, of_room.booking_level}
    return of_room.tenant == found.configuration.tenant and levels == {BookingLevel.USER}


async def _read(asked: Asked, rooms: Sequence[Room], wish: Wish) -> Mapping[str, FreeBusy]:
    """What is busy, confirmed for those that would be shown."""
    read = await asked.world.readings.read(rooms, wish.span, asked.now, FRESH)
    shown = best(rooms, wish, read).choices[:SHOWN]
    return await asked.world.readings.confirm(read, shown, wish.span, asked.now)


def _none(found: Chosen, rooms: Sequence[Room], wish: Wish, free_busy: Mapping[str, FreeBusy]) -> ChangeRefused:
    """Free rooms that lack one thing of what is wished: the floor, the building, some equipment, or the size."""
    looser = (
        replace(wish, floor=None),
        replace(wish, building=None, floor=None),
        replace(wish, equipment=frozenset()),
        replace(wish, people=0, least_seats=0),
    )
    choices = next((some for one in looser if (some := best(rooms, one, free_busy).choices)), ())
    instead = tuple((wish.span, room, SwitchTo(found.held, room.id)) for room in choices[:SHOWN])
    return ChangeRefused(NotPossible.NO_ROOM, found.mine, instead)


async def busy(asked: Asked, found: Chosen, rooms: Sequence[Room], wanted: Room) -> ChangeRefused:
    """The room that was wanted is taken: others that are free."""
    wish = wished(found, AnotherRoom(found.held))
    left = [room for room in rooms if room.id != wanted.id]
    choices = best(left, wish, await _read(asked, left, wish)).choices[:SHOWN]
    instead = tuple((wish.span, room, SwitchTo(found.held, room.id)) for room in choices)
    return ChangeRefused(NotPossible.ROOM_BUSY, found.mine, instead)
