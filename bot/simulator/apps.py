"""What a tenant has agreed on beside people and rooms: its app registrations, and how it treats repeated requests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

ROLES = frozenset({"Place.Read.All", "Calendars.ReadWrite", "User.Read.All", "MailboxSettings.Read"})


@dataclass(slots=True)
class AppRegistration:
    """An Entra app. `roles`: Graph's application permissions it asks for, in force while `consented`. `has_api`: an
    application id URI of it is registered, so that tokens for itself can be had.
    """

    id: str
    secrets: set[str]
    name: str = "Nook"
    roles: set[str] = field(default_factory=lambda: set(ROLES))
    consented: bool = True
    has_api: bool = True


@dataclass(slots=True)
class TransactionRules:
    """How Exchange treats a repeated `transactionId`: `memory` None remembers for ever."""

    memory: timedelta | None = None
    conflict_status: int = 409
