"""Free/busy kept warm: what people search is read before they do (`bot.domain.sweeping` says how often).

Beats are leased rows, so that of several replicas one reads each. Three calls at a time go through a mailbox, which
bears four: one is left for people. Of several service accounts each makes fewer, and more are left. A sweep that fails,
or stops, makes no room free: searches read for themselves.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.domain.configuration import MAILBOX_BEARS, Configuration
from bot.domain.roster import Roster, roster_of
from bot.domain.sweeping import AHEAD, OFTEN, Beat, until_next
from bot.free_busy.days import whole
from bot.language.names import make_ready
from bot.ports import CalendarTrouble, StoreTrouble
from bot.world import World

log = logging.getLogger("nook.worker")

EVERY = 5.0
"""Seconds between two looks."""
LEASE = 120.0
AT_ONCE = 64
"""Beats in one round: some buildings with their days."""
A_CALL = 20
"""Calendars that one getSchedule may ask for."""
ABREAST = MAILBOX_BEARS - 1
"""Calls at a time through the only service account."""
BREATH = 0.03
"""Seconds between two answers, in which people's turns go on, however quick Microsoft 365 is."""
MOST_HINTED = 200
PLANNED_AGAIN = timedelta(minutes=1)


class Sweeping:
    def __init__(self, world: World) -> None:
        self.world = world
        self._room: dict[tuple[str, int], asyncio.Semaphore] = {}
        self._planned: tuple[Roster, datetime] | None = None
        self.done_at = world.clock.now()
        """When all that was due had been tried; at first, when Nook began."""

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY)  # first, so that whoever just started answers people at once
            await self.work()

    async def work(self) -> int:
        """All that is due now; how many beats were read."""
        swept = 0
        try:
            await self._plan()
            await self._follow_hints()
            while claimed := await self.world.store.sweeps.claim(self.world.clock.now(), LEASE, AT_ONCE):
                await self._sweep(claimed)
                swept += len(claimed)
            self.done_at = self.world.clock.now()
        except StoreTrouble as trouble:
            log.warning("calendars are not read ahead: %s", trouble)
        except Exception:
            log.exception("reading calendars ahead broke")
        return swept

    async def _plan(self) -> None:
        now, store = self.world.clock.now(), self.world.store
        await store.sweeps.asked(self.world.readings.asked_about())
        roster = roster_of(await store.linked_rooms())
        if self._planned and self._planned[0] is roster and now - self._planned[1] < PLANNED_AGAIN:
            return
        await self.lay_out()
        days = [(now + timedelta(days=n)).date().isoformat() for n in range(AHEAD)]
        await store.sweeps.plan([Beat(*place, day) for place in roster.places for day in days], now)
        self._planned = roster, now

    async def lay_out(self) -> None:
        """What thousands of rooms are looked up in, before somebody waits for it. Raises StoreTrouble."""
        rooms = await self.world.store.linked_rooms()
        await asyncio.to_thread(make_ready, rooms)
        await self.world.readings.warm(self.world.clock.now())

    async def _follow_hints(self) -> None:
        """Rooms of which Microsoft 365 says that something changed are read at once, for the days that are kept."""
        now, store = self.world.clock.now(), self.world.store
        days = [(now + timedelta(days=n)).date().isoformat() for n in range(AHEAD)]
        while hinted := set(await store.subscriptions.hinted(MOST_HINTED)):
            configurations = await store.configurations()
            by_configuration: dict[str, list[str]] = defaultdict(list)
            for room in await store.linked_rooms():
                if room.calendar in hinted and room.configuration in configurations:
                    by_configuration[room.configuration].append(room.calendar)
            for id, calendars in by_configuration.items():
                await self._read(configurations[id], calendars, days)

    async def _sweep(self, claimed: Mapping[Beat, datetime | None]) -> None:
        roster = roster_of(await self.world.store.linked_rooms())
        configurations = await self.world.store.configurations()
        again: dict[Beat, timedelta | None] = {}

        async def one(beats: Sequence[Beat]) -> None:
            configuration = configurations.get(beats[0].configuration)
            rooms = roster.pick(roster.places.get(beats[0][:2], 0))
            if configuration is None or not configuration.on or not rooms:
                again.update(dict.fromkeys(beats))
                return
            calendars = [room.calendar for room in rooms]
            waits = await self._read(configuration, calendars, [beat.day for beat in beats])
            for beat in beats:
                again[beat] = self._next(beat, claimed[beat], rooms[0].zone, waits)

        try:
            await asyncio.gather(*(one(beats) for beats in _together(claimed)))
        except asyncio.CancelledError:
            again = {**dict.fromkeys(claimed, timedelta()), **again}  # others need not wait for the lease to end
            raise
        finally:
            await self.world.store.sweeps.settle(again, self.world.clock.now())

    def _next(self, beat: Beat, asked_at: datetime | None, zone: str, waits: float) -> timedelta | None:
        now = self.world.clock.now()
        ahead = (now + timedelta(days=AHEAD - 1)).date().isoformat()
        if beat.day > ahead and (asked_at is None or now - asked_at >= timedelta(hours=1)):
            return None
        return max(until_next(asked_at, now, zone), timedelta(seconds=waits))

    async def _read(self, configuration: Configuration, calendars: Sequence[str], days: Sequence[str]) -> float:
        """Seconds that Microsoft 365 wants to be left alone, 0 where it answered."""

        async def one(some: Sequence[str]) -> float:
            async with self._room_of(configuration, some[0]):
                try:
                    leave = MAILBOX_BEARS - abreast(len(configuration.accounts))
                    answer = await self.world.calendars.free_busy(configuration, some, whole(days), leave)
                except CalendarTrouble as trouble:
                    log.info("calendars of %s could not be read ahead: %s", configuration.id, trouble)
                    return trouble.retry_after or OFTEN.total_seconds()
                await self.world.readings.keep(answer, days)
                await asyncio.sleep(BREATH)
            return 0.0

        parts = [calendars[at : at + A_CALL] for at in range(0, len(calendars), A_CALL)]
        return max(await asyncio.gather(*(one(part) for part in parts)))

    def _room_of(self, configuration: Configuration, calendar: str) -> asyncio.Semaphore:
        most = abreast(len(configuration.accounts))
        return self._room.setdefault((configuration.account_for(calendar), most), asyncio.Semaphore(most))


def abreast(accounts: int) -> int:
    """Calls at a time through each of so many service accounts."""
    return max(1, ABREAST + 1 - accounts)


def _together(beats: Iterable[Beat]) -> Iterator[list[Beat]]:
    """Of one building, days in a row: one call asks for all of them."""
    row: list[Beat] = []
    for beat in sorted(beats):
        if row and (beat[:2] != row[-1][:2] or date.fromisoformat(beat.day) != _next_day(row[-1])):
            yield row
            row = []
        row.append(beat)
    if row:
        yield row


def _next_day(beat: Beat) -> date:
    return date.fromisoformat(beat.day) + timedelta(days=1)
