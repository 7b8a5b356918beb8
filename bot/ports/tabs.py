"""The tab, as its edge asks for it: looks and turns of people who signed in. What comes back is JSON for the page."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Any, Protocol

from bot.domain.floor_day import FloorDay, FloorKey
from bot.domain.people import Identity
from bot.ports.chats import Speaker

Json = dict[str, Any]


class TooOften(Exception):
    """The person is to slow down; the next turn will pass after so many `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class FloorWatch(Protocol):
    async def next(self, seconds: float) -> FloorDay | None:
        """Waits until there is something new, the latest only; None after so many seconds without."""


class FloorTab(Protocol):
    """Every method raises StoreTrouble, and TooOften where this person is to slow down."""

    async def floor(self, speaker: Speaker, building: str, floor: str, day: date | None, wide: bool) -> Json:
        """A floor as it is opened, from the store alone; the likeliest one where none is named. Without "rooms" where
        there is none at all. `wide`: the plan is laid out for a wide window.
        """

    def watch(self, speaker: Speaker, key: FloorKey) -> AbstractAsyncContextManager[FloorWatch]:
        """The floor from now on."""

    def told(self, seen: FloorDay, who: Identity) -> Json:
        """What changes of a floor while it is looked at: its rooms, and this person's own bookings there."""

    async def room(
        self, speaker: Speaker, room: str, day: date, at: datetime | None, minutes: int, people: int
    ) -> Json:
        """A room's day, asked of its calendar, with a button for each free time of that length. `at` UTC: the time that
        was chosen, None for none.
        """

    async def press(self, speaker: Speaker, reference: str, inputs: Mapping[str, str], booking: str) -> Json:
        """A button that was given out in the tab. `booking`: the id of the one whose card it stands on (`about` in what
        came before), "" for none; what comes of it is told on that card in the chat.
        """

    async def booking(self, speaker: Speaker, id: str) -> Json | None:
        """Where a booking of theirs stands, as they are told it; None where they have none of that id."""

    async def picture(self, id: str) -> bytes | None:
        """What lies under a plan that was made of a picture."""
