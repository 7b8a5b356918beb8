"""How days are written, as patterns with named groups; days.py reads what they find. The first date counts."""

from __future__ import annotations

from .alternatives import either
from .sheet import MARKS, TIME
from .words import NEVER, Words

_YEAR = r"20 ?\d\d|19\d\d"
_SHORT = r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sign>\.)(?P<b>0?[1-9]|1[0-2])"


def day_patterns(w: Words) -> list[tuple[str, str]]:
    """(reader's name, pattern), in the order to try them."""
    weekday = f"(?P<weekday>{'|'.join(w.weekdays)})"
    month = f"(?P<month>{'|'.join(w.months)})"
    the, of, on = rf"(?:\b(?:{w.the}) )?", f"(?:(?:{w.of}) ?)?", rf"(?:\b(?:{w.on}) )?"
    end, number = f"(?:{w.ordinal_ending})", r"(?P<day>3[01]|[12]\d|0?[1-9])"
    nxt, behind, this = f"(?P<next>{w.next})", f"(?P<next_behind>{w.next_after})", f"(?P<this>{w.this})"
    after_next = f"(?P<after_next>{w.week_after_next})"
    nth = f"(?:(?P<nth>[1-5]){end}|(?P<final>{w.last}))"
    year = rf"(?:,? (?:(?:{w.of}) )?(?P<year>{_YEAR})(?![\d:]))?"
    loose_year = rf"(?:,? ?(?:(?:{w.of}) )?(?P<year>{_YEAR}|'?\d\d(?= ?$|,| (?:{w.at})\b))(?![\d:]))?"
    no_clock = rf"(?![\d:])(?! ?(?:{w.am}|{w.pm}|{w.oclock}|{w.to}|h|-)(?!\w))"
    no_day = "".join(rf"(?<!\b{lead} )" for lead in w.clock_leads)
    unit = f"{w.hour}|{w.minute}|{w.day}|{w.week}|{w.month}|{w.year}|{w.people}|{w.floor}|{w.clock_hour}|{w.am}|{w.pm}"
    # What may stand behind "the 5th", so that "the 5th floor" is none.
    behind_date = (
        rf"(?= (?:{w.at}|{w.frm}|{w.to}|{w.until}|{w.length_for}|{w.and_}|{w.this}|{w.of}|{w.after}|"
        rf"{w.between}|{w.with_}|"
        rf"{w.polite})\b|[,.;!?)@]|$| ?[{MARKS}]| \d|"
        rf" (?:{w.or_}) (?:(?:{w.on}|{w.the}) ){{0,2}}\d{{1,2}}{end}(?! ?(?:{w.floor})\b))"
    )
    first = "(?:" + "|".join((rf"(?:{w.on}) (?:{w.the}) ", rf"(?:{w.on}) ", rf"(?:{w.the}) ")) + ")"
    dashed = rf"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sign>{w.date_dash})(?P<b>0?[1-9]|1[0-2])"
    # "27. 11.", "7. 4." for "siebter vierter": only where an ordinal is a number and a dot
    ordinals = r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sign>\.)[ /]{1,2}(?P<b>0?[1-9]|1[0-2])\."
    ordinals = ordinals if w.ordinal_ending.startswith(r"\.") else "(?!)(?P<a>)(?P<sign>)(?P<b>)"
    # "22-23 february", of which the first day counts; "9-10 dec 3" is a stretch of a day
    until_day = (
        rf"(?:(?: ?- ?| (?:{w.to}) {the})(?:3[01]|[12]\d|0?[1-9]){end}?"
        rf"(?=[ .]{{1,2}}{of}{the}(?:{'|'.join(w.months)})\b(?!,? \d{{1,2}}(?![\d:]))))?"
    )
    weekday_lead = rf"(?:\b{weekday}[,.]? )?{on}{the}"
    return [
        ("iso", rf"(?<!\d)(\d{{4}})[-/.](\d{{1,2}}|{'|'.join(w.months)})[-/.](\d{{1,2}})(?:t(?=\d)|(?!\d))"),
        ("nth_weekday", rf"\b{the}{nth} {weekday} {of}(?:{month}{year}|{the}(?:{w.this}|{nxt})? ?(?:{w.month}))\b"),
        (
            "last_day",
            rf"\b{the}(?:{w.last}) (?:{w.day}) {of}{the}(?:{month}{year}|(?:(?:{w.this}) |{nxt} )?(?:{w.month}))\b",
        ),
        (
            "edge_of",
            rf"\b(?:(?P<start>{w.start_of})|{w.end_of}) {of}{the}"
            rf"(?:{month}{year}|(?:(?:{w.this}) |{nxt} )?(?:(?P<in_month>{w.month})|"
            rf"(?P<in_year>{w.year})|(?P<in_week>{w.week})))(?!\w)",
        ),
        (
            "day_month",
            rf"{weekday_lead}(?<!\d)(?<!\d-){number}{end}?{until_day}(?: (?:{w.day}))?"
            rf"[ /.-]{{0,2}}{of}{the}{month}\b\.?"
            rf"(?:[/-](?=\d))?{loose_year}",
        ),
        (
            "day_month",
            rf"(?:\b{weekday}[,.]? )?{the}\b{month}\b[ ./-]{{0,2}}{the}{number}{end}?(?![\d:])(?! ?(?:{w.am}|"
            rf"{w.pm})\b){year}",
        ),
        (
            "numbers",
            rf"(?:\b{weekday},? )?(?<![\d/.:-])(?P<a>\d{{1,2}}) ?(?P<sign>[/.-]) ?(?P<b>\d{{1,2}}) ?(?P=sign) ?"
            r"(?P<year>\d{4}|(?<! )\d{2})(?![\d:/]|\.\d)",
        ),
        (
            "numbers",
            rf"(?:\b{weekday},? )?(?<![\d/.:-])(?P<a>\d{{1,2}})(?P<sign>/)(?P<b>\d{{1,2}})(?P<year>)(?![\d:/])",
        ),
        ("numbers", rf"\b{weekday},? (?P<a>\d{{1,2}})(?P<sign>[.-])(?P<b>\d{{1,2}})(?P<year>){no_clock}(?!\.\d)"),
        (
            "numbers",
            r"(?P<weekday>)(?<![\w/.:-])(?P<a>0?[1-9]|1[0-2]) ?(?P<sign>-) ?(?P<b>2[5-9]|3[01]|1[3-9]|"
            r"2[0-4])(?P<year>)$",
        ),
        ("numbers", rf"(?P<weekday>)(?:{first}|\bfor ){no_day}{_SHORT}(?P<year>)\.?{no_clock}"),
        ("numbers", rf"(?P<weekday>)(?<![\w/.:-]){_SHORT}\.(?P<year>)(?![\d:])"),
        (
            "numbers",
            rf"(?P<weekday>)^(?P<a>1[3-9]|2\d|3[01])(?P<sign>{w.date_dash})(?P<b>1[0-2]|0?[1-9])(?P<year>)$",
        ),
        ("numbers", rf"(?P<weekday>)(?:{first}){dashed}(?P<year>){no_clock}(?![\w.])"),
        ("numbers", rf"(?P<weekday>){on}{the}(?<![\w/.:-]){ordinals}(?P<year>)"),
        (
            "holiday",
            rf"(?<!\w){on}{the}(?P<holiday>{either(w.holidays)})(?!\w)(?! (?:{w.meeting_nouns})(?!\w))"
            rf"(?:,? (?:(?:{w.of}) )?(?:{the}(?P<next>{w.next}) (?:{w.year})\b|(?P<year>{_YEAR})(?![\d:])))?",
        ),
        (
            "week_number",
            rf"\b(?:{weekday},? {of}{on}{the})?(?:{w.week_number}) ?(?P<number>[1-4]?\d|5[0-3])"
            rf"(?:,? {on}{the}(?P<weekday_behind>{'|'.join(w.weekdays)}))?(?![\w:])",
        ),
        ("many_weekdays", rf"\b(?P<count>\d{{1,2}}) {weekday} (?:{w.hence})(?!\w)"),
        (
            "weeks_away",
            rf"\b{weekday},? {of}{on}{the}(?:not this week,? )?(?:{after_next}|(?:{nxt}|{this}|"
            rf"{w.following}) (?:{w.week}))\b",
        ),
        ("weeks_away", rf"\b{the}(?:{after_next}|(?:{nxt}|{this}) (?:{w.week}))(?:'s)?,? {on}{weekday}(?!\w)"),
        (
            "weeks_away",
            rf"\b{weekday},? {of}{the}(?:{w.week}) {behind.replace('next_behind', 'next')}(?P<after_next>)(?!\w)",
        ),
        ("near", rf"(?<!\w)({either(w.near_days)})(?!\w)"),
        ("of_month", rf"\b{the}{number}{end}?(?: (?:{w.day}))? {of}{the}(?:(?:{w.this})|{nxt}) (?:{w.month})\b"),
        (
            "of_month",
            rf"\b{the}{number}{end}?(?: (?:{w.day}))? {of}{the}(?:{w.month}) "
            rf"{behind.replace('next_behind', 'next')}(?!\w)",
        ),
        (
            "weekday_and_number",
            rf"\b{weekday}[,.]? (?!(?:{w.frm}) ){on}{the}{number}(?:{end}|(?= (?:{w.at})\b)|(?= ?[{TIME}])|"
            r"(?=[?!.,;)]*$))(?!\w)(?! ?[:/])",
        ),
        (
            "weekday",
            rf"(?<!\w){on}(?:{the}(?:(?P<following>{w.following})|{nxt}|(?P<final>{w.last}|{w.past})|{this}) )?"
            rf"{weekday}(?:'?s)?(?!\w)\.?(?:(?P<week> (?:(?:{w.week})(?! (?:{w.of})\b)|(?:{w.week_on})))|"
            rf"(?P<fortnight> (?:{w.fortnight_on}))|[ ,]{{1,2}}{behind})?(?!\w)",
        ),
        ("day_only", rf"(?<![\w:.]){first}{number}{end}{behind_date}"),
        ("day_only", rf"(?<![\w:.]){number}{end}{behind_date}"),
        ("day_only", rf"(?<!\w)(?:{w.on}) {the}{number}(?=,| (?:{w.at}|{w.between}|{w.frm})\b| ?[{TIME}]|$)(?![:\w])"),
        ("day_only", rf"(?<!\w)(?:{w.date_lead}) {the}{number}{end}(?=[ .])(?! (?:{unit}|{w.room}|{w.month})\b)"),
        (
            "day_only",
            rf"(?<!\w)(?:{'|'.join(w.day_leads) or NEVER}) {number}(?!\d)(?! ?(?:{unit}|{end})(?!\w))"
            r"(?! ?[/:.,-] ?\d)(?![%€$])",
        ),
        (
            "period",
            rf"\b(?:{the}{after_next}|{the}(?:{nxt}|{this}) (?:(?P<period_day>{w.day})|(?P<period_week>{w.week})|"
            rf"(?P<period_month>{w.month})|(?:{w.year})|(?P<weekend>{w.weekend})))(?P<next_behind>)(?:'s)?\b",
        ),
        (
            "period",
            rf"\b{the}(?P<after_next>)(?P<next>)(?:(?P<period_day>(?!))|(?P<period_week>{w.week})|"
            rf"(?P<period_month>{w.month})|(?:{w.year})|"
            rf"(?P<weekend>{w.weekend})) {behind}(?!\w)",
        ),
        (
            "period",
            rf"\b{on}(?:{w.the}) (?P<after_next>)(?P<next>)(?P<next_behind>)(?P<weekend>{w.weekend})\b",
        ),
    ]
