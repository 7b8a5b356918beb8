"""A series takes all of its dates in one transaction, or none. A control takes the locks away."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.booking import Booking, State
from bot.domain.changes import to_cancel
from bot.ports import AlreadyPressed, Conflict, Kept, RoomTaken
from bot.store import SqlStore
from bot.store.reserving import SeriesReservation
from tests.store.racing import Meeting, slowly
from tests.store.values import EVEREST, K2, TWO, booking

pytestmark = pytest.mark.usefixtures("all_the_time_they_need")
DATES = 6


def series(name: str, *, turn: int = 0) -> list[Kept]:
    """Six dates in two rooms by turns; series with another `turn` have their rooms the other way round."""
    rooms = (EVEREST, K2)
    made = [booking(TWO + timedelta(days=n), room=rooms[(n + turn) % 2]) for n in range(DATES)]
    return [Kept(replace(kept.booking, series=name, offer=f"{name}#{n}"), kept.card) for n, kept in enumerate(made)]


class SlowReservation(SeriesReservation):
    def taken(self, connection: Connection, booking: Booking) -> bool:
        found = super().taken(connection, booking)
        slowly(connection)
        return found


async def outcomes(store: SqlStore, wanted: list[list[Kept]]) -> Counter[str]:
    ended = await asyncio.gather(*(store.reserve_all(kept) for kept in wanted), return_exceptions=True)
    return Counter("booked" if end is None else type(end).__name__ for end in ended)


@pytest.mark.fault("F16")
async def test_one_of_many_gets_all_dates_and_the_others_none(store: SqlStore) -> None:
    store.series_reservation = SlowReservation
    wanted = [series(f"s{n}") for n in range(20)]
    assert await outcomes(store, wanted) == {"booked": 1, "RoomTaken": 19}
    written = [await store.bookings_of_series(f"s{n}") for n in range(20)]
    assert sorted(len(kept) for kept in written) == [0] * 19 + [DATES]
    assert len(await store.claim(TWO, 30, 100)) == DATES


async def test_series_with_their_rooms_the_other_way_round_do_not_wait_in_a_circle(store: SqlStore) -> None:
    store.series_reservation = SlowReservation
    ended = await outcomes(store, [series(f"s{n}", turn=n) for n in range(10)])
    assert ended == {"booked": 2, "RoomTaken": 8}


async def test_one_date_alone_and_a_series_exclude_one_another(store: SqlStore) -> None:
    await store.reserve(booking(TWO + timedelta(days=4)))
    with pytest.raises(RoomTaken):
        await store.reserve_all(series("s"))
    assert await store.bookings_of_series("s") == ()


@pytest.mark.control("F16")
async def test_without_the_locks_dates_would_be_taken_twice(unordered_store: SqlStore) -> None:
    """If this fails, the tests above may be worth nothing."""
    meeting = Meeting()

    class Unlocked(SlowReservation):
        def lock(self, connection: Connection) -> None:
            """No lock."""

        def taken(self, connection: Connection, booking: Booking) -> bool:
            found = super().taken(connection, booking)
            if booking.span.start == TWO:
                meeting.comes(connection)
            return found

    unordered_store.series_reservation = Unlocked
    await outcomes(unordered_store, [series(f"s{n}") for n in range(20)])
    held = await unordered_store.bookings_on([EVEREST.calendar], TWO)
    assert len([kept for kept in held if kept.booking.span.start == TWO]) > 1


@pytest.mark.fault("F5")
async def test_an_offer_gives_one_series(store: SqlStore) -> None:
    await store.reserve_all(series("s"))
    with pytest.raises(AlreadyPressed) as pressed:
        await store.reserve_all(series("s"))
    assert pressed.value.booking.series == "s"
    assert len(await store.bookings_of_series("s")) == DATES


async def test_dates_are_changed_all_together_or_not_at_all(store: SqlStore) -> None:
    await store.reserve_all([Kept(_stands(kept.booking), kept.card) for kept in series("s")])
    dates = [kept.booking for kept in await store.bookings_of_series("s")]
    outdated = replace(dates[2], link="before somebody changed it")
    with pytest.raises(Conflict):
        await store.change_all([(to_cancel(dates[0]), dates[0]), (to_cancel(outdated), outdated)], None)
    assert {kept.booking.state for kept in await store.bookings_of_series("s")} == {State.BOOKED}
    await store.change_all([(to_cancel(one), one) for one in dates[2:]], None)
    states = [kept.booking.state for kept in await store.bookings_of_series("s")]
    assert states == [State.BOOKED] * 2 + [State.CANCELLING] * 4


def _stands(booking: Booking) -> Booking:
    return replace(booking, state=State.BOOKED, told=State.BOOKED, event_id=f"event of {booking.id}")
