"""The gate itself: order, cancellation, deadlines, and forgetting mailboxes that nobody uses."""

from __future__ import annotations

import asyncio

import pytest

from bot.graph.gate import Gate, Gates
from bot.ports import Throttled
from tests.graph.conftest import settled
from tests.graph.fake_time import FakeTime


async def test_a_shorter_hold_does_not_undo_a_longer_one(time: FakeTime) -> None:
    gate = Gate(4, time.tick, time.sleep)
    gate.hold(5)
    gate.hold(1)
    async with gate.turn(time.tick() + 8):
        assert time.seconds == 1005


async def test_a_hold_beyond_the_deadline_is_told_at_once_and_takes_no_room(time: FakeTime) -> None:
    gate = Gate(1, time.tick, time.sleep)
    gate.hold(20)
    with pytest.raises(Throttled) as caught:
        async with gate.turn(time.tick() + 8):
            pass
    assert (caught.value.retry_after, time.slept) == (20, [])
    time.seconds += 20
    async with gate.turn(time.tick() + 8):
        assert time.slept == []


async def test_a_hold_that_comes_while_one_waits_is_obeyed(time: FakeTime) -> None:
    gate = Gate(1, time.tick, time.sleep)
    entered: list[float] = []

    async def second() -> None:
        async with gate.turn(time.tick() + 8):
            entered.append(time.seconds)

    async with gate.turn(time.tick() + 8):
        waiting = asyncio.create_task(second())
        await settled()
        gate.hold(3)
    await waiting
    assert entered == [1003]


async def test_who_gives_up_leaves_his_place(time: FakeTime) -> None:
    gate = Gate(1, time.tick, time.sleep)

    async def pass_through() -> None:
        async with gate.turn(time.tick() + 8):
            pass

    async with gate.turn(time.tick() + 8):
        waiting = asyncio.create_task(pass_through())
        await settled()
        waiting.cancel()
        await settled()
    await pass_through()
    assert gate.idle


async def test_a_queue_that_does_not_move_ends_at_the_deadline(time: FakeTime) -> None:
    gate = Gate(1, time.tick, time.sleep)
    async with gate.turn(time.tick() + 8):
        with pytest.raises(Throttled, match="Too many"):
            async with gate.turn(time.tick() + 0.01):
                pass


async def test_gates_that_nobody_uses_are_forgotten_and_holds_are_not(time: FakeTime) -> None:
    gates = Gates(4, time.tick, time.sleep, kept=2)
    async with gates.turn("t", "held", time.tick() + 8) as hold:
        await hold(100)
    for mailbox in ("a", "b", "c"):
        async with gates.turn("t", mailbox, time.tick() + 8):
            pass
    assert len(gates._gates) == 2
    with pytest.raises(Throttled):
        async with gates.turn("T", "HELD", time.tick() + 8):
            pass


@pytest.mark.fault("F2")
async def test_after_a_hold_one_goes_first_alone_and_the_others_when_it_came_through(time: FakeTime) -> None:
    gate, inside, go_on = Gate(4, time.tick, time.sleep), list[int](), asyncio.Event()
    gate.hold(3)

    async def one(number: int) -> None:
        async with gate.turn(time.tick() + 8):
            inside.append(number)
            await go_on.wait()

    tasks = [asyncio.create_task(one(number)) for number in range(6)]
    await settled()
    assert inside == [0]
    go_on.set()
    await asyncio.gather(*tasks)
    assert sorted(inside) == [0, 1, 2, 3, 4, 5]
