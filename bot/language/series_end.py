"""How long a series goes on: "until 20 December", "10 times". The answer is what its RRULE is lengthened by."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from .days import take_day
from .sheet import TIME, Sheet
from .words import Words

_TIMES = re.compile(
    r"(?<!\w)(?:for )?(?P<n>\d{1,3}) ?"
    r"(?:times|x|occurrences|sessions|mal|termine|fois|seances|veces|sesiones|keer)(?!\w)"
)


@cache
def _until(w: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{w.until}) (?:(?:the|zum|den|am|le|el|de) )?")


def take_end(sheet: Sheet, w: Words, today: date) -> str:
    """ ";UNTIL=20261220", ";COUNT=10" or "". A clock after "until" is the end of each date, and stays in the text."""
    for found in _until(w).finditer(sheet.text):
        said = sheet.text
        sheet.text = " " * found.end() + said[found.end() :]
        day, struck = take_day(sheet, w, today), sheet.text
        sheet.text = said
        end = found.end()
        while end < len(struck) and struck[end] == TIME:
            end += 1
        if day and end > found.end() and not said[found.end() : end].strip().isdigit():
            sheet.strike(found.start(), end, TIME)
            return f";UNTIL={day.day:%Y%m%d}"
    if found_times := sheet.take(_TIMES):
        return f";COUNT={max(1, int(found_times['n']))}"
    return ""
