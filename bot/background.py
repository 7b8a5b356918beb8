"""Work that goes on beside the turns as long as Nook runs, and begins again where it breaks."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

log = logging.getLogger("nook")

PAUSE = 5.0
"""Seconds before what broke begins again."""


@asynccontextmanager
async def in_background(work: Callable[[], Awaitable[None]], pause: float = PAUSE) -> AsyncIterator[None]:
    """Cancels it at the end, and waits until it has stopped."""

    async def going_on() -> None:
        while True:
            try:
                return await work()
            except Exception:
                log.exception("what goes on in the background broke, and begins again in %.0f s", pause)
                await asyncio.sleep(pause)

    task = asyncio.create_task(going_on())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
