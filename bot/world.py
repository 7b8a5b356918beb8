"""All that commands and the worker need of the outside, in one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.free_busy import Readings
from bot.hours import Hours
from bot.ports import (
    Calendars,
    Clock,
    Directory,
    Files,
    Messenger,
    People,
    PublicAddress,
    Reports,
    Store,
    TabSignIn,
    Worded,
)
from bot.ports.drafts import DraftLink


@dataclass(frozen=True)
class World:
    """`ring` tells the worker that something is due. `exports` gives the address of the log as a file, for some
    minutes. `worded`: what is written into Outlook. `editor`: the address that such a link has. `readings` and `hours`
    are of these calendars, people and this store.
    """

    store: Store
    calendars: Calendars
    people: People
    directory: Directory
    files: Files
    messenger: Messenger
    clock: Clock
    ring: Callable[[], None]
    exports: Callable[[], str]
    public_address: PublicAddress
    tab_sign_in: TabSignIn
    reports: Reports
    worded: Worded
    editor: Callable[[DraftLink], str]
    readings: Readings = field(init=False)
    hours: Hours = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readings", Readings(self.store, self.calendars))
        object.__setattr__(self, "hours", Hours(self.store, self.people))
