"""What is to be said of a booking at a moment, unasked: still needed, check in, longer. Few, and each once.

Whoever booked just now, or for a whole day, is not asked. What is noticed late, since the meeting was moved to now or
Nook was away, is not said at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.booking import Booking
from bot.domain.changes import settled
from bot.domain.keeping import KeepOrRelease
from bot.domain.span import Span

WHOLE_DAY = timedelta(hours=8)
"""From this length on a meeting is never asked about."""
NOTICED_WITHIN = timedelta(minutes=5)
BEFORE_END = timedelta(minutes=10)
EXTENDED_BY = 30
"""Minutes that are offered before the end."""
LOOKED_AHEAD = timedelta(minutes=120)
"""No question comes earlier before a start."""


class Kind(StrEnum):
    """What a notice is about. KEEP, CHECK_IN, MISSED ask for an answer, and so does ASKED, which is somebody else's."""

    KEEP = "keep"
    CHECK_IN = "check in"
    RELEASED = "released"
    MISSED = "missed"
    REST = "rest"
    EXTEND = "extend"
    FREED = "freed"
    ASKED = "asked"
    ANSWERED = "answered"


class Response(StrEnum):
    """A person's answer to a notice."""

    NONE = ""
    KEEP = "keep"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Due:
    """`key`: the same question at the same meeting has the same one, so that it is asked once."""

    kind: Kind
    key: str
    stale_at: datetime


def due(booking: Booking, keep: KeepOrRelease, now: datetime) -> tuple[Due, ...]:
    """The questions that are due now, whether or not they were asked before."""
    if not settled(booking) or booking.span.end <= now:
        return ()
    asked = (_keep(booking, keep, now), _check_in(booking, keep, now), _extend(booking, now))
    return tuple(one for one in asked if one is not None)


def _keep(booking: Booking, keep: KeepOrRelease, now: datetime) -> Due | None:
    window, start = timedelta(minutes=keep.minutes_before), booking.span.start
    ahead = max(window, timedelta(hours=keep.made_ahead_hours))
    if not window or not _asked_about(booking, keep) or start - booking.made_at < ahead:
        return None
    return _due(Kind.KEEP, booking, start - window, start, now)


def _check_in(booking: Booking, keep: KeepOrRelease, now: datetime) -> Due | None:
    minutes, start = timedelta(minutes=keep.check_in_minutes), booking.span.start
    if not minutes or not _asked_about(booking, keep) or start - booking.made_at < minutes:
        return None
    return _due(Kind.CHECK_IN, booking, start, min(start + minutes, booking.span.end), now)


def _extend(booking: Booking, now: datetime) -> Due | None:
    """Not for a meeting that is hardly longer than the time before its end."""
    end = booking.span.end
    if end - 2 * BEFORE_END < max(booking.span.start, booking.made_at):
        return None
    return _due(Kind.EXTEND, booking, end - BEFORE_END, end, now)


def _asked_about(booking: Booking, keep: KeepOrRelease) -> bool:
    return keep.concerns(booking.room_name) and booking.span.end - booking.span.start < WHOLE_DAY


def _due(kind: Kind, booking: Booking, since: datetime, until: datetime, now: datetime) -> Due | None:
    if not since <= now < min(since + NOTICED_WITHIN, until):
        return None
    return Due(kind, key_of(kind, booking), until)


def key_of(kind: Kind, booking: Booking) -> str:
    """By the booking's time: who moves the meeting is asked anew."""
    span = booking.span
    return f"{kind}:{booking.id}:{(span.end if kind is Kind.EXTEND else span.start):%Y%m%dT%H%M}"


def may_release(
    booking: Booking, keep: KeepOrRelease, asked_at: datetime | None, answer: Response, now: datetime
) -> bool:
    """Whether a room is given back that nobody answered for: only where the admin turned that on, only after the
    question has arrived (`asked_at`), and the person had all of the time to answer.
    """
    if not keep.check_in_minutes or not settled(booking) or not _asked_about(booking, keep):
        return False
    if asked_at is None or answer is not Response.NONE:
        return False
    after = max(booking.span.start, asked_at) + timedelta(minutes=keep.check_in_minutes)
    return after <= now and ended_at(booking, now) is not None


def ended_at(booking: Booking, now: datetime) -> Span | None:
    """What is left of a meeting that ends with the next full minute; None where that is no earlier than it does."""
    end = max(now.replace(second=0, microsecond=0), booking.span.start) + timedelta(minutes=1)
    return Span(booking.span.start, end) if end < booking.span.end else None
