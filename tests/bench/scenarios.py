"""What is measured. Each scenario builds its requests beforehand and says by what a turn that went well is known."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from tests.bench import teams
from tests.bench.measuring import Right, Slice, WentWrong, measured, paced
from tests.bench.microsoft import Microsoft
from tests.bench.processes import Running

SEARCH = "book a room for 4 tomorrow 2pm for 1 hour"
TOLD_LIMIT = 15.0
CALM = 2
"""Times its turns, where a scenario is measured at half its pace."""


def accepted(status: int, body: bytes) -> bool:
    return status == 202


def asking(status: int, body: bytes) -> bool:
    """The pressed card says that the room is being asked."""
    return status == 200 and b"card.adaptive" in body and b"Asking Room" in body


@dataclass(frozen=True, slots=True)
class Scenario:
    """What people do; `turns` at a time. What comes of each is the new message or, `updates`, the changed card, in
    which `shows` must stand. `text` empty: a press on an offer that nobody has pressed yet. `fresh`: a new token each.
    """

    name: str
    text: str
    turns: int
    shows: bytes = b""
    fresh: bool = False
    updates: bool = False

    @property
    def right(self) -> Right:
        return accepted if self.text else asking

    @property
    def told(self) -> str:
        return "update" if self.updates else "message"


HELP = Scenario("help", "help", 80, b"What Nook can do")
HELP_FRESH = Scenario("help, a new token each", "help", 50, b"What Nook can do", fresh=True)
SEARCHING = Scenario("search", SEARCH, 60, b"Book Room")
PRESSING = Scenario("press “Book …”", "", 20, b"Booked", updates=True)
ECHO = Scenario("echo", "help", 160)


class Talk:
    """The people who talk to Nook."""

    def __init__(self, microsoft: Microsoft) -> None:
        self.microsoft = microsoft
        self.token = teams.bearer(microsoft)
        self._offers: Iterator[int] = count()

    async def does(self, running: Running, scenario: Scenario) -> Slice:
        """So many turns, as fast as they are answered. Raises WentWrong where one was not answered with its card."""
        before, cpu = self.microsoft.asked[scenario.told], running.cpu()
        found = await measured(running, self._requests(scenario, scenario.turns), scenario.right)
        await self._all_told(scenario, before, found.turns)
        running.turns += found.turns
        return replace(found, whole_cpu=running.cpu() - cpu)

    async def calmly(self, running: Running, scenario: Scenario, pace: float) -> tuple[float, ...]:
        """The latencies in seconds where so many come a second. Raises WentWrong as `does`."""
        before = self.microsoft.asked[scenario.told]
        found = await paced(running, self._requests(scenario, scenario.turns * CALM), scenario.right, pace)
        await self._all_told(scenario, before, len(found))
        running.turns += len(found)
        return found

    def one(self, scenario: Scenario) -> bytes:
        """The request of one turn."""
        if not scenario.text:
            return teams.press(self.microsoft, self.token, next(self._offers))
        token = teams.bearer(self.microsoft) if scenario.fresh else self.token
        return teams.message(self.microsoft, token, scenario.text)

    def _requests(self, scenario: Scenario, turns: int) -> list[bytes]:
        return [self.one(scenario) for _ in range(turns)]

    async def _all_told(self, scenario: Scenario, before: int, turns: int) -> None:
        """A booking is told in its time; any other answer came before the request's."""
        until = time.perf_counter() + (TOLD_LIMIT if scenario.updates else 0.0)
        while self.microsoft.asked[scenario.told] - before < turns and time.perf_counter() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        if self.microsoft.asked[scenario.told] - before < turns or scenario.shows not in self.microsoft.last_message:
            raise WentWrong(f"{scenario.name}: not all were told: {self.microsoft.last_message[:500]!r}")
