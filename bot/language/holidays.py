"""Days of the calendar that have a name: "Karfreitag", "tweede kerstdag", "Weihnachten 2027".

A language says for each name when it is: "12-25", a month and a day; "easter-2", days from Easter Sunday; "advent+7",
days from the first Sunday in Advent; "05:su:2", the second Sunday of May, and "05:mo:-1" its last Monday.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

_COUNTED = re.compile(r"(easter|advent)([+-]\d+)?")
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + i - 7 * ((a + 11 * h + 22 * i) // 451) + 114, 31)
    return date(year, month, day + 1)


def _advent(year: int) -> date:
    """The fourth Sunday before Christmas Day."""
    before = date(year, 12, 24)
    return before - timedelta(days=(before.weekday() + 1) % 7 + 21)


@cache
def holiday(rule: str, year: int) -> date:
    """The day that `rule` means in `year`. Raises ValueError where that year has none."""
    counted = _COUNTED.fullmatch(rule)
    if counted:
        first = _easter(year) if counted[1] == "easter" else _advent(year)
        return first + timedelta(days=int(counted[2] or 0))
    if ":" not in rule:
        return date(year, int(rule[:2]), int(rule[3:]))
    month, weekday, nth = rule.split(":")
    wanted, count = _WEEKDAYS.index(weekday), int(nth)
    if count < 0:
        last = date(year, int(month), monthrange(year, int(month))[1])
        return last - timedelta(days=(last.weekday() - wanted) % 7 + 7 * (-count - 1))
    first = date(year, int(month), 1)
    return date(year, int(month), 1 + (wanted - first.weekday()) % 7 + 7 * (count - 1))
