"""Hears on a connection of its own what other replicas announce (PostgreSQL's LISTEN)."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.changes import ANY, CHANNEL

_ALIVE = 20.0
"""Seconds after which the connection is tried: one that was cut in between says nothing by itself."""
_PAUSES = (1.0, 2.0, 5.0, 10.0)
"""Before the next connection, the longer the more failed in a row."""

log = logging.getLogger("nook.store")


async def listen(engine: AsyncEngine, changed: Callable[[str], None], deaf: Callable[[], None]) -> None:
    """Until cancelled. `changed` is told what was said; after each connection anything may have changed meanwhile.

    `deaf`: nothing is heard from now until `changed` is called again.
    """
    failed = 0
    try:
        while True:
            try:
                async with engine.connect() as connection:
                    raw: Any = (await connection.get_raw_connection()).driver_connection
                    lost = asyncio.Event()
                    raw.add_termination_listener(partial(_set, lost))
                    await raw.add_listener(CHANNEL, lambda *told: changed(str(told[-1])))
                    failed = 0
                    changed(ANY)
                    while not lost.is_set():
                        with contextlib.suppress(TimeoutError):
                            await asyncio.wait_for(lost.wait(), _ALIVE)
                        await raw.fetchval("SELECT 1", timeout=_ALIVE)
            # The driver's own errors are many, and after each the way on is the same.
            except Exception as error:
                log.warning("changes by other replicas are not heard for a while: %s", type(error).__name__)
            deaf()
            await asyncio.sleep(_PAUSES[min(failed, len(_PAUSES) - 1)])
            failed += 1
    finally:
        await engine.dispose()


def _set(event: asyncio.Event, *_: Any) -> None:
    event.set()
