"""No more messages than Teams takes: who would be too early waits for their turn instead of being refused.

Page "Optimize your bot with rate limiting in Teams": so many sends to one conversation, and fifty requests a second of
one app in one tenant. Each replica counts what it sends itself; where all of them together are too many, the
connector's 429 is obeyed as before.
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence

from bot.ports import Chat, MessageTrouble

TO_A_CHAT = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))
IN_A_TENANT = ((50, 1.0),)
"""At most so many within so many seconds."""
LONGEST_WAIT = 30.0
"""Seconds. Beyond, the message fails like any that Teams did not take, and whoever keeps it in a row tries again."""
REMEMBERED = 10_000
"""Conversations."""

Limits = Sequence[tuple[int, float]]


def slot(taken: Sequence[float], limits: Limits, now: float) -> float:
    """The first moment at which one more fits. `taken`: the moments given out, growing; nobody overtakes the last."""
    return max([now, *taken[-1:], *(taken[-most] + seconds for most, seconds in limits if len(taken) >= most)])


class Pace:
    """`elapsed` (seconds, growing) and `sleep` are for tests."""

    def __init__(
        self,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep, self._elapsed = sleep, elapsed
        self._taken: OrderedDict[str, list[float]] = OrderedDict()

    async def turn(self, chat: Chat) -> None:
        """Returns when it is this message's turn, in the order of asking. Raises MessageTrouble where that is too
        long.
        """
        for key, limits in ((f"{chat.tenant} {chat.conversation}", TO_A_CHAT), (chat.tenant, IN_A_TENANT)):
            if wait := self._reserved(key, limits):
                await self._sleep(wait)

    def is_free(self, chat: Chat) -> bool:
        """Whether a message to that chat would not have to wait now, nor others of the tenant soon: of what Teams takes
        in a second half is left.
        """
        now = self._elapsed()
        in_tenant = self._taken.get(chat.tenant, [])
        (most, seconds), *_ = IN_A_TENANT
        if len(in_tenant) - bisect_right(in_tenant, now - seconds) >= most // 2:
            return False
        return slot(self._taken.get(f"{chat.tenant} {chat.conversation}", ()), TO_A_CHAT, now) <= now

    def _reserved(self, key: str, limits: Limits) -> float:
        now = self._elapsed()
        taken = self._taken.pop(key, [])
        self._taken[key] = taken
        if len(self._taken) > REMEMBERED:
            self._taken.popitem(last=False)
        del taken[: bisect_right(taken, now - limits[-1][1])]
        at = slot(taken, limits, now)
        if at - now > LONGEST_WAIT:
            raise MessageTrouble(f"There were too many messages to this chat; the next may go in {at - now:.0f} s.")
        taken.append(at)
        return at - now
