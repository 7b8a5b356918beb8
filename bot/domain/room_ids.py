"""The ids of the workplace's rooms: a slug of building, floor and name, the same whenever the room is imported."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60
_APART = re.compile(r"[\W_]+")


def tidied(text: str) -> str:
    """On one line, NFC, single blanks, nothing invisible in it: as a name is kept."""
    seen = "".join(char for char in text if char.isprintable() or char.isspace())
    return " ".join(unicodedata.normalize("NFC", seen).split())


def room_id(building: str, floor: str, name: str) -> str:
    """`hq.3.everest`. Case, blanks and hyphens make no difference; what else a slug would lose is kept by a hash."""
    parts = [tidied(part).casefold() for part in (building, floor, name)]
    slugs = [_APART.sub("-", part).strip("-") for part in parts]
    slug = ".".join(slugs)
    if len(slug) <= _LONGEST and all(slugs[i] == re.sub("[ _-]+", "-", parts[i]).strip("-") for i in range(3)):
        return slug
    return f"{slug[:_LONGEST]}~{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:10]}"
