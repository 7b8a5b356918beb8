"""Series: "every Monday", "weekly", "every two weeks", "weekdays". The answer is an RRULE without its prefix."""

from __future__ import annotations

import re

from .alternatives import either, meaning
from .sheet import TIME, Sheet
from .words import Words, per_language

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {"days": "DAILY", "weeks": "WEEKLY", "months": "MONTHLY", "years": "YEARLY"}


@per_language
def _patterns(w: Words) -> dict[str, re.Pattern[str]]:
    weekday = "|".join(w.weekdays)
    day_list = rf"(?P<days>(?:{weekday})(?:(?:,? (?:{w.and_}) |, ?|/)(?:{weekday})){{0,6}})"
    units = f"(?P<days>{w.day})|(?P<weeks>{w.week})|(?P<months>{w.month})|(?P<years>{w.year})"
    part = "|".join(w.parts)
    return {
        "every_part": re.compile(rf"(?<!\w)(?P<every>{w.every}) (?=(?:{part})(?!\w))"),
        "every_unit": re.compile(
            rf"(?<!\w)(?:{w.every}) (?:(?P<other>{w.other}) |"
            rf"(?P<n>\d{{1,2}})(?:{w.ordinal_ending})? )?(?:{units})(?!\w)"
        ),
        "every_day": re.compile(
            rf"(?<!\w)(?P<every>(?:{w.every}) (?:(?P<other>{w.other}) |"
            rf"(?P<n>\d)(?:{w.ordinal_ending})? )?){day_list}"
        ),
        "every_last": re.compile(
            rf"(?<!\w)(?:{w.every}) (?:{w.last}|\d(?:{w.ordinal_ending})) (?=(?:{weekday}|{w.weekend}|"
            rf"{w.day}))"
        ),
        "series": re.compile(rf"(?<!\w)(?P<name>{either(w.series)})(?!\w)"),
        "plural": re.compile(
            rf"(?<!\w)(?P<days>(?:{w.weekday_plural})(?:(?:,? (?:{w.and_}) |"
            rf", ?)(?:{w.weekday_plural})){{0,6}})(?!\w|')"
        ),
        "day_parts": re.compile(rf"(?P<days>{weekday}) (?=(?:{w.plural_parts})(?!\w))"),
        "parts": re.compile(rf"(?<![\w-])(?={w.plural_parts}(?!\w))"),
    }


def _by_day(text: str, w: Words) -> str:
    days = [code for code, name in zip(_DAYS, w.weekdays, strict=True) if re.search(rf"(?<!\w)(?:{name})", text)]
    return ",".join(days)


def take_series(sheet: Sheet, w: Words) -> str | None:
    """The rule of the series. Weekdays and times stay in the text: they say when the first one is."""
    patterns = _patterns(w)
    found = sheet.search(patterns["every_day"])
    if found:
        sheet.strike(found.start(), found.end("every"), TIME)
        step = 2 if found["other"] else int(found["n"] or 1)
        return "FREQ=WEEKLY" + (f";INTERVAL={step}" if step > 1 else "") + f";BYDAY={_by_day(found['days'], w)}"
    found = sheet.take(patterns["every_last"])
    if found:
        return "FREQ=MONTHLY"
    found = sheet.take(patterns["series"])
    if found:
        rule = meaning(w.series, found, "name")
        return _with_days(sheet, w, rule)
    found = sheet.take(patterns["every_unit"])
    if found:
        step = 2 if found["other"] else int(found["n"] or 1)
        unit = next(rule for group, rule in _UNITS.items() if found[group])
        return _with_days(sheet, w, f"FREQ={unit}" + (f";INTERVAL={step}" if step > 1 else ""))
    if sheet.search(patterns["every_part"]):
        sheet.take(patterns["every_part"])
        return "FREQ=DAILY"
    for name in ("plural", "day_parts"):
        found = sheet.search(patterns[name])
        if found:
            return f"FREQ=WEEKLY;BYDAY={_by_day(found['days'], w)}"
    return "FREQ=DAILY" if sheet.search(patterns["parts"]) else None


def _with_days(sheet: Sheet, w: Words, rule: str) -> str:
    """ "weekly on Monday" is on Mondays."""
    if not rule.startswith("FREQ=WEEKLY") or "BYDAY" in rule:
        return rule
    days = _by_day(sheet.text, w)
    return f"{rule};BYDAY={days}" if days else rule
