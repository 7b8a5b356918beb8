"""Retry-After is obeyed mailbox by mailbox, and no mailbox gets more calls at once than it bears."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime

import pytest

from bot.graph.calendars import GraphCalendars
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from bot.ports import CalendarRefused, Throttled
from tests.graph.conftest import CONFIGURATION, invitation, settled, until
from tests.graph.fake_microsoft import SERVICE, TENANT, FakeMicrosoft, error
from tests.graph.fake_time import FakeTime


def event_of(mailbox: str) -> Call:
    return Call(TENANT, "GET", lambda g: g.users.by_user_id(mailbox).events.by_event_id("e"), mailbox)


ORGANIZATION = Call(TENANT, "GET", lambda g: g.organization)


@contextmanager
def took(time: FakeTime, seconds: float) -> Iterator[None]:
    before = time.seconds
    yield
    assert time.seconds - before == pytest.approx(seconds)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.fault("F2")
async def test_no_call_before_retry_after_is_over(
    calendars: GraphCalendars, microsoft: FakeMicrosoft, time: FakeTime, status: int
) -> None:
    microsoft.script = [error(status, "TooManyRequests", {"Retry-After": "3"})]
    with took(time, 3):
        await calendars.invite(CONFIGURATION, invitation())
    first, second = microsoft.seen
    assert second.at - first.at >= 3


@pytest.mark.fault("F2")
async def test_others_with_that_mailbox_wait_too_and_other_mailboxes_do_not(
    graph: Graph, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    microsoft.script = [error(429, "TooManyRequests", {"Retry-After": "60"})]
    with pytest.raises(Throttled) as caught:
        await graph.ask(event_of(SERVICE))
    assert caught.value.retry_after == 60
    with pytest.raises(Throttled) as caught:
        await graph.ask(event_of(SERVICE.upper()))
    assert caught.value.retry_after == 60
    assert len(microsoft.seen) == 1
    with pytest.raises(CalendarRefused):
        await graph.ask(event_of("other@contoso.com"))
    assert len(microsoft.seen) == 2
    await graph.ask(ORGANIZATION)
    time.seconds += 60
    with pytest.raises(CalendarRefused):
        await graph.ask(event_of(SERVICE))
    assert time.slept == []


async def test_calls_that_name_no_mailbox_are_held_together(graph: Graph, microsoft: FakeMicrosoft) -> None:
    microsoft.script = [error(503, "ServiceUnavailable", {"Retry-After": "60"})]
    with pytest.raises(Throttled):
        await graph.ask(ORGANIZATION)
    with pytest.raises(Throttled):
        await graph.ask(Call(TENANT, "GET", lambda g: g.places.graph_room))
    assert len(microsoft.seen) == 1


@pytest.mark.fault("F2")
async def test_retry_after_may_be_a_date(graph: Graph, microsoft: FakeMicrosoft, time: FakeTime) -> None:
    date = format_datetime(time.now() + timedelta(seconds=5), usegmt=True)
    microsoft.script = [error(429, "TooManyRequests", {"Retry-After": date})]
    with took(time, 5):
        await graph.ask(ORGANIZATION)


async def test_throttling_without_a_time_is_answered_by_waiting_longer_each_time(
    graph: Graph, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    microsoft.script = [error(429, "TooManyRequests") for _ in range(4)]
    with pytest.raises(Throttled) as caught:
        await graph.ask(ORGANIZATION)
    assert len(microsoft.seen) == 4
    assert [round(b.at - a.at, 1) for a, b in zip(microsoft.seen, microsoft.seen[1:], strict=False)] == [0.5, 1, 2]
    assert caught.value.retry_after == 4


async def test_a_longer_deadline_waits_longer(graph: Graph, microsoft: FakeMicrosoft, time: FakeTime) -> None:
    microsoft.script = [error(429, "TooManyRequests", {"Retry-After": "30"})]
    with took(time, 30):
        await GraphCalendars(graph, patience=60).invite(CONFIGURATION, invitation())


async def _peak(graph: Graph, microsoft: FakeMicrosoft) -> int:
    microsoft.gate = asyncio.Event()
    calls = [asyncio.create_task(graph.ask(Call(TENANT, "GET", lambda g: g.organization, SERVICE))) for _ in range(12)]
    await until(lambda: microsoft.in_flight >= 4)
    await settled()
    microsoft.gate.set()
    await asyncio.gather(*calls)
    return microsoft.peak


@pytest.mark.fault("F2")
async def test_four_calls_in_flight_for_a_mailbox(graph: Graph, microsoft: FakeMicrosoft) -> None:
    assert await _peak(graph, microsoft) == 4


@pytest.mark.control("F2")
async def test_without_the_gate_there_would_be_more(microsoft: FakeMicrosoft, tokens: Tokens, time: FakeTime) -> None:
    open_gate = Graph(tokens, f"{microsoft.base}/graph/v1.0", time.now, tick=time.tick, sleep=time.sleep, in_flight=99)
    assert await _peak(open_gate, microsoft) > 4
    await open_gate.aclose()
