"""What people are told unasked, and what is said of waiting for a room and asking for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.booking import Booking
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.presses import Press


@dataclass(frozen=True, slots=True)
class KeepAsked:
    """Still needed? `released_at`: when the room is released if nobody answers; None: it never is."""

    booking: Booking
    keep: Press
    free: Press
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeepNoted:
    """The room stays booked. `asker`: who had asked for it, and is told so."""

    booking: Booking
    asker: str = ""


@dataclass(frozen=True, slots=True)
class GaveBack:
    """The room is being given back. `asker`: who had asked for it, and is told so."""

    booking: Booking
    asker: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """Nobody checked in, so the room was given back, as the admin set it."""

    booking: Booking
    minutes: int


@dataclass(frozen=True, slots=True)
class RestAsked:
    """Nobody came to these dates of a series, in a row. `rest`: what is released at `released_at` if nobody answers."""

    missed: tuple[Booking, ...]
    rest: tuple[Booking, ...]
    keep: Press
    free: Press
    released_at: datetime


@dataclass(frozen=True, slots=True)
class RestAnswered:
    """The rest of the series stays booked; or, where it is not `kept`, is being given back."""

    rest: tuple[Booking, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class RestReleased:
    """The rest of the series is being given back; nobody answered."""

    rest: tuple[Booking, ...]


@dataclass(frozen=True, slots=True)
class ExtendOffered:
    """The meeting ends soon, and the room is free after it."""

    booking: Booking
    extend: Press
    minutes: int


@dataclass(frozen=True, slots=True)
class RoomFreed:
    """A room that was waited for: held until then. `given`: its holder gave it up for this person."""

    room: Room
    wish: Wish
    held_until: datetime
    book: Press
    given: bool = False


@dataclass(frozen=True, slots=True)
class HolderAsked:
    """Somebody asks whether the room could be given up, for a time in which this booking holds it."""

    booking: Booking
    asker: str
    span: Span
    keep: Press
    free: Press


@dataclass(frozen=True, slots=True)
class HolderKeeps:
    """The answer to who had asked: the room stays booked."""

    room: str
    wish: Wish
    wait: Press


class NoWait(StrEnum):
    """Why nobody is put in line, or no holder is asked; the words are in the card."""

    NO_TIME = "no time was said"
    NO_ROOM = "no room was named"
    SHARED_CHAT = "in a shared chat"
    OWN = "it is one's own booking"
    UNREACHABLE = "the holder cannot be asked"
    ASKED_BEFORE = "the holder was asked before"
    NOTHING_FITS = "no room would do"
    MUTED = "the person wants no notices"


@dataclass(frozen=True, slots=True)
class WaitRefused:
    """Nothing was put down. `instead`: what may help, if anything: waiting, or notices again."""

    why: NoWait
    room: str = ""
    instead: Press | None = None


@dataclass(frozen=True, slots=True)
class WaitNoted:
    """In line, after `before` others. `room`: the one that is waited for, "" for any that fits."""

    wish: Wish
    room: str
    before: int
    stop: Press


@dataclass(frozen=True, slots=True)
class WaitStopped:
    """No longer in line; nothing was booked."""


@dataclass(frozen=True, slots=True)
class AskNoted:
    """The holder is asked, not by night, and the answer is told here."""

    room: str
    wish: Wish


@dataclass(frozen=True, slots=True)
class QuietSet:
    """`switch` does the opposite."""

    on: bool
    switch: Press


NoticeReply = (
    KeepAsked
    | KeepNoted
    | GaveBack
    | Released
    | RestAsked
    | RestAnswered
    | RestReleased
    | ExtendOffered
    | RoomFreed
    | HolderAsked
    | HolderKeeps
    | WaitRefused
    | WaitNoted
    | WaitStopped
    | AskNoted
    | QuietSet
)
