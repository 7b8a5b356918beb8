"""Bookings as they are looked up and changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.booking import HOLDING, State
from bot.domain.changes import to_switch
from bot.domain.span import Span
from bot.ports import Kept, RoomTaken
from bot.store import SqlStore, often
from bot.store.reserving import Reservation
from tests.store.values import ANN, BEN, CARD, EVEREST, K2, TWO, booked, booking, moved

HOUR = timedelta(hours=1)


async def test_what_is_not_there_is_none(store: SqlStore) -> None:
    assert await store.booking("nobody's") is None
    assert await store.booking_of_offer("nobody's") is None
    assert await store.bookings_of(ANN, TWO) == ()
    assert await store.held(Span.lasting(TWO, 60)) == {}


@pytest.mark.parametrize(("minutes", "taken"), [(-60, False), (-59, True), (0, True), (59, True), (60, False)])
async def test_spans_that_touch_do_not_overlap(store: SqlStore, minutes: int, taken: bool) -> None:
    await store.reserve(booking())
    other = booking(TWO + timedelta(minutes=minutes))
    if taken:
        with pytest.raises(RoomTaken):
            await store.reserve(other)
        assert await store.booking(other.booking.id) is None
        assert await store.booking_of_offer(other.booking.offer) is None
    else:
        await store.reserve(other)
        assert await store.booking(other.booking.id) == other


@pytest.mark.parametrize("state", State)
async def test_only_bookings_that_hold_keep_others_out(store: SqlStore, state: State) -> None:
    first = booking()
    await store.reserve(first)
    await store.save(replace(first.booking, state=state), None)
    if state in HOLDING:
        assert await store.held(first.booking.span) == {EVEREST.calendar: (first.booking.span,)}
        with pytest.raises(RoomTaken):
            await store.reserve(booking())
    else:
        assert await store.held(first.booking.span) == {}
        await store.reserve(booking())


async def test_held_is_by_calendar_and_in_order(store: SqlStore) -> None:
    late, early, elsewhere, later = booking(TWO + HOUR), booking(), booking(room=K2), booking(TWO + 2 * HOUR)
    for kept in (late, early, elsewhere, later):
        await store.reserve(kept)
    assert await store.held(Span.lasting(TWO + HOUR / 2, 60)) == {
        EVEREST.calendar: (early.booking.span, late.booking.span),
        K2.calendar: (elsewhere.booking.span,),
    }


async def test_a_person_sees_their_own_bookings_that_are_not_over(store: SqlStore) -> None:
    over, second, first, other = booking(TWO - HOUR), booking(TWO + HOUR), booking(TWO), booking(room=K2, asker=BEN)
    for kept in (over, second, first, other):
        await store.reserve(kept)
    assert await store.bookings_of(ANN, TWO) == (first, second)
    assert await store.bookings_of(replace(ANN, tenant="another tenant"), TWO) == ()


async def test_a_person_sees_their_own_bookings_whatever_became_of_them(store: SqlStore) -> None:
    ended = [replace(booking(TWO + HOUR * n).booking, state=state) for n, state in enumerate(State)]
    for one in ended:
        await store.reserve(Kept(one, CARD))
    assert [kept.booking for kept in await store.bookings_of(ANN, TWO)] == ended


async def test_what_is_over_and_is_to_be_moved_to_later_is_seen_once(store: SqlStore) -> None:
    over, both = await booked(store, booking()), await booked(store, booking(TWO + HOUR))
    since = TWO + HOUR
    assert await store.bookings_of(ANN, since) == (both,)
    found = []
    for kept in (over, both):
        await store.change(moved(kept, 5), kept.booking, None)
        found.append(replace(kept, booking=moved(kept, 5)))
    assert await store.bookings_of(ANN, since) == tuple(found)
    assert await store.bookings_on([EVEREST.calendar], since) == tuple(found)
    assert await store.bookings_of(ANN, TWO + 7 * HOUR) == ()


async def test_a_room_that_a_change_wants_is_held_by_it(store: SqlStore) -> None:
    kept = await booked(store, booking())
    assert await store.bookings_on([K2.calendar], TWO) == ()
    asked = to_switch(kept.booking, K2)
    await store.change(asked, kept.booking, None)
    for calendars in ([K2.calendar], [EVEREST.calendar], [K2.calendar, EVEREST.calendar]):
        assert await store.bookings_on(calendars, TWO) == (replace(kept, booking=asked),)


async def test_what_holds_these_calendars_and_is_not_over(store: SqlStore) -> None:
    over, late, early, elsewhere = booking(TWO - HOUR), booking(TWO + HOUR), booking(TWO), booking(room=K2)
    declined = booking(TWO + 2 * HOUR)
    for kept in (over, late, early, elsewhere, declined):
        await store.reserve(kept)
    await store.save(replace(declined.booking, state=State.DECLINED), None)
    assert await store.bookings_on([EVEREST.calendar, "never@x"], TWO) == (early, late)
    assert len(await store.bookings_on([EVEREST.calendar, K2.calendar], TWO)) == 3
    assert await store.bookings_on([], TWO) == ()


async def test_nothing_was_ever_booked_before_a_room_accepted(store: SqlStore) -> None:
    kept = booking()
    await store.reserve(kept)
    once = (State.BOOKED, State.CANCELLING, State.CANCELLED, State.LOST)
    for state in (*State, State.INVITED):
        await store.save(replace(kept.booking, state=state), None)
        assert await store.ever_booked() is (state in once)


async def test_a_booking_that_was_never_reserved_cannot_be_saved(store: SqlStore) -> None:
    kept = booking()
    with pytest.raises(LookupError, match="reserved first"):
        await store.save(kept.booking, TWO)
    assert await store.next_due() is None


class Dying(Reservation):
    """Everything is written; then, before the commit, it ends."""

    def __call__(self, connection: Connection) -> None:
        super().__call__(connection)
        raise RuntimeError("the end")


async def test_a_reservation_that_dies_writes_nothing(store: SqlStore) -> None:
    kept = booking()
    store.reservation = Dying
    with pytest.raises(RuntimeError, match="the end"):
        await store.reserve(kept)
    assert (await store.booking(kept.booking.id), await store.next_due()) == (None, None)
    store.reservation = Reservation
    await store.reserve(kept)


async def test_a_reservation_repeated_after_a_lost_commit_is_no_second_press(store: SqlStore) -> None:
    """What the database does when the commit came through, but the answer to it did not."""
    kept = booking()
    reservation = Reservation(kept)
    await store._database.write(reservation)
    await store._database.write(reservation)
    assert await store.booking(kept.booking.id) == kept


@pytest.mark.parametrize("few", [often.FEW, 0])
async def test_rooms_that_a_person_books_often_are_counted_for_that_person_alone(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Whether bookings are few enough to count everybody's at once, or not."""
    monkeypatch.setattr(often, "FEW", few)
    for day in range(3):
        await booked(store, booking(TWO + timedelta(days=day)))
    await booked(store, booking(TWO, room=K2))
    now = TWO + timedelta(days=10)
    assert await store.booked_often(BEN, now) == frozenset()
    assert await store.booked_often(ANN, now) == frozenset({EVEREST.id})
    for day in (1, 2):
        await booked(store, booking(TWO + timedelta(days=day), room=K2))
    assert await store.booked_often(ANN, now) == frozenset({EVEREST.id, K2.id})
    assert await store.booked_often(BEN, now) == frozenset()
    store._often.changed()
    assert await store.booked_often(BEN, TWO + timedelta(days=100)) == frozenset()
    assert await store.booked_often(ANN, TWO + timedelta(days=100)) == frozenset()
