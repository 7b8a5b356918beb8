"""The button of a report. Only admins may press it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AS_IT_IS = "="
"""What a card sends where the period stays; clients do not show an empty value as chosen."""
EVERYWHERE = "*"
"""What a card sends where all buildings are chosen."""


@dataclass(frozen=True, slots=True)
class ShowReport:
    """A report of those days. What is chosen on the card counts for more: `period` in words, and which of the
    `buildings` by its place in them.
    """

    first: date
    last: date
    building: str = ""
    buildings: tuple[str, ...] = ()
