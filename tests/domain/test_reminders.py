"""What is asked about a booking at a moment."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.booking import Booking, State
from bot.domain.changes import to_cancel
from bot.domain.keeping import KeepOrRelease
from bot.domain.reminders import Kind, Response, due, ended_at, may_release
from bot.domain.span import Span
from tests.store.values import booking

MINUTE = timedelta(minutes=1)
CHECKED = KeepOrRelease(minutes_before=0, check_in_minutes=10)


@pytest.fixture
def stands() -> Booking:
    """An hour long, and booked three days ahead."""
    made = booking().booking
    span = Span.lasting(made.span.start, 60)
    return replace(made, span=span, made_at=span.start - timedelta(days=3), state=State.BOOKED, event_id="event")


def kinds(booking: Booking, now: datetime, keep: KeepOrRelease | None = None) -> list[Kind]:
    return [one.kind for one in due(booking, keep or KeepOrRelease(), now)]


def test_it_is_asked_within_its_window_only(stands: Booking) -> None:
    start, end = stands.span.start, stands.span.end
    assert kinds(stands, start - 16 * MINUTE) == []
    assert kinds(stands, start - 15 * MINUTE) == [Kind.KEEP]
    assert kinds(stands, start - 9 * MINUTE) == [], "noticed late it is not asked any more"
    assert kinds(stands, end - 10 * MINUTE) == [Kind.EXTEND]
    assert kinds(stands, end) == []
    assert kinds(stands, start, CHECKED) == [Kind.CHECK_IN]
    assert kinds(stands, start - 15 * MINUTE, CHECKED) == []


def test_what_is_under_way_whole_days_and_what_was_made_just_now_is_not_asked_about(stands: Booking) -> None:
    start = stands.span.start
    early = start - 15 * MINUTE
    assert kinds(to_cancel(stands), early) == []
    assert kinds(replace(stands, span=Span.lasting(start, 8 * 60)), early) == []
    assert kinds(replace(stands, span=Span.lasting(start, 8 * 60 - 1)), early) == [Kind.KEEP]
    assert kinds(replace(stands, made_at=start - timedelta(hours=23)), early) == []
    anything = KeepOrRelease(made_ahead_hours=0)
    assert kinds(replace(stands, made_at=start - timedelta(hours=23)), early, anything) == [Kind.KEEP]
    assert kinds(replace(stands, made_at=start - 14 * MINUTE), early + MINUTE, anything) == []
    assert kinds(replace(stands, made_at=start - 5 * MINUTE), start, CHECKED) == []
    short = replace(stands, span=Span.lasting(start, 15))
    assert kinds(short, short.span.end - 10 * MINUTE) == []


def test_a_moved_meeting_is_asked_about_anew(stands: Booking) -> None:
    (first,) = due(stands, KeepOrRelease(), stands.span.start - 15 * MINUTE)
    moved = replace(stands, span=stands.span.moved(timedelta(hours=2)))
    (second,) = due(moved, KeepOrRelease(), moved.span.start - 15 * MINUTE)
    assert first.key != second.key


def test_a_room_is_released_only_after_a_question_that_arrived_and_all_of_the_time(stands: Booking) -> None:
    start = stands.span.start
    late = start + 10 * MINUTE
    assert may_release(stands, CHECKED, start, Response.NONE, late)
    assert not may_release(stands, CHECKED, start, Response.NONE, late - MINUTE)
    assert not may_release(stands, CHECKED, start + 5 * MINUTE, Response.NONE, late), "asked late"
    assert not may_release(stands, CHECKED, None, Response.NONE, late)
    assert not may_release(stands, CHECKED, start, Response.KEEP, late)
    assert not may_release(stands, KeepOrRelease(), start, Response.NONE, late), "the admin did not turn it on"
    assert not may_release(stands, replace(CHECKED, rooms=frozenset({"K2"})), start, Response.NONE, late)
    assert ended_at(stands, late) == Span(start, late + MINUTE)
    assert ended_at(stands, stands.span.end - MINUTE) is None
