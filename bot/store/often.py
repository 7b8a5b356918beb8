"""Which rooms people book often, in memory: read for everybody at once, and anew for whoever has just booked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bot.domain.people import Identity
from bot.store.bookings import booked_often
from bot.store.database import Database
from bot.store.fresh import Fresh

SECONDS = 600.0


class Often:
    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock
        self._all = Fresh(self._read, SECONDS, clock)
        self._since: dict[Identity, Fresh[dict[Identity, frozenset[str]]]] = {}
        self._until = datetime.max.replace(tzinfo=UTC)

    async def of(self, asker: Identity, now: datetime) -> frozenset[str]:
        """Ids of the rooms that this person books often."""
        self._until = now
        kept = self._since.get(asker, self._all)
        return (await kept.get()).get(asker, frozenset())

    def changed(self, asker: Identity | None = None) -> None:
        """Of those whose bookings changed since it was read for everybody, it is read anew; None: of everybody."""
        if asker is None:
            return self._all.changed()
        self._since[asker] = Fresh(lambda: self._read(asker), SECONDS, self._clock)

    async def _read(self, of: Identity | None = None) -> dict[Identity, frozenset[str]]:
        now = self._until
        if of is None:
            self._since.clear()
        return await self._database.read(lambda c: booked_often(c, now, of))
