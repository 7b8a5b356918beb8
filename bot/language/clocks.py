"""Times of day: "2pm", "14:30", "half past two", "from 12 to 2", "until 5". Bare hours are read in working hours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.domain.working_hours import USUAL, WorkingHours

from .alternatives import either, meaning
from .sheet import TIME, Sheet
from .words import NEVER, Words, per_language


@dataclass(frozen=True, slots=True)
class Hint:
    """What tells which half of the day a bare hour is in: the part of the day that was said, else the working hours."""

    part: str | None = None
    hours: WorkingHours = USUAL

    def minutes(self, hour: int, minute: int) -> int:
        """Since midnight; of an hour up to 12."""
        late = hour % 12
        if self.part == "morning":
            return hour * 60 + minute
        if self.part in ("afternoon", "lunch", "after lunch", "evening"):
            return (24 if self.part == "evening" and not late else late + 12) * 60 + minute
        if self.part == "night":
            return (late + 12 if late >= 5 else 24 if late == 0 else late) * 60 + minute
        return self.hours.reading(hour, minute)


_UNSAID = Hint()
EVENING, MOST_OVERNIGHT = 18 * 60, 16 * 60
"""Minutes since midnight, and minutes: who begins in the evening may end on the next day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was said: `half` is "am", "pm", "24" (14:30, 09:00), "h" (9h30: likely of
    24 hours) or "" where it may be either half of the day. `at`: from where to where that stood.
    """

    hour: int
    minute: int
    half: str
    at: tuple[int, int] = (0, 0)

    def read(self, hint: Hint = _UNSAID) -> int | None:
        """Minutes since midnight; None where there is no such time. 24:00 is 1440."""
        hour = self.hour
        if self.minute > 59 or hour > 24 or (hour == 24 and self.minute):
            return None
        if self.half == "am":
            hour = hour % 12 if hour <= 12 else hour
        elif self.half == "pm":
            hour = hour % 12 + 12 if hour <= 12 else hour
        elif (self.half == "" or (self.half == "h" and hint.part)) and hour <= 12:
            return hint.minutes(hour, self.minute)
        return hour * 60 + self.minute


@dataclass(frozen=True, slots=True)
class Clocks:
    """What the sentence says of times of day, in minutes since midnight; beyond 1440 is the day after. `other`: when it
    may start as well, "at 3 or 4".
    """

    start: int | None = None
    end: int | None = None
    sure: bool = True
    other: int | None = None


def _clock(w: Words, n: str, strict: bool = False) -> str:
    ap = rf"(?: ?(?P<am{n}>{w.bare_am}|{w.am})(?![\w'])|(?P<a{n}>a)\b| ?(?P<pm{n}>pm|{w.pm})(?![\w'])|(?P<p{n}>p)\b)"
    ending = rf"(?:{ap}| ?(?P<oc{n}>{w.oclock}|{w.clock_hour})\b| ?(?P<ish{n}>{w.ish})\b)"
    body = (
        rf"(?:(?P<h{n}>[01]?\d|2[0-4])(?:(?: ?(?P<sep{n}>[:.;]) ?| ?(?P<hh{n}>h|uhr|{w.clock_hour}) ?|"
        rf" )(?P<m{n}>[0-5]\d)(?!\d)(?::[0-5]\d)?(?P<hafter{n}> ?h\b)?|:(?= ?[ap])|"
        rf"(?P<hbare{n}> ?h\b))?(?P<soft{n}>{NEVER if w.h_of_24 else ''})?"
        rf"|(?P<hm{n}>(?:[01]?\d|2[0-3])[0-5]\d))(?!\d|/(?!\d\d?[:h]))"
    )
    # "9h" and "9h30" are as clear as "9 o'clock" where a length was not meant
    clear = r"(?<=\dh)|(?<=\d h)|(?<=h\d\d)|(?<=h \d\d)"
    return rf"(?:{body}(?:{ending})?)" if not strict else rf"(?:{body}(?:{ending}|{clear}))"


def _half_of(found: re.Match[str], n: str) -> str:
    if found[f"am{n}"] or found[f"a{n}"]:
        return "am"
    if found[f"pm{n}"] or found[f"p{n}"]:
        return "pm"
    return ""


def _made(found: re.Match[str], n: str) -> Clock:
    digits = found[f"hm{n}"]
    hour_text = digits[:-2] if digits else found[f"h{n}"]
    hour = int(hour_text)
    minute = int(digits[-2:] if digits else found[f"m{n}"] or 0)
    half = _half_of(found, n)
    if not half and (hour == 0 or hour > 12 or (hour_text[0] == "0" and len(hour_text) == 2)):
        half = "24"
    elif (
        not half and found[f"soft{n}"] is None and (found[f"hh{n}"] == "h" or found[f"hbare{n}"] or found[f"hafter{n}"])
    ):
        half = "h"
    return Clock(hour, minute, half, found.span())


def _plain(found: re.Match[str], n: str) -> bool:
    """A number with nothing of a clock about it."""
    return not (found[f"m{n}"] or _half_of(found, n) or found[f"oc{n}"] or found[f"ish{n}"] or found[f"hbare{n}"])


@per_language
def _patterns(w: Words) -> dict[str, re.Pattern[str]]:
    gap = rf"[ ,{TIME}]{{0,80}}"
    not_amount = rf"(?! ?-?(?:{w.hour}|{w.minute}|{w.day}|{w.week}|{w.month}|{w.people}|%|€|\$|usd|eur|percent)(?!\w))"
    first, second = _clock(w, "1"), _clock(w, "2")
    lead = rf"(?P<lead>(?<!\w)(?:(?:{w.at}) )?(?:{w.frm}|{w.between}|{w.at}|for|{w.after}) ?'?)?"
    about = rf"(?:(?:{w.at}|{w.about}) )?"
    no_clock = "".join(rf"(?<!\b{lead} )" for lead in w.day_leads)
    return {
        "range": re.compile(
            rf"{lead}{about}(?<![\w.:/$€£#+-]){no_clock}{first}{gap}"
            rf"(?: ?(?P<dash>-+|/(?=\d\d?[:h])) ?| ?(?:(?P<to>{w.to})|(?P<and>{w.and_}|"
            rf"but before)) ?){gap}{about}{second}{not_amount}(?!\w)"
        ),
        "end": re.compile(rf"(?<!\w)(?:{w.until}|{w.ends}) {about}(?<![\w.:/]){first}{not_amount}(?!\w)"),
        "to_end": re.compile(rf"(?<!\w)(?:{w.to}|{w.ends}) {about}{first}{not_amount}(?!\w)"),
        "or_after": re.compile(rf"(?<=[{TIME}]),? (?:{w.or_}) (?:(?:{w.at}) )?{first}{not_amount}(?!\w)"),
        "or_before": re.compile(rf"(?<![\w.:/$€£#])(?:(?:{w.at}) )?{first} (?:{w.or_}) (?=[{TIME}])"),
        "clear": re.compile(rf"(?<![\w.:/$€£#])(?:{_clock(w, '1', strict=True)})(?!\w)"),
        "colon": re.compile(
            r"(?<![\w.:/$€£#+-])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\w|%|:\d)"
        ),
        "led": re.compile(
            rf"(?<!\w)(?:{w.at}|{w.after}|{w.frm}|{w.between}|by|{w.move_to}|"
            rf"for(?= \d{{4}}\b)) ?(?:(?:{w.about}) )?(?<![\w.:/$€£#]){first}{not_amount}(?!\w)"
        ),
        "beside": re.compile(
            rf"(?:(?<=[{TIME}]) ?,? ?|^){first}(?=[ ,.!?]|$){not_amount}(?![ ]?\w{{0,2}}\d)|"
            rf"(?<![\w.:/#-])(?P<h9>1[0-2]|[1-9])(?=,? (?:(?:{w.on}) )?[{TIME}])"
        ),
        "spoken": re.compile(
            rf"(?<!\w)(?:(?P<half>{w.half})|(?P<quarter>{w.quarter})|(?P<n>\d{{1,2}}))(?P<min> (?:{w.minute}))?"
            rf" (?:(?P<past>{w.minutes_past})|(?P<to>{w.minutes_to})|"
            rf"(?P<from>{w.counted_from})) (?P<h>\d{{1,2}})(?![\d:])(?! (?:{w.hour})\b)"
        ),
        "near_half": re.compile(
            rf"(?<!\w)(?P<n>5|10)(?: (?:{w.minute}))? (?:(?P<past>{w.minutes_past})|(?P<to>{w.minutes_to})) "
            rf"(?:{w.half}) (?P<h>1[0-2]|[1-9])(?![\d:])"
        ),
        "half": re.compile(
            rf"(?<!\w)(?:{w.half})[ -](?P<h>1[0-2]|[1-9])(?![\d:/]|\.\d)(?! ?(?:{w.hour}|{w.minute}|{w.day})\b)"
        ),
        "plus": re.compile(
            rf"(?<![\d:.])(?P<h>\d{{1,2}})(?: ?(?:h|{w.oclock}|(?P<spelt>{w.clock_hour})))? (?:(?P<plus>{w.plus})|"
            rf"(?P<minus>{w.minus}))"
            rf" (?:(?P<half>{w.half})|(?P<quarter>{w.quarter})|"
            rf"(?P<n>[1-5]?\d))(?![\d:h])(?! ?(?:{w.minute}|{w.hour})(?!\w))"
        ),
        # "ten to three" may be a range; "zehn vor drei" is none
        "to_word": re.compile(rf"{w.minutes_to}" if w.minutes_to_is_range else "(?!)"),
        "length_before": re.compile(rf"(?<!\w)(?:{w.length_for}|{w.within}|{w.ago})(?: (?:{w.about}))? $"),
        "at_before": re.compile(rf"(?<!\w)(?:{w.at}|{w.frm}|{w.between}|{w.to}|{w.until}) $"),
        "indefinite": re.compile(w.length_of),
        "between_before": re.compile(rf"(?<!\w)(?:{w.between}) $"),
        "am": re.compile(rf"{no_clock}(?<!\d)(\d{{1,2}})(?: ?(?:{w.oclock}|{w.clock_hour}|h))? ?(?:{w.am})(?![\w'])"),
        "pm": re.compile(rf"{no_clock}(?<!\d)(\d{{1,2}})(?: ?(?:{w.oclock}|{w.clock_hour}|h))? ?(?:{w.pm})(?![\w'])"),
        "words": re.compile(rf"(?<!\w)({either(w.clock_words)})(?!\w)"),
    }


def write_clocks(sheet: Sheet, w: Words) -> None:
    """Spoken times become digits: "half past 2" is "2:30", "noon" "12pm"."""
    patterns = _patterns(w)

    def spoken(found: re.Match[str]) -> str | None:
        hour = int(found["h"])
        if not 0 <= hour <= 24:
            return None
        if (
            found["n"]
            and not found["min"]
            and (found["from"] or int(found["n"]) % 5 or (found["to"] and patterns["to_word"].fullmatch(found["to"])))
        ):
            return None
        if found["from"] and not found["min"]:
            return None
        minutes = 30 if found["half"] else 15 if found["quarter"] else int(found["n"])
        if not 0 < minutes < 60:
            return None
        if found["to"]:
            hour, minutes = (hour - 1) or (12 if hour == 1 else 0), 60 - minutes
        return f"{hour}:{minutes:02}"

    def near_half(found: re.Match[str]) -> str | None:
        if not w.half_to:
            return None
        return f"{int(found['h']) - 1 or 12}:{30 + int(found['n']) * (1 if found['past'] else -1)}"

    def half(found: re.Match[str]) -> str:
        hour = int(found["h"])
        return f"{(hour - 1 or 12) if w.half_to else hour}:30"

    def word(found: re.Match[str]) -> str:
        said = meaning(w.clock_words, found, 1)
        return f"{getattr(sheet.hours, said):%H:%M}" if said in ("opens", "closes") else said

    def plus(found: re.Match[str]) -> str | None:
        hour = int(found["h"])
        minutes = 30 if found["half"] else 15 if found["quarter"] else int(found["n"])
        if hour > 24 or not 0 < minutes < 60:
            return None
        if found["spelt"] and _is_length(found, w):
            return None
        if minutes < 10 and patterns["between_before"].search(sheet.text, 0, found.start()):
            return None  # "between 2 and 4"
        return f"{hour}:{minutes:02}" if found["plus"] else f"{(hour - 1) or 12}:{60 - minutes:02}"

    sheet.rewrite(patterns["words"], word)
    sheet.rewrite(patterns["plus"], plus)
    sheet.rewrite(patterns["near_half"], near_half)
    sheet.rewrite(patterns["spoken"], spoken)
    sheet.rewrite(patterns["half"], half)
    sheet.rewrite(patterns["am"], lambda found: f"{found[1]}am")
    sheet.rewrite(patterns["pm"], lambda found: f"{found[1]}pm")


def _is_length(found: re.Match[str], w: Words) -> bool:
    """ "pendant 2 heures et demie" is none of the clock, nor are hours after nothing in Spanish."""
    patterns, text, at = _patterns(w), found.string, found.start()
    if patterns["length_before"].search(text, 0, at):
        return True
    of = patterns["indefinite"].search(text, 0, at)
    if of and of["indefinite"] and int(found["h"]) <= 6:
        return True
    return w.clock_from_hour > 24 and not patterns["at_before"].search(text, 0, at)


def take_clocks(sheet: Sheet, w: Words, hint: Hint, day_said: bool) -> Clocks:
    """The start and end of day that were said, struck out."""
    found_range = _take_range(sheet, w, hint)
    if found_range:
        return found_range
    patterns = _patterns(w)
    end = _take_one(sheet, patterns["end"], hint)
    start = _take_start(sheet, w, hint)
    if start is not None and end is None:
        later = sheet.search(patterns["to_end"])
        if later:
            end_at = _end_after(start.read(hint), _made(later, "1"), start, hint)
            sheet.strike(later.start(), later.end(), TIME)
            return Clocks(start.read(hint), end_at, start.half != "")
        if either := _take_other(sheet, w, start, hint):
            return either
    if start is not None:
        begin = start.read(hint)
        end_at = _end_after(begin, end, start, hint) if end else None
        return Clocks(begin, end_at, start.half != "")
    return Clocks(None, end.read(hint) if end else None, bool(end and end.half))


def _take_other(sheet: Sheet, w: Words, said: Clock, hint: Hint) -> Clocks | None:
    """ "At 3 or 4", "3 or 4pm": the one beside the other, which was `said` and is struck out."""
    patterns, (start, end) = _patterns(w), said.at
    after = patterns["or_after"].match(sheet.text, end)
    found = after or next((one for one in sheet.every(patterns["or_before"]) if one.end() == start), None)
    if not found:
        return None
    other = _made(found, "1")
    sheet.strike(found.start(), found.end(), TIME)
    half = said.half or other.half
    first, second = (replace(one, half=one.half or half) for one in ((said, other) if after else (other, said)))
    return Clocks(first.read(hint), None, half != "", second.read(hint))


def _take_one(sheet: Sheet, pattern: re.Pattern[str], hint: Hint) -> Clock | None:
    for found in sheet.every(pattern):
        clock = _made(found, "1")
        if clock.read(hint) is not None:
            sheet.strike(found.start(), found.end(), TIME)
            return clock
    return None


def _take_start(sheet: Sheet, w: Words, hint: Hint) -> Clock | None:
    patterns = _patterns(w)
    clear = _take_one(sheet, patterns["clear"], hint)
    if clear:
        return clear
    colon = sheet.take(patterns["colon"])
    if colon:
        hour = colon["hour"]
        half = "24" if int(hour) > 12 or int(hour) == 0 or hour[0] == "0" else ""
        return Clock(int(hour), int(colon["minute"]), half, colon.span())
    led = _take_one(sheet, patterns["led"], hint)
    if led:
        return led
    found = sheet.search(patterns["beside"])
    if found:
        clock = Clock(int(found["h9"]), 0, "", found.span()) if found["h9"] else _made(found, "1")
        if clock.read(hint) is not None:
            sheet.strike(found.start(), found.end(), TIME)
            return clock
    return None


def _take_range(sheet: Sheet, w: Words, hint: Hint) -> Clocks | None:
    for found in sheet.every(_patterns(w)["range"]):
        first, second = _made(found, "1"), _made(found, "2")
        if first.read() is None or second.read() is None:
            continue
        if _plain(found, "1") and _plain(found, "2"):
            if found["and"] and not found["lead"]:
                continue
            if (found["hm1"] and found["hm2"]) and not found["lead"]:
                continue
        elif found["and"] and not found["lead"] and _plain(found, "1") and not _half_of(found, "2"):
            continue
        sheet.strike(found.start(), found.end(), TIME)
        start, end = _pair(first, second, hint)
        return Clocks(start, end, bool(first.half or second.half))
    return None


def _pair(first: Clock, second: Clock, hint: Hint) -> tuple[int | None, int | None]:
    """Both ends of a range, each helping to read the other."""
    if not first.half and second.half in ("am", "pm"):
        end = second.read()
        same = Clock(first.hour, first.minute, second.half).read()
        other = Clock(first.hour, first.minute, "am" if second.half == "pm" else "pm").read()
        if same is not None and end is not None and other is not None:
            if same < end:
                return same, end
            return (other, end) if other < end else (other, end + 1440)
    if not first.half and second.half == "24":
        end = second.read() or 0
        start = Clock(first.hour, first.minute, "").read(hint) or 0
        return (start if start < end else start - 720 if start >= 720 and start - 720 < end else start), end
    start_at = first.read(hint)
    return start_at, _end_after(start_at, second, first, hint)


def _overnight(start: int, end: int) -> bool:
    """Whether an end that lies before its start is meant to be on the next day."""
    ahead = end + 1440 - start
    return (start >= 720 and end < 720 and ahead <= 720) or (start >= EVENING and ahead <= MOST_OVERNIGHT)


def _end_after(start: int | None, end: Clock, first: Clock, hint: Hint) -> int | None:
    """The end as the first such time after the start; where am and pm were said, as said."""
    if start is None:
        return end.read(hint)
    if end.half:
        at = end.read()
        if at is None:
            return None
        if at <= start and at == 0:
            return 1440
        if end.half == "h" and at <= start < at + 720 <= 1440:
            return at + 720
        return at + 1440 if at <= start and _overnight(start, at) else at
    if end.hour > 12:
        at = end.read()
        return at + 1440 if at is not None and at <= start and _overnight(start, at) else at
    base = end.hour % 12 * 60 + end.minute
    for at in (base, base + 720, base + 1440):
        if at > start:
            if at >= 1440 and at - start > (MOST_OVERNIGHT if start >= EVENING else 360):
                break
            return at
    return end.read(hint)
