"""What a booking's time shall become, from what was said: "to 4pm tomorrow", "half an hour later", "until 5"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.span import NoSuchTime, Span, moment_in
from bot.domain.wish import LONGEST, Draft, Incomplete, Problem, problem_with
from bot.language.understanding import Understanding, When

NOTHING_SAID = Incomplete(missing=frozenset({"start"}))


def moved(span: Span, meant: Understanding, zone: ZoneInfo) -> Span | Incomplete:
    """Keeps the day, the clock and the length that were not said. `zone`: the person's own."""
    if meant.new_when is None:
        if meant.shift is None:
            return NOTHING_SAID
        return span.moved(timedelta(minutes=meant.shift))
    new = meant.new_when
    local = span.start.astimezone(zone)
    if new.clock is None and new.day is None:
        return NOTHING_SAID
    if new.clock is None and new.part is not None:
        return NOTHING_SAID  # "to the afternoon" is still to be asked for
    minutes = _minutes(span, new)
    if isinstance(minutes, Incomplete):
        return minutes
    return at(new.day or local.date(), new.clock or local.time(), minutes, zone)


def at(day: date, clock: time, minutes: int, zone: ZoneInfo) -> Span | Incomplete:
    """That many minutes from then on, on the clock in `zone`."""
    try:
        return Span.lasting(moment_in(zone, datetime.combine(day, clock)), minutes)
    except NoSuchTime as no:
        return Incomplete(problem=Problem.NO_SUCH_TIME, detail=f"{no.instead:%H:%M}")
    except (OverflowError, ValueError):
        return Incomplete(problem=Problem.TOO_SHORT if minutes <= 0 else Problem.TOO_FAR)


def _minutes(span: Span, new: When) -> int | Incomplete:
    if new.minutes is not None:
        return new.minutes
    if new.clock is None or new.end_clock is None:
        return span.minutes
    length = _of_day(new.end_clock) - _of_day(new.clock)
    if length <= 0 and new.clock >= time(18):
        length += 24 * 60
    return length if length > 0 else Incomplete(problem=Problem.END_BEFORE_START)


def _of_day(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def extended(span: Span, meant: Understanding, zone: ZoneInfo) -> Span | Incomplete:
    """The same start and another end: by so long, until then, or so long in all."""
    when = meant.when
    if meant.shift is not None:
        return ending(span, span.end + timedelta(minutes=meant.shift))
    if when.end_clock is not None:
        local = span.start.astimezone(zone).replace(tzinfo=None)
        until = datetime.combine(local.date(), when.end_clock)
        if until <= local and local.time() >= time(18):
            until += timedelta(days=1)
        try:
            return ending(span, moment_in(zone, until))
        except NoSuchTime as no:
            return Incomplete(problem=Problem.NO_SUCH_TIME, detail=f"{no.instead:%H:%M}")
    if when.minutes is not None:
        return ending(span, span.start + timedelta(minutes=when.minutes))
    return NOTHING_SAID


def ending(span: Span, end: datetime) -> Span | Incomplete:
    return Span(span.start, end) if end > span.start else Incomplete(problem=Problem.END_BEFORE_START)


def problem_of(span: Span, before: Span, now: datetime) -> Problem | None:
    """What makes another time of a booking impossible whatever the room. One that runs may get another end."""
    if span.start != before.start:
        return problem_with(span, now)
    if span.end - span.start > LONGEST:
        return Problem.TOO_LONG
    return Problem.PAST if span.end <= now else None


def draft_of(span: Span, zone: str) -> Draft:
    """For the form, on the person's clock."""
    local = span.start.astimezone(ZoneInfo(zone))
    return Draft(zone, local.date(), local.time().replace(second=0, microsecond=0), minutes=span.minutes)
