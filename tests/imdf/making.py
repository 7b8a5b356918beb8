"""Small IMDF archives to read, and what may be wrong with them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]
SIZE = 0.0001
"""Degrees of latitude: some eleven metres."""


def square(column: float = 0, row: float = 0) -> list[list[float]]:
    """Counter-clockwise, in Berlin."""
    x, y = 13.4 + column * SIZE, 52.5 + row * SIZE
    return [[x, y], [x + SIZE, y], [x + SIZE, y + SIZE], [x, y + SIZE], [x, y]]


def unit(name: Any, ring: Sequence[Sequence[float]], id: str = "", category: str = "conferenceroom") -> Json:
    return {
        "type": "Feature",
        "id": id or f"unit {name}",
        "feature_type": "unit",
        "geometry": {"type": "Polygon", "coordinates": [list(ring)]},
        "properties": {"category": category, "name": {"en": name} if isinstance(name, str) else name, "level_id": "l3"},
    }


def level(ordinal: Any = 3, short: str = "3") -> Json:
    ring = [[13.4, 52.5], [13.4005, 52.5], [13.4005, 52.5005], [13.4, 52.5005], [13.4, 52.5]]
    return {
        "type": "Feature",
        "id": "l3",
        "feature_type": "level",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {
            "ordinal": ordinal,
            "name": {"en": "Third floor"},
            "short_name": {"en": short},
            "building_ids": ["hq"],
        },
    }


def building(name: str = "HQ") -> Json:
    properties = {"name": {"en": name}, "category": "unspecified"}
    return {"type": "Feature", "id": "hq", "feature_type": "building", "geometry": None, "properties": properties}


def archive(units: Sequence[Json], levels: Sequence[Json] | None = None, **more: bytes) -> bytes:
    """`more`: further files by name, with two underscores for a dot."""
    files = {"manifest.json": json.dumps({"version": "1.0.0", "language": "en"}).encode()}
    for name, features in (("unit", units), ("level", levels or [level()]), ("building", [building()])):
        files[f"{name}.geojson"] = json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()
    files |= {name.replace("__", "."): content for name, content in more.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()
