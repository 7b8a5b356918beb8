"""What replicas agree on about messages that Teams delivers again, since the second time may come to another one."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Deliveries(Protocol):
    """`key`: of which message, the same at each replica."""

    async def take(self, key: str, now: datetime) -> bool:
        """Whether this replica is to answer it: none has, and none is at it. Raises StoreTrouble.

        Whoever took it and was not heard of for 14 s is taken for dead: Teams delivers again after 15 s (page "Bot
        basics" of the Teams developer pages), and then it must not be silent.
        """

    async def answered(self, key: str, now: datetime) -> None:
        """No replica is to answer it within the next ten minutes. Raises StoreTrouble."""
