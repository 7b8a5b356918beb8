"""From WGS 84 to a flat drawing: projected, repaired, turned so that most walls are level, with a point well inside.

Shapely does what is hard about polygons. One origin and one angle for all floors of a building, so that they lie over
one another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bot.domain.floorplan import Point, Ring

METRES_PER_DEGREE = 111_320.0
LONGEST = 3_000.0
"""Metres; a building that is longer is none, its coordinates are wrong."""
MOST_POINTS = 200_000
SMALLEST = 0.01
"""Square metres."""
MOST_CORNERS = 2_000
"""Of a shape; one with more is drawn more simply, to within `SIMPLER` metres."""
SIMPLER = 0.05
MOST_CROSSINGS = 20
_LOST = 0.02
"""Of a shape's area, at most so much may be lost when it is put right."""


class BadShape(Exception):
    """The shape is not to be saved; the text is the fault's name."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Degrees to metres around an origin, then turned by `angle` (degrees, clockwise on the drawing)."""

    longitude: float
    latitude: float
    angle: float = 0.0

    def flat(self, position: Sequence[float]) -> Point:
        x = (position[0] - self.longitude) * math.cos(math.radians(self.latitude)) * METRES_PER_DEGREE
        return self.turned((x, (self.latitude - position[1]) * METRES_PER_DEGREE))

    def turned(self, point: Point) -> Point:
        x, y = point
        turn = math.radians(self.angle)
        return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def positions(geometry: Any) -> list[list[list[tuple[float, float]]]]:
    """Polygons, each a list of rings of (longitude, latitude); a line is a polygon of one ring. Raises BadShape."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates: Any = geometry.get("coordinates") if isinstance(geometry, dict) else None
    try:
        match kind:
            case "Polygon":
                return [[_ring(ring) for ring in coordinates]]
            case "MultiPolygon":
                return [[_ring(ring) for ring in polygon] for polygon in coordinates]
            case "LineString":
                return [[_ring(coordinates)]]
    except (TypeError, ValueError, IndexError, KeyError) as bad:
        raise BadShape("coordinates that are no numbers") from bad
    raise BadShape("no shape")


def _ring(ring: Any) -> list[tuple[float, float]]:
    found = [(float(position[0]), float(position[1])) for position in ring]
    if not all(math.isfinite(part) for position in found for part in position):
        raise ValueError
    return found


def flat_shape(geometry: Any, plane: Plane, faults: Counter[str]) -> BaseGeometry:
    """The shape in metres, valid and with an area. Raises BadShape."""
    polygons = []
    for rings in positions(geometry):
        if not rings:
            continue
        flat = [[plane.flat(position) for position in ring] for ring in rings]
        if not all(abs(part) <= LONGEST for ring in flat for point in ring for part in point):
            raise BadShape("shape far away from the others")
        if any(len(set(ring)) < 3 for ring in flat):
            raise BadShape("shape of fewer than three corners")
        faults["ring not closed"] += sum(1 for ring in rings if ring[0] != ring[-1])
        faults["rings in the wrong order"] += _signed_area(rings[0]) < 0
        polygons.append(Polygon(flat[0], flat[1:]))
    if not polygons:
        raise BadShape("no shape")
    whole: BaseGeometry = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    if shapely.get_num_coordinates(whole) > MOST_CORNERS:
        whole = whole.simplify(SIMPLER, preserve_topology=False)
    if not whole.is_valid:
        if _scribbled(whole):
            raise BadShape("outline that crosses itself")
        mended = _polygons(shapely.make_valid(whole))
        if mended.area < SMALLEST:
            raise BadShape("shape without an area")
        if abs(mended.area - whole.area) > _LOST * max(mended.area, whole.area):
            raise BadShape("outline that crosses itself")
        faults["outline mended"] += 1
        whole = mended
    if whole.area < SMALLEST:
        raise BadShape("shape without an area")
    return whole


def _scribbled(shape: BaseGeometry) -> bool:
    """Whether its edges cross more often than a slip explains. Mending it would take minutes: with two hundred corners
    that cross at random already twenty seconds."""
    rings = [ring for part in getattr(shape, "geoms", [shape]) for ring in (part.exterior, *part.interiors)]
    edges = [LineString(two) for ring in rings for two in pairwise(ring.coords)]
    tree, crossings = shapely.STRtree(edges), 0
    for edge in edges:
        crossings += len(tree.query(edge, predicate="crosses"))
        if crossings > 2 * MOST_CROSSINGS:  # each is met from both sides
            return True
    return False


def _signed_area(ring: Sequence[Point]) -> float:
    """Positive for counter-clockwise on the globe, as RFC 7946 wants an outline."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True))


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    parts = [part for part in getattr(shape, "geoms", [shape]) if part.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(parts) if parts else Polygon()


def rings_of(shape: BaseGeometry) -> tuple[Ring, ...]:
    out: list[Ring] = []
    for part in getattr(shape, "geoms", [shape]):
        for ring in (part.exterior, *part.interiors):
            out.append(tuple((float(x), float(y)) for x, y in list(ring.coords)[:-1]))
    return tuple(out)


def inside(shape: BaseGeometry) -> Point:
    """The middle of the largest circle that the shape holds; in a long one, where circles abound, its own middle."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    middle = largest.centroid
    line = shapely.maximum_inscribed_circle(largest, tolerance=0.1)
    radius = line.length
    if radius and largest.contains(middle) and largest.exterior.distance(middle) > 0.8 * radius:
        return middle.x, middle.y
    x, y = line.coords[0]
    return float(x), float(y)


def main_angle(rings: Iterable[Sequence[Point]]) -> float:
    """By how many degrees the drawing is turned so that most of its walls are level: -45 to 45.

    A histogram of the walls' directions modulo 90°, each wall by its length, three bins of 1° together.
    """
    bins = [0.0] * 90
    lean = [0.0] * 90
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            length = math.hypot(x1 - x0, y1 - y0)
            if length >= 0.3:
                direction = math.degrees(math.atan2(y1 - y0, x1 - x0)) % 90
                at = int(direction) % 90
                bins[at] += length
                lean[at] += length * (direction - at)
    if not any(bins):
        return 0.0
    best = max(range(90), key=lambda at: bins[at - 1] + bins[at] + bins[(at + 1) % 90])
    three = [(best + step, (best + step) % 90) for step in (-1, 0, 1)]
    weight = sum(bins[at] for _, at in three)
    direction = sum(bins[at] * place + lean[at] for place, at in three) / weight
    direction %= 90
    return round(-direction if direction <= 45 else 90 - direction, 1)
