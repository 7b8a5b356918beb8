"""Cards that are sent at the same moment are written together, and each is kept or its sender is told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.ports import Remembered
from bot.store import SqlStore
from bot.store.database import Work

CARD = Remembered("card", "t", "chat", "adele", "Adele", ('{"press":1}',), datetime(2027, 3, 15, tzinfo=UTC))
CARDS = [replace(CARD, id=f"card-{n}", owner=f"person-{n % 7}") for n in range(40)]


def counted(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with each transaction."""
    written: list[int] = []
    real = store._database.write

    async def write(work: Work[Any], durable: bool = True) -> Any:
        written.append(1)
        return await real(work, durable)

    monkeypatch.setattr(store._database, "write", write)
    return written


async def test_many_at_once_are_few_transactions_and_none_is_lost(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = counted(store, monkeypatch)
    await asyncio.gather(*(store.remember(card) for card in CARDS))
    assert len(written) <= 2
    assert [await store.recall(card.id) for card in CARDS] == CARDS


async def test_one_after_the_other_is_a_transaction_each(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: nobody waits for others who may never come."""
    written = counted(store, monkeypatch)
    for card in CARDS[:5]:
        await store.remember(card)
    assert len(written) == 5


async def test_what_cannot_be_written_fails_alone(store: SqlStore) -> None:
    nothing: Any = None
    broken = replace(CARD, id=nothing)
    outcomes = await asyncio.gather(
        *(store.remember(c) for c in (*CARDS[:5], broken, *CARDS[5:])), return_exceptions=True
    )
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False] * 5 + [True] + [False] * 35
    assert [await store.recall(card.id) for card in CARDS] == CARDS


async def test_who_gives_up_waiting_harms_nobody(store: SqlStore) -> None:
    waiting = [asyncio.create_task(store.remember(card)) for card in CARDS]
    await asyncio.sleep(0)
    waiting[3].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert all([await store.recall(card.id) == card for card in CARDS if card.id != "card-3"])
