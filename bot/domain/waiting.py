"""Waiting for a room: first come, first served, and each one gets a little time to take it before the next is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.availability import best
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room

HELD_FOR = timedelta(minutes=2)
MOST_ROOMS = 20
"""Rooms that one person waits for at once: as many as one getSchedule reads."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One person's wish that could not be had. `first`: a holder gave the room up for them, so they come before others.

    `calendar`: of the room that is held for them, until `held_until`; "" while they wait.
    """

    id: str
    who: Identity
    wish: Wish
    made_at: datetime
    first: bool = False
    calendar: str = ""
    held_until: datetime | None = None

    @property
    def waits(self) -> bool:
        return self.held_until is None


def in_line(waits: Iterable[Wait]) -> list[Wait]:
    return sorted(waits, key=lambda wait: (not wait.first, wait.made_at, wait.id))


def over(wait: Wait, now: datetime) -> bool:
    """Nothing more comes of it: the time to take the room has passed, or the meeting would have begun."""
    return now >= wait.wish.span.start or (wait.held_until is not None and now >= wait.held_until)


def waited_for(wait: Wait, rooms: Iterable[Room]) -> tuple[Room, ...]:
    """The rooms that would do, best first, whether free or not."""
    rooms = tuple(rooms)
    return best(rooms, wait.wish, {room.calendar: FreeBusy() for room in rooms}).choices[:MOST_ROOMS]


def next_in_line(
    waits: Sequence[Wait], rooms: Sequence[Room], free_busy: Mapping[str, FreeBusy], able: Collection[str]
) -> list[tuple[Wait, Room]]:
    """Who gets which room now. `able`: ids of the waits whose people can be told now; others are passed over, and stay
    in line. `free_busy`: with what is held for somebody.
    """
    given: dict[str, list[Span]] = {}
    found: list[tuple[Wait, Room]] = []
    for wait in in_line(wait for wait in waits if wait.waits and wait.id in able):
        span = wait.wish.span
        for room in waited_for(wait, rooms):
            taken = any(span.overlaps(other) for other in given.get(room.calendar, ()))
            if not taken and free_busy.get(room.calendar, UNKNOWN).free(span):
                given.setdefault(room.calendar, []).append(span)
                found.append((wait, room))
                break
    return found
