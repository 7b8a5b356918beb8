"""Weeks begin on Monday or on Sunday, as it is where somebody lives: it matters on Sundays most."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.working_hours import WorkingHours
from bot.language import understand
from bot.language.reading import read, read_on

MONDAY, SUNDAY = 0, 6
ON_SUNDAY = datetime.fromisoformat("2026-11-22T09:10")
ON_WEDNESDAY = datetime.fromisoformat("2026-11-18T09:10")


@pytest.mark.parametrize(
    ("now", "said", "monday_first", "sunday_first"),
    [
        (ON_SUNDAY, "next week", "2026-11-23", "2026-11-30"),
        (ON_SUNDAY, "start of next week", "2026-11-23", "2026-11-30"),
        (ON_SUNDAY, "end of this week", "2026-11-22", "2026-11-27"),
        (ON_SUNDAY, "Tuesday next week", "2026-11-24", "2026-12-01"),
        (ON_SUNDAY, "the week after next", "2026-11-30", "2026-12-07"),
        (ON_SUNDAY, "on Tuesday", "2026-11-24", "2026-11-24"),
        (ON_SUNDAY, "this weekend", "2026-11-22", "2026-11-22"),
        (ON_WEDNESDAY, "next Sunday", "2026-11-29", "2026-11-22"),
        (ON_WEDNESDAY, "next week", "2026-11-23", "2026-11-23"),
        (ON_WEDNESDAY, "end of the week", "2026-11-20", "2026-11-20"),
        (ON_WEDNESDAY, "start of the month", "2026-11-18", "2026-11-18"),
        (ON_WEDNESDAY, "beginning of December", "2026-12-01", "2026-12-01"),
    ],
)
def test_the_week_is_the_speakers(now: datetime, said: str, monday_first: str, sunday_first: str) -> None:
    days = [
        str(understand(f"a room {said}", now, hours=WorkingHours(week_starts=first)).when.day)
        for first in (MONDAY, SUNDAY)
    ]
    assert days == [monday_first, sunday_first]


def test_a_follow_up_and_a_change_know_it_too() -> None:
    follow = read_on("what about Tuesday next week?", ON_SUNDAY, locale="en-US", hours=WorkingHours(week_starts=SUNDAY))
    assert follow is not None
    assert str(follow.when.day) == "2026-12-01"
    moved = read(
        "move my 2pm to Tuesday next week", ON_SUNDAY, locale="en-US", hours=WorkingHours(week_starts=SUNDAY)
    ).new_when
    assert moved is not None
    assert str(moved.day) == "2026-12-01"
