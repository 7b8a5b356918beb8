"""Rooms that are waited for: whether one is free by now, and for whom it is held.

What Nook's own bookings give up is known at once. Meetings made in Outlook are seen in the room's calendar, which is
read twice a minute while somebody waits for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.free_busy import FreeBusy
from bot.domain.quiet import is_night
from bot.domain.reminders import Kind
from bot.domain.span import Span
from bot.domain.waiting import HELD_FOR, Wait, next_in_line, over, waited_for
from bot.domain.workplace import Room
from bot.free_busy.days import days_of
from bot.ports import Notice, Waiting
from bot.worker.bench import log
from bot.world import World

LOOKED_AT_EVERY = timedelta(seconds=30)
SETTLES_WITHIN = timedelta(minutes=1)
"""After Nook gave a room up, its calendar is read at each look, until Exchange shows it free."""


class Freeing:
    def __init__(self, world: World) -> None:
        self._world = world
        self._held: frozenset[tuple[str, str]] = frozenset()
        self._given_up: dict[str, datetime] = {}

    async def work(self) -> None:
        store, now = self._world.store, self._world.clock.now()
        waiting = await store.notices.waits()
        if ended := [one.wait.id for one in waiting if over(one.wait, now)]:
            await store.notices.stop_waiting(ended)
        waiting = tuple(one for one in waiting if one.wait.id not in ended)
        if not any(one.wait.waits for one in waiting):
            self._held = frozenset()
            return
        rooms = await store.linked_rooms()
        await self._notice_given_up(waiting, rooms, now)
        muted = await store.notices.muted()
        able = {one.wait.id for one in waiting if one.wait.who not in muted and not is_night(now, one.card.zone)}
        for day, those in _by_day(waiting).items():
            free_busy = await self._read(day, those, rooms, now)
            for wait, room in next_in_line([one.wait for one in those], rooms, free_busy, able):
                await self._hold(next(one for one in those if one.wait.id == wait.id), wait, room, now)

    async def _hold(self, waiting: Waiting, wait: Wait, room: Room, now: datetime) -> None:
        held = replace(wait, calendar=room.calendar, held_until=now + HELD_FOR)
        notice = Notice(
            f"{Kind.FREED}:{wait.id}:{now:%Y%m%dT%H%M%S}",
            Kind.FREED,
            wait.id,
            wait.who,
            waiting.name,
            waiting.card,
            now,
            now + HELD_FOR,
        )
        if await self._world.store.notices.hold(held, notice):
            log.info("room %s is free at %s and held for two minutes", room.id, wait.wish.span.start)

    async def _notice_given_up(self, waiting: Sequence[Waiting], rooms: Sequence[Room], now: datetime) -> None:
        """What Nook held for bookings of its own at the last look, and holds no more."""
        held: set[tuple[str, str]] = set()
        for day, those in _by_day(waiting).items():
            by_nook = await self._world.store.held(day)
            for one in those:
                for room in waited_for(one.wait, rooms):
                    if any(span.overlaps(one.wait.wish.span) for span in by_nook.get(room.calendar, ())):
                        held.add((one.wait.id, room.calendar))
        self._given_up = {calendar: at for calendar, at in self._given_up.items() if now - at < SETTLES_WITHIN}
        self._given_up |= {calendar: now for _, calendar in self._held - held}
        self._held = frozenset(held)

    async def _read(
        self, day: Span, waiting: Sequence[Waiting], rooms: Sequence[Room], now: datetime
    ) -> Mapping[str, FreeBusy]:
        wanted = {room.calendar: room for one in waiting if one.wait.waits for room in waited_for(one.wait, rooms)}
        urgent = [room for room in wanted.values() if room.calendar in self._given_up]
        others = [room for room in wanted.values() if room.calendar not in self._given_up]
        found: dict[str, FreeBusy] = {}
        for some, age in ((urgent, timedelta()), (others, LOOKED_AT_EVERY)):
            if some:
                found |= await self._world.readings.read(some, day, now, age)
        return found


def _by_day(waiting: Collection[Waiting]) -> dict[Span, list[Waiting]]:
    """By the UTC days that the wish lies in, since calendars are read by whole days."""
    found: dict[tuple[str, ...], list[Waiting]] = {}
    for one in waiting:
        found.setdefault(tuple(days_of(one.wait.wish.span)), []).append(one)
    return {
        Span(min(one.wait.wish.span.start for one in those), max(one.wait.wish.span.end for one in those)): those
        for those in found.values()
    }
