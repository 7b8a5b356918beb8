"""What the tab shows of a floor: its day, from what the store has. Microsoft 365 is not asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.commands.command import DEFAULT_ZONE
from bot.commands.search import oldest
from bot.commands.show_plan import floors_of
from bot.domain.floor_day import FloorDay, FloorKey, FloorLook, room_on_day
from bot.domain.floorplan import rooms_on
from bot.domain.habits import LOOKED_BACK, usual_room
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.free_busy.days import days_of, whole
from bot.world import World

FURTHEST = timedelta(days=190)
"""How far from today a day is looked at: a little further than rooms can be booked."""
LIVE = timedelta(minutes=1)
"""How old a calendar's reading may be while somebody looks at its floor."""


async def opened(
    world: World, who: Identity, building: str, floor: str, day: date | None, now: datetime
) -> FloorLook | None:
    """The floor that is named; where none is, or it is gone, that of the room which the person books most, else the one
    with most rooms of the largest building, of those with a plan. None where there is no floor at all. `day`: local
    there; None: today.
    """
    rooms, plans = await world.store.linked_rooms(), await world.store.plans()
    floors = floors_of(rooms, plans)
    if not floors:
        return None
    key = (building, floor) if (building, floor) in floors else await _likeliest(world, who, building, now)
    if key not in floors:
        planned, places = {plan.key for plan in plans}, [(room.building, room.floor) for room in rooms]
        near = Counter(building for building, _ in places)
        of_building = [one for one in floors if one[0] == building] or list(floors)
        key = max(of_building, key=lambda one: (one in planned, near[one[0]], places.count(one)))
    zone = _zone(rooms, *key)
    today = now.astimezone(zone).date()
    if day is None or abs(day - today) > FURTHEST:
        day = today
    plan = next((plan for plan in plans if plan.key == key), None)
    there = _there(rooms, *key)
    areas = rooms_on(plan, ((room.id, room.building, room.floor, room.name) for room in there)) if plan else {}
    seen = await on_day(world, FloorKey(*key, day.isoformat()), now)
    return FloorLook(seen, plan, there, tuple(areas.items()), floors)


async def on_day(world: World, key: FloorKey, now: datetime) -> FloorDay:
    """Raises StoreTrouble."""
    rooms = await world.store.linked_rooms()
    there, zone = _there(rooms, key.building, key.floor), _zone(rooms, key.building, key.floor)
    day = whole_day(zone, date.fromisoformat(key.day))
    read = [(part, await world.readings.kept(there, part, now)) for part in _parts(day)]
    bookings = await world.store.bookings_on([room.calendar for room in there], day.start) if there else ()
    return FloorDay(
        key,
        zone.key,
        day,
        tuple(room_on_day(room.id, [(part, found[room.calendar]) for part, found in read]) for room in there),
        tuple(kept.booking for kept in bookings if kept.booking.span.overlaps(day)),
        min((moment for _, found in read if (moment := oldest(found, there))), default=None),
    )


async def refreshed(world: World, key: FloorKey, now: datetime) -> None:
    """Has Microsoft 365 asked for what is older than `LIVE`. Raises StoreTrouble."""
    rooms = await world.store.linked_rooms()
    there, zone = _there(rooms, key.building, key.floor), _zone(rooms, key.building, key.floor)
    if there and abs(date.fromisoformat(key.day) - now.astimezone(zone).date()) <= FURTHEST:
        await world.readings.read(there, whole_day(zone, date.fromisoformat(key.day)), now, LIVE)


def whole_day(zone: ZoneInfo, day: date) -> Span:
    """From midnight to midnight on the clock there, of 23 to 25 hours."""
    return Span(datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone))


def _parts(day: Span) -> list[Span]:
    """By UTC days, as calendars are read and kept."""
    days = days_of(day)
    return [Span(max(day.start, one.start), min(day.end, one.end)) for one in (whole([name]) for name in days)]


def _there(rooms: Sequence[Room], building: str, floor: str) -> tuple[Room, ...]:
    return tuple(
        sorted((room for room in rooms if (room.building, room.floor) == (building, floor)), key=lambda r: r.name)
    )


def _zone(rooms: Sequence[Room], building: str, floor: str) -> ZoneInfo:
    """The floor's; of one that has only a plan, its building's."""
    zones = [room.zone for room in rooms if room.building == building and room.floor == floor]
    zones += [room.zone for room in rooms if room.building == building]
    return ZoneInfo(zones[0] if zones else DEFAULT_ZONE)


async def _likeliest(world: World, who: Identity, building: str, now: datetime) -> tuple[str, str]:
    kept = await world.store.bookings_of(who, now - LOOKED_BACK)
    usual = usual_room(one.booking for one in kept)
    rooms = await world.store.linked_rooms()
    room = next((room for room in rooms if room.id == usual and room.building == (building or room.building)), None)
    return (room.building, room.floor) if room else ("", "")
