"""Every test that takes `store` runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store import SqlStore, open_store
from tests.databases import KINDS, database, postgresql


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database_url(kind: str, tmp_path: Path) -> Iterator[str]:
    with database(kind, tmp_path) as url:
        yield url


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    async with await open_store(database_url) as opened:
        yield opened


@pytest.fixture
def postgres_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture
async def on_postgresql(postgres_url: str) -> AsyncIterator[SqlStore]:
    async with await open_store(postgres_url) as opened:
        yield opened
