"""When everybody has time: stretches in which nobody of several people is busy, within the hours of an office day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.span import Span, gaps, merged
from bot.domain.working_hours import WorkingHours

STEP = timedelta(minutes=15)
DAYS = 5
"""How many office days are looked through."""


def office_days(first: date, zone: ZoneInfo, after: datetime, hours: WorkingHours) -> tuple[Span, ...]:
    """The working hours of `first` and of the working days after it, without what lies before `after` (UTC). A day off
    counts only where it is the first, since then somebody said so.
    """
    days: list[Span] = []
    day = first
    while len(days) < DAYS and (day - first).days < 2 * DAYS:
        span = hours.on(day, zone)
        if (day == first or day.weekday() in hours.days) and span.end > after:
            days.append(Span(max(span.start, after), span.end))
        day += timedelta(days=1)
    return tuple(days)


def times_for_all(busy: Iterable[Span], hours: Span, minutes: int) -> Iterator[Span]:
    """Stretches of that length within `hours` in which nobody is busy, earliest first, each from a quarter of an hour
    on.
    """
    length = timedelta(minutes=minutes)
    for gap in gaps(list(merged(busy)), hours):
        start = _next_quarter(gap.start)
        while start + length <= gap.end:
            yield Span(start, start + length)
            start += STEP


def _next_quarter(moment: datetime) -> datetime:
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (STEP - over if over else timedelta(0))
