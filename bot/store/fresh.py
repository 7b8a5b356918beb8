"""A value read from the database and kept in memory for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Fresh(Generic[T]):
    """At most `seconds` old, which may be set at any time. Asked for by many at once, it is read once."""

    def __init__(
        self, read: Callable[[], Awaitable[T]], seconds: float = 10.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._read, self.seconds, self._clock = read, seconds, clock
        self._value: tuple[float, T] | None = None
        self._last: T | None = None
        self._changes = 0
        self._reading = asyncio.Lock()

    async def get(self) -> T:
        if (kept := self._kept()) is not None:
            return kept[1]
        async with self._reading:
            if (kept := self._kept()) is not None:
                return kept[1]
            since, changes = self._clock(), self._changes
            value = await self._read()
            if self._last is not None and value == self._last:
                value = self._last  # the very same while nothing changed: much may be made of it once
            self._last = value
            # What was read while somebody changed it may be the old value: good for this caller, not for keeping.
            if changes == self._changes:
                self._value = (since, value)
            return value

    def changed(self) -> None:
        """The next caller reads it anew."""
        self._value = None
        self._changes += 1

    def _kept(self) -> tuple[float, T] | None:
        value = self._value
        return value if value is not None and self._clock() - value[0] < self.seconds else None
