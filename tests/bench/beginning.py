"""A cold process: how long until it is ready, and whether its first turns stall the event loop."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from tests.bench.measuring import alone
from tests.bench.processes import Running
from tests.bench.scenarios import HELP, PRESSING, SEARCHING, Talk

LATER = 20


@dataclass(frozen=True, slots=True)
class First:
    """Of one kind of turn, in ms: what the first cost and what the later ones cost (median)."""

    latency: float
    cpu: float
    later_latency: float
    later_cpu: float

    @property
    def extra_cpu(self) -> float:
        """An upper bound of what the first one alone made everybody wait for."""
        return self.cpu - self.later_cpu


@dataclass(frozen=True, slots=True)
class Beginning:
    """`start_up`, `start_cpu`: seconds until `/ready` said yes; `firsts` by kind of turn."""

    start_up: float
    start_cpu: float
    start_rss: float
    firsts: dict[str, First]


async def began(running: Running, talk: Talk) -> Beginning:
    """The first help, the first search and the first booking of a process that has just become ready."""
    kinds = {"help": HELP, "search": SEARCHING, "press": PRESSING}
    first = {name: await alone(running, talk.one(kind), kind.right) for name, kind in kinds.items()}
    later = {
        name: [await alone(running, talk.one(kind), kind.right) for _ in range(LATER)] for name, kind in kinds.items()
    }
    return Beginning(
        running.start_up,
        running.start_cpu,
        running.start_rss,
        {
            name: First(
                latency * 1000,
                cpu * 1000,
                statistics.median(each for each, _ in later[name]) * 1000,
                statistics.fmean(each for _, each in later[name]) * 1000,
            )
            for name, (latency, cpu) in first.items()
        },
    )
