"""Several replicas of Nook and one mailbox: four calls in flight together, and Retry-After obeyed by all."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from bot.ports import Throttled
from tests.graph.conftest import settled, until
from tests.graph.fake_microsoft import SERVICE, TENANT, FakeMicrosoft, error
from tests.graph.fake_time import FakeTime

CALL = Call(TENANT, "GET", lambda g: g.organization, SERVICE)


class InMemory:
    """Replicas that live in one process."""

    def __init__(self, time: FakeTime) -> None:
        self._time = time
        self._slots: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(4))
        self._until: dict[str, float] = {}

    @asynccontextmanager
    async def slot(self, mailbox: str, leave: int = 0) -> AsyncIterator[float]:
        async with self._slots[mailbox]:
            yield max(0.0, self._until.get(mailbox, 0.0) - self._time.tick())

    async def hold(self, mailbox: str, seconds: float) -> None:
        self._until[mailbox] = self._time.tick() + seconds


def replica(microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime, replicas: InMemory | None) -> Graph:
    return Graph(tokens, f"{microsoft.base}/graph/v1.0", time.now, tick=time.tick, sleep=time.sleep, replicas=replicas)


@pytest.mark.parametrize(("together", "most"), [(True, 4), (False, 8)])
@pytest.mark.fault("F2")
async def test_four_in_flight_together(
    microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime, together: bool, most: int
) -> None:
    shared = InMemory(time) if together else None
    graphs = [replica(microsoft, tokens, time, shared) for _ in range(2)]
    microsoft.gate = asyncio.Event()
    calls = [asyncio.create_task(graph.ask(CALL)) for graph in graphs for _ in range(8)]
    await until(lambda: microsoft.in_flight >= most)
    await settled()
    microsoft.gate.set()
    await asyncio.gather(*calls)
    assert microsoft.peak == most
    for graph in graphs:
        await graph.aclose()


@pytest.mark.fault("F2")
async def test_all_obey_what_one_was_told(microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime) -> None:
    shared = InMemory(time)
    one, other = (replica(microsoft, tokens, time, shared) for _ in range(2))
    microsoft.script = [error(429, "TooManyRequests", {"Retry-After": "60"})]
    for graph in (one, other):
        with pytest.raises(Throttled) as caught:
            await graph.ask(CALL)
        assert caught.value.retry_after == 60
    assert len(microsoft.seen) == 1
    time.seconds += 60
    await other.ask(CALL)
    await one.aclose()
    await other.aclose()
