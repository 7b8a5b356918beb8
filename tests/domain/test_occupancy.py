"""A search by sums of sets says the same as a look at each room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.availability import FEW, WhyNot, best, why_not
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.occupancy import Day, Occupancy
from bot.domain.roster import Roster, roster_of
from bot.domain.span import Span, merged
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from tests.doses import examples

START = datetime(2027, 3, 1, tzinfo=UTC)
NOW = START + timedelta(hours=8)
ROOMS = tuple(
    Room(
        f"room{n}",
        f"Room {n}",
        f"House {n % 3}",
        str(n % 2),
        n % 5 * 2,
        frozenset({"screen"} if n % 3 else {"video", "screen"}),
        f"room{n}@contoso.com",
        "contoso",
        "Europe/Berlin" if n % 4 else "Europe/London",
    )
    for n in range(9)
)

spans = st.builds(
    lambda at, minutes: Span.lasting(START + timedelta(minutes=at), minutes), st.integers(0, 600), st.integers(1, 200)
)
readings = st.builds(
    lambda busy, known, age: FreeBusy(tuple(merged(busy)), known, NOW - timedelta(minutes=age)),
    st.lists(spans, max_size=3),
    st.sampled_from([True, True, True, False]),
    st.integers(0, 60),
)
by_room = st.dictionaries(st.sampled_from([room.calendar for room in ROOMS]), readings)
wishes = st.builds(
    Wish,
    span=spans,
    zone=st.sampled_from(["Europe/Berlin", "Europe/London", "Asia/Tokyo"]),
    people=st.integers(0, 9),
    building=st.sampled_from([None, None, "House 1", "Nowhere"]),
    floor=st.sampled_from([None, None, "1"]),
    equipment=st.sampled_from([frozenset(), frozenset({"video"}), frozenset({"unknown"})]),
    room=st.sampled_from([None, None, "Room 4"]),
    without=st.sampled_from([frozenset(), frozenset({"Room 3", "Room 4"})]),
)


@settings(max_examples=examples(150), deadline=None)
@given(first=by_room, then=by_room, over=by_room, held=st.dictionaries(st.just("room1@contoso.com"), st.tuples(spans)))
def test_what_is_laid_out_at_once_and_what_is_put_in_later_are_one(
    first: dict[str, FreeBusy],
    then: dict[str, FreeBusy],
    over: dict[str, FreeBusy],
    held: dict[str, tuple[Span, ...]],
) -> None:
    roster, since = roster_of(ROOMS), NOW - timedelta(minutes=45)
    day = Day(roster)
    day.lay_out(first)
    for calendar, reading in then.items():
        day.put(calendar, reading)
    whole = Day(roster)
    whole.lay_out({**first, **then})
    day.hold_all({"room1@contoso.com": (Span.lasting(START, 900),), "room2@contoso.com": (Span.lasting(START, 30),)})
    whole.hold_all(held)
    for calendar in ("room1@contoso.com", "room2@contoso.com"):
        day.hold(calendar, held.get(calendar, ()))
    found = Occupancy([day], since).with_newer(over)
    for minutes in range(0, 800, 7):
        span = Span.lasting(START + timedelta(minutes=minutes), 23)
        assert day.busy(span) == whole.busy(span)
        unknown, busy = found.unknown_and_busy(roster, span)
        for room in ROOMS:
            bit, reading = 1 << roster.position[room.calendar], found.get(room.calendar, UNKNOWN)
            assert bool(unknown & bit) is not reading.known
            assert not reading.known or bool(busy & bit) is not reading.free(span)
    assert day.unknown == whole.unknown
    for minutes in (0, 20, 40, 61):
        assert day.before(NOW - timedelta(minutes=minutes)) == whole.before(NOW - timedelta(minutes=minutes))


@settings(max_examples=examples(150), deadline=None)
@given(wish=wishes, read=by_room)
def test_all_rooms_at_once_are_judged_as_each_by_itself(wish: Wish, read: dict[str, FreeBusy]) -> None:
    found = best(ROOMS, wish, read)
    reasons: dict[WhyNot, set[str]] = {}
    fitting = set()
    for room in ROOMS:
        reason = why_not(room, wish, read.get(room.calendar, UNKNOWN))
        if reason is None:
            fitting.add(room)
        elif reason not in (WhyNot.ELSEWHERE, WhyNot.UNWANTED):
            reasons.setdefault(reason, set()).add(room.name)
    assert set(found.choices) == fitting
    assert {out.reason: out.count for out in found.left_out} == {why: len(names) for why, names in reasons.items()}
    assert all(set(out.names) == reasons[out.reason] for out in found.left_out if out.count <= FEW)
    assert [room.zone == wish.zone for room in found.choices] == sorted(
        (room.zone == wish.zone for room in found.choices), reverse=True
    )


def test_a_room_that_was_never_read_is_unknown_and_makes_the_day_old() -> None:
    day = Day(Roster(ROOMS))
    day.lay_out({room.calendar: FreeBusy(as_of=NOW) for room in ROOMS[1:]})
    assert day.roster.pick(day.before(NOW)) == (ROOMS[0],)
    assert day.roster.pick(day.unknown) == (ROOMS[0],)
    day.put(ROOMS[0].calendar, FreeBusy(as_of=NOW))
    assert day.before(NOW) == day.unknown == 0
