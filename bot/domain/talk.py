"""What somebody is in the middle of saying: the wish so far and what was offered for it last, or the question that was
asked last about what is booked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.domain.wish import Draft, Wish
from bot.domain.workplace import Room

KEPT_FOR = timedelta(minutes=30)
"""Who says "make it 3" after a longer pause most likely means something else."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One button of the last card: the room's id, and for when. `dates`: of a series, each with its room."""

    room: str
    span: Span
    dates: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """A question about something booked: shall this one be cancelled, or which dates of its series, `doing` "cancel",
    "move", "extend" or "another room" with them. `span`, `room`: what the booking is to become. `one`, `since`, `all`:
    which answers there are; `dates`: the one answer is these bookings, by id, each in the room of the id beside it.
    """

    doing: str
    booking: str = ""
    meeting: Meeting | None = None
    series: str = ""
    starts: datetime | None = None
    span: Span | None = None
    room: str = ""
    one: bool = False
    since: bool = False
    all: bool = False
    dates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """`draft`: all that was said so far. `offered`: what the last card offers, in its order, under the UUID `offer` and
    for `wish`; empty where it only asks. `skipped`, `more`: how many better rooms were shown before, and how many are
    still to be shown. `looking`: the talk is about one room's day. `pending`: it is no wish, but that question.
    """

    draft: Draft
    wish: Wish | None = None
    offer: str = ""
    offered: tuple[Offered, ...] = ()
    skipped: int = 0
    more: int = 0
    looking: bool = False
    pending: Pending | None = None


class Which(StrEnum):
    """How one of the offers is pointed at."""

    YES = "yes"
    THAT = "that one"
    NTH = "the second one"
    LAST = "the last one"
    BIGGER = "the bigger one"
    BIGGEST = "the biggest one"
    SMALLER = "the smaller one"
    SMALLEST = "the smallest one"
    LARGER = "a bigger one"
    MORE = "another one"


@dataclass(frozen=True, slots=True)
class Pick:
    """`nth`: from 1, where `which` is NTH."""

    which: Which
    nth: int = 0


def picked(offered: Sequence[Offered], rooms: Mapping[str, Room], pick: Pick) -> tuple[Offered, ...]:
    """The offers that may be meant, by what the rooms (by id) are like: one where it is clear, several where it is not,
    none where no offer is like that. A room whose seats nobody knows is neither bigger nor smaller.
    """
    seats = sorted({rooms[one.room].seats for one in offered if rooms[one.room].seats})
    match pick.which:
        case Which.YES | Which.THAT:
            return tuple(offered)
        case Which.NTH:
            return tuple(offered[pick.nth - 1 : pick.nth])
        case Which.LAST:
            return tuple(offered[-1:])
        case Which.BIGGER:
            wanted = seats[1:]
        case Which.SMALLER:
            wanted = seats[:-1]
        case Which.BIGGEST:
            wanted = seats[-1:]
        case Which.SMALLEST:
            wanted = seats[:1]
        case _:
            wanted = []
    return tuple(one for one in offered if rooms[one.room].seats in wanted)
