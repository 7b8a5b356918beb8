"""From DATABASE_URL to an open store with tables as this Nook knows them."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.ports import StoreTrouble
from bot.store.database import trouble
from bot.store.local_disk import shared_disk
from bot.store.migrations import migrate
from bot.store.sqlite import SqliteDatabase
from bot.store.store import SqlStore

_ALLOWED = "use sqlite:///path/to/file.db or postgresql://user:password@host/database"
_MIGRATING = threading.Lock()


async def open_store(database_url: str) -> SqlStore:
    """The store at that address, its tables made or brought up to date. To be closed, or used with `async with`.

    Raises StoreTrouble with a sentence for the person who wrote the address; it never holds the password.
    """
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError) as error:
        raise StoreTrouble(f"DATABASE_URL cannot be read: {_ALLOWED}") from error
    if url.drivername == "sqlite":
        return await _open_sqlite(url)
    if url.drivername in ("postgresql", "postgres"):
        return await _open_postgresql(url)
    raise StoreTrouble(f"DATABASE_URL names {url.drivername!r}, which Nook does not know: {_ALLOWED}")


async def _open_sqlite(url: URL) -> SqlStore:
    if url.host or url.query or not url.database or url.database == ":memory:":
        raise StoreTrouble("DATABASE_URL has to name a file, with three slashes before it: sqlite:///nook.db")
    file = Path(url.database).absolute()
    if not file.parent.is_dir():
        raise StoreTrouble(f"there is no folder {file.parent} for the database {file.name}: create it first")
    if file.is_dir():
        raise StoreTrouble(f"{file} is a folder; DATABASE_URL has to name a file in it")
    if kind := shared_disk(file.resolve()):
        raise StoreTrouble(
            f"{file} lies on a disk shared over the network ({kind}), where SQLite locks up: use a local disk"
        )
    database = await asyncio.to_thread(_locked, file)
    try:
        async with _migrating():
            await database.write(migrate)
    except BaseException as error:
        await database.close()
        if told := _told(f"{file}", error):
            raise told from error
        raise
    return SqlStore(database)


def _locked(file: Path) -> SqliteDatabase:
    database = SqliteDatabase(file)
    try:
        # Who books what with whom is nobody else's business on this machine.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        database.lock.release()
        raise StoreTrouble(f"cannot write {file}: {error.strerror}") from error
    return database


async def _open_postgresql(url: URL) -> SqlStore:
    # Only here, so that who uses SQLite does not wait for its import (a fifth of a second).
    from bot.store.postgresql import PostgresqlDatabase, run_patiently

    url = postgresql_address(url)
    name = f"PostgreSQL database {url.database!r} at {url.host or url.query.get('host', 'localhost')}"
    try:
        async with _migrating():
            await run_patiently(url, migrate)
        return SqlStore(PostgresqlDatabase(url))
    except Exception as error:
        if told := _told(f"the {name}", error):
            raise told from error
        raise


def _told(name: str, error: BaseException) -> StoreTrouble | None:
    """The sentence for it, if it is trouble. While opening, so is a statement that fails: foreign tables, no rights."""
    if isinstance(error, DBAPIError):
        error = trouble(error)
    return StoreTrouble(f"cannot open {name}: {error}") if isinstance(error, StoreTrouble) else None


def postgresql_address(url: URL) -> URL:
    """As asyncpg takes it. Raises StoreTrouble for options that it does not know."""
    query = dict(url.query)
    if "sslmode" in query:
        # libpq's name for it, as the hosters' addresses have it; asyncpg's is `ssl`, with the same values.
        query["ssl"] = query.pop("sslmode")
    if unknown := query.keys() - {"host", "port", "ssl"}:
        raise StoreTrouble(f"DATABASE_URL has an option that is not known: {', '.join(sorted(unknown))}")
    return url.set(drivername="postgresql+asyncpg", query=query)


@asynccontextmanager
async def _migrating() -> AsyncIterator[None]:
    """One at a time in this process, whatever the event loop: Alembic's `op` is a global."""
    while not _MIGRATING.acquire(blocking=False):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        _MIGRATING.release()
