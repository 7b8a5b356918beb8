"""Brings the tables from whatever an older Nook left to what `bot.store.tables` says, when the store is opened.

To change a table: change `tables`, add `versions/000N_what_changes.py` by hand (it has to work on both databases; for
SQLite use `op.batch_alter_table`), and add sample rows to tests/store/test_migrations.py, which refuses a migration
without. A version file never imports `tables`: it is about the past.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

NEWEST = max(file.name.partition("_")[0] for file in Path(__file__).with_name("versions").glob("[0-9]*.py"))
"""The version that the last of the files makes: "0009"."""

_LOCK = 4_862_103_377
"""PostgreSQL's advisory lock for migrations: any number that nothing else uses."""


def migrate(connection: Connection, to: str = NEWEST) -> None:
    """In the connection's transaction: all of the migrations or none. Raises StoreTrouble for foreign tables."""
    if connection.dialect.name == "postgresql":
        # Several replicas start at once; the first one migrates, the others wait here and find it done.
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    if (now := _version(connection)) != NEWEST:
        from bot.store.migrations.upgrading import upgrade

        upgrade(connection, now, to)


def migrated(connection: Connection) -> bool:
    """Whether the tables are of the version that this Nook's newest migration makes."""
    return _version(connection) == NEWEST


def _version(connection: Connection) -> str | None:
    """As Alembic wrote it down; None where it did not."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
