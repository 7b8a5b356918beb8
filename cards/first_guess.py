"""What the form is filled in with where nothing was said: sensible for an office."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.wish import USUAL_MINUTES, Draft
from bot.domain.working_hours import WorkingHours


def minutes_of(draft: Draft) -> int:
    """The draft's length, 60 minutes where it has none that can be had."""
    minutes = draft.minutes
    if minutes is None and draft.clock and draft.end_clock:
        minutes = (draft.end_clock.hour - draft.clock.hour) * 60 + draft.end_clock.minute - draft.clock.minute
    return minutes if minutes is not None and 5 <= minutes <= 24 * 60 else USUAL_MINUTES


def proposed_start(draft: Draft, now: datetime, hours: WorkingHours, passed: bool = False) -> datetime:
    """The draft's start, naive, with what is missing filled in. `now` is local to the draft's zone.

    Without a time: the next half hour within the reader's `hours`, else their usual one on the next workday. `passed`:
    the draft's own is over.
    """
    now = now.replace(tzinfo=None)
    usual = _next_half_hour(now, hours)
    clock, day = draft.clock, draft.day
    if passed:
        if clock is None:
            return usual
        day = now.date() if clock > now.time() else hours.workday(now.date() + timedelta(days=1))
    if day is None:
        if clock is None:
            return usual
        day = now.date() if clock > now.time() else now.date() + timedelta(days=1)
    if clock is None:
        clock = usual.time() if day == usual.date() else hours.usual
    return datetime.combine(day, clock)


def _next_half_hour(now: datetime, hours: WorkingHours) -> datetime:
    start = now.replace(minute=0, second=0, microsecond=0)
    while start < now:
        start += timedelta(minutes=30)
    if start.date() == now.date() and now.weekday() in hours.days and start.time() < hours.closes:
        return max(start, datetime.combine(now.date(), hours.opens))
    return datetime.combine(hours.workday(now.date() + timedelta(days=1)), hours.usual)
