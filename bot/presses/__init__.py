"""Everything a button can ask for, one frozen value each.

A button never carries these values: it carries an opaque reference, and the value waits in the store under it.
`ACTS` are presses that work once; all others only look and may be pressed any number of times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from bot.domain.span import Span
from bot.domain.wish import Draft, Wish
from bot.presses.bookings import BookingPress
from bot.presses.calendars import CalendarPress
from bot.presses.configurations import ConfigurationPress
from bot.presses.notices import NoticePress
from bot.presses.plans import FloorPress, PlanPress
from bot.presses.reports import ShowReport
from bot.presses.rooms import RoomsPress
from bot.presses.series import OwnSeriesPress, SeriesPress


@dataclass(frozen=True, slots=True)
class Say:
    """As if the person had written these words."""

    words: str


@dataclass(frozen=True, slots=True)
class FindRooms:
    """The form was filled in; what its inputs hold overrides the draft."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class MoreRooms:
    """The same wish, the next rooms: `skip` of the best ones were shown before."""

    wish: Wish
    skip: int


@dataclass(frozen=True, slots=True)
class AnotherTime:
    """Shows the form, filled in with this wish."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class SeeRoom:
    """That room's day, with the day, time and length of the draft."""

    room: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Book:
    """Books this room for this stretch. All buttons of one card share `offer`, a UUID: one offer gives one booking.

    `series`: it steps in for a date of that series.
    """

    offer: str
    room: str
    span: Span
    wish: Wish
    series: str = ""


@dataclass(frozen=True, slots=True)
class SeeMine:
    """The view of a booking's card that its own asker has, by the booking's id; their client asks for it by itself."""

    booking: str


AdminPress = ConfigurationPress | CalendarPress | RoomsPress | FloorPress | ShowReport
Press = (
    Say
    | FindRooms
    | MoreRooms
    | AnotherTime
    | SeeRoom
    | Book
    | SeeMine
    | PlanPress
    | BookingPress
    | SeriesPress
    | NoticePress
    | AdminPress
)
OWN_ONLY = (
    FindRooms,
    SeeMine,
    *get_args(BookingPress),
    *get_args(OwnSeriesPress),
    *get_args(NoticePress),
    *get_args(AdminPress),
)
"""Presses that answer only the person whose card it is; the others answer anybody in the chat."""
