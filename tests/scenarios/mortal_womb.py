"""What a Nook needs is imported here once, in the process that all the mortal ones are forked from, and done once where
only the first time is slow. No thread is left over: a fork would not have it.
"""

import asyncio
import tempfile
from datetime import UTC, datetime
from typing import Any, cast

from bot.graph.client import Graph
from bot.language import understand
from bot.language.understanding import Directory
from bot.store.opening import open_store
from bot.warming import warm
from tests.office import MONDAY_NINE
from tests.scenarios import mortal  # noqa: F401


async def _warm() -> None:
    graph = Graph(cast(Any, None), "http://127.0.0.1/v1.0", lambda: datetime.now(UTC))
    await graph.warm()
    await graph.aclose()
    with tempfile.TemporaryDirectory() as folder:
        async with await open_store(f"sqlite:///{folder}/nook.db"):
            pass


asyncio.run(_warm())
warm()
understand("book a room tomorrow at 2pm", MONDAY_NINE.replace(tzinfo=None), Directory((), ()))
