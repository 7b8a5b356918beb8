"""Days: "tomorrow", "next Tuesday", "the 3rd of March", "2026-11-20", "Friday week", "the first Monday of May"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .alternatives import meaning
from .day_patterns import day_patterns
from .holidays import holiday
from .sheet import TIME, Sheet
from .words import Words, per_language


@dataclass(frozen=True, slots=True)
class Day:
    """A date that was said. `other` is the second reading of "next Tuesday"; `may_roll`: only a weekday was said."""

    day: date
    other: date | None = None
    may_roll: bool = False


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last. Raises ValueError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 1 <= year <= 9999 else date.max


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _upcoming(today: date, month: int, day: int) -> date | None:
    """That day of the year, this year or the next that has it."""
    for year in range(today.year, today.year + 9):
        found = _valid(year, month, day)
        if found and found >= today:
            return found
    return None


def _day_of_month(today: date, day: int, weekday: int | None = None) -> date | None:
    """The next month that has that day (on that weekday)."""
    for ahead in range(0, 40):
        first = months_later(today.replace(day=1), ahead)
        found = _valid(first.year, first.month, day)
        if found and found >= today and weekday in (None, found.weekday()):
            return found
    return None


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int("".join(text.split()).lstrip("'"))
    return year + 2000 if year < 100 else year


Reader = Callable[[re.Match[str], date, Words, date], "Day | None"]
"""Today and the first day of the week it is in."""


def _iso(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    month = _month(found[2], w) if not found[2].isdigit() else int(found[2])
    day = _valid(int(found[1]), month, int(found[3]))
    return Day(day) if day else None


def _month(text: str, w: Words) -> int:
    return next(i for i, name in enumerate(w.months, 1) if re.fullmatch(name, text))


def _weekday(text: str, w: Words) -> int:
    return next(i for i, name in enumerate(w.weekdays) if re.fullmatch(name, text))


def _day_month(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    return _named(today, found["day"], _month(found["month"], w), _year(found["year"]))


def _named(today: date, day: str, month: int, year: int | None) -> Day | None:
    got = _valid(year, month, int(day)) if year else _upcoming(today, month, int(day))
    return Day(got) if got else None


def _numbers(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    """ "12/03/2019", "5/31", "24.02.": with dots the day comes first, else as the language has it."""
    a, sign, b, year = int(found["a"]), found["sign"], int(found["b"]), _year(found["year"])
    orders = [(b, a), (a, b)] if sign == "." or not w.month_first else [(a, b), (b, a)]
    said = found["weekday"]
    dates = (_valid(year, month, day) if year else _upcoming(today, month, day) for month, day in orders)
    readings = [day for day in dates if day]
    if said:
        if sign == "-" and not year and a < b <= 12:
            return None  # "Friday 9-10" is from nine to ten
        wanted = _weekday(said, w)
        fitting = [d for d in readings if d.weekday() == wanted]
        if fitting:
            return Day(fitting[0])
        if sign != "/" and not year:
            return None  # "Monday 6-8" is no date
    return Day(readings[0]) if readings else None


def _holiday(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    rule = meaning(w.holidays, found, "holiday")
    year = _year(found["year"]) or (today.year + 1 if found["next"] else None)
    if year:
        return Day(holiday(rule, year))
    return next((Day(day) for y in range(today.year, today.year + 9) if (day := holiday(rule, y)) >= today), None)


def _week_number(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    """ "KW 12" is its Monday, this year's or where that is over, the next one's."""
    said = found["weekday"] or found["weekday_behind"]
    wanted, number = _weekday(said, w) if said else 0, int(found["number"])
    this = today.isocalendar().year
    for year in (this, this + 1):
        day = date.fromisocalendar(year, number, wanted + 1)
        if day - timedelta(days=wanted) + timedelta(days=6) >= today:
            return Day(day if said else max(day, today))
    return None


def _near(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    return Day(today + timedelta(days=meaning(w.near_days, found, 1)))


def _nth_weekday(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    wanted = _weekday(found["weekday"], w)
    if found["month"]:
        month, year = _month(found["month"], w), _year(found["year"])
        years = [year] if year else [today.year, today.year + 1]
        firsts = [date(y, month, 1) for y in years if 1 <= y <= 9999]
    else:
        this = today.replace(day=1)
        firsts = [months_later(this, 1)] if found["next"] else [this, months_later(this, 1)]
    for first in firsts:
        if found["final"]:
            last = first.replace(day=monthrange(first.year, first.month)[1])
            day: date | None = last - timedelta(days=(last.weekday() - wanted) % 7)
        else:
            ahead = (wanted - first.weekday()) % 7 + 7 * (int(found["nth"]) - 1)
            day = _valid(first.year, first.month, 1 + ahead)
        if day and (day >= today or first is firsts[-1]):
            return Day(day)
    return None


def _of_month(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    first = months_later(today.replace(day=1), 1 if found["next"] else 0)
    day = _valid(first.year, first.month, int(found["day"]))
    return Day(day) if day else None


def _last_day(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    year, month = today.year, today.month
    if found["month"]:
        month = _month(found["month"], w)
        year = _year(found["year"]) or (year if month >= today.month else year + 1)
    elif found["next"]:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return Day(date(year, month, monthrange(year, month)[1]))


def _edge_of(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    """ "End of next week" is its Friday, "start of next week" its Monday, "end of the year" its last day."""
    ahead = 1 if found["next"] else 0
    if found["in_week"]:
        return Day(max(_in_week(week, 0 if found["start"] else 4, ahead), today))
    if found["in_year"]:
        return Day(max(date(today.year + ahead, 1, 1), today) if found["start"] else date(today.year + ahead, 12, 31))
    if not found["start"]:
        return _last_day(found, today, w, week)
    if found["month"]:
        return _named(today, "1", _month(found["month"], w), _year(found["year"]))
    return Day(max(months_later(today.replace(day=1), ahead), today))


def _in_week(week: date, weekday: int, ahead: int = 0) -> date:
    """That weekday of the week that begins on `week`, or of one so many weeks later."""
    return week + timedelta(days=(weekday - week.weekday()) % 7, weeks=ahead)


def _weeks_away(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    wanted = _weekday(found["weekday"], w)
    weeks = 2 if found["after_next"] else 1 if found["next"] else 0
    return Day(_in_week(week, wanted, weeks))


def _many_weekdays(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    wanted, count = _weekday(found["weekday"], w), int(found["count"])
    first = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return Day(first + timedelta(weeks=max(count, 1) - 1))


def _weekday_and_number(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    wanted, number = _weekday(found["weekday"], w), int(found["day"])
    day = _day_of_month(today, number, wanted) or _day_of_month(today, number)
    return Day(day) if day else None


def _plain_weekday(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    wanted = _weekday(found["weekday"], w)
    ahead = (wanted - today.weekday()) % 7
    nearest = today + timedelta(days=ahead)
    if found["final"]:
        return Day(today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1))
    if found["week"] or found["fortnight"]:
        return Day(nearest + timedelta(days=7 if found["week"] else 14))
    if found["following"] or found["next"] or found["next_behind"]:
        next_week = _in_week(week, wanted, 1)
        upcoming = nearest if ahead else nearest + timedelta(days=7)
        return Day(next_week, upcoming if upcoming != next_week else None)
    return Day(nearest, may_roll=not found["this"])


def _day_only(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    day = _day_of_month(today, int(found["day"]))
    return Day(day) if day else None


def _period(found: re.Match[str], today: date, w: Words, week: date) -> Day | None:
    """ "next week" is its Monday, "next month" its first day, "this week" today."""
    if found["weekend"]:
        saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
        if found["next"] or found["next_behind"]:
            return Day(saturday + timedelta(days=7))
        return Day(max(saturday, today))
    if found["after_next"]:
        return Day(_in_week(week, 0, 2))
    if not (found["next"] or found["next_behind"]):
        return Day(today)
    if found["period_day"]:
        return Day(today + timedelta(days=1))
    if found["period_week"]:
        return Day(_in_week(week, 0, 1))
    return Day(months_later(today.replace(day=1), 1) if found["period_month"] else date(today.year + 1, 1, 1))


@per_language
def _readers(w: Words) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(pattern), _READERS[name]) for name, pattern in day_patterns(w))


_READERS: dict[str, Reader] = {
    "iso": _iso,
    "nth_weekday": _nth_weekday,
    "last_day": _last_day,
    "edge_of": _edge_of,
    "day_month": _day_month,
    "numbers": _numbers,
    "holiday": _holiday,
    "week_number": _week_number,
    "many_weekdays": _many_weekdays,
    "weeks_away": _weeks_away,
    "near": _near,
    "of_month": _of_month,
    "weekday_and_number": _weekday_and_number,
    "weekday": _plain_weekday,
    "day_only": _day_only,
    "period": _period,
}


def take_day(sheet: Sheet, w: Words, today: date) -> Day | None:
    """The day that was said, struck out."""
    return next(take_days(sheet, w, today), None)


def take_days(sheet: Sheet, w: Words, today: date) -> Iterator[Day]:
    """The days that were said, each struck out when it is asked for; most sentences are looked through just once."""
    week = today - timedelta(days=(today.weekday() - sheet.hours.week_starts) % 7)
    for pattern, read in _readers(w):
        while (taken := _first_day(sheet, pattern, read, (today, w, week))) is not None:
            yield taken


def _first_day(sheet: Sheet, pattern: re.Pattern[str], read: Reader, asked: tuple[date, Words, date]) -> Day | None:
    for found in sheet.every(pattern):
        try:
            day = read(found, *asked)
        except (ValueError, OverflowError):
            continue
        if day:
            sheet.strike(found.start(), found.end(), TIME)
            return day
    return None
