"""Which rooms are held otherwise than before: a busy day has tens of thousands of bookings, and each search wants to
know what they hold without reading all of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from itertools import islice

from bot.domain.booking import Booking

_MOST = 5_000
"""Changes that are remembered; who did not look for longer reads all."""


class HoldChanges:
    """The calendars whose holds changed, numbered. `heard`: whether the changes of all processes are told here."""

    def __init__(self) -> None:
        self.heard = False
        self._number = 1
        self._changed: deque[str] = deque(maxlen=_MOST)

    def changed(self, calendars: Collection[str]) -> None:
        self._changed.extend(calendars)
        self._number += len(calendars)

    def all_changed(self) -> None:
        self._number += _MOST + 1
        self._changed.clear()

    def since(self, number: int) -> tuple[int, frozenset[str] | None]:
        """The number of now, and the calendars since that one, 0 for the first time; None where it may be any."""
        new = self._number - number
        if not self.heard or number == 0 or new > len(self._changed):
            return self._number, None
        return self._number, frozenset(islice(reversed(self._changed), new))


def calendars_of(*bookings: Booking | None) -> set[str]:
    """What they hold, themselves or by their change."""
    there = [booking for booking in bookings if booking is not None]
    return {booking.calendar for booking in there} | {booking.change.calendar for booking in there if booking.change}
