"""Keep or release: whether, when and for which rooms Nook asks if a booked room is still needed."""

from __future__ import annotations

from dataclasses import dataclass

MOST_MINUTES = 120
MOST_HOURS = 24 * 30


@dataclass(frozen=True, slots=True)
class KeepOrRelease:
    """A configuration's setting. As it comes, only what was booked more than a day ahead is asked about.

    `minutes_before` the start it is asked, 0: never. `made_ahead_hours`: what was booked later than that is not asked
    about, since it can hardly have been forgotten. `check_in_minutes` after the start a room is released for which
    nobody answered, 0: never. `rooms`: names of those that it is for, empty: all.
    """

    minutes_before: int = 15
    made_ahead_hours: int = 24
    check_in_minutes: int = 0
    rooms: frozenset[str] = frozenset()

    def concerns(self, room: str) -> bool:
        return not self.rooms or room.casefold() in {name.casefold() for name in self.rooms}
