"""The database is away, locked or slow: a StoreTrouble with a sentence, never a hang, never half a booking."""

from __future__ import annotations

import asyncio
import errno
import os
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from bot.ports import RoomTaken, StoreTrouble
from bot.store import SqlStore, open_store, postgresql, sqlite
from bot.store.database import trouble
from bot.store.reserving import Reservation
from tests.databases import sqlite_url
from tests.store.values import booking


async def test_mistakes_of_nook_s_own_are_not_hidden(store: SqlStore) -> None:
    row = "INSERT INTO outbox (booking, due_at, tries) VALUES ('nobody', 0, 0)"
    with pytest.raises(IntegrityError):
        await store._database.write(lambda c: c.execute(text(row)))
    with pytest.raises((ProgrammingError, StoreTrouble)):
        await store._database.write(lambda c: c.execute(text("SELECT * FROM songs")))


def test_an_address_that_does_not_answer_is_not_told() -> None:
    """`/ready` shows the words to whoever asks."""
    refused = ConnectionRefusedError(errno.ECONNREFUSED, "Connect call failed ('10.1.2.3', 5432)")
    assert str(trouble(refused)) == f"the database does not answer: {os.strerror(errno.ECONNREFUSED)}"
    assert "10.1.2.3" not in str(trouble(OSError("Multiple exceptions: [Errno 111] ('10.1.2.3', 5432)")))


@pytest.fixture
async def impatient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[SqlStore, Path]]:
    """SQLite, and a store that does not wait for locks."""
    monkeypatch.setattr(sqlite, "_BUSY_SECONDS", 0.01)
    url = sqlite_url(tmp_path)
    async with await open_store(url) as store:
        yield store, Path(make_url(url).database or "")


@pytest.mark.fault("F23")
async def test_sqlite_locked_by_somebody_else(impatient: tuple[SqlStore, Path]) -> None:
    store, file = impatient
    kept = booking()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble, match="the database does not answer: database is locked") as trouble:
        await store.reserve(kept)
    assert isinstance(trouble.value.__cause__, OperationalError)
    assert await store.booking(kept.booking.id) is None, "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    await store.reserve(kept)


@pytest.mark.fault("F23")
async def test_sqlite_waits_for_the_disk_where_a_promise_was_made(impatient: tuple[SqlStore, Path]) -> None:
    store, _ = impatient

    async def synchronous(durable: bool) -> int:
        level = await store._database.write(lambda c: c.execute(text("PRAGMA synchronous")).scalar(), durable)
        return int(level or 0)

    assert (await synchronous(durable=True), await synchronous(durable=False)) == (2, 1)


async def test_readers_of_sqlite_cannot_write(impatient: tuple[SqlStore, Path]) -> None:
    store, _ = impatient
    with pytest.raises(StoreTrouble, match="readonly"):
        await store._database.read(lambda c: c.execute(text("DELETE FROM cards")))


async def test_connections_of_postgresql_are_impatient(on_postgresql: SqlStore) -> None:
    async def shown(name: str) -> str:
        return str(await on_postgresql._database.read(lambda c: c.execute(text(f"SHOW {name}")).scalar()))

    names = ("statement_timeout", "lock_timeout", "transaction_isolation")
    assert [await shown(name) for name in names] == ["3s", "2s", "read committed"]


async def test_a_slow_statement_is_given_up(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(postgresql._PATIENCE, "statement_timeout", "20")
    async with await open_store(postgres_url) as store:
        with pytest.raises(StoreTrouble, match="canceling statement due to statement timeout"):
            await store._database.read(lambda c: c.execute(text("SELECT pg_sleep(60)")))


async def test_a_room_whose_lock_is_never_given_back(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(postgresql._PATIENCE, "lock_timeout", "20")
    kept = booking()
    async with await open_store(postgres_url) as store:
        locked, may_end = asyncio.Event(), asyncio.Event()

        async def hold() -> None:
            engine = store._database._engine  # type: ignore[attr-defined]
            async with engine.begin() as connection:
                await connection.run_sync(store.reservation(kept))
                locked.set()
                await may_end.wait()

        holding = asyncio.create_task(hold())
        await locked.wait()
        with pytest.raises(StoreTrouble, match="canceling statement due to lock timeout"):
            await store.reserve(booking())
        may_end.set()
        await holding
        with pytest.raises(RoomTaken):
            await store.reserve(booking())


_KILL_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.mark.fault("F7")
async def test_broken_connections_are_replaced_unnoticed(on_postgresql: SqlStore) -> None:
    await asyncio.gather(*(on_postgresql.ping() for _ in range(10)))
    engine = on_postgresql._database._engine  # type: ignore[attr-defined]
    async with engine.connect() as connection:
        await connection.execute(text(_KILL_OTHERS))
    kept = [booking(room_name=f"{n}", calendar=f"{n}") for n in range(10)]
    await asyncio.gather(*(on_postgresql.reserve(one) for one in kept))
    assert [await on_postgresql.booking(one.booking.id) for one in kept] == kept


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.fault("F7")
async def test_a_connection_lost_at_the_commit(on_postgresql: SqlStore, committed: bool) -> None:
    """Whether it came through nobody knows. The second time round gives the booking either way, once."""
    ends: list[bool] = []

    class Cut(Reservation):
        def __call__(self, connection: Connection) -> None:
            super().__call__(connection)
            if not ends:
                ends.append(committed)
                connection.exec_driver_sql("COMMIT" if committed else "SELECT 1")
                connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    kept = booking()
    on_postgresql.reservation = Cut
    await on_postgresql.reserve(kept)
    assert ends == [committed]
    assert await on_postgresql.booking(kept.booking.id) == kept
