"""Replicas on one PostgreSQL and one mailbox: four calls in flight together, and Retry-After is known to all."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from bot.graph.gate import Gates
from bot.store import SqlStore, open_store

MAILBOX = "tenant/nook@contoso.com"


class Mailbox:
    def __init__(self) -> None:
        self.inside = self.peak = self.served = 0

    async def call(self, store: SqlStore, leave: int = 0) -> None:
        assert store.slots is not None
        async with store.slots.slot(MAILBOX, leave) as held:
            assert held == 0
            self.inside += 1
            self.peak = max(self.peak, self.inside)
            await asyncio.sleep(0)
            await store.ping()
            self.inside -= 1
            self.served += 1


async def test_four_together_and_what_a_dead_replica_held_is_free_again(postgres_url: str) -> None:
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        mailbox = Mailbox()
        await asyncio.gather(*(mailbox.call(store) for store in (one, other) for _ in range(4)))
        assert (mailbox.served, mailbox.peak) == (8, 4)
        assert one.slots is not None
        assert other.slots is not None
        held = [one.slots.slot(MAILBOX) for _ in range(4)]
        for slot in held:
            await slot.__aenter__()
        waiting = asyncio.create_task(mailbox.call(other))
        await asyncio.wait([waiting], timeout=0.2)
        assert not waiting.done()
        await one.slots._drop()  # as when the process is killed: the server frees what its connection held
        await waiting
        for slot in held:
            await slot.__aexit__(None, None, None)


async def test_who_leaves_some_to_others_waits_for_the_last_one_alone(postgres_url: str) -> None:
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        assert one.slots is not None
        assert other.slots is not None
        mailbox = Mailbox()
        async with AsyncExitStack() as people:
            async with one.slots.slot(MAILBOX, leave=3):
                second = asyncio.create_task(mailbox.call(other, leave=3))
                async with asyncio.timeout(20):
                    for slots in (one.slots, other.slots, one.slots):
                        await people.enter_async_context(slots.slot(MAILBOX))
                await asyncio.wait([second], timeout=0.2)
                assert not second.done()
            async with asyncio.timeout(20):
                await second


async def test_all_know_until_when_to_wait_and_who_gives_up_keeps_nothing(postgres_url: str) -> None:
    async with await open_store(postgres_url) as one, await open_store(postgres_url) as other:
        assert one.slots is not None
        assert other.slots is not None
        await one.slots.hold(MAILBOX, 60)
        await other.slots.hold(MAILBOX, 1)  # a shorter one does not undo it
        async with other.slots.slot(MAILBOX) as held:
            assert 55 < held <= 60
        impatient = [asyncio.create_task(other.slots.slot("another").__aenter__()) for _ in range(4)]
        await asyncio.sleep(0)
        for task in impatient:
            task.cancel()
        await asyncio.gather(*impatient, return_exceptions=True)
        async with asyncio.timeout(20):
            await asyncio.gather(*(other.slots.slot("another").__aenter__() for _ in range(4)))


async def test_sqlite_needs_none(tmp_path: object) -> None:
    async with await open_store(f"sqlite:///{tmp_path}/nook.db") as store:
        assert store.slots is None
        Gates(4, lambda: 0.0, asyncio.sleep, store.slots)
