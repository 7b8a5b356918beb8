"""Configurations, rooms and admins; what is kept in memory is never older than ten seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.people import Identity, Role
from bot.store import SqlStore, open_store
from tests.store.values import ANN, BEN, CONTOSO, EVEREST

K2 = replace(EVEREST, id="k2", name="K2", calendar="k2@contoso.com")


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
    """The same database seen by a second store: another replica, as far as memory goes."""
    return SqlStore(store._database, seconds)


async def test_rooms_of_configurations_that_are_on(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_configuration(replace(CONTOSO, id="off", on=False))
    await store.save_rooms([K2, EVEREST, replace(K2, id="x", configuration="off")])
    assert await store.linked_rooms() == (EVEREST, K2)
    await store.save_configuration(replace(CONTOSO, on=False))
    assert await store.linked_rooms() == ()


async def test_saving_again_replaces(store: SqlStore) -> None:
    await store.save_configuration(CONTOSO)
    await store.save_rooms([EVEREST])
    changed = replace(EVEREST, seats=12, calendar="new@contoso.com")
    await store.save_rooms([changed])
    await store.save_rooms([])
    assert await store.linked_rooms() == (changed,)
    await store.save_configuration(replace(CONTOSO, name="New"))
    assert await store.configurations() == {"contoso": replace(CONTOSO, name="New")}


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
    assert (await watched.linked_rooms(), await watched.configurations()) == ((EVEREST,), {"contoso": CONTOSO})


async def test_nobody_can_change_what_is_kept_in_memory(store: SqlStore) -> None:
    found = await store.configurations()
    with pytest.raises(TypeError):
        found["contoso"] = CONTOSO  # type: ignore[index]


async def test_roles(store: SqlStore) -> None:
    assert (await store.roles(ANN), await store.admins()) == (frozenset(), ())
    await store.grant(BEN, "Ben", Role.INTEGRATIONS)
    await store.grant(ANN, "Ann", Role.GLOBAL)
    await store.grant(ANN, "Ann", Role.INTEGRATIONS)
    await store.grant(ANN, "Anne", Role.INTEGRATIONS)
    assert await store.roles(ANN) == {Role.GLOBAL, Role.INTEGRATIONS}
    assert await store.roles(Identity("another tenant", ANN.object_id)) == frozenset()
    assert await store.admins() == (
        (ANN, "Ann", Role.GLOBAL),
        (ANN, "Anne", Role.INTEGRATIONS),
        (BEN, "Ben", Role.INTEGRATIONS),
    )


async def test_the_database_survives_the_store(store: SqlStore, database_url: str) -> None:
    await store.save_configuration(CONTOSO)
    await store.close()
    async with await open_store(database_url) as again:
        assert await again.configurations() == {"contoso": CONTOSO}
