"""200 people press "Book Everest" at one instant, through real HTTP, on both stores: the store decides who gets it.

Each promise has a control that takes the lock away and has to see the room given to several.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot import conversations, free_busy, wiring
from bot.domain.people import Identity
from bot.graph.client import Graph
from bot.serving import bound, listening
from bot.simulator import APP_ID, MovableClock, TeamsClient
from bot.simulator.calendars import CalendarItem
from bot.simulator.people import Person
from bot.store import SqlStore, open_store, postgresql
from bot.store.sqlite import SqliteDatabase
from bot.teams.settings import DoorSettings
from bot.wiring import nook
from tests.databases import database
from tests.office import MONDAY_NINE, MovingClock, Office, Seen, contoso, office, settings_for
from tests.store.racing import Meeting
from tests.store.test_race import unlocked

WISH = "book a room for 6 tomorrow 2pm for 1 hour"
EVEREST = "everest@contoso.com"
TWO = (MONDAY_NINE + timedelta(days=1)).replace(hour=13, minute=0)
PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Racer:
    """A person with an offer before their eyes, at one of the replicas."""

    person: Person
    teams: TeamsClient

    @property
    def card(self) -> Seen:
        message = self.teams.last(self.person)
        return Seen(message.card(self.person) or {}, message)

    async def asks(self) -> None:
        assert (await self.teams.say(self.person, WISH)).status == 202
        assert "Book Everest" in self.card.buttons

    async def presses(self) -> str:
        """The card that it is answered with; an error or a mere sentence is not what a racer may get."""
        message = self.card.message
        assert message is not None
        delivery = await self.teams.press(self.person, message, "Book Everest")
        assert (delivery.status, delivery.kind) == (200, "card"), (delivery.status, delivery.text, delivery.error)
        return self.card.words


@pytest.fixture(autouse=True)
def all_the_time_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody in this race runs in one process, on a machine that does other things: no time-out is to decide."""
    monkeypatch.setattr(postgresql, "_PATIENCE", {})
    monkeypatch.setattr(postgresql, "_WAIT_SECONDS", 120)
    monkeypatch.setattr(conversations, "TURN_LIMIT", 120)
    monkeypatch.setattr(wiring, "Graph", partial(Graph, connect=120, read=120))
    monkeypatch.setattr(wiring, "PATIENCE", 120)
    monkeypatch.setattr(free_busy, "PATIENCE", 120)
    monkeypatch.setattr(wiring, "DoorSettings", partial(DoorSettings, patience=120, press_patience=120))


class Race:
    def __init__(self, here: Office, doors: Sequence[str], people: int) -> None:
        self.office, self.tenant = here, here.tenant
        self._teams = [TeamsClient(here.simulator, door) for door in doors]
        for teams in self._teams:
            teams.seconds = 120
        there = [self.tenant.add_person(f"Person {n}", f"person{n}@contoso.com") for n in range(people)]
        self.racers = [Racer(person, self._teams[n % len(doors)]) for n, person in enumerate(there)]

    async def all_ask(self) -> None:
        for racer in self.racers[: len(self._teams)]:
            await racer.asks()  # the first at each replica reads the calendars for all
        await asyncio.gather(*(racer.asks() for racer in self.racers[len(self._teams) :]))

    async def all_press(self) -> list[str]:
        return await asyncio.gather(*(racer.presses() for racer in self.racers))

    async def winners(self) -> list[Racer]:
        """Whose booking holds the room, as the store has it."""
        store, found = self.office.nook.world.store, []
        for racer in self.racers:
            identity = Identity(self.tenant.id.lower(), racer.person.id)
            kept = await store.bookings_of(identity, MONDAY_NINE)
            found += [racer for one in kept if one.booking.holds and one.booking.calendar == EVEREST]
        return found

    def events(self) -> list[CalendarItem]:
        return self.tenant.made_by(APP_ID)

    async def close(self) -> None:
        for teams in self._teams:
            await teams.close()


@asynccontextmanager
async def race(folder: Path, url: str, replicas: int = 1, people: int = PEOPLE) -> AsyncIterator[Race]:
    """An office with so many people who have all asked; the other replicas share its database."""
    clock = MovableClock(MONDAY_NINE)
    async with office(folder, tenant=contoso(clock), clock=clock, database_url=url) as here:
        doors = [here.simulator.teams.bot_url]
        async with AsyncExitStack() as stack:
            for _ in range(replicas - 1):
                settings = settings_for(here.simulator, url)
                other = await stack.enter_async_context(nook(settings, MovingClock(clock), working=False))
                at = bound("127.0.0.1", 0)
                await stack.enter_async_context(listening(other.app, at))
                doors.append(f"http://127.0.0.1:{at.getsockname()[1]}/api/messages")
            running = Race(here, doors, people)
            stack.push_async_callback(running.close)
            await running.all_ask()
            yield running


def without_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL without the room's lock; on SQLite also without the write transaction and its single writer."""

    async def opened(database_url: str) -> SqlStore:
        store, url = await open_store(database_url), make_url(database_url)
        if url.drivername == "sqlite":
            await store.close()
            store = SqlStore(SqliteDatabase(Path(url.database or ""), begin="", writers=8))
        store.reservation = unlocked(Meeting())
        return store

    monkeypatch.setattr(wiring, "open_store", opened)


STAGES = [
    ("sqlite", 1),
    pytest.param(("postgresql", 1), marks=pytest.mark.long),
    ("postgresql", 2),
    pytest.param(("postgresql", 3), marks=pytest.mark.long),
]


@pytest.fixture(params=STAGES, ids=["SQLite", "PostgreSQL", "two replicas", "three replicas"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The database and how many replicas share it."""
    kind, replicas = request.param
    with database(kind, tmp_path) as url:
        yield url, replicas


@pytest.mark.fault("F16")
async def test_one_of_200_gets_the_room_and_199_are_offered_others_at_once(
    stage: tuple[str, int], tmp_path: Path
) -> None:
    async with race(tmp_path, *stage) as it:
        answers = await it.all_press()
        (winner,) = await it.winners()
        assert [words for words in answers if "Asking Everest" in words] == [winner.card.words]
        losers = [racer.card for racer in it.racers if racer is not winner]
        assert all("taken" in card.words for card in losers)
        assert {tuple(card.booking_buttons()) for card in losers} == {("Book Fuji", "Book Elbe", "Book Thames")}
        await it.office.later(3)
        assert winner.card.words.startswith("Booked")
        (event,) = it.events()
        assert event.organizer == winner.person.mail
        assert it.tenant.orphans() == []


@pytest.mark.control("F16")
@pytest.mark.parametrize(
    ("kind", "replicas"), [("sqlite", 1), *(pytest.param("postgresql", n, marks=pytest.mark.long) for n in (1, 2, 3))]
)
async def test_control_without_the_lock_several_get_it(
    kind: str, replicas: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, the test above may be worth nothing."""
    without_the_lock(monkeypatch)
    with database(kind, tmp_path) as url:
        async with race(tmp_path, url, replicas, people=50) as it:
            # Without a lock some also get an error.
            await asyncio.gather(*(racer.presses() for racer in it.racers), return_exceptions=True)
            assert len(await it.winners()) > 1


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        pytest.param("sqlite", "Outlook", marks=pytest.mark.long),
        pytest.param("sqlite", "Nook", marks=pytest.mark.long),
        pytest.param("sqlite", "", marks=pytest.mark.long),
        ("postgresql", ""),
    ],
)
@pytest.mark.fault("F16")
async def test_50_more_in_outlook_the_room_decides_and_the_cards_say_so(kind: str, first: str, tmp_path: Path) -> None:
    """Before Nook's invitation, after it, or with no order at all."""
    with database(kind, tmp_path) as url:
        async with race(tmp_path, url) as it:
            rivals = [it.tenant.add_person(f"Rival {n}", f"rival{n}@contoso.com") for n in range(50)]

            def asks_in_outlook(rival: Person) -> None:
                it.tenant.book(rival, EVEREST, TWO, TWO + timedelta(hours=1), ask=True)

            async def one_presses(number: int) -> None:
                await it.racers[number].presses()
                if not first and number % 4 == 0:
                    asks_in_outlook(rivals[number // 4])

            async def nook_works() -> None:
                for _ in range(10_000):
                    if await it.office.nook.worker.work():
                        return
                    await asyncio.sleep(0)

            if first == "Outlook":
                _each(asks_in_outlook, rivals)
            await asyncio.gather(nook_works(), *(one_presses(number) for number in range(PEOPLE)))
            if first == "Nook":
                _each(asks_in_outlook, rivals)
            await it.office.later(5)
            (winner,) = [racer for racer in it.racers if "taken" not in racer.card.words]
            (holder,) = it.tenant.bookings_of(EVEREST)
            by_nook = holder.organizer == winner.person.mail
            assert by_nook == (first == "Nook") or not first
            assert winner.card.words.startswith("Booked" if by_nook else "Everest declined")
            assert len(it.events()) == by_nook
            assert it.tenant.double_bookings() == []
            assert [item for item in it.tenant.orphans() if item.app == APP_ID] == []


def _each(do: Callable[[Person], None], people: Iterable[Person]) -> None:
    for person in people:
        do(person)
