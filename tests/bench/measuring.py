"""One slice: so many turns over the open connections, as fast as they are answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.processes import Running
from tests.bench.raw_http import Wire

MOST_SECONDS = 6.0

Right = Callable[[int, bytes], bool]
"""Whether status and body are those of a turn that went well."""


@dataclass(frozen=True, slots=True)
class Slice:
    """`cpu`: seconds the measured process used; `own_cpu`: the measuring one. Seconds of each turn: `latencies` where
    they are asked as fast as they are answered, `at_half` at half that pace.
    """

    turns: int
    seconds: float
    cpu: float
    own_cpu: float
    latencies: tuple[float, ...]
    at_half: tuple[float, ...] = ()

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of CPU a turn."""
        return self.cpu / self.turns * 1000


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
