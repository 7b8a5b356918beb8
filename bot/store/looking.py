"""A look at the database that changes nothing, while another Nook may be using it: for the doctor."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, NullPool, create_engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.ports import StoreTrouble
from bot.store.database import trouble
from bot.store.migrations import migrated
from bot.store.opening import postgresql_address


async def looked_at(database_url: str, folder: Path) -> tuple[str, bool]:
    """The address of what can be opened instead, and whether its tables are of another version than this Nook's.

    SQLite is copied into `folder`, since its file is locked by the Nook that runs; the copy of none is an empty one.
    PostgreSQL is its own address: whoever opens one that is of another version brings it up to date. Raises
    StoreTrouble.
    """
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError) as error:
        raise StoreTrouble("DATABASE_URL cannot be read") from error
    try:
        if url.drivername == "sqlite":
            return await asyncio.to_thread(_sqlite, Path(url.database or ""), folder / "copy.db")
        return database_url, not await _postgresql(url)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        told = trouble(error) if isinstance(error, DBAPIError) else error
        raise StoreTrouble(f"the database cannot be read: {told}") from error


def _sqlite(file: Path, copy: Path) -> tuple[str, bool]:
    address = f"sqlite:///{copy}"
    if not file.exists():
        return address, False
    with (
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(copy)) as made,
    ):
        original.backup(made)
    engine = create_engine(URL.create("sqlite", database=str(copy)), poolclass=NullPool)
    with engine.connect() as connection:
        return address, not _as_it_should_be(connection)


async def _postgresql(url: URL) -> bool:
    from bot.store.postgresql import run_patiently

    return await run_patiently(postgresql_address(url), _as_it_should_be)


def _as_it_should_be(connection: Connection) -> bool:
    """An empty database is: the first start makes the tables."""
    return not inspect(connection).get_table_names() or migrated(connection)
