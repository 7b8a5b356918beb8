"""Who waits for a room, and for whom one is held: others do not get it meanwhile, whoever asks and however."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, or_, select, update

from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.waiting import Wait
from bot.domain.wish import Wish
from bot.plain import from_text, to_text
from bot.ports import CardAddress, Waiting
from bot.store.columns import Moment
from bot.store.notice_tables import waits
from bot.store.upserts import run, unless_there

_START, _END = bindparam("start", type_=Moment), bindparam("end", type_=Moment)
_INSERT = unless_there(waits, "id")
_ALL = select(waits).order_by(waits.c.made_at, waits.c.id)
_OTHERS = (
    select(func.count())
    .select_from(waits)
    .where(waits.c.starts_at < _END, waits.c.ends_at > _START, waits.c.id != bindparam("but"))
)
_HELD_HERE = (
    waits.c.held_until.is_not(None),
    waits.c.calendar == bindparam("at_calendar"),
    waits.c.starts_at < _END,
    waits.c.ends_at > _START,
)
_OF_ANOTHER = or_(waits.c.tenant != bindparam("of_tenant"), waits.c.object_id != bindparam("of_person"))
_HELD_FOR_ANOTHER = select(waits.c.id).where(*_HELD_HERE, _OF_ANOTHER).limit(1)
_OWN = (waits.c.tenant == bindparam("of_tenant"), waits.c.object_id == bindparam("of_person"))
_USED = delete(waits).where(*_OWN, waits.c.starts_at < _END, waits.c.ends_at > _START).returning(waits.c.calendar)
_HOLD = (
    update(waits)
    .where(waits.c.id == bindparam("which"), waits.c.held_until.is_(None))
    .values(calendar=bindparam("room_calendar"), held_until=bindparam("until", type_=Moment))
)
_REMOVE = delete(waits).where(waits.c.id.in_(bindparam("these", expanding=True))).returning(waits.c.calendar)
HELD = select(waits.c.calendar, waits.c.starts_at, waits.c.ends_at).where(
    waits.c.held_until.is_not(None), waits.c.starts_at < _END, waits.c.ends_at > _START
)
"""What is held in the stretch from `start` to `end`."""


def put(connection: Connection, waiting: Waiting) -> int:
    wait = waiting.wait
    run(connection, _INSERT, _row(waiting))
    span = wait.wish.span
    return connection.execute(_OTHERS, {"start": span.start, "end": span.end, "but": wait.id}).scalar() or 0


def all_of_them(connection: Connection) -> tuple[Waiting, ...]:
    return tuple(_waiting(row) for row in connection.execute(_ALL))


def hold(connection: Connection, wait: Wait) -> bool:
    """False where it is gone or held already. Who calls holds the room's lock, and has seen that it is free."""
    held = {"which": wait.id, "room_calendar": wait.calendar, "until": wait.held_until}
    return connection.execute(_HOLD, held).rowcount == 1


def held_for_another(connection: Connection, calendar: str, span: Span, who: Identity) -> bool:
    """A hold counts until the worker ends it, some seconds after its time."""
    wanted = {"at_calendar": calendar, "start": span.start, "end": span.end, **_of(who)}
    return connection.execute(_HELD_FOR_ANOTHER, wanted).first() is not None


def used(connection: Connection, who: Identity, span: Span) -> set[str]:
    """This person has a room for that time now, and waits no longer; the calendars that were held for them."""
    return set(connection.execute(_USED, {"start": span.start, "end": span.end, **_of(who)}).scalars()) - {""}


def remove(connection: Connection, ids: Collection[str]) -> set[str]:
    """The calendars that were held for them."""
    return set(connection.execute(_REMOVE, {"these": list(ids)}).scalars()) - {""} if ids else set()


def _of(who: Identity) -> dict[str, str]:
    return {"of_tenant": who.tenant, "of_person": who.object_id}


def _row(waiting: Waiting) -> dict[str, Any]:
    wait = waiting.wait
    return {
        "id": wait.id,
        "tenant": wait.who.tenant,
        "object_id": wait.who.object_id,
        "name": waiting.name,
        "wish": to_text(wait.wish, Wish),
        "starts_at": wait.wish.span.start,
        "ends_at": wait.wish.span.end,
        "card": to_text(waiting.card, CardAddress),
        "made_at": wait.made_at,
        "is_first": wait.first,
        "calendar": wait.calendar,
        "held_until": wait.held_until,
    }


def _waiting(row: Row[Any]) -> Waiting:
    who, made_at = Identity(row.tenant, row.object_id), row.made_at
    wait = Wait(row.id, who, from_text(row.wish, Wish), made_at, row.is_first, row.calendar, row.held_until)
    return Waiting(wait, row.name, from_text(row.card, CardAddress))
