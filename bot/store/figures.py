"""How many bookings stand how, and what waits to be done: for those who watch Nook."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.ports import Figures
from bot.store.columns import Moment
from bot.store.tables import bookings, calendars, configurations, free_busy, outbox

_BY_STATE = (
    select(bookings.c.state, func.count().label("number"))
    .where(bookings.c.ends_at > bindparam("now", type_=Moment))
    .group_by(bookings.c.state)
)
_DUE = select(func.count(), func.min(outbox.c.due_at, type_=Moment)).where(
    outbox.c.due_at <= bindparam("now", type_=Moment)
)
_READ = (
    select(func.min(free_busy.c.as_of, type_=Moment))
    .join(calendars, calendars.c.address == free_busy.c.calendar)
    .join(configurations, configurations.c.id == calendars.c.configuration)
    .where(free_busy.c.day == bindparam("today"), calendars.c.room.is_not(None), configurations.c.is_on)
)


def figures(connection: Connection, now: datetime) -> Figures:
    by_state = {row.state: row.number for row in connection.execute(_BY_STATE, {"now": now})}
    due, oldest = connection.execute(_DUE, {"now": now}).one()
    return Figures(by_state, due, oldest, connection.execute(_READ, {"today": now.date().isoformat()}).scalar())
