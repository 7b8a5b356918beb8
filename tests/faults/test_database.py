"""The database is restarted or only reads, and clocks disagree: F7, F8, F9."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import aiohttp
import pytest
from sqlalchemy import Connection, text

from bot.clock import RealClock, SharedClock
from bot.ports import StoreTrouble
from bot.store import SqlStore, open_store, store
from bot.store.changes import Changes
from bot.store.postgresql import PostgresqlDatabase
from bot.store.reserving import Reservation
from bot.world import World
from tests.databases import OwnServer, database, own_server, sqlite_url
from tests.office import Office, Seen, office
from tests.store.values import TWO, booking

long = pytest.mark.long
WISH = "book a room for 6 tomorrow 2pm for 1 hour"
LEASE = 0.5
Fails = Callable[[OwnServer], tuple[Callable[[], None], Callable[[], None]]]
"""How the database fails: what begins it and what ends it."""


async def readiness(here: Office) -> tuple[int, dict[str, str]]:
    address = here.simulator.teams.bot_url.replace("/api/messages", "/ready")
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, (await answer.json())["wrong"]


# Jobs under a server that is stopped again and again


class Work:
    """Workers that claim what is due, do something outside, and write down that it is done."""

    def __init__(self, store: SqlStore, jobs: int, patient: bool = True) -> None:
        self.store, self.jobs, self.patient = store, jobs, patient
        self.done: Counter[str] = Counter()
        self.finished = asyncio.Event()

    async def begin(self) -> None:
        for number in range(self.jobs):
            await self.store.reserve(booking(calendar=f"{number}@x", room_name=f"{number}", made_at=datetime.now(UTC)))

    async def worker(self) -> None:
        while not self.finished.is_set():
            try:
                for id in await self.store.claim(datetime.now(UTC), LEASE, 4):
                    await self._do(id)
                if await self.store.next_due() is None:
                    self.finished.set()
            except StoreTrouble:
                if not self.patient:
                    return
            await asyncio.sleep(0.01)

    async def _do(self, id: str) -> None:
        self.done[id] += 1
        kept = await self.store.booking(id)
        assert kept is not None
        await self.store.save(kept.booking, None, kept.booking)


async def churned(server: OwnServer, jobs: int, restarts: int, patient: bool = True) -> tuple[Counter[str], int]:
    """What was done how often, and how many jobs are left in the end."""
    async with await open_store(server.url) as store:
        work = Work(store, jobs, patient)
        await work.begin()
        workers = [asyncio.create_task(work.worker()) for _ in range(8)]
        for number in range(1, restarts + 1):
            async with asyncio.timeout(60):
                while len(work.done) < jobs * number // (restarts + 1):  # noqa: ASYNC110
                    await asyncio.sleep(0.005)
            await asyncio.to_thread(server.stop)
            await asyncio.sleep(0.05)
            await asyncio.to_thread(server.start)
        async with asyncio.timeout(120):
            await asyncio.gather(*workers)
        left = await store._database.read(lambda c: c.execute(text("SELECT count(*) FROM outbox")).scalar_one())
        return work.done, left


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with own_server() as started:
        yield started


@pytest.fixture
def empty(server: OwnServer) -> OwnServer:
    only_reads(server)[1]()
    server.psql("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
    return server


@pytest.mark.fault("F7")
@pytest.mark.parametrize(("jobs", "restarts"), [(40, 1), pytest.param(3_000, 10, marks=long)])
async def test_a_server_that_is_stopped_again_and_again_loses_no_job(
    empty: OwnServer, jobs: int, restarts: int
) -> None:
    done, left = await churned(empty, jobs, restarts)
    assert (len(done), left) == (jobs, 0)
    assert sum(done.values()) - jobs <= 8 * 4 * restarts, "only what was leased then is done again"


@pytest.mark.control("F7")
@long
async def test_control_workers_that_give_up_leave_jobs_behind(empty: OwnServer) -> None:
    _, left = await churned(empty, 40, 1, patient=False)
    assert left > 0


# A person meanwhile


def away(server: OwnServer) -> tuple[Callable[[], None], Callable[[], None]]:
    return server.stop, server.start


def only_reads(server: OwnServer) -> tuple[Callable[[], None], Callable[[], None]]:
    def setting(value: str) -> None:
        """For all connections from now on; those that there are break, as with a fail-over."""
        server.psql(
            "SET default_transaction_read_only = off;"
            f"ALTER DATABASE postgres SET default_transaction_read_only = {value};"
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();"
        )

    return partial(setting, "on"), partial(setting, "off")


def forgets(world: World) -> World:
    """A store that takes a reservation for made whatever the database says."""

    class Careless:
        def __getattr__(self, name: str) -> Any:
            return getattr(world.store, name)

        async def reserve(self, kept: Any) -> None:
            with contextlib.suppress(StoreTrouble):
                await world.store.reserve(kept)

    return replace(world, store=cast(Any, Careless()))


@pytest.mark.fault("F7")
@pytest.mark.fault("F8")
@pytest.mark.parametrize("fails", [away, only_reads])
async def test_without_a_database_nothing_is_booked_that_is_said_and_afterwards_all_goes_on(
    fails: Fails, empty: OwnServer, tmp_path: Path
) -> None:
    begins, ends = fails(empty)
    async with office(tmp_path, database_url=empty.url) as here:
        adele, teams = here.desk("adele@contoso.com"), here.simulator.teams
        offer = await adele.says(WISH)
        assert await readiness(here) == (200, {})
        await asyncio.to_thread(begins)
        status, wrong = await readiness(here)
        assert (status, list(wrong)) == (503, ["database"])
        assert "othing was booked" in await pressed(here, offer)
        assert (await teams.say(adele.person, WISH)).status == 202
        assert "othing was booked" in teams.last(adele.person).text
        await here.later(3)
        assert here.tenant.witness.requests_to("POST", "/events") == []
        await asyncio.to_thread(ends)
        assert await readiness(here) == (200, {})
        await adele.presses("Book Everest", on=offer)
        await here.later(3)
        assert adele.sees_again(offer).words.startswith("Booked")


@pytest.mark.control("F8")
async def test_control_a_store_that_swallows_it_says_nothing_of_it(empty: OwnServer, tmp_path: Path) -> None:
    begins, ends = only_reads(empty)
    async with office(tmp_path, database_url=empty.url, around=forgets) as here:
        offer = await here.desk("adele@contoso.com").says(WISH)
        await asyncio.to_thread(begins)
        said = await pressed(here, offer)
        await asyncio.to_thread(ends)
        assert "othing was booked" not in said


async def said_when_it_goes_amid_a_turn(server: OwnServer, folder: Path) -> str:
    """The booking is written, and before the person is told the database is away. In the end they have the room."""

    def around(world: World) -> World:
        class GoesThen:
            def __getattr__(self, name: str) -> Any:
                return getattr(world.store, name)

            async def reserve(self, kept: Any) -> None:
                await world.store.reserve(kept)
                cast(Any, world.store)._rooms.changed()  # so that the turn has to ask once more
                await asyncio.to_thread(server.stop)

        return replace(world, store=cast(Any, GoesThen()))

    async with office(folder, database_url=server.url, around=around) as here:
        adele = here.desk("adele@contoso.com")
        offer = await adele.says(WISH)
        said = await pressed(here, offer)
        await asyncio.to_thread(server.start)
        await here.later(3)
        assert adele.sees_again(offer).words.startswith("Booked")
        return said


@pytest.mark.fault("F7")
async def test_what_was_written_before_it_went_away_is_not_denied(empty: OwnServer, tmp_path: Path) -> None:
    assert "cannot say whether it was done" in await said_when_it_goes_amid_a_turn(empty, tmp_path)


@pytest.mark.control("F7")
@long
async def test_control_a_turn_that_does_not_know_what_it_wrote_denies_it(
    empty: OwnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WROTE", ContextVar("another", default=False))
    assert "othing was booked" in await said_when_it_goes_amid_a_turn(empty, tmp_path)


async def gone_at_the_commit(server: OwnServer, committed: bool) -> tuple[StoreTrouble, bool]:
    """The trouble with a reservation whose server goes at the very commit, and whether it stands all the same."""

    class GoesAtTheCommit(Reservation):
        def __call__(self, connection: Connection) -> None:
            super().__call__(connection)
            if committed:
                connection.exec_driver_sql("COMMIT")
            server.stop()

    async with await open_store(server.url) as opened:
        opened.reservation, kept = GoesAtTheCommit, booking()
        opened._changes = Changes(alone=True)  # announced last, and the commit is to be the last
        with pytest.raises(StoreTrouble) as trouble:
            await opened.reserve(kept)
        server.start()
        return trouble.value, await opened.booking(kept.booking.id) is not None


@pytest.mark.fault("F7")
@pytest.mark.fault("F8")
@long
@pytest.mark.parametrize("committed", [True, False])
async def test_whether_it_came_through_at_the_very_commit_nobody_claims_to_know(
    empty: OwnServer, committed: bool
) -> None:
    trouble, stands = await gone_at_the_commit(empty, committed)
    assert trouble.unsure
    assert stands is committed


@pytest.mark.control("F7")
@pytest.mark.control("F8")
@long
async def test_control_a_database_that_forgets_how_far_it_came_denies_what_stands(
    empty: OwnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = PostgresqlDatabase._run
    monkeypatch.setattr(PostgresqlDatabase, "_run", lambda self, engine, work, unsure=None: run(self, engine, work))
    trouble, stands = await gone_at_the_commit(empty, committed=True)
    assert stands
    assert not trouble.unsure


async def pressed(here: Office, offer: Seen) -> str:
    """What the press is answered with in words."""
    assert offer.message is not None
    teams = here.simulator.teams
    return str((await teams.press(here.desk("adele@contoso.com").person, offer.message, "Book Everest")).text)


# Clocks


class Astray(RealClock):
    def __init__(self, minutes: int) -> None:
        self.wrong = timedelta(minutes=minutes)

    def now(self) -> datetime:
        return super().now() + self.wrong


async def replica(store: SqlStore, minutes: int) -> SharedClock:
    clock = SharedClock(Astray(minutes))
    assert await clock.follow(store.time) == pytest.approx(60 * minutes, abs=5)
    return clock


@pytest.mark.fault("F9")
async def test_replicas_whose_machines_disagree_by_minutes_respect_one_anothers_leases(tmp_path: Path) -> None:
    with database("postgresql", tmp_path) as url:
        async with await open_store(url) as store:
            early, late = await replica(store, 10), await replica(store, -10)
            assert abs(early.now() - late.now()) < timedelta(seconds=5)
            kept = booking(made_at=late.now())
            await store.reserve(kept)
            assert await store.claim(late.now(), 60, 1) == (kept.booking.id,)
            assert await store.claim(early.now(), 60, 1) == ()


@pytest.mark.control("F9")
async def test_control_by_the_clocks_of_their_own_machines_both_take_it(tmp_path: Path) -> None:
    with database("postgresql", tmp_path) as url:
        async with await open_store(url) as store:
            early, late = Astray(10), Astray(-10)
            kept = booking(made_at=late.now())
            await store.reserve(kept)
            assert await store.claim(late.now(), 60, 1) == (kept.booking.id,)
            assert await store.claim(early.now(), 60, 1) == (kept.booking.id,)


@pytest.mark.fault("F9")
async def test_a_clock_that_is_set_back_an_hour_holds_nothing_up(tmp_path: Path) -> None:
    own, ticks = Astray(0), SharedClock(Astray(0))
    before = ticks.now()
    own.wrong = timedelta(hours=-1)
    assert ticks.now() >= before, "while it runs it goes by the clock that never goes back"
    async with await open_store(sqlite_url(tmp_path)) as store:
        kept = booking(made_at=TWO - timedelta(hours=2))
        await store.reserve(kept)
        assert await store.claim(TWO, 8, 1) == (kept.booking.id,)
        assert await store.claim(TWO + timedelta(seconds=7), 8, 1) == ()
        assert await store.claim(TWO - timedelta(hours=1), 8, 1) == (kept.booking.id,), "after a restart"
