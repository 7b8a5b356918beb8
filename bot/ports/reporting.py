"""Where a report's chart and figures can be fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.use import Period


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Signed addresses: of the chart, good for a day, and of the figures as CSV, for some minutes."""

    picture: str
    table: str


Reports = Callable[[Period, str, str], ReportFiles]
"""Of a period, a building ("" for all), with the few words in the chart for a reader's locale."""
