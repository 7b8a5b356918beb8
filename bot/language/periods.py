"""Which days a report is about: "last month", "February 2027", "last 2 weeks", "2027-02-01 to 2027-02-14"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.domain.use import Period

USUAL_DAYS = 30
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_FORMS = (
    (
        "dates",
        re.compile(r"(?:from )?(?P<a>\d{4}-\d\d-\d\d)(?: ?(?:to|until|till|-|–) ?(?P<b>\d{4}-\d\d-\d\d))?", re.I),
    ),
    ("month", re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)\b", re.I)),
    ("named", re.compile(rf"\b(?P<name>{_MONTH})\b\.?(?: (?P<year>\d{{4}}))?", re.I)),
    ("lasting", re.compile(r"\b(?:the )?(?:last|past) (?P<n>\d{1,3}) (?P<unit>day|week|month)s?\b", re.I)),
    ("unit", re.compile(r"\b(?:the )?(?P<which>last|past|this|previous) (?P<unit>week|month|quarter|year)\b", re.I)),
    ("day", re.compile(r"\b(?P<day>today|yesterday)\b", re.I)),
    ("year", re.compile(r"\b(?P<year>20\d\d)\b", re.I)),
)
_AROUND = re.compile(
    r"^(?:\W|\b(?:for|of|in|at|from|during|and|the|building)\b)+|(?:\W|\b(?:for|of|in|at|and)\b)+$", re.I
)


def said_period(said: str, today: date) -> tuple[Period, str]:
    """The days that were said, none after today, and what was said besides; the last 30 days where none were."""
    for kind, form in _FORMS:
        for found in form.finditer(said):
            period = _period(kind, found, today)
            if period is not None and period.first <= today:
                rest = f"{said[: found.start()]} {said[found.end() :]}"
                return Period(period.first, min(period.last, today)), _bare(rest)
    return Period(today - timedelta(days=USUAL_DAYS - 1), today), _bare(said)


def _bare(said: str) -> str:
    return _AROUND.sub("", " ".join(said.split()))


def _period(kind: str, said: re.Match[str], today: date) -> Period | None:
    try:
        match kind:
            case "dates":
                first = date.fromisoformat(said["a"])
                last = date.fromisoformat(said["b"]) if said["b"] else first
                return Period(min(first, last), max(first, last))
            case "month":
                return _months(int(said["year"]), int(said["month"]), 1)
            case "named":
                return _named(said, today)
            case "lasting":
                return _lasting(int(said["n"]), said["unit"].lower(), today)
            case "unit":
                return _unit(said["unit"].lower(), said["which"].lower() != "this", today)
            case "day":
                day = today - timedelta(days=said["day"].lower() == "yesterday")
                return Period(day, day)
        return _months(int(said["year"]), 1, 12)
    except ValueError:
        return None  # no such day


def _named(said: re.Match[str], today: date) -> Period:
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(said["name"].lower()))
    year = int(said["year"]) if said["year"] else today.year - (month > today.month)
    return _months(year, month, 1)


def _lasting(number: int, unit: str, today: date) -> Period:
    if unit == "month":
        months = today.year * 12 + today.month - 1 - max(1, number)
        first = date(months // 12, months % 12 + 1, 1)
        return Period(first, today)
    days = max(1, number) * (7 if unit == "week" else 1)
    return Period(today - timedelta(days=days - 1), today)


def _unit(unit: str, before: bool, today: date) -> Period:
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * before)
        return Period(monday, monday + timedelta(days=6))
    size = {"month": 1, "quarter": 3, "year": 12}[unit]
    start = (today.year * 12 + today.month - 1) // size * size - size * before
    return _months(start // 12, start % 12 + 1, size)


def _months(year: int, month: int, many: int) -> Period:
    after = year * 12 + month - 1 + many
    return Period(date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))
