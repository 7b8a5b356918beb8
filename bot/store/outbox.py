"""What is still to be done for bookings, and when. Rows are leased, not taken out: a worker that dies loses nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, delete, func, select, update

from bot.store.columns import Moment
from bot.store.leases import free
from bot.store.tables import outbox
from bot.store.upserts import replacing, run

_WRITE = replacing(outbox)
_REMOVE = delete(outbox).where(outbox.c.booking == bindparam("which"))
# SKIP LOCKED lets several workers of PostgreSQL claim at once; SQLite has one writer at a time and is spared the words.
_CLAIMABLE = (
    select(outbox.c.booking)
    .where(
        outbox.c.due_at <= bindparam("now", type_=Moment),
        free(outbox.c.lease_until),
    )
    .order_by(outbox.c.due_at, outbox.c.booking)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(outbox)
    .where(outbox.c.booking.in_(bindparam("which", expanding=True)))
    .values(lease_until=bindparam("until", type_=Moment))
)
_POSTPONE = (
    update(outbox)
    .where(outbox.c.booking == bindparam("which"))
    .values(due_at=bindparam("due", type_=Moment), lease_until=None, tries=outbox.c.tries + 1)
)
_TRIES = select(outbox.c.tries).where(outbox.c.booking == bindparam("which"))
_NEXT_DUE = select(
    func.min(case((outbox.c.lease_until > outbox.c.due_at, outbox.c.lease_until), else_=outbox.c.due_at), type_=Moment)
)


def make_due(connection: Connection, booking: str, due: datetime) -> None:
    """Puts the booking's row in, or a fresh one in its place: no lease, no tries."""
    run(connection, _WRITE, {"booking": booking, "due_at": due, "lease_until": None, "tries": 0})


def remove(connection: Connection, booking: str) -> None:
    connection.execute(_REMOVE, {"which": booking})


def claim(connection: Connection, now: datetime, lease_seconds: float, most: int) -> tuple[str, ...]:
    """Those due longest first. A lease ends at `now` + `lease_seconds`; from then on the row may be claimed again."""
    until = now + timedelta(seconds=lease_seconds)
    claimed = tuple(connection.execute(_CLAIMABLE, {"now": now, "until": until, "most": most}).scalars())
    if claimed:
        connection.execute(_LEASE, {"which": claimed, "until": until})
    return claimed


def postpone(connection: Connection, booking: str, due: datetime) -> int:
    """How often it was tried; 0 where another worker has done it meanwhile."""
    connection.execute(_POSTPONE, {"which": booking, "due": due})
    return connection.execute(_TRIES, {"which": booking}).scalar() or 0


def next_due(connection: Connection) -> datetime | None:
    """When the next row can be claimed: a leased one, when its lease ends."""
    due: datetime | None = connection.execute(_NEXT_DUE).scalar()
    return due
