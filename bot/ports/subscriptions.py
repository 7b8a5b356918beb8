"""Change notifications of Microsoft 365: subscriptions to room calendars, and what is kept of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Subscription:
    """`id`: Microsoft 365's, "" while it is being made. `secret_hash`: SHA-256 of its clientState, hexadecimal.

    `tried_at`: when it was made or renewed last, or somebody tried to.
    """

    calendar: str
    configuration: str
    id: str
    secret_hash: str
    expires_at: datetime
    tried_at: datetime


class LifecycleEvent(StrEnum):
    """Microsoft's own words: "Reduce missing subscriptions and change notifications"."""

    REAUTHORIZE = "reauthorizationRequired"
    REMOVED = "subscriptionRemoved"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Told:
    """One notification, as it came: nothing in it is believed but what its secret proves. `event`: "" for a change."""

    subscription: str
    secret: str
    event: str = ""


class Subscriptions(Protocol):
    """Through Graph. Each method raises CalendarTrouble or one of its kinds."""

    async def subscribe(
        self, configuration: Configuration, calendar: str, secret: str, url: str, until: datetime
    ) -> tuple[str, datetime]:
        """Its id, and until when it lasts. One that is there for this calendar already is replaced."""

    async def renew(self, configuration: Configuration, id: str, until: datetime) -> datetime | None:
        """Until when it lasts now; None where it is gone."""


class SubscriptionStore(Protocol):
    async def all(self) -> Mapping[str, Subscription]:
        """By calendar. Kept in memory for some seconds."""

    async def begin(self, subscription: Subscription, before: datetime) -> bool:
        """Writes it unless one is there that was tried since `before`: of several replicas one gets True."""

    async def keep(self, subscription: Subscription) -> None: ...
    async def drop(self, calendars: Collection[str]) -> None: ...
    async def hint(self, calendars: Collection[str]) -> None:
        """Something may have changed there: to be read with the next sweep."""

    async def hinted(self, most: int) -> Sequence[str]:
        """Takes them, so that of several replicas one reads them."""
