"""What stays is set aside from the garbage collector, and what is new is not."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator

import pytest

from bot.tidying import tidied


@pytest.fixture
def as_it_was() -> Iterator[None]:
    yield
    gc.freeze()  # as conftest has it


class Kept:
    pass


async def test_each_minute_what_stayed_is_set_aside(as_it_was: None) -> None:
    minute, passed = asyncio.Event(), asyncio.Event()

    async def a_minute(_seconds: float) -> None:
        passed.set()
        await minute.wait()
        minute.clear()

    gc.disable()
    async with tidied(a_minute):
        assert gc.isenabled()
        await passed.wait()
        stays, passed = Kept(), asyncio.Event()
        assert any(one is stays for one in gc.get_objects())
        minute.set()
        await passed.wait()
        assert not any(one is stays for one in gc.get_objects()), "the collector looks at it no more"
