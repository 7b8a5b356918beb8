"""When people work: from the store where it was read within a day, else from their own mailboxes.

What cannot be read is `USUAL`, and no turn fails or waits for long for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from contextlib import suppress
from datetime import datetime, timedelta

from bot.domain.people import Identity
from bot.domain.working_hours import USUAL, WorkingHours
from bot.ports import CalendarRefused, CalendarTrouble, HoursRead, People, Store, StoreTrouble

log = logging.getLogger("nook.hours")

READ_FOR, SILENT_FOR = timedelta(days=1), timedelta(hours=1)
"""How long an answer holds, a no included; and how long nobody asks again where Microsoft 365 gave none."""
PATIENCE = 0.7
"""Seconds that a turn waits, so that it is answered within two; what comes later is kept for the next."""
MOST_IN_MEMORY = 10_000


class Hours:
    def __init__(self, store: Store, people: People) -> None:
        self._store, self._people = store, people
        self._known: OrderedDict[Identity, HoursRead] = OrderedDict()
        self._reading: dict[Identity, asyncio.Task[HoursRead]] = {}

    async def of(self, who: Identity, now: datetime, patience: float = PATIENCE) -> WorkingHours:
        """`now` is UTC, `patience` seconds that Microsoft 365 may take. Raises nothing."""
        known = self._known.get(who)
        if (known is None or known.until <= now) and who not in self._reading:
            known = await self._kept(who, now)
        if known is None or known.until <= now:
            task = self._reading.get(who) or self._start(who, now)
            if patience:
                await asyncio.wait({task}, timeout=patience)
            known = task.result() if task.done() else None
        return (known and known.hours) or USUAL

    async def _kept(self, who: Identity, now: datetime) -> HoursRead | None:
        with suppress(StoreTrouble):
            if (kept := await self._store.hours_of(who, now)) is not None:
                return self._keep(who, kept)
        return None

    def _start(self, who: Identity, now: datetime) -> asyncio.Task[HoursRead]:
        task = self._reading[who] = asyncio.create_task(self._read(who, now))
        task.add_done_callback(lambda _: self._reading.pop(who))
        return task

    async def _read(self, who: Identity, now: datetime) -> HoursRead:
        read = await self._asked(who, now)
        with suppress(StoreTrouble):
            await self._store.keep_hours(who, read)
        return self._keep(who, read)

    async def _asked(self, who: Identity, now: datetime) -> HoursRead:
        try:
            return HoursRead(await self._people.working_hours(who), now + READ_FOR)
        except CalendarRefused:
            return HoursRead(None, now + READ_FOR)
        except CalendarTrouble:
            return HoursRead(None, now + SILENT_FOR)
        except Exception:
            log.exception("working hours could not be read")  # a turn goes on without them whatever it is
            return HoursRead(None, now + SILENT_FOR)

    def _keep(self, who: Identity, read: HoursRead) -> HoursRead:
        self._known[who] = read
        self._known.move_to_end(who)
        if len(self._known) > MOST_IN_MEMORY:
            self._known.popitem(last=False)
        return read
