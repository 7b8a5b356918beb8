"""Long work that goes on after its turn: step by step, each shown on the card that began it.

A step is a press like any other, with the same checks of who may; it only has no finger on it. When Nook stops in
between, nothing is lost: the card has the same press as a button.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot.commands import BY_PRESS
from bot.commands.command import Asked
from bot.ports import Heard, MessageTrouble, StoreTrouble
from bot.replies import Reply
from bot.replies.calendars import CalendarsConnecting
from bot.showing import Showing, Viewer
from bot.world import World

log = logging.getLogger("nook.going_on")

STEP_LIMIT = 20.0
"""Seconds for one step: nobody waits for it, so it may take longer than a turn."""


class GoingOn:
    def __init__(self, world: World, showing: Showing) -> None:
        self._world, self._showing = world, showing
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def after(self, reply: Reply, heard: Heard, viewer: Viewer) -> None:
        """Goes on where the reply says that there is more to come. A card that is pressed again has one run only."""
        if earlier := self._under_way.pop(heard.card, None):
            earlier.cancel()
        if isinstance(reply, CalendarsConnecting) and not reply.stalled and heard.card:
            task = asyncio.create_task(self._all(reply, heard, viewer))
            self._under_way[heard.card] = task
            task.add_done_callback(lambda ended: self._ended(heard.card, ended))

    def _ended(self, card: str, task: asyncio.Task[None]) -> None:
        if self._under_way.get(card) is task:
            del self._under_way[card]

    async def finished(self) -> None:
        """Waits for all that is under way."""
        while self._under_way:
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def aclose(self) -> None:
        """Stops after what was begun; the cards keep the button that goes on."""
        for task in self._under_way.values():
            task.cancel()
        await self.finished()

    async def _all(self, reply: Reply, heard: Heard, viewer: Viewer) -> None:
        while isinstance(reply, CalendarsConnecting) and not reply.stalled:
            reply = await self._step(reply, heard)
            try:
                await self._showing.update(reply, viewer, heard.card)
            except (MessageTrouble, StoreTrouble) as trouble:
                log.info("how far it came could not be shown: %s", trouble)

    async def _step(self, so_far: CalendarsConnecting, heard: Heard) -> Reply:
        now = self._world.clock.now()
        asked = Asked(self._world, heard.speaker, heard.chat, now, (), card=heard.card)
        try:
            async with asyncio.timeout(STEP_LIMIT):
                return await BY_PRESS[type(so_far.rest)](asked, so_far.rest, heard.speaker.identity.object_id)
        except (TimeoutError, StoreTrouble) as trouble:
            log.info("a step could not be taken: %s", trouble or "it took too long")
        except Exception:
            log.exception("a step broke")
        return replace(so_far, stalled=True)
