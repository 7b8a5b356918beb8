"""Replicas on one PostgreSQL keep to four calls in flight for a mailbox together, and all wait when one is told to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from bot.store.mailboxes import Mailboxes, shared_mailboxes
from tests.graph.conftest import until

MAILBOX = "contoso/nook@contoso.com"


@pytest.fixture
async def two(postgres_url: str) -> AsyncIterator[tuple[Mailboxes, Mailboxes]]:
    one, other = Mailboxes(postgres_url), Mailboxes(postgres_url)
    yield one, other
    await one.aclose()
    await other.aclose()


@pytest.mark.fault("F2")
async def test_four_together_and_the_fifth_when_one_is_given_back(two: tuple[Mailboxes, Mailboxes]) -> None:
    inside, most, go_on = 0, 0, asyncio.Event()

    async def call(number: int) -> None:
        nonlocal inside, most
        async with two[number % 2].slot(MAILBOX) as told:
            assert told == 0
            inside += 1
            most = max(most, inside)
            await go_on.wait()
            inside -= 1

    calls = [asyncio.create_task(call(number)) for number in range(10)]
    await until(lambda: inside == 4)
    async with two[0].slot("contoso/another@contoso.com"):
        pass  # nobody else's mailbox is in the way
    calls.pop().cancel()
    go_on.set()
    await asyncio.gather(*calls)
    assert most == 4
    async with AsyncExitStack() as stack:
        for number in range(4):  # who gave up has left nothing behind
            await stack.enter_async_context(two[number % 2].slot(MAILBOX))


@pytest.mark.fault("F2")
async def test_what_one_was_told_all_know(two: tuple[Mailboxes, Mailboxes]) -> None:
    one, other = two
    async with other.slot(MAILBOX):
        pass
    await one.hold(MAILBOX, 60)
    await until(lambda: bool(other._told))
    async with other.slot(MAILBOX) as told:
        assert 50 < told <= 60
    async with other.slot("contoso/another@contoso.com") as told:
        assert told == 0


async def test_a_replica_that_dies_gives_its_places_back(two: tuple[Mailboxes, Mailboxes]) -> None:
    one, other = two
    async with AsyncExitStack() as stack:
        for _ in range(4):
            await stack.enter_async_context(one.slot(MAILBOX))
        waits = asyncio.create_task(other.slot(MAILBOX).__aenter__())
        await until(lambda: other._connection is not None)
        assert not waits.done()
        one._connection.terminate()
        await waits


@pytest.mark.fault("F7")
async def test_without_a_database_calls_go_on_and_with_it_they_are_shared_again(
    two: tuple[Mailboxes, Mailboxes], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = two
    async with one.slot(MAILBOX):
        one._connection.terminate()
        monkeypatch.setattr(one, "_url", "postgresql:///nowhere?host=/nowhere")
        for _ in range(6):
            async with one.slot(MAILBOX) as told:
                assert told == 0


def test_one_process_alone_shares_nothing() -> None:
    assert shared_mailboxes("sqlite:///nook.db") is None
