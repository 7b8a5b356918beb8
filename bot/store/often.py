"""Which rooms people book often, in memory: read for everybody at once while bookings are few enough for that, and for
each by themselves who has just booked, or where there are many.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bot.domain.habits import LOOKED_BACK
from bot.domain.people import Identity
from bot.store.bookings import booked_often, more_than
from bot.store.database import Database
from bot.store.fresh import Fresh

SECONDS = 600.0
FEW = 50_000
"""Bookings of the last months, which one SELECT can count through at once."""
MOST_KEPT = 5_000


class Often:
    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database, self._clock = database, clock
        self._all = Fresh(self._read, SECONDS, clock)
        self._many = Fresh(self._are_many, SECONDS, clock)
        self._since: dict[Identity, Fresh[dict[Identity, frozenset[str]]]] = {}
        self._until = datetime.max.replace(tzinfo=UTC)

    async def of(self, asker: Identity, now: datetime) -> frozenset[str]:
        """Ids of the rooms that this person books often."""
        self._until = now
        if asker not in self._since and await self._many.get():
            self.changed(asker)
        kept = self._since.get(asker, self._all)
        return (await kept.get()).get(asker, frozenset())

    def changed(self, asker: Identity | None = None) -> None:
        """Of those whose bookings changed since it was read for everybody, it is read anew; None: of everybody."""
        if asker is None:
            self._since.clear()
            self._many.changed()
            return self._all.changed()
        if len(self._since) >= MOST_KEPT:
            self._since.pop(next(iter(self._since)))
        self._since[asker] = Fresh(lambda: self._read(asker), SECONDS, self._clock)

    async def _are_many(self) -> bool:
        since = self._until - LOOKED_BACK
        return await self._database.read(lambda c: more_than(c, FEW, since))

    async def _read(self, of: Identity | None = None) -> dict[Identity, frozenset[str]]:
        now = self._until
        if of is None:
            self._since.clear()
        return await self._database.read(lambda c: booked_often(c, now, of))
