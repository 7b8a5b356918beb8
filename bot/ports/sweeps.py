"""What the store keeps of the sweep: which room calendars are read of Microsoft 365 when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.sweeping import Beat


class SweepStore(Protocol):
    """Each beat is a row that is leased, so that of several replicas one reads it."""

    async def plan(self, beats: Collection[Beat], now: datetime) -> None:
        """Puts down those that are not yet there, due now, and forgets days that are over."""

    async def asked(self, asked: Mapping[Beat, datetime]) -> None:
        """When somebody searched there; they are due within `sweeping.OFTEN`."""

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> Mapping[Beat, datetime | None]:
        """Those due longest, leased to the caller, with when somebody searched there last."""

    async def settle(self, again: Mapping[Beat, timedelta | None], now: datetime) -> None:
        """After how long each is due again; None: not any more."""
