"""Subscriptions to room calendars, and the calendars that Microsoft 365 says have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.ports.subscriptions import Subscription
from bot.store.database import Database
from bot.store.fresh import Fresh
from bot.store.locks import lock
from bot.store.tables import hints, subscriptions
from bot.store.upserts import replacing, run, unless_there

_ALL = select(subscriptions)
_TRIED = select(subscriptions.c.tried_at).where(subscriptions.c.calendar == bindparam("which"))
_KEEP = replacing(subscriptions)
_DROP = delete(subscriptions).where(subscriptions.c.calendar == bindparam("which"))
_HINT = unless_there(hints, "calendar")
_HINTED = select(hints.c.calendar).order_by(hints.c.calendar).limit(bindparam("most")).with_for_update(skip_locked=True)
_TAKE = delete(hints).where(hints.c.calendar.in_(bindparam("these", expanding=True)))


class SqlSubscriptions:
    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._all = Fresh(lambda: database.read(_read), clock=clock)

    async def all(self) -> Mapping[str, Subscription]:
        return await self._all.get()

    async def begin(self, subscription: Subscription, before: datetime) -> bool:
        def work(connection: Connection) -> bool:
            lock(connection, f"subscription {subscription.calendar}")
            tried = connection.execute(_TRIED, {"which": subscription.calendar}).scalar()
            if tried is not None and tried > before:
                return False
            run(connection, _KEEP, asdict(subscription))
            return True

        try:
            return await self._database.write(work)
        finally:
            self._all.changed()

    async def keep(self, subscription: Subscription) -> None:
        try:
            await self._database.write(lambda c: run(c, _KEEP, asdict(subscription)))
        finally:
            self._all.changed()

    async def drop(self, calendars: Collection[str]) -> None:
        try:
            if calendars:
                await self._database.write(lambda c: c.execute(_DROP, [{"which": one} for one in sorted(calendars)]))
        finally:
            self._all.changed()

    async def hint(self, calendars: Collection[str]) -> None:
        if calendars:
            rows = [{"calendar": calendar} for calendar in sorted(calendars)]
            await self._database.write(lambda c: run(c, _HINT, rows))

    async def hinted(self, most: int) -> Sequence[str]:
        def work(connection: Connection) -> list[str]:
            these = list(connection.execute(_HINTED, {"most": most}).scalars())
            if these:
                connection.execute(_TAKE, {"these": these})
            return these

        return await self._database.write(work, durable=False)


def _read(connection: Connection) -> dict[str, Subscription]:
    return {row.calendar: Subscription(**row._mapping) for row in connection.execute(_ALL)}
