"""Who is an admin; one Global administrator is always left."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, select

from bot.domain.people import Identity, Role
from bot.ports import LastAdmin
from bot.store import SqlStore, open_store
from bot.store.roles import Revocation
from bot.store.sqlite import SqliteDatabase
from tests.store.values import ANN, BEN, DEED


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


async def test_all_roles_of_a_person_are_revoked_at_once_and_nobody_else_s(store: SqlStore) -> None:
    namesake = Identity("another tenant", ANN.object_id)
    for who in (ANN, BEN, namesake):
        await store.grant(who, "", Role.GLOBAL)
    await store.grant(ANN, "", Role.INTEGRATIONS)
    assert await store.roles(ANN)
    await store.revoke(ANN, DEED)
    assert await store.roles(ANN) == frozenset()
    assert {who for who, _, _ in await store.admins()} == {BEN, namesake}
    await store.revoke(ANN)  # once more does no harm


async def test_the_last_global_administrator_stays(store: SqlStore) -> None:
    await store.grant(ANN, "Ann", Role.GLOBAL)
    await store.grant(BEN, "Ben", Role.INTEGRATIONS)
    with pytest.raises(LastAdmin):
        await store.revoke(ANN, DEED)
    assert await store.roles(ANN) == {Role.GLOBAL}
    assert await store.deeds() == ()
    await store.revoke(BEN)
    assert await store.admins() == ((ANN, "Ann", Role.GLOBAL),)


class SlowRevocation(Revocation):
    """Takes its time between looking and revoking, so that others get in between if they can."""

    def is_last(self, connection: Connection) -> bool:
        found = super().is_last(connection)
        for _ in range(20):
            connection.execute(select(1)).all()
        return found


def unlocked() -> type[Revocation]:
    """Without the lock, and nobody revokes before two have looked."""
    looked: list[bool] = []

    class Unlocked(Revocation):
        def lock(self, connection: Connection) -> None:
            """No lock."""

        def is_last(self, connection: Connection) -> bool:
            found = super().is_last(connection)
            looked.append(found)
            until = time.monotonic() + 60
            while len(looked) < 2 and time.monotonic() < until:
                connection.execute(select(1)).all()
            return found

    return Unlocked


async def left_when_they_revoke_one_another(store: SqlStore) -> int:
    """How many Global administrators are left."""
    for who in (ANN, BEN):
        await store.grant(who, "", Role.GLOBAL)
    await asyncio.gather(store.revoke(ANN), store.revoke(BEN), return_exceptions=True)
    return len(await store.admins())


async def test_two_who_revoke_one_another_at_once_are_not_both_gone(store: SqlStore) -> None:
    store.revocation = SlowRevocation
    assert await left_when_they_revoke_one_another(store) == 1


@pytest.fixture
async def unlocked_store(kind: str, database_url: str) -> AsyncIterator[SqlStore]:
    """Without what orders revocations: on PostgreSQL the lock, on SQLite the transaction and the single writer."""
    store = await open_store(database_url)
    if kind == "sqlite":
        await store.close()
        store = SqlStore(SqliteDatabase(Path(make_url(database_url).database or ""), begin="", writers=8))
    store.revocation = unlocked()
    async with store:
        yield store


async def test_without_the_lock_nobody_would_be_left(unlocked_store: SqlStore) -> None:
    """The control."""
    assert await left_when_they_revoke_one_another(unlocked_store) == 0
