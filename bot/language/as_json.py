"""An understanding as plain data, for `python -m bot.language` and for measuring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from . import understand
from .understanding import EMPTY, Directory, Understanding, When


def directory_from(data: Mapping[str, Sequence[str]]) -> Directory:
    """A directory from `{"rooms": [...], "buildings": [...]}`. Raises ValueError for anything else."""
    if not isinstance(data, Mapping):
        raise ValueError("a directory is an object with rooms and buildings")
    lists = [data.get(key, []) for key in ("rooms", "buildings")]
    if not all(isinstance(names, (list, tuple)) and all(isinstance(name, str) for name in names) for names in lists):
        raise ValueError("rooms and buildings are lists of names")
    return _directory(tuple(lists[0]), tuple(lists[1]))


_directory = lru_cache(maxsize=8)(Directory)
"""The same for the same names: what they are looked up in is made once for each directory."""


def as_json(
    text: str, now: datetime, directory: Directory | Mapping[str, Sequence[str]] = EMPTY, lang: str = "en"
) -> dict[str, Any]:
    """What `understand` understood; keys only where something was said, `intent` always."""
    known = directory if isinstance(directory, Directory) else directory_from(directory)
    return plain(understand(text, now, known, lang))


def plain(meant: Understanding) -> dict[str, Any]:
    """The understanding in words and numbers. Where a booking is moved, `start` and `end` are the new ones."""
    when = meant.new_when or meant.when
    said: dict[str, Any] = {"intent": str(meant.intent), **_times(when)}
    if meant.new_when and meant.when.starts:
        said["booking_start"] = _minute(meant.when.starts)
    rule = when.recurrence
    if rule and when.clock:
        rule += f";BYHOUR={when.clock.hour};BYMINUTE={when.clock.minute}"
    fields = {
        "recurrence": rule,
        "rrule": rule,
        "part_of_day": when.part,
        "shift_minutes": meant.shift,
        "end_now": meant.end_now or None,
        "bigger": meant.bigger or None,
        "capacity": meant.capacity,
        "building": meant.building,
        "floor": meant.floor,
        "room": meant.room,
        "also_rooms": list(meant.also_rooms) or None,
        "not_rooms": sorted(meant.not_rooms) or None,
        "unknown_place": meant.unknown_place,
        "equipment": sorted(meant.equipment) or None,
        "subject": meant.subject,
        "people": list(meant.people) or None,
        "on_behalf_of": meant.on_behalf_of,
        "for_group": meant.for_group or None,
        "online": meant.online or None,
        "near_me": meant.near_me or None,
        "any_size": meant.any_size or None,
        "next_one": meant.next_one or None,
        "scope": meant.scope,
        "since": meant.since.isoformat() if meant.since else None,
        "series_for": list(meant.series_for) if meant.series_for else None,
        "series_until": meant.series_until.isoformat() if meant.series_until else None,
        "habit": meant.habit,
        "act": meant.act,
    }
    return said | {key: value for key, value in fields.items() if value is not None}


def _times(when: When) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if when.part == "day":
        return {"start": (when.starts.date() if when.starts else when.day or "").__str__(), "duration_minutes": 1440}
    if when.starts:
        said["start"] = _minute(when.starts)
    elif when.day:
        said["start"] = when.day.isoformat()
    if when.ends:
        said["end"] = _minute(when.ends)
    if when.minutes is not None:
        said["duration_minutes"] = when.minutes
    return said


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
