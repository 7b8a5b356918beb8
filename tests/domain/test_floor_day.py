"""How a room stands at every moment of a day, as the tab slides through it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.floor_day import changes_of, room_on_day
from bot.domain.floorplan import State, state_of
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.span import Span

MIDNIGHT = datetime(2027, 3, 1, tzinfo=UTC)
DAY = Span(MIDNIGHT, MIDNIGHT + timedelta(days=1))


def at(hours: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hours)


def test_a_day_goes_from_free_to_soon_to_busy() -> None:
    day = room_on_day("everest", [(DAY, FreeBusy((Span(at(9), at(10)), Span(at(10), at(11)))))])
    assert day.busy == (Span(at(9), at(11)),)
    assert day.changes == (
        (at(0), State.FREE), (at(9) - timedelta(minutes=10), State.SOON), (at(9), State.BUSY), (at(11), State.FREE)
    )  # fmt: skip


def test_what_is_not_known_of_a_part_hides_no_other() -> None:
    evening, rest = Span(at(0), at(1)), Span(at(1), at(24))
    known = FreeBusy((Span(at(9), at(30)),))
    half = room_on_day("everest", [(evening, UNKNOWN), (rest, known)])
    assert half.busy == (Span(at(9), at(24)),)
    assert [state for _, state in half.changes] == [State.UNKNOWN, State.FREE, State.SOON, State.BUSY]
    assert room_on_day("everest", [(evening, UNKNOWN), (rest, UNKNOWN)]).changes == ((at(0), State.UNKNOWN),)


def test_what_begins_with_the_next_part_is_seen_coming() -> None:
    parts = [(Span(at(0), at(1)), FreeBusy()), (Span(at(1), at(24)), FreeBusy((Span(at(1), at(2)),)))]
    soon = (at(1) - timedelta(minutes=10), State.SOON)
    assert soon in room_on_day("everest", parts).changes


@given(st.lists(st.tuples(st.integers(-300, 1700), st.integers(1, 300)), max_size=8), st.integers(0, 24 * 60 - 1))
def test_at_each_minute_it_is_what_a_look_would_say(busy: list[tuple[int, int]], minute: int) -> None:
    spans = tuple(sorted(Span.lasting(MIDNIGHT + timedelta(minutes=start), length) for start, length in busy))
    reading, moment = FreeBusy(spans), MIDNIGHT + timedelta(minutes=minute)
    shown = [state for since, state in changes_of(reading, DAY) if since <= moment][-1]
    assert shown is state_of(reading, Span.lasting(moment, 1))
