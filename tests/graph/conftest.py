"""The edge to Graph against a small stand-in over real HTTP, with time that passes only when somebody sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestServer

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.span import Span
from bot.graph.calendars import GraphCalendars
from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from bot.ports import Invitation
from tests.graph.fake_microsoft import SECRET, SERVICE, TENANT, FakeMicrosoft
from tests.graph.fake_time import START, FakeTime

EVEREST = "everest@contoso.com"
CONFIGURATION = Configuration("c1", "Contoso", TENANT, SERVICE, BookingLevel.SERVICE, frozenset({"contoso.com"}))
HOUR = Span(START + timedelta(hours=1), START + timedelta(hours=2))


def invitation(booking: str = "5f0c9f0e-0000-4000-8000-000000000001", subject: str = "Budget") -> Invitation:
    guests = (("adele@contoso.com", "Adele"),)
    return Invitation(booking, SERVICE, "Everest", EVEREST, HOUR, "Europe/Berlin", subject, guests, "Booked by Nook")


async def until(happens: Callable[[], bool]) -> None:
    """Lets the loop run until something has happened; the stand-in's server runs on the same loop."""
    async with asyncio.timeout(10):
        while not happens():  # noqa: ASYNC110 (an Event for each thing a test may wait for would be longer)
            await asyncio.sleep(0)


async def settled() -> None:
    """Lets the loop run for long enough that whatever can happen over loopback has happened."""
    for _ in range(200):
        await asyncio.sleep(0)


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
async def microsoft(time: FakeTime) -> AsyncIterator[FakeMicrosoft]:
    fake = FakeMicrosoft(time)
    server = TestServer(fake.app())
    await server.start_server()
    fake.base = str(server.make_url("/")).rstrip("/")
    yield fake
    for gate in (fake.gate, fake.entra_gate):
        if gate:
            gate.set()
    await server.close()


@pytest.fixture
async def tokens(microsoft: FakeMicrosoft, time: FakeTime) -> AsyncIterator[Tokens]:
    tokens = Tokens("app-id", SECRET, f"{microsoft.base}/login", time.now)
    yield tokens
    await tokens.aclose()


@pytest.fixture
async def graph(microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime) -> AsyncIterator[Graph]:
    graph = Graph(tokens, f"{microsoft.base}/graph/v1.0", time.now, tick=time.tick, sleep=time.sleep)
    yield graph
    await graph.aclose()


@pytest.fixture
def calendars(graph: Graph) -> GraphCalendars:
    return GraphCalendars(graph)
