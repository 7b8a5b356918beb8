"""Work that goes on beside the turns as long as Nook runs, and begins again where it breaks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.serving import LAST_REQUESTS, LAST_TURNS

log = logging.getLogger("nook")

PAUSE = 5.0
"""Seconds before what broke begins again."""

Work = Callable[[], Awaitable[None]]


async def kept_going(work: Work, pause: float = PAUSE) -> None:
    """Until it ends by itself or is cancelled."""
    while True:
        try:
            return await work()
        except Exception:
            log.exception("what goes on in the background broke, and begins again in %.0f s", pause)
            await asyncio.sleep(pause)


@asynccontextmanager
async def in_background(
    app: web.Application, works: Iterable[Work], turns: Callable[[float], Awaitable[None]]
) -> AsyncIterator[None]:
    """Runs the works until the application shuts down: from then on others are to take over. What they have begun they
    may end, and so may the `turns`, which are given so many seconds.
    """
    tasks = [asyncio.create_task(kept_going(work)) for work in works]

    async def end(seconds: float) -> None:
        for task in tasks:
            task.cancel()
        *ended, _ = await asyncio.gather(*tasks, turns(seconds), return_exceptions=True)
        if broken := [error for error in ended if isinstance(error, Exception)]:
            raise broken[0]

    async def shut_down(_: web.Application) -> None:
        await end(LAST_TURNS)

    app.on_shutdown.append(shut_down)
    try:
        yield
    finally:
        await end(LAST_REQUESTS)
