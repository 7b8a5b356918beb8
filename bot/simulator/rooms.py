"""Rooms and room lists as Graph's places show them, and the booking attendant's policy of each room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from .people import WorkingHours

Answer = Literal["accept", "decline", "tentative", "never"]


@dataclass(frozen=True, slots=True)
class RoomPolicy:
    """What the resource booking attendant does with a request. Exchange's page: "Set-CalendarProcessing".

    `after` is the time between the request and its processing. A maximum of 0 minutes is no limit.
    """

    answer: Answer = "accept"
    after: timedelta = timedelta(seconds=1)
    owner: str | None = None
    allow_conflicts: bool = False
    booking_window_days: int = 180
    maximum_minutes: int = 1440
    work_hours_only: bool = False
    allow_recurring: bool = True


def accepts(after: float = 1, **limits: bool | int) -> RoomPolicy:
    """Accepts what is free and allowed, `after` seconds later. Limits: the other fields of `RoomPolicy` by name."""
    return RoomPolicy("accept", timedelta(seconds=after), **limits)  # type: ignore[arg-type]


def declines(after: float = 1) -> RoomPolicy:
    """Declines every request."""
    return RoomPolicy("decline", timedelta(seconds=after))


def tentative(owner: str | None = None, after: float = 1) -> RoomPolicy:
    """Answers tentatively, until its owner (a mail address) accepts or declines."""
    return RoomPolicy("tentative", timedelta(seconds=after), owner=owner)


def never_answers(after: float = 1) -> RoomPolicy:
    """Puts the request into its calendar as tentative and never answers (Exchange's AutoUpdate)."""
    return RoomPolicy("never", timedelta(seconds=after))


@dataclass(frozen=True, slots=True)
class Room:
    """A room mailbox and its place. `zone` is the mailbox's own zone (IANA or Windows name)."""

    id: str
    address: str
    name: str
    building: str | None = None
    floor: int | None = None
    floor_label: str | None = None
    seats: int | None = None
    tags: tuple[str, ...] = ()
    audio: str | None = None
    video: str | None = None
    screen: str | None = None
    wheelchair: bool | None = None
    booking_type: Literal["unknown", "standard", "reserved"] = "standard"
    zone: str = "UTC"
    hours: WorkingHours = field(default_factory=WorkingHours)
    label: str | None = None
    nickname: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class RoomList:
    """A distribution list of rooms, usually a building. Rooms by address."""

    id: str
    address: str
    name: str
    rooms: tuple[str, ...] = ()
