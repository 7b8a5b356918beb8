"""The time of a sentence: its day, its clocks, its length and its series are read apart and then put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.domain.working_hours import WorkingHours

from .clocks import Clocks, Hint, take_clocks
from .days import Day, take_days
from .lengths import count_from_now, counted_from, length, next_hours, whole_day
from .parts import Part, stretch_of, take_part
from .series import take_series
from .sheet import TIME, Sheet
from .understanding import When
from .words import Words, per_language


@per_language
def _now(w: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{w.now})(?!\w)")


def take_when(sheet: Sheet, w: Words, now: datetime, default_day: date | None = None, roll: bool = True) -> When:
    """What the sentence says of time, struck out. `default_day` stands in where no day is said.

    Without `roll` a clock that is past stays on today: what is booked may be running.
    """
    now = now.replace(second=0, microsecond=0)
    series = take_series(sheet, w)
    whole = whole_day(sheet, w)
    ahead = next_hours(sheet, w)
    if ahead is not None:
        return When(now.date(), now.time(), None, ahead, None, now, now + timedelta(minutes=ahead), series)
    offset = counted_from(sheet, w)
    day_ahead, moment = count_from_now(sheet, w, now) if offset is None else (None, None)
    minutes = length(sheet, w)
    part = take_part(sheet, w, now.hour)
    days = take_days(sheet, w, now.date())
    day = Day(day_ahead) if day_ahead else next(days, None)
    if day:
        day = _with_the_next(sheet, w, days, day)
        part = part or take_part(sheet, w, now.hour)
    if day is None and part and part.today:
        day = Day(now.date())
    if offset and not day_ahead:
        day = Day(offset.after(day.day if day else now.date()))
    if moment is not None:
        return _from_moment(moment, minutes, series)
    clocks = take_clocks(sheet, w, Hint(part.name if part else None, sheet.hours), day is not None)
    if clocks.start is None and sheet.take(_now(w)):
        if whole == "rest":
            return _rest_of_day(now, sheet.hours, series)
        end = (
            _on(now.date(), clocks.end)
            if clocks.end is not None
            else now + timedelta(minutes=minutes)
            if minutes
            else None
        )
        return When(now.date(), now.time(), _clock_time(clocks.end), minutes, None, now, end, series)
    if whole == "rest" and clocks.start is None:
        return _rest_of_day(now, sheet.hours, series)
    if whole == "day" and clocks.start is None and part is None:
        part = Part("day", stretch_of("day", w, sheet.hours))
    if day is None and default_day:
        day = Day(default_day)
    when = _merged(day, clocks, minutes, part, sheet.hours, series, now, roll)
    if clocks.other is not None:
        return replace(when, other_clock=_clock_time(clocks.other))
    return replace(when, other_clock=None) if when.other_clock and w.hours_of_24 else when


@per_language
def _either(w: Words) -> re.Pattern[str]:
    return re.compile(rf"[{TIME}]+,? (?:{w.or_}) (?:(?:{w.on}|{w.the}) ){{0,2}}[{TIME}]+")


def _with_the_next(sheet: Sheet, w: Words, days: Iterator[Day], day: Day) -> Day:
    """The same day said twice is struck out: "from tomorrow 2pm to tomorrow 4pm". "Thursday or Friday" is either."""
    before = sheet.text
    again = next(days, None)
    if again is None or again.day == day.day:
        return day
    if not (either := sheet.search(_either(w))):
        sheet.text = before
        return day
    sheet.strike(either.start(), either.end(), TIME)
    first, second = sorted((day, again), key=lambda one: one.day)
    return replace(first, other=second.day)


def _only_later_is_left(start: int, now: datetime) -> bool:
    """That many minutes after midnight are past, and twelve hours later are not."""
    return start <= now.hour * 60 + now.minute < start + 720 < 1440


def _rest_of_day(now: datetime, hours: WorkingHours, series: str | None) -> When:
    end = datetime.combine(now.date(), hours.closes)
    if end <= now:
        end = datetime.combine(now.date(), time()) + timedelta(days=1)
    return When(now.date(), now.time(), end.time(), None, None, now, end, series)


def _from_moment(moment: datetime, minutes: int | None, series: str | None) -> When:
    end = moment + timedelta(minutes=minutes) if minutes else None
    return When(moment.date(), moment.time(), None, minutes, None, moment, end, series)


def _clock_time(minutes: int | None) -> time | None:
    if minutes is None:
        return None
    return time(minutes // 60 % 24, minutes % 60)


def _on(day: date, minutes: int) -> datetime | None:
    try:
        return datetime.combine(day, time()) + timedelta(minutes=minutes)
    except OverflowError:
        return None


def _merged(
    day: Day | None,
    clocks: Clocks,
    minutes: int | None,
    part: Part | None,
    hours: WorkingHours,
    series: str | None,
    now: datetime,
    roll: bool,
) -> When:
    start, end = clocks.start, clocks.end
    from_part = start is None and end is None and part is not None
    if from_part and part:
        start, end = part.minutes
    on, other = (day.day, day.other) if day else (None, None)
    today = now.date()
    bare = start is not None and not clocks.sure and part is None
    if bare and start is not None and on == today and day and not day.may_roll and _only_later_is_left(start, now):
        # "today at 7", said at ten in the morning, means the evening.
        start += 720
        end = end + 720 if end is not None and end <= start else end
    begin = on or today
    reached = start if not from_part else (end or 0) - 1
    past = roll and reached is not None and (at := _on(begin, reached)) is not None and at < now
    if past and day is None:
        begin = today + timedelta(days=1)
    elif past and day and day.may_roll and on == today:
        begin = on = today + timedelta(days=7)
    elif (
        roll
        and day is None
        and start is None
        and end is not None
        and (until := _on(today, end)) is not None
        and until <= now
    ):
        begin = today + timedelta(days=1)
    starts = _on(begin, start) if start is not None else None
    ends = _on(begin, end) if end is not None else None
    if from_part and starts and ends and starts < now < ends and begin == today:
        starts = now
    if minutes and starts and not clocks.end:
        ends = starts + timedelta(minutes=minutes) if minutes else ends
    if minutes and ends and start is None and not from_part:
        starts = ends - timedelta(minutes=minutes)
    # A range says by its end which of both it is.
    unbounded = end is None or minutes is not None
    return When(
        day=on,
        clock=None if from_part else _clock_time(start),
        end_clock=None if from_part else _clock_time(end),
        minutes=minutes,
        part=part.name if part else None,
        starts=starts,
        ends=ends,
        recurrence=series,
        other_day=other,
        other_clock=_clock_time(start + 720) if bare and start and unbounded and hours.doubtful(start) else None,
    )
