"""Which building and floor of the workplace a level of an archive is, and which of its units are which rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.commands.admin.likely import proposals
from bot.commands.show_plan import same_floor
from bot.domain.floorplan import Kind, Plan, with_rooms
from bot.domain.room_ids import tidied
from bot.domain.workplace import RoomCalendar, WorkplaceRoom

if TYPE_CHECKING:
    from bot.imdf import Level


def placed(levels: Sequence[Level], rooms: Sequence[WorkplaceRoom]) -> tuple[Plan, ...]:
    """A plan for each floor, under the workplace's names where it knows the place, with the rooms that are surely
    meant. Of two levels of one floor the fuller one is kept.
    """
    by_building: dict[str, list[Level]] = defaultdict(list)
    for level in levels:
        by_building[level.plan.building].append(level)
    found: dict[tuple[str, str], Plan] = {}
    for name, those in by_building.items():
        building, scheme = _place(name, those, rooms)
        there = [room for room in rooms if room.building == building]
        for level in those:
            said = level.floors[min(scheme, len(level.floors) - 1)] if level.floors else level.plan.floor
            floor = next((room.floor for room in there if same_floor(said, room.floor)), said)
            plan = _with_place(level.plan, building, floor)
            before = found.get(plan.key)
            if before is None or len(before.areas) < len(plan.areas):
                found[plan.key] = _matched(plan, [room for room in there if room.floor == floor])
    return tuple(found.values())


def nameable(plan: Plan) -> list[str]:
    """Names of the units that people meet in and that are no room of the workplace."""
    return [area.name for area in plan.areas if area.name and area.kind is Kind.ROOM and not area.room]


def _with_place(plan: Plan, building: str, floor: str) -> Plan:
    return Plan(
        building, floor, plan.width, plan.height, plan.outline, plan.areas, plan.doors, plan.north, plan.to_scale,
        plan.picture,
    )  # fmt: skip


def _place(name: str, levels: Sequence[Level], rooms: Sequence[WorkplaceRoom]) -> tuple[str, int]:
    """The building, and which of the names of its levels the workplace goes by: where most units are called as rooms
    there are. A building of the same name is it; where nothing speaks for any, it keeps its own name.
    """
    buildings = list(dict.fromkeys(room.building for room in rooms))
    same = [building for building in buildings if building.casefold() == name.casefold()]
    best, most = (same[0] if same else name or (buildings[0] if len(buildings) == 1 else "")), 0
    scheme = 0
    for building in same or buildings:
        there = [(room.floor, tidied(room.name).casefold()) for room in rooms if room.building == building]
        for at in range(max(len(level.floors) for level in levels)):
            score = 0
            for level in levels:
                said = level.floors[min(at, len(level.floors) - 1)]
                called = {area.name.casefold() for area in level.plan.areas if area.name}
                score += sum(room in called and same_floor(said, floor) for floor, room in there)
            if score > most:
                best, scheme, most = building, at, score
    return best, scheme


def _matched(plan: Plan, rooms: Sequence[WorkplaceRoom]) -> Plan:
    """As calendars are linked: only where nothing else can be meant."""
    units = [
        RoomCalendar(area.id, "", area.name, plan.building, plan.floor)
        for area in plan.areas
        if area.name and area.kind not in (Kind.WAY, Kind.WALL)
    ]
    sure = {one.calendar.address: one.room.id for one in proposals(units, list(rooms)) if one.sure and one.room}
    return with_rooms(plan, sure)
