"""Writes that wait for SQLite's one writer share a transaction, and none pays for another."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from bot.ports import StoreTrouble
from bot.store.database import Work
from bot.store.sqlite import SqliteDatabase

MANY = 40


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    opened = SqliteDatabase(tmp_path / "nook.db")
    await opened.write(lambda c: c.execute(text("CREATE TABLE said (word TEXT PRIMARY KEY)")) and None)
    yield opened
    await opened.close()


def saying(*words: str, then: Exception | None = None) -> Work[str]:
    def work(connection: Connection) -> str:
        for word in words:
            connection.execute(text("INSERT INTO said VALUES (:word)"), {"word": word})
        if then is not None:
            raise then
        return words[0]

    return work


async def said(database: SqliteDatabase) -> set[str]:
    return await database.read(lambda c: set(c.execute(text("SELECT word FROM said")).scalars()))


async def all_at_once(database: SqliteDatabase, *works: Work[str]) -> list[str | BaseException]:
    """All of them come while the writer is at something else."""
    free = threading.Event()
    busy = asyncio.create_task(database.write(lambda _: free.wait(10)))
    waiting = asyncio.gather(*(database.write(work) for work in works), return_exceptions=True)
    await asyncio.sleep(0)
    free.set()
    await busy
    return await waiting


async def test_many_writes_at_once_are_few_commits_and_each_gets_its_own_result(database: SqliteDatabase) -> None:
    commits: list[int] = []
    for engine in (database._durable, database._light):
        event.listen(engine, "commit", lambda _: commits.append(1))
    words = [f"word-{n}" for n in range(MANY)]
    assert await all_at_once(database, *(saying(word) for word in words)) == words
    assert await said(database) == set(words)
    assert len(commits) <= 2


async def test_one_that_fails_undoes_itself_and_nobody_else(database: SqliteDatabase) -> None:
    first, failed, last = await all_at_once(
        database, saying("a"), saying("half", then=LookupError("mine")), saying("b")
    )
    assert (first, str(failed), last) == ("a", "mine", "b")
    assert await said(database) == {"a", "b"}


async def test_without_savepoints_half_of_what_failed_would_stay(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    monkeypatch.setattr(database.sharing, "savepoint", lambda _: nullcontext())
    await all_at_once(database, saying("a"), saying("half", then=LookupError("mine")))
    assert "half" in await said(database)


async def test_one_that_ends_the_transaction_takes_nobody_with_it(database: SqliteDatabase) -> None:
    """As SQLite itself does where the disk is full."""

    def ending(connection: Connection) -> str:
        connection.exec_driver_sql("ROLLBACK")
        raise OSError("the disk is full")

    first, failed, last = await all_at_once(database, saying("a"), ending, saying("b"))
    assert (first, last, type(failed)) == ("a", "b", StoreTrouble)
    assert await said(database) == {"a", "b"}


async def test_a_commit_that_fails_is_tried_for_each_alone(database: SqliteDatabase) -> None:
    troubles = [OSError("the disk hiccups")]

    def hiccup(_: Connection) -> None:
        if len(troubles) and written:
            raise troubles.pop()

    written: list[int] = []
    event.listen(database._durable, "commit", hiccup)

    def counting(connection: Connection) -> str:
        written.append(1)
        return saying("a")(connection)

    assert await all_at_once(database, saying("x"), counting, saying("b")) == ["x", "a", "b"]
    assert await said(database) == {"x", "a", "b"}
    assert not troubles


async def test_whoever_does_not_wait_any_more_holds_up_nobody(database: SqliteDatabase) -> None:
    leaving = asyncio.create_task(database.write(saying("gone")))
    staying = asyncio.create_task(database.write(saying("here")))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == "here"
    assert "here" in await said(database)
