"""Buttons of the cards about series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.presses.bookings import Held


@dataclass(frozen=True, slots=True)
class BookSeries:
    """Books these rooms, by id, on these dates. All buttons of one card share `offer`, a UUID: one offer, one series.

    `wish` is for the first date.
    """

    offer: str
    dates: tuple[tuple[Span, str], ...]
    wish: Wish


@dataclass(frozen=True, slots=True)
class ShowSeries:
    series: str


@dataclass(frozen=True, slots=True)
class CancelSeries:
    """The dates that begin at `since` or later (UTC); None: all that are still to come."""

    series: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeDates:
    """Those that begin at `since` or later (UTC), None: all to come, get another time, or the room of that id. `span`:
    what the one that is `held` is to become; the others are moved as far. `dates`: only these, by the bookings' ids,
    each in the room of the id beside it; empty: whichever it is.
    """

    held: Held
    since: datetime | None
    span: Span | None = None
    room: str = ""
    dates: tuple[tuple[str, str], ...] = ()


OwnSeriesPress = ShowSeries | CancelSeries | ChangeDates
SeriesPress = BookSeries | OwnSeriesPress
