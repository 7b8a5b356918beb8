"""What a booking's time becomes: "to 4pm", "half an hour later", "until 5"; and what is in whose way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.bookings import times
from bot.commands.bookings.refusing import without
from bot.domain.span import Span
from bot.domain.wish import Incomplete, Problem
from bot.language import understand

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 9, 7)
"""A Monday, in Berlin."""


def at(day: int, clock: str, minutes: int = 60) -> Span:
    hour, minute = map(int, clock.split(":"))
    return Span.lasting(datetime(2027, 3, day, hour, minute, tzinfo=BERLIN), minutes)


TUESDAY_TWO = at(2, "14:00")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("move my 2pm to 4pm", at(2, "16:00")),
        ("move my 2pm to 4pm on Thursday", at(4, "16:00")),
        ("move my meeting to Friday", at(5, "14:00")),
        ("move my 2pm to 3-4:30pm", at(2, "15:00", 90)),
        ("move my 2pm to 4pm for 2 hours", at(2, "16:00", 120)),
        ("move it half an hour later", at(2, "14:30")),
        ("move it an hour earlier", at(2, "13:00")),
    ],
)
def test_moved(text: str, span: Span) -> None:
    assert times.moved(TUESDAY_TWO, understand(text, NOW), BERLIN) == span


@pytest.mark.parametrize("text", ["move my 2pm", "move my 2pm to the afternoon"])
def test_no_time_or_only_a_part_of_the_day_is_still_to_be_asked_for(text: str) -> None:
    assert times.moved(TUESDAY_TWO, understand(text, NOW), BERLIN) == times.NOTHING_SAID


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("extend by 30 minutes", at(2, "14:00", 90)),
        ("extend until 5pm", at(2, "14:00", 180)),
        ("make it 2 hours", at(2, "14:00", 120)),
        ("make it 15 minutes shorter", at(2, "14:00", 45)),
    ],
)
def test_extended(text: str, span: Span) -> None:
    assert times.extended(TUESDAY_TWO, understand(text, NOW), BERLIN) == span


def test_until_is_the_next_day_only_late_in_the_day() -> None:
    late = at(2, "22:00")
    assert times.extended(late, understand("extend until 1am", NOW), BERLIN) == at(2, "22:00", 180)
    early = times.extended(TUESDAY_TWO, understand("extend until 1pm", NOW), BERLIN)
    assert early == Incomplete(problem=Problem.END_BEFORE_START)


def test_a_clock_that_the_zone_skips_is_said_to_be_none() -> None:
    moved = times.moved(at(28, "14:00"), understand("move it to 2:30am", NOW), BERLIN)
    assert isinstance(moved, Incomplete)
    assert moved.problem is Problem.NO_SUCH_TIME


def test_a_meeting_over_the_change_of_clocks_keeps_its_length() -> None:
    night = Span.lasting(datetime(2027, 3, 27, 23, 0, tzinfo=BERLIN), 240)
    moved = times.moved(night, understand("move it to 10pm", NOW), BERLIN)
    assert isinstance(moved, Span)
    assert moved.minutes == 240


@pytest.mark.parametrize(
    ("span", "problem"),
    [
        (at(1, "8:00"), Problem.PAST),
        (at(2, "16:00", 25 * 60), Problem.TOO_LONG),
        (at(2, "14:00", 25 * 60), Problem.TOO_LONG),
        (at(2, "16:00", 2), Problem.TOO_SHORT),
        (Span.lasting(TUESDAY_TWO.start + timedelta(days=200), 60), Problem.TOO_FAR),
        (at(2, "16:00"), None),
        (at(2, "14:00", 90), None),
    ],
)
def test_what_cannot_be(span: Span, problem: Problem | None) -> None:
    assert times.problem_of(span, TUESDAY_TWO, NOW.replace(tzinfo=BERLIN).astimezone(UTC)) is problem


def test_what_runs_may_get_another_end_though_its_start_is_past_and_no_end_in_the_past() -> None:
    running, now = at(1, "9:00"), datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
    assert times.problem_of(at(1, "9:00", 90), running, now) is None
    assert times.problem_of(at(1, "9:00", 31), running, now) is None
    assert times.problem_of(at(1, "9:00", 30), running, now) is Problem.PAST
    assert times.problem_of(at(1, "9:10"), running, now) is Problem.PAST


MOMENTS = st.integers(0, 300)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, minutes = draw(MOMENTS), draw(st.integers(1, 120))
    return Span.lasting(datetime(2027, 3, 1, tzinfo=UTC) + timedelta(minutes=start), minutes)


@given(st.lists(spans(), max_size=6), spans())
def test_a_booking_is_never_in_its_own_way_and_everything_else_still_is(busy: list[Span], own: Span) -> None:
    left = without(busy, [own])
    assert not any(span.overlaps(own) for span in left)
    minute = timedelta(minutes=1)
    for n in range(420):
        moment = datetime(2027, 3, 1, tzinfo=UTC) + n * minute
        taken = any(span.holds(moment) for span in busy) and not own.holds(moment)
        assert any(span.holds(moment) for span in left) == taken
