"""Which booking is meant, among a person's own: by when it is, where it is, what it is called."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.commands.bookings.finding import fitting
from bot.domain.booking import Answer
from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.language import Directory, Intent, understand
from bot.replies.bookings import Mine

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 9, 7)
"""A Monday, in Berlin."""
KNOWN = Directory(("Everest", "Fuji", "Elbe"), ("HQ",))


def line(subject: str, room: str, day: int, clock: str, minutes: int = 60) -> Mine:
    hour, minute = map(int, clock.split(":"))
    span = Span.lasting(datetime(2027, 3, day, hour, minute, tzinfo=BERLIN), minutes)
    meeting = Meeting(subject, subject, subject, span, f"{room.lower()}@contoso.com", Answer.ACCEPTED, True)
    return Mine(span, None, room, subject, None, meeting, ())


STANDUP = line("Standup", "Fuji", 1, "9:00", 15)
LUNCH = line("Team lunch", "Everest", 1, "12:00")
BUDGET = line("Budget", "Everest", 1, "14:00")
LATE = line("Late one", "Elbe", 1, "16:30", 90)
TOMORROW = line("Interview", "Everest", 2, "14:00")
TOMORROW_TOO = line("Design review", "Fuji", 2, "14:00")
THURSDAY = line("Retro", "Elbe", 4, "15:00")
ALL = [STANDUP, LUNCH, BUDGET, LATE, TOMORROW, TOMORROW_TOO, THURSDAY]


def fit(text: str, lines: list[Mine] = ALL, now: datetime = NOW) -> list[str]:
    meant = understand(text, now, KNOWN)
    room = meant.from_room if meant.intent is Intent.CHANGE_ROOM else meant.from_room or meant.room
    return [
        one.subject for one in fitting(lines, meant, text, BERLIN, now.replace(tzinfo=BERLIN).astimezone(UTC), room)
    ]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("cancel my 2pm", ["Budget"]),
        ("cancel my 2pm tomorrow", ["Interview", "Design review"]),
        ("cancel my 2pm in Fuji tomorrow", ["Design review"]),
        ("cancel my 5pm", ["Late one"]),
        ("cancel my 3pm", ["Retro"]),
        ("cancel my 3pm today", []),
        ("cancel my 10am", []),
        ("cancel the budget", ["Budget"]),
        ("move the design review to Friday", ["Design review"]),
        ('cancel "Interview"', ["Interview"]),
        ('cancel "Offsite"', []),
        ("cancel my meeting on Thursday", ["Retro"]),
        ("cancel my meetings tomorrow", ["Interview", "Design review"]),
        ("cancel my meeting this afternoon", ["Team lunch", "Budget", "Late one"]),
        ("cancel my booking in Elbe", ["Late one", "Retro"]),
        ("extend my 2pm until 5pm", ["Budget"]),
        ("extend by 30 minutes", ["Standup"]),
        ("move my 2pm to 4pm", ["Budget"]),
        ("move my 2pm to Fuji", ["Budget"]),
        ("swap Everest for Fuji", ["Team lunch", "Budget", "Interview"]),
        ("end now", ["Standup"]),
    ],
)
def test_it_is_the_one_that_was_said(text: str, subjects: list[str]) -> None:
    assert fit(text) == subjects


def test_without_a_hint_the_only_one_today_else_all_of_today_else_the_only_one() -> None:
    assert fit("cancel my meeting", [BUDGET, TOMORROW]) == ["Budget"]
    assert fit("cancel my meeting", [LUNCH, BUDGET, TOMORROW]) == ["Team lunch", "Budget"]
    assert fit("cancel my meeting", [TOMORROW]) == ["Interview"]
    assert fit("cancel my meeting", [TOMORROW, THURSDAY]) == ["Interview", "Retro"]


def test_a_clock_without_a_day_means_today_first_and_then_the_next_day_that_has_one() -> None:
    assert fit("cancel my 2pm", [TOMORROW, BUDGET]) == ["Budget"]
    assert fit("cancel my 2pm", [TOMORROW, THURSDAY]) == ["Interview"]


def test_a_meeting_that_began_before_is_on_at_that_time() -> None:
    assert fit("cancel my 5pm", [LATE]) == ["Late one"]
    assert fit("cancel my 6pm", [LATE]) == [], "it ends then"


def test_times_are_on_the_persons_clock() -> None:
    meant = understand("cancel my 1pm", NOW, KNOWN)
    found = fitting([BUDGET], meant, "", ZoneInfo("Europe/London"), datetime(2027, 3, 1, 8, 7, tzinfo=UTC), None)
    assert found == [BUDGET]


def test_a_part_of_a_word_is_no_name() -> None:
    assert fit("cancel my budgeting tomorrow", [BUDGET, THURSDAY]) == []
