"""What was begun is ended, also when Nook is told to stop: what another replica would otherwise do a second time."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable

SECONDS = 12.0
"""How long it is waited for then."""


async def ended(works: Iterable[Coroutine[None, None, None]]) -> None:
    """All at once. Whoever is cancelled meanwhile waits for them first; they raise nothing."""
    tasks = [asyncio.create_task(work) for work in works]
    if not tasks:
        return
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        _, late = await asyncio.wait(tasks, timeout=SECONDS)
        for task in late:
            task.cancel()
        raise
