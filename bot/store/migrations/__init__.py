"""Brings the tables from whatever an older Nook left to what `bot.store.tables` says, when the store is opened.

To change a table: change `tables`, add `versions/000N_what_changes.py` by hand (it has to work on both databases; for
SQLite use `op.batch_alter_table`), and add sample rows to tests/store/test_migrations.py, which refuses a migration
without. A version file never imports `tables`: it is about the past.
"""

from __future__ import annotations

import logging
from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, text

from bot.ports import StoreTrouble

_LOCK = 4_862_103_377
"""PostgreSQL's advisory lock for migrations: any number that nothing else uses."""


def migrate(connection: Connection, to: str = "head") -> None:
    """In the connection's transaction: all of the migrations or none. Raises StoreTrouble for foreign tables."""
    if connection.dialect.name == "postgresql":
        # Several replicas start at once; the first one migrates, the others wait here and find it done.
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    script = _script()
    now = MigrationContext.configure(connection).get_current_revision()
    if now == script.get_current_head():
        return
    known = {revision.revision for revision in script.walk_revisions()}
    if now is not None and now not in known:
        raise StoreTrouble(
            f"it was used by a newer Nook (its tables are of version {now}, this Nook knows "
            f"{script.get_current_head()}): start the newer Nook, or name another database"
        )
    if now is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise StoreTrouble("it belongs to another program: it has tables that are not Nook's")
    logging.getLogger(__name__).info("migrating the database from version %s", now or "nothing")
    command.upgrade(version_files(connection), to)


def migrated(connection: Connection) -> bool:
    """Whether the tables are of the version that this Nook's newest migration makes."""
    return MigrationContext.configure(connection).get_current_revision() == _script().get_current_head()


@cache
def _script() -> ScriptDirectory:
    """The versions, which are read once: they do not change while Nook runs."""
    return ScriptDirectory.from_config(version_files(None))


def version_files(connection: Connection | None) -> Config:
    """Alembic's configuration: the files beside this one, on that connection."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.attributes["connection"] = connection
    return config
