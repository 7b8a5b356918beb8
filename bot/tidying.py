"""When the garbage collector looks at what: never for long while people talk to Nook.

Looking at everything stops everybody for a tenth of a second, and for a second where thousands of rooms have their
days laid out. So what is there once Nook runs, and each minute what has come and stayed since, is set aside; only what
is new is looked at. What was set aside and became garbage, if it holds itself in a circle, is found once a day.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count

EVERY = 60.0
A_DAY = 24 * 60
"""Of those."""


Pause = Callable[[float], Awaitable[None]]


@asynccontextmanager
async def tidied(pause: Pause = asyncio.sleep) -> AsyncIterator[None]:
    """From the moment on when Nook runs, until it ends. Begin with `gc.disable()`, so that the start costs less."""
    gc.freeze()
    gc.enable()
    task = asyncio.create_task(_setting_aside(pause))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _setting_aside(pause: Pause) -> None:
    for minute in count(1):
        await pause(EVERY)
        if minute % A_DAY == 0:
            gc.unfreeze()
            gc.collect()
        else:
            gc.collect(1)
        gc.freeze()
