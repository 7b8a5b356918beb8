"""What one feature says of itself, whatever tool wrote it: its id, its names, its category, what it refers to."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from bot.domain.floorplan import Kind
from bot.domain.room_ids import tidied
from bot.imdf.archive import Feature

LONGEST_NAME = 120
_MEETING = frozenset(
    [
        "conferenceroom",
        "huddleroom",
        "phoneroom",
        "room",
        "office",
        "classroom",
        "auditorium",
        "theater",
        "movietheater",
        "lounge",
        "privatelounge",
        "library",
        "laboratory",
        "fitnessroom",
        "recreation",
        "unspecified",
        "firstaid",
        "mothersroom",
        "foodservice",
        "unenclosedarea",
    ]
)
_WAYS = frozenset(
    [
        "walkway",
        "movingwalkway",
        "stairs",
        "steps",
        "escalator",
        "elevator",
        "ramp",
        "footbridge",
        "lobby",
        "waitingroom",
        "platform",
        "road",
    ]
)
_WALLS = frozenset(["brick", "column", "concrete", "drywall", "glass", "wood", "structure"])
_OPEN = frozenset(["opentobelow", "terrace", "vegetation", "fieldofplay", "parking"])
_SERVICE = frozenset(["restroom", "shower", "kitchen", "mailroom", "serverroom", "storage", "smokingarea", "nonpublic"])
MEETS = _MEETING - {"firstaid", "mothersroom", "foodservice", "unenclosedarea"}
"""Categories of which a unit with a name becomes a room of the workplace."""


def properties(feature: Feature) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def id_of(feature: Feature, faults: Counter[str]) -> str:
    """`""` where it has none. Some tools move it into the properties, or make it a number."""
    id = feature.get("id")
    if id is None:
        id = properties(feature).get("id")
        faults["id in the properties"] += id is not None
    return str(id)[:80] if isinstance(id, str | int) else ""


def label(value: Any, language: str, faults: Counter[str] | None = None) -> str:
    """A name in the manifest's language, else English, else the first there is. Some tools write a bare string, or the
    object as text."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("{"):
            try:
                value = json.loads(text)
            except ValueError:
                return ""
        else:
            if text and faults is not None:
                faults["name without a language"] += 1
            return tidied(text)[:LONGEST_NAME]
    if not isinstance(value, dict):
        return ""
    texts = {str(tag).casefold(): tidied(text)[:LONGEST_NAME] for tag, text in value.items() if isinstance(text, str)}
    wanted = (language.casefold(), language.casefold().partition("-")[0], "en")
    return next((texts[tag] for tag in wanted if texts.get(tag)), next((text for text in texts.values() if text), ""))


def category(feature: Feature) -> str:
    """Without what follows the first dot: `restroom.female` is a `restroom`."""
    return str(properties(feature).get("category") or "unspecified").casefold().partition(".")[0]


def kind_of(category: str, faults: Counter[str]) -> Kind:
    for known, kind in (
        (_MEETING, Kind.ROOM), (_WAYS, Kind.WAY), (_WALLS, Kind.WALL), (_OPEN, Kind.OPEN), (_SERVICE, Kind.SERVICE),
    ):  # fmt: skip
        if category in known:
            return kind
    faults[f"unknown category: {category[:40]}"] += 1
    return Kind.ROOM


def references(feature: Feature, name: str) -> tuple[str, ...]:
    value = properties(feature).get(name)
    found = value if isinstance(value, list) else [value]
    return tuple(str(one) for one in found if isinstance(one, str | int))
