"""What is missing from a wish, and what is wrong with one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.span import Span
from bot.domain.wish import Draft, Incomplete, Problem, Wish, as_draft, completed

NOW = datetime(2027, 3, 1, 8, 7, tzinfo=UTC)  # a Monday, 09:07 in Berlin
TUESDAY = date(2027, 3, 2)
SAID = Draft("Europe/Berlin", TUESDAY, time(14), minutes=60, people=6)


def wish(draft: Draft) -> Wish:
    done = completed(draft, NOW)
    assert isinstance(done, Wish)
    return done


def test_a_whole_wish_is_in_utc() -> None:
    assert wish(SAID).span == Span.lasting(datetime(2027, 3, 2, 13, tzinfo=UTC), 60)


def test_without_a_length_it_is_an_hour() -> None:
    assert wish(replace(SAID, minutes=None)).span.minutes == 60


def test_an_end_gives_the_length() -> None:
    assert wish(replace(SAID, minutes=None, end_clock=time(15, 30))).span.minutes == 90


def test_late_in_the_day_an_end_after_midnight_is_the_next_day() -> None:
    assert wish(replace(SAID, clock=time(22), minutes=None, end_clock=time(1))).span.minutes == 180


@pytest.mark.parametrize(("clock", "day"), [(time(14), date(2027, 3, 1)), (time(9), date(2027, 3, 2))])
def test_a_clock_without_a_day_is_the_next_time_the_clock_shows_it(clock: time, day: date) -> None:
    assert as_draft(wish(replace(SAID, day=None, clock=clock))).day == day


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (Draft("Europe/Berlin"), {"date", "start", "people"}),
        (replace(SAID, people=None), {"people"}),
        (replace(SAID, clock=None), {"start"}),
        (replace(SAID, roughly=True), {"start"}),
        (Draft("Europe/Berlin", room="Everest"), {"date", "start"}),
    ],
)
def test_everything_missing_is_named_at_once(draft: Draft, missing: set[str]) -> None:
    assert completed(draft, NOW) == Incomplete(frozenset(missing))


def test_a_room_that_was_named_needs_no_number_of_people() -> None:
    assert wish(replace(SAID, people=None, room="Everest")).people == 0


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (replace(SAID, day=date(2027, 2, 28)), Problem.PAST),
        (replace(SAID, minutes=40 * 60), Problem.TOO_LONG),
        (replace(SAID, minutes=1), Problem.TOO_SHORT),
        (replace(SAID, minutes=None, end_clock=time(12)), Problem.END_BEFORE_START),
        (replace(SAID, people=0), Problem.NO_PEOPLE),
        (replace(SAID, people=-3), Problem.NO_PEOPLE),
        (replace(SAID, day=date(2028, 3, 2)), Problem.TOO_FAR),
        (replace(SAID, day=date(9999, 12, 31), clock=time(23, 59)), Problem.TOO_FAR),
        (replace(SAID, day=date(2027, 3, 28), clock=time(2, 30)), Problem.NO_SUCH_TIME),
    ],
)
def test_what_cannot_be_is_named(draft: Draft, problem: Problem) -> None:
    done = completed(draft, NOW)
    assert isinstance(done, Incomplete)
    assert done.problem is problem


def test_a_meeting_that_has_just_begun_may_still_be_booked() -> None:
    now = datetime(2027, 3, 2, 13, 4, tzinfo=UTC)
    assert isinstance(completed(SAID, now), Wish)
    assert completed(SAID, now + timedelta(minutes=2)) == Incomplete(problem=Problem.PAST)


def test_the_form_of_a_wish_gives_the_same_wish() -> None:
    assert wish(as_draft(wish(SAID))) == wish(SAID)
