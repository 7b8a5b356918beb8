"""Many change bookings at the same instant. A control takes the defence away and has to see the promise broken."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.domain.booking import Booking, Change
from bot.domain.changes import to_switch
from bot.domain.workplace import Room
from bot.ports import Kept
from bot.store import SqlStore, open_store
from bot.store.bookings import by_id
from bot.store.changing import Alteration
from tests.store.racing import Meeting, slowly
from tests.store.test_race import SlowReservation, unlocked
from tests.store.values import EVEREST, K2, TWO, booked, booking

PEOPLE = 50
HOUR = timedelta(hours=1)
ROOMS = [replace(EVEREST, id=f"r{n}", calendar=f"r{n}@contoso.com") for n in range(PEOPLE)]
pytestmark = pytest.mark.usefixtures("all_the_time_they_need")


class SlowAlteration(Alteration):
    """Takes its time between looking and writing, so that others get in between if they can."""

    def is_now(self, connection: Connection) -> Booking | None:
        found = super().is_now(connection)
        slowly(connection)
        return found

    def taken(self, connection: Connection, change: Change) -> bool:
        found = super().taken(connection, change)
        slowly(connection)
        return found


def without_the_room_s_lock(meeting: Meeting) -> type[Alteration]:
    class Unlocked(SlowAlteration):
        def lock(self, connection: Connection, change: Change) -> None:
            """No lock."""

        def taken(self, connection: Connection, change: Change) -> bool:
            found = super().taken(connection, change)
            meeting.comes(connection)
            return found

    return Unlocked


def without_the_booking_s_lock(meeting: Meeting) -> type[Alteration]:
    class Unlocked(SlowAlteration):
        def is_now(self, connection: Connection) -> Booking | None:
            found = by_id(connection, self._booking.id)
            meeting.comes(connection)
            return found.booking if found else None

    return Unlocked


@pytest.fixture
async def slow_store(store: SqlStore) -> SqlStore:
    store.reservation, store.alteration = SlowReservation, SlowAlteration
    return store


async def outcomes(*wanted: Coroutine[Any, Any, None]) -> Counter[str]:
    ended = await asyncio.gather(*wanted, return_exceptions=True)
    return Counter("done" if end is None else type(end).__name__ for end in ended)


async def in_rooms_of_their_own(store: SqlStore, many: int = PEOPLE) -> list[Kept]:
    return [await booked(store, booking(room=room)) for room in ROOMS[:many]]


def to_room(store: SqlStore, kept: Kept, room: Room) -> Coroutine[Any, Any, None]:
    return store.change(to_switch(kept.booking, room), kept.booking, None)


async def all_want_k2(store: SqlStore) -> Counter[str]:
    return await outcomes(*(to_room(store, kept, K2) for kept in await in_rooms_of_their_own(store)))


async def half_change_and_half_reserve(store: SqlStore) -> Counter[str]:
    standing = await in_rooms_of_their_own(store, PEOPLE // 2)
    changes = [to_room(store, kept, K2) for kept in standing]
    reservations = [store.reserve(booking(room=K2)) for _ in range(PEOPLE // 2)]
    return await outcomes(*(one for pair in zip(changes, reservations, strict=True) for one in pair))


async def one_is_to_go_everywhere(store: SqlStore) -> Counter[str]:
    kept = await booked(store, booking())
    return await outcomes(*(to_room(store, kept, room) for room in ROOMS))


@pytest.mark.fault("F16")
async def test_of_50_who_change_to_one_room_one_gets_it(slow_store: SqlStore) -> None:
    assert await all_want_k2(slow_store) == {"done": 1, "RoomTaken": PEOPLE - 1}
    assert (await slow_store.held(booking().booking.span))[K2.calendar] == (booking().booking.span,)
    assert len(await slow_store.claim(TWO, 30, PEOPLE)) == 1


@pytest.mark.control("F16")
async def test_without_the_room_s_lock_more_than_one_would_get_it(unordered_store: SqlStore) -> None:
    """If this fails, the tests around it may be worth nothing."""
    unordered_store.alteration = without_the_room_s_lock(Meeting())
    assert (await all_want_k2(unordered_store))["done"] > 1


async def test_of_those_who_change_and_those_who_reserve_one_gets_the_room(slow_store: SqlStore) -> None:
    assert await half_change_and_half_reserve(slow_store) == {"done": 1, "RoomTaken": PEOPLE - 1}
    assert (await slow_store.held(booking().booking.span))[K2.calendar] == (booking().booking.span,)


async def test_without_the_lock_a_change_and_a_reservation_would_both_get_it(unordered_store: SqlStore) -> None:
    (kept,) = await in_rooms_of_their_own(unordered_store, 1)
    meeting = Meeting()
    unordered_store.alteration, unordered_store.reservation = without_the_room_s_lock(meeting), unlocked(meeting)
    both = to_room(unordered_store, kept, K2), unordered_store.reserve(booking(room=K2))
    assert await outcomes(*both) == {"done": 2}


async def test_people_who_swap_their_rooms_do_not_wait_in_a_circle(slow_store: SqlStore) -> None:
    """Each wants what the other holds, at another time: both get it."""
    pairs = [(TWO, ROOMS[n], ROOMS[n + 1]) for n in range(0, 20, 2)]
    wanted = []
    for start, one, other in pairs:
        for at, own, new in ((start, one, other), (start + HOUR, other, one)):
            wanted.append(to_room(slow_store, await booked(slow_store, booking(at, room=own)), new))
    assert await outcomes(*wanted) == {"done": 20}


async def test_two_replicas_agree(database_url: str, kind: str) -> None:
    if kind == "sqlite":
        pytest.skip("SQLite serves one process")
    async with await open_store(database_url) as one, await open_store(database_url) as other:
        one.alteration = other.alteration = SlowAlteration
        standing = await in_rooms_of_their_own(one, 40)
        changes = (to_room((one, other)[n % 2], kept, K2) for n, kept in enumerate(standing))
        assert await outcomes(*changes) == {"done": 1, "RoomTaken": 39}


async def test_of_50_changes_of_one_booking_one_is_done(slow_store: SqlStore) -> None:
    assert await one_is_to_go_everywhere(slow_store) == {"done": 1, "Conflict": PEOPLE - 1}
    assert len(await slow_store.held(booking().booking.span)) == 2


async def test_without_the_booking_s_lock_more_than_one_would_be_told_so(unordered_store: SqlStore) -> None:
    unordered_store.alteration = without_the_booking_s_lock(Meeting())
    assert (await one_is_to_go_everywhere(unordered_store))["done"] > 1
