"""The part of a configuration's form that says when people are asked whether they still need a room."""

from __future__ import annotations

from typing import Any

from bot.domain.keeping import KeepOrRelease
from cards.clean import clean
from cards.inputs import InputChoices, InputText
from cards.page import quiet
from cards.tongue import say, say_count

_BEFORE = (0, 5, 10, 15, 30, 60)
_AHEAD = (0, 1, 4, 24, 72, 168)
_AFTER = (0, 5, 10, 15, 20, 30)


def keep_inputs(keep: KeepOrRelease) -> list[Any]:
    return [
        InputChoices(
            "keep_minutes",
            say("Ask whether a room is still needed"),
            {str(n): _before(n) for n in sorted({*_BEFORE, keep.minutes_before})},
            value=str(keep.minutes_before),
        ),
        InputChoices(
            "keep_ahead",
            say("About which bookings"),
            {str(n): _ahead(n) for n in sorted({*_AHEAD, keep.made_ahead_hours})},
            value=str(keep.made_ahead_hours),
        ),
        InputChoices(
            "check_in",
            say("Release a room if nobody answers"),
            {str(n): _after(n) for n in sorted({*_AFTER, keep.check_in_minutes})},
            value=str(keep.check_in_minutes),
        ),
        InputText(
            "keep_rooms",
            say("For which rooms (optional)"),
            value=clean(", ".join(sorted(keep.rooms)), 2000) or None,
            placeholder="Everest, Fuji",
            max_length=4000,
        ),
        quiet(say("Names of rooms, separated by commas. Left empty, it is for all of them."), spacing="None"),
    ]


def _before(minutes: int) -> str:
    if not minutes:
        return say("Never")
    return say_count("{n} minute before the start", "{n} minutes before the start", minutes)


def _ahead(hours: int) -> str:
    if not hours:
        return say("All, but for those made just before")
    if hours % 24:
        return say_count("Those made {n} hour ahead or more", "Those made {n} hours ahead or more", hours)
    return say_count("Those made {n} day ahead or more", "Those made {n} days ahead or more", hours // 24)


def _after(minutes: int) -> str:
    if not minutes:
        return say("Never")
    return say_count("{n} minute after the start", "{n} minutes after the start", minutes)
