"""Deeds: who did what when, as the audit log keeps them. They are only ever added."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Identity


class Did(StrEnum):
    """What was done. The words for it are in the card of the log."""

    ASKED_CONSENT = "asked for consent"
    CONSENTED = "consent proved"
    ADDED_CONFIGURATION = "added a configuration"
    CHANGED_CONFIGURATION = "changed a configuration"
    RENAMED_CONFIGURATION = "renamed a configuration"
    SWITCHED_OFF = "switched off a configuration"
    SWITCHED_ON = "switched on a configuration"
    REMOVED_CONFIGURATION = "removed a configuration"
    CONNECTED = "connected calendars"
    DISCONNECTED = "disconnected a calendar"
    IMPORTED_ROOMS = "imported rooms"
    IMPORTED_PLANS = "imported floor plans"
    REMOVED_PLAN = "removed a floor plan"
    LINKED = "linked"
    UNLINKED = "unlinked"
    GRANTED = "granted a role"
    REVOKED = "revoked a role"
    BOOKED = "booked"


@dataclass(frozen=True, slots=True)
class Deed:
    """`on`: what it was done to, by name. `before`, `after`: what changed, in short words; never a secret."""

    at: datetime
    who: Identity
    name: str
    did: Did
    on: str
    before: str = ""
    after: str = ""
