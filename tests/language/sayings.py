"""Reads the sentences and their meanings, and says what was understood in the same few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.language import Directory, Understanding

HERE = Path(__file__).parent
NOW = datetime.fromisoformat("2026-11-18T09:10")
DIRECTORY = Directory(
    rooms=("Everest", "Kilimanjaro", "Mont Blanc", "K2", "Denali", "Fuji", "Room 4.12", "Conf Room Adams", "Zürich"),
    buildings=("HQ", "Riverside", "North Tower"),
)
ENGLISH = ("sentences_book.txt", "sentences_other.txt", "sentences_asides.txt", "sentences_colleagues.txt")
Meaning = dict[str, str]


def sentences(file: str) -> list[tuple[str, Meaning]]:
    """(text, meaning) of each line; lines that begin with # are remarks.

    The pairs of a meaning are parted by "; ", since rules of series hold semicolons.
    """
    read = []
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, intent, *rest = (part.strip() for part in f"{line} ".split(" | "))
            pairs = (pair.strip().split("=", 1) for pair in "".join(rest).split("; ") if pair)
            read.append((text, {"intent": intent} | dict(pairs)))
    return read


def each(lines: Iterable[tuple[Any, ...]]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """The test is tried with each of these lines, whose first strings tell them apart, and all that fail are shown. As
    tests of their own thousands of lines would wait longer for pytest than they take.
    """

    def on(test: Callable[..., None]) -> Callable[[], None]:
        def every() -> None:
            wrong, there = [], list(lines)
            for line in there:
                try:
                    test(*line)
                except Exception as error:
                    wrong.append(f"{' … '.join(part for part in line if isinstance(part, str))}: {error!r}")
            assert there
            assert not wrong, "\n\n".join(wrong)

        every.__name__, every.__doc__, every.__module__ = test.__name__, test.__doc__, test.__module__
        return every

    return on


def told(meant: Understanding) -> Meaning:
    """The understanding in the words of the files."""
    when, new = meant.when, meant.new_when
    said: dict[str, object] = {
        "intent": meant.intent,
        "start": _moment(when.starts),
        "end": _moment(when.ends),
        "day": _day(when.day) if when.day and not when.starts and not when.ends else None,
        "minutes": when.minutes,
        "part": when.part,
        "rule": when.recurrence,
        "capacity": meant.capacity,
        "building": meant.building,
        "floor": meant.floor,
        "room": meant.room,
        "unknown": meant.unknown_place,
        "equipment": ",".join(sorted(meant.equipment)) or None,
        "subject": meant.subject,
        "shift": meant.shift,
        "from_room": meant.from_room,
        "not_rooms": ",".join(sorted(meant.not_rooms)) or None,
        "end_now": meant.end_now or None,
        "bigger": meant.bigger or None,
        "new_start": _moment(new.starts) if new else None,
        "new_end": _moment(new.ends) if new else None,
        "new_day": _day(new.day) if new and new.day and not new.starts else None,
        "next_one": meant.next_one or None,
        "scope": meant.scope,
        "since": _day(meant.since) if meant.since else None,
        "people": ",".join(meant.people) or None,
        "on_behalf_of": meant.on_behalf_of,
        "for_group": meant.for_group or None,
        "online": meant.online or None,
        "near_me": meant.near_me or None,
        "series_for": " ".join(map(str, meant.series_for)) if meant.series_for else None,
        "series_until": _day(meant.series_until) if meant.series_until else None,
        "habit": meant.habit,
        "act": meant.act,
    }
    return {key: str(value) for key, value in said.items() if value is not None}


def _moment(moment: datetime | None) -> str | None:
    return f"{_day(moment.date())} {moment:%H:%M}" if moment else None


def _day(day: date) -> str:
    return f"{day:%m-%d}" if day.year == NOW.year else day.isoformat()
