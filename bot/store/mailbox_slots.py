"""What several replicas agree on about a mailbox of Microsoft 365: four calls at a time together, and who has to wait.

A slot is an advisory lock of PostgreSQL, held by the connection: when a replica dies, the server frees what it held.
While the database is away each replica keeps within four by itself (`bot.graph.gate`).
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.configuration import MAILBOX_BEARS

if TYPE_CHECKING:  # SQLite's users need not wait for it
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

log = logging.getLogger("nook.store")

TRIED_AGAIN, MOST_OFTEN = 0.05, 0.0125
"""Seconds. Whoever holds a slot has it for as long as one call takes."""

_TAKE = text(
    "SELECT (SELECT slot FROM unnest(CAST(:slots AS integer[])) AS slot"
    " WHERE pg_try_advisory_lock(:key, slot) LIMIT 1),"
    " coalesce((SELECT until - extract(epoch FROM clock_timestamp()) * 1000000 FROM mailbox_holds"
    " WHERE mailbox = :mailbox), 0)"
)
_GIVE = text("SELECT pg_advisory_unlock(:key, :slot)")
_HOLD = text(
    "INSERT INTO mailbox_holds (mailbox, until)"
    " VALUES (:mailbox, extract(epoch FROM clock_timestamp()) * 1000000 + :microseconds)"
    " ON CONFLICT (mailbox) DO UPDATE SET until = greatest(mailbox_holds.until, excluded.until)"
)


class MailboxSlots:
    """`bot.graph.gate.Replicas`, on a connection of its own."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._connection: AsyncConnection | None = None
        self._one_at_a_time = asyncio.Lock()
        self._mine: dict[str, set[int]] = defaultdict(set)
        self._later: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def slot(self, mailbox: str, leave: int = 0) -> AsyncIterator[float]:
        """Waits for one, of those beyond the first `leave`; gives the seconds for which Microsoft 365 wants this
        mailbox to be left alone.
        """
        taken, seconds = await self._wait(mailbox, leave)
        try:
            yield seconds
        finally:
            if taken is not None:
                self._soon(self._give(mailbox, taken))

    async def hold(self, mailbox: str, seconds: float) -> None:
        with suppress(DBAPIError, OSError):
            async with self._one_at_a_time:
                await self._run(_HOLD, mailbox=mailbox, microseconds=int(seconds * 1e6))

    async def aclose(self) -> None:
        await asyncio.gather(*self._later, return_exceptions=True)
        await self._drop()

    async def _wait(self, mailbox: str, leave: int) -> tuple[int | None, float]:
        """The longer somebody waits the more often they ask: nobody keeps the order, and who came later would often be
        first.
        """
        pause = TRIED_AGAIN
        while True:
            asking = asyncio.ensure_future(self._take(mailbox, leave))
            try:
                slot, seconds = await asyncio.shield(asking)
            except asyncio.CancelledError:
                self._soon(self._undo(asking, mailbox))
                raise
            except (DBAPIError, OSError) as error:
                log.info("no slot could be taken together with other replicas: %s", type(error).__name__)
                return None, 0.0
            if slot is not None:
                return slot, seconds
            await asyncio.sleep(pause)
            pause = max(MOST_OFTEN, pause * 0.8)

    async def _take(self, mailbox: str, leave: int) -> tuple[int | None, float]:
        """The first that nobody has. The server would give this connection again what it holds already."""
        async with self._one_at_a_time:
            mine = self._mine[mailbox]
            slots = [slot for slot in range(leave, MAILBOX_BEARS) if slot not in mine]
            if not slots:
                return None, 0.0
            slot, microseconds = await self._run(_TAKE, key=_key(mailbox), slots=slots, mailbox=mailbox)
            if slot is not None:
                mine.add(slot)
            return slot, max(0.0, float(microseconds) / 1e6)

    async def _undo(self, asking: asyncio.Future[tuple[int | None, float]], mailbox: str) -> None:
        """Whoever waited for it has gone."""
        with suppress(DBAPIError, OSError):
            slot, _ = await asking
            if slot is not None:
                await self._give(mailbox, slot)

    async def _give(self, mailbox: str, slot: int) -> None:
        async with self._one_at_a_time:
            with suppress(DBAPIError, OSError):  # a lost connection has given it back
                await self._run(_GIVE, key=_key(mailbox), slot=slot)
            self._mine[mailbox].discard(slot)

    def _soon(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _run(self, statement: Any, **values: Any) -> Any:
        """For whoever has the connection to themselves."""
        try:
            if self._connection is None:
                self._connection = await self._engine.connect()
            result = await self._connection.execute(statement, values)
            return result.first() if result.returns_rows else None
        except BaseException:
            await self._drop()
            raise

    async def _drop(self) -> None:
        """Not back into the pool: what it holds goes with it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                await connection.invalidate()
            with suppress(Exception):
                await connection.close()


def _key(mailbox: str) -> int:
    """Two mailboxes share one once in 2^32, and then four slots."""
    return int.from_bytes(blake2b(mailbox.encode(), digest_size=4).digest(), "big", signed=True)
