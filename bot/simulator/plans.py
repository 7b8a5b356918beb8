"""Floor plans of the demo company: an IMDF archive (1.0.0, OGC 20-094) for each building, drawn here from nothing.

Rooms stand on both sides of a corridor that bends, no two of one size; stairs, a kitchen and rest rooms lie between
them. The same building gives the same archive.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Sequence
from random import Random
from typing import Any

from .company_data import BUILDINGS, SEATS, Building
from .identity import stable_guid

ORIGINS = {
    "HQ": (13.3777, 52.5163, 12.0),
    "Harbour House": (-0.0235, 51.5045, -21.0),
    "Annex": (13.3801, 52.5172, 33.0),
}
"""Longitude and latitude of a corner, and by how many degrees the building is turned."""

Json = dict[str, Any]
Corner = tuple[float, float]


def archives() -> dict[str, bytes]:
    """By file name: `HQ.imdf.zip`."""
    return {f"{building.name.replace(' ', '-')}.imdf.zip": archive(building) for building in BUILDINGS}


def archive(building: Building) -> bytes:
    features: dict[str, list[Json]] = {name: [] for name in ("level", "unit", "opening")}
    depth = {"HQ": 17.0, "Harbour House": 15.0, "Annex": 18.0}.get(building.name, 16.0)
    length = 6.0 + 6.4 * math.ceil(max(len(names) for _, names in building.floors) / 2 + 1)
    place = _Placed(*ORIGINS.get(building.name, (13.4, 52.5, 0.0)))
    id = stable_guid("imdf", building.name)
    outline = _outline(length, depth)
    for floor, names in building.floors:
        level = stable_guid("imdf", building.name, str(floor))
        label = "Ground floor" if floor == 0 else f"Floor {floor}"
        features["level"].append(
            _feature("level", level, place.polygon(outline), category="unspecified", restriction=None, outdoor=False,
                     ordinal=floor, name={"en": label}, short_name={"en": str(floor)}, address_id=None,
                     building_ids=[id], display_point=None)
        )  # fmt: skip
        for name, category, corners, door in _units(building.name, floor, names, length, depth):
            unit = stable_guid("imdf", building.name, str(floor), name or str(corners))
            features["unit"].append(
                _feature("unit", unit, place.polygon(corners), category=category, restriction=None, accessibility=None,
                         name={"en": name} if name else None, alt_name=None, level_id=level, display_point=None)
            )  # fmt: skip
            if door:
                features["opening"].append(
                    _feature("opening", stable_guid("door", unit), place.line(door), category="pedestrian",
                             accessibility=None, access_control=None, door=None, name=None, alt_name=None,
                             display_point=None, level_id=level)
                )  # fmt: skip
    address = stable_guid("imdf address", building.name)
    features["address"] = [
        _feature("address", address, None, address=f"1 {building.name} Street", unit=None, locality="Contoso City",
                 province=None, country="DE" if building.zone == "Europe/Berlin" else "GB", postal_code=None,
                 postal_code_ext=None, postal_code_vanity=None)
    ]  # fmt: skip
    features["building"] = [
        _feature("building", id, None, name={"en": building.name}, alt_name=None, category="unspecified",
                 restriction=None, display_point=None, address_id=address)
    ]  # fmt: skip
    features["footprint"] = [
        _feature("footprint", stable_guid("imdf footprint", building.name), place.polygon(outline), category="ground",
                 name=None, building_ids=[id])
    ]  # fmt: skip
    features["venue"] = [
        _feature("venue", stable_guid("imdf venue", building.name), place.polygon(outline), category="businesscampus",
                 restriction=None, name={"en": f"Contoso {building.name}"}, alt_name=None, hours=None, phone=None,
                 website=None, display_point=place.point(outline[0]), address_id=address)
    ]  # fmt: skip
    return _zipped(features)


def _units(
    building: str, floor: int, names: Sequence[str], length: float, depth: float
) -> list[tuple[str, str, list[Corner], list[Corner] | None]]:
    """Name ("" for none), category, corners and the ends of the door of each unit."""
    dice = Random(f"{building} {floor}")
    low, high = depth * 0.40, depth * 0.40 + 2.4
    services = [("Kitchen", "kitchen"), ("WC", "restroom"), ("", "stairs")]
    above = [(name, "conferenceroom") for name in names[: (len(names) + 1) // 2]]
    below = [(name, "conferenceroom") for name in names[(len(names) + 1) // 2 :]]
    above.insert(dice.randrange(len(above) + 1), services[2])
    below.insert(dice.randrange(len(below) + 1), services[0])
    below.append(services[1])
    out: list[tuple[str, str, list[Corner], list[Corner] | None]] = []
    cut = depth * 0.28
    for row, (near, far) in ((above, (low, 0.0)), (below, (high, depth))):
        widths = [(1.6 + min(SEATS.get(name, 3), 16) ** 0.5) * dice.uniform(0.9, 1.1) for name, _ in row]
        x, scale = 0.0, length / sum(widths)
        for at, ((name, category), wide) in enumerate(zip(row, widths, strict=True)):
            left, right = x, x + wide * scale
            x = right
            corners = [(left, near), (right, near), (right, far), (left, far)]
            last, first = at == len(row) - 1, at == 0
            if last and far > near:  # the building's cut corner
                corners = [(left, near), (right, near), (right, far - cut), (right - cut, far), (left, far)]
            elif first and far < near:  # an alcove beside the entrance
                step = (right - left) * 0.3
                corners = [
                    (left, near),
                    (right, near),
                    (right, far),
                    (left + step, far),
                    (left + step, 2.0),
                    (left, 2.0),
                ]
            elif category == "conferenceroom" and dice.random() < 0.4:  # the corridor is wider in front of some
                way = 1.1 if far > near else -1.1
                middle = (left + right) / 2
                corners = [
                    (left, near),
                    (middle, near),
                    (middle, near + way),
                    (right, near + way),
                    (right, far),
                    (left, far),
                ]
            door = None
            if category != "stairs":
                door = [(left + 0.6, near), (left + 1.6, near)]
            out.append((name, category, corners, door))
    out.append(("", "walkway", [(0.0, low), (length, low), (length, high), (0.0, high)], None))
    return out


def _outline(length: float, depth: float) -> list[Corner]:
    cut = depth * 0.28
    return [(0.0, 0.0), (length, 0.0), (length, depth - cut), (length - cut, depth), (0.0, depth)]


class _Placed:
    """Metres from a building's corner (x to the right, y down) to longitude and latitude."""

    def __init__(self, longitude: float, latitude: float, turned: float) -> None:
        self._longitude, self._latitude, self._turn = longitude, latitude, math.radians(turned)

    def _position(self, corner: Corner) -> list[float]:
        x, y = corner[0], -corner[1]
        east = x * math.cos(self._turn) - y * math.sin(self._turn)
        north = x * math.sin(self._turn) + y * math.cos(self._turn)
        wide = 111_320 * math.cos(math.radians(self._latitude))
        return [round(self._longitude + east / wide, 8), round(self._latitude + north / 111_320, 8)]

    def polygon(self, corners: Sequence[Corner]) -> Json:
        ring = [self._position(corner) for corner in corners]
        if sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True)) > 0:
            ring.reverse()  # y goes down here: an outline is counter-clockwise on the globe
        return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}

    def line(self, ends: Sequence[Corner]) -> Json:
        return {"type": "LineString", "coordinates": [self._position(end) for end in ends]}

    def point(self, corner: Corner) -> Json:
        return {"type": "Point", "coordinates": self._position(corner)}


def _feature(kind: str, id: str, geometry: Json | None, **properties: Any) -> Json:
    return {"id": id, "type": "Feature", "feature_type": kind, "geometry": geometry, "properties": properties}


def _zipped(features: dict[str, list[Json]]) -> bytes:
    out = io.BytesIO()
    manifest = {"version": "1.0.0", "created": "2027-01-04T09:00:00Z", "generated_by": "Contoso", "language": "en",
                "extensions": None}  # fmt: skip
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        texts = {"manifest.json": json.dumps(manifest)} | {
            f"{name}.geojson": json.dumps({"type": "FeatureCollection", "features": found, "name": name})
            for name, found in features.items()
        }
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, (2027, 1, 4, 9, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
