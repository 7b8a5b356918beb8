"""What the room calendars say, from the store where that is fresh and from Microsoft 365 where it is not.

Read by whole UTC days, since that is what the store keeps. A calendar that does not answer is unknown, which is never
free; a reading of up to `STALE` is still used while Microsoft 365 is away, and the card says of when it is. The worker
keeps what people ask about fresh (`bot.worker.sweeping`), so that a search asks Microsoft 365 only to confirm the few
rooms that it shows.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.configuration import Configuration
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.occupancy import Day, Occupancy
from bot.domain.roster import Roster
from bot.domain.span import Span
from bot.domain.sweeping import Beat
from bot.domain.workplace import Room
from bot.free_busy.calls import Calls
from bot.free_busy.days import Days, Key, days_of, whole
from bot.ports import Calendars, CalendarTrouble, Store

FRESH = timedelta(minutes=2)
"""Two sweeps of what is asked about."""
CONFIRMED = timedelta(seconds=10)
STALE = timedelta(minutes=45)
"""Three sweeps of what nobody asks about."""
PATIENCE = 4.5
"""Seconds a person is kept waiting for Microsoft 365: within five they are told."""
IN_VAIN_FOR, AGAIN = 10.0, 0.5
"""For so many seconds after somebody waited in vain nobody waits for longer than this: neither the same turn once more,
nor whoever comes next. Each answer that arrives ends it.
"""
MOST_ASKED = 500
"""Calendars that one search may ask for: 25 calls."""


class Readings:
    """Reads for everybody: who wants what another is just asking for waits for that answer and asks nothing."""

    def __init__(self, store: Store, calendars: Calendars) -> None:
        self._store, self._calendars = store, calendars
        self._days = Days(store)
        self._calls = Calls(self._ask)
        self._asked: dict[Beat, datetime] = {}
        self._in_vain_until = float("-inf")

    async def read(
        self, rooms: Sequence[Room], span: Span, now: datetime, fresh: timedelta = FRESH, likely: int | None = None
    ) -> Mapping[str, FreeBusy]:
        """By calendar address: what is busy around `span`, with what Nook's own bookings hold.

        Asks Microsoft 365 for readings older than `fresh` only. An answer that comes after `PATIENCE` is kept for the
        next who asks; until then such calendars are as they were read before, or unknown.

        `likely`: where the rooms are all that are linked, the set of those that somebody searches (`Roster`): no others
        are asked for, and they are swept often from now on.
        """
        names = days_of(span)
        days = await self._days.of(names, now)
        if rooms is not days[0].roster.given:
            likely = None  # rooms were linked or unlinked since this turn began
        if likely is not None:
            self._note(days, names, likely, now)
        old = _old(days, rooms, now - fresh, likely)
        if old:
            await self._ask_all(old[:MOST_ASKED], names, now, now - fresh)
            days = await self._days.of(names, now)
        found = Occupancy(days, now - STALE)
        if rooms is days[0].roster.given:
            return found
        return {room.calendar: found[room.calendar] for room in rooms}

    async def kept(self, rooms: Sequence[Room], span: Span, now: datetime) -> Mapping[str, FreeBusy]:
        """As `read`, from the store alone: nobody is asked, and what is too old to be used is unknown."""
        names = days_of(span)
        days = await self._days.of(names, now, [room.calendar for room in rooms])
        found = Occupancy(days, now - STALE)
        return {room.calendar: found[room.calendar] for room in rooms}

    async def confirm(
        self, found: Mapping[str, FreeBusy], shown: Sequence[Room], span: Span, now: datetime
    ) -> Mapping[str, FreeBusy]:
        """The same, but for rooms that are about to be shown: their readings are seconds old."""
        unsure = [room for room in shown if not found[room.calendar].since(now - CONFIRMED)]
        if not unsure:
            return found
        newer = await self.read(unsure, span, now, CONFIRMED)
        return found.with_newer(newer) if isinstance(found, Occupancy) else {**found, **newer}

    async def keep(self, answer: Mapping[str, FreeBusy], names: Sequence[str]) -> None:
        """What calendars said of those days. One whose call failed stays as it was read before. Raises StoreTrouble."""
        read: dict[Key, FreeBusy] = {
            (calendar, name): _cut(found, whole([name]))
            for calendar, found in answer.items()
            if found.as_of is not None
            for name in names
        }
        await self._store.save_free_busy(read)
        self._days.put(read)

    def asked_about(self) -> Mapping[Beat, datetime]:
        """What was searched since this was asked last, and when."""
        asked, self._asked = self._asked, {}
        return asked

    async def warm(self, now: datetime) -> None:
        """Today and tomorrow are laid out before anybody asks. Raises StoreTrouble."""
        await self._days.of(_today_and_tomorrow(now), now)

    async def keep_up(self, now: datetime) -> None:
        """What other replicas have read is laid out before anybody waits for it. Raises StoreTrouble."""
        await self._days.of(_today_and_tomorrow(now), now, again=timedelta())

    def busiest(self, roster: Roster, now: datetime, most: int) -> Sequence[Room]:
        """The rooms with most meetings today, as far as they were read."""
        readings = self._days.readings(now.date().isoformat())
        busy = [room for room in roster.rooms if (reading := readings.get(room.calendar)) and reading.busy]
        return sorted(busy, key=lambda room: -len(readings[room.calendar].busy))[:most]

    def _note(self, days: Sequence[Day], names: Sequence[str], likely: int, now: datetime) -> None:
        for (configuration, building), rooms in days[0].roster.places.items():
            if rooms & likely:
                for name in names:
                    self._asked[Beat(configuration, building, name)] = now

    async def _ask_all(self, rooms: Sequence[Room], names: Sequence[str], now: datetime, oldest: datetime) -> None:
        """Waits until each was asked for, by this turn or by another that was just asking."""
        if not self._store.alone:  # another replica may have read them by now
            days = await self._days.of(names, now, [room.calendar for room in rooms])
            rooms = _old(days, rooms, oldest, None)
        configurations = await self._store.configurations()
        by_configuration: dict[str, list[str]] = {}
        for room in rooms:
            if room.configuration in configurations:  # else it was removed since the rooms were read
                by_configuration.setdefault(room.configuration, []).append(room.calendar)
        answers: set[asyncio.Task[None]] = set()
        for id, calendars in by_configuration.items():
            answers |= self._calls.of(configurations[id], calendars, names)
        if not answers:
            return
        tick = asyncio.get_running_loop().time
        done, late = await asyncio.wait(answers, timeout=PATIENCE if tick() >= self._in_vain_until else AGAIN)
        if late:
            self._in_vain_until = tick() + IN_VAIN_FOR
        for task in done:
            task.result()

    async def _ask(self, configuration: Configuration, calendars: Sequence[str], names: Sequence[str]) -> None:
        """A configuration that does not answer leaves what there was."""
        try:
            answer = await self._calendars.free_busy(configuration, calendars, whole(names))
            await self.keep(answer, names)
            self._in_vain_until = float("-inf")
        except CalendarTrouble:
            return


def _today_and_tomorrow(now: datetime) -> list[str]:
    return [(now + timedelta(days=n)).date().isoformat() for n in range(2)]


def _old(days: Sequence[Day], rooms: Sequence[Room], oldest: datetime, likely: int | None) -> Sequence[Room]:
    """Those of which a day was read before `oldest`, or never."""
    roster = days[0].roster
    if rooms is roster.given:
        bits = 0
        for day in days:
            bits |= day.before(oldest)
        return roster.pick(bits if likely is None else bits & likely)
    return [room for room in rooms if not all(day.readings.get(room.calendar, UNKNOWN).since(oldest) for day in days)]


def _cut(reading: FreeBusy, day: Span) -> FreeBusy:
    busy = tuple(
        s if s.within(day) else Span(max(s.start, day.start), min(s.end, day.end))
        for s in reading.busy
        if s.overlaps(day)
    )
    return FreeBusy(busy, reading.known, reading.as_of)
