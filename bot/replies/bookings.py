"""What Nook says about bookings that stand: mine, which one, and what cannot be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.booking import Booking
from bot.domain.meetings import Meeting
from bot.domain.span import Span
from bot.domain.wish import Draft, Problem
from bot.domain.workplace import Room
from bot.presses import Press

PAGE = 5
"""Bookings on one card of `my bookings`."""


@dataclass(frozen=True, slots=True)
class Mine:
    """One line of `my bookings`. `booking` where Nook knows it, `meeting` where only the calendar does.

    `actions`: title key and press, in the order they are shown: "cancel", "extend", "end now", "move", "another room".
    `link` opens it in Outlook, "" for none.
    """

    span: Span
    room: Room | None
    room_name: str
    subject: str
    booking: Booking | None
    meeting: Meeting | None
    actions: tuple[tuple[str, Press], ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class MyBookings:
    """From now on, by start. `more`: how many follow those shown; `unread`: the person's calendar did not answer."""

    shown: tuple[Mine, ...]
    skipped: int
    more: int
    unread: bool = False


@dataclass(frozen=True, slots=True)
class WhichBooking:
    """Several fit what was said, or none. `doing`: "cancel", "extend", "end now", "move" or "another room"."""

    doing: str
    choices: tuple[tuple[Mine, Press], ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class CancelAsked:
    """Asks once, with who will be told. `guests`: how many others are invited."""

    mine: Mine
    yes: Press
    guests: int


class NotPossible(StrEnum):
    """Why nothing was changed; the words are in the card."""

    NOT_YOURS = "booked as Nook, not to be changed"
    UNDER_WAY = "something is under way with it"
    OVER = "it is over"
    NOT_BEGUN = "it has not begun"
    GONE = "it is gone"
    NOT_LINKED = "its room is not linked any more"
    NOT_ORGANIZER = "somebody else organises it"
    ROOM_BUSY = "the room is busy then"
    NO_ROOM = "no other room is free"
    NO_TIME = "no time was said"
    SAME = "it is so already"
    BAD_TIME = "that time is not possible"
    OUTLOOKS_SERIES = "of a series made in Outlook one date at a time"


@dataclass(frozen=True, slots=True)
class ChangeRefused:
    """Nothing was changed, and the booking stands as it is. `instead`: the nearest that is possible, each with a press.

    `admins`: names of those who can change what Nook booked.
    """

    why: NotPossible
    mine: Mine | None
    instead: tuple[tuple[Span, Room | None, Press], ...] = ()
    admins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """The form for another time, filled in with what is."""

    mine: Mine
    draft: Draft
    submit: Press
    wrong: Problem | None = None


@dataclass(frozen=True, slots=True)
class RoomsToSwitch:
    """Free rooms for the same time, best first, each with the press that switches to it.

    `unknown`: a room that was asked for by this name, and that nobody knows.
    """

    mine: Mine
    rooms: tuple[tuple[Room, Press], ...]
    unknown: str = ""


BookingReply = MyBookings | WhichBooking | CancelAsked | ChangeRefused | TimeAsked | RoomsToSwitch
