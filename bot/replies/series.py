"""What Nook says of series: which rooms they can have, how their dates stand, and which of them are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.booking import Booking
from bot.domain.configuration import BookingLevel
from bot.domain.series import Cut, Plan
from bot.domain.span import Span
from bot.domain.wish import Draft, Wish
from bot.domain.workplace import Room
from bot.presses import Press
from bot.replies.bookings import Mine


@dataclass(frozen=True, slots=True)
class SeriesEndAsked:
    """Nothing is booked: the series has no end, or is repeated in a way that Nook does not book (`unreadable`).

    `weeks`: for how many, each with the press that searches so. `once`: searches for the first date alone.
    """

    weeks: tuple[tuple[int, Press], ...]
    once: Press
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class PlanOffered:
    """`book` takes all its dates; `own`, where other rooms step in: only those when the room itself is free."""

    plan: Plan
    book: Press
    own: Press | None = None


@dataclass(frozen=True, slots=True)
class SeriesOffered:
    """`spans`: the dates that were looked at; `left_out` more were said, which lie too far ahead or are too many.

    `window`: the last day that rooms take bookings for. `taken`: somebody was quicker, and nothing is booked.
    `draft`: what was said, where one may go on with it. `unclear`: several of these may have been meant.
    """

    wish: Wish
    spans: tuple[Span, ...]
    offers: tuple[PlanOffered, ...]
    window: date
    cut: Cut | None = None
    left_out: int = 0
    taken: bool = False
    draft: Draft | None = None
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """How the dates stand, by start. `instead`: for dates without a room, one that is free then.

    `level`, `may_manage`: as whose they are booked, and whether the asker can change them; `admins`: who can where the
    asker cannot. `cancel` is None where nothing is left to cancel, or by somebody else. `by_rule`: a room declined
    though it is free then.
    """

    bookings: tuple[Booking, ...]
    level: BookingLevel
    may_manage: bool
    admins: tuple[str, ...] = ()
    instead: tuple[tuple[Span, Room, Press], ...] = ()
    cancel: Press | None = None
    pressed_again: bool = False
    by_another: bool = False
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class WhichDates:
    """One of a series shall be cancelled or changed: this one, those from it on, or all that are to come. Asked once.

    How many each takes with it, and its press. `doing`: "cancel", "move", "extend" or "another room".
    `since` is None where it would mean the same as all.
    """

    mine: Mine
    one: Press | None
    since: tuple[int, Press] | None
    all: tuple[int, Press] | None
    keep: Press
    doing: str = "cancel"


@dataclass(frozen=True, slots=True)
class DatesOffered:
    """Nothing is changed yet: which dates can have what is wished, in which rooms. `spans`: the dates as they would be.

    `doing` as in `WhichDates`. `impossible`: so many dates cannot have that time, whatever the room.
    """

    mine: Mine
    spans: tuple[Span, ...]
    offers: tuple[PlanOffered, ...]
    keep: Press
    doing: str
    impossible: int = 0


SeriesReply = SeriesEndAsked | SeriesOffered | SeriesShown | WhichDates | DatesOffered
