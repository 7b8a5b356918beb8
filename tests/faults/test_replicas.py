"""Replicas under load: any message at any of them, redeployed one by one, their database restarted: F7, F22."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.databases import own_server, postgresql
from tests.faults.fleet import Fleet, fleet
from tests.graph.conftest import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
long = pytest.mark.long


async def all_book(it: Fleet) -> list[str]:
    cards = await asyncio.gather(*(it.books(number) for number in range(len(it.people))))
    return await it.wrong(list(cards))


@pytest.mark.fault("F22")
@pytest.mark.parametrize(
    ("replicas", "people", "times"), [(2, 4, 1), pytest.param(2, 40, 3, marks=long), pytest.param(3, 40, 5, marks=long)]
)
async def test_redeployed_one_by_one_under_load_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, replicas: int, people: int, times: int
) -> None:
    with postgresql() as url:
        async with fleet(tmp_path, url, replicas, people) as it:
            booking = asyncio.create_task(all_book(it))
            for _ in range(times):
                await it.redeployed()
            assert await booking == []


@pytest.mark.fault("F7")
@long
@pytest.mark.parametrize("replicas", [2, 3])
async def test_the_database_restarted_under_load_leaves_nothing_half_done(tmp_path: Path, replicas: int) -> None:
    with own_server() as server:
        async with fleet(tmp_path, server.url, replicas, 40) as it:
            booking = asyncio.create_task(all_book(it))
            for _ in range(3):
                await asyncio.sleep(1)
                await asyncio.to_thread(server.stop)
                await asyncio.sleep(1)
                await asyncio.to_thread(server.start)
            assert await booking == []


@pytest.mark.control("F22")
@long
async def test_control_killed_instead_of_told_to_stop_turns_are_cut(tmp_path: Path) -> None:
    """A press that is under way is answered where the replica is told to stop, and is not where it is killed."""
    answered = {}
    for how in (signal.SIGTERM, signal.SIGKILL):
        with postgresql() as url:
            async with fleet(tmp_path, url, 1, 1) as it:
                await it.somewhere(lambda teams, it=it: teams.say(it.people[0], "hello"))  # type: ignore[misc]
                it.simulator.graph_faults.slow(2.0)
                (replica,) = it.replicas
                said = asyncio.create_task(replica.teams.say(it.people[0], "book Everest tomorrow at 9:00"))
                await until(lambda it=it: it.simulator.graph_faults.active[0].hits > 0)  # type: ignore[misc]
                os.kill(replica.process.pid, how)
                answered[how] = (await said).status
    assert answered == {signal.SIGTERM: 202, signal.SIGKILL: 0}
