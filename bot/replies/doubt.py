"""What Nook asks where words may mean two things."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.presses import Press


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that may have been meant, and the press that goes on with it.

    `wish`: what of it is different from the others, its time; None where only a room is asked about. `room`: where the
    others mean other rooms.
    """

    press: Press
    wish: Wish | None = None
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class WhichReading:
    """The likeliest reading first; nothing is booked."""

    readings: tuple[Reading, ...]


DoubtReply = WhichReading
