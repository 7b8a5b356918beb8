"""Each message is answered once, at whichever replica it is delivered again.

Bot Framework delivers again what was not answered within 15 seconds (page "Bot activity handlers" of the Teams
developer pages). This process remembers what it met by itself; what another one met, all of them remember together.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.ports import Deliveries, Heard, StoreTrouble
from bot.teams.recently import Recently


class Once:
    def __init__(self, deliveries: Deliveries, now: Callable[[], datetime]) -> None:
        self._deliveries, self._now = deliveries, now
        self._messages: Recently[bool] = Recently(now, timedelta(minutes=10), most=20_000)
        # Shorter, because somebody may remove the bot and add it again to see its welcome.
        self._arrivals: Recently[bool] = Recently(now, timedelta(minutes=1), most=2_000)

    def met(self, heard: Heard) -> bool:
        """Whether this process met it before. From now on it has."""
        # Teams tells of one arrival in two activities with different ids.
        seen, key = (self._arrivals, _key(heard, "arrived")) if heard.arrived else (self._messages, _key(heard))
        if seen.get(key):
            return True
        seen.keep(key, True)
        return False

    async def is_mine(self, heard: Heard) -> bool:
        """Whether no other replica answers it. Where the database is away nobody knows, and the turn says so itself."""
        if heard.arrived:  # whether a chat was welcomed is in the store anyway
            return True
        try:
            mine = await self._deliveries.take(_shared(heard), self._now())
        except StoreTrouble:
            return True
        if not mine:
            self._messages.forget(_key(heard))  # the other one may die of it
        return mine

    async def answered(self, heard: Heard) -> None:
        if not heard.arrived:
            with contextlib.suppress(StoreTrouble):
                await self._deliveries.answered(_shared(heard), self._now())


def _key(heard: Heard, id: str = "") -> tuple[str, str, str]:
    return heard.chat.tenant, heard.chat.conversation, id or heard.id


def _shared(heard: Heard) -> str:
    """Tells nobody who reads the table who wrote in which chat."""
    return hashlib.sha256(" ".join(_key(heard)).encode()).hexdigest()[:32]
