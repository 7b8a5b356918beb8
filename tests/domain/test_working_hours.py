"""Which half of the day a bare hour is in, by when somebody works."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.span import Span
from bot.domain.working_hours import USUAL, WorkingHours

EARLY, LATE, LONG = WorkingHours(time(6), time(14)), WorkingHours(time(14), time(22)), WorkingHours(time(7), time(20))


@pytest.mark.parametrize(
    ("hours", "read"),
    [
        (USUAL, {12: 12, 1: 13, 5: 17, 6: 18, 7: 7, 8: 8, 11: 11}),
        (EARLY, {12: 12, 1: 13, 2: 14, 3: 15, 5: 17, 6: 6, 7: 7, 8: 8}),
        (LATE, {12: 12, 1: 13, 2: 14, 7: 19, 9: 21, 10: 22, 11: 11}),
        (LONG, {7: 7, 8: 8, 6: 18}),
    ],
)
def test_a_bare_hour_is_read_inside_the_hours(hours: WorkingHours, read: dict[int, int]) -> None:
    assert {hour: hours.reading(hour) // 60 for hour in read} == read


def test_seven_is_doubtful_only_where_the_hours_do_not_say() -> None:
    assert [hours.doubtful(hours.reading(7)) for hours in (USUAL, EARLY, LATE, LONG)] == [True, False, False, True]
    assert not USUAL.doubtful(19 * 60)  # the evening was said


def test_days_off_and_when_a_meeting_usually_begins() -> None:
    weekend = WorkingHours(days=frozenset({5, 6}))
    assert weekend.workday(date(2027, 3, 1)) == date(2027, 3, 6)
    assert [hours.usual for hours in (USUAL, EARLY, LATE)] == [time(9), time(9), time(14)]


def test_what_lies_within() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    six, two = datetime(2027, 3, 1, 5, tzinfo=UTC), datetime(2027, 3, 1, 13, tzinfo=UTC)
    assert EARLY.contain(Span(six, two), berlin)
    assert not EARLY.contain(Span(six, two), ZoneInfo("Europe/London"))


@pytest.mark.parametrize("wrong", [(time(8), time(8), {0}), (time(22), time(6), {0}), (time(8), time(17), set())])
def test_hours_that_are_none_are_refused(wrong: tuple[time, time, set[int]]) -> None:
    with pytest.raises(ValueError, match="no working hours"):
        WorkingHours(wrong[0], wrong[1], frozenset(wrong[2]))
