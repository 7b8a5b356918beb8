"""The people: they search and book when they would, whether Nook keeps up or not."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from bot.simulator import Simulator
from bot.simulator.conversations import Message
from tests.office import Seen
from tests.scale.company import Company

ROOM_ANSWERS = 1.0
"""Seconds that a room takes to answer."""
GIVEN_UP = 60.0

SEARCHES = 5.6
"""A second, Monday 8:45 to 9:15: a tenth of 100,000 people. In the peak minute it is four times that."""
BOOKINGS = 1.9
PEAK = 4


@dataclass(slots=True)
class Met:
    """What people met, in seconds; `lost`: what was asked for and never came to an end."""

    answers: list[float] = field(default_factory=list)
    asking: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    booked: list[Message] = field(default_factory=list)
    nothing_free: int = 0
    declined: int = 0
    lost: list[str] = field(default_factory=list)


class Crowd:
    def __init__(self, simulator: Simulator, company: Company, replicas: Sequence[str], seed: int = 9) -> None:
        self._simulator, self._company = simulator, company
        self._replicas = cycle(replicas)
        self._dice = random.Random(seed)
        self._under_way: set[asyncio.Task[None]] = set()
        self.seen = Met()

    async def minutes(self, count: int, peak: int, share: float) -> None:
        """So many minutes, of which the one numbered `peak` is the peak. Whoever began is waited for. `share`: of the
        people who would come.
        """
        began = time.monotonic()
        due = 0.0
        while due < count * 60:
            rate = share * SEARCHES * (PEAK if int(due // 60) == peak else 1)
            due += self._dice.expovariate(rate)
            await asyncio.sleep(max(0.0, began + due - time.monotonic()))
            task = asyncio.create_task(self._one(began + due))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        await asyncio.gather(*self._under_way)

    async def _one(self, due: float) -> None:
        person = self._dice.choice(self._company.people)
        place = f" in {self._dice.choice(self._company.buildings)}" if self._dice.random() < 0.8 else ""
        hour, quarter = self._dice.randrange(10, 18), self._dice.choice(("00", "30"))
        words = f"a room for {self._dice.choice((2, 4, 6))} today at {hour}:{quarter} for 30 minutes{place}"
        self._to_any()
        await self._simulator.teams.say(person, words)
        card = self._last(person)
        while card is None and time.monotonic() - due < GIVEN_UP:
            await asyncio.sleep(0.05)
            card = self._last(person)
        if card is None or card.message is None:
            self.seen.lost.append(f"no answer to {words!r}")
            return
        self.seen.answers.append(time.monotonic() - due)
        buttons = card.booking_buttons()
        if not buttons:
            self.seen.nothing_free += 1
        elif self._dice.random() < BOOKINGS / SEARCHES:
            await self._book(person, card.message, self._dice.choice(buttons))

    async def _book(self, person: Any, message: Message, title: str) -> None:
        pressed = time.monotonic()
        self._to_any()
        delivery = await self._simulator.teams.press(person, message, title)
        self.seen.asking.append(time.monotonic() - pressed)
        words = Seen(delivery.card or {}).words
        while "Asking" in words and time.monotonic() - pressed < GIVEN_UP:
            await asyncio.sleep(0.1)
            words = Seen(message.card(person) or {}).words
        if "Booked" in words:
            self.seen.booked.append(message)
            self.seen.told.append(time.monotonic() - pressed)
        elif "declined" in words or "taken" in words or "no longer free" in words:
            self.seen.declined += 1
        else:
            self.seen.lost.append(words[:200])

    def _to_any(self) -> None:
        """As a balancer does: any message to any replica."""
        self._simulator.teams.bot_url = next(self._replicas)

    def _last(self, person: Any) -> Seen | None:
        try:
            message = self._simulator.teams.last(person)
        except LookupError:
            return None
        card = message.card(person)
        return Seen(card, message) if card else None
