"""Global administrators are told unasked when Microsoft 365 lets Nook in no more: once a day, until it does again.

What they are told is the check of the set-up, which names the cure. A secret that is refused keeps Nook out of Teams
too, yet the token that it has lasts for some minutes after the first renewal failed: that is when they are told.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import timedelta

from bot.commands.admin.check import checked
from bot.commands.command import DEFAULT_ZONE
from bot.domain.ailments import Ailment
from bot.domain.people import Role
from bot.ports import MessageTrouble, Remembered, StoreTrouble
from bot.showing import Showing, Viewer, own_chat
from bot.worker.bench import log
from bot.world import World

EVERY = 30.0
"""Seconds between two looks. A look asks nobody."""
LASTS = timedelta(days=2)


class Alarming:
    """`home`: the bot's own tenant."""

    def __init__(self, world: World, showing: Showing, home: str) -> None:
        self.world, self._showing, self._home = world, showing, home

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            await self.work()

    async def work(self) -> int:
        """How many administrators were told."""
        told = 0
        try:
            for tenant in {one.tenant for one in (await self.world.store.configurations()).values() if one.on}:
                ailment = self.world.directory.shut_out(tenant)
                if ailment is not None and await self._first_today(tenant, ailment):
                    told += await self._tell()
        except StoreTrouble as trouble:
            log.warning("administrators are not told what is wrong: %s", trouble)
        return told

    async def _first_today(self, tenant: str, ailment: Ailment) -> bool:
        """Of all replicas, and whatever was started anew."""
        now = self.world.clock.now()
        about = hashlib.sha256(f"{tenant} {ailment.symptom} {now.date()}".encode()).hexdigest()[:32]
        return await self.world.store.remember(Remembered(f"alarm-{about}", tenant, "", "", "", (), now + LASTS))

    async def _tell(self) -> int:
        found = await checked(self.world, self.world.clock.now(), self._home)
        told = 0
        for who, name, role in await self.world.store.admins():
            chat = await own_chat(self.world.store, who) if role is Role.GLOBAL else None
            if chat is None:
                continue
            try:
                await self._showing.send(found, Viewer(chat, who.object_id, name, DEFAULT_ZONE, ""))
                told += 1
            except MessageTrouble as trouble:
                log.warning("an administrator could not be told what is wrong: %s", trouble)
        log.error("Microsoft 365 lets Nook in no more; %d administrators were told", told)
        return told
