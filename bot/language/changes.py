"""Changes of a booking: which one ("my 2pm"), and what it shall become ("to 4pm", "half an hour earlier")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from .lengths import length
from .sheet import Sheet
from .understanding import Intent, Understanding
from .when import take_when
from .words import Words, per_language


@per_language
def _patterns(w: Words) -> dict[str, re.Pattern[str]]:
    day = "|".join((*w.weekdays, *w.months, *w.near_days, w.next, w.this, w.weekend, w.the, w.noon_words))
    part = "|".join((*w.parts, *w.today_parts))
    return {
        "to": re.compile(rf"(?<!\w)(?:{w.move_to})(?!\w)"),
        "until": re.compile(rf"(?<!\w)(?:{w.until}|{w.at}|{w.on}|for)(?!\w)"),
        "timely": re.compile(
            rf" ?(?:(?:start|be) )?(?:(?:{w.at}|{w.on}|{w.frm}|{w.between}) )?(?:\d|(?:{day}|{part}|"
            rf"{w.half}|{w.quarter})(?!\w))"
        ),
        "after_clock": re.compile(rf"\d(?::\d\d)?(?: ?(?:{w.am}|{w.pm}|{w.oclock}))? ?$"),
        "from": re.compile(rf" (?:{w.frm}) (?=\d)"),
        "to_clock": re.compile(
            rf"(?<!\w)(?:{w.move_to}) (?=\d{{1,2}}(?:[:.]\d\d)?(?! ?-?(?:{w.hour}|{w.minute})(?!\w)))"
        ),
        "later": re.compile(rf"(?<!\w)(?:{w.later})(?!\w)"),
        "earlier": re.compile(rf"(?<!\w)(?:{w.earlier})(?!\w)"),
        "shorter": re.compile(rf"(?<!\w)(?:{w.shorter})(?!\w)"),
        "end_now": re.compile(rf"(?<!\w)(?:{w.end_now})(?!\w)"),
        "total": re.compile(rf"(?<!\w)(?:{w.total})(?!\w)"),
        "more": re.compile(rf"(?<!\w)(?:{w.more})(?!\w)"),
        "bigger": re.compile(rf"(?<!\w)(?:{w.bigger})(?!\w)"),
    }


def take_change(sheet: Sheet, w: Words, now: datetime, meant: Understanding) -> Understanding:
    """`meant` with what shall become of the booking."""
    if meant.intent is Intent.EXTEND:
        return _extended(sheet, w, now, meant)
    return _moved(sheet, w, now, meant)


def wants_bigger(sheet: Sheet, w: Words) -> bool:
    """ "Something bigger", of a room."""
    return sheet.search(_patterns(w)["bigger"]) is not None


def _extended(sheet: Sheet, w: Words, now: datetime, meant: Understanding) -> Understanding:
    patterns = _patterns(w)
    ends_now = sheet.take(patterns["end_now"]) is not None
    shorter = sheet.search(patterns["shorter"]) is not None
    total = sheet.search(patterns["total"]) is not None and not sheet.search(patterns["more"])
    sheet.rewrite(patterns["to_clock"], lambda found: w.until_word + " ")
    when = take_when(sheet, w, now, roll=False)
    if when.clock and when.minutes and not when.end_clock:
        when = replace(when, ends=None)
    shift = None if total or when.minutes is None else -when.minutes if shorter else when.minutes
    return replace(meant, when=when, shift=shift, end_now=ends_now)


def _moved(sheet: Sheet, w: Words, now: datetime, meant: Understanding) -> Understanding:
    patterns = _patterns(w)
    shift = None
    earlier, later = sheet.search(patterns["earlier"]), sheet.search(patterns["later"])
    if earlier or later:
        minutes = length(sheet, w)
        if minutes is not None:
            shift = minutes if later and not earlier else -minutes
    old, new = _old_and_new(sheet.text, w)
    when = take_when(sheet.beside(old), w, now, roll=False)
    new_when = take_when(sheet.beside(f"{w.at_word} {new.strip()}"), w, now, when.day) if new else None
    return replace(meant, when=when, new_when=new_when, shift=shift)


def _old_and_new(text: str, w: Words) -> tuple[str, str | None]:
    """The text in two: what says which booking, and what says the new time."""
    patterns = _patterns(w)
    for name in ("to", "until"):
        candidates = [found for found in patterns[name].finditer(text) if patterns["timely"].match(text, found.end())]
        if not candidates:
            continue
        chosen = next(
            (found for found in candidates if not patterns["after_clock"].search(text, 0, found.start())), candidates[0]
        )
        old, new = text[: chosen.start()], text[chosen.end() :]
        back = patterns["from"].search(new)
        if back:
            old, new = f"{old} {new[back.start() :]}", new[: back.start()]
        return old, new
    return text, None
