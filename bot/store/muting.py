"""Who is not to be told anything unasked: who said so, and who blocked the bot."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.people import Identity
from bot.store.locks import lock
from bot.store.notice_tables import muted as table
from bot.store.upserts import replacing, run

_ALL = select(table)
_THIS = (table.c.tenant == bindparam("of_tenant")) & (table.c.object_id == bindparam("of_person"))
_ONE = select(table).where(_THIS)
_SAVE = replacing(table)
_REMOVE = delete(table).where(_THIS)


def muted(connection: Connection) -> dict[Identity, bool]:
    """Each, and whether they are taken for one who blocked the bot."""
    return {Identity(row.tenant, row.object_id): row.blocked for row in connection.execute(_ALL)}


def mute(connection: Connection, who: Identity, quiet: bool | None, blocked: bool | None) -> None:
    """None leaves it as it is."""
    key = {"of_tenant": who.tenant, "of_person": who.object_id}
    lock(connection, f"muted {who.tenant} {who.object_id}")
    row = connection.execute(_ONE, key).first()
    quiet = (row is not None and row.quiet) if quiet is None else quiet
    blocked = (row is not None and row.blocked) if blocked is None else blocked
    if quiet or blocked:
        new = {"tenant": who.tenant, "object_id": who.object_id, "quiet": quiet, "blocked": blocked}
        run(connection, _SAVE, new)
    else:
        connection.execute(_REMOVE, key)
