"""All that commands and the worker need of the outside, in one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.free_busy import Readings
from bot.ports import Calendars, Clock, Messenger, People, Store


@dataclass(frozen=True)
class World:
    """`ring` tells the worker that something is due. `readings` are of these calendars and this store."""

    store: Store
    calendars: Calendars
    people: People
    messenger: Messenger
    clock: Clock
    ring: Callable[[], None]
    readings: Readings = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readings", Readings(self.store, self.calendars))
