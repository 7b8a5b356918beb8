"""That something changed which a floor shows: rooms, plans, bookings, what calendars say. What it was is to be read.

Other processes learn of it with the commit, by PostgreSQL's NOTIFY, which also names the calendars that are held
otherwise than before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, text

from bot.store.database import T, Work

CHANNEL = "nook_changed"
_NOTIFY = text("SELECT pg_notify(:channel, :calendars)")
_MOST_NAMED = 7_000
"""PostgreSQL takes up to 8,000 bytes."""
ANY, NONE = "*", ""


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

    def announced(self, work: Work[T], calendars: Collection[str] = NONE) -> Work[T]:
        """The work, of which other processes learn with its commit. `calendars`, as the set is after the work: those
        whose holds it changes.
        """
        if self._alone:
            return work

        def told(connection: Connection) -> T:
            result = work(connection)
            named = " ".join(sorted(calendars)) or NONE
            whose = named if len(named.encode()) <= _MOST_NAMED else ANY
            connection.execute(_NOTIFY, {"channel": CHANNEL, "calendars": whose})
            return result

        return told
