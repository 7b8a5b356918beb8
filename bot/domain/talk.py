"""What somebody is in the middle of saying: the wish so far, and what was offered for it last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.domain.span import Span
from bot.domain.wish import Draft, Wish
from bot.domain.workplace import Room

KEPT_FOR = timedelta(minutes=30)
"""Who says "make it 3" after a longer pause most likely means something else."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One button of the last card: the room's id, and for when."""

    room: str
    span: Span


@dataclass(frozen=True, slots=True)
class Talk:
    """`draft`: all that was said so far. `offered`: what the last card offers, in its order, under the UUID `offer` and
    for `wish`; empty where it only asks. `skipped`, `more`: how many better rooms were shown before, and how many are
    still to be shown. `looking`: the talk is about one room's day.
    """

    draft: Draft
    wish: Wish | None = None
    offer: str = ""
    offered: tuple[Offered, ...] = ()
    skipped: int = 0
    more: int = 0
    looking: bool = False


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
