"""What is kept in memory: read once for all who ask, never kept once it was changed."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.fresh import Fresh


class Source:
    """Answers when told to, with the number of the question."""

    def __init__(self) -> None:
        self.asked = 0
        self.was_asked, self.may_answer = asyncio.Event(), asyncio.Event()

    async def __call__(self) -> int:
        self.asked += 1
        self.was_asked.set()
        number = self.asked
        await self.may_answer.wait()
        return number


async def test_many_who_ask_at_once_are_one_read() -> None:
    source = Source()
    fresh = Fresh(source, clock=lambda: 0.0)
    asking = [asyncio.create_task(fresh.get()) for _ in range(50)]
    source.may_answer.set()
    assert await asyncio.gather(*asking) == [1] * 50


async def test_what_was_read_while_it_was_changed_is_not_kept() -> None:
    source = Source()
    fresh = Fresh(source, clock=lambda: 0.0)
    asking = asyncio.create_task(fresh.get())
    await source.was_asked.wait()
    fresh.changed()
    source.may_answer.set()
    assert await asking == 1
    assert await fresh.get() == 2
    assert await fresh.get() == 2


async def test_an_error_is_not_kept() -> None:
    answers = iter([OSError("away")])

    async def read() -> int:
        for error in answers:
            raise error
        return 7

    fresh = Fresh(read)
    with pytest.raises(OSError, match="away"):
        await fresh.get()
    assert await fresh.get() == 7
