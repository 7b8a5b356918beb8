"""What reports are made of: bookings without their people, and what is only counted, as it happens."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Connection, Integer, Table, Text, bindparam, delete, select

from bot.domain.booking import State
from bot.domain.span import Span
from bot.domain.use import Count, Happened, Period, Stay
from bot.store.columns import Moment
from bot.store.tables import bookings, metadata
from bot.store.upserts import adding, run

KEPT_FOR = timedelta(days=800)
"""This year and the one before can be compared; what is older is forgotten."""
_AROUND_THE_WORLD = timedelta(hours=14)

counts = Table(
    "counts",
    metadata,
    # A day of the local calendar, as 2027-03-01.
    Column("day", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("building", Text, primary_key=True),
    Column("room", Text, primary_key=True),
    Column("seats", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
)

_ADD = adding(counts, "number")
_COUNTED = select(counts).where(counts.c.day >= bindparam("first"), counts.c.day <= bindparam("last"))
_FORGET = delete(counts).where(counts.c.day < bindparam("before"))
_STAYS = select(
    bookings.c.room, bookings.c.room_name, bookings.c.zone, bookings.c.starts_at, bookings.c.ends_at, bookings.c.state
).where(bookings.c.ends_at > bindparam("since", type_=Moment), bookings.c.starts_at < bindparam("until", type_=Moment))


def count(connection: Connection, counted: Count) -> None:
    """Adds to what was counted of the same before."""
    row = {
        "day": counted.day.isoformat(),
        "what": counted.what.value,
        "building": counted.building,
        "room": counted.room,
        "seats": counted.seats,
        "number": counted.number,
    }
    run(connection, _ADD, row)


def used(connection: Connection, period: Period) -> tuple[tuple[Stay, ...], tuple[Count, ...]]:
    """Whatever touches the period in any zone of the world; no column that tells of a person is read."""
    since = datetime.combine(period.first, time(), ZoneInfo("UTC")) - _AROUND_THE_WORLD
    until = datetime.combine(period.last + timedelta(days=1), time(), ZoneInfo("UTC")) + _AROUND_THE_WORLD
    stays = tuple(
        Stay(room, name, zone, Span(starts, ends), State(state))
        for room, name, zone, starts, ends, state in connection.execute(_STAYS, {"since": since, "until": until})
    )
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    counted = tuple(
        Count(Happened(what), date.fromisoformat(day), building, room, seats, number)
        for day, what, building, room, seats, number in connection.execute(_COUNTED, days)
    )
    return stays, counted


def forget_expired(connection: Connection, now: datetime) -> None:
    connection.execute(_FORGET, {"before": (now - KEPT_FOR).date().isoformat()})
