"""Subscriptions to the busiest rooms' calendars, so that a change shows sooner than the sweep would find it.

They are a hint only: whatever is told makes a room due to be read, nothing else. Lost, doubled or forged, the sweep
reads the truth all the same.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from bot.domain.roster import roster_of
from bot.domain.workplace import Room
from bot.ports import CalendarTrouble, StoreTrouble
from bot.ports.subscriptions import LifecycleEvent, Subscription, Subscriptions, Told
from bot.world import World

log = logging.getLogger("nook.worker")

EVERY = 60.0
"""Seconds between two looks."""
MOST = 500
"""Subscriptions. Each costs a call a week; the other rooms are found by the sweep."""
AT_ONCE = 20
"""New ones in one look."""
LASTS = timedelta(days=6)
RENEWED = timedelta(days=2)
"""Before its end."""
TRIED_AGAIN = timedelta(minutes=15)


class Subscribing:
    def __init__(self, world: World, through: Subscriptions, public_url: str) -> None:
        self.world, self._through = world, through
        self.url = f"{public_url.rstrip('/')}/notifications"
        self.possible = can_be_told(self.url)

    async def run(self) -> None:
        """Until cancelled."""
        while self.possible:
            await asyncio.sleep(EVERY)
            await self.work()

    async def work(self) -> None:
        """Renews what ends soon, and subscribes to what is busiest."""
        try:
            known = await self.world.store.subscriptions.all()
            wanted = {room.calendar: room for room in self._busiest(await self.world.store.linked_rooms())}
            for one in known.values():
                await self._look_after(one)
            for room in [room for calendar, room in wanted.items() if calendar not in known][:AT_ONCE]:
                await self._subscribe(room)
        except StoreTrouble as trouble:
            log.warning("subscriptions have to wait: %s", trouble)
        except Exception:
            log.exception("looking after subscriptions broke")

    async def heard(self, told: Sequence[Told]) -> None:
        """What came in at /notifications. Raises StoreTrouble."""
        store = self.world.store.subscriptions
        known = {one.id: one for one in (await store.all()).values() if one.id}
        for one in told:
            ours = known.get(one.subscription)
            if ours is None or not hmac.compare_digest(ours.secret_hash, hashed(one.secret)):
                log.info("a notification was not of a subscription of ours")
                continue
            if one.event == LifecycleEvent.REMOVED:
                await store.drop([ours.calendar])
            elif one.event == LifecycleEvent.REAUTHORIZE:
                await store.keep(replace(ours, expires_at=self.world.clock.now()))
            await store.hint([ours.calendar])

    def _busiest(self, rooms: tuple[Room, ...]) -> Sequence[Room]:
        return self.world.readings.busiest(roster_of(rooms), self.world.clock.now(), MOST)

    async def _subscribe(self, room: Room) -> None:
        configuration = (await self.world.store.configurations()).get(room.configuration)
        if configuration is None:
            return
        store, now, secret = self.world.store.subscriptions, self.world.clock.now(), secrets.token_urlsafe(32)
        new = Subscription(room.calendar, configuration.id, "", hashed(secret), now + LASTS, now)
        if not await store.begin(new, now - TRIED_AGAIN):
            return
        try:
            id, until = await self._through.subscribe(configuration, room.calendar, secret, self.url, new.expires_at)
        except CalendarTrouble as trouble:
            return log.info("no subscription to %s: %s", room.calendar, trouble)
        await store.keep(replace(new, id=id, expires_at=until))
        await store.hint([room.calendar])  # what changed before it was there

    async def _look_after(self, one: Subscription) -> None:
        """Whatever is not ours to have any more goes; what ends soon is renewed, and read anew."""
        store, now = self.world.store.subscriptions, self.world.clock.now()
        configuration = (await self.world.store.configurations()).get(one.configuration)
        tried_lately = now - one.tried_at < TRIED_AGAIN
        if configuration is None or (not one.id and not tried_lately):
            return await store.drop([one.calendar])
        if not one.id or one.expires_at - now > RENEWED:
            return
        if one.expires_at > now and tried_lately:
            return
        if not await store.begin(replace(one, tried_at=now), one.tried_at):
            return  # another replica is at it
        try:
            until = await self._through.renew(configuration, one.id, now + LASTS)
        except CalendarTrouble as trouble:
            return log.info("the subscription to %s is not renewed: %s", one.calendar, trouble)
        if until is None:
            await store.drop([one.calendar])
        else:
            await store.keep(replace(one, expires_at=until, tried_at=now))
        await store.hint([one.calendar])


def hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def can_be_told(url: str) -> bool:
    """Graph reaches public https addresses only; one on this machine stands for it in the demo."""
    parts = urlsplit(url)
    local = parts.hostname in ("127.0.0.1", "localhost", "::1")
    return local or (parts.scheme == "https" and "." in (parts.hostname or ""))
