"""Pictures of floors: how long one takes that nobody has drawn before, and what a hundred a second do to turns."""

from __future__ import annotations

import asyncio
import io
import statistics
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import cast

from PIL import Image

from bot.domain.floorplan import Plan, State
from bot.imdf import read_plans
from bot.ports import Store
from bot.simulator.plans import archives
from bot.store import open_store
from bot.web.plan_pictures import PlanPictures
from tests.bench.measuring import Slice, WentWrong, measured, percentile
from tests.bench.processes import SIGNING_KEY, Running
from tests.bench.raw_http import Wire, request
from tests.bench.scenarios import HELP, Talk

A_SECOND = 100
NEW = 10
"""Of those in a second, so many show states that nobody has looked at yet."""
WIRES = 16
TURNS = 120
WANTED = 50.0
"""Milliseconds, on a machine that has nothing else to do."""


@dataclass(slots=True)
class Pictures:
    """`first`: milliseconds of each picture that was drawn; `zlib`: of packing the same pixels. `without`, `beside`:
    slices of turns with no pictures and with a hundred a second, in turn; `shown`: milliseconds of each of those."""

    first: list[float] = field(default_factory=list)
    zlib: list[float] = field(default_factory=list)
    without: list[Slice] = field(default_factory=list)
    beside: list[Slice] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        first, packed = statistics.median(self.first), statistics.median(self.zlib)
        before, with_them = (_p99(slices) for slices in (self.without, self.beside))
        return (
            f"a picture of a floor, drawn: {first:.0f} ms (p99 {percentile(self.first, 0.99):.0f}; {WANTED:.0f} is"
            f" wanted where all is quiet), {first / packed:.1f} × zlib of its pixels\n"
            f"turns' p99 beside {A_SECOND} pictures a second: {with_them:.0f} ms, without {before:.0f} ms"
            f" ({with_them / before:.1f} ×); the pictures' p99 {percentile(self.shown, 0.99):.0f} ms"
        )


def _p99(slices: list[Slice]) -> float:
    return percentile([each * 1000 for one in slices for each in one.latencies], 0.99)


def plans() -> list[Plan]:
    """The demo company's twelve floors."""
    return [level.plan for content in archives().values() for level in read_plans(content).levels]


async def with_plans(database_url: str) -> str:
    async with await open_store(database_url) as store:
        await store.save_plans(plans())
    return database_url


def _addresses() -> Iterator[bytes]:
    """Requests for pictures, no two alike: each a floor with other states."""
    pictures = PlanPictures(SIGNING_KEY, "", lambda: datetime.now(UTC), cast(Store, None), lambda *_: ())
    pictures.rasteriser.begin = lambda: None  # type: ignore[method-assign]  # nothing is drawn here
    floors = plans()
    for number in count(1):
        plan = floors[number % len(floors)]
        rooms = [area.id for area in plan.areas if area.name]
        states = {room: list(State)[number // 4**at % 4] for at, room in enumerate(rooms)}
        yield request("GET", pictures.address(plan, states, frozenset(), None, "en", False))


async def measure(running: Running, talk: Talk, rounds: int) -> Pictures:
    found, addresses = Pictures(), _addresses()
    wires = [await Wire.to(running.port) for _ in range(WIRES)]
    try:
        await _picture(wires[0], next(addresses))
        for _ in range(rounds):
            for _ in range(12):
                began = time.perf_counter()
                body = await _picture(wires[0], next(addresses))
                found.first.append((time.perf_counter() - began) * 1000)
                found.zlib.append(_packed(body))
            found.without.append(await measured(running, [talk.one(HELP) for _ in range(TURNS)], HELP.right))
            shown = asyncio.create_task(_a_second(wires, addresses))
            found.beside.append(await measured(running, [talk.one(HELP) for _ in range(TURNS)], HELP.right))
            found.shown += await shown
    finally:
        for wire in wires:
            wire.close()
    return found


async def _a_second(wires: list[Wire], addresses: Iterator[bytes]) -> list[float]:
    """A hundred, evenly; milliseconds of each from when it was due."""
    new = [next(addresses) for _ in range(NEW)]
    free: asyncio.Queue[Wire] = asyncio.Queue()
    for wire in wires:
        free.put_nowait(wire)
    began = time.perf_counter()

    async def one(number: int) -> float:
        due = began + number / A_SECOND
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        wire = await free.get()
        await _picture(wire, new[number * NEW // A_SECOND])
        free.put_nowait(wire)
        return (time.perf_counter() - due) * 1000

    return list(await asyncio.gather(*(one(number) for number in range(A_SECOND))))


async def _picture(wire: Wire, question: bytes) -> bytes:
    status, body = await wire.ask(question)
    if status != 200 or not body.startswith(b"\x89PNG"):
        raise WentWrong(f"no picture: {status}")
    if len(body) < 10_000:
        raise WentWrong("the picture says that it has expired")
    return body


def _packed(png: bytes) -> float:
    pixels = Image.open(io.BytesIO(png)).convert("RGBA").tobytes()
    began = time.perf_counter()
    zlib.compress(pixels, 6)
    return (time.perf_counter() - began) * 1000
