"""What goes on between turns: each booking is driven to its end through the outbox, whatever crashes meanwhile.

A booking that is not done has an outbox row that says when it is due. A worker leases due rows, takes one step at a
time (`bot.domain.booking.next_step`) and writes the outcome with the next due time in one transaction. When a process
dies, its lease ends after `LEASE` seconds and another worker, or the same after its restart, takes the same step
again: the event carries the booking's id as transactionId, so that a step done twice does nothing twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.commands.book import standing
from bot.commands.command import Asked
from bot.commands.search import offer_rooms
from bot.domain.booking import (
    Booking,
    Delay,
    State,
    Step,
    Trouble,
    answered,
    delayed,
    failed,
    invited,
    look_again_in,
    next_step,
    shown,
)
from bot.domain.configuration import BookingLevel, Configuration
from bot.ports import (
    CalendarRefused,
    CalendarTrouble,
    Invitation,
    Kept,
    MessageTrouble,
    RefusedFor,
    Speaker,
    StoreTrouble,
)
from bot.replies import Reply, RoomDeclined
from bot.showing import Showing, Viewer
from bot.world import World

log = logging.getLogger("nook.worker")

LEASE = 8.0
SPARE = 1.0
"""Seconds before its lease ends that a step is cut off, so that no two workers are at the same booking."""
POLL = 0.5
AT_ONCE = 16
TOLD_UNTIL = timedelta(hours=12)
"""How long after a meeting its card is still worth changing."""
LOOK_FIRST_AFTER = timedelta(minutes=2)
"""For how long a repeated POST is trusted to be recognised by its transactionId; later the event is looked for first.
"""
KNOWN_AFTER = timedelta(seconds=30)
"""From when on each replica knows the configuration of a booking: what another one made shows within 10 s."""


class Worker:
    def __init__(self, world: World, showing: Showing, bell: asyncio.Event, lease: float = LEASE) -> None:
        self.world, self.showing, self.bell, self.lease = world, showing, bell, lease

    async def run(self) -> None:
        """Until cancelled; then the steps under way are finished first, each within its lease.

        Works when the bell rings and each `POLL` seconds: the bell only saves waiting.
        """
        under_way: set[asyncio.Task[None]] = set()

        def ended(task: asyncio.Task[None]) -> None:
            under_way.discard(task)
            self.bell.set()

        try:
            while True:
                self.bell.clear()
                for booking in await self._claimed(AT_ONCE - len(under_way)):
                    task = asyncio.create_task(self._drive(booking))
                    under_way.add(task)
                    task.add_done_callback(ended)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(POLL):
                        await self.bell.wait()
        finally:
            await asyncio.gather(*under_way, return_exceptions=True)

    async def work(self) -> int:
        """Drives the bookings that are due now, as far as they go without waiting; how many there were."""
        due = await self._claimed(AT_ONCE)
        await asyncio.gather(*(self._drive(booking) for booking in due))
        return len(due)

    async def _claimed(self, most: int) -> tuple[str, ...]:
        if most <= 0:
            return ()
        try:
            return await self.world.store.claim(self.world.clock.now(), self.lease, most)
        except StoreTrouble as trouble:
            log.warning("the outbox cannot be read: %s", trouble)
            return ()

    async def _drive(self, id: str) -> None:
        try:
            async with asyncio.timeout(self.lease - SPARE):
                await self.drive(id)
        except TimeoutError:
            log.info("booking %s: a step took too long and is taken again", id)
        except StoreTrouble as trouble:
            log.warning("booking %s: %s", id, trouble)
        except Exception:
            # Left to its lease: the step is taken again when that ends.
            log.exception("booking %s: a step broke and is taken again", id)

    async def drive(self, id: str) -> None:
        """Step after step until nothing is left to do or something must be waited for."""
        while (kept := await self.world.store.booking(id)) is not None:
            step = next_step(kept.booking)
            if step is None:
                return await self.world.store.save(kept.booking, None)
            configuration = (await self.world.store.configurations()).get(kept.booking.configuration)
            try:
                if not await self._take(step, kept, configuration):
                    return
            except CalendarTrouble as trouble:
                return await self._calendars_busy(kept, configuration, trouble)
            except MessageTrouble as trouble:
                return await self._not_told(kept.booking, trouble)

    async def _take(self, step: Step, kept: Kept, configuration: Configuration | None) -> bool:
        if step is Step.TELL:
            return await self._tell(kept, configuration)
        if configuration is None:
            return await self._disconnected(kept.booking)
        return await self._STEPS[step](self, kept, configuration)

    async def _disconnected(self, booking: Booking) -> bool:
        """Its configuration was removed, so nothing more can be done in Microsoft 365, nor learned from there."""
        now = self.world.clock.now()
        if now - booking.made_at < KNOWN_AFTER:
            await self.world.store.save(booking, now + backed_off(booking, now))
            return False
        log.warning("booking %s: its configuration %s was removed", booking.id, booking.configuration)
        if booking.state is State.ASKING:
            await self.world.store.save(failed(booking, Trouble.TOO_LATE), self._kept(now))
            return True
        await self.world.store.save(booking, None)
        return False

    async def _calendars_busy(self, kept: Kept, configuration: Configuration | None, trouble: CalendarTrouble) -> None:
        """Tells the person once that it takes longer, and comes back when Microsoft 365 allows."""
        booking, now = kept.booking, self.world.clock.now()
        log.info("booking %s: %s", booking.id, trouble)
        if booking.state is State.ASKING and booking.span.end <= now:
            return await self.world.store.save(failed(booking, Trouble.TOO_LATE), now)
        due = now + max(timedelta(seconds=trouble.retry_after or 0), backed_off(booking, now))
        if booking.delay is Delay.NONE and booking.state in (State.ASKING, State.INVITED):
            booking = replace(booking, delay=Delay.CALENDARS_BUSY)
            with contextlib.suppress(MessageTrouble):
                await self._show(replace(kept, booking=booking), await standing(self.world, booking, configuration))
        await self.world.store.save(booking, due)

    async def _not_told(self, booking: Booking, trouble: MessageTrouble) -> None:
        log.info("booking %s: its card could not be changed: %s", booking.id, trouble)
        now = self.world.clock.now()
        if now > booking.span.end + TOLD_UNTIL:
            return await self.world.store.save(replace(booking, told=shown(booking.state)), now)
        await self.world.store.save(booking, now + backed_off(booking, now))

    # The steps: each writes what it did; True goes on with the next step at once

    def _kept(self, now: datetime) -> datetime:
        """When a booking that this worker goes on with is due for others: as late as if its lease were renewed."""
        return now + timedelta(seconds=self.lease)

    async def _invite(self, kept: Kept, configuration: Configuration) -> bool:
        booking, now = kept.booking, self.world.clock.now()
        calendars, store = self.world.calendars, self.world.store
        event = None
        try:
            if now - booking.made_at > LOOK_FIRST_AFTER:
                event = await calendars.find(configuration, booking.owner, booking.id)
            if event is None and booking.span.end <= now:
                await store.save(failed(booking, Trouble.TOO_LATE), self._kept(now))
                return True
            event = event or await calendars.invite(configuration, invitation(booking))
        except CalendarRefused as refused:
            log.warning("booking %s: Microsoft 365 refused the event: %s", booking.id, refused)
            await store.save(failed(booking, _TROUBLES[refused.why]), self._kept(now))
            return True
        done = invited(booking, event.id, event.ical_uid, event.link, now)
        await store.save(done, now + look_again_in(done, now))
        return False

    async def _follow(self, kept: Kept, configuration: Configuration) -> bool:
        booking, now = kept.booking, self.world.clock.now()
        try:
            event = await self.world.calendars.event(configuration, booking.owner, booking.event_id, booking.calendar)
        except CalendarRefused as refused:
            log.warning("booking %s: its event cannot be read: %s", booking.id, refused)
            event = None
        if event is None or event.cancelled or event.room_removed:
            after = failed(booking, Trouble.EVENT_GONE)
        else:
            after = delayed(answered(booking, event.answer), now)
        if after.state is not booking.state:
            await self.world.store.save(after, self._kept(now))
            return True
        if after.delay is not booking.delay:
            await self._show(replace(kept, booking=after), await standing(self.world, after, configuration))
        over = booking.span.end <= now
        await self.world.store.save(after, None if over else now + look_again_in(booking, now))
        return False

    async def _withdraw(self, kept: Kept, configuration: Configuration) -> bool:
        booking = kept.booking
        try:
            await self.world.calendars.withdraw(
                configuration, booking.owner, booking.event_id, f"{booking.room_name} declined the booking."
            )
        except CalendarRefused as refused:
            log.warning("booking %s: its event could not be withdrawn: %s", booking.id, refused)
        await self.world.store.save(replace(booking, withdrawn=True), self._kept(self.world.clock.now()))
        return True

    async def _tell(self, kept: Kept, configuration: Configuration | None) -> bool:
        booking = kept.booking
        await self._show(kept, await self._reply(kept, configuration))
        await self.world.store.save(replace(booking, told=shown(booking.state)), self._kept(self.world.clock.now()))
        return True

    _STEPS: ClassVar = {Step.INVITE: _invite, Step.FOLLOW: _follow, Step.WITHDRAW: _withdraw}

    async def _reply(self, kept: Kept, configuration: Configuration | None) -> Reply:
        booking = kept.booking
        if booking.state is not State.DECLINED:
            return await standing(self.world, booking, configuration)
        speaker = Speaker(booking.asker, booking.asker_name, kept.card.zone, kept.card.locale)
        rooms = await self.world.store.linked_rooms()
        others = tuple(room for room in rooms if room.id != booking.room)
        seats = next((room.seats for room in rooms if room.id == booking.room), 0)
        asked = Asked(self.world, speaker, kept.card.chat, self.world.clock.now(), others)
        wish = booking.wish.at(booking.span).for_another_room(seats)
        return await offer_rooms(asked, wish, preface=RoomDeclined(booking.room_name))

    async def _show(self, kept: Kept, reply: Reply) -> None:
        """On the same card; where that is gone, as a new message; where the chat is gone, not at all."""
        viewer = Viewer.at(kept.card, kept.booking.asker_name)
        try:
            await self.showing.update(reply, viewer, kept.card.message)
        except MessageTrouble as trouble:
            if not trouble.gone:
                raise
            try:
                await self.showing.send(reply, viewer)
            except MessageTrouble as again:
                if not again.gone:
                    raise
                log.info("booking %s: its chat is gone", kept.booking.id)


def backed_off(booking: Booking, now: datetime) -> timedelta:
    """How long to wait after a failure: half of the time that it has been going on, 2 to 60 s."""
    return min(max((now - booking.made_at) / 2, timedelta(seconds=2)), timedelta(seconds=60))


_TROUBLES = {
    RefusedFor.NO_MAILBOX: Trouble.NO_MAILBOX,
    RefusedFor.NO_RIGHT: Trouble.NO_RIGHT,
    RefusedFor.OTHER: Trouble.REFUSED,
}


def invitation(booking: Booking) -> Invitation:
    """The event for a booking.

    As Nook, the person is named in the subject, since Exchange shows only the organiser's name on the room,
    and is invited, so that it stands in their calendar too where they have one."""
    as_nook = booking.level is BookingLevel.SERVICE
    about = booking.wish.subject or "Meeting"
    return Invitation(
        booking=booking.id,
        owner=booking.owner,
        room_name=booking.room_name,
        calendar=booking.calendar,
        span=booking.span,
        zone=booking.zone,
        subject=f"{about} ({booking.asker_name})" if as_nook and booking.asker_name else about,
        guests=((booking.asker_address, booking.asker_name),) if as_nook and booking.asker_address else (),
        note=f"Booked with Nook for {booking.asker_name}." if as_nook else "Booked with Nook.",
    )
