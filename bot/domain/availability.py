"""Which rooms are free, which fits best, and what to offer when none is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from zoneinfo import ZoneInfo

from bot.domain.span import Span, gaps
from bot.domain.wish import Wish
from bot.domain.working_hours import USUAL, WorkingHours
from bot.domain.workplace import Room


@dataclass(frozen=True, slots=True)
class FreeBusy:
    """What one room calendar says.

    `known` False: it did not answer, which is never free. `as_of`: when Microsoft 365 was asked, UTC.
    """

    busy: tuple[Span, ...] = ()
    known: bool = True
    as_of: datetime | None = None

    def free(self, span: Span) -> bool:
        if not self.known:
            return False
        start, end = span.start, span.end
        # As Span.overlaps has it, without a call for each: a search asks this of every room.
        for busy in self.busy:  # noqa: SIM110
            if busy.start < end and start < busy.end:
                return False
        return True

    def since(self, moment: datetime) -> bool:
        """Whether Microsoft 365 was asked then or later."""
        return self.as_of is not None and self.as_of >= moment


class WhyNot(StrEnum):
    """Why a room is not offered."""

    BUSY = "busy"
    TOO_SMALL = "too small"
    LACKS = "lacks equipment"
    ELSEWHERE = "in another building or on another floor"
    UNKNOWN = "calendar does not answer"
    UNWANTED = "not wanted"


@dataclass(frozen=True, slots=True)
class LeftOut:
    reason: WhyNot
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    choices: tuple[Room, ...]
    left_out: tuple[LeftOut, ...]


def why_not(room: Room, wish: Wish, free_busy: FreeBusy) -> WhyNot | None:
    """The first reason not to offer this room, None where there is none.

    A room whose seats nobody knows may do for anybody.
    """
    return _objecting(wish)(room, free_busy)


def _objecting(wish: Wish) -> Callable[[Room, FreeBusy], WhyNot | None]:
    """`why_not` for one wish and many rooms: what the wish says is looked up once."""
    span, seats, equipment, without = wish.span, wish.seats, wish.equipment, wish.without
    name, building, floor = wish.room, wish.building, wish.floor
    anywhere = name is None and building is None and floor is None

    def objection(room: Room, free_busy: FreeBusy) -> WhyNot | None:
        if without and room.name in without:
            return WhyNot.UNWANTED
        if not anywhere and (
            (name is not None and room.name != name)
            or (building is not None and room.building != building)
            or (floor is not None and room.floor != floor)
        ):
            return WhyNot.ELSEWHERE
        if 0 < room.seats < seats:
            return WhyNot.TOO_SMALL
        if equipment and not equipment <= room.equipment:
            return WhyNot.LACKS
        if not free_busy.known:
            return WhyNot.UNKNOWN
        return None if free_busy.free(span) else WhyNot.BUSY

    return objection


UNKNOWN = FreeBusy(known=False)


def best(
    rooms: Iterable[Room], wish: Wish, free_busy: Mapping[str, FreeBusy], often: frozenset[str] = frozenset()
) -> Found:
    """The free rooms that fit, best first: those in the zone the time was meant in, of them those that the person books
    `often` (ids) where they are not far too large, then the smallest that seats them, then the one with the least that
    was not asked for, then by name.

    A room in another zone is most likely in another city. Rooms whose seats nobody knows come last. `free_busy` is by
    calendar address; a calendar that is not in it is unknown.
    """
    fits: list[Room] = []
    others: dict[WhyNot, list[str]] = {}
    objection = _objecting(wish)
    for room in rooms:
        reason = objection(room, free_busy.get(room.calendar, UNKNOWN))
        if reason is None:
            fits.append(room)
        else:
            others.setdefault(reason, []).append(room.name)
    fits.sort(key=partial(_fit, wish))
    if often:
        fits.sort(key=lambda room: (room.zone != wish.zone, room.id not in often or _far_too_large(room, wish)))
    left_out = tuple(LeftOut(reason, tuple(sorted(others[reason]))) for reason in WhyNot if reason in others)
    return Found(tuple(fits), left_out)


def _fit(wish: Wish, room: Room) -> tuple[bool, int, int, str, str]:
    """Sorts the best first, among rooms that have what was asked for: the fewer things, the fewer that were not."""
    return room.zone != wish.zone, room.seats or 10_000, len(room.equipment), room.building, room.name


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

    def first(other: Wish) -> Room | None:
        choices = best(rooms, other, free_busy).choices
        return choices[0] if choices else None

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


def _shorter(rooms: Sequence[Room], wish: Wish, free_busy: Mapping[str, FreeBusy]) -> Alternative | None:
    """The longest stretch inside the wished one, of at least half its length and 15 minutes, in a room that fits."""
    longest: Alternative | None = None
    for room in sorted(rooms, key=partial(_fit, wish)):
        known = free_busy.get(room.calendar, UNKNOWN)
        if why_not(room, wish, known) is not WhyNot.BUSY:
            continue
        for gap in gaps(known.busy, wish.span):
            if gap.minutes >= max(15, wish.span.minutes // 2) and (
                longest is None or gap.minutes > longest.span.minutes
            ):
                longest = Alternative(Change.SHORTER, room, gap)
    return longest
