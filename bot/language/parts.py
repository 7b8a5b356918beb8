"""Parts of the day: "in the morning", "this afternoon", "tonight", "late evening"; and when each begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.working_hours import WorkingHours, minutes_of

from .alternatives import either, meaning
from .sheet import TIME, Sheet
from .words import Words, per_language

# Hours from and to, for the whole, the early and the late part; "day" and the morning's begin are those of USUAL.
_HOURS = {
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
    """A part of the day: its name, from when to when in minutes since midnight, and whether "this" or "tonight" put it
    on today.
    """

    name: str
    minutes: tuple[int, int]
    today: bool = False


@per_language
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
            return Part(name, stretch_of(name, w, sheet.hours, which), on_today)
    if sheet.take(later, TIME):
        if hour_now < 12:
            return Part("afternoon", (12 * 60, 18 * 60), True)
        return Part("evening", (hour_now * 60, 24 * 60), True)
    return None


def stretch_of(name: str, w: Words, hours: WorkingHours, which: int = 0) -> tuple[int, int]:
    """From when to when a part of the day is, in minutes since midnight: the whole (0), the early (1) or the late (2)
    one. Mornings and days begin when the speaker does.
    """
    begins, ends = (hour * 60 for hour in (w.part_hours.get(name) or _HOURS[name])[which])
    opens, closes = minutes_of(hours.opens), minutes_of(hours.closes)
    if name == "day":
        middle = (opens + closes) // 2
        return ((opens, closes), (opens, middle), (middle, closes))[which]
    if name == "morning" and which < 2 and opens < 12 * 60:
        return opens, min(opens + ends - begins, 12 * 60) if which else ends
    return begins, ends
