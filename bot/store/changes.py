"""That something changed which a floor shows: rooms, plans, bookings, what calendars say. What it was is to be read."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import Connection, text

from bot.store.database import T, Work

CHANNEL = "nook_changed"
_NOTIFY = text(f"NOTIFY {CHANNEL}")


class Changes:
    """Counts them, and wakes whoever waits. `alone`: no other process writes to the database."""

    def __init__(self, alone: bool) -> None:
        self._alone = alone
        self._number = 0
        self._next = asyncio.Event()

    def changed(self, *_: Any) -> None:
        self._number += 1
        self._next.set()
        self._next = asyncio.Event()

    async def after(self, number: int) -> int:
        """Waits until there was another one since that number, and says the newest."""
        while self._number <= number:
            await self._next.wait()
        return self._number

    def announced(self, work: Work[T]) -> Work[T]:
        """The work, of which other processes learn with its commit (PostgreSQL's NOTIFY; several become one)."""
        if self._alone:
            return work

        def told(connection: Connection) -> T:
            result = work(connection)
            connection.execute(_NOTIFY)
            return result

        return told
