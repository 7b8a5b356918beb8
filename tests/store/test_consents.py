"""A consent page that was opened is good for one return, in time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, make_url, select

from bot.store import SqlStore, consents, open_store
from bot.store.sqlite import SqliteDatabase
from tests.store.values import CONSENT, DEED, TWO

SECOND = timedelta(seconds=1)
HASH = CONSENT.state_hash


@pytest.mark.fault("F25")
async def test_it_is_spent_once(store: SqlStore) -> None:
    assert await store.spend_consent(HASH, TWO) is None
    await store.open_consent(CONSENT, DEED)
    assert await store.spend_consent("another", TWO) is None
    assert await store.spend_consent(HASH, TWO) == CONSENT
    assert await store.spend_consent(HASH, TWO) is None
    assert [deed for _, deed in await store.deeds()] == [DEED]


async def test_one_that_comes_too_late_is_worth_nothing(store: SqlStore) -> None:
    await store.open_consent(CONSENT)
    assert await store.spend_consent(HASH, CONSENT.expires_at) is None
    assert await store.spend_consent(HASH, TWO) is None, "nor may it be tried again with another clock"


async def test_one_that_expired_is_forgotten(store: SqlStore) -> None:
    later = replace(CONSENT, state_hash="later", expires_at=CONSENT.expires_at + SECOND)
    await store.open_consent(CONSENT)
    await store.open_consent(later)
    await store.forget_expired(CONSENT.expires_at)
    assert await store.spend_consent(HASH, TWO) is None
    assert await store.spend_consent("later", TWO) == later


async def winners(store: SqlStore) -> int:
    await store.open_consent(CONSENT)
    returned = await asyncio.gather(*(store.spend_consent(HASH, TWO) for _ in range(20)))
    return 20 - returned.count(None)


@pytest.mark.fault("F25")
async def test_of_twenty_returns_at_once_one_counts(store: SqlStore) -> None:
    assert await winners(store) == 1


@pytest.fixture
async def crowded(kind: str, database_url: str) -> AsyncIterator[SqlStore]:
    """A store in which one may look while another writes: SQLite without its transaction and its single writer."""
    store = await open_store(database_url)
    if kind == "sqlite":
        await store.close()
        store = SqlStore(SqliteDatabase(Path(make_url(database_url).database or ""), begin="", writers=8))
    async with store:
        yield store


def slowly(monkeypatch: pytest.MonkeyPatch, careless: bool) -> None:
    """All have read the consent before the first takes it. `careless`: without looking whether it was still there."""
    take, looked = consents.take, 0

    def after_another(connection: Connection, state_hash: str) -> bool:
        nonlocal looked
        looked += 1
        until = time.monotonic() + 60
        while looked < 2 and time.monotonic() < until:
            connection.execute(select(1)).all()
        return take(connection, state_hash) or careless

    monkeypatch.setattr(consents, "take", after_another)


async def test_of_two_who_have_both_read_it_one_counts(crowded: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    slowly(monkeypatch, careless=False)
    assert await winners(crowded) == 1


@pytest.mark.control("F25")
async def test_without_looking_who_took_it_more_would(crowded: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control for both."""
    slowly(monkeypatch, careless=True)
    assert await winners(crowded) > 1
