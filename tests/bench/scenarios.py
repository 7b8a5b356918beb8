"""What is measured. Each scenario builds its requests beforehand and says by what a turn that went well is known."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from tests.bench import teams
from tests.bench.measuring import Slice, WentWrong, measured, paced
from tests.bench.microsoft import Microsoft
from tests.bench.processes import Running

SEARCH = "book a room for 4 tomorrow 2pm for 1 hour"
TOLD_LIMIT = 15.0


def accepted(status: int, body: bytes) -> bool:
    return status == 202


def asking(status: int, body: bytes) -> bool:
    """The pressed card says that the room is being asked."""
    return status == 200 and b"card.adaptive" in body and b"Asking Room" in body


@dataclass(frozen=True, slots=True)
class Scenario:
    """`turns` in one slice; `shows` must stand in the card that is sent; `fresh`: a new token for each turn."""

    name: str
    text: str
    turns: int
    shows: bytes = b""
    fresh: bool = False


HELP = Scenario("help", "help", 400, b"What Nook can do")
HELP_FRESH = Scenario("help, a new token each", "help", 250, b"What Nook can do", fresh=True)
SEARCHING = Scenario("search", SEARCH, 150, b"Book Room")
ECHO = Scenario("echo", "help", 1000)


class Talk:
    """The people who talk to Nook."""

    def __init__(self, microsoft: Microsoft) -> None:
        self.microsoft = microsoft
        self.token = teams.bearer(microsoft)
        self._offers: Iterator[int] = count()
        self.turns = 0

    async def hears(self, running: Running, scenario: Scenario, turns: int = 0) -> Slice:
        """A slice of messages. Raises WentWrong where one was not answered with its card."""
        before = self.microsoft.asked["message"]
        turns = turns or scenario.turns
        found = await measured(running, [self.said(scenario) for _ in range(turns)], accepted)
        calm = await paced(running, [self.said(scenario) for _ in range(turns // 2)], accepted, found.rate / 2)
        found = replace(found, at_half=calm)
        done = found.turns + len(calm)
        if self.microsoft.asked["message"] - before != done or scenario.shows not in self.microsoft.last_message:
            raise WentWrong(f"{scenario.name}: the card was not sent: {self.microsoft.last_message[:500]!r}")
        self.turns += done
        return found

    def said(self, scenario: Scenario) -> bytes:
        token = teams.bearer(self.microsoft) if scenario.fresh else self.token
        return teams.message(self.microsoft, token, scenario.text)

    def pressed(self) -> bytes:
        """A press on an offer that nobody has pressed yet."""
        return teams.press(self.microsoft, self.token, next(self._offers))

    async def presses(self, running: Running, turns: int) -> tuple[Slice, float]:
        """A slice of bookings; and the CPU in ms that one cost until its card said how it went."""
        before, cpu = self.microsoft.asked["update"], running.cpu()
        found = await measured(running, [self.pressed() for _ in range(turns)], right=asking)
        until = time.perf_counter() + TOLD_LIMIT
        while self.microsoft.asked["update"] - before < found.turns:
            if time.perf_counter() > until:
                raise WentWrong("bookings were not told to the end")
            await asyncio.sleep(0.05)
        if b"Booked" not in self.microsoft.last_message:
            raise WentWrong(f"not booked: {self.microsoft.last_message[:500]!r}")
        each = (running.cpu() - cpu) / found.turns * 1000
        pace = min(found.rate, 1000 / each) / 2
        calm = await paced(running, [self.pressed() for _ in range(turns // 2)], asking, pace)
        self.turns += found.turns + len(calm)
        return replace(found, at_half=calm), each
