"""Locks that are held to the end of a transaction. SQLite has one writer at a time and needs none."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import BigInteger, Connection, bindparam, func, select

_LOCK = select(func.pg_advisory_xact_lock(bindparam("key", type_=BigInteger)))

CALENDARS = "which calendars are connected and linked"
ROLES = "who is an admin"


def lock(connection: Connection, what: str) -> None:
    """From here to the end of the transaction nobody else has this lock. Two names share one once in 2^64."""
    if connection.dialect.name == "postgresql":
        key = int.from_bytes(blake2b(what.encode(), digest_size=8).digest(), "big", signed=True)
        connection.execute(_LOCK, {"key": key})
