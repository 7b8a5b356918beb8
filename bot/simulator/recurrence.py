"""Series of meetings: Graph's patternedRecurrence, expanded. Microsoft's page: "recurrencePattern resource type".

Occurrences keep their local wall-clock time in the recurrence's zone over daylight-saving changes.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from .people import WEEKDAYS
from .zones import zone

INDEXES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
HORIZON = 2000
"""No series is followed further than so many occurrences."""


class BadRecurrence(ValueError):
    """A patternedRecurrence that Exchange would refuse."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A checked patternedRecurrence; `raw` is the JSON as it was sent."""

    kind: str
    interval: int
    days: tuple[int, ...]
    day_of_month: int
    index: str
    first_day: int
    start: date
    until: date | None
    count: int | None
    zone: str | None
    raw: dict[str, Any]


def read_recurrence(raw: Any) -> Recurrence:
    """Checks the JSON of a patternedRecurrence; raises `BadRecurrence` with a sentence."""
    try:
        pattern, span = raw["pattern"], raw["range"]
        kind, interval = pattern["type"], int(pattern.get("interval", 1))
        days = tuple(WEEKDAYS.index(day.lower()) for day in pattern.get("daysOfWeek", ()))
        first_day = WEEKDAYS.index(pattern.get("firstDayOfWeek", "sunday").lower())
        start = date.fromisoformat(span["startDate"])
        until = date.fromisoformat(span["endDate"]) if span["type"] == "endDate" else None
        number = int(span["numberOfOccurrences"]) if span["type"] == "numbered" else None
        zone(span.get("recurrenceTimeZone") or "UTC")
    except (KeyError, TypeError, ValueError, AttributeError) as cause:
        raise BadRecurrence(f"The recurrence is not well formed: {cause}") from cause
    if kind not in ("daily", "weekly", "absoluteMonthly", "relativeMonthly"):
        raise BadRecurrence(f"The recurrence pattern '{kind}' is not supported")
    if span["type"] not in ("endDate", "numbered", "noEnd") or interval < 1 or (number is not None and number < 1):
        raise BadRecurrence("The recurrence range or interval is not valid")
    if kind in ("weekly", "relativeMonthly") and not days:
        raise BadRecurrence(f"daysOfWeek is required for the pattern '{kind}'")
    if until is not None and until < start:
        raise BadRecurrence("The recurrence ends before it starts")
    day, index = int(pattern.get("dayOfMonth") or start.day), pattern.get("index") or "first"
    if not 1 <= day <= 31 or index not in INDEXES:
        raise BadRecurrence("The day or week of the month is not valid")
    return Recurrence(
        kind, interval, days, day, index, first_day, start, until, number,
        span.get("recurrenceTimeZone") or None, raw,
    )  # fmt: skip


def occurrences(
    series: Recurrence, start: datetime, end: datetime, default_zone: str, before: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Every occurrence that begins before `before`. `start` and `end` are those of the first; all in UTC."""
    here = zone(series.zone or default_zone)
    clock, length = start.astimezone(here).time(), end - start
    for number, day in enumerate(_days(series)):
        if number >= (series.count or HORIZON) or (series.until and day > series.until):
            return
        begin = datetime.combine(day, clock, here).astimezone(UTC)
        if begin >= before:
            return
        yield begin, begin + length


def _days(series: Recurrence) -> Iterator[date]:
    day = series.start
    if series.kind == "daily":
        while True:
            yield day
            day += timedelta(days=series.interval)
    if series.kind == "weekly":
        week = day - timedelta(days=(day.weekday() - series.first_day) % 7)
        while True:
            for offset in sorted((d - series.first_day) % 7 for d in series.days):
                if week + timedelta(days=offset) >= series.start:
                    yield week + timedelta(days=offset)
            week += timedelta(weeks=series.interval)
    month = day.year * 12 + day.month - 1
    while True:
        found = _in_month(series, month // 12, month % 12 + 1)
        if found >= series.start:
            yield found
        month += series.interval


def _in_month(series: Recurrence, year: int, month: int) -> date:
    last = months.monthrange(year, month)[1]
    if series.kind == "absoluteMonthly":
        # Exchange moves a 31st to the last day of a shorter month.
        return date(year, month, min(series.day_of_month, last))
    matching = [date(year, month, d) for d in range(1, last + 1) if date(year, month, d).weekday() in series.days]
    place = INDEXES[series.index]
    return matching[-1] if place == -1 else matching[min(place, len(matching) - 1)]
