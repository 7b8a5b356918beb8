"""What dates of a series are to become, and what is in the way of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.commands.bookings import times
from bot.commands.bookings.doing import Chosen, room_at
from bot.commands.bookings.refusing import AS_ASKED, without
from bot.commands.command import Asked
from bot.commands.series import MOST_READ
from bot.domain.availability import best
from bot.domain.booking import Booking
from bot.domain.changes import may_change, settled
from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.presses.series import ChangeDates

_NOTHING_BUSY = FreeBusy()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One date, and the time and room that it shall have."""

    booking: Booking
    span: Span
    room: Room

    def free(self, read: Mapping[str, FreeBusy]) -> bool:
        """It is not in its own way."""
        busy = read[self.room.calendar]
        own = [self.booking.span] if self.room.calendar == self.booking.calendar else []
        return replace(busy, busy=without(busy.busy, own)).free(self.span)


def wanted(asked: Asked, press: ChangeDates, found: Chosen, dates: Sequence[Booking]) -> tuple[list[Wanted], int]:
    """What each date is to become, and how many cannot become that. As many days later and at the same time on the
    wall as the one that was chosen. What is so already is left out.
    """
    rooms, by_id = dict(press.dates), {room.id: room for room in asked.rooms}
    out: list[Wanted] = []
    impossible = 0
    for one in dates:
        id = rooms.get(one.id) or press.room
        room = by_id.get(id) if id else room_at(asked, one.calendar)
        span = _moved(asked, one, press.span, found.booking.span) if press.span else one.span
        if room is None or span is None:
            impossible += 1
        elif (span, room.calendar) != (one.span, one.calendar):
            out.append(Wanted(one, span, room))
    return out, impossible


def _moved(asked: Asked, one: Booking, to: Span, of: Span) -> Span | None:
    zone = ZoneInfo(asked.zone)
    new, old = to.start.astimezone(zone), of.start.astimezone(zone)
    day = one.span.start.astimezone(zone).date() + timedelta(days=(new.date() - old.date()).days)
    span = times.at(day, new.time().replace(tzinfo=None), to.minutes, zone)
    return span if isinstance(span, Span) and not times.problem_of(span, one.span, asked.now) else None


def fitting(wish: Wish, rooms: Sequence[Room]) -> list[Room]:
    """Whatever is in their calendars, best first."""
    everything = dict.fromkeys((room.calendar for room in rooms), _NOTHING_BUSY)
    return list(best(rooms, wish, everything).choices)[:MOST_READ]


async def read(asked: Asked, rooms: Sequence[Room], spans: Sequence[Span]) -> Mapping[str, FreeBusy] | None:
    """What is busy around these spans, by calendar; None where no calendar answers."""
    distinct = list({room.id: room for room in rooms}.values())
    if not distinct or not spans:
        return {}
    stretch = Span(min(span.start for span in spans), max(span.end for span in spans))
    found = await asked.world.readings.read(distinct, stretch, asked.now, AS_ASKED)
    return found if any(one.known for one in found.values()) else None


def without_them(found: Mapping[str, FreeBusy], dates: Sequence[Booking]) -> dict[str, FreeBusy]:
    """For the same times: a room that some of the dates have already is free for those."""
    own = {at: [one.span for one in dates if one.calendar == at] for at in found}
    return {at: replace(busy, busy=without(busy.busy, own[at])) for at, busy in found.items()}


async def dates_of(
    asked: Asked, series: str, since: datetime | None = None, only: Sequence[tuple[str, str]] = ()
) -> list[Booking]:
    """Those to come that stand, and that this person may change; of these from `since` on, and `only` these ids."""
    if not series:
        return []
    configurations, who, ids = await asked.world.store.configurations(), asked.speaker.identity, dict(only)
    return [
        one.booking
        for one in await asked.world.store.bookings_of_series(series)
        if settled(one.booking)
        and one.booking.span.start > asked.now
        and (since is None or one.booking.span.start >= since)
        and (not ids or one.booking.id in ids)
        and may_change(one.booking, configurations.get(one.booking.configuration), who)
    ]
