"""PostgreSQL: any number of replicas. Work runs on asyncpg through SQLAlchemy, at most ten connections a replica."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.ports import StoreTrouble
from bot.store.database import T, Work, trouble_told
from bot.store.hearing import listen
from bot.store.mailbox_slots import MailboxSlots

CONNECTIONS = 10
_PATIENCE = {"statement_timeout": "3000", "lock_timeout": "2000", "idle_in_transaction_session_timeout": "10000"}
"""Milliseconds. Beyond, the person is told that nothing was booked rather than kept waiting."""
_WAIT_SECONDS = 5
_REPEATABLE = frozenset({"40001", "40P01", "57P01", "57P02", "57P03", "08006", "08003"})
"""SQLSTATEs of what was undone by no fault of its own: serialization, deadlock, a server that stops or is lost."""


class PostgresqlDatabase:
    """A pool of connections. Work that was undone by no fault of its own runs a second time; all of Nook's may."""

    alone = False

    def __init__(self, url: URL) -> None:
        _asyncpg()
        self._url = url
        self._engine = _engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=_WAIT_SECONDS,
            connect_args={"server_settings": _PATIENCE, "timeout": _WAIT_SECONDS, "command_timeout": _WAIT_SECONDS},
        )
        # One SELECT needs no BEGIN and no ROLLBACK: one trip to the server instead of three.
        self._reading = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self.slots: MailboxSlots | None = MailboxSlots(self._engine)

    async def read(self, work: Work[T]) -> T:
        return await self._run(self._reading, work)

    async def write(self, work: Work[T], durable: bool = True) -> T:
        """Always durable: how PostgreSQL commits is its administrator's matter."""
        done = False

        def noted(connection: Connection) -> T:
            nonlocal done
            result = work(connection)
            done = True  # from here on nobody knows whether it came through
            return result

        return await self._run(self._engine, noted, lambda: done)

    async def listen(self, changed: Callable[[str], None], deaf: Callable[[], None]) -> None:
        await listen(_engine(self._url, poolclass=NullPool, connect_args={"timeout": _WAIT_SECONDS}), changed, deaf)

    async def close(self) -> None:
        if self.slots is not None:
            await self.slots.aclose()
        await self._engine.dispose()

    async def _run(self, engine: AsyncEngine, work: Work[T], unsure: Callable[[], bool] = lambda: False) -> T:
        with _trouble_told(unsure):
            try:
                return await _once(engine, work)
            except Exception as error:
                if not _undone(error):
                    raise
            return await _once(engine, work)


async def run_patiently(url: URL, work: Work[T]) -> T:
    """On a connection of its own that waits as long as it takes: for migrations."""
    _asyncpg()
    engine = _engine(url, poolclass=NullPool, connect_args={"timeout": _WAIT_SECONDS})
    try:
        with _trouble_told():
            return await _once(engine, work)
    finally:
        await engine.dispose()


async def _once(engine: AsyncEngine, work: Work[T]) -> T:
    async with engine.begin() as connection:
        return await connection.run_sync(work)


def _engine(url: URL, **options: Any) -> AsyncEngine:
    # READ COMMITTED whatever the server's default: `reserving` waits for a lock and then must see what others wrote.
    return create_async_engine(url, isolation_level="READ COMMITTED", **options)


def _undone(error: Exception) -> bool:
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _REPEATABLE
    return False


def _trouble_told(unsure: Callable[[], bool] = lambda: False) -> AbstractContextManager[None]:
    """What goes wrong while connecting comes from asyncpg unwrapped."""
    asyncpg = _asyncpg()
    return trouble_told(asyncpg.PostgresError, asyncpg.InterfaceError, unsure=unsure)


def _asyncpg() -> Any:
    try:
        import asyncpg
    except ImportError as error:
        raise StoreTrouble("PostgreSQL needs one more package; install it with: pip install asyncpg") from error
    return asyncpg
