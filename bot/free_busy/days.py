"""The newest readings of some days in memory, laid out for searching."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.occupancy import Day
from bot.domain.roster import Roster, roster_of
from bot.domain.span import Span
from bot.ports import Store

Key = tuple[str, str]
"""Address of a calendar, and the UTC day."""

MOST_READINGS = 50_000
"""Some 15 MB."""
LOOKED_AGAIN = timedelta(seconds=10)
"""After that, what other replicas read is fetched from the database, if it was not meanwhile (`Readings.keep_up`)."""
AT_A_TIME = 200
"""Readings that are laid out before somebody else may go on."""
MOST_FETCHED = 200
"""Calendars that are looked up by themselves. What is new of more is fetched with all that is new."""
LATE = timedelta(seconds=5)
"""As late as a reading may stand in the database after it was made, or another replica's clock be slow: a few rows are
fetched twice. What comes later still is only asked for once more.
"""


class _Kept:
    def __init__(self, day: Day, loaded: asyncio.Task[None]) -> None:
        self.day, self.loaded = day, loaded
        self.holds_of = 0
        self.one_at_a_time = asyncio.Lock()


class Days:
    """Where the database is this process' alone, nothing is read of a day after the first time."""

    def __init__(self, store: Store, most: int = MOST_READINGS) -> None:
        self._store, self._most = store, most
        self._kept: dict[str, _Kept] = {}
        self._newest: dict[str, datetime] = {}
        self._looked: dict[str, datetime] = {}

    async def of(
        self, days: Sequence[str], now: datetime, newest: Collection[str] = (), again: timedelta = LOOKED_AGAIN
    ) -> tuple[Day, ...]:
        """Laid out for the rooms as they are linked now; of the calendars `newest` with what another replica may have
        read this moment, of all with what was read until `again` ago. Raises StoreTrouble.
        """
        roster = roster_of(await self._store.linked_rooms())
        return tuple([await self._one(name, roster, now, newest, again) for name in days])

    def put(self, read: Mapping[Key, FreeBusy]) -> None:
        for (calendar, name), reading in read.items():
            if name in self._kept:
                self._kept[name].day.put(calendar, reading)

    def readings(self, name: str) -> Mapping[str, FreeBusy]:
        """As far as they are in memory."""
        return self._kept[name].day.readings if name in self._kept else {}

    async def _one(self, name: str, roster: Roster, now: datetime, newest: Collection[str], again: timedelta) -> Day:
        kept = self._kept.pop(name, None)
        if kept is None or kept.day.roster is not roster:
            self._looked[name] = now
            self._newest.pop(name, None)
            day = Day(roster)
            kept = _Kept(day, asyncio.create_task(self._load(name, day)))
        self._kept[name] = kept  # the one that was used last stands last
        self._trim()
        try:
            await asyncio.shield(kept.loaded)
            if not self._store.alone:
                await _laid_out(kept.day, await self._news(name, now, newest, again))
            await self._hold(name, kept)
        except Exception:  # not where one of those who wait has gone: what is laid out is good for the others
            if self._kept.get(name) is kept:
                self._drop(name)
            raise
        return kept.day

    async def _load(self, name: str, day: Day) -> None:
        day.lay_out(await self._read(name))

    async def _hold(self, name: str, kept: _Kept) -> None:
        """What bookings hold, read of those calendars only for which it changed since the last time."""
        async with kept.one_at_a_time:
            number, changed = self._store.holds.since(kept.holds_of)
            if changed is None:
                kept.day.hold_all(await self._store.held(whole([name])))
            elif changed:
                held = await self._store.held(whole([name]), changed)
                for calendar in changed:
                    kept.day.hold(calendar, held.get(calendar, ()))
            kept.holds_of = number

    async def _news(
        self, name: str, now: datetime, newest: Collection[str], again: timedelta
    ) -> Mapping[str, FreeBusy]:
        """What other replicas have read of that day meanwhile."""
        if len(newest) > MOST_FETCHED or now - self._looked.get(name, now) >= again:
            self._looked[name] = now
            return await self._read(name)
        return await self._store.free_busy(name, of=newest) if newest else {}

    async def _read(self, name: str) -> Mapping[str, FreeBusy]:
        """What stands there since it was looked for last, or all of it. Whatever was made there is not lost."""
        newest = self._newest.get(name)
        found = await self._store.free_busy(name, newest - LATE if newest else None)
        moments = [reading.as_of for reading in found.values() if reading.as_of is not None]
        if moments:
            self._newest[name] = max([*moments, *([newest] if newest else [])])
        return found

    def _trim(self) -> None:
        while len(self._kept) > 1 and sum(len(kept.day.readings) for kept in self._kept.values()) > self._most:
            self._drop(next(iter(self._kept)))

    def _drop(self, name: str) -> None:
        self._kept.pop(name, None)
        self._newest.pop(name, None)
        self._looked.pop(name, None)


async def _laid_out(day: Day, news: Mapping[str, FreeBusy]) -> None:
    for number, (calendar, reading) in enumerate(news.items(), 1):
        before = day.readings.get(calendar, UNKNOWN)
        if before != reading and not (before.as_of and reading.as_of and before.as_of > reading.as_of):
            day.put(calendar, reading)
        if number % AT_A_TIME == 0:
            await asyncio.sleep(0)


def days_of(span: Span) -> list[str]:
    """The UTC days that a span touches, as the store names them ("2027-03-01")."""
    last = (span.end - timedelta(microseconds=1)).date()
    first = span.start.date()
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def whole(names: Sequence[str]) -> Span:
    first, last = date.fromisoformat(names[0]), date.fromisoformat(names[-1])
    return Span(_midnight(first), _midnight(last + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
