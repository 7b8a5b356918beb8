"""SQLite: one file, one process, one writer at a time.

Work runs whole on a thread of its own, so a transaction of six statements costs one change of thread. Through aiosqlite
each step of each statement would be one: measured 350 µs of CPU for the simplest SELECT, against 90 µs here.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from bot.ports import StoreTrouble
from bot.store.database import T, Work, trouble_told
from bot.store.only_one import OnlyOne
from bot.store.sharing import Sharing

READERS = 3
_BUSY_SECONDS = 5


class SqliteDatabase:
    """The opened file, locked against other processes until it is closed.

    `begin` opens a write transaction. IMMEDIATE takes SQLite's only write lock at once: with a plain BEGIN two
    transactions read first and then get in each other's way. `writers`: more than one brings nothing, and only one
    shares its transactions (`sharing`). Both can be set so that the race tests can show what they are good for.
    """

    alone = True
    slots = None

    def __init__(self, file: Path, begin: str = "BEGIN IMMEDIATE", writers: int = 1) -> None:
        self.lock = OnlyOne(file)
        # FULL waits for the disk at each commit: what a person was promised outlives a power cut.
        self._durable = _engine(file, writers, begin, journal_mode="WAL", synchronous="FULL", foreign_keys="ON")
        self._light = _engine(file, writers, begin, journal_mode="WAL", synchronous="NORMAL", foreign_keys="ON")
        self._reading = _engine(file, READERS, "", query_only="ON")
        self._writers = ThreadPoolExecutor(writers, "store-write")
        self._readers = ThreadPoolExecutor(READERS, "store-read")
        self.sharing = Sharing(self._writers, self._durable, self._light) if writers == 1 else None
        self._closed = False

    async def read(self, work: Work[T]) -> T:
        return await self._on(self._readers, _read, self._reading, work)

    async def write(self, work: Work[T], durable: bool = True) -> T:
        if self.sharing is None:
            return await self._on(self._writers, _write, self._durable if durable else self._light, work)
        self._still_open()
        with trouble_told():
            return await self.sharing.write(work, durable)

    async def listen(self, changed: Callable[[str], None], deaf: Callable[[], None]) -> None:
        """No other process writes there."""

    async def close(self) -> None:
        """Waits for the work that has begun."""
        self._closed = True
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        for threads in (self._readers, self._writers):
            threads.shutdown()
        for engine in (self._reading, self._light, self._durable):
            engine.dispose()
        self.lock.release()

    def _still_open(self) -> None:
        if self._closed:
            raise StoreTrouble("the database is closed: Nook is about to stop")

    async def _on(self, threads: ThreadPoolExecutor, run: Any, engine: Engine, work: Work[T]) -> T:
        self._still_open()
        with trouble_told():
            result: T = await asyncio.get_running_loop().run_in_executor(threads, run, engine, work)
        return result


def _read(engine: Engine, work: Work[T]) -> T:
    with engine.connect() as connection:
        return work(connection)


def _write(engine: Engine, work: Work[T]) -> T:
    with engine.begin() as connection:
        return work(connection)


def _engine(file: Path, size: int, begin: str, **pragmas: str) -> Engine:
    """SQLAlchemy's recipe for transactions of one's own: the driver opens none, the event does."""
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        connect_args={"isolation_level": None, "check_same_thread": False, "timeout": _BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        for name, value in pragmas.items():
            answer = connection.execute(f"PRAGMA {name}={value}").fetchone()
            if name == "journal_mode" and answer[0].upper() != value:
                raise StoreTrouble(f"{file} cannot be written ahead (journal mode {answer[0]}): put it on a local disk")

    if begin:

        @event.listens_for(engine, "begin")
        def begin_transaction(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

    return engine
