"""Who is an admin of what kind."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.people import Identity, Role
from bot.ports import LastAdmin
from bot.store.locks import ROLES, lock
from bot.store.tables import roles
from bot.store.upserts import replacing, run

_ALL = select(roles)
_GLOBAL = select(roles.c.tenant, roles.c.object_id).where(roles.c.role == Role.GLOBAL.value)
_GRANT = replacing(roles)
_REVOKE = delete(roles).where(roles.c.tenant == bindparam("whose"), roles.c.object_id == bindparam("who"))


def grant(connection: Connection, identity: Identity, name: str, role: Role) -> None:
    row = {"tenant": identity.tenant, "object_id": identity.object_id, "role": role.value, "name": name}
    run(connection, _GRANT, row)


class Revocation:
    """All roles of a person taken away. Raises LastAdmin.

    Looking for another Global administrator and taking the role are two steps; between them nobody else may take one,
    or two who revoke each other at once leave none. The steps are methods so that a test can take one away.
    """

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def __call__(self, connection: Connection) -> None:
        self.lock(connection)
        if self.is_last(connection):
            raise LastAdmin("the last Global administrator keeps the role")
        connection.execute(_REVOKE, {"whose": self._identity.tenant, "who": self._identity.object_id})

    def lock(self, connection: Connection) -> None:
        lock(connection, ROLES)

    def is_last(self, connection: Connection) -> bool:
        return {Identity(*row) for row in connection.execute(_GLOBAL)} == {self._identity}


def admins(connection: Connection) -> tuple[tuple[Identity, str, Role], ...]:
    """By name."""
    found = [(Identity(row.tenant, row.object_id), row.name, Role(row.role)) for row in connection.execute(_ALL)]
    found.sort(key=lambda admin: (admin[1], admin[0].tenant, admin[0].object_id, admin[2]))
    return tuple(found)
