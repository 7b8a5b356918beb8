"""What goes on in the background begins again where it breaks, and ends with Nook."""

from __future__ import annotations

import asyncio

import pytest

from bot.background import kept_going


async def test_what_breaks_begins_again_and_ends_with_nook(caplog: pytest.LogCaptureFixture) -> None:
    began, third = 0, asyncio.Event()

    async def work() -> None:
        nonlocal began
        began += 1
        if began < 3:
            raise ValueError(began)
        third.set()
        await asyncio.Event().wait()

    going_on = asyncio.create_task(kept_going(work, pause=0))
    await third.wait()
    going_on.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going_on
    assert began == 3
    assert sum("begins again" in record.getMessage() for record in caplog.records) == 2


async def test_what_ends_by_itself_is_left_alone() -> None:
    began = 0

    async def work() -> None:
        nonlocal began
        began += 1

    await kept_going(work, pause=0)
    assert began == 1
