"""`show floor 3`, `where is Everest?`: a floor's plan with what is free and busy, and buttons that book."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.commands import find_rooms
from bot.commands.command import Asked, Command
from bot.commands.search import oldest
from bot.domain.availability import why_not
from bot.domain.floorplan import Plan, rooms_on, state_of, storey
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.span import Span
from bot.domain.wish import Incomplete, Wish, completed, problem_with
from bot.domain.workplace import Room
from bot.free_busy import CONFIRMED
from bot.language.understanding import Intent, Understanding
from bot.presses import Book, Press
from bot.presses.plans import OtherFloors, ShowPlan
from bot.replies import NotSetUp, Reply
from bot.replies.plans import PlanShown, RoomNow, WhichFloor

STEP = timedelta(minutes=30)
LOOK = timedelta(minutes=1)
MOST_BOOKED = 6
MOST_FLOORS = 24
NEXT_FLOORS = 2
"""Floors above and below that have a button of their own."""
_LENGTHS = (60, 30)
"""Minutes a look without a length offers to book: the first for which the room is free."""
_GROUND = frozenset({"ground", "ground floor", "g", "gf", "eg", "erdgeschoss", "lobby", "0", "l", "rdc"})


async def answer(asked: Asked, understood: Understanding) -> Reply:
    if not asked.rooms:
        return NotSetUp(tuple(name for _, name, _ in await asked.world.store.admins()))
    if understood.unknown_place is not None and understood.floor is None:
        return await find_rooms.answer(asked, understood)
    room = next((room for room in asked.rooms if room.name == understood.room), None)
    floors = floors_of(asked.rooms, await asked.world.store.plans())
    if room is not None:
        meant, building = [(room.building, room.floor)], room.building
    else:
        meant = [
            (building, floor)
            for building, floor in floors
            if (understood.building is None or building == understood.building)
            and (understood.floor is None or same_floor(understood.floor, floor))
        ]
        building = understood.building or (meant[0][0] if meant else "")
    at, wish = _when(asked, understood, building)
    press = ShowPlan("", "", at, room.name if room else "", wish)
    if len(meant) != 1:
        choices = meant or [one for one in floors if understood.building in (None, one[0])] or list(floors)
        unknown = understood.floor or "" if not meant else ""
        return WhichFloor(_choices(choices, press), unknown)
    return await show(asked, replace(press, building=meant[0][0], floor=meant[0][1]), "")


def floors_of(rooms: Sequence[Room], plans: Sequence[Plan]) -> tuple[tuple[str, str], ...]:
    """Building and floor of all that have a room or a plan, from the ground up."""
    found = {(room.building, room.floor) for room in rooms} | {plan.key for plan in plans}
    return tuple(sorted(found, key=lambda one: (one[0].casefold(), storey(one[1]))))


def same_floor(said: str, floor: str) -> bool:
    """`3` is `Floor 3`, `ground` is `0` and `Ground floor`."""
    one, other = said.casefold().strip(), floor.casefold().strip()
    if one == other:
        return True
    if one in _GROUND and (other in _GROUND or "ground" in other or "erdgeschoss" in other):
        return True
    numbers = [re.findall(r"-?\d+", text) for text in (one, other)]
    return bool(numbers[0]) and numbers[0] == numbers[1]


def _when(asked: Asked, understood: Understanding, building: str) -> tuple[datetime | None, Wish | None]:
    """The moment to look at (None: now), and a wish where a length, people or equipment was said."""
    draft = find_rooms.drafted(asked, replace(understood, building=building or None))
    if draft.day and not draft.clock:
        local = asked.now.astimezone(ZoneInfo(draft.zone))
        draft = replace(draft, clock=asked.hours.usual, roughly=False) if draft.day != local.date() else draft
    if draft.clock is None:
        return None, None
    wish = completed(replace(draft, room=None, floor=None), asked.now)
    if isinstance(wish, Incomplete):
        wish = completed(replace(draft, room=None, floor=None, people=draft.people or 1), asked.now)
    if isinstance(wish, Incomplete):
        return None, None
    said = understood.when.minutes or understood.when.end_clock or understood.capacity or understood.equipment
    return wish.span.start, replace(wish, people=understood.capacity or 0) if said else None


def _choices(floors: Sequence[tuple[str, str]], press: ShowPlan) -> tuple[tuple[str, str, Press], ...]:
    return tuple(
        (building, floor, replace(press, building=building, floor=floor)) for building, floor in floors[:MOST_FLOORS]
    )


async def others(asked: Asked, press: OtherFloors, _owner: str) -> Reply:
    floors = floors_of(asked.rooms, await asked.world.store.plans())
    return WhichFloor(_choices(floors, ShowPlan("", "", press.at, wish=press.wish)))


async def show(asked: Asked, press: ShowPlan, _owner: str) -> Reply:
    """The readings are at most seconds old; the picture is drawn from them when it is fetched."""
    plans = await asked.world.store.plans()
    plan = next((plan for plan in plans if plan.key == (press.building, press.floor)), None)
    rooms = tuple(room for room in asked.rooms if (room.building, room.floor) == (press.building, press.floor))
    floors = floors_of(asked.rooms, plans)
    if plan is None and not rooms:
        return WhichFloor(_choices(floors, press), press.floor)
    at = press.at or _minute(asked.now)
    span = press.wish.span if press.wish else Span(at, at + LOOK)
    reach = Span(span.start, max(span.end, span.start + timedelta(minutes=_LENGTHS[0])) + timedelta(minutes=15))
    found: Mapping[str, FreeBusy] = await asked.world.readings.read(rooms, reach, asked.now, CONFIRMED) if rooms else {}
    readings = {room.id: found.get(room.calendar, UNKNOWN) for room in rooms}
    wish = replace(press.wish, building=None, floor=None) if press.wish else None
    fits = {room.id for room in rooms if wish and why_not(room, wish, readings[room.id]) is None}
    same = [room.id for room in rooms if room.name == press.room]
    here = [floor for building, floor in floors if building == press.building]
    return PlanShown(
        plan,
        press.building,
        press.floor,
        rooms[0].zone if rooms else asked.zone,
        span,
        tuple(RoomNow(room, state_of(readings[room.id], span), _changes(readings[room.id], span)) for room in rooms),
        rooms_on(plan, ((room.id, room.building, room.floor, room.name) for room in rooms)) if plan else {},
        frozenset(fits or same),
        _bookable(asked, rooms, readings, span, wish, press.room),
        press.at is None,
        _moved(press, at, -STEP) if at - STEP > asked.now - timedelta(minutes=5) else None,
        replace(press, at=None, wish=_at(press.wish, _minute(asked.now))),
        _moved(press, at, STEP),
        tuple((floor, replace(press, floor=floor, room="")) for floor in _nearest(here, press.floor)),
        OtherFloors(press.at, press.wish) if len(floors) > 1 else None,
        oldest(found, rooms),
        press.room,
        press.wish,
    )


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def _at(wish: Wish | None, start: datetime) -> Wish | None:
    return wish.at(Span(start, start + (wish.span.end - wish.span.start))) if wish else None


def _moved(press: ShowPlan, at: datetime, by: timedelta) -> ShowPlan:
    """On the half hours, once it has left now."""
    start = at + by
    if press.at is None:
        rest = timedelta(minutes=start.minute % 30)
        start -= rest
    return replace(press, at=start, wish=_at(press.wish, start))


def _changes(reading: FreeBusy, span: Span) -> datetime | None:
    """When a busy room becomes free; when the next meeting in a free one begins."""
    for busy in reading.busy:
        if busy.end > span.start:
            return busy.end if busy.start <= span.start else busy.start
    return None


def _nearest(floors: Sequence[str], floor: str) -> list[str]:
    """The floors right above and below, from the ground up."""
    if floor not in floors:
        return list(floors[:NEXT_FLOORS])
    at = floors.index(floor)
    return [*floors[max(0, at - 1) : at], *floors[at + 1 : at + 2]]


def _bookable(
    asked: Asked,
    rooms: Sequence[Room],
    readings: Mapping[str, FreeBusy],
    span: Span,
    wish: Wish | None,
    first: str,
) -> tuple[tuple[Room, Span, Press], ...]:
    """Free rooms that fit, the one that was asked for first, then the smallest."""
    offer = str(uuid4())
    out: list[tuple[Room, Span, Press]] = []
    for room in sorted(rooms, key=lambda room: (room.name != first, room.seats or 10_000, room.name)):
        lengths = (wish.span.minutes,) if wish else _LENGTHS
        stretches = (Span.lasting(span.start, minutes) for minutes in lengths)
        wanted = wish or Wish(span, room.zone)
        found = next(
            (
                one
                for one in stretches
                if why_not(room, wanted.at(one), readings[room.id]) is None and not problem_with(one, asked.now)
            ),
            None,
        )
        if found is None or len(out) == MOST_BOOKED:
            continue
        kept = replace(wanted, span=found, zone=room.zone, room=room.name)
        out.append((room, found, Book(offer, room.id, found, kept)))
    return tuple(out)


COMMAND = Command(
    name="floor plan",
    summary="A floor’s plan with what is free and busy, and where a room is",
    wakes=frozenset({Intent.SHOW_PLAN}),
    examples=("show floor 3", "show floor 3 of HQ tomorrow 2pm", "where is Everest?"),
    answer=answer,
    presses={ShowPlan: show, OtherFloors: others},
    shared=True,
)
