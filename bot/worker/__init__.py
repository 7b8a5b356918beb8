"""What goes on between turns: each booking is driven to its end through the outbox, whatever crashes meanwhile.

A booking that is not done has an outbox row that says when it is due. A worker leases due rows, takes one step at a
time (`bot.domain.booking.next_step`) and writes the outcome with the next due time in one transaction. When a process
dies, its lease ends after `LEASE` seconds and another worker, or the same after its restart, takes the same step
again: the event carries the booking's id as transactionId, so that a step done twice does nothing twice.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.domain.booking import Delay, State, Step, Trouble, failed, next_step, shown
from bot.domain.configuration import Configuration
from bot.ports import CalendarTrouble, Conflict, Kept, MessageTrouble, StoreTrouble
from bot.showing import Showing
from bot.trace import traced
from bot.worker.asking import follow, invitation, invite, make_sure, withdraw
from bot.worker.bench import Bench, backed_off, log
from bot.worker.changing import change, follow_change, put_back, watch
from bot.worker.sending import show
from bot.worker.telling import as_it_stands, tell
from bot.world import World

__all__ = ["KNOWN_AFTER", "LEASE", "Worker", "invitation"]

LEASE = 8.0
SPARE = 1.0
"""Seconds before its lease ends that a step is cut off, so that no two workers are at the same booking."""
POLL = 0.5
AT_ONCE = 16
TOLD_UNTIL = timedelta(hours=12)
"""How long after a meeting its card is still worth changing."""
KNOWN_AFTER = timedelta(seconds=30)
"""From when on each replica knows the configuration of a booking: what another one made shows within 10 s."""

STEPS: Mapping[Step, Callable[[Bench, Kept, Configuration], Awaitable[bool]]] = {
    Step.INVITE: invite,
    Step.FOLLOW: follow,
    Step.WITHDRAW: withdraw,
    Step.CHANGE: change,
    Step.FOLLOW_CHANGE: follow_change,
    Step.PUT_BACK: put_back,
    Step.WATCH: watch,
    Step.MAKE_SURE: make_sure,
}
"""Each writes down what it did; True goes on with the next step at once."""


class Worker:
    def __init__(self, world: World, showing: Showing, bell: asyncio.Event, lease: float = LEASE) -> None:
        self.world, self.bell, self.lease = world, bell, lease
        self._bench = Bench(world, showing, lease)

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
        with traced(id):
            await self._driven(id)

    async def _driven(self, id: str) -> None:
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
            configuration = (await self.world.store.configurations()).get(kept.booking.configuration)
            try:
                if step is None:
                    return await self.world.store.save(kept.booking, None, kept.booking)
                if not await self._take(step, kept, configuration):
                    return
            except CalendarTrouble as trouble:
                return await self._calendars_busy(kept, configuration, trouble)
            except MessageTrouble as trouble:
                return await self._not_told(kept, trouble)
            except Conflict:
                # Whoever changed it made it due at once and ended the lease: it is claimed anew, perhaps by another.
                return log.info("booking %s: it was changed meanwhile", id)

    async def _take(self, step: Step, kept: Kept, configuration: Configuration | None) -> bool:
        if step is Step.TELL:
            return await tell(self._bench, kept, configuration)
        if configuration is None:
            return await self._disconnected(kept)
        return await STEPS[step](self._bench, kept, configuration)

    async def _disconnected(self, kept: Kept) -> bool:
        """Its configuration was removed, so nothing more can be done in Microsoft 365, nor learned from there."""
        booking, now = kept.booking, self.world.clock.now()
        if now - booking.made_at < KNOWN_AFTER:
            return await self._bench.waits(kept, booking, now + backed_off(booking, now))
        log.warning("booking %s: its configuration %s was removed", booking.id, booking.configuration)
        if booking.state is State.ASKING:
            return await self._bench.goes_on(kept, failed(booking, Trouble.TOO_LATE))
        return await self._bench.waits(kept, booking, None)

    async def _calendars_busy(self, kept: Kept, configuration: Configuration | None, trouble: CalendarTrouble) -> None:
        """Tells the person once that it takes longer, and comes back when Microsoft 365 allows."""
        booking, now = kept.booking, self.world.clock.now()
        log.info("booking %s: %s", booking.id, trouble)
        with contextlib.suppress(Conflict):
            if booking.state is State.ASKING and booking.span.end <= now:
                return await self.world.store.save(failed(booking, Trouble.TOO_LATE), now, kept.booking)
            due = now + max(timedelta(seconds=trouble.retry_after or 0), backed_off(booking, now))
            if booking.delay is Delay.NONE and booking.state in (State.ASKING, State.INVITED):
                booking = replace(booking, delay=Delay.CALENDARS_BUSY)
                with contextlib.suppress(MessageTrouble):
                    later = replace(kept, booking=booking)
                    await show(self._bench, later, await as_it_stands(self._bench, later, configuration))
            await self.world.store.save(booking, due, kept.booking)

    async def _not_told(self, kept: Kept, trouble: MessageTrouble) -> None:
        booking, now = kept.booking, self.world.clock.now()
        log.info("booking %s: its card could not be changed: %s", booking.id, trouble)
        with contextlib.suppress(Conflict):
            if now > booking.span.end + TOLD_UNTIL:
                told = replace(booking, told=shown(booking.state), untold=False)
                return await self.world.store.save(told, now, kept.booking)
            await self.world.store.save(booking, now + backed_off(booking, now), kept.booking)
