"""Replicas under load: any message at any of them, redeployed one by one, their database restarted: F6, F7, F8, F22."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from itertools import cycle
from pathlib import Path

import pytest

from tests.databases import own_server, postgresql
from tests.faults.fleet import ROOMS, Fleet, fleet
from tests.graph.conftest import until
from tests.standby import pair

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
long = pytest.mark.long
SOON = "today at 9:10 for 30 minutes"


@pytest.mark.fault("F22")
async def test_redeployed_one_by_one_under_load_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    with postgresql() as url:
        async with fleet(tmp_path, url, 2, 4) as it:
            over = asyncio.Event()
            booking = asyncio.create_task(it.books_until(over))
            for replica in it.replicas:
                await it.stopped_and_started(replica)
            over.set()
            await booking
            assert await it.wrong() == []


@pytest.mark.fault("F22")
@long
async def test_told_to_stop_21_times_and_what_is_told_or_read_unasked_is_done_once(tmp_path: Path) -> None:
    """50 people book without a pause at three replicas; ten of them are asked meanwhile whether they need a room."""
    with postgresql() as url:
        async with fleet(tmp_path, url, 3, 50) as it:
            over, soon = asyncio.Event(), it.people[:10]
            await asyncio.gather(*(it.books(who, room, SOON) for who, room in zip(soon, ROOMS, strict=True)))
            booking = asyncio.create_task(it.books_until(over))
            for replica in it.replicas * 7:
                await it.has_booked(0, booking)
                await it.stopped_and_started(replica)
            over.set()
            await booking
            turns = cycle(it.replicas)
            while sum(it.asked_whether_needed()) < len(soon):
                await it.stopped_and_started(next(turns))
            assert await it.wrong() == []
            assert it.asked_whether_needed() == [1] * 10 + [0] * 40
            assert it.swept() <= 2, "another time where a replica was stopped while it read"


@pytest.mark.fault("F6")
@long
async def test_killed_again_and_again_under_load_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    with postgresql() as url:
        async with fleet(tmp_path, url, 3, 30) as it:
            over = asyncio.Event()
            booking = asyncio.create_task(it.books_until(over))
            for number in range(20):
                await it.has_booked(10 * number, booking)
                await it.killed_and_started(it.replicas[number % 3])
            over.set()
            await booking
            assert await it.wrong() == []


@pytest.mark.fault("F7")
@long
@pytest.mark.parametrize("replicas", [2, 3])
async def test_the_database_restarted_under_load_leaves_nothing_half_done(tmp_path: Path, replicas: int) -> None:
    with own_server() as server:
        async with fleet(tmp_path, server.url, replicas, 40) as it:
            over = asyncio.Event()
            booking = asyncio.create_task(it.books_until(over))
            for number in range(1, 11):
                await it.has_booked(20 * number, booking)
                await asyncio.to_thread(server.stop)
                await asyncio.sleep(1)
                await asyncio.to_thread(server.start)
            over.set()
            await booking
            assert await it.wrong() == []


@pytest.mark.fault("F8")
@long
async def test_five_fail_overs_under_load_and_no_false_word(tmp_path: Path) -> None:
    """Refused for 30 s, then a stand-by that only reads, until it takes over."""
    with pair() as servers:
        async with fleet(tmp_path, servers.url, 2, 20) as it:
            over = asyncio.Event()
            booking = asyncio.create_task(it.books_until(over))
            for number in range(1, 6):
                await asyncio.to_thread(servers.gets_a_stand_by)
                await it.has_booked(10 * number, booking)
                assert await it.are_ready() == [True, True]
                await asyncio.to_thread(servers.loses_the_first)
                for second in range(35):
                    if second == 30:
                        servers.leads_to_the_stand_by()
                    assert await it.are_ready() == [False, False]
                    await asyncio.sleep(1)
                await asyncio.to_thread(servers.takes_over)
            over.set()
            await booking
            assert await it.wrong() == []


@pytest.mark.fault("F22")
@long
async def test_told_to_stop_while_nothing_answers_it_ends_within_thirty_seconds(tmp_path: Path) -> None:
    with postgresql() as url:
        async with fleet(tmp_path, url, 1, 50) as it:
            await asyncio.gather(*(it.says(person, "hello") for person in it.people))
            it.simulator.graph_faults.hang()
            it.simulator.connector_faults.hang()
            wishes = [asyncio.create_task(it.says(person, "book Everest tomorrow at 9:00")) for person in it.people]
            await until(lambda: it.simulator.graph_faults.active[0].hits > 0)
            await it.stopped_and_started(it.replicas[0], when_ready=False)
            for wish in wishes:
                wish.cancel()


@pytest.mark.control("F22")
@long
async def test_control_killed_instead_of_told_to_stop_turns_are_cut(tmp_path: Path) -> None:
    """A message that is under way is answered where the replica is told to stop, and is not where it is killed."""
    answered = {}
    for how in (signal.SIGTERM, signal.SIGKILL):
        with postgresql() as url:
            async with fleet(tmp_path, url, 1, 1) as it:
                answered[how] = await cut(it, how)
    assert answered == {signal.SIGTERM: 202, signal.SIGKILL: 0}


async def cut(it: Fleet, how: signal.Signals) -> int:
    """The status of a message's answer whose replica gets the signal in the midst of it."""
    await it.says(it.people[0], "hello")
    it.simulator.graph_faults.slow(2.0, path="getSchedule")
    (replica,) = it.replicas
    said = asyncio.create_task(replica.teams.say(it.people[0], "book Everest tomorrow at 9:00"))
    await until(lambda: it.simulator.graph_faults.active[0].hits > 0)
    os.kill(replica.process.pid, how)
    return (await said).status
