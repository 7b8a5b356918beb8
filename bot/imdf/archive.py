"""The ZIP of an IMDF archive, read in memory within limits: a few megabytes may claim to be terabytes."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

MOST_ENTRIES = 200
MOST_UNPACKED = 60_000_000
"""Bytes, all files together; real campuses have a tenth of it."""
MOST_FEATURES = 20_000
KNOWN = frozenset(
    [
        "address",
        "amenity",
        "anchor",
        "building",
        "detail",
        "fixture",
        "footprint",
        "geofence",
        "kiosk",
        "level",
        "occupant",
        "opening",
        "relationship",
        "section",
        "unit",
        "venue",
    ]
)
NEEDED = ("level", "unit")
WANTED = ("building", "level", "unit", "opening", "occupant", "anchor", "amenity")

Feature = dict[str, Any]


class Refused(Exception):
    """The archive cannot be taken. The text is a whole sentence for the admin."""


def features_of(content: bytes, faults: Counter[str]) -> tuple[dict[str, list[Feature]], str]:
    """The features by type, and the manifest's language. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, faults)
    except zipfile.BadZipFile as bad:
        raise Refused("It is no ZIP archive, or a damaged one. Please export the IMDF archive again.") from bad


def _read(archive: zipfile.ZipFile, faults: Counter[str]) -> tuple[dict[str, list[Feature]], str]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise Refused(f"It has {len(entries)} files; an IMDF archive has some 20. Please attach it alone.")
    if any(entry.filename.startswith(("/", "\\")) or ".." in PurePosixPath(entry.filename).parts for entry in entries):
        raise Refused("Names of files in it point outside of the archive. Please export the IMDF archive again.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("It is protected by a password. Please attach it without one.")
    found: dict[str, list[Feature]] = {}
    language, left = "en", MOST_UNPACKED
    for entry in entries:
        path = PurePosixPath(entry.filename)
        name = path.stem.casefold()
        if "__MACOSX" in path.parts or path.suffix.casefold() not in (".json", ".geojson"):
            continue
        if name != "manifest" and name not in KNOWN:
            faults["unknown file"] += 1
            continue
        if name != "manifest" and name not in WANTED:
            continue
        text = _unpacked(archive, entry, left)
        left -= len(text)
        if not text.strip(b"\0 \t\r\n") and name not in NEEDED:
            faults["empty file"] += 1
            continue
        read = _json(text, path.name)
        if name == "manifest":
            language = str(read.get("language") or "en") if isinstance(read, dict) else "en"
        else:
            found.setdefault(name, []).extend(_collection(read, path.name))
    if sum(map(len, found.values())) > MOST_FEATURES:
        raise Refused(f"It has more than {MOST_FEATURES:,} features. Please export one building at a time.")
    for name in NEEDED:
        if not found.get(name):
            raise Refused(
                f"There is no {name}.geojson with features in it, so it is no IMDF archive of a building. "
                "Please export it again, with its levels and units."
            )
    return found, language


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """What the archive says of the size is not believed: it is read up to the limit and no further."""
    try:
        with archive.open(entry) as file:
            text = file.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as bad:
        raise Refused(f"{entry.filename[:60]} in it is damaged. Please export the IMDF archive again.") from bad
    if len(text) > left:
        raise Refused(f"Unpacked it would be larger than {MOST_UNPACKED // 1_000_000} MB. Please export one building.")
    return text


def _json(text: bytes, name: str) -> Any:
    try:
        return json.loads(text)  # as UTF-8, 16 or 32, with or without a mark
    except (ValueError, RecursionError) as bad:
        raise Refused(f"{name[:60]} in it is not valid JSON. Please export the IMDF archive again.") from bad


def _collection(read: Any, name: str) -> list[Feature]:
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise Refused(f"{name[:60]} in it is no GeoJSON FeatureCollection. Please export the IMDF archive again.")
    return [feature for feature in features if isinstance(feature, dict)]
