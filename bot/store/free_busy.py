"""What room calendars said when they were asked last, one row for each calendar and UTC day."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.store.columns import Moment, microseconds, moment
from bot.store.tables import free_busy
from bot.store.upserts import replacing, run

_OF_DAY = select(free_busy).where(free_busy.c.day == bindparam("day"))
_OF_SOME = _OF_DAY.where(free_busy.c.calendar.in_(bindparam("calendars", expanding=True)))
_SINCE = _OF_DAY.where(free_busy.c.as_of >= bindparam("since", type_=Moment))
_SAVE = replacing(free_busy)
_FORGET = delete(free_busy).where(free_busy.c.day < bindparam("oldest"))

Key = tuple[str, str]
"""Address of a calendar, and the UTC day."""


def free_busy_of(
    connection: Connection, day: str, since: datetime | None, of: Collection[str] | None
) -> dict[str, FreeBusy]:
    """Of `of`, where it is given, whenever it was read."""
    if of is not None:
        rows = connection.execute(_OF_SOME, {"day": day, "calendars": sorted(of)})
    else:
        rows = connection.execute(_SINCE if since else _OF_DAY, {"day": day, "since": since})
    return {calendar: FreeBusy(_spans(busy), known, as_of) for calendar, _, as_of, known, busy in rows}


def save_free_busy(connection: Connection, read: Mapping[Key, FreeBusy]) -> None:
    # Sorted: two replicas that sweep the same calendars then lock their rows in the same order.
    rows = [
        {"calendar": calendar, "day": day, "as_of": said.as_of, "known": said.known, "busy": _text(said.busy)}
        for (calendar, day), said in sorted(read.items(), key=lambda item: item[0])
    ]
    if rows:
        run(connection, _SAVE, rows)


def forget_past_days(connection: Connection, now: datetime) -> None:
    """A week is left, for whoever wants to see why Nook offered what it did."""
    connection.execute(_FORGET, {"oldest": (now - timedelta(days=7)).date().isoformat()})


def _text(busy: Sequence[Span]) -> str:
    """Starts and ends by turns, in microseconds: `[a,b,c,d]` is a–b and c–d."""
    ends = [microseconds(moment) for span in busy for moment in (span.start, span.end)]
    return json.dumps(ends, separators=(",", ":"))


@lru_cache(maxsize=4_096)
def _spans(text: str) -> tuple[Span, ...]:
    """Kept for texts seen before: most sweeps read the same ones, and making spans is dear."""
    ends = iter(json.loads(text))
    return tuple(Span(moment(start), moment(end)) for start, end in zip(ends, ends, strict=True))
