"""Who is an admin of what kind."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from bot.domain.people import Identity, Role
from bot.store.tables import roles
from bot.store.upserts import replacing, run

_OF = select(roles.c.role).where(roles.c.tenant == bindparam("tenant"), roles.c.object_id == bindparam("object_id"))
_ALL = select(roles)
_GRANT = replacing(roles)


def roles_of(connection: Connection, identity: Identity) -> frozenset[Role]:
    found = connection.execute(_OF, {"tenant": identity.tenant, "object_id": identity.object_id})
    return frozenset(Role(role) for role in found.scalars())


def grant(connection: Connection, identity: Identity, name: str, role: Role) -> None:
    row = {"tenant": identity.tenant, "object_id": identity.object_id, "role": role.value, "name": name}
    run(connection, _GRANT, row)


def admins(connection: Connection) -> tuple[tuple[Identity, str, Role], ...]:
    """By name."""
    found = [(Identity(row.tenant, row.object_id), row.name, Role(row.role)) for row in connection.execute(_ALL)]
    found.sort(key=lambda admin: (admin[1], admin[0].tenant, admin[0].object_id, admin[2]))
    return tuple(found)
