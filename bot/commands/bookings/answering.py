"""`yes`, `all of them`, `only this one`, `from 12 March on`: the answer to a question about what is booked, in words.

It is what the button would have done, looked up and authorised anew as that is.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.domain.span import NoSuchTime, moment_in
from bot.domain.talk import Pending, Which
from bot.language.follow_ups import FollowUp
from bot.language.of_series import OfSeries
from bot.language.understanding import Scope
from bot.presses import Press
from bot.presses.bookings import Cancel, Held, MoveTo, SwitchTo
from bot.presses.series import CancelSeries, ChangeDates


def press_for(pending: Pending, said: FollowUp | None, dates: OfSeries | None, zone: str) -> Press | None:
    """None where the sentence is no answer to it. `zone`: the person's own, on whose clock days are meant."""
    held = Held(pending.booking, pending.meeting)
    if dates is None or dates.scope is None:
        return _only_answer(pending, held) if _says_yes(said) else None
    match dates.scope:
        case Scope.ALL if pending.dates:
            return _only_answer(pending, held)
        case Scope.ALL if pending.all or pending.since:
            return _some(pending, held, None if pending.all else pending.starts)
        case Scope.FOLLOWING if pending.series and not pending.dates:
            return _some(pending, held, _midnight(dates.day, zone) if dates.day else pending.starts)
        case Scope.ONE if pending.one and _is_that_day(dates.day, pending.starts, zone):
            return _one(pending, held)
    return None


def _says_yes(said: FollowUp | None) -> bool:
    return said is not None and said.pick is not None and said.pick.which is Which.YES and not said.changes


def _only_answer(pending: Pending, held: Held) -> Press | None:
    """What a plain yes means; None where there are several answers."""
    if pending.dates:
        return ChangeDates(held, None, pending.span, pending.room, pending.dates)
    if [pending.one, pending.since, pending.all].count(True) != 1:
        return None
    return _one(pending, held) if pending.one else _some(pending, held, pending.starts if pending.since else None)


def _one(pending: Pending, held: Held) -> Press:
    if pending.doing == "cancel":
        return Cancel(held)
    return MoveTo(held, pending.span, just=True) if pending.span else SwitchTo(held, pending.room, just=True)


def _some(pending: Pending, held: Held, since: datetime | None) -> Press:
    if pending.doing == "cancel":
        return CancelSeries(pending.series, since)
    return ChangeDates(held, since, pending.span, pending.room)


def _midnight(day: date, zone: str) -> datetime:
    try:
        return moment_in(ZoneInfo(zone), datetime.combine(day, time()))
    except NoSuchTime as no:
        return moment_in(ZoneInfo(zone), no.instead)


def _is_that_day(day: date | None, starts: datetime | None, zone: str) -> bool:
    return day is None or (starts is not None and starts.astimezone(ZoneInfo(zone)).date() == day)
