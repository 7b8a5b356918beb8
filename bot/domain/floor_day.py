"""A floor's day: how each of its rooms stands at every moment of it, for whoever slides through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.booking import Booking
from bot.domain.floorplan import SOON, Plan, State, state_of
from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span, merged
from bot.domain.workplace import Room

Changes = tuple[tuple[datetime, State], ...]
"""From when on a room stands how, in order; the first is the day's beginning."""


@dataclass(frozen=True, slots=True)
class FloorKey:
    """A floor on a day; `day` is a local date there, as ISO 8601 writes it."""

    building: str
    floor: str
    day: str


@dataclass(frozen=True, slots=True)
class RoomOnDay:
    """`busy`: what is taken within the day, in order."""

    room: str
    busy: tuple[Span, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class FloorDay:
    """`day`: from midnight to midnight there, UTC. `bookings`: those made through Nook, of everybody; whose they are is
    told to nobody else. `as_of`: the oldest reading that counted.
    """

    key: FloorKey
    zone: str
    day: Span
    rooms: tuple[RoomOnDay, ...]
    bookings: tuple[Booking, ...]
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class FloorLook:
    """A floor as it is opened: its day, its plan (None: it has none), its rooms, and which area is which of them."""

    seen: FloorDay
    plan: Plan | None
    rooms: tuple[Room, ...]
    areas: tuple[tuple[str, str], ...]
    floors: tuple[tuple[str, str], ...]


def room_on_day(room: str, readings: Sequence[tuple[Span, FreeBusy]]) -> RoomOnDay:
    """`readings`: what is known of each part of the day, in order; a part that is not known hides no other."""
    changes: list[tuple[datetime, State]] = []
    for part, reading in _joined(readings):
        for at, state in changes_of(reading, part):
            if not changes or changes[-1][1] is not state:
                changes.append((at, state))
    busy = merged(
        Span(max(span.start, part.start), min(span.end, part.end))
        for part, reading in readings
        for span in reading.busy
        if span.overlaps(part)
    )
    return RoomOnDay(room, tuple(busy), tuple(changes))


def _joined(readings: Sequence[tuple[Span, FreeBusy]]) -> Sequence[tuple[Span, FreeBusy]]:
    """One reading where all is known: what begins in a part is seen coming in the one before."""
    if not all(reading.known for _, reading in readings):
        return readings
    busy = tuple(merged(span for _, reading in readings for span in reading.busy))
    return [(Span(readings[0][0].start, readings[-1][0].end), FreeBusy(busy))]


def changes_of(reading: FreeBusy, within: Span) -> Changes:
    """As `state_of` has it for the minute that begins then."""
    if not reading.known:
        return ((within.start, State.UNKNOWN),)
    moments = {within.start}
    for span in reading.busy:
        moments |= {at for at in (span.start - SOON, span.start, span.end) if within.holds(at)}
    out: list[tuple[datetime, State]] = []
    for at in sorted(moments):
        state = state_of(reading, Span.lasting(at, 1))
        if not out or out[-1][1] is not state:
            out.append((at, state))
    return tuple(out)
