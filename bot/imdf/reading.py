"""From the bytes of an IMDF archive to plans, one for each level that has units, with everything that was wrong."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from bot.domain.files import PlanFault
from bot.domain.floorplan import Area, Plan, Point
from bot.imdf.archive import Feature, Refused, features_of
from bot.imdf.features import MEETS, category, id_of, kind_of, label, properties, references
from bot.imdf.geometry import (
    LONGEST,
    MOST_POINTS,
    BadShape,
    Plane,
    flat_shape,
    inside,
    main_angle,
    positions,
    rings_of,
)

__all__ = ["Fault", "Found", "Level", "Refused", "read_plans"]

MARGIN = 0.6
"""Metres left free around a level."""
_OUTSIDE = 0.05
_TALL = 1.25
"""A building that is so much taller than wide on the drawing is turned on its side: chats are wide."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong that did not keep the archive from being read: `what` (a key of the card's words), how often, and
    the name or id of the first it was seen at, "" where it has none."""

    what: str
    times: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One level as the archive has it. `plan.building` and `plan.floor` are the archive's own names, "" where it has
    none. `floors`: what the workplace may call it, likeliest first. `meets`: ids of the areas with a name that people
    meet or work in."""

    plan: Plan
    name: str
    ordinal: int
    floors: tuple[str, ...]
    meets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Levels by building and from the ground up."""

    levels: tuple[Level, ...]
    faults: tuple[Fault, ...]


class _Faults(Counter[str]):
    """Counts, with the first name each was seen at."""

    def __init__(self) -> None:
        super().__init__()
        self.examples: dict[str, str] = {}

    def at(self, what: str, name: str) -> None:
        self[what] += 1
        if name:
            self.examples.setdefault(what, name)

    def listed(self) -> tuple[Fault, ...]:
        found = []
        for what, times in self.most_common():
            kind, _, example = what.partition(": ")
            if times:
                found.append(Fault(kind, times, example or self.examples.get(what, "")))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Unit:
    id: str
    name: str
    category: str
    shape: BaseGeometry


def read_plans(content: bytes) -> Found:
    """Blocks for up to some seconds: for a thread. Raises Refused."""
    faults = _Faults()
    features, language = features_of(content, faults)
    _within_limits(features)
    names = _names_by_unit(features, language)
    by_level: dict[str, list[Feature]] = defaultdict(list)
    levels = {id_of(level, faults): level for level in features["level"]}
    for unit in features["unit"]:
        of = next(iter(references(unit, "level_id")), "")
        if of in levels:
            by_level[of].append(unit)
        else:
            faults.at("unit without a level", label(properties(unit).get("name"), language))
    buildings = {
        id_of(building, faults): label(properties(building).get("name"), language, faults)
        for building in features.get("building", [])
    }
    faults["building with a shape of its own"] += sum(bool(b.get("geometry")) for b in features.get("building", []))
    by_building: dict[str, list[str]] = defaultdict(list)
    for id, level in levels.items():
        if by_level[id]:
            by_building[next(iter(references(level, "building_ids")), "")].append(id)
        else:
            faults.at("level without units", label(properties(level).get("name"), language))
    doors: dict[str, list[Feature]] = defaultdict(list)
    for opening in features.get("opening", []):
        doors[next(iter(references(opening, "level_id")), "")].append(opening)
    found: list[Level] = []
    tried = 0
    for building, ids in by_building.items():
        units = [unit for id in ids for unit in by_level[id]]
        tried += len(units)
        plane = _plane(units, [levels[id] for id in ids], faults)
        for id in ids:
            made = _level(
                levels[id], by_level[id], doors[id], plane, buildings.get(building, ""), names, language, faults
            )
            if made:
                found.append(made)
    if not tried:
        raise Refused(PlanFault.NO_LEVEL)
    away = faults["level away from its units"]
    if away and away == len(found):
        raise Refused(PlanFault.AWAY)
    drawn = sum(len(level.plan.areas) for level in found)
    if not drawn or drawn * 2 < tried:
        worst = max(("outline that crosses itself", "shape without an area", "no shape"), key=lambda what: faults[what])
        raise Refused(PlanFault.FEW_DRAWN, worst, number=drawn, of=tried)
    found.sort(key=lambda level: (level.plan.building.casefold(), level.ordinal, level.plan.floor))
    return Found(tuple(found), faults.listed())


def _within_limits(features: Mapping[str, Sequence[Feature]]) -> None:
    """Refused where the coordinates are no longitudes and latitudes, or too many."""
    points = 0
    longitudes, latitudes = [], []
    for unit in features["unit"]:
        try:
            for polygon in positions(unit.get("geometry")):
                for ring in polygon:
                    points += len(ring)
                    longitudes += [ring[0][0]] if ring else []
                    latitudes += [ring[0][1]] if ring else []
        except BadShape:
            continue
    if points > MOST_POINTS:
        raise Refused(PlanFault.MANY_CORNERS, number=MOST_POINTS)
    if longitudes and not (abs(statistics.median(longitudes)) <= 180 and abs(statistics.median(latitudes)) <= 90):
        raise Refused(PlanFault.NO_DEGREES)


def _names_by_unit(features: Mapping[str, Sequence[Feature]], language: str) -> dict[str, str]:
    """Names that stand elsewhere: of an occupant at an anchor in the unit, else of an amenity in it."""
    ignored: Counter[str] = Counter()
    unit_of = {
        id_of(anchor, ignored): next(iter(references(anchor, "unit_id")), "") for anchor in features.get("anchor", [])
    }
    found: dict[str, str] = {}
    for occupant in features.get("occupant", []):
        unit = unit_of.get(next(iter(references(occupant, "anchor_id")), ""), "")
        if name := label(properties(occupant).get("name"), language):
            found.setdefault(unit, name)
    for amenity in features.get("amenity", []):
        if name := label(properties(amenity).get("name"), language):
            for unit in references(amenity, "unit_ids"):
                found.setdefault(unit, name)
    found.pop("", None)
    return found


def _plane(units: Sequence[Feature], levels: Sequence[Feature], faults: _Faults) -> Plane:
    """Origin and angle of a building. Refused where it is larger than any building."""
    rings: list[list[tuple[float, float]]] = []
    for unit in units:
        try:
            rings += [ring for polygon in positions(unit.get("geometry")) for ring in polygon if ring]
        except BadShape:
            continue
    if not rings:
        raise Refused(PlanFault.NO_SHAPES)
    longitude = statistics.median(ring[0][0] for ring in rings)
    latitude = statistics.median(ring[0][1] for ring in rings)
    plane = Plane(longitude, latitude)
    flat = [[plane.flat(position) for position in ring] for ring in rings]
    near = [ring for ring in flat if max(abs(part) for point in ring for part in point) <= LONGEST / 2]
    if len(near) * 2 <= len(flat):
        farthest = max(abs(part) for ring in flat for point in ring for part in point)
        raise Refused(PlanFault.TOO_LONG, number=round(min(farthest / 1000, 40_000)))
    bearings = [
        b for level in levels if isinstance(b := properties(level).get("bearing"), int | float) and abs(b) <= 360
    ]
    angle = float(-bearings[0]) if bearings else main_angle(near)
    turned = Plane(longitude, latitude, angle)
    points = [turned.turned(point) for ring in near for point in ring]
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    tall = max(y for _, y in points) - min(y for _, y in points)
    if not bearings and tall > _TALL * wide:
        turned = Plane(longitude, latitude, angle + 90 if angle < 0 else angle - 90)
    return turned


def _level(
    level: Feature,
    units: Sequence[Feature],
    doors: Sequence[Feature],
    plane: Plane,
    building: str,
    names: Mapping[str, str],
    language: str,
    faults: _Faults,
) -> Level | None:
    has = properties(level)
    read = _units(units, plane, names, language, faults)
    if not read:
        return None
    try:
        outline = flat_shape(level.get("geometry"), plane, faults)
    except BadShape as bad:
        away = str(bad) == "shape far away from the others"
        what = "level away from its units" if away else "level whose outline is wrong"
        faults.at(what, label(has.get("name"), language))
        outline = shapely.union_all([unit.shape for unit in read])
    if outline.distance(read[0].shape) > LONGEST / 10:
        faults.at("level away from its units", label(has.get("name"), language))
        outline = shapely.union_all([unit.shape for unit in read])
    shapely.prepare(outline)
    faults["unit outside of its level"] += sum(
        not outline.covers(unit.shape) and unit.shape.difference(outline).area > _OUTSIDE * unit.shape.area
        for unit in read
    )
    bounds = [shape.bounds for shape in (outline, *(unit.shape for unit in read))]
    left, top = min(one[0] for one in bounds), min(one[1] for one in bounds)
    right, bottom = max(one[2] for one in bounds), max(one[3] for one in bounds)
    left, top = left - MARGIN, top - MARGIN

    def moved(point: Point) -> Point:
        return round(point[0] - left, 2), round(point[1] - top, 2)

    def shape(geometry: BaseGeometry) -> tuple[tuple[Point, ...], ...]:
        return tuple(tuple(moved(point) for point in ring) for ring in rings_of(geometry))

    areas = tuple(
        Area(unit.id, unit.name, kind_of(unit.category, faults), shape(unit.shape), moved(inside(unit.shape)))
        for unit in sorted(read, key=lambda unit: -unit.shape.area)
    )
    ordinal, short = has.get("ordinal"), label(has.get("short_name"), language)
    name = label(has.get("name"), language, faults)
    if isinstance(ordinal, bool) or not isinstance(ordinal, int):
        faults.at("ordinal that is no whole number", name or short)
        ordinal = 0
    floors = tuple(dict.fromkeys(text for text in (short, str(ordinal), name, str(ordinal + 1)) if text))
    plan = Plan(
        building,
        short or name or str(ordinal),
        right - left + MARGIN,
        bottom - top + MARGIN,
        shape(outline),
        areas,
        _doors(doors, plane, moved, faults),
        north=round(plane.angle % 360, 1),
    )
    meets = {unit.id for unit in read if unit.name and unit.category in MEETS}
    return Level(plan, name, ordinal, floors, frozenset(meets))


def _units(
    units: Sequence[Feature], plane: Plane, names: Mapping[str, str], language: str, faults: _Faults
) -> list[_Unit]:
    found: dict[str, _Unit] = {}
    for number, unit in enumerate(units):
        name = label(properties(unit).get("name"), language, faults)
        id = id_of(unit, faults)
        name = name or names.get(id, "")
        if not id or id in found:
            faults.at("missing or doubled id", name)
            id = f"{id or 'unit'}~{number}"
        try:
            shape = flat_shape(unit.get("geometry"), plane, faults)
        except BadShape as bad:
            faults.at(str(bad), name or id)
            continue
        if unit.get("feature_type", "unit") != "unit":
            faults["wrong feature type"] += 1
        found[id] = _Unit(id, name, category(unit), shape)
    doubled = Counter(unit.name for unit in found.values() if unit.name and unit.category in MEETS)
    for name, times in doubled.items():
        if times > 1:
            faults.at("name twice on one floor", name)
    return list(found.values())


def _doors(doors: Sequence[Feature], plane: Plane, moved: Any, faults: _Faults) -> tuple[tuple[Point, Point], ...]:
    out = []
    for door in doors:
        try:
            line = positions(door.get("geometry"))[0][0]
            start, end = plane.flat(line[0]), plane.flat(line[-1])
        except (BadShape, IndexError):
            faults["opening without a line"] += 1
            continue
        length = ((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5
        if 0.3 <= length <= 10:
            out.append((moved(start), moved(end)))
        else:
            faults["opening of an odd length"] += 1
    return tuple(out)
