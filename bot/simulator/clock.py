"""The clock of the pretend world: real by default, moved by hand in tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def real_now() -> datetime:
    return datetime.now(UTC)


class MovableClock:
    """Stands still until it is moved. Call it to read it; give a tenant the object itself as its `now`."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("The clock needs an aware time")
        self._moment = start.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._moment

    def advance(self, seconds: float = 0, *, minutes: float = 0, hours: float = 0, days: float = 0) -> datetime:
        """Moves on by so much, and gives the new moment."""
        self._moment += timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
        return self._moment

    def set(self, moment: datetime) -> None:
        """Jumps to an aware moment, forwards or backwards."""
        self._moment = moment.astimezone(UTC)
