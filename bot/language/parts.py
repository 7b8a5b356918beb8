"""Parts of the day: "in the morning", "this afternoon", "tonight", "late evening"; and when each begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .alternatives import either, meaning
from .sheet import TIME, Sheet
from .words import Words

# Hours from and to, for the whole, the early and the late part.
HOURS = {
    "morning": ((8, 12), (8, 10), (10, 12)),
    "afternoon": ((12, 18), (12, 15), (15, 18)),
    "evening": ((18, 22), (17, 20), (19, 22)),
    "night": ((19, 23), (19, 22), (21, 24)),
    "lunch": ((12, 14), (12, 13), (13, 14)),
    "after lunch": ((13, 18), (13, 15), (15, 18)),
    "day": ((8, 18), (8, 13), (13, 18)),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: its name, the hours it means, and whether "this" or "tonight" put it on today."""

    name: str
    hours: tuple[int, int]
    today: bool = False


@cache
def _patterns(w: Words) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    slow = rf"(?P<early>{w.early})|(?P<late>{w.late})"
    return (
        re.compile(
            rf"(?<!\w)(?:(?:{w.about}|at|{slow})[ -])?(?P<part>{either(w.today_parts)})(?!\w)".replace("(?P<e1>", "(?:")
        ),
        re.compile(
            rf"(?<!\w)(?<!good )(?:(?:{w.part_lead}) ?)?(?:(?:{slow})[ -])?(?:(?:{w.the}) )?"
            rf"(?P<part>{either(w.parts)})(?!\w)"
        ),
        re.compile(rf"(?<!\w)(?:{w.later_today})(?!\w)"),
    )


def take_part(sheet: Sheet, w: Words, hour_now: int) -> Part | None:
    """The part of the day that was said, struck out."""
    today, plain, later = _patterns(w)
    for pattern, table, on_today in ((today, w.today_parts, True), (plain, w.parts, False)):
        found = sheet.take(pattern)
        if found:
            said = found["part"]
            name = meaning(table, found, "part")
            which = 1 if found["early"] or " early" in said else 2 if found["late"] or " late" in said else 0
            hours = w.part_hours.get(name) or HOURS[name]
            return Part(name, hours[which], on_today)
    if sheet.take(later, TIME):
        return Part("afternoon" if hour_now < 12 else "evening", (12, 18) if hour_now < 12 else (hour_now, 24), True)
    return None
