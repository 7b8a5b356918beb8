"""One slice: so many turns over the open connections, as fast as they are answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from tests.bench.processes import Running
from tests.bench.raw_http import Wire

MOST_SECONDS = 6.0

Right = Callable[[int, bytes], bool]
"""Whether status and body are those of a turn that went well."""


@dataclass(frozen=True, slots=True)
class Slice:
    """`cpu`: seconds the measured process used, `whole_cpu` until all was done that came of it; `own_cpu`: those of the
    measuring process; `latencies`: seconds of each turn.
    """

    turns: int
    seconds: float
    cpu: float
    own_cpu: float
    latencies: tuple[float, ...]
    whole_cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU a turn."""
        return self.cpu / self.turns * 1000

    @property
    def whole_ms(self) -> float:
        """Milliseconds of CPU a turn with all that came of it."""
        return self.whole_cpu / self.turns * 1000

    @property
    def calm_pace(self) -> float:
        """Turns a second: half of what can be answered with all that comes of it."""
        return min(self.rate, 1000 / self.whole_ms) / 2

    def __add__(self, other: Slice) -> Slice:
        return Slice(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Slice)))


@dataclass(frozen=True, slots=True)
class Beside:
    """`slice` and one of the `echo`, taken in small pieces in turn: a machine that is twice as fast a second later is
    so for both. `at_half`: seconds of each turn where half as many come as can be answered.
    """

    slice: Slice
    echo: Slice
    at_half: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Turns a second, as a part of the echo's."""
        return self.slice.rate / self.echo.rate

    @property
    def cpu_ratio(self) -> float:
        """The echo's CPU a turn, as a part of this one's."""
        return self.echo.cpu_ms / self.slice.cpu_ms


class WentWrong(Exception):
    """A turn was not answered as it should be: nothing measured is worth anything then."""


async def measured(running: Running, requests: Sequence[bytes], right: Right) -> Slice:
    """Ends early after `MOST_SECONDS`. Raises WentWrong."""
    left = iter(requests)
    latencies: list[float] = []
    cpu, own_cpu, began = running.cpu(), time.process_time(), time.perf_counter()
    until = began + MOST_SECONDS

    async def one_by_one(at: int) -> None:
        wire = running.wires[at]
        for question in left:
            asked = time.perf_counter()
            status, body = await wire.ask(question)
            now = time.perf_counter()
            latencies.append(now - asked)
            if not right(status, body):
                raise WentWrong(f"answered {status}: {body[:300]!r}")
            if now > until:
                return

    await asyncio.gather(*(one_by_one(at) for at in range(min(len(running.wires), len(requests)))))
    seconds = time.perf_counter() - began
    return Slice(len(latencies), seconds, running.cpu() - cpu, time.process_time() - own_cpu, tuple(latencies))


async def paced(running: Running, requests: Sequence[bytes], right: Right, rate: float) -> tuple[float, ...]:
    """The latencies in seconds where so many come a second, whatever became of those before: each is counted from the
    moment when it was to be sent, so that waiting for others is part of it. Raises WentWrong.
    """
    began, left = time.perf_counter(), iter(enumerate(requests))
    latencies: list[float] = []

    async def one_by_one(wire: Wire) -> None:
        for at, question in left:
            due = began + at / rate
            await asyncio.sleep(due - time.perf_counter())
            status, body = await wire.ask(question)
            latencies.append(time.perf_counter() - due)
            if not right(status, body):
                raise WentWrong(f"answered {status}: {body[:300]!r}")

    await asyncio.gather(*(one_by_one(wire) for wire in running.wires))
    return tuple(latencies)


async def alone(running: Running, question: bytes, right: Right) -> tuple[float, float]:
    """One turn with nothing beside it: seconds until it was answered, and seconds of CPU."""
    cpu, began = running.cpu(), time.perf_counter()
    status, body = await running.wires[0].ask(question)
    if not right(status, body):
        raise WentWrong(f"answered {status}: {body[:300]!r}")
    return time.perf_counter() - began, running.cpu() - cpu


def percentile(values: Sequence[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
