"""Outlines that an admin drew on a picture, as the area of a room."""

from __future__ import annotations

import math

from bot.domain.floorplan import Area, Kind, Ring

MOST_CORNERS = 100
SMALLEST = 40.0
"""Square pixels: what is smaller is a slip of the finger."""


class BadOutline(Exception):
    """`crosses`: whether the outline crosses itself; else it is too small, or has no corners that can be drawn."""

    def __init__(self, crosses: bool) -> None:
        super().__init__("crosses itself" if crosses else "too small")
        self.crosses = crosses


def area_of(room: str, name: str, outline: Ring, size: tuple[float, float]) -> Area:
    """Corners out of the picture are moved to its edge. Raises BadOutline. Imports the geometry: for a thread."""
    from shapely.geometry import Polygon

    from bot.imdf.geometry import inside

    if not 3 <= len(outline) <= MOST_CORNERS or not all(math.isfinite(part) for point in outline for part in point):
        raise BadOutline(False)
    ring = tuple((round(min(max(x, 0.0), size[0]), 1), round(min(max(y, 0.0), size[1]), 1)) for x, y in outline)
    shape = Polygon(ring)
    if not shape.is_valid and len(set(ring)) > 2 and shape.buffer(0).area > SMALLEST:
        raise BadOutline(True)
    if not shape.is_valid or shape.area < SMALLEST:
        raise BadOutline(False)
    x, y = inside(shape)
    return Area(room, name, Kind.ROOM, (ring,), (round(x, 1), round(y, 1)), room)
