"""What somebody books again and again: rooms they like, their usual one, and the same as a week ago."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.booking import Booking, State
from bot.domain.wish import Draft

LOOKED_BACK = timedelta(days=90)
OFTEN = 3
"""So many bookings within that time make a room one that somebody books often."""
_COUNT = frozenset({State.BOOKED, State.LOST})


def usual(bookings: Iterable[Booking], now: datetime) -> Draft | None:
    """The room, time of day and length that were booked most, the latest of equals; for the next time that clock comes
    on an office day. None where nothing was booked. `now` is UTC.
    """
    done = _done(bookings)
    if not done:
        return None
    counted = Counter(_pattern(booking) for booking in done)
    best = max(done, key=lambda booking: (counted[_pattern(booking)], booking.span.start))
    zone = ZoneInfo(best.zone)
    clock, local = best.span.start.astimezone(zone).time(), now.astimezone(zone)
    day = local.date() + timedelta(days=clock <= local.time())
    while day.weekday() > 4 >= best.span.start.astimezone(zone).weekday():
        day += timedelta(days=1)
    return _again(best, day)


def usual_room(bookings: Iterable[Booking]) -> str | None:
    """The id of the room that was booked most, the latest of equals: the person most likely sits near it."""
    done = _done(bookings)
    counted = Counter(booking.room for booking in done)
    return max(done, key=lambda b: (counted[b.room], b.span.start)).room if done else None


def as_before(bookings: Iterable[Booking], now: datetime, room: str | None) -> Draft | None:
    """The same as about a week ago: the latest of the last fortnight (of that room, where one is named), a week later
    until that is not past.
    """
    recent = [b for b in _done(bookings) if now - timedelta(days=14) <= b.span.start and room in (None, b.room_name)]
    if not recent:
        return None
    last = max((b for b in recent if b.span.start <= now), key=lambda b: b.span.start, default=recent[-1])
    zone = ZoneInfo(last.zone)
    on = last.span.start.astimezone(zone).date() + timedelta(days=7)
    while datetime.combine(on, last.span.start.astimezone(zone).time(), zone) <= now:
        on += timedelta(days=7)
    return _again(last, on)


def _done(bookings: Iterable[Booking]) -> Sequence[Booking]:
    return sorted((b for b in bookings if b.state in _COUNT), key=lambda b: b.span.start)


def _pattern(booking: Booking) -> tuple[str, int, int, int]:
    local = booking.span.start.astimezone(ZoneInfo(booking.zone))
    return booking.room, local.hour, local.minute, booking.span.minutes


def _again(booking: Booking, day: date) -> Draft:
    local = booking.span.start.astimezone(ZoneInfo(booking.zone))
    wish = booking.wish
    return Draft(
        booking.zone,
        day,
        local.time().replace(second=0, microsecond=0),
        minutes=booking.span.minutes,
        people=wish.people or None,
        room=booking.room_name,
        subject=wish.subject,
        guests=wish.guests,
        online=wish.online,
    )
