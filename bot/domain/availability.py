"""Which rooms are free, which fits best, and what to offer when none is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.occupancy import unknown_and_busy
from bot.domain.roster import Roster, roster_of
from bot.domain.span import Span, gaps
from bot.domain.wish import Wish
from bot.domain.working_hours import USUAL, WorkingHours
from bot.domain.workplace import Room


class WhyNot(StrEnum):
    """Why a room is not offered."""

    BUSY = "busy"
    TOO_SMALL = "too small"
    LACKS = "lacks equipment"
    ELSEWHERE = "in another building or on another floor"
    UNKNOWN = "calendar does not answer"
    UNWANTED = "not wanted"


_GOES_WITHOUT_SAYING = frozenset({WhyNot.ELSEWHERE, WhyNot.UNWANTED})
"""That other buildings were not searched is clear to who asked for one; there may be thousands of rooms in them."""


FEW = 3
"""As many rooms as are named; of more only the number is said."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many rooms for one reason; their names where they are few."""

    reason: WhyNot
    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    choices: tuple[Room, ...]
    left_out: tuple[LeftOut, ...]


def why_not(room: Room, wish: Wish, free_busy: FreeBusy) -> WhyNot | None:
    """The first reason not to offer this room, None where there is none.

    A room whose seats nobody knows may do for anybody.
    """
    if room.name in wish.without:
        return WhyNot.UNWANTED
    for wanted, has in ((wish.room, room.name), (wish.building, room.building), (wish.floor, room.floor)):
        if wanted is not None and wanted != has:
            return WhyNot.ELSEWHERE
    if 0 < room.seats < wish.seats:
        return WhyNot.TOO_SMALL
    if not wish.equipment <= room.equipment:
        return WhyNot.LACKS
    if not free_busy.known:
        return WhyNot.UNKNOWN
    return None if free_busy.free(wish.span) else WhyNot.BUSY


def best(
    rooms: Iterable[Room], wish: Wish, free_busy: Mapping[str, FreeBusy], often: frozenset[str] = frozenset()
) -> Found:
    """The free rooms that fit, best first: those in the zone the time was meant in, of them those that the person books
    `often` (ids) where they are not far too large, then the smallest that seats them, then the one with the least that
    was not asked for, then by name.

    A room in another zone is most likely in another city. Rooms whose seats nobody knows come last and may do for
    anybody. `free_busy` is by calendar address; a calendar that is not in it is unknown. Rooms elsewhere and those that
    are not wanted are not named among those left out.
    """
    roster = roster_of(rooms)
    fits, others = _sorted_out(roster, wish, free_busy)
    liked = sum(bit for bit, room in roster.of_ids(often) if not _far_too_large(room, wish))
    here = roster.in_zone(wish.zone)
    in_order = (here & liked, here & ~liked, ~here & liked, ~here & ~liked)
    choices = tuple(room for these in in_order if fits & these for room in roster.pick(fits & these))
    left_out = tuple(
        _left_out(roster, reason, others[reason])
        for reason in WhyNot
        if others[reason] and reason not in _GOES_WITHOUT_SAYING
    )
    return Found(choices, left_out)


def _left_out(roster: Roster, reason: WhyNot, these: int) -> LeftOut:
    count = these.bit_count()
    return LeftOut(reason, count, tuple(sorted(room.name for room in roster.pick(these))) if count <= FEW else ())


def _sorted_out(roster: Roster, wish: Wish, free_busy: Mapping[str, FreeBusy]) -> tuple[int, dict[WhyNot, int]]:
    """The rooms that fit, and the others by the first reason against each: `why_not` for all of them at once."""
    unknown, busy = unknown_and_busy(free_busy, roster, wish.span)
    fits, others = roster.all, {}
    for reason, these in (
        (WhyNot.UNWANTED, roster.named(wish.without)),
        (WhyNot.ELSEWHERE, roster.all & ~roster.placed(wish)),
        (WhyNot.TOO_SMALL, roster.too_small(wish.seats)),
        (WhyNot.LACKS, roster.lacking(wish.equipment)),
        (WhyNot.UNKNOWN, unknown),
        (WhyNot.BUSY, busy),
    ):
        others[reason] = fits & these
        fits &= ~these
    return fits, others


def _far_too_large(room: Room, wish: Wish) -> bool:
    return room.seats > max(8, 2 * wish.seats)


class Change(StrEnum):
    """What an alternative gives up."""

    EARLIER = "earlier"
    LATER = "later"
    SHORTER = "shorter"
    ROOM = "another room"
    FLOOR = "another floor"
    BUILDING = "another building"
    EQUIPMENT = "without some equipment"


@dataclass(frozen=True, slots=True)
class Alternative:
    change: Change
    room: Room
    span: Span


_SHIFTS = (15, 30, 45, 60, 90, 120, 180, 240)


def alternatives(
    rooms: Sequence[Room],
    wish: Wish,
    free_busy: Mapping[str, FreeBusy],
    now: datetime,
    hours: WorkingHours = USUAL,
    most: int = 5,
) -> tuple[Alternative, ...]:
    """The nearest things that can be had instead, one of a kind, nearest first.

    Each changes one thing about the wish only. Another time stays within the working `hours` where the wished one is.
    """
    zone = ZoneInfo(wish.zone)
    within = hours.contain(wish.span, zone)

    roster = roster_of(rooms := tuple(rooms))  # one for all that is tried

    def first(other: Wish) -> Room | None:
        fits, _ = _sorted_out(roster, other, free_busy)
        return roster.first(fits & roster.in_zone(other.zone) or fits)

    out: list[Alternative] = []
    for change, sign in ((Change.EARLIER, -1), (Change.LATER, 1)):
        for minutes in _SHIFTS:
            span = wish.span.moved(timedelta(minutes=sign * minutes))
            if span.start < now:
                break
            if within and not hours.contain(span, zone):
                break
            if room := first(wish.at(span)):
                out.append(Alternative(change, room, span))
                break
    out.sort(key=lambda a: abs(a.span.start - wish.span.start))
    if shorter := _shorter(rooms, wish, free_busy):
        out.append(shorter)
    seats = next((room.seats for room in rooms if room.name == wish.room), 0)
    other = wish.for_another_room(seats)
    looser: dict[Change, Wish | None] = {
        Change.ROOM: other if wish.room is not None else None,
        Change.FLOOR: replace(other, floor=None) if wish.floor is not None else None,
        Change.BUILDING: replace(other, building=None, floor=None) if wish.building is not None else None,
        Change.EQUIPMENT: replace(wish, equipment=frozenset()) if wish.equipment else None,
    }
    for change, loose in looser.items():
        room = first(loose) if loose else None
        if room is not None and not any((a.room, a.span) == (room, wish.span) for a in out):
            out.append(Alternative(change, room, wish.span))
    return tuple(out[:most])


MOST_LOOKED_INTO = 500


def _shorter(rooms: Sequence[Room], wish: Wish, free_busy: Mapping[str, FreeBusy]) -> Alternative | None:
    """The longest stretch inside the wished one, of at least half its length and 15 minutes, in a room that fits: of
    thousands, in one of the first that would be offered.
    """
    longest: Alternative | None = None
    roster = roster_of(rooms)
    busy = _sorted_out(roster, wish, free_busy)[1][WhyNot.BUSY]
    here = roster.in_zone(wish.zone)
    for room in (*roster.pick(busy & here), *roster.pick(busy & ~here))[:MOST_LOOKED_INTO]:
        known = free_busy.get(room.calendar, UNKNOWN)
        for gap in gaps(known.busy, wish.span):
            if gap.minutes >= max(15, wish.span.minutes // 2) and (
                longest is None or gap.minutes > longest.span.minutes
            ):
                longest = Alternative(Change.SHORTER, room, gap)
    return longest
