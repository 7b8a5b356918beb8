"""Keep or release, as the configuration's form sets it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from bot.domain.deeds import Fact
from bot.domain.keeping import MOST_HOURS, MOST_MINUTES, KeepOrRelease


def kept_settings(inputs: Mapping[str, str], before: KeepOrRelease) -> KeepOrRelease:
    """What was not sent, or is no number, is as it was before."""
    rooms = before.rooms
    if "keep_rooms" in inputs:
        names = (" ".join(name.split())[:80] for name in re.split(r"[,;\n]", inputs["keep_rooms"]))
        rooms = frozenset(name for name in names if name)
    return KeepOrRelease(
        _number(inputs, "keep_minutes", before.minutes_before, MOST_MINUTES),
        _number(inputs, "keep_ahead", before.made_ahead_hours, MOST_HOURS),
        _number(inputs, "check_in", before.check_in_minutes, MOST_MINUTES),
        rooms,
    )


def _number(inputs: Mapping[str, str], id: str, before: int, most: int) -> int:
    said = inputs.get(id, "").strip()
    return min(int(said), most) if said.isascii() and said.isdigit() else before


def unknown_rooms(keep: KeepOrRelease, known: Collection[str]) -> list[str]:
    """Names that no room has: they would never be asked about, and nobody would know why."""
    folded = {name.casefold() for name in known}
    return sorted(name for name in keep.rooms if name.casefold() not in folded)


def keep_told(keep: KeepOrRelease) -> tuple[tuple[Fact, str], ...]:
    """For the log."""
    return (
        (Fact.ASKS_BEFORE, str(keep.minutes_before)),
        (Fact.MADE_AHEAD, str(keep.made_ahead_hours)),
        (Fact.CHECK_IN, str(keep.check_in_minutes)),
        *((Fact.KEEP_ROOM, room) for room in sorted(keep.rooms)),
    )
