"""When everybody has time: stretches in which nobody of several people is busy, within the hours of an office day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.span import Span, gaps, merged

OPENS, CLOSES = time(9), time(18)
STEP = timedelta(minutes=15)
DAYS = 5
"""How many office days are looked through."""
_SATURDAY = 5


def office_days(first: date, zone: ZoneInfo, after: datetime) -> tuple[Span, ...]:
    """The hours of `first` and the office days after it, without what lies before `after` (UTC). A weekend day counts
    only where it is the first, since then somebody said so.
    """
    days: list[Span] = []
    day = first
    while len(days) < DAYS and (day - first).days < 2 * DAYS:
        opens, closes = (datetime.combine(day, at, zone) for at in (OPENS, CLOSES))
        if (day == first or day.weekday() < _SATURDAY) and closes > after:
            days.append(Span(max(opens, after), closes))
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
