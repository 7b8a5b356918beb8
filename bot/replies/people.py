"""What Nook says of people who are to be invited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Account
from bot.domain.span import Span
from bot.presses import Press


@dataclass(frozen=True, slots=True)
class Together:
    """How the invited stand at the time of an offer. `busy`, `unknown`: their names; `you_busy`: who asks is.

    `first`: the next time when all of them and a room are free, with the press that searches then; None where they are
    free now, or never within the next days. `proposed`: nobody said a time, so this is that first one.
    """

    busy: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    you_busy: bool = False
    first: tuple[Span, Press] | None = None
    proposed: bool = False


class Unfound(StrEnum):
    NOBODY = "nobody of that name"
    NO_MAILBOX = "no mailbox"
    TOO_MANY = "too many in this chat"
    NO_CHAT = "a chat of two"


@dataclass(frozen=True, slots=True)
class WhichGuest:
    """Several people are called so; each with the press that goes on with them. `without` goes on with nobody of it."""

    said: str
    choices: tuple[tuple[Account, Press], ...]
    without: Press


@dataclass(frozen=True, slots=True)
class GuestUnfound:
    """Nobody is invited, nothing is booked. `said`: the name, or how many they are. `without`: goes on without."""

    why: Unfound
    said: str
    without: Press


PeopleReply = WhichGuest | GuestUnfound
