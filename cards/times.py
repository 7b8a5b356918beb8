"""Times in words, as the reader's own office writes them: `Tomorrow, Tue 24 Nov, 14:00–15:00`.

Spans are UTC and are shown on the clock of a zone; which one is said wherever it could be mistaken. How dates are
written, and whether clocks count to twelve, is CLDR's, through Babel ("Working with Dates and Times").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, get_timezone_location

from bot.domain.span import Span, zone_named
from bot.replies import Reader
from cards.tongue import conventions, counts_to_twelve, kept, say


@dataclass(frozen=True, slots=True)
class Times:
    """How one reader reads times. `now` is local to `zone`. Its words are those of the language being spoken."""

    zone: ZoneInfo
    now: datetime
    twelve: bool
    locale: Locale

    @classmethod
    def of(cls, reader: Reader) -> Times:
        zone = zone_named(reader.zone) or ZoneInfo("UTC")
        now = reader.now.astimezone(zone)
        return cls(zone, now, counts_to_twelve(reader.locale), conventions(reader.locale))

    @property
    def roughly(self) -> Times:
        """The same for a quarter of an hour: no zone's day begins within one, so its days are said as these."""
        return replace(self, now=self.now.replace(minute=self.now.minute // 15 * 15, second=0, microsecond=0))

    def moment(self, moment: datetime, zone: ZoneInfo | None = None) -> str:
        """`14:00`, `2:00 PM`."""
        return self._clock(moment.astimezone(zone or self.zone))

    def clock(self, span: Span, zone: ZoneInfo | None = None) -> str:
        """`14:00–15:00`, `2:00–3:00 PM`.

        Where the clocks change within the span, or an hour comes twice, each end has the zone's short name.
        """
        return clock_of(span, zone or self.zone, self.twelve, self.locale)

    def date(self, day: date) -> str:
        """`Tue 24 Nov`, `Tue, Nov 24`; with the year where it is not this one."""
        return _date(day, day.year != self.now.year, self.locale)

    def day(self, moment: datetime, zone: ZoneInfo | None = None) -> str:
        """`Tomorrow, Tue 24 Nov`: as the reader's calendar stands, if it is the same day there."""
        zone = zone or self.zone
        day = moment.astimezone(zone).date()
        ahead = (day - self.now.astimezone(zone).date()).days
        date = self.date(day)
        match ahead:
            case 0:
                return say("Today, {date}", date=date)
            case 1:
                return say("Tomorrow, {date}", date=date)
            case -1:
                return say("Yesterday, {date}", date=date)
        return date

    def full(self, span: Span, zone: ZoneInfo | None = None) -> str:
        """`Tomorrow, Tue 24 Nov, 14:00–15:00`; over midnight both days are named."""
        zone = zone or self.zone
        start, end = span.start.astimezone(zone), span.end.astimezone(zone)
        ends_at_midnight = end.hour == end.minute == 0 and (end.date() - start.date()).days == 1
        if start.date() == end.date() or ends_at_midnight:
            return f"{self.day(start, zone)}, {self.clock(span, zone)}"
        starts, ends = self._ends(start, end)
        return f"{self.day(start, zone)}, {starts} – {self.date(end.date())}, {ends}"

    def differs(self, span: Span, zone: ZoneInfo) -> bool:
        """Whether clocks in `zone` show something else than the reader's at that time."""
        return any(
            at.astimezone(zone).utcoffset() != at.astimezone(self.zone).utcoffset() for at in (span.start, span.end)
        )

    def said(self, span: Span, zone: ZoneInfo) -> str:
        """`14:00–15:00`, and whose time that is where it is not the reader's."""
        clock = self.clock(span, zone)
        return f"{clock} {self.place(span.start, zone)}" if self.differs(span, zone) else clock

    def both(self, span: Span, zone: ZoneInfo) -> str:
        """On the clock of `zone`, and on the reader's where it shows something else.

        `Tue 24 Nov, 13:00–14:00 London time (14:00–15:00 your time)`.
        """
        if not self.differs(span, zone):
            return self.full(span, zone)
        there = f"{self.full(span, zone)} {self.place(span.start, zone)}"
        return f"{there} ({self.yours(span, zone)})"

    def yours(self, span: Span, zone: ZoneInfo) -> str:
        """`14:00–15:00 your time`, to stand beside another zone's; with the day where it is another one."""
        own, there = span.start.astimezone(self.zone).date(), span.start.astimezone(zone).date()
        clock = self.clock(span)
        return say("{clock} your time", clock=clock if own == there else f"{self.date(own)}, {clock}")

    def named(self, moment: datetime, zone: ZoneInfo) -> str:
        """`Berlin time (CET)`."""
        place, short = self.place(moment, zone), _short(moment.astimezone(zone))
        return place if place == short else f"{place} ({short})"

    def place(self, moment: datetime, zone: ZoneInfo) -> str:
        """`Berlin time`; zones that are no place go by their short name."""
        region, _, city = zone.key.rpartition("/")
        if region in ("", "Etc") or len(city) < 3:
            return _short(moment.astimezone(zone))
        return say("{city} time", city=_city(zone.key, self.locale))

    def _ends(self, start: datetime, end: datetime) -> tuple[str, str]:
        return _ends(start, end, self.twelve, self.locale)

    def _clock(self, local: datetime) -> str:
        return _clock(local, self.twelve, self.locale)


@lru_cache(maxsize=4096)
def _date(day: date, with_year: bool, locale: Locale) -> str:
    said: str = format_skeleton("yMMMEd" if with_year else "MMMEd", day, locale=locale)
    return said


@lru_cache(maxsize=1024)
def _city(zone: str, locale: Locale) -> str:
    return get_timezone_location(zone, locale=locale, return_city=True).rpartition("/")[2]


@kept
def clock_of(span: Span, zone: ZoneInfo, twelve: bool, locale: Locale) -> str:
    """Kept, since a card of five rooms has some thirty of them, and the next card has the same."""
    start, end = span.start.astimezone(zone), span.end.astimezone(zone)
    if _mistakable(start, end):
        return " – ".join(_ends(start, end, twelve, locale))
    starts = _clock(start, twelve, locale)
    if end.hour == end.minute == 0:
        return say("{start}–midnight", start=starts)
    if twelve and _half(start, locale) == _half(end, locale) and start.date() == end.date():
        starts = _figures(start)
    return f"{starts}–{_clock(end, twelve, locale)}"


def _ends(start: datetime, end: datetime, twelve: bool, locale: Locale) -> tuple[str, str]:
    first, last = _clock(start, twelve, locale), _clock(end, twelve, locale)
    return (f"{first} {_short(start)}", f"{last} {_short(end)}") if _mistakable(start, end) else (first, last)


def _clock(local: datetime, twelve: bool, locale: Locale) -> str:
    if twelve:
        return f"{_figures(local)} {_half(local, locale)}"
    return _of_24(locale).format(hour=local.hour, minute=local.minute)


_FIELDS = {"HH": "{hour:02}", "H": "{hour}", "mm": "{minute:02}"}


@lru_cache(maxsize=512)
def _of_24(locale: Locale) -> str:
    """How clocks are written there, as a format: CLDR's short time, `14:00`, `9:00`, `14 h 00`."""
    pattern: str = locale.time_formats["short"].pattern
    if "H" not in pattern:
        pattern = "HH:mm"
    return re.sub(r"HH|H|mm", lambda field: _FIELDS[field[0]], pattern).replace("'", "")


def _figures(local: datetime) -> str:
    return f"{local.hour % 12 or 12}:{local.minute:02}"


def _half(local: datetime, locale: Locale) -> str:
    half: str = locale.day_periods["format"]["abbreviated"]["am" if local.hour < 12 else "pm"]
    return half


def _mistakable(start: datetime, end: datetime) -> bool:
    """Whether the figures alone would leave the length of the span open."""
    return start.utcoffset() != end.utcoffset() or _comes_twice(start) or _comes_twice(end)


def _comes_twice(local: datetime) -> bool:
    """Whether this hour of the wall clock occurs twice that night. (One that does not occur cannot come from UTC.)"""
    return local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()


def _short(local: datetime) -> str:
    """`CET`; zones without letters: `UTC+3`."""
    name = local.tzname() or ""
    if name.isalpha():
        return name
    offset = local.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
