"""The one place where Nook looks at a real clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def tick(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class SharedClock:
    """The database's clock, which all replicas share: those whose machines disagree still agree on what is due and
    whose lease has ended. Between two readings it goes by `tick`, so that a machine set back an hour sets nothing back.
    """

    def __init__(self, own: RealClock | None = None) -> None:
        self._own = own or RealClock()
        self.tick, self.sleep = self._own.tick, self._own.sleep
        self._read, self._at = self._own.now(), self.tick()

    def now(self) -> datetime:
        return self._read + timedelta(seconds=self.tick() - self._at)

    async def follow(self, time: Callable[[], Awaitable[datetime | None]]) -> float:
        """Reads `time`, None standing for this machine's own. By how many seconds that one is ahead of it."""
        asked = self.tick()
        read = await time()
        own, self._at = self._own.now(), (asked + self.tick()) / 2
        self._read = read or own
        return (own - self._read).total_seconds()
