"""How soon somebody else goes on with a booking whose worker is gone, and that nobody does before."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import Simulator, declines
from bot.worker import LEASE
from bot.world import World
from tests.databases import postgresql
from tests.office import office
from tests.scenarios.mortal import Pace
from tests.scenarios.mortal_case import ACCEPTED, WISH, Case, Replica, company, until

forks = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
SOON = 10.0
Company = tuple[Simulator, Pace]


@pytest.fixture
async def there() -> AsyncIterator[Company]:
    async with company() as made:
        yield made


async def dies(case: Case) -> None:
    async def dead() -> bool:
        return case.nook.died

    await until(dead, lambda: case.story)


async def goes_on(case: Case) -> float:
    """Seconds until the next step is written down."""
    began = time.monotonic()

    async def further() -> bool:
        return [state for (state,) in await case.rows("state")] != ["asking"]

    await until(further, lambda: case.story)
    return time.monotonic() - began


async def is_booked(case: Case) -> None:
    await case.comes_to_rest()
    ((id, state, event_id),) = await case.rows()
    (event,) = case.events()
    assert (state, event_id, event.transaction_id) == ("booked", event.id, id)
    assert (case.made(), len(case.said())) == (1, case.answers)
    assert case.card.words.startswith("Booked")


@forks
@pytest.mark.long
@pytest.mark.fault("F6")
async def test_started_again_it_goes_on_within_ten_seconds(there: Company, tmp_path: Path) -> None:
    """With the lease as it is, at the worst moment: just after the booking was claimed."""
    case = Case(*there, ACCEPTED, tmp_path, lease=LEASE)
    try:
        case.nook.starts("after store.claim 1")
        await case.asks()
        await case.presses()
        await dies(case)
        case.nook.starts()
        assert await goes_on(case) < SOON
        await is_booked(case)
    finally:
        await case.close()


@forks
@pytest.mark.fault("F6")
async def test_another_replica_goes_on_within_ten_seconds(there: Company, tmp_path: Path) -> None:
    async def one(point: str) -> None:
        with postgresql() as url:
            case = Case(*there, ACCEPTED, tmp_path, url, lease=LEASE)
            other = Replica(there[0], case.life)
            try:
                case.nook.starts(point)
                await case.asks()
                other.starts()
                assert (await other.teams.say(case.colleague, "hello")).status == 202
                # Held up, so that it is the first one that claims the booking and dies with the lease.
                os.kill(other.process.pid, signal.SIGSTOP)
                answered = await case.presses()
                await dies(case)
                os.kill(other.process.pid, signal.SIGCONT)
                taken_over = asyncio.create_task(goes_on(case))
                if not answered:
                    assert await case.presses(at=other)
                assert await taken_over < SOON
                await is_booked(case)
            finally:
                await other.close()
                await case.close()

    await asyncio.gather(*(one(point) for point in ("after store.claim 1", "after calendars.invite 1", "amid write 2")))


class Nosy:
    """Whatever Nook does through this port, another replica asks meanwhile what is due."""

    def __init__(self, port: Any, world: World, claimed: list[str]) -> None:
        self._port, self._world, self._claimed = port, world, claimed

    def __getattr__(self, name: str) -> Any:
        async def meanwhile(*values: Any, **named: Any) -> Any:
            due = await self._world.store.claim(self._world.clock.now(), LEASE, 16)
            self._claimed += [name for _ in due]
            return await getattr(self._port, name)(*values, **named)

        return meanwhile


@pytest.mark.fault("F6")
async def test_from_step_to_step_a_booking_stays_with_its_worker(tmp_path: Path) -> None:
    claimed: list[str] = []

    def around(world: World) -> World:
        calendars, messenger = (Nosy(port, world, claimed) for port in (world.calendars, world.messenger))
        return replace(world, calendars=calendars, messenger=messenger)

    async with office(tmp_path, around=around) as contoso:
        contoso.tenant.set_policy("everest@contoso.com", declines())
        adele = contoso.desk("adele@contoso.com")
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await contoso.later(3)
        assert adele.sees().words.startswith("Everest declined")
    assert claimed == []


class Meanwhile:
    """While Nook looks at an event something else happens, once; and the first withdrawal takes its time."""

    def __init__(self, calendars: Any) -> None:
        self._calendars, self.happens = calendars, list[Callable[[], Awaitable[None]]]()
        self.withdrawals, self.withdrawing, self.goes_on = 0, asyncio.Event(), asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._calendars, name)

    async def event(self, *values: Any) -> Any:
        event = await self._calendars.event(*values)
        if self.happens:
            await self.happens.pop()()
        return event

    async def withdraw(self, *values: Any) -> None:
        self.withdrawals += 1
        if self.withdrawals == 1:
            self.withdrawing.set()
            await self.goes_on.wait()
        await self._calendars.withdraw(*values)


@pytest.mark.fault("F6")
async def test_whoever_was_overtaken_by_its_person_leaves_the_booking_to_who_claims_it_now(tmp_path: Path) -> None:
    """Cancelled while a worker looked at its event: another claims it at once, and the first one must not join in."""
    calendars: list[Meanwhile] = []

    def around(world: World) -> World:
        calendars.append(Meanwhile(world.calendars))
        return replace(world, calendars=calendars[0])

    async with office(tmp_path, around=around) as contoso:
        adele, (graph,) = contoso.desk("adele@contoso.com"), calendars
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await contoso.later(3)
        await adele.presses("Cancel")
        other: list[asyncio.Task[int]] = []

        async def cancels() -> None:
            await adele.presses("Yes, cancel")
            other.append(asyncio.create_task(contoso.nook.worker.work()))
            await graph.withdrawing.wait()

        graph.happens.append(cancels)
        contoso.clock.advance(seconds=31 * 60)
        await contoso.nook.worker.work()
        assert graph.withdrawals == 1
        graph.goes_on.set()
        await asyncio.gather(*other)
        assert adele.sees().words.startswith("Cancelled")


class Breaking:
    """The process ends, as far as Nook's worker can tell, when the first event is made."""

    def __init__(self, calendars: Any) -> None:
        self._calendars, self._broke = calendars, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._calendars, name)

    async def invite(self, *values: Any) -> Any:
        event = await self._calendars.invite(*values)
        if not self._broke:
            self._broke = True
            raise RuntimeError("the end")
        return event


@pytest.mark.parametrize("away", [timedelta(seconds=20), timedelta(minutes=3), timedelta(hours=3)])
@pytest.mark.fault("F6")
async def test_away_for_longer_than_microsoft_365_remembers_there_is_one_event(tmp_path: Path, away: timedelta) -> None:
    """How long a transactionId is remembered is written nowhere. Here: two minutes. Later the event is looked for."""
    async with office(tmp_path, around=lambda world: replace(world, calendars=Breaking(world.calendars))) as contoso:
        contoso.tenant.transactions.memory = timedelta(minutes=2)
        adele = contoso.desk("adele@contoso.com")
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await contoso.nook.worker.work()
        contoso.clock.advance(seconds=away.total_seconds())
        await contoso.later(3)
        assert adele.sees().words.startswith("Booked")
        assert len(contoso.tenant.events_in("adele@contoso.com")) == 1
