"""`python -m tests.bench [--rounds N] [--turns N]`: measures, prints a table, and exits 1 where a bar is missed."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from tests.bench import office, pictures
from tests.bench.beginning import Beginning, began
from tests.bench.measuring import Beside
from tests.bench.microsoft import Microsoft
from tests.bench.processes import Running, echo, nook, settled
from tests.bench.report import Table, machine
from tests.bench.scenarios import CALM, ECHO, HELP, HELP_FRESH, PRESSING, SEARCHING, Scenario, Talk

CONNECTIONS = 32
PIECES = 6
ROOMS, MANY_ROOMS = 60, 500
STARTS = 3
AT_ONCE = 4
"""Turns at a time beside pictures: a busy company, not a load that takes all there is."""


async def main(rounds: int, soak: int) -> int:
    table = Table()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="nook-bench-") as name:
        folder = Path(name)
        microsoft = Microsoft()
        async with await microsoft.listen():
            await _starts(microsoft, folder, table)
            await _pictures(microsoft, folder, table, rounds)
            await _rounds(microsoft, folder, table, rounds, soak)
        if unknown := {what: times for what, times in microsoft.asked.items() if what.startswith("unknown")}:
            print(f"asked of Microsoft and not known there: {unknown}")
    print(table)
    for missed in table.missed():
        print(f"MISSED: {missed}")
    return 1 if table.missed() else 0


async def _starts(microsoft: Microsoft, folder: Path, table: Table) -> None:
    """Cold processes, and what the first turns in them cost."""
    beginnings: list[Beginning] = []
    for at in range(STARTS):
        # Each in an office of its own: otherwise the first turns stand beside the bookings of the start before.
        url = await office.prepared(folder / f"cold{at}.db", ROOMS, offers=50)
        talk = Talk(microsoft)
        async with echo(1, folder / "echo.log") as bare:
            table.echo_starts.append(bare.start_up)
        async with nook(microsoft, url, CONNECTIONS, folder / "nook.log") as running:
            beginnings.append(await began(running, talk))
    table.beginnings = beginnings


async def _pictures(microsoft: Microsoft, folder: Path, table: Table, rounds: int) -> None:
    url = await pictures.with_plans(await office.prepared(folder / "plans.db", ROOMS, offers=0))
    talk = Talk(microsoft)
    async with nook(microsoft, url, AT_ONCE, folder / "nook.log") as running:
        await talk.does(running, HELP)
        table.pictures = await pictures.measure(running, talk, rounds)


async def _rounds(microsoft: Microsoft, folder: Path, table: Table, rounds: int, soak: int) -> None:
    talk = Talk(microsoft)
    async with AsyncExitStack() as stack:
        url = await office.prepared(folder / "nook.db", ROOMS, offers=(rounds + 1) * PRESSING.turns * (PIECES + CALM))
        many_url = await office.prepared(folder / "many.db", MANY_ROOMS, offers=0)
        bare = await stack.enter_async_context(echo(CONNECTIONS, folder / "echo.log"))
        some = await stack.enter_async_context(nook(microsoft, url, CONNECTIONS, folder / "nook.log"))
        many = await stack.enter_async_context(nook(microsoft, many_url, CONNECTIONS, folder / "many.log"))

        lines = {
            ECHO.name: (bare, ECHO),
            HELP.name: (some, HELP),
            HELP_FRESH.name: (some, HELP_FRESH),
            f"search, {ROOMS} rooms": (some, SEARCHING),
            f"search, {MANY_ROOMS} rooms": (many, SEARCHING),
            PRESSING.name: (some, PRESSING),
        }

        async def one_slice(running: Running, scenario: Scenario) -> Beside:
            await settled(bare, some, many)
            echoed, found = await talk.does(bare, ECHO), await talk.does(running, scenario)
            for _ in range(PIECES - 1):
                echoed += await talk.does(bare, ECHO)
                found += await talk.does(running, scenario)
            await settled(bare, some, many)
            return Beside(found, echoed, await talk.calmly(running, scenario, found.calm_pace))

        for at in range(rounds + 1):
            found = {name: await one_slice(*line) for name, line in lines.items()}
            if at:  # the first one warms up
                table.rounds.append(found)
        for turns in (soak, 3 * soak, 4 * soak):  # what is kept for each of many people is full by then
            while some.turns < turns:
                await talk.does(some, HELP)
                await talk.does(some, SEARCHING)
            table.after.append((some.turns, some.rss()))
        table.memory(bare, some, many)


if __name__ == "__main__":
    options = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    options.add_argument("--rounds", type=int, default=7, help="interleaved rounds; their median counts")
    options.add_argument(
        "--turns",
        type=int,
        default=10_000,
        help="turns before the memory is read; again after three and four times as many",
    )
    given = options.parse_args()
    sys.exit(asyncio.run(main(given.rounds, given.turns)))
