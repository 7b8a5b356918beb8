"""The table and the bars."""

from __future__ import annotations

import os
import platform
import statistics
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.beginning import Beginning
from tests.bench.measuring import Beside, percentile
from tests.bench.pictures import Pictures
from tests.bench.processes import Running
from tests.bench.scenarios import PRESSING

LEAST = {"help": 0.15, "search, 60 rooms": 0.05, "search, 500 rooms": 0.08, "press “Book …”": 0.05}
"""Turns a second, as a part of the echo's."""
MOST_P99 = 100.0
MOST_START_UP = 2.5
MOST_MEGABYTES = 200.0
MOST_GROWTH = 2.0
"""Megabytes, which is what one that does nothing breathes."""
MOST_STALL = 100.0


def machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or "unknown CPU",
    )
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} × {model}{busy}; {platform.system()}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


@dataclass(slots=True)
class Table:
    rounds: list[dict[str, Beside]] = field(default_factory=list)
    beginnings: list[Beginning] = field(default_factory=list)
    echo_starts: list[float] = field(default_factory=list)
    megabytes: dict[str, float] = field(default_factory=dict)
    after: list[tuple[int, float]] = field(default_factory=list)
    """Turns that one Nook has answered, and its megabytes then."""
    pictures: Pictures | None = None

    def memory(self, echo: Running, nook: Running, many: Running) -> None:
        self.megabytes = {"echo": echo.rss(), "Nook, 60 rooms": nook.rss(), "Nook, 500 rooms": many.rss()}

    def ratio(self, name: str) -> float:
        """To the echo beside it; the median of the rounds."""
        return statistics.median(each[name].ratio for each in self.rounds)

    def cpu_ratio(self, name: str) -> float:
        return statistics.median(each[name].cpu_ratio for each in self.rounds)

    def calm(self, name: str, part: float) -> float:
        """That percentile in ms, of all rounds, where half as many turns come as can be answered."""
        return percentile([each * 1000 for one in self.rounds for each in one[name].at_half], part)

    def missed(self) -> list[str]:
        out = [
            f"{name}: {self.ratio(name):.3f} of the echo's turns a second, at least {least} is wanted"
            for name, least in LEAST.items()
            if self.ratio(name) < least
        ]
        out += [
            f"{name}: p99 is {late:.0f} ms at half load, less than {MOST_P99:.0f} ms is wanted"
            for name in self.rounds[0]
            if (late := self.calm(name, 0.99)) > MOST_P99
        ]
        if (start := statistics.median(each.start_up for each in self.beginnings)) > MOST_START_UP:
            out.append(f"start-up to /ready: {start:.2f} s, less than {MOST_START_UP} s is wanted")
        if (most := max(self.megabytes.values())) > MOST_MEGABYTES:
            out.append(f"memory: {most:.0f} MB, less than {MOST_MEGABYTES:.0f} MB is wanted")
        *_, (first, early), (last, late) = self.after
        if late - early > MOST_GROWTH:
            out.append(f"memory grew by {late - early:.0f} MB from {first} to {last} turns, none is wanted")
        for name in self.beginnings[0].firsts:
            if (stall := self._extra(name)) > MOST_STALL:
                out.append(f"the first {name} costs {stall:.0f} ms of CPU more than later ones: something is not warm")
        return out

    def _extra(self, name: str) -> float:
        return statistics.median(each.firsts[name].extra_cpu for each in self.beginnings)

    def __str__(self) -> str:
        return "\n".join([*self._turns(), "", str(self.pictures), "", *self._beginning(), "", *self._memory()])

    def _turns(self) -> list[str]:
        out = [
            f"{len(self.rounds)} rounds of every line in turn, piece by piece with the echo; medians, in brackets the"
            " lowest and highest round; p50 and p99 at half that pace",
            f"{'':26} {'turns/s':>8} {'× echo':>22} {'wanted':>7} {'CPU ms':>7} {'echo/CPU':>9}"
            f" {'p50 ms':>7} {'p99 ms':>7}",
        ]
        for name in self.rounds[0]:
            slices = [each[name].slice for each in self.rounds]
            ratios = [each[name].ratio for each in self.rounds]
            spread = f"{self.ratio(name):.3f} ({min(ratios):.3f}–{max(ratios):.3f})"
            out.append(
                f"{name:26} {statistics.median(s.rate for s in slices):8.0f} {spread:>22}"
                f" {LEAST.get(name, ''):>7}"
                f" {statistics.median(s.cpu_ms for s in slices):7.2f} {self.cpu_ratio(name):9.3f}"
                f" {self.calm(name, 0.5):7.0f} {self.calm(name, 0.99):7.0f}"
            )
        booking = statistics.median(each[PRESSING.name].slice.whole_ms for each in self.rounds)
        out.append(f"a booking until its card says “Booked”, everything: {booking:.1f} ms of CPU")
        bare = [each["echo"].slice for each in self.rounds]
        own = statistics.median(each.own_cpu / each.seconds for each in bare)
        out.append(f"the measuring end used {own:.0%} of a core during the echo's slices (near 100 %: it is the limit)")
        return out

    def _beginning(self) -> list[str]:
        starts = [each.start_up for each in self.beginnings]
        echo = statistics.median(self.echo_starts)
        out = [
            f"start-up to /ready: {statistics.median(starts):.2f} s ({min(starts):.2f}–{max(starts):.2f}),"
            f" of it {statistics.median(each.start_cpu for each in self.beginnings):.2f} s CPU;"
            f" the echo: {echo:.2f} s ({statistics.median(starts) / echo:.1f} ×)"
        ]
        for name in self.beginnings[0].firsts:
            firsts = [each.firsts[name] for each in self.beginnings]
            latency = statistics.median(each.latency for each in firsts)
            later = statistics.median(each.later_latency for each in firsts)
            cpu = statistics.median(each.cpu for each in firsts)
            out.append(
                f"the first {name}: {latency:.0f} ms, {cpu:.0f} ms CPU; later ones: {later:.1f} ms,"
                f" {statistics.median(each.later_cpu for each in firsts):.1f} ms CPU"
            )
        return out

    def _memory(self) -> list[str]:
        start = statistics.median(each.start_rss for each in self.beginnings)
        grown = ", ".join(f"after {turns} turns {size:.0f} MB" for turns, size in self.after)
        end = ", ".join(f"{name} {size:.0f} MB" for name, size in self.megabytes.items())
        ratio = self.megabytes["Nook, 60 rooms"] / self.megabytes["echo"]
        return [f"memory (RSS) at /ready {start:.0f} MB, {grown}; at the end {end} ({ratio:.1f} × the echo)"]
