"""A series that nobody comes to: after three dates in a row that were released, its rest is asked about.

Only where the admin turned check-in with release on. The rest is never released in silence: the question must have
arrived, there is a day to answer it by one press, and whoever comes to a date meanwhile keeps the rest too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.domain.booking import Booking, State
from bot.domain.changes import settled

STRIKES = 3
DUE_NOTICE = timedelta(hours=24)
"""After the question has arrived, so long the person may answer."""


def missed_in_a_row(
    dates: Sequence[Booking], released: Collection[str], now: datetime, check_in: timedelta
) -> tuple[Booking, ...]:
    """The last dates of a series that all were `released` (by id), by start. Cancelled ones do not count, nor does one
    whose time to check in (`check_in` from its start) is not over.
    """
    run: list[Booking] = []
    for one in sorted(dates, key=lambda one: one.span.start):
        if one.state is State.BOOKED and one.span.start + check_in <= now:
            run = [*run, one] if one.id in released else []
    return tuple(run)


def is_asked_about(missed: Sequence[Booking]) -> bool:
    """Whoever kept the rest is asked again after three more."""
    return len(missed) > 0 and len(missed) % STRIKES == 0


def rest_of(dates: Sequence[Booking], now: datetime) -> tuple[Booking, ...]:
    """Those to come that stand, by start."""
    return tuple(
        sorted((one for one in dates if settled(one) and one.span.start > now), key=lambda one: one.span.start)
    )
