"""Every test that takes `store` runs twice: on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.store import SqlStore, open_store, postgresql
from bot.store.sqlite import SqliteDatabase
from tests.databases import KINDS, database
from tests.databases import postgresql as a_postgresql


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
def all_the_time_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many in one queue, each of them slow, on a machine that does other things: no time-out is to decide."""
    monkeypatch.setattr(postgresql, "_PATIENCE", {})
    monkeypatch.setattr(postgresql, "_WAIT_SECONDS", 120)


@pytest.fixture
async def unordered_store(kind: str, database_url: str) -> AsyncIterator[SqlStore]:
    """For controls: without what orders writers on SQLite, the transaction and the single writer. On PostgreSQL that
    is a lock, which the control takes away itself.
    """
    store = await open_store(database_url)
    if kind == "sqlite":
        await store.close()
        store = SqlStore(SqliteDatabase(Path(make_url(database_url).database or ""), begin="", writers=8))
    async with store:
        yield store


@pytest.fixture
def postgres_url() -> Iterator[str]:
    with a_postgresql() as url:
        yield url


@pytest.fixture
def empty_url(kind: str, tmp_path: Path) -> Iterator[str]:
    with database(kind, tmp_path, empty=True) as url:
        yield url


@pytest.fixture
def empty_postgres_url() -> Iterator[str]:
    with a_postgresql(empty=True) as url:
        yield url


@pytest.fixture
async def on_postgresql(postgres_url: str) -> AsyncIterator[SqlStore]:
    async with await open_store(postgres_url) as opened:
        yield opened
