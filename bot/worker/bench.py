"""What each step of the worker needs, and how it writes down what it did."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.booking import Booking
from bot.ports import Kept
from bot.showing import Showing
from bot.world import World

log = logging.getLogger("nook.worker")


@dataclass(frozen=True, slots=True)
class Bench:
    """`lease`: seconds that a booking is this worker's alone."""

    world: World
    showing: Showing
    lease: float

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    async def goes_on(self, before: Kept, after: Booking) -> bool:
        """Written down, and the next step is taken at once: others get it as late as if the lease were renewed."""
        await self.world.store.save(after, self.now + timedelta(seconds=self.lease), before.booking)
        return True

    async def waits(self, before: Kept, after: Booking, due: datetime | None) -> bool:
        """Written down until it is due again; None: all is done."""
        await self.world.store.save(after, due, before.booking)
        return False


def backed_off(booking: Booking, now: datetime) -> timedelta:
    """How long to wait after a failure: half of the time that it has been going on, 2 to 60 s."""
    if booking.change and booking.change.asked_at is None:
        return timedelta(seconds=5)  # when it was wished for is not kept, and somebody waits
    began = booking.change.asked_at if booking.change and booking.change.asked_at else booking.made_at
    return min(max((now - began) / 2, timedelta(seconds=2)), timedelta(seconds=60))
