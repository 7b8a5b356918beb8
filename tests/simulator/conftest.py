"""A small tenant behind real HTTP, its clock in the test's hand, and a Graph client that checks every answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.simulator import MovableClock, Simulator, Tenant, tiny_tenant

from .graph_client import GraphClient

MONDAY_MORNING = datetime(2027, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY_MORNING)


@pytest.fixture
def tenant(clock: MovableClock) -> Tenant:
    return tiny_tenant(now=clock)


@pytest.fixture
async def simulator(tenant: Tenant) -> AsyncIterator[Simulator]:
    async with Simulator(tenant) as running:
        yield running


@pytest.fixture
async def graph(simulator: Simulator) -> AsyncIterator[GraphClient]:
    async with GraphClient(simulator) as client:
        yield client
