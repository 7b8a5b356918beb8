"""Rooms, and those that can be offered; what is kept in memory is never older than ten seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.ports import Conflict
from bot.store import SqlStore, open_store
from tests.store.values import AS_SAVED, CONTOSO, EVEREST, EVEREST_CALENDAR, EVEREST_ROOM, K2, K2_ROOM


class Seconds:
    """A clock that stands still unless told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def watched(store: SqlStore, seconds: Seconds) -> SqlStore:
    """The same database seen by a second store: another replica, as far as memory goes, which hears of nothing."""
    second = SqlStore(store._database, seconds)
    second._hears(False)
    return second


async def test_rooms_of_configurations_that_are_on(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_configuration(replace(CONTOSO, id="off", on=False))
    await store.save_rooms([K2, EVEREST, replace(K2, id="x", calendar="x@contoso.com", configuration="off")])
    assert await store.linked_rooms() == (EVEREST, K2)
    await store.save_configuration(replace(AS_SAVED, on=False))
    assert await store.linked_rooms() == ()


async def test_saving_again_replaces(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_rooms([EVEREST])
    changed = replace(EVEREST, seats=12, calendar="new@contoso.com")
    await store.save_rooms([changed])
    await store.save_rooms([])
    assert await store.linked_rooms() == (changed,)
    swapped = replace(EVEREST, calendar=K2.calendar), replace(K2, calendar=EVEREST.calendar)
    for rooms in ((EVEREST, K2), swapped):
        await store.save_rooms(rooms)
        assert await store.linked_rooms() == rooms


async def test_all_rooms_by_building_floor_and_name(store: SqlStore) -> None:
    places = [("Annex", "1", "Z"), ("HQ", "2", "B"), ("HQ", "2", "c"), ("HQ", "10", "A"), ("HQ", "Roof", "A")]
    rooms = [
        replace(EVEREST_ROOM, id=str(n), building=building, floor=floor, name=name)
        for n, (building, floor, name) in enumerate(places)
    ]
    await store.save_workplace(rooms[::-1])
    assert await store.workplace() == tuple(rooms)


async def test_a_room_that_is_imported_again_keeps_its_link(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_rooms([EVEREST])
    await store.save_workplace([replace(EVEREST_ROOM, seats=12), K2_ROOM])
    assert await store.workplace() == (replace(EVEREST_ROOM, seats=12, calendar=EVEREST.calendar), K2_ROOM)
    assert await store.linked_rooms() == (replace(EVEREST, seats=12),)


async def test_an_import_whose_links_fail_writes_no_room(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.connect([EVEREST_CALENDAR])
    with pytest.raises(Conflict):
        await store.save_workplace([EVEREST_ROOM], links={"k2@contoso.com": EVEREST_ROOM.id})
    assert await store.workplace() == ()
    await store.save_workplace([EVEREST_ROOM], links={EVEREST.calendar: EVEREST_ROOM.id})  # the control
    assert await store.linked_rooms() == (EVEREST,)


async def test_a_room_without_a_zone_has_its_calendar_s(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.connect([replace(EVEREST_CALENDAR, zone="Asia/Kathmandu")])
    await store.save_workplace([EVEREST_ROOM])
    await store.link({EVEREST.calendar: "everest"})
    assert [room.zone for room in await store.linked_rooms()] == ["Asia/Kathmandu"]
    await store.save_workplace([replace(EVEREST_ROOM, zone="Europe/Berlin")])
    assert await store.linked_rooms() == (EVEREST,)


async def test_a_room_of_no_configuration_is_a_mistake(store: SqlStore) -> None:
    with pytest.raises(IntegrityError):
        await store.save_rooms([EVEREST])


async def test_another_replica_s_change_shows_within_ten_seconds(
    store: SqlStore, watched: SqlStore, seconds: Seconds
) -> None:
    assert (await watched.linked_rooms(), await watched.configurations()) == ((), {})
    await store.save_configuration(CONTOSO)
    await store.save_rooms([EVEREST])
    seconds.now = 9.9
    assert (await watched.linked_rooms(), await watched.configurations()) == ((), {})
    seconds.now = 10.0
    assert (await watched.linked_rooms(), await watched.configurations()) == ((EVEREST,), {"contoso": AS_SAVED})


async def test_nobody_can_change_what_is_kept_in_memory(store: SqlStore) -> None:
    found = await store.configurations()
    with pytest.raises(TypeError):
        found["contoso"] = CONTOSO  # type: ignore[index]


async def test_the_database_survives_the_store(store: SqlStore, database_url: str) -> None:
    await store.save_configuration(CONTOSO)
    await store.close()
    async with await open_store(database_url) as again:
        assert await again.configurations() == {"contoso": AS_SAVED}
