"""What people booked through the bot in the weeks before today, so that a demo has something to report.

Everything follows from the seed and the date, as in `company`. Nothing of it stands in a calendar: it is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from .company import slots
from .people import Person
from .rooms import Room
from .tenant import Tenant
from .zones import zone

DAYS = 35
HALF_HOUR = timedelta(minutes=30)
_STARTS = (8, 9, 9, 10, 10, 10, 11, 11, 13, 13, 14, 14, 14, 15, 15, 16, 17)
"""Full hours, as often as they are chosen."""
_MINUTES = (30, 60, 60, 60, 90, 90, 120)
_SIZES = (2, 4, 6, 6, 8, 8, 8, 12, 16)


@dataclass(frozen=True, slots=True)
class Past:
    """One booking that is over (UTC). `declined`: by the room; `missed`: nobody came."""

    room: Room
    organizer: Person
    start: datetime
    end: datetime
    declined: bool = False
    missed: bool = False


@dataclass(frozen=True, slots=True)
class InVain:
    """Searches of one local day that found no free room, for so many people."""

    day: date
    building: str
    people: int
    times: int


def booked_before(tenant: Tenant, people: dict[str, list[Person]], seed: int = 7) -> Iterator[Past]:
    """By room, then by start; no two of a room at once. `people`: who may have booked, by zone."""
    for room in tenant.rooms.values():
        dice = Random(f"{seed} before {room.address}")
        liked = dice.choice((0.0, 0.7, 1.0, 1.3, 1.6, 2.4))
        for day in _workdays(tenant, room.zone):
            over = datetime.combine(day, time(), zone(room.zone))
            for hour in sorted(dice.sample(_STARTS, k=min(4, int(dice.expovariate(1 / liked)) if liked else 0))):
                start = datetime.combine(day, time(hour), zone(room.zone)) + timedelta(minutes=dice.choice((0, 0, 30)))
                end = start + timedelta(minutes=dice.choice(_MINUTES))
                if start < over:
                    continue
                over, luck = end, dice.random()
                organizer = dice.choice(people[room.zone])
                yield Past(room, organizer, start.astimezone(UTC), end.astimezone(UTC), luck < 0.04, 0.04 <= luck < 0.1)


def searched_in_vain(tenant: Tenant, buildings: dict[str, str], seed: int = 7) -> Iterator[InVain]:
    """`buildings`: the zone of each by its name."""
    for building, zone_name in buildings.items():
        dice = Random(f"{seed} in vain {building}")
        for day in _workdays(tenant, zone_name):
            if dice.random() < 0.45:
                yield InVain(day, building, dice.choice(_SIZES), dice.choice((1, 1, 1, 2, 3)))


def calendars_before(tenant: Tenant, seed: int = 7) -> Iterator[tuple[Room, datetime, datetime]]:
    """What stood in the rooms' calendars in the last week, whoever booked (UTC): about half of the working hours."""
    for room in tenant.rooms.values():
        for day in _workdays(tenant, room.zone, 7):
            opens = datetime.combine(day, time(8), zone(room.zone)).astimezone(UTC)
            for first, count in slots(Random(f"{seed} calendar {room.address} {day}"), set()):
                yield room, opens + first * HALF_HOUR, opens + (first + count) * HALF_HOUR


def _workdays(tenant: Tenant, zone_name: str, days: int = DAYS) -> Iterator[date]:
    """Of the last weeks until yesterday, on the clock there."""
    today = tenant.now().astimezone(zone(zone_name)).date()
    for n in range(days, 0, -1):
        if (day := today - timedelta(days=n)).weekday() < 5:
            yield day
