"""One Nook as a process of its own, whose Monday is not today: `python -m tests.scale.replica`, settings on stdin."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from datetime import UTC, datetime, timedelta

from bot.clock import RealClock
from bot.serving import bound, listening, told_to_stop
from bot.settings import Settings
from bot.tidying import tidied
from bot.wiring import nook


class ShiftedClock(RealClock):
    """Runs as fast as the real one, on another day."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead


async def main() -> None:
    """With the garbage collector as `app.py` has it."""
    gc.disable()
    given = json.load(sys.stdin)
    clock = ShiftedClock(timedelta(seconds=given.pop("ahead")))
    for name in ("allowed_tenants", "file_hosts"):
        given[name] = frozenset(given[name]) if name == "allowed_tenants" else tuple(given[name])
    given["channel_hosts"] = tuple(given["channel_hosts"])
    at = bound("127.0.0.1", 0)
    given["public_url"] = f"http://127.0.0.1:{at.getsockname()[1]}"
    async with nook(Settings(**given), clock) as running, listening(running.app, at), tidied():
        print(at.getsockname()[1], flush=True)
        await told_to_stop()
    print(time.process_time(), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
