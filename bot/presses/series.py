"""Buttons of the cards about series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.span import Span
from bot.domain.wish import Wish


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


OwnSeriesPress = ShowSeries | CancelSeries
SeriesPress = BookSeries | OwnSeriesPress
