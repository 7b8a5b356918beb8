"""Where words may mean two things, both are shown and the person says which; what is plain is not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.commands.command import Asked
from bot.domain.span import Span, second_moment_in
from bot.domain.wish import Draft, Wish, completed
from bot.domain.workplace import Room
from bot.language.understanding import Understanding
from bot.presses import MoreRooms, SeeRoom
from bot.replies.doubt import Reading, WhichReading

MOST = 6
"""Readings on one card; with more of them the question would be harder than saying it again."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What else may have been meant: another day, another time of day, other rooms of such a name."""

    day: date | None = None
    clock: time | None = None
    rooms: tuple[str, ...] = ()


PLAIN = Doubt()


def doubt_of(understood: Understanding) -> Doubt:
    when = understood.when
    if when.recurrence is not None:
        return Doubt(rooms=understood.also_rooms)
    return Doubt(when.other_day, when.other_clock, understood.also_rooms)


def which_wish(asked: Asked, draft: Draft, wish: Wish, doubt: Doubt) -> WhichReading | None:
    """The question which wish is meant; None where `wish`, the reading of `draft`, is the only one that can be."""
    wishes = [wish, *_second_hour(draft, wish)]
    rooms = {room.name: room for room in reversed(asked.rooms)} if doubt.rooms else {}
    for other in _others(draft, doubt, rooms):
        completion = completed(other, asked.now)
        if isinstance(completion, Wish):
            wishes += [completion, *_second_hour(other, completion)]
    if len(wishes) == 1:
        return None
    several = len({one.room for one in wishes}) > 1
    several_times = len({one.span for one in wishes}) > 1
    return WhichReading(
        tuple(
            Reading(
                MoreRooms(one, 0),
                one if several_times or not several else None,
                rooms.get(one.room or "") if several else None,
            )
            for one in wishes[:MOST]
        )
    )


def which_room(asked: Asked, understood: Understanding, draft: Draft) -> WhichReading | None:
    """The question which room's day is to be shown; None where one room alone has the name."""
    names = (understood.room, *understood.also_rooms)
    meant = [
        room
        for name in names
        for room in asked.rooms
        if room.name == name and understood.building in (None, room.building)
    ]
    if len(meant) < 2:
        return None
    return WhichReading(tuple(Reading(SeeRoom(room.id, _there(draft, room)), room=room) for room in meant[:MOST]))


def _there(draft: Draft, room: Room) -> Draft:
    return replace(draft, room=room.name, building=room.building, zone=room.zone)


def _others(draft: Draft, doubt: Doubt, rooms: Mapping[str, Room]) -> Iterable[Draft]:
    days = (draft.day, doubt.day) if doubt.day is not None else (draft.day,)
    clocks = (draft.clock, doubt.clock) if doubt.clock is not None else (draft.clock,)
    for room in (draft.room, *doubt.rooms):
        for day in days:
            for clock in clocks:
                other = replace(draft, room=room, day=day, clock=clock)
                if other != draft:
                    there = rooms.get(room or "") if room != draft.room else None
                    yield replace(other, zone=there.zone) if there else other


def _second_hour(draft: Draft, wish: Wish) -> list[Wish]:
    """In the night when the clocks go back, an hour comes twice."""
    zone = ZoneInfo(wish.zone)
    local = wish.span.start.astimezone(zone).replace(tzinfo=None, fold=0)
    again = second_moment_in(zone, local) if draft.clock is not None else None
    if again is None or again <= wish.span.start:
        return []
    return [wish.at(Span.lasting(again, wish.span.minutes))]
