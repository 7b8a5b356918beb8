"""Notices, waits and who is muted, on the same database as all the rest. See `bot.ports.NoticeStore`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.domain.people import Identity
from bot.domain.reminders import Response
from bot.domain.waiting import Wait
from bot.ports import Kept, Notice, Waiting
from bot.store import bookings, muting, notices, waits
from bot.store.database import Database, Work
from bot.store.fresh import Fresh
from bot.store.locks import lock
from bot.store.reserving import room_is_taken

Announced = Callable[[Work[Any], Collection[str]], Awaitable[Any]]


class SqlNotices:
    """`announced` writes what changes the holds of some calendars."""

    def __init__(self, database: Database, announced: Announced, clock: Callable[[], float]) -> None:
        self._database, self._announced = database, announced
        self._muted = Fresh(lambda: database.read(muting.muted), clock=clock)

    async def put(self, given: Sequence[Notice]) -> int:
        return await self._database.write(lambda c: notices.put(c, given))

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> tuple[Notice, ...]:
        return await self._database.write(lambda c: notices.claim(c, now, lease_seconds, most), durable=False)

    async def begin(self, notice: Notice, now: datetime, most: int, within_seconds: float) -> bool:
        return await self._database.write(lambda c: notices.begin(c, notice, now, most, within_seconds))

    async def settle(self, notice: Notice, sent: bool) -> None:
        await self._database.write(lambda c: notices.settle(c, notice.id, sent))

    async def postpone(self, notice: Notice, due: datetime) -> None:
        await self._database.write(lambda c: notices.postpone(c, notice.id, due))

    async def notice(self, id: str) -> Notice | None:
        return await self._database.read(lambda c: notices.by_id(c, id))

    async def notices_about(self, about: Collection[str]) -> Mapping[str, Notice]:
        return await self._database.read(lambda c: notices.about(c, about)) if about else {}

    async def answer(self, id: str, answer: Response) -> bool:
        return await self._database.write(lambda c: notices.answer(c, id, answer))

    async def open_questions(self, who: Identity, now: datetime) -> tuple[Notice, ...]:
        return await self._database.read(lambda c: notices.open_questions(c, who, now))

    async def beginning(self, since: datetime, until: datetime) -> tuple[Kept, ...]:
        return await self._database.read(lambda c: bookings.beginning(c, since, until))

    async def wait(self, waiting: Waiting) -> int:
        return await self._database.write(lambda c: waits.put(c, waiting))

    async def waits(self) -> tuple[Waiting, ...]:
        return await self._database.read(waits.all_of_them)

    async def hold(self, wait: Wait, notice: Notice) -> bool:
        def both(connection: Connection) -> bool:
            span = wait.wish.span
            lock(connection, wait.calendar)
            if room_is_taken(connection, wait.calendar, span, ""):
                return False
            if waits.held_for_another(connection, wait.calendar, span, wait.who) or not waits.hold(connection, wait):
                return False
            notices.put(connection, [notice])
            return True

        return bool(await self._announced(both, {wait.calendar}))

    async def stop_waiting(self, ids: Collection[str]) -> None:
        held: set[str] = set()
        await self._announced(lambda c: held.update(waits.remove(c, ids)), held)

    async def muted(self) -> frozenset[Identity]:
        return frozenset(await self._muted.get())

    async def quiet(self, who: Identity, on: bool) -> None:
        await self._mute(who, quiet=on)

    async def block(self, who: Identity) -> None:
        await self._mute(who, blocked=True)

    async def spoke(self, who: Identity) -> None:
        if (await self._muted.get()).get(who):
            await self._mute(who, blocked=False)

    async def _mute(self, who: Identity, quiet: bool | None = None, blocked: bool | None = None) -> None:
        try:
            await self._database.write(lambda c: muting.mute(c, who, quiet, blocked))
        finally:
            self._muted.changed()
