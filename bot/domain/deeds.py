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
    LINKED = "linked"
    UNLINKED = "unlinked"
    GRANTED = "granted a role"
    REVOKED = "revoked a role"
    BOOKED = "booked"


class Fact(StrEnum):
    """What is told of something before or after a deed. The words for it are in the card of the log."""

    NAME = "name"
    ACCOUNT = "account"
    LEVEL = "level"
    DOMAIN = "domain"
    MANAGE = "people manage"
    ON = "on"
    ASKS_BEFORE = "asks to keep, minutes before"
    MADE_AHEAD = "if made so many hours ahead"
    CHECK_IN = "releases, minutes after the start"
    KEEP_ROOM = "of room"
    CONNECTED = "connected"
    CALENDAR = "calendar"
    NEW = "new"
    CHANGED = "changed"
    LINKED = "linked"
    LINKED_TO = "linked to"
    ROLE = "role"


Told = tuple[tuple[Fact, str], ...] | str
"""Facts, some of them several times; or a name as it is."""


def in_short(told: Told) -> str:
    """`name: Contoso; level: user; domain: contoso.com`: for files."""
    return told if isinstance(told, str) else "; ".join(f"{fact}: {value}" for fact, value in told)


@dataclass(frozen=True, slots=True)
class Deed:
    """`on`: what it was done to, by name. `before`, `after`: what changed; never a secret."""

    at: datetime
    who: Identity
    name: str
    did: Did
    on: str
    before: Told = ""
    after: Told = ""
