"""What the room calendars say, from the store where that is fresh and from Microsoft 365 where it is not.

Read by whole UTC days, since that is what the store keeps. A calendar that does not answer is unknown, which is never
free; a reading of up to `STALE` is still used while Microsoft 365 is away, and the card says of when it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from weakref import WeakValueDictionary

from bot.domain.availability import UNKNOWN, FreeBusy
from bot.domain.configuration import Configuration
from bot.domain.span import Span, merged
from bot.domain.workplace import Room
from bot.ports import Calendars, CalendarTrouble, Store

FRESH = timedelta(seconds=60)
CONFIRMED = timedelta(seconds=10)
STALE = timedelta(minutes=15)
PATIENCE = 4.5
"""Seconds a person is kept waiting for Microsoft 365: within five they are told."""

Key = tuple[str, str]


class Readings:
    """Reads for everybody: who wants what another is just asking for waits for that answer and asks nothing."""

    def __init__(self, store: Store, calendars: Calendars) -> None:
        self._store, self._calendars = store, calendars
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._late: set[asyncio.Task[None]] = set()

    async def read(
        self, rooms: Sequence[Room], span: Span, now: datetime, fresh: timedelta = FRESH
    ) -> dict[str, FreeBusy]:
        """By calendar address: what is busy around `span`, with what Nook's own bookings hold.

        Asks Microsoft 365 for readings older than `fresh` only. An answer that comes after `PATIENCE` is kept for the
        next who asks; until then such calendars are as they were read before, or unknown.
        """
        days = days_of(span)
        calendars = [room.calendar for room in rooms]
        kept = await self._store.free_busy(calendars, days)
        if _old(kept, calendars, days, now - fresh):
            await self._ask_all(rooms, days, now - fresh)
            kept = await self._store.free_busy(calendars, days)
        held = await self._store.held(whole(days))
        return _known(kept, calendars, days, held, now - STALE)

    async def kept(self, rooms: Sequence[Room], span: Span, now: datetime) -> dict[str, FreeBusy]:
        """As `read`, from the store alone: nobody is asked, and what is too old to be used is unknown."""
        days = days_of(span)
        calendars = [room.calendar for room in rooms]
        kept = await self._store.free_busy(calendars, days)
        held = await self._store.held(whole(days))
        return _known(kept, calendars, days, held, now - STALE)

    async def _ask_all(self, rooms: Sequence[Room], days: Sequence[str], oldest: datetime) -> None:
        configurations = await self._store.configurations()
        by_configuration: dict[str, list[str]] = {}
        for room in rooms:
            by_configuration.setdefault(room.configuration, []).append(room.calendar)
        asking = {
            asyncio.create_task(self._ask(configurations[id], calendars, days, oldest))
            for id, calendars in by_configuration.items()
            if id in configurations
        }
        if not asking:
            return  # each of them was removed since the rooms were read
        self._late |= asking
        for task in asking:
            task.add_done_callback(self._late.discard)
        done, _ = await asyncio.wait(asking, timeout=PATIENCE)
        for task in done:
            task.result()

    async def _ask(
        self, configuration: Configuration, calendars: Sequence[str], days: Sequence[str], oldest: datetime
    ) -> None:
        """What is still old once it is our turn; a configuration that does not answer leaves what there was."""
        lock = self._asking.setdefault(f"{configuration.id} {days[0]}", asyncio.Lock())
        async with lock:
            kept = await self._store.free_busy(calendars, days)
            old = _old(kept, calendars, days, oldest)
            if not old:
                return
            try:
                answer = await self._calendars.free_busy(configuration, old, whole(days))
            except CalendarTrouble:
                return
            read = {(calendar, day): _cut(found, whole([day])) for calendar, found in answer.items() for day in days}
            await self._store.save_free_busy(read)


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


def _old(kept: Mapping[Key, FreeBusy], calendars: Sequence[str], days: Sequence[str], oldest: datetime) -> list[str]:
    """The calendars of which a day was read before `oldest`, or never."""
    old: dict[str, None] = {}
    for day in days:
        for calendar in calendars:
            as_of = kept.get((calendar, day), UNKNOWN).as_of
            if as_of is None or as_of < oldest:
                old[calendar] = None
    return list(old)


def _cut(reading: FreeBusy, day: Span) -> FreeBusy:
    busy = tuple(Span(max(s.start, day.start), min(s.end, day.end)) for s in reading.busy if s.overlaps(day))
    return FreeBusy(busy, reading.known, reading.as_of)


def _known(
    kept: Mapping[Key, FreeBusy],
    calendars: Sequence[str],
    days: Sequence[str],
    held: Mapping[str, Sequence[Span]],
    oldest: datetime,
) -> dict[str, FreeBusy]:
    known: dict[str, FreeBusy] = {}
    first, several = days[0], len(days) > 1
    for calendar in calendars:
        reading = kept.get((calendar, first), UNKNOWN)
        if several or reading.as_of is None or reading.as_of < oldest or calendar in held:
            reading = _over(kept, calendar, days, held.get(calendar, ()), oldest)
        known[calendar] = reading  # as nearly always it is the very one, and a search may read thousands
    return known


def _over(
    kept: Mapping[Key, FreeBusy], calendar: str, days: Sequence[str], held: Sequence[Span], oldest: datetime
) -> FreeBusy:
    readings = [kept.get((calendar, day), UNKNOWN) for day in days]
    busy = tuple(merged([*(span for reading in readings for span in reading.busy), *held]))
    known = all(reading.known and reading.since(oldest) for reading in readings)
    moments = [reading.as_of for reading in readings if reading.as_of is not None]
    return FreeBusy(busy, known, min(moments) if moments else None)
