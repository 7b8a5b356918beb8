"""Alembic at work. Imported only where there is something to migrate, since that costs a start a tenth of a second."""

from __future__ import annotations

import logging

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.ports import StoreTrouble


def upgrade(connection: Connection, now: str | None, to: str) -> None:
    """From version `now`, None where there is none, in the connection's transaction. Raises StoreTrouble for foreign
    tables.
    """
    versions = version_files(connection)
    script = ScriptDirectory.from_config(versions)
    known = {revision.revision for revision in script.walk_revisions()}
    if now is not None and now not in known:
        raise StoreTrouble(
            f"it was used by a newer Nook (its tables are of version {now}, this Nook knows "
            f"{script.get_current_head()}): start the newer Nook, or name another database"
        )
    if now is None and connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise StoreTrouble("it belongs to another program: it has tables that are not Nook's")
    logging.getLogger(__name__).info("migrating the database from version %s", now or "nothing")
    command.upgrade(versions, to)


def version_files(connection: Connection | None) -> Config:
    """Alembic's configuration: the files beside this one, on that connection."""
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.attributes["connection"] = connection
    return config
