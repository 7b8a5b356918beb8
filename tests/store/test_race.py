"""Many people press at the same instant. A control takes the defence away and has to see the promise broken."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot.domain.booking import Booking
from bot.ports import AlreadyPressed, Kept, RoomTaken
from bot.store import SqlStore, open_store
from bot.store.reserving import Reservation
from tests.store.racing import Meeting, slowly
from tests.store.values import EVEREST, TWO, booking

PEOPLE = 200

pytestmark = pytest.mark.usefixtures("all_the_time_they_need")


class SlowReservation(Reservation):
    """Takes its time between looking and writing, so that others get in between if they can."""

    def taken(self, connection: Connection, booking: Booking) -> bool:
        found = super().taken(connection, booking)
        slowly(connection)
        return found


def unlocked(meeting: Meeting) -> type[Reservation]:
    """Without the room's lock."""

    class Unlocked(SlowReservation):
        def lock(self, connection: Connection, booking: Booking) -> None:
            """No lock."""

        def taken(self, connection: Connection, booking: Booking) -> bool:
            found = super().taken(connection, booking)
            meeting.comes(connection)
            return found

    return Unlocked


@pytest.fixture
async def slow_store(store: SqlStore) -> SqlStore:
    store.reservation = SlowReservation
    return store


@pytest.fixture
def unlocked_store(unordered_store: SqlStore) -> SqlStore:
    unordered_store.reservation = unlocked(Meeting())
    return unordered_store


async def outcomes(store: SqlStore, wanted: Iterable[Kept]) -> Counter[str]:
    """How often each thing came of reserving all of them at once."""
    ended = await asyncio.gather(*(store.reserve(kept) for kept in wanted), return_exceptions=True)
    return Counter("booked" if end is None else type(end).__name__ for end in ended)


@pytest.mark.fault("F16")
async def test_one_of_200_gets_the_room(slow_store: SqlStore) -> None:
    wanted = [booking() for _ in range(PEOPLE)]
    assert await outcomes(slow_store, wanted) == {"booked": 1, "RoomTaken": PEOPLE - 1}
    written = [kept for kept in wanted if await slow_store.booking(kept.booking.id)]
    assert await slow_store.claim(TWO, 30, PEOPLE) == (written[0].booking.id,)
    assert len(written) == 1


@pytest.mark.fault("F16")
@pytest.mark.long
@pytest.mark.parametrize("replicas", [1, 3])
async def test_a_hundred_rounds_of_200_for_one_room_and_200_for_twenty(
    database_url: str, kind: str, replicas: int
) -> None:
    if kind == "sqlite" and replicas > 1:
        pytest.skip("SQLite serves one process")
    async with AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(await open_store(database_url)) for _ in range(replicas)]
        twenty = [replace(EVEREST, id=f"r{n}", calendar=f"r{n}@contoso.com") for n in range(20)]
        for at in (TWO + timedelta(hours=number) for number in range(100)):
            for rooms in ([EVEREST], twenty):
                wanted = [booking(at, room=rooms[n % len(rooms)]) for n in range(PEOPLE)]
                shares = [wanted[n::replicas] for n in range(replicas)]
                ended = await asyncio.gather(*map(outcomes, stores, shares))
                assert sum(ended, Counter()) == {"booked": len(rooms), "RoomTaken": PEOPLE - len(rooms)}


@pytest.mark.control("F16")
async def test_without_the_lock_more_than_one_would(unlocked_store: SqlStore) -> None:
    """If this fails, the tests around it may be worth nothing."""
    assert (await outcomes(unlocked_store, [booking() for _ in range(PEOPLE)]))["booked"] > 1


@pytest.mark.fault("F16")
async def test_overlaps_of_every_kind_exclude_one_another(slow_store: SqlStore) -> None:
    stretches = [(0, 60), (59, 60), (-59, 60), (-30, 120), (15, 15)] * 10
    wanted = [booking(TWO + timedelta(minutes=start), minutes) for start, minutes in stretches]
    await outcomes(slow_store, wanted)
    spans = [kept.booking.span for kept in wanted if await slow_store.booking(kept.booking.id)]
    assert spans
    assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)


async def test_other_rooms_and_touching_times_are_nobody_s_rivals(slow_store: SqlStore) -> None:
    rooms = [replace(EVEREST, id=f"r{n}", calendar=f"r{n}@contoso.com") for n in range(20)]
    wanted = [booking(TWO + timedelta(hours=hour), room=room) for room in rooms for hour in range(3)]
    assert await outcomes(slow_store, wanted) == {"booked": 60}


@pytest.mark.fault("F5")
async def test_an_offer_pressed_50_times_gives_one_booking(slow_store: SqlStore) -> None:
    presses = [booking(offer="offer-1") for _ in range(50)]
    assert await outcomes(slow_store, presses) == {"booked": 1, "AlreadyPressed": 49}


async def test_two_rooms_of_one_offer_give_one_booking(slow_store: SqlStore) -> None:
    """The buttons of a card share their offer; each room has a lock of its own, so here the unique offer decides."""
    rooms = [replace(EVEREST, id=f"r{n}", calendar=f"r{n}@contoso.com") for n in range(10)]
    presses = [booking(room=room, offer="offer-1") for room in rooms for _ in range(5)]
    assert await outcomes(slow_store, presses) == {"booked": 1, "AlreadyPressed": 49}


@pytest.mark.fault("F16")
async def test_two_replicas_agree(database_url: str, kind: str) -> None:
    if kind == "sqlite":
        pytest.skip("SQLite serves one process")
    async with await open_store(database_url) as one, await open_store(database_url) as other:
        one.reservation = other.reservation = SlowReservation
        ended = await asyncio.gather(*(outcomes(store, [booking() for _ in range(50)]) for store in (one, other)))
        assert sum(ended, Counter()) == {"booked": 1, "RoomTaken": 99}


async def test_the_loser_is_told_which(store: SqlStore) -> None:
    """An offer used before goes first, even where the room is taken (by that very booking)."""
    first = booking()
    await store.reserve(first)
    with pytest.raises(AlreadyPressed) as pressed:
        await store.reserve(booking(offer=first.booking.offer))
    assert pressed.value.booking == first.booking
    with pytest.raises(RoomTaken, match="Everest was booked by somebody else"):
        await store.reserve(booking())
