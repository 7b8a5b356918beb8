"""Messages that a replica answers or has answered. See `bot.ports.Deliveries`.

The table is UNLOGGED: a commit that writes only there waits for no disk, and what is lost with a server that crashes is
one card too many for whom Teams delivers again in that very moment.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import Column, Connection, Table, Text, bindparam, delete

from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.tables import metadata
from bot.store.upserts import of_both, replacing, run

AT_IT = timedelta(seconds=14)
ANSWERED = timedelta(minutes=10)

# `until`: nobody else is to answer it before.
deliveries = Table(
    "deliveries",
    metadata,
    Column("key", Text, primary_key=True),
    Column("until", Moment, nullable=False, index=True),
)

_TAKE = of_both(
    lambda insert: insert.on_conflict_do_update(
        index_elements=["key"],
        set_={"until": insert.excluded.until},
        where=deliveries.c.until <= bindparam("now", type_=Moment),
    ),
    deliveries,
)
_ANSWERED = replacing(deliveries)
_FORGET = delete(deliveries).where(deliveries.c.until <= bindparam("now", type_=Moment))


class SqlDeliveries:
    """Where one process serves alone, its own memory is enough, and nothing is asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, key: str, now: datetime) -> bool:
        if self._database.alone:
            return True
        row, tries = {"key": key, "until": now + AT_IT, "now": now}, count(1)

        def work(connection: Connection) -> bool:
            # Run again where the connection broke at the commit: the row may be its own, and nobody else would answer.
            again = next(tries) > 1
            return run(connection, _TAKE, row).rowcount == 1 or again

        return await self._database.write(work, durable=False)

    async def answered(self, key: str, now: datetime) -> None:
        if not self._database.alone:
            row = {"key": key, "until": now + ANSWERED}
            await self._database.write(lambda c: run(c, _ANSWERED, row), durable=False)


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"now": now})
