"""Whoever looks at a floor is woken by what changes it, on whichever replica."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.domain.floorplan import Plan
from bot.domain.free_busy import FreeBusy
from bot.store import SqlStore, open_store
from bot.store.changes import Changes

from .values import booking

PATIENCE = 20.0
DAY = "2027-03-01"
PLAN = Plan("HQ", "3", 20.5, 10.0)
NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)

Deed = Callable[[SqlStore], Awaitable[object]]
CHANGES: dict[str, Deed] = {
    "a booking": lambda store: store.reserve(booking()),
    "what a calendar says": lambda store: store.save_free_busy({("everest@contoso.com", DAY): FreeBusy((), True, NOW)}),
    "plans": lambda store: store.remove_plans([("HQ", "3")]),
}


async def test_each_change_wakes_who_waits(store: SqlStore) -> None:
    async with asyncio.timeout(PATIENCE):
        number = await _now(store)
        for change in CHANGES.values():
            waiting = asyncio.create_task(store.changed(number))
            await change(store)
            was, number = number, await waiting
            assert number > was


async def test_what_is_only_looked_at_wakes_nobody(store: SqlStore) -> None:
    number = await _now(store)
    waiting = asyncio.create_task(store.changed(number))
    await store.linked_rooms()
    await store.claim(NOW, 8, 16)
    assert not waiting.done()
    waiting.cancel()


async def test_another_replica_hears_of_it(postgres_url: str) -> None:
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        async with asyncio.timeout(PATIENCE):
            number = await _now(other)  # it listens by now, which it says once
            waiting = asyncio.create_task(other.changed(number))
            await one.reserve(booking())
            assert await waiting > number


async def test_a_plan_that_another_replica_changed_is_read_anew_at_once(postgres_url: str) -> None:
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        async with asyncio.timeout(PATIENCE):
            number = await _now(other)
            assert await other.plans() == ()
            await one.save_plans([PLAN])
            await other.changed(number)
            assert await other.plans() == (PLAN,)


async def test_without_announcing_nobody_else_would_hear(postgres_url: str) -> None:
    """The control: the same, with the announcing switched off."""
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        one._changes = Changes(alone=True)
        async with asyncio.timeout(PATIENCE):
            number = await _now(other)
            waiting = asyncio.create_task(other.changed(number))
            await one.reserve(booking())
            await other.booking_of_offer(booking().booking.offer)
            assert not waiting.done()
            waiting.cancel()


async def _now(store: SqlStore) -> int:
    """The number as it is, once changes are heard."""
    if store._database.alone:
        return 0
    return await store.changed(0)


async def test_another_replica_learns_which_rooms_are_held_otherwise(postgres_url: str) -> None:
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        async with asyncio.timeout(PATIENCE):
            number = await _now(other)
            seen, _ = other.holds.since(0)
            kept = booking()
            await one.reserve(kept)
            number = await other.changed(number)
            await one.save_free_busy({})
            number = await other.changed(number)
            assert other.holds.since(seen)[1] == frozenset({kept.booking.calendar})
            await one.save_rooms([])  # the rooms themselves: anything may be held otherwise
            await other.changed(number)
            assert other.holds.since(seen)[1] is None
