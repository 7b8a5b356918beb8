"""Nook as a process of its own between people and a Microsoft that can be slow: for what is measured in seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from tests.bench import office, pictures, teams
from tests.bench.measuring import percentile
from tests.bench.microsoft import Microsoft
from tests.bench.processes import Running, nook
from tests.bench.raw_http import Answering, Wire

ROOMS = 60


class Late(Answering):
    def __init__(self, answer: Callable[[bytes, bytes, bytes], bytes], wait: Callable[[str], float]) -> None:
        super().__init__(answer)
        self._wait = wait

    def send(self, path: bytes, answer: bytes) -> None:
        if seconds := self._wait(path.decode()):
            asyncio.get_running_loop().call_later(seconds, self._later, answer)
        else:
            super().send(path, answer)

    def _later(self, answer: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(answer)


class SlowMicrosoft(Microsoft):
    """`wait`: seconds before an address is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.wait: Callable[[str], float] = lambda path: 0.0

    def answering(self) -> Answering:
        return Late(self._answer, lambda path: self.wait(path))


class Town:
    """People on wires of their own; a wire carries one question at a time."""

    def __init__(self, microsoft: SlowMicrosoft, running: Running) -> None:
        self.microsoft, self.running = microsoft, running
        self.token = teams.bearer(microsoft)

    def says(self, text: str, who: int, tenant: str = "") -> bytes:
        return teams.message(self.microsoft, self.token, text, who, tenant)

    async def seconds(self, question: bytes, wire: Wire | None = None) -> tuple[int, float]:
        """Status, and how long it took; on a new wire where none is given."""
        own = wire or await Wire.to(self.running.port)
        began = time.perf_counter()
        try:
            status, _ = await own.ask(question)
            return status, time.perf_counter() - began
        finally:
            if wire is None:
                own.close()

    async def paced(
        self, questions: Iterator[bytes], a_second: float, lasts: float, wires: int = 16, every: int = 1
    ) -> tuple[list[int], list[float]]:
        """So many a second, evenly, `every` at a time: statuses, and seconds of each from when it was due."""
        opened = [await Wire.to(self.running.port) for _ in range(wires)]
        began, left = time.perf_counter(), iter(range(int(a_second * lasts)))
        statuses: list[int] = []
        taken: list[float] = []

        async def one_by_one(wire: Wire) -> None:
            for at in left:
                due = began + at // every * every / a_second
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                status, _ = await wire.ask(next(questions))
                statuses.append(status)
                taken.append(time.perf_counter() - due)

        try:
            await asyncio.gather(*map(one_by_one, opened))
        finally:
            for wire in opened:
                wire.close()
        return statuses, taken


@asynccontextmanager
async def town(folder: Path, plans: bool = False, **settings: str) -> AsyncIterator[Town]:
    """A Nook of some rooms that nobody has spoken to yet."""
    microsoft = SlowMicrosoft()
    async with await microsoft.listen():
        url = await office.prepared(folder / "nook.db", ROOMS, offers=0)
        if plans:
            await pictures.with_plans(url)
        async with nook(microsoft, url, 0, folder / "nook.log", **settings) as running:
            yield Town(microsoft, running)


Turns = tuple[list[int], list[float]]


async def in_turn(
    trouble: Callable[[float], Awaitable[object]], others: Callable[[float], Awaitable[Turns]], rounds: int, each: float
) -> str:
    """The others' p99 with the trouble and without it, in rounds of `each` seconds of both: whatever else the machine
    does meets both alike, and of the rounds the median counts.
    """
    with_it: list[float] = []
    without: list[float] = []
    for _ in range(rounds):
        statuses, taken = await others(each)
        assert set(statuses) == {202}
        without.append(ms(taken))
        with_it.append(ms(await beside(trouble(each), others(each))))
    ratio = median(one / other for one, other in zip(with_it, without, strict=True))
    return f"{median(with_it):.0f} ms, {ratio:.1f} x that without ({median(without):.0f} ms)"


async def beside(trouble: Awaitable[object], others: Awaitable[Turns]) -> list[float]:
    """Seconds of the others' turns while the trouble goes on; each must have been answered."""
    _, (statuses, taken) = await asyncio.gather(trouble, others)
    assert set(statuses) == {202}
    return taken


def ms(seconds: Sequence[float], part: float = 0.99) -> float:
    return percentile(seconds, part) * 1000
