"""Writes that wait for SQLite's one writer share a transaction: one commit, one wait for the disk for all of them.

Whoever comes while others are being written rides with the next. Each has a savepoint, so one that fails undoes itself
alone; each is told only after the commit. Where the transaction itself fails, each is tried in one of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine

from bot.store.database import T, Work


class _Rider(NamedTuple):
    work: Work[Any]
    durable: bool
    told: asyncio.Future[Any]


class _Outcome(NamedTuple):
    result: Any = None
    error: Exception | None = None


class Sharing:
    """`durable` waits for the disk at its commits, `light` does not; what rides with durable work is durable too."""

    def __init__(self, threads: ThreadPoolExecutor, durable: Engine, light: Engine) -> None:
        self._threads, self._durable, self._light = threads, durable, light
        self._waiting: list[_Rider] = []
        self._lock = Lock()

    async def write(self, work: Work[T], durable: bool) -> T:
        """Raises what the work raises, or the database."""
        loop = asyncio.get_running_loop()
        rider = _Rider(work, durable, loop.create_future())
        with self._lock:
            self._waiting.append(rider)
            first = len(self._waiting) == 1
        if first:
            self._threads.submit(self._round, loop)
        result: T = await rider.told
        return result

    def _round(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            gathered, self._waiting = self._waiting, []
        riders = [rider for rider in gathered if not rider.told.cancelled()]
        outcomes = self._outcomes(riders)
        loop.call_soon_threadsafe(_tell, riders, outcomes)

    def _outcomes(self, riders: Sequence[_Rider]) -> list[_Outcome]:
        if len(riders) > 1:
            # Where it fails, nothing of it was written; whose fault it was shows when each is alone.
            with suppress(Exception), self._engine(*riders).begin() as connection:
                return [self._within(connection, rider.work) for rider in riders]
        return [self._alone(rider) for rider in riders]

    def _engine(self, *riders: _Rider) -> Engine:
        return self._durable if any(rider.durable for rider in riders) else self._light

    def _within(self, connection: Connection, work: Work[Any]) -> _Outcome:
        try:
            with self.savepoint(connection):
                return _Outcome(work(connection))
        except Exception as error:
            # A full disk and the like end the whole transaction, and what came after would be written without one.
            if not getattr(connection.connection.driver_connection, "in_transaction", False):
                raise
            return _Outcome(error=error)

    def savepoint(self, connection: Connection) -> AbstractContextManager[Any]:
        """A method, so that a test can take it away and see what it was good for."""
        return connection.begin_nested()

    def _alone(self, rider: _Rider) -> _Outcome:
        try:
            with self._engine(rider).begin() as connection:
                result = rider.work(connection)
            return _Outcome(result)
        except Exception as error:
            return _Outcome(error=error)


def _tell(riders: Sequence[_Rider], outcomes: Sequence[_Outcome]) -> None:
    """Who waited may have been cancelled meanwhile."""
    for rider, outcome in zip(riders, outcomes, strict=True):
        if rider.told.done():
            continue
        if outcome.error is not None:
            rider.told.set_exception(outcome.error)
        else:
            rider.told.set_result(outcome.result)
