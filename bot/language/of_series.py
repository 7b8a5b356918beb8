"""What is said of a series while it is being talked about: "all of them", "only this one", "from 12 March on", and for
how long it goes on: "for 6 weeks", "10 times", "until 20 December".

Such a sentence says nothing else, and nothing by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.working_hours import USUAL, WorkingHours

from .asides import take_end_of_series, take_scope
from .numerals import write_digits
from .sheet import MARKS, THING, Sheet, cleaned
from .slips import mend
from .understanding import Scope
from .when import take_when
from .words import Words, per_language, words_of

LONGEST = 80
_LEFT = re.compile(rf"[{MARKS}]+|[^\w' ]+")


@dataclass(frozen=True, slots=True)
class OfSeries:
    """`day`: from when on, where that was said. `lasts`: (6, "weeks") or (10, "times"); `until`: its last day."""

    scope: Scope | None = None
    day: date | None = None
    lasts: tuple[int, str] | None = None
    until: date | None = None


@per_language
def _everything(w: Words) -> re.Pattern[str]:
    words = w.asides.all_of_them if w.asides else "(?!)"
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w'])")


def of_series(text: str, now: datetime, lang: str = "en", hours: WorkingHours = USUAL) -> OfSeries | None:
    """What `text` says, at `now` (naive, on the speaker's clock); None for any other sentence."""
    w = words_of(lang)
    if w.asides is None or w.follow is None or len(text) > LONGEST:
        return None
    sheet = Sheet(cleaned(text), hours)
    mend(sheet, w)
    write_digits(sheet, w)
    scope, since = take_scope(sheet, w, w.asides, now.date())
    lasts, until = (None, None) if scope else take_end_of_series(sheet, w, w.asides, now.date())
    if scope is None and lasts is None and until is None and sheet.take(_everything(w), THING):
        scope = Scope.ALL
    if scope is None and lasts is None and until is None:
        return None
    when = take_when(sheet, w, now)
    left = set(_LEFT.sub(" ", sheet.text).split()) - w.follow.small - w.follow.book
    on = re.compile(rf"(?:{w.on}|{w.frm})")
    if any(not on.fullmatch(word) for word in left) or when.clock or when.minutes or when.recurrence:
        return None
    return OfSeries(scope, since or when.day, lasts, until)
