"""A floor as it is drawn: its outline, its areas, and which of them are rooms of the workplace.

All lengths are metres in a plane that is turned so that most walls lie along its axes: x to the right, y downwards,
(0, 0) at the top left of the drawing. A plan made of a picture has the picture's pixels in place of metres.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from bot.domain.free_busy import FreeBusy
from bot.domain.room_ids import room_id
from bot.domain.span import Span

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""Closed by itself: the first point does not stand at the end again."""

SOON = timedelta(minutes=10)
"""How shortly before the next meeting a free room is told apart from one that stays free."""


class Kind(StrEnum):
    """What an area is for; `ROOM` is whatever people meet or work in."""

    ROOM = "room"
    WAY = "way"
    SERVICE = "service"
    WALL = "wall"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Area:
    """One area of a floor. Its `rings` are filled by the even-odd rule: holes and several parts are rings like any.

    `id`: the feature's id within its archive. `at`: a point well inside, where a name is put. `room`: the id of the
    workplace's room that it is, "" where an admin linked none.
    """

    id: str
    name: str
    kind: Kind
    rings: tuple[Ring, ...]
    at: Point
    room: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of one floor; `building` and `floor` as the workplace spells them.

    `north`: degrees clockwise from the top of the drawing, None where nobody knows. `to_scale`: whether the lengths are
    metres. `doors`: the ends of straight openings. `picture`: the hash of the picture underneath, "" for none.
    """

    building: str
    floor: str
    width: float
    height: float
    outline: tuple[Ring, ...] = ()
    areas: tuple[Area, ...] = ()
    doors: tuple[tuple[Point, Point], ...] = ()
    north: float | None = None
    to_scale: bool = True
    picture: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.building, self.floor


class State(StrEnum):
    """How a room stands at a time: free, free but busy within ten minutes, busy, or nobody knows."""

    FREE = "free"
    SOON = "soon"
    BUSY = "busy"
    UNKNOWN = "unknown"


def state_of(reading: FreeBusy, span: Span) -> State:
    """For a look at a moment `span` is its minute; for a wish, all of it. Busy where the room is busy at its start or
    from somewhere within it; orange wherever the next meeting begins within ten minutes of its start.
    """
    if not reading.known:
        return State.UNKNOWN
    coming = [busy.start for busy in reading.busy if busy.end > span.start]
    following = min(coming, default=None)
    if following is None:
        return State.FREE
    if following <= span.start:
        return State.BUSY
    if following - span.start <= SOON:
        return State.SOON
    return State.BUSY if following < span.end else State.FREE


_marks: dict[int, tuple[Plan, bytes]] = {}
_MOST_MARKS = 1024


def fingerprint(plan: Plan) -> bytes:
    """Eight bytes that are others as soon as anything in the plan is. Kept for plans seen before."""
    known = _marks.get(id(plan))
    if known is None or known[0] is not plan:
        if len(_marks) >= _MOST_MARKS:
            _marks.clear()
        known = (plan, hashlib.sha256(as_text(plan).encode()).digest()[:8])
        _marks[id(plan)] = known
    return known[1]


def rooms_on(plan: Plan, rooms: Iterable[tuple[str, str, str, str]]) -> dict[str, str]:
    """Area id to room id, of rooms given as (id, building, floor, name): by the admin's link, else by the same name."""
    known = list(rooms)
    by_place = {room_id(building, floor, name): id for id, building, floor, name in known}
    ids = {id for id, *_ in known}
    found: dict[str, str] = {}
    taken: set[str] = set()
    linked = sorted(plan.areas, key=lambda area: not area.room)
    for area in linked:
        room = area.room if area.room in ids else by_place.get(room_id(plan.building, plan.floor, area.name), "")
        if room and room not in taken:
            found[area.id] = room
            taken.add(room)
    return found


def with_rooms(plan: Plan, rooms: Mapping[str, str]) -> Plan:
    """`rooms`: area id to room id; areas that are not in it are linked to none."""
    return replace(plan, areas=tuple(replace(area, room=rooms.get(area.id, "")) for area in plan.areas))


def storey(floor: str) -> tuple[int, str]:
    """Sorts floors from the ground up: by the number in their name, what has none first."""
    found = re.search(r"-?\d+", floor)
    return (int(found[0]) if found else 0, floor.casefold())


def as_text(plan: Plan) -> str:
    """As it is kept: compact JSON, lengths in whole centimetres."""
    return json.dumps(
        {
            "building": plan.building,
            "floor": plan.floor,
            "size": [_cm(plan.width), _cm(plan.height)],
            "outline": _flat(plan.outline),
            "areas": [
                [area.id, area.name, area.kind.value, _flat(area.rings), [_cm(area.at[0]), _cm(area.at[1])], area.room]
                for area in plan.areas
            ],
            "doors": _flat(plan.doors),
            "north": plan.north,
            "to_scale": plan.to_scale,
            "picture": plan.picture,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_text(text: str) -> Plan:
    """What `as_text` made."""
    kept = json.loads(text)
    return Plan(
        kept["building"],
        kept["floor"],
        kept["size"][0] / 100,
        kept["size"][1] / 100,
        _rings(kept["outline"]),
        tuple(
            Area(id, name, Kind(kind), _rings(rings), (at[0] / 100, at[1] / 100), room)
            for id, name, kind, rings, at, room in kept["areas"]
        ),
        tuple((one[0], one[1]) for one in _rings(kept["doors"])),
        kept["north"],
        kept["to_scale"],
        kept["picture"],
    )


def _cm(metres: float) -> int:
    return round(metres * 100)


def _flat(rings: Sequence[Sequence[Point]]) -> list[list[int]]:
    return [[_cm(part) for point in ring for part in point] for ring in rings]


def _rings(flat: Sequence[Sequence[int]]) -> tuple[Ring, ...]:
    return tuple(tuple((x / 100, y / 100) for x, y in zip(ring[::2], ring[1::2], strict=True)) for ring in flat)
