"""What people are told unasked: first it is put down that something is to be told, then it is told, each once.

A notice is a row whose id says of what it is, so that two replicas put it down once; it is leased to be told, like a
booking in the outbox. What is true may have changed in between, so each is looked at anew when it is told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.commands.notices.keeping import given_back
from bot.domain.booking import Booking
from bot.domain.changes import may_change
from bot.domain.configuration import Configuration
from bot.domain.quiet import MOST_A_MINUTE, said_at
from bot.domain.reminders import LOOKED_AHEAD, NOTICED_WITHIN, Due, Kind, Response, due, key_of, may_release
from bot.domain.use import Count, Happened
from bot.domain.wish import LONGEST
from bot.ports import CalendarTrouble, ChatKind, Kept, MessageTrouble, Notice, StoreTrouble
from bot.replies.notices import RestReleased
from bot.showing import Showing, Viewer
from bot.trace import traced
from bot.worker import missing
from bot.worker.bench import log
from bot.worker.ending import ended
from bot.worker.freeing import Freeing
from bot.worker.wording import reply_to
from bot.world import World

EVERY = 5.0
"""Seconds between two looks."""
LEASE = 30.0
AT_ONCE = 16
TRIED_AGAIN = timedelta(seconds=15)
TOLD_AFTER = timedelta(seconds=10)
"""Longer than until a replica looks again, which does what one that died had only put down."""


class Noticing:
    """`most`: so many notices a minute one person gets."""

    def __init__(self, world: World, showing: Showing, most: int = MOST_A_MINUTE) -> None:
        self.world, self.most = world, most
        self._showing = showing
        self._freeing = Freeing(world)

    async def run(self) -> None:
        """Until cancelled; then what is being told is told first."""
        while True:
            await self.work()
            await asyncio.sleep(EVERY)

    async def work(self) -> int:
        """All that is due now; how many notices were looked at."""
        told = 0
        try:
            await self._plan()
            await self._freeing.work()
            while claimed := await self.world.store.notices.claim(self.world.clock.now(), LEASE, AT_ONCE):
                told += len(claimed)
                await ended(self._tell(notice) for notice in claimed)
        except (StoreTrouble, CalendarTrouble) as trouble:
            log.warning("notices have to wait: %s", trouble)
        except Exception:
            log.exception("looking for notices broke")
        return told

    async def _plan(self) -> None:
        """Puts down the questions that are due, and gives back the rooms for which nobody answered."""
        now, store = self.world.clock.now(), self.world.store
        configurations = await store.configurations()
        found = [
            (kept, configuration)
            for kept in await store.notices.beginning(now - LONGEST, now + LOOKED_AHEAD)
            if (configuration := configurations.get(kept.booking.configuration)) and can_be_told(kept)
        ]
        ready = [
            (kept, configuration, wanted)
            for kept, configuration in found
            if (wanted := self._wanted(kept.booking, configuration)) or configuration.keep.check_in_minutes
        ]
        known = await store.notices.notices_about([kept.booking.id for kept, _, _ in ready])
        new = [
            _notice(one, kept, self.world)
            for kept, _, wanted in ready
            for one in wanted
            if one.key not in known and not _answered_before(one, kept.booking, known)
        ]
        if new:
            await store.notices.put(new)
        for kept, configuration, _ in ready:
            await self._release(kept, configuration, known)
            await self._missed(kept, configuration, known)

    def _wanted(self, booking: Booking, configuration: Configuration) -> tuple[Due, ...]:
        may_extend = may_change(booking, configuration, booking.asker)
        return tuple(
            one
            for one in due(booking, configuration.keep, self.world.clock.now())
            if may_extend or one.kind is not Kind.EXTEND
        )

    async def _release(self, kept: Kept, configuration: Configuration, known: Mapping[str, Notice]) -> None:
        booking, now = kept.booking, self.world.clock.now()
        asked = known.get(key_of(Kind.CHECK_IN, booking))
        if asked is None or not may_release(booking, configuration.keep, asked.sent_at, asked.answer, now):
            return
        # Put down before it is done, and told a moment later: whoever dies in between leaves no silent release.
        told = Due(Kind.RELEASED, key_of(Kind.RELEASED, booking), booking.span.end)
        later = replace(_notice(told, kept, self.world), due_at=now + TOLD_AFTER)
        await self.world.store.notices.put([later])
        if await given_back(self.world, booking):
            log.info("booking %s: nobody checked in, the room is released", booking.id)
            day = booking.span.start.astimezone(ZoneInfo(booking.zone)).date()
            await self.world.store.count(Count(Happened.NO_SHOW, day, room=booking.room))

    async def _missed(self, kept: Kept, configuration: Configuration, known: Mapping[str, Notice]) -> None:
        """A date of a series was released, and that was told just now."""
        booking, told = kept.booking, known.get(key_of(Kind.RELEASED, kept.booking))
        if booking.series and told and told.sent_at and self.world.clock.now() - told.sent_at < NOTICED_WITHIN:
            await missing.ask_about_the_rest(self.world, kept, configuration)

    async def _tell(self, notice: Notice) -> None:
        with traced():
            await self._told(notice)

    async def _told(self, notice: Notice) -> None:
        try:
            await self._tell_or_not(notice)
        except StoreTrouble as trouble:
            log.warning("notice %s: %s", notice.id, trouble)
        except CalendarTrouble as trouble:
            log.info("notice %s: %s", notice.id, trouble)
            await self.world.store.notices.postpone(notice, self.world.clock.now() + TRIED_AGAIN)
        except Exception:
            # Left to its lease: it is told again when that ends, until it is stale.
            log.exception("notice %s: it broke", notice.id)

    async def _tell_or_not(self, notice: Notice) -> None:
        now, notices = self.world.clock.now(), self.world.store.notices
        at = said_at(now, notice.stale_at, notice.card.zone, notice.who in await notices.muted())
        if notice.kind is Kind.REST and (not_before := await missing.not_before(self.world, notice)):
            at = max(at, not_before) if at else None
        reply = await reply_to(self.world, notice) if at == now else None
        if at is not None and at > now:
            return await notices.postpone(notice, at)
        if reply is None:
            return await notices.settle(notice, sent=False)
        if not await notices.begin(notice, now, self.most, 60):
            return
        try:
            await self._showing.send(reply, Viewer.at(notice.card, notice.name))
        except MessageTrouble as trouble:
            log.info("notice %s: %s", notice.id, trouble)
            if not trouble.gone:
                return await notices.postpone(notice, now + TRIED_AGAIN)
            await notices.block(notice.who)
            return await notices.settle(notice, sent=False)
        if isinstance(reply, RestReleased):
            await missing.release_the_rest(self.world, reply)
        await notices.settle(notice, sent=True)


def can_be_told(kept: Kept) -> bool:
    """In the person's own chat only: a group does not want to be asked for one of them."""
    return kept.card.chat.kind is ChatKind.PERSONAL and bool(kept.card.chat.conversation)


def _answered_before(due: Due, booking: Booking, known: Mapping[str, Notice]) -> bool:
    """Who has just said that the room is needed has checked in."""
    earlier = known.get(key_of(Kind.KEEP, booking))
    return due.kind is Kind.CHECK_IN and earlier is not None and earlier.answer is Response.KEEP


def _notice(due: Due, kept: Kept, world: World) -> Notice:
    booking, now = kept.booking, world.clock.now()
    return Notice(due.key, due.kind, booking.id, booking.asker, booking.asker_name, kept.card, now, due.stale_at)
