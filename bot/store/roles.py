"""Who is an admin of what kind."""

from __future__ import annotations

from sqlalchemy import Connection, select

from bot.domain.people import Identity, Role
from bot.store.tables import roles
from bot.store.upserts import replacing, run

_ALL = select(roles)
_GRANT = replacing(roles)


def grant(connection: Connection, identity: Identity, name: str, role: Role) -> None:
    row = {"tenant": identity.tenant, "object_id": identity.object_id, "role": role.value, "name": name}
    run(connection, _GRANT, row)


def admins(connection: Connection) -> tuple[tuple[Identity, str, Role], ...]:
    """By name."""
    found = [(Identity(row.tenant, row.object_id), row.name, Role(row.role)) for row in connection.execute(_ALL)]
    found.sort(key=lambda admin: (admin[1], admin[0].tenant, admin[0].object_id, admin[2]))
    return tuple(found)
