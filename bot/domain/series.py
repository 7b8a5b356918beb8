"""Series: which dates "every Monday for 6 weeks" means, and which room each of them gets.

A series is a booking for each date, bound by the series' id: see CONTRIBUTING. The clock on the wall stays the same
from date to date, also where the clocks change in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.span import NoSuchTime, Span, moment_in
from bot.domain.wish import FURTHEST
from bot.domain.workplace import Room

MOST = 60
"""Dates in one series."""
_COUNTED = 1_000
"""So far a series is followed to say how many dates were left out."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KINDS = frozenset({"DAILY", "WEEKLY", "MONTHLY"})
_KNOWN = frozenset({"FREQ", "INTERVAL", "BYDAY", "COUNT", "UNTIL", "BYHOUR", "BYMINUTE"})


class Cut(StrEnum):
    """Why the last dates of what was said are left out."""

    TOO_FAR = "beyond what rooms take bookings for"
    TOO_MANY = "more than one series may have"


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence rule (RFC 5545). `days`: which of such a weekday in the month (0: each of them), and the weekday
    from 0, Monday. It ends after `count` dates or with the day `until`; both None: never.
    """

    kind: str
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    count: int | None = None
    until: date | None = None

    @property
    def ends(self) -> bool:
        return self.count is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Dates:
    """`left_out`: how many dates of what was said are not among the spans, and why."""

    spans: tuple[Span, ...]
    cut: Cut | None = None
    left_out: int = 0


def read_rule(text: str) -> Rule | None:
    """None for a rule with parts that Nook does not book."""
    try:
        parts = dict(part.split("=", 1) for part in text.upper().split(";") if part)
        if not parts.keys() <= _KNOWN or parts["FREQ"] not in _KINDS:
            return None
        found = [re.fullmatch(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)", day) for day in parts.get("BYDAY", "").split(",")]
        days = [(int(day[1] or 0), _DAYS.index(day[2])) for day in found if day]
        if "BYDAY" in parts and len(days) < len(found):
            return None
        interval, count = int(parts.get("INTERVAL", 1)), int(parts["COUNT"]) if "COUNT" in parts else None
        until = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None
    except (KeyError, ValueError):
        return None
    if interval < 1 or (count is not None and count < 1):
        return None
    return Rule(parts["FREQ"], interval, tuple(sorted(set(days))), count, until)


def days_of(rule: Rule, first: date) -> Iterator[date]:
    """The days of the series from `first` on, to its end or without one. A month that lacks the day is passed over."""
    for number, day in enumerate(_unended(rule, first), 1):
        if (rule.until and day > rule.until) or (rule.count and number > rule.count):
            return
        yield day


def _unended(rule: Rule, first: date) -> Iterator[date]:
    weekdays = {weekday for _, weekday in rule.days} or {first.weekday()}
    try:
        if rule.kind == "MONTHLY":
            yield from _by_month(rule, first)
        elif rule.kind == "DAILY":
            for n in range(0, _COUNTED * rule.interval, rule.interval):
                if not rule.days or (first + timedelta(days=n)).weekday() in weekdays:
                    yield first + timedelta(days=n)
        else:
            monday = first - timedelta(days=first.weekday())
            for n in range(0, _COUNTED * rule.interval, rule.interval):
                for weekday in sorted(weekdays):
                    if (day := monday + timedelta(weeks=n, days=weekday)) >= first:
                        yield day
    except OverflowError:
        return


def _by_month(rule: Rule, first: date) -> Iterator[date]:
    for n in range(0, _COUNTED * rule.interval, rule.interval):
        year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
        if year > 9000:
            return
        start = date(year, month + 1, 1)
        days = [start + timedelta(days=at) for at in range(31) if (start + timedelta(days=at)).month == start.month]
        if not rule.days:
            yield from (day for day in days if day.day == first.day)
            continue
        meant: set[date] = set()
        for nth, weekday in rule.days:
            such = [day for day in days if day.weekday() == weekday]
            meant |= set(such if nth == 0 else such[nth - 1 : nth] if nth > 0 else such[nth : nth + 1 or None])
        yield from (day for day in sorted(meant) if day >= first)


def dates_of(rule: Rule, first: Span, zone: ZoneInfo, now: datetime) -> Dates:
    """The dates of a series that ends, each at the same time on the clock of `zone`, and as long as `first`.

    A date on which the clock skips that time begins when the clocks have gone forward. Left out is what lies further
    ahead than rooms take bookings for, and more than `MOST`.
    """
    local = first.start.astimezone(zone).replace(tzinfo=None)
    spans: list[Span] = []
    for day in islice(days_of(rule, local.date()), _COUNTED):
        when = datetime.combine(day, local.time())
        try:
            start = moment_in(zone, when)
        except NoSuchTime as no:
            start = moment_in(zone, no.instead)
        spans.append(Span.lasting(start, first.minutes))
    within = [span for span in spans if span.start <= now + FURTHEST]
    kept = tuple(within[:MOST])
    cut = Cut.TOO_MANY if len(within) > MOST else Cut.TOO_FAR if len(within) < len(spans) else None
    return Dates(kept, cut, len(spans) - len(kept))


@dataclass(frozen=True, slots=True)
class Plan:
    """A room for the series, with another one on the dates when it is not free; None: no room is free then."""

    room: Room
    dates: tuple[tuple[Span, Room | None], ...]

    @property
    def clashes(self) -> tuple[tuple[Span, Room | None], ...]:
        return tuple((span, room) for span, room in self.dates if room != self.room)

    @property
    def booked(self) -> tuple[tuple[Span, Room], ...]:
        return tuple((span, room) for span, room in self.dates if room is not None)


def plans(
    fitting: Sequence[Room], others: Sequence[Room], spans: Sequence[Span], free_busy: Mapping[str, FreeBusy], most: int
) -> tuple[Plan, ...]:
    """The rooms that are free on most dates, of them the best fitting first. `others` may step in where they are not;
    both best first. `free_busy` is by calendar address; a calendar that is not in it is unknown, which is never free.
    """

    def free(room: Room) -> list[Span]:
        return [span for span in spans if free_busy.get(room.calendar, UNKNOWN).free(span)]

    counted = [(room, free(room)) for room in fitting]
    some = sorted((one for one in counted if one[1]), key=lambda one: -len(one[1]))
    return tuple(_plan(room, has, others, spans, free_busy) for room, has in some[:most])


def _plan(
    room: Room, has: Sequence[Span], others: Sequence[Room], spans: Sequence[Span], free_busy: Mapping[str, FreeBusy]
) -> Plan:
    """As few other rooms as can be: each time the one that is free on most of the dates that are left. A room in
    another zone is in another city.
    """
    rooms: dict[Span, Room] = dict.fromkeys(has, room)
    left = [span for span in spans if span not in rooms]
    others = [one for one in others if one.zone == room.zone]
    while left:
        steps_in = [(one, [span for span in left if free_busy.get(one.calendar, UNKNOWN).free(span)]) for one in others]
        one, these = max(steps_in, key=lambda step: len(step[1]), default=(room, []))
        if not these:
            break
        rooms |= dict.fromkeys(these, one)
        left = [span for span in left if span not in rooms]
    return Plan(room, tuple((span, rooms.get(span)) for span in spans))
