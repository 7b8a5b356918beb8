"""Room calendars: connected through one configuration, linked to one room."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.ports import Conflict
from bot.store import SqlStore
from tests.store.values import (
    AS_SAVED,
    CONTOSO,
    DEED,
    EVEREST,
    EVEREST_CALENDAR,
    EVEREST_ROOM,
    K2,
    K2_CALENDAR,
    K2_ROOM,
)


@pytest.fixture
async def connected(store: SqlStore) -> SqlStore:
    """Two calendars and two rooms, not linked."""
    await store.save_configuration(CONTOSO)
    await store.connect([K2_CALENDAR, EVEREST_CALENDAR])
    await store.save_workplace([EVEREST_ROOM, K2_ROOM])
    return store


async def links(store: SqlStore) -> dict[str, str]:
    return {calendar.address: calendar.room for calendar in await store.calendars() if calendar.room}


async def test_calendars_are_listed_by_name_and_not_offered_before_they_are_linked(connected: SqlStore) -> None:
    assert await connected.calendars() == (EVEREST_CALENDAR, K2_CALENDAR)
    assert await connected.linked_rooms() == ()


async def test_connecting_again_refreshes_and_keeps_the_link(connected: SqlStore) -> None:
    await connected.link({EVEREST.calendar: "everest"})
    await connected.connect([replace(EVEREST_CALENDAR, seats=10, zone="Asia/Kathmandu")])
    (everest,) = [calendar for calendar in await connected.calendars() if calendar.address == EVEREST.calendar]
    assert everest == replace(EVEREST_CALENDAR, seats=10, zone="Asia/Kathmandu", room="everest")
    assert [room.zone for room in await connected.linked_rooms()] == ["Asia/Kathmandu"]


async def test_addresses_are_the_same_in_capitals(connected: SqlStore) -> None:
    shouted = EVEREST.calendar.upper()
    await connected.connect([replace(EVEREST_CALENDAR, address=shouted)])
    assert await connected.calendars() == (EVEREST_CALENDAR, K2_CALENDAR)
    await connected.link({shouted: "everest"})
    assert await links(connected) == {EVEREST.calendar: "everest"}
    await connected.unlink([shouted])
    assert await links(connected) == {}
    await connected.disconnect([shouted])
    assert await connected.calendars() == (K2_CALENDAR,)


async def test_a_calendar_is_never_taken_from_another_configuration(connected: SqlStore) -> None:
    await connected.save_configuration(replace(CONTOSO, id="other"))
    new = replace(K2_CALENDAR, address="new@contoso.com", configuration="other")
    with pytest.raises(Conflict, match=r"everest@contoso\.com is connected through another"):
        await connected.connect([new, replace(EVEREST_CALENDAR, configuration="other")], DEED)
    assert await connected.calendars() == (EVEREST_CALENDAR, K2_CALENDAR)
    assert await connected.deeds() == ()


async def test_nothing_is_connected_through_a_configuration_that_was_removed(connected: SqlStore) -> None:
    await connected.remove_configuration(AS_SAVED)
    with pytest.raises(Conflict, match="removed meanwhile"):
        await connected.connect([EVEREST_CALENDAR])
    assert await connected.calendars() == ()


async def test_linking_and_unlinking(connected: SqlStore) -> None:
    both = {EVEREST.calendar: "everest", K2.calendar: "k2"}
    for _ in range(2):
        await connected.link(both)
        assert await links(connected) == both
    assert [(room.id, room.calendar, room.zone) for room in await connected.linked_rooms()] == [
        ("everest", EVEREST.calendar, "Europe/Berlin"),
        ("k2", K2.calendar, "Europe/Berlin"),
    ]
    assert [room.calendar for room in await connected.workplace()] == [EVEREST.calendar, K2.calendar]
    await connected.unlink([EVEREST.calendar, "never@contoso.com"])
    assert [room.id for room in await connected.linked_rooms()] == ["k2"]
    await connected.disconnect([K2.calendar, "never@contoso.com"])
    assert (await connected.linked_rooms(), await connected.calendars()) == ((), (EVEREST_CALENDAR,))
    assert await connected.workplace() == (EVEREST_ROOM, K2_ROOM)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"never@contoso.com": "k2"}, "is not connected any more"),
        ({K2.calendar: "gone"}, "the room gone is gone"),
        ({EVEREST.calendar: "k2"}, "is linked to everest"),
        ({K2.calendar: "everest"}, r"the room everest is linked to everest@contoso\.com"),
        ({K2.calendar: "k2", "new@contoso.com": "k2"}, r"the room k2 is linked to new@contoso\.com"),
    ],
)
async def test_all_are_linked_or_none(connected: SqlStore, wanted: Mapping[str, str], why: str) -> None:
    await connected.connect([replace(K2_CALENDAR, address="new@contoso.com")])
    await connected.save_workplace([replace(K2_ROOM, id="third")])
    await connected.link({EVEREST.calendar: "everest"})
    fine = {"new@contoso.com": "third"}
    with pytest.raises(Conflict, match=why):
        await connected.link({**fine, **wanted}, DEED)
    assert (await links(connected), await connected.deeds()) == ({EVEREST.calendar: "everest"}, ())


async def test_of_many_who_want_the_same_room_for_their_calendar_one_gets_it(connected: SqlStore) -> None:
    others = [replace(K2_CALENDAR, address=f"{n}@contoso.com") for n in range(20)]
    await connected.connect(others)
    ended = await asyncio.gather(
        *(connected.link({calendar.address: "k2"}) for calendar in others), return_exceptions=True
    )
    assert [type(end) for end in ended if end] == [Conflict] * 19
    assert list((await links(connected)).values()) == ["k2"]


async def test_the_database_itself_refuses_a_second_calendar_for_a_room(connected: SqlStore) -> None:
    with pytest.raises(IntegrityError):
        await connected._database.write(lambda c: c.execute(text("UPDATE calendars SET room = 'k2'")))
    assert await links(connected) == {}
