"""People and their working hours, as the directory and their mailboxes show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from .zones import zone

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Local wall-clock hours on the given days, in the zone `zone` (Windows or IANA name)."""

    zone: str = "UTC"
    start: time = time(8)
    end: time = time(17)
    days: tuple[Weekday, ...] = WEEKDAYS[:5]

    def contain(self, start: datetime, end: datetime) -> bool:
        """Whether an aware stretch lies within the hours of one working day."""
        here = zone(self.zone)
        first, last = start.astimezone(here), end.astimezone(here)
        return (
            first.date() == last.date()
            and WEEKDAYS[first.weekday()] in self.days
            and self.start <= first.time()
            and last.time() <= self.end
        )


@dataclass(frozen=True, slots=True)
class Person:
    """One user of the directory. `id` is the Entra object id; `mailbox` False: no calendar (guests, say)."""

    id: str
    name: str
    upn: str
    mail: str | None
    guest: bool = False
    enabled: bool = True
    mailbox: bool = True
    zone: str = "UTC"
    hours: WorkingHours = field(default_factory=WorkingHours)
    title: str = ""
    locale: str = "en-GB"

    @property
    def teams_id(self) -> str:
        """The person's id on the msteams channel; for one bot and one person always the same."""
        return f"29:1{self.id.replace('-', '')}{self.id[:8]}"
