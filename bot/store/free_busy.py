"""What room calendars said when they were asked last, one row for each calendar and UTC day."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.availability import FreeBusy
from bot.domain.span import Span
from bot.store.columns import microseconds, moment
from bot.store.tables import free_busy
from bot.store.upserts import replacing, run

_READ = select(free_busy).where(
    free_busy.c.calendar.in_(bindparam("calendars", expanding=True)),
    free_busy.c.day.in_(bindparam("days", expanding=True)),
)
_SAVE = replacing(free_busy)
_FORGET = delete(free_busy).where(free_busy.c.day < bindparam("oldest"))
_MOST_AT_ONCE = 5_000
"""Calendars in one SELECT; both databases refuse more than some 32,000 values."""


MOST_IN_MEMORY = 50_000
"""Some 30 MB."""

Key = tuple[str, str]
"""Address of a calendar, and the UTC day."""


class Latest:
    """The newest readings in memory, at most that many: reading rows anew would be half of what a search costs.

    Only for a database that no other process writes to. None is ever newer than the database's, and each says itself
    of when it is.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Key, FreeBusy] = {}

    def of(self, calendars: Sequence[str], days: Sequence[str]) -> tuple[dict[Key, FreeBusy], list[str]]:
        """What is here, and the calendars of which a day is not."""
        kept = self._kept
        found: dict[Key, FreeBusy] = {}
        missing: list[str] = []
        for calendar in calendars:
            for day in days:
                if (reading := kept.get((calendar, day))) is not None:
                    found[calendar, day] = reading
                elif not missing or missing[-1] != calendar:
                    missing.append(calendar)
        return found, missing

    def read(self, readings: Mapping[Key, FreeBusy]) -> None:
        """From the database; what was saved while they were read is newer and stays."""
        for key, reading in readings.items():
            self._kept.setdefault(key, reading)
        self._trim()

    def saved(self, readings: Mapping[Key, FreeBusy]) -> None:
        self._kept.update(readings)
        self._trim()

    def forget(self) -> None:
        self._kept.clear()

    def _trim(self) -> None:
        if len(self._kept) > self._most:
            self._kept.clear()


def free_busy_of(
    connection: Connection, calendars: Sequence[str], days: Sequence[str]
) -> dict[tuple[str, str], FreeBusy]:
    found: dict[tuple[str, str], FreeBusy] = {}
    for at in range(0, len(calendars), _MOST_AT_ONCE):
        some = {"calendars": calendars[at : at + _MOST_AT_ONCE], "days": days}
        for calendar, day, as_of, known, busy in connection.execute(_READ, some):
            found[calendar, day] = FreeBusy(_spans(busy), known, as_of)
    return found


def save_free_busy(connection: Connection, read: Mapping[tuple[str, str], FreeBusy]) -> None:
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


@lru_cache(maxsize=16_384)
def _spans(text: str) -> tuple[Span, ...]:
    """Kept for texts seen before: between two sweeps every search reads the same ones, and making spans is dear."""
    ends = iter(json.loads(text))
    return tuple(Span(moment(start), moment(end)) for start, end in zip(ends, ends, strict=True))
