"""Free/busy kept warm: what a search costs at Graph, who reads when, and that nothing stale is booked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot import free_busy
from bot.domain.span import Span
from bot.worker import sweeping
from bot.worker.sweeping import Sweeping, abreast
from tests.databases import postgresql
from tests.graph.conftest import until
from tests.office import MONDAY_NINE, Office, office, replica
from tests.scenarios.test_asking_for_a_room import WISH, link, occupy


@asynccontextmanager
async def large(tmp_path: Path, buildings: int, each: int, database_url: str = "") -> AsyncIterator[Office]:
    async with office(tmp_path, linked=False, database_url=database_url) as opened:
        for n in range(buildings * each):
            opened.tenant.add_room(f"Room {n}", seats=6, building=f"House {n % buildings}", floor=1)
        await link(opened)
        yield opened


def asked(office: Office) -> int:
    """The getSchedule calls so far."""
    return len(office.tenant.witness.requests_to("POST", "getSchedule"))


async def test_a_cold_search_of_500_rooms_costs_25_calls_and_a_warm_one_only_confirms(tmp_path: Path) -> None:
    async with large(tmp_path, 4, 124) as here:  # 496 and the office's own four
        adele = here.desk("adele@contoso.com")
        await adele.says(WISH)
        assert asked(here) == 25
        here.clock.advance(seconds=30)
        await here.nook.sweeping.work()
        before = asked(here)
        here.clock.advance(seconds=30)
        seen = await adele.says(WISH)
        assert asked(here) == before + 1
        assert "Calendars read at 09:08" in seen.words
        await adele.says(WISH)
        assert asked(here) == before + 1
        assert max(here.tenant.witness.peak_concurrency.values()) <= 4


@pytest.mark.parametrize(("breath", "calls"), [(3600.0, sweeping.ABREAST), (0.0, 7)])
async def test_a_sweep_breathes_after_each_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breath: float, calls: int
) -> None:
    """With its control: 104 rooms in three buildings are seven calls, and whoever breathes for an hour makes three."""
    monkeypatch.setattr(sweeping, "BREATH", breath)
    async with large(tmp_path, 1, 100) as here:
        sweep = asyncio.create_task(here.nook.sweeping.work())
        await until(lambda: asked(here) >= calls)
        assert "What Nook can do" in (await here.desk("adele@contoso.com").says("help")).words
        assert asked(here) == calls
        sweep.cancel()
        await asyncio.gather(sweep, return_exceptions=True)


@pytest.mark.parametrize(("most", "calls"), [(40, 2), (500, 6)])
async def test_a_cold_search_asks_for_no_more_rooms_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, calls: int
) -> None:
    """With its control: 104 rooms, of which 40 may be asked for, or 500."""
    monkeypatch.setattr(free_busy, "MOST_ASKED", most)
    async with large(tmp_path, 2, 50) as here:
        await here.desk("adele@contoso.com").says(WISH)
        assert asked(here) == calls


async def test_what_is_searched_is_read_each_minute_and_the_rest_each_quarter_of_an_hour(tmp_path: Path) -> None:
    async with large(tmp_path, 2, 20) as here:
        sweeping = here.nook.sweeping
        everything = await sweeping.work()
        assert everything == 4 * 7  # four buildings with their seven days
        calls = asked(here)
        assert calls == 4
        await here.desk("adele@contoso.com").says("a room for 6 in House 1 tomorrow 2pm for an hour")
        assert asked(here) == calls
        swept = []
        for _ in range(14):
            here.clock.advance(seconds=60)
            swept.append(await sweeping.work())
        assert swept == [1] * 14  # tomorrow in House 1
        here.clock.advance(seconds=60)
        assert await sweeping.work() == everything
        here.clock.advance(hours=1)
        await sweeping.work()
        here.clock.advance(seconds=60)
        assert await sweeping.work() == 0  # nobody has asked for an hour
        here.clock.advance(hours=11, minutes=30)
        await sweeping.work()
        here.clock.advance(minutes=15)
        assert await sweeping.work() == 0  # at night an hour
        here.clock.advance(minutes=45)
        assert await sweeping.work() == everything


async def test_a_mailbox_that_asks_to_wait_is_left_alone_and_people_go_on(tmp_path: Path) -> None:
    async with large(tmp_path, 2, 20) as here:
        here.simulator.graph_faults.throttle(retry_after=300, calls=1)
        await here.nook.sweeping.work()
        for _ in range(5):
            here.clock.advance(seconds=59)
            await here.nook.sweeping.work()
        # What was under way when the first was told so is not meant.
        assert [one for one in here.tenant.witness.impatient if one.at > MONDAY_NINE] == []
        here.clock.advance(seconds=10)
        await here.nook.sweeping.work()
        assert (await here.desk("adele@contoso.com").says(WISH)).booking_buttons()


@pytest.mark.fault("F19")
async def test_a_stopped_sweep_shows_as_of_when_and_books_nothing_that_is_taken(contoso: Office) -> None:
    """F19. Microsoft 365 cannot be read for half an hour, but can be booked."""
    await contoso.nook.sweeping.work()
    contoso.simulator.graph_faults.fail(503, path="getSchedule", calls=None)
    contoso.clock.advance(minutes=30)
    occupy(contoso, "fuji")
    adele = contoso.desk("adele@contoso.com")
    seen = await adele.says(WISH)
    assert "Calendars read at 09:07" in seen.words
    assert seen.booking_buttons()[0] == "Book Fuji"
    await adele.presses("Book Fuji")
    await contoso.later(5)
    assert "Fuji declined" in adele.sees().words or "Booked" not in adele.sees().words
    assert not contoso.tenant.double_bookings()


@pytest.mark.fault("F19")
async def test_what_is_older_than_three_sweeps_is_unknown_and_never_free(contoso: Office) -> None:
    await contoso.nook.sweeping.work()
    contoso.simulator.graph_faults.fail(503, path="getSchedule", calls=None)
    contoso.clock.advance(minutes=46)
    assert not (await contoso.desk("adele@contoso.com").says(WISH)).booking_buttons()


@pytest.mark.control("F19")
async def test_the_control_a_reading_that_never_ends_is_offered(
    contoso: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(free_busy, "STALE", timedelta(days=1))
    await contoso.nook.sweeping.work()
    contoso.simulator.graph_faults.fail(503, path="getSchedule", calls=None)
    contoso.clock.advance(minutes=46)
    assert (await contoso.desk("adele@contoso.com").says(WISH)).booking_buttons()


@pytest.mark.fault("F22")
async def test_what_a_replica_that_stops_was_reading_another_reads_at_once(contoso: Office) -> None:
    faults, other = contoso.simulator.graph_faults, Sweeping(contoso.nook.world)
    faults.hang(path="getSchedule")
    reading = asyncio.create_task(contoso.nook.sweeping.work())
    while not faults.active[0].hits:  # noqa: ASYNC110
        await asyncio.sleep(0)
    faults.clear()
    assert await other.work() == 0, "leased"
    reading.cancel()
    await asyncio.wait([reading])
    assert await other.work() == 2 * 7


async def test_of_several_replicas_one_reads_each_building_and_the_others_know_it(tmp_path: Path) -> None:
    with postgresql() as url:
        async with large(tmp_path, 3, 40, url) as here, replica(here) as (other, _):
            swept = await asyncio.gather(here.nook.sweeping.work(), other.sweeping.work())
            assert (sum(swept), asked(here)) == (5 * 7, 3 * 2 + 2)
            rooms, now = await other.world.store.linked_rooms(), other.world.clock.now()
            read = await other.world.readings.read(rooms, Span(now, now + timedelta(days=1)), now)
            assert len(rooms) == 124
            assert all(read[room.calendar].known for room in rooms)
            assert asked(here) == 3 * 2 + 2


def test_several_service_accounts_make_fewer_calls_each_and_leave_more_to_people() -> None:
    assert [abreast(accounts) for accounts in (1, 2, 3, 10)] == [3, 2, 1, 1]
