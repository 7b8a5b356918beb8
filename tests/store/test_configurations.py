"""Configurations: of two who change one at once the second is told, and nothing is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from bot.domain.configuration import Configuration
from bot.ports import Conflict
from bot.store import SqlStore, configurations
from tests.store.values import AS_SAVED, CONTOSO, DEED, EVEREST, EVEREST_ROOM, K2, TWO, booking

OTHER = replace(CONTOSO, id="other", name="Other")


async def test_each_change_counts_the_revision_up(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    assert await store.configurations() == {"contoso": AS_SAVED}
    await store.save_configuration(replace(AS_SAVED, name="New"))
    assert await store.configurations() == {"contoso": replace(AS_SAVED, name="New", revision=2)}


@pytest.mark.parametrize("revision", [0, 2])
async def test_a_change_of_what_is_no_more_is_refused(store: SqlStore, revision: int) -> None:
    await store.save_configuration(CONTOSO)
    with pytest.raises(Conflict):
        await store.save_configuration(replace(CONTOSO, name="Mine", revision=revision), DEED)
    with pytest.raises(Conflict):
        await store.remove_configuration(replace(CONTOSO, revision=revision), DEED)
    assert (await store.configurations(), await store.deeds()) == ({"contoso": AS_SAVED}, ())


async def twenty_changes(store: SqlStore) -> int:
    """How many of twenty who change the same configuration at once are told that it was done."""
    await store.save_configuration(CONTOSO)
    changes = (store.save_configuration(replace(AS_SAVED, name=f"{n}")) for n in range(20))
    ended = await asyncio.gather(*changes, return_exceptions=True)
    assert {type(end) for end in ended if end} <= {Conflict}
    return ended.count(None)


async def test_of_twenty_who_change_it_at_once_one_has_done_it(store: SqlStore) -> None:
    assert await twenty_changes(store) == 1


async def test_without_the_revision_each_would_overwrite_the_last(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(connection: Connection, configuration: Configuration) -> None:
        there = configurations.all_configurations(connection).get(configuration.id)
        save(connection, replace(configuration, revision=there.revision if there else 0))

    save = configurations.save
    monkeypatch.setattr(configurations, "save", careless)
    assert await twenty_changes(store) > 1


async def test_a_removed_one_takes_its_calendars_along_and_leaves_rooms_and_bookings(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_configuration(OTHER)
    await store.save_rooms([EVEREST, replace(K2, configuration="other")])
    kept = booking()
    await store.reserve(kept)
    await store.remove_configuration(AS_SAVED)
    assert list(await store.configurations()) == ["other"]
    assert [calendar.address for calendar in await store.calendars()] == [K2.calendar]
    assert await store.linked_rooms() == (replace(K2, configuration="other"),)
    assert replace(EVEREST_ROOM, zone=EVEREST.zone) in await store.workplace()
    assert await store.bookings_on([EVEREST.calendar], TWO) == (kept,)


async def test_a_removal_that_comes_too_late_removes_nothing(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_rooms([EVEREST])
    await store.save_configuration(replace(AS_SAVED, name="New"))
    with pytest.raises(Conflict):
        await store.remove_configuration(AS_SAVED)
    assert await store.linked_rooms() == (EVEREST,)


async def test_after_a_conflict_the_newest_is_read(store: SqlStore) -> None:
    """Another replica changed it: who was told so sees the change at once, not when memory is ten seconds old."""
    here = SqlStore(store._database)
    await store.save_configuration(CONTOSO)
    assert await here.configurations() == {"contoso": AS_SAVED}
    await store.save_configuration(replace(AS_SAVED, name="Theirs"))
    with pytest.raises(Conflict):
        await here.save_configuration(replace(AS_SAVED, name="Mine"))
    assert [configuration.name for configuration in (await here.configurations()).values()] == ["Theirs"]
