"""Buttons of the cards about bookings that stand. Each answers only the person whose card it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.meetings import Meeting
from bot.domain.span import Span


@dataclass(frozen=True, slots=True)
class Held:
    """Which one is meant: a booking of Nook's by id, or a meeting that was made in Outlook."""

    booking: str = ""
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class ShowBooking:
    held: Held


@dataclass(frozen=True, slots=True)
class AskToCancel:
    held: Held


@dataclass(frozen=True, slots=True)
class Cancel:
    held: Held


@dataclass(frozen=True, slots=True)
class MoveTo:
    """To this span; where it is None, to what the form's inputs hold (`date`, `start`, `duration`). `just`: no other
    date of its series. `room`: into the room of that id, "" for its own.
    """

    held: Held
    span: Span | None = None
    just: bool = False
    room: str = ""


@dataclass(frozen=True, slots=True)
class AskTime:
    """Shows the form for another time."""

    held: Held


@dataclass(frozen=True, slots=True)
class Extend:
    """Beyond `end` (UTC), when it ended as this was offered: pressed or delivered twice, it is extended once."""

    held: Held
    minutes: int
    end: datetime


@dataclass(frozen=True, slots=True)
class EndNow:
    held: Held


@dataclass(frozen=True, slots=True)
class AnotherRoom:
    """The free rooms for the same time. `bigger`: only those with more seats.

    `series`: for all dates of its series, or for those that begin at `since` or later (UTC). The rest is what was said
    of the other room, beyond what the booking was made for; 0 people: nothing.
    """

    held: Held
    bigger: bool = False
    people: int = 0
    building: str | None = None
    floor: str | None = None
    equipment: frozenset[str] = frozenset()
    series: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class SwitchTo:
    """`just`: no other date of its series."""

    held: Held
    room: str
    just: bool = False


@dataclass(frozen=True, slots=True)
class MoreBookings:
    """The next ones, after `skip`."""

    skip: int


BookingPress = (
    ShowBooking | AskToCancel | Cancel | MoveTo | AskTime | Extend | EndNow | AnotherRoom | SwitchTo | MoreBookings
)
