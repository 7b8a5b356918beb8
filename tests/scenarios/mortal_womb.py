"""What a Nook needs is imported here once, in the process that all the mortal ones are forked from."""

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

from bot.graph.client import Graph
from bot.language import understand
from bot.language.understanding import Directory
from tests.office import MONDAY_NINE
from tests.scenarios import mortal  # noqa: F401


async def _warm() -> None:
    graph = Graph(cast(Any, None), "http://127.0.0.1/v1.0", lambda: datetime.now(UTC))
    await graph.warm()
    await graph.aclose()


asyncio.run(_warm())
understand("book a room tomorrow at 2pm", MONDAY_NINE.replace(tzinfo=None), Directory((), ()))
