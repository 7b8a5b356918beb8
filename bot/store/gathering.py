"""Cards that are sent at the same moment are written together: one change of thread and one commit for all of them.

Whoever comes while others are being written waits for the next round. Each waits until its own card is written, so
nothing that a person can press was forgotten. Where a round fails, each of it is tried by itself, and only what fails
then is told so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from bot.ports import Remembered
from bot.store import cards, talks
from bot.store.database import Database
from bot.store.talks import Row


class Sent(NamedTuple):
    """A card, and what its reader may go on with, if anything."""

    card: Remembered
    talk: Row | None


class Gathering:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Sent, asyncio.Future[None]]] = []
        self._rounds: asyncio.Task[None] | None = None

    async def remember(self, sent: Sent) -> None:
        """Returns when it is written. Raises StoreTrouble."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((sent, written))
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.create_task(self._write_all())
        await written

    async def _write_all(self) -> None:
        while self._waiting:
            gathered, self._waiting = self._waiting, []
            try:
                await self._write([sent for sent, _ in gathered])
            except Exception as trouble:
                await self._one_by_one(gathered, trouble)
            else:
                for _, written in gathered:
                    _settle(written)

    async def _one_by_one(self, gathered: Sequence[tuple[Sent, asyncio.Future[None]]], trouble: Exception) -> None:
        for sent, written in gathered:
            if len(gathered) > 1:
                try:
                    await self._write([sent])
                except Exception as its_own:
                    _settle(written, its_own)
                else:
                    _settle(written)
            else:
                _settle(written, trouble)

    async def _write(self, sent: Sequence[Sent]) -> None:
        # In one order everywhere, so that two replicas never wait for each other's rows.
        said = sorted((one.talk for one in sent if one.talk is not None), key=talks.key)

        def both(connection: Connection) -> None:
            if said:
                talks.save_all(connection, said)
            cards.remember_all(connection, [one.card for one in sent])

        await self._database.write(both, durable=False)


def _settle(written: asyncio.Future[None], trouble: Exception | None = None) -> None:
    """Who waited may have been cancelled meanwhile."""
    if written.done():
        return
    if trouble is None:
        written.set_result(None)
    else:
        written.set_exception(trouble)
