"""When people work, as their mailboxes said last, until that is too old."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Connection, Table, Text, bindparam, delete, select

from bot.domain.people import Identity
from bot.domain.working_hours import WorkingHours
from bot.plain import from_text, to_text
from bot.ports import HoursRead
from bot.store.columns import Moment
from bot.store.tables import metadata
from bot.store.upserts import replacing, run

# `hours`: JSON text, empty where they cannot be read.
working_hours = Table(
    "working_hours",
    metadata,
    Column("tenant", Text, primary_key=True),
    Column("object_id", Text, primary_key=True),
    Column("hours", Text, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

_SAVE = replacing(working_hours)
_READ = select(working_hours.c.hours, working_hours.c.expires_at).where(
    (working_hours.c.tenant == bindparam("of_tenant")) & (working_hours.c.object_id == bindparam("of_person"))
)
_FORGET = delete(working_hours).where(working_hours.c.expires_at <= bindparam("now", type_=Moment))


def save(connection: Connection, who: Identity, read: HoursRead) -> None:
    hours = to_text(read.hours, WorkingHours) if read.hours else ""
    row = {"tenant": who.tenant, "object_id": who.object_id, "hours": hours, "expires_at": read.until}
    run(connection, _SAVE, row)


def hours_of(connection: Connection, who: Identity, now: datetime) -> HoursRead | None:
    row = connection.execute(_READ, {"of_tenant": who.tenant, "of_person": who.object_id}).first()
    if row is None or row.expires_at <= now:
        return None
    try:
        return HoursRead(from_text(row.hours, WorkingHours) if row.hours else None, row.expires_at)
    except Exception:
        return None  # written by another version of Nook


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"now": now})
