"""The editor of floor plans meets the chat: what is drawn in its page is shown where its picture came from."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.commands.admin import drawing
from bot.ports import MessageTrouble
from bot.ports.drafts import CannotEdit, DraftLink, EditorTrouble, Opened, Outline
from bot.showing import Showing, Viewer
from bot.world import World

log = logging.getLogger("nook.editing")


class Drawing:
    """`bot.ports.drafts.Editing`."""

    def __init__(self, world: World, showing: Showing) -> None:
        self._world, self._showing = world, showing

    async def opened(self, link: DraftLink, key: str) -> Opened:
        return await drawing.opened(self._world, link, key, self._world.clock.now())

    async def picture(self, link: DraftLink, key: str) -> bytes:
        return await drawing.picture(self._world, link, key, self._world.clock.now())

    async def saved(self, link: DraftLink, key: str, outlines: Sequence[Outline]) -> None:
        """Where Teams does not take the preview, nothing is saved and the page stays open."""
        after, before = await drawing.saved(self._world, link, key, outlines, self._world.clock.now())
        reply = await drawing.shown(self._world, after, None)
        try:
            await self._showing.send(reply, Viewer.at(after.card, after.asker_name))
        except MessageTrouble as trouble:
            log.warning("a plan that was drawn could not be shown: %s", trouble)
            await self._world.store.drafts.change(before, after)
            raise CannotEdit(EditorTrouble.NOT_TOLD) from trouble
