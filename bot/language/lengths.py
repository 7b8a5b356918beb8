"""Lengths of time: "an hour and a half", "90 min", "1h30", "the next two hours", and moments counted from now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .alternatives import either, meaning
from .days import months_later
from .sheet import Sheet
from .words import Words, per_language

MOST_MINUTES = 60 * 24 * 366
_HOURS = re.compile(r"\d+")
_BARE_H = re.compile(r"\d ?h(?: ?\d\d)?$")
_PER_UNIT = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "fortnight": 20160}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many minutes, or so many calendar units."""

    unit: str
    count: float

    @property
    def minutes(self) -> int:
        per = _PER_UNIT.get(self.unit, 43200 if self.unit == "month" else 525600)
        return min(round(self.count * per), MOST_MINUTES)

    @property
    def of_clock(self) -> bool:
        return self.unit in ("minute", "hour")

    def after(self, day: date) -> date:
        """That many days, weeks, months or years later; the last day there is where the calendar ends."""
        try:
            if self.unit in ("month", "year"):
                return months_later(day, int(self.count) * (12 if self.unit == "year" else 1))
            return day + timedelta(minutes=self.minutes)
        except (OverflowError, ValueError):
            return date.max


@per_language
def _amount(w: Words) -> str:
    """The grammar of one amount, as named groups."""
    units = (
        f"(?P<hours>{w.hour})|(?P<minutes>{w.minute})|(?P<days>{w.day})|(?P<fortnights>{w.fortnight})|"
        f"(?P<weeks>{w.week})|(?P<months>{w.month})|(?P<years>{w.year})"
    )
    return (
        rf"(?:(?P<set>{either(w.set_lengths)})\b"
        rf"|(?P<hm_h>\d{{1,2}}) ?h ?(?P<hm_m>[0-5]\d)(?: ?(?:{w.minute}))?\b"
        rf"|(?:(?P<count>\d{{1,5}}(?:[.,]\d{{1,2}})?)|(?P<one>{w.one})|(?P<couple>{w.couple})|(?P<few>{w.few}))"
        rf"(?P<half_before> ?(?:{w.and_half})| 1/2| ?½)?"
        rf"(?: (?:{w.further}))?[ -]?(?:{units})(?!\w)(?P<half_after> (?:{w.and_half})\b)?"
        rf"(?:,? (?:(?:{w.and_}) )?(?P<more>\d{{1,2}}) ?(?:{w.minute})\b)?)"
    )


@per_language
def _patterns(w: Words) -> dict[str, re.Pattern[str]]:
    amount, about = _amount(w), f"(?:(?:{w.about}) )?"
    return {
        "within": re.compile(
            rf"\b(?:{w.within}) {about}{amount}(?!-| (?:{w.meeting_nouns})\b)(?:'?s? time\b)?"
            rf"(?: (?:{w.hence})(?!\w))?"
        ),
        "inside": re.compile(rf"\b(?:{w.inside}) {about}{amount}(?!\w)"),
        "hence": re.compile(rf"\b{amount}(?: (?:and )?(?P<rest>\d{{1,2}}) ?(?:{w.hour}))? ?(?:{w.hence})(?!\w)"),
        "ago": re.compile(rf"\b(?:(?:{w.ago}) {amount}|{amount.replace('?P<', '?P<x_')} (?:{w.ago}))\b"),
        "from": re.compile(rf"(?<!\w)(?<!for )\b{amount} (?:{w.counted_from}) (?!(?:{w.now})(?!\w))"),
        "next": re.compile(
            rf"\b(?:(?:{w.length_for}) )?(?:(?:{w.the}) )?(?:{w.next}) (?:{amount}|(?P<plain>{w.hour})\b)"
        ),
        "all_day": re.compile(rf"(?<!\w)(?:{w.all_day})(?!\w)"),
        "rest": re.compile(rf"(?<!\w)(?:{w.rest_of_day})(?!\w)"),
        "length": re.compile(rf"(?<![\w.,:])(?P<led>(?:{w.length_for}) )?{about}{amount}"),
        "clock_before": re.compile(rf"(?:(?<!\w)(?:{w.at}|{w.frm}|{w.between}|{w.to}|{w.and_}|{w.until_word})|-) ?$"),
        "clock_after": re.compile(rf" ?(?:-|(?:{w.to}|{w.until}|{either(w.today_parts)})(?!\w))"),
        "spelt_hour": re.compile(rf"\d ?(?:{w.clock_hour})$"),
        "length_of": re.compile(w.length_of),
        "any_clock": re.compile(rf"\d ?(?:h(?:\d\d)?|{w.clock_hour}|:\d\d)(?!\w)|(?<!\w)(?:{w.at_word}) \d"),
        "other_clock": re.compile(rf"\d ?(?:h|{w.am}|{w.pm}|{w.oclock}|:\d\d)(?!\w)"),
        "for_days": re.compile(rf"\b(?:{w.length_for}) {about}{amount}"),
    }


def _value(found: re.Match[str], w: Words, prefix: str = "") -> Amount:
    got = {
        name.removeprefix(prefix): value
        for name, value in found.groupdict().items()
        if value and name.startswith(prefix)
    }
    if "set" in got:
        return Amount("minute", meaning(w.set_lengths, found, f"{prefix}set"))
    if "hm_h" in got:
        return Amount("minute", int(got["hm_h"]) * 60 + int(got["hm_m"]))
    unit = next((u for u in ("hour", "minute", "day", "fortnight", "week", "month", "year") if f"{u}s" in got), "hour")
    count = (
        1.0
        if "one" in got
        else 2.0
        if "couple" in got
        else 3.0
        if "few" in got
        else float(got.get("count", "1").replace(",", "."))
    )
    if "half_before" in got or "half_after" in got:
        count += 0.5
    if "more" in got:
        return Amount("minute", count * _PER_UNIT.get(unit, 60) + int(got["more"]))
    return Amount(unit, count)


def count_from_now(sheet: Sheet, w: Words, now: datetime) -> tuple[date | None, datetime | None]:
    """ "in 3 days" as a date; "in 2 hours", "half an hour ago" as a moment."""
    patterns = _patterns(w)
    for name, sign in (("ago", -1), ("within", 1), ("hence", 1)):
        found = sheet.take(patterns[name])
        if not found:
            continue
        backwards_first = name == "ago" and not any(
            found.group(g) for g in ("set", "count", "one", "couple", "few", "hm_h")
        )
        amount = _value(found, w, "x_" if backwards_first else "")
        try:
            if amount.of_clock:
                return None, now + sign * timedelta(minutes=amount.minutes)
            if name == "hence" and found.group("rest"):
                return None, now + timedelta(minutes=amount.minutes + 60 * int(found.group("rest")))
            return (amount.after(now.date()) if sign > 0 else now.date() - timedelta(minutes=amount.minutes)), None
        except (OverflowError, ValueError):
            return None, None
    return None, None


def counted_from(sheet: Sheet, w: Words) -> Amount | None:
    """ "two weeks from", before a day that follows: how far from it."""
    found = sheet.search(_patterns(w)["from"])
    if not found:
        return None
    amount = _value(found, w)
    if amount.of_clock:
        return None
    sheet.strike(found.start(), found.end() - 1, " ")
    return amount


def next_hours(sheet: Sheet, w: Words) -> int | None:
    """ "the next two hours", as minutes from now on."""
    patterns = _patterns(w)
    found = sheet.search(patterns["next"]) or sheet.search(patterns["inside"])
    if not found or (found.re is patterns["inside"] and _other_length(sheet, w, found)):
        return None
    amount = _value(found, w)
    if not amount.of_clock:
        return None
    sheet.strike(found.start(), found.end(), "\ue003")
    return amount.minutes


def _other_length(sheet: Sheet, w: Words, found: re.Match[str]) -> bool:
    """ "within half an hour, for two hours": then the first is when it begins."""
    before = sheet.text
    sheet.strike(found.start(), found.end(), "\ue003")
    other = length(sheet, w)
    sheet.text = before
    return other is not None


def whole_day(sheet: Sheet, w: Words) -> str | None:
    """ "day" for "all day", "rest" for "the rest of the day"."""
    if sheet.take(_patterns(w)["rest"]):
        return "rest"
    return "day" if sheet.take(_patterns(w)["all_day"]) else None


def _is_clock(text: str, found: re.Match[str], w: Words) -> bool:
    """ "15h30" and "at 9h" are times of day; "for 1h30" and "2pm 1h30" are lengths."""
    patterns, spoken = _patterns(w), found.group()
    said = _HOURS.search(spoken)
    spelt_out = patterns["spelt_hour"].search(spoken) is not None
    if found["led"] or not said or not (spelt_out or _BARE_H.search(spoken)):
        return False
    at, followed = found.start() + said.start(), patterns["clock_after"].match(text, found.end())
    lead = patterns["length_of"].search(text, 0, at)
    if lead and not followed and (spelt_out or int(said[0]) <= 6):
        rest = text[:at] + text[found.end() :]
        if patterns["any_clock"].search(rest) or (lead["indefinite"] and int(said[0]) <= 6):
            return False
    if followed or patterns["clock_before"].search(text, 0, at):
        return True
    if spelt_out:
        return "," not in spoken and w.clock_from_hour <= int(said[0]) < 24
    if int(said[0]) > 6:
        return True
    return bool(found["hm_h"]) and not patterns["other_clock"].search(text[: found.start()] + text[found.end() :])


def length(sheet: Sheet, w: Words) -> int | None:
    """A length in minutes; days and weeks only after "for"."""
    for name in ("length", "for_days"):
        for found in sheet.every(_patterns(w)[name]):
            amount = _value(found, w)
            if name == "length" and _is_clock(sheet.text, found, w):
                continue
            if name == "for_days" or amount.of_clock:
                sheet.strike(found.start(), found.end(), "\ue003")
                return amount.minutes
    return None
