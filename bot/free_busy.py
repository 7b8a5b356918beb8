"""What the room calendars say, from the store where that is fresh and from Microsoft 365 where it is not.

Read by whole UTC days, since that is what the store keeps. A calendar that does not answer is unknown, which is never
free; a reading of up to `STALE` is still used while Microsoft 365 is away, and the card says of when it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.domain.availability import UNKNOWN, FreeBusy
from bot.domain.configuration import Configuration
from bot.domain.span import Span, merged
from bot.domain.workplace import Room
from bot.ports import CalendarTrouble, World

FRESH = timedelta(seconds=60)
CONFIRMED = timedelta(seconds=10)
STALE = timedelta(minutes=15)

Key = tuple[str, str]


async def read(
    world: World, rooms: Sequence[Room], span: Span, now: datetime, fresh: timedelta = FRESH
) -> dict[str, FreeBusy]:
    """By calendar address: what is busy around `span`, with what Nook's own bookings hold.

    Asks only for readings older than `fresh`.
    """
    days = days_of(span)
    calendars = [room.calendar for room in rooms]
    kept = await world.store.free_busy(calendars, days)
    old = {
        room.calendar: room.configuration
        for room in rooms
        if any(not _newer(kept.get((room.calendar, day)), now - fresh) for day in days)
    }
    if old:
        kept = {**kept, **await _ask(world, old, days)}
    held = await world.store.held(whole(days))
    return {calendar: _over(kept, calendar, days, held.get(calendar, ()), now - STALE) for calendar in calendars}


def days_of(span: Span) -> list[str]:
    """The UTC days that a span touches, as the store names them ("2027-03-01")."""
    last = (span.end - timedelta(microseconds=1)).date()
    first = span.start.date()
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def whole(days: Sequence[str]) -> Span:
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    return Span(_midnight(first), _midnight(last + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _newer(reading: FreeBusy | None, than: datetime) -> bool:
    return reading is not None and reading.as_of is not None and reading.as_of >= than


async def _ask(world: World, old: Mapping[str, str], days: Sequence[str]) -> dict[Key, FreeBusy]:
    """Asks every configuration for its own calendars at once; one that fails leaves the rest as they are."""
    configurations = await world.store.configurations()
    by_configuration: dict[str, list[str]] = {}
    for calendar, configuration in old.items():
        by_configuration.setdefault(configuration, []).append(calendar)

    async def ask(configuration: Configuration, calendars: Sequence[str]) -> Mapping[str, FreeBusy]:
        try:
            return await world.calendars.free_busy(configuration, calendars, whole(days))
        except CalendarTrouble:
            return {}

    answers = await asyncio.gather(
        *(ask(configurations[id], calendars) for id, calendars in by_configuration.items() if id in configurations)
    )
    read: dict[Key, FreeBusy] = {}
    for answer in answers:
        for calendar, reading in answer.items():
            for day in days:
                read[calendar, day] = _cut(reading, whole([day]))
    if read:
        await world.store.save_free_busy(read)
    return read


def _cut(reading: FreeBusy, day: Span) -> FreeBusy:
    busy = tuple(Span(max(s.start, day.start), min(s.end, day.end)) for s in reading.busy if s.overlaps(day))
    return FreeBusy(busy, reading.known, reading.as_of)


def _over(
    kept: Mapping[Key, FreeBusy], calendar: str, days: Sequence[str], held: Sequence[Span], oldest: datetime
) -> FreeBusy:
    readings = [kept.get((calendar, day), UNKNOWN) for day in days]
    busy = tuple(merged([*(span for reading in readings for span in reading.busy), *held]))
    known = all(reading.known and _newer(reading, oldest) for reading in readings)
    moments = [reading.as_of for reading in readings if reading.as_of is not None]
    return FreeBusy(busy, known, min(moments) if moments else None)
