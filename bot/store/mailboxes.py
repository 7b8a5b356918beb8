"""Four calls in flight for a mailbox, and its Retry-After, for all replicas on one PostgreSQL: `graph.gate.Replicas`.

A call holds one of four advisory locks of its mailbox, on one connection of the replica's own: a replica that dies
gives all of them back, as its session ends. Who was told to wait notifies the others. Where the database is away, each
keeps to its own four calls until it is back: that a call to Microsoft 365 fails for it would help nobody.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from hashlib import blake2b
from typing import Any

from bot.store.postgresql import asyncpg_module

log = logging.getLogger(__name__)

TOGETHER = 4
CHANNEL = "nook_told_to_wait"
_LOOKED_AGAIN, _CONNECTED_AGAIN, _PATIENCE = 0.05, 1.0, 2.0
"""Seconds between two looks for a free place, between two attempts to connect, and for one statement."""


class Mailboxes:
    def __init__(self, database_url: str, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._url, self._sleep = database_url, sleep
        self._asyncpg = asyncpg_module()
        self._connection: Any = None
        self._one_at_a_time = asyncio.Lock()
        self._not_before = float("-inf")
        self._ours: dict[str, set[int]] = defaultdict(set)
        self._told: dict[str, float] = {}
        self._returning: set[asyncio.Task[None]] = set()

    async def aclose(self) -> None:
        if self._connection is not None:
            self._connection.terminate()

    @asynccontextmanager
    async def slot(self, mailbox: str) -> AsyncIterator[float]:
        """Waits for one of the four places; gives the seconds for which another replica was told to wait."""
        taking = self._later(self._taken(mailbox))
        try:
            taken = await asyncio.shield(taking)
        except asyncio.CancelledError:
            taking.cancel()
            taking.add_done_callback(partial(self._not_wanted, mailbox))
            raise
        try:
            yield max(0.0, self._told.get(mailbox, 0.0) - time.monotonic())
        finally:
            if taken is not None:
                self._later(self._returned(mailbox, *taken))

    def _not_wanted(self, mailbox: str, taking: asyncio.Task[Any]) -> None:
        if not taking.cancelled() and taking.exception() is None and taking.result() is not None:
            self._later(self._returned(mailbox, *taking.result()))

    async def hold(self, mailbox: str, seconds: float) -> None:
        """Tells the others that Microsoft 365 asked to wait."""
        await self._query("SELECT pg_notify($1, $2)", CHANNEL, f"{seconds:.3f} {mailbox}")

    async def _taken(self, mailbox: str) -> tuple[Any, int] | None:
        """The place, on the connection that it is locked on; None where the database is away."""
        while True:
            for place in range(TOGETHER):
                if place in self._ours[mailbox]:
                    continue
                self._ours[mailbox].add(place)
                try:
                    # Not cut off in between: nobody would know whether it is locked.
                    locked = await asyncio.shield(
                        self._later(self._query("SELECT pg_try_advisory_lock($1)", _key(mailbox, place)))
                    )
                except asyncio.CancelledError:
                    self._later(self._returned(mailbox, self._connection, place))
                    raise
                if locked is True:
                    self._ours[mailbox].add(place)  # again: a lost connection takes all of them out
                    return self._connection, place
                self._ours[mailbox].discard(place)
                if locked is None:
                    return None
            await self._sleep(_LOOKED_AGAIN)

    async def _returned(self, mailbox: str, connection: Any, place: int) -> None:
        if connection is self._connection:  # a session that ended has given back all
            await self._query("SELECT pg_advisory_unlock($1)", _key(mailbox, place))
            self._ours[mailbox].discard(place)

    def _later(self, work: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.create_task(work)
        self._returning.add(task)
        task.add_done_callback(self._returning.discard)
        return task

    async def _query(self, statement: str, *values: Any) -> Any:
        """Its one value; None where the database is away."""
        async with self._one_at_a_time:
            try:
                connection = await self._connected()
                return await connection.fetchval(statement, *values, timeout=_PATIENCE) if connection else None
            except (OSError, TimeoutError, self._asyncpg.PostgresError, self._asyncpg.InterfaceError) as trouble:
                log.warning("mailboxes are not shared with other replicas for now: %s", type(trouble).__name__)
                self._forget_connection()
                return None

    async def _connected(self) -> Any:
        if self._connection is None or self._connection.is_closed():
            self._forget_connection()
            if time.monotonic() < self._not_before:
                return None
            self._not_before = time.monotonic() + _CONNECTED_AGAIN
            self._connection = await self._asyncpg.connect(self._url, timeout=_PATIENCE)
            await self._connection.add_listener(CHANNEL, self._heard)
        return self._connection

    def _forget_connection(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None
            self._ours.clear()

    def _heard(self, _connection: Any, _process: int, _channel: str, said: str) -> None:
        seconds, _, mailbox = said.partition(" ")
        self._told[mailbox] = max(self._told.get(mailbox, 0.0), time.monotonic() + float(seconds))


def _key(mailbox: str, place: int) -> int:
    name = f"call {place} in flight for {mailbox}".encode()
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big", signed=True)


def shared_mailboxes(database_url: str) -> Mailboxes | None:
    """None on SQLite, where there is one process only."""
    return Mailboxes(database_url) if database_url.startswith("postgres") else None
