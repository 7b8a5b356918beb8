"""Who looks at which floor: each floor that is looked at is read once for all who do, whenever something changed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.commands.floor_day import on_day, refreshed
from bot.domain.floor_day import FloorDay, FloorKey
from bot.ports import StoreTrouble
from bot.world import World

log = logging.getLogger("nook.watching")

EVERY = 10.0
"""Seconds after which a floor is read though nothing was said to have changed: another replica's rooms, what became
too old, a time when the database was away."""
ASKED_EVERY = 30.0
"""Seconds after which Microsoft 365 is asked anew, where what it said is more than a minute old by then."""


class Watch:
    """One who looks. `next` gives the floor as it is now, the latest only."""

    def __init__(self) -> None:
        self._seen: FloorDay | None = None
        self._new = asyncio.Event()

    def show(self, seen: FloorDay) -> None:
        self._seen = seen
        self._new.set()

    async def next(self, seconds: float) -> FloorDay | None:
        """Waits until there is something new; None after so many seconds without."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._new.wait()
        if not self._new.is_set():
            return None
        self._new.clear()
        return self._seen


class _Floor:
    def __init__(self) -> None:
        self.watches: set[Watch] = set()
        self.seen: FloorDay | None = None
        self.work: tuple[asyncio.Task[None], ...] = ()


class Watching:
    def __init__(self, world: World) -> None:
        self._world = world
        self._floors: dict[FloorKey, _Floor] = {}

    @property
    def watched(self) -> int:
        return sum(len(floor.watches) for floor in self._floors.values())

    @asynccontextmanager
    async def watch(self, key: FloorKey) -> AsyncIterator[Watch]:
        floor = self._floors.setdefault(key, _Floor())
        watch = Watch()
        floor.watches.add(watch)
        if floor.seen is not None:
            watch.show(floor.seen)
        if not floor.work:
            floor.work = (
                asyncio.create_task(self._read(key, floor)),
                asyncio.create_task(self._ask(key)),
            )
        try:
            yield watch
        finally:
            floor.watches.discard(watch)
            if not floor.watches:
                self._floors.pop(key, None)
                for task in floor.work:
                    task.cancel()

    async def _read(self, key: FloorKey, floor: _Floor) -> None:
        store, number = self._world.store, 0
        while True:
            try:
                seen = await on_day(self._world, key, self._world.clock.now())
                if seen != floor.seen:
                    floor.seen = seen
                    for watch in floor.watches:
                        watch.show(seen)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(EVERY):
                        number = await store.changed(number)
            except StoreTrouble as trouble:
                log.warning("a floor cannot be read: %s", trouble)
                await asyncio.sleep(EVERY)
            except Exception:
                log.exception("a floor cannot be read")
                await asyncio.sleep(EVERY)

    async def _ask(self, key: FloorKey) -> None:
        while True:
            try:
                await refreshed(self._world, key, self._world.clock.now())
            except StoreTrouble:
                pass  # as above, which says so
            except Exception:
                log.exception("the calendars of a floor cannot be asked")
            await asyncio.sleep(ASKED_EVERY)
