"""The ZIP of an IMDF archive, read in memory within limits: a few megabytes may claim to be terabytes."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

from bot.domain.files import PlanFault, WhyNotTaken

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
    """The archive or picture cannot be taken."""

    def __init__(self, fault: PlanFault, detail: str = "", number: float = 0, of: float = 0) -> None:
        super().__init__(f"{fault} {detail}".strip())
        self.why = WhyNotTaken(fault, detail[:60], number, of)


def features_of(content: bytes, faults: Counter[str]) -> tuple[dict[str, list[Feature]], str]:
    """The features by type, and the manifest's language. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, faults)
    except zipfile.BadZipFile as bad:
        raise Refused(PlanFault.NO_ZIP) from bad


def _read(archive: zipfile.ZipFile, faults: Counter[str]) -> tuple[dict[str, list[Feature]], str]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_ENTRIES:
        raise Refused(PlanFault.MANY_FILES, number=len(entries))
    if any(entry.filename.startswith(("/", "\\")) or ".." in PurePosixPath(entry.filename).parts for entry in entries):
        raise Refused(PlanFault.OUTSIDE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(PlanFault.PASSWORD)
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
        raise Refused(PlanFault.MANY_FEATURES, number=MOST_FEATURES)
    for name in NEEDED:
        if not found.get(name):
            raise Refused(PlanFault.NO_FEATURES, f"{name}.geojson")
    return found, language


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """What the archive says of the size is not believed: it is read up to the limit and no further."""
    try:
        with archive.open(entry) as file:
            text = file.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as bad:
        raise Refused(PlanFault.DAMAGED, entry.filename) from bad
    if len(text) > left:
        raise Refused(PlanFault.UNPACKED, number=MOST_UNPACKED)
    return text


def _json(text: bytes, name: str) -> Any:
    try:
        return json.loads(text)  # as UTF-8, 16 or 32, with or without a mark
    except (ValueError, RecursionError) as bad:
        raise Refused(PlanFault.NO_JSON, name) from bad


def _collection(read: Any, name: str) -> list[Feature]:
    features = read.get("features") if isinstance(read, dict) else None
    if not isinstance(features, list):
        raise Refused(PlanFault.NO_COLLECTION, name)
    return [feature for feature in features if isinstance(feature, dict)]
