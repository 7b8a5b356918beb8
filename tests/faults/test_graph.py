"""Microsoft Graph breaks off, throttles, fails and hangs while many people book: F1 to F4."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bot.domain.configuration import BookingLevel
from bot.graph import gate
from bot.graph.client import TRIES, Graph
from bot.simulator.faults import Faults
from bot.world import World
from tests.faults.crowd import Crowd, crowd

long = pytest.mark.long
Recorded = Callable[[str, object], None]
Trouble = Callable[[Faults, random.Random], None]


def breaks_off(faults: Faults, chance: random.Random) -> None:
    """Every third write is cut off: before it took effect, or after."""
    for when in ("before", "after"):
        faults.reset(when, calls=None, method="POST").when = lambda: chance.random() < 1 / 6


def fails(faults: Faults, chance: random.Random) -> None:
    """One call in five; half of them took effect all the same."""
    for status in (500, 502, 503, 504):
        for effect in (True, False):
            faults.fail(status, calls=None, after_effect=effect).when = lambda: chance.random() < 0.2 / 8


async def through(it: Crowd, trouble: Trouble, seconds: int = 60, seed: int = 7) -> list[str]:
    await it.all_ask()
    trouble(it.office.simulator.graph_faults, random.Random(seed))
    await it.all_press()
    await it.office.later(seconds)
    it.office.simulator.graph_faults.clear()
    await it.comes_to_rest()
    return it.wrong()


@pytest.mark.fault("F1")
@pytest.mark.parametrize(("rounds", "people"), [(1, 6), pytest.param(13, 80, marks=long)])
async def test_a_connection_that_breaks_at_any_write_leaves_one_event_each(
    tmp_path: Path, rounds: int, people: int, record_property: Recorded
) -> None:
    posts = 0
    for number in range(rounds):
        async with crowd(new(tmp_path, number), people) as it:
            assert await through(it, breaks_off, seed=7 + number) == []
            assert len(it.posts()) > people, "nothing was broken off"
            posts += len(it.posts())
    record_property("measured", f"{rounds * people} bookings, {posts} POSTs for them, {rounds * people} events")


@pytest.mark.fault("F3")
@pytest.mark.parametrize(
    ("rounds", "people", "seconds"),
    [
        (range(1), 5, 60),
        *(pytest.param(range(at, at + 5), 80, 600, marks=long, id=f"80 people, {at} on") for at in range(0, 25, 5)),
    ],
)
async def test_one_answer_in_five_is_an_error_and_all_end_right(
    tmp_path: Path,
    rounds: Sequence[int],
    people: int,
    seconds: int,
    record_property: Recorded,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries: Counter[int] = Counter()
    ask, once = Graph.ask, Graph._once
    count: ContextVar[list[int]] = ContextVar("count")

    async def asked(self: Graph, *given: Any) -> Any:
        count.set([0])
        try:
            return await ask(self, *given)
        finally:
            tries[count.get()[0]] += 1

    async def tried(self: Graph, *given: Any, **more: Any) -> Any:
        count.get()[0] += 1
        return await once(self, *given, **more)

    monkeypatch.setattr(Graph, "ask", asked)
    monkeypatch.setattr(Graph, "_once", tried)
    for number in rounds:
        async with crowd(new(tmp_path, number), people) as it:
            assert await through(it, fails, seconds, seed=7 + number) == []
    assert max(tries) <= TRIES
    assert people == 5 or max(tries) > 1
    said = ", ".join(f"{tries[n]} with {n}" for n in sorted(tries) if n)
    record_property("measured", f"{len(rounds) * people} bookings; calls by their tries: {said}")


def new(folder: Path, number: int) -> Path:
    (made := folder / str(number)).mkdir()
    return made


class Forgetful:
    """Invites with another transaction at each try."""

    def __init__(self, calendars: Any) -> None:
        self._calendars = calendars

    def __getattr__(self, name: str) -> Any:
        return getattr(self._calendars, name)

    async def invite(self, configuration: Any, invitation: Any) -> Any:
        return await self._calendars.invite(configuration, replace(invitation, booking=str(uuid4())))


@pytest.mark.control("F1")
@pytest.mark.control("F3")
async def test_control_with_another_transaction_at_each_try_a_room_declines_its_own_holder(tmp_path: Path) -> None:
    """The answer is lost though the event was made, for as long as one step lasts: the next one makes a rival."""

    def forgetful(world: World) -> World:
        return replace(world, calendars=Forgetful(world.calendars))

    async with crowd(tmp_path, 1, around=forgetful) as it:
        await it.all_ask()
        await it.all_press()
        it.office.simulator.graph_faults.fail(500, calls=4, method="POST", path="/events", after_effect=True)
        await it.comes_to_rest()
        assert it.wrong() != []


STORM = [(1, 4, 60), pytest.param(30, 40, 60, marks=long), pytest.param(300, 40, 60, marks=long)]


async def storm(it: Crowd, retry_after: int, seconds: int) -> None:
    """Everybody has just pressed when every call begins to be throttled, for so long."""
    await it.all_press()
    end = it.office.clock() + timedelta(seconds=seconds)
    it.office.simulator.graph_faults.throttle(retry_after=retry_after, calls=None, until=end)
    await it.office.later(5)


@pytest.mark.fault("F2")
@pytest.mark.parametrize(("retry_after", "people", "seconds"), STORM)
async def test_a_storm_of_429_is_waited_out_and_everybody_is_told(
    tmp_path: Path, retry_after: int, people: int, seconds: int, record_property: Recorded
) -> None:
    async with crowd(tmp_path, people + 1, BookingLevel.SERVICE) as it:
        await it.all_ask()
        late = it.offers.pop()
        await storm(it, retry_after, seconds)
        told = [words for words in it.words if words.startswith("Asking") and "busy. I keep trying" in words]
        assert len(told) == people, it.words[0]
        desk, offer, room = late
        assert "nothing is booked" in (await desk.presses(f"Book {room}", on=offer)).words
        rest = await it.comes_to_rest() + 5
        assert rest <= max(seconds, retry_after) + 60
        record_property("measured", f"Retry-After {retry_after}: drained {rest - seconds:.0f} s after the storm")
        it.offers = [late]
        await it.all_press()
        await it.comes_to_rest()
        assert it.wrong() == []


@pytest.mark.control("F2")
async def test_control_without_the_hold_graph_is_asked_before_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate.Gate, "hold", lambda *_: None)
    async with crowd(tmp_path, 8, BookingLevel.SERVICE) as it:
        await it.all_ask()
        await storm(it, 30, 60)
        await it.comes_to_rest()
        assert [wrong for wrong in it.wrong() if "before their time" in wrong]
