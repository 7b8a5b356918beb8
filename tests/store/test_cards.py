"""Cards that were sent, until they expire."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.ports import Remembered
from bot.store import SqlStore
from tests.store.values import TWO

CARD = Remembered("card-1", "tenant-1", "19:chat", "ann", "Ann", ('{"press":"Say"}', "{}"), TWO)


async def test_a_card_is_remembered_once(store: SqlStore) -> None:
    assert await store.recall("card-1") is None
    await store.remember(CARD)
    await store.remember(replace(CARD, owner="ben", presses=()))
    assert await store.recall("card-1") == CARD


async def test_what_expired_is_forgotten(store: SqlStore) -> None:
    later = replace(CARD, id="card-2", expires_at=TWO + timedelta(seconds=1))
    await store.remember(CARD)
    await store.remember(later)
    await store.forget_expired(TWO)
    assert (await store.recall("card-1"), await store.recall("card-2")) == (None, later)
