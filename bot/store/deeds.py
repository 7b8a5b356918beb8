"""The log: who did what when. Rows are only ever added; triggers in the database refuse all else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from bot.domain.booking import Booking
from bot.domain.deeds import Deed, Did, Fact, Told
from bot.domain.people import Identity
from bot.store.columns import Moment
from bot.store.database import Work
from bot.store.tables import deeds

_ADD = insert(deeds).inline()
_NEWEST = select(deeds).order_by(deeds.c.number.desc()).limit(bindparam("most"))
_OLDER = _NEWEST.where(deeds.c.number < bindparam("before"))
_SAME = (
    select(deeds.c.number)
    .where(
        deeds.c.at == bindparam("at", type_=Moment),
        *(deeds.c[name] == bindparam(name) for name in ("tenant", "object_id", "did", "on_what", "before", "after")),
    )
    .order_by(deeds.c.number.desc())
    .limit(1)
)


class Recorded:
    """Work with the deeds that it is, in one transaction: both are written or neither."""

    def __init__(self, work: Work[None], deeds: Sequence[Deed]) -> None:
        self._work, self._deeds = work, deeds
        self._ran_before = False

    def __call__(self, connection: Connection) -> None:
        again, self._ran_before = self._ran_before, True
        # The connection broke at the commit. Where the commit had come through all is done, and must not be told as
        # somebody else's change.
        if again and self._deeds and connection.execute(_SAME, _row(self._deeds[0])).first():
            return
        self._work(connection)
        record(connection, self._deeds)


def record(connection: Connection, done: Sequence[Deed]) -> None:
    if done:
        connection.execute(_ADD, [_row(deed) for deed in done])


def booked(booking: Booking) -> Deed:
    """On the room by name, and the start in UTC (ISO 8601)."""
    on = f"{booking.room_name} {booking.span.start.isoformat(timespec='minutes')}"
    return Deed(booking.made_at, booking.asker, booking.asker_name, Did.BOOKED, on)


def newest(connection: Connection, before: int | None, most: int) -> tuple[tuple[int, Deed], ...]:
    if before is None:
        rows = connection.execute(_NEWEST, {"most": most})
    else:
        rows = connection.execute(_OLDER, {"most": most, "before": before})
    return tuple(
        (number, Deed(at, Identity(tenant, object_id), name, Did(did), on, _told(before_it), _told(after)))
        for number, at, tenant, object_id, name, did, on, before_it, after in rows
    )


def _row(deed: Deed) -> dict[str, Any]:
    return {
        "at": deed.at,
        "tenant": deed.who.tenant,
        "object_id": deed.who.object_id,
        "name": deed.name,
        "did": deed.did.value,
        "on_what": deed.on,
        "before": _kept(deed.before),
        "after": _kept(deed.after),
    }


def _kept(told: Told) -> str:
    return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)


def _told(kept: str) -> Told:
    """Names, and what older versions wrote, are plain text."""
    if not kept.startswith("[["):
        return kept
    try:
        return tuple((Fact(fact), str(value)) for fact, value in json.loads(kept))
    except (ValueError, TypeError):
        return kept
