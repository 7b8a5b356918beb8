"""200 people press "Book" at one instant, for one room or for 20, through real HTTP, on both stores: the store decides
who gets it.

Each promise has a control that takes the lock away and has to see the room given to several.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot import conversations, free_busy, wiring
from bot.domain.people import Identity
from bot.graph.client import Graph
from bot.simulator import APP_ID, MovableClock, TeamsClient
from bot.simulator.calendars import CalendarItem
from bot.simulator.people import Person
from bot.store import SqlStore, open_store, postgresql
from bot.store.sqlite import SqliteDatabase
from bot.teams.settings import DoorSettings
from tests.databases import database
from tests.office import MONDAY_NINE, Office, Seen, contoso, office, replica
from tests.store.racing import Meeting
from tests.store.test_race import unlocked

EVEREST = "everest@contoso.com"
TWO = (MONDAY_NINE + timedelta(days=1)).replace(hour=13, minute=0)
PEOPLE, FEWER = 200, 60
long = pytest.mark.long
PEAKS = (
    *("Aconcagua", "Ararat", "Eiger", "Elbrus", "Etna", "Fitzroy", "Kailash", "Kangto", "Lhotse", "Makalu"),
    *("Manaslu", "Matterhorn", "Olympus", "Ortler", "Rainier", "Stromboli", "Teide", "Ushba", "Vesuvius", "Watzmann"),
)
DAYS = [TWO + timedelta(days=day) for day in (0, 1, 2, 3, 6)]


@dataclass(frozen=True, slots=True)
class Racer:
    """A person who wants that room, at one of the replicas. By name, or because it is the one that fits best."""

    person: Person
    teams: TeamsClient
    room: str = "Everest"

    @property
    def card(self) -> Seen:
        message = self.teams.last(self.person)
        return Seen(message.card(self.person) or {}, message)

    async def asks(self, at: datetime = TWO) -> None:
        what = "a room for 6" if self.room == "Everest" else self.room
        wish = f"book {what} on {at.day} {at:%B} at 2pm for 1 hour"
        assert (await self.teams.say(self.person, wish)).status == 202
        assert f"Book {self.room}" in self.card.buttons

    async def presses(self) -> str:
        """The card that it is answered with; an error or a mere sentence is not what a racer may get."""
        message = self.card.message
        assert message is not None
        delivery = await self.teams.press(self.person, message, f"Book {self.room}")
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
    def __init__(self, here: Office, doors: Sequence[TeamsClient], people: int, rooms: Sequence[str]) -> None:
        self.office, self.tenant, self._teams = here, here.tenant, doors
        for teams in doors:
            teams.seconds = 120
        there = [self.tenant.add_person(f"Person {n}", f"person{n}@contoso.com") for n in range(people)]
        places = zip(there, cycle(doors), cycle(rooms), strict=False)
        self.racers = [Racer(person, teams, room) for person, teams, room in places]

    async def all_ask(self, at: datetime = TWO) -> None:
        for racer in self.racers[: len(self._teams)]:
            await racer.asks(at)  # the first at each replica reads the calendars for all
        await asyncio.gather(*(racer.asks(at) for racer in self.racers[len(self._teams) :]))

    async def all_press(self) -> list[str]:
        return await asyncio.gather(*(racer.presses() for racer in self.racers))

    async def winners(self, at: datetime = TWO) -> list[Racer]:
        """Whose booking holds the room that they want, as the store has it."""
        store, found = self.office.nook.world.store, []
        for racer in self.racers:
            identity = Identity(self.tenant.id.lower(), racer.person.id)
            kept = [one.booking for one in await store.bookings_of(identity, MONDAY_NINE)]
            found += [racer for one in kept if one.holds and (one.room_name, one.span.start) == (racer.room, at)]
        return found

    def events(self) -> list[CalendarItem]:
        return self.tenant.made_by(APP_ID)


@asynccontextmanager
async def race(
    folder: Path, url: str, replicas: int = 1, people: int = PEOPLE, rooms: Sequence[str] = ()
) -> AsyncIterator[Race]:
    """An office with so many people; the other replicas share its database. `rooms`: those that they want, a room of
    its own for each who has the same place in the row; Everest where none is named.
    """
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    for room in rooms:
        tenant.add_room(room, seats=8, building="HQ", floor=3)
    async with (
        office(folder, tenant=tenant, clock=clock, database_url=url) as here,
        AsyncExitStack() as stack,
    ):
        others = [await stack.enter_async_context(replica(here)) for _ in range(replicas - 1)]
        yield Race(here, [here.simulator.teams, *(teams for _, teams in others)], people, rooms or ["Everest"])


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


STAGES = {
    "SQLite": ("sqlite", 1, PEOPLE, 1),
    "two replicas": ("postgresql", 2, FEWER, 1),
    "SQLite, again and again": ("sqlite", 1, PEOPLE, 5),
    "PostgreSQL, again and again": ("postgresql", 1, PEOPLE, 5),
    "three replicas, again and again": ("postgresql", 3, PEOPLE, 5),
}
"""The database, how many replicas share it, how many people press, and how many rounds there are."""


@pytest.fixture(params=[pytest.param(name, marks=long if STAGES[name][3] > 1 else ()) for name in STAGES])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, int, int, int]]:
    kind, replicas, people, rounds = STAGES[request.param]
    with database(kind, tmp_path) as url:
        yield url, replicas, people, rounds


@pytest.mark.fault("F16")
async def test_one_of_200_gets_the_room_and_199_are_offered_others_at_once(
    stage: tuple[str, int, int, int], tmp_path: Path
) -> None:
    url, replicas, people, rounds = stage
    async with race(tmp_path, url, replicas, people) as it:
        for number, at in enumerate(DAYS[:rounds], 1):
            await it.all_ask(at)
            answers = await it.all_press()
            (winner,) = await it.winners(at)
            assert [words for words in answers if "Asking Everest" in words] == [winner.card.words]
            losers = [racer.card for racer in it.racers if racer is not winner]
            assert all("taken" in card.words for card in losers)
            assert {tuple(card.booking_buttons()) for card in losers} == {("Book Fuji", "Book Elbe", "Book Thames")}
            await it.office.later(3)
            assert winner.card.words.startswith("Booked")
            assert len(it.events()) == number
            assert [event.organizer for event in it.events() if event.start == at] == [winner.person.mail]
            assert it.tenant.orphans() == []


@pytest.mark.fault("F16")
@long
@pytest.mark.parametrize(("kind", "replicas"), [("sqlite", 1), ("postgresql", 3)])
async def test_200_for_20_rooms_each_room_has_one(kind: str, replicas: int, tmp_path: Path) -> None:
    with database(kind, tmp_path) as url:
        async with race(tmp_path, url, replicas, rooms=PEAKS) as it:
            await it.all_ask()
            answers = await it.all_press()
            winners = await it.winners()
            assert sorted(winner.room for winner in winners) == sorted(PEAKS)
            assert sum("Asking " in words for words in answers) == len(PEAKS)
            assert all("taken" in racer.card.words for racer in it.racers if racer not in winners)
            await it.office.later(3)
            assert all(winner.card.words.startswith("Booked") for winner in winners)
            assert len(it.events()) == len(PEAKS)
            assert (it.tenant.orphans(), it.tenant.double_bookings()) == ([], [])


@pytest.mark.control("F16")
@pytest.mark.parametrize(
    ("kind", "replicas"), [("sqlite", 1), *(pytest.param("postgresql", n, marks=long) for n in (1, 2, 3))]
)
async def test_control_without_the_lock_several_get_it(
    kind: str, replicas: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, the test above may be worth nothing."""
    without_the_lock(monkeypatch)
    with database(kind, tmp_path) as url:
        async with race(tmp_path, url, replicas, people=50) as it:
            await it.all_ask()
            # Without a lock some also get an error.
            await asyncio.gather(*(racer.presses() for racer in it.racers), return_exceptions=True)
            assert len(await it.winners()) > 1


@pytest.mark.parametrize(
    ("kind", "first", "people"),
    [
        pytest.param("sqlite", "Outlook", PEOPLE, marks=long),
        pytest.param("sqlite", "Nook", PEOPLE, marks=long),
        pytest.param("sqlite", "", PEOPLE, marks=long),
        pytest.param("postgresql", "", PEOPLE, marks=long),
        ("postgresql", "", FEWER),
    ],
)
@pytest.mark.fault("F16")
async def test_a_quarter_more_in_outlook_the_room_decides_and_the_cards_say_so(
    kind: str, first: str, people: int, tmp_path: Path
) -> None:
    """Before Nook's invitation, after it, or with no order at all."""
    with database(kind, tmp_path) as url:
        async with race(tmp_path, url, people=people) as it:
            await it.all_ask()
            rivals = [it.tenant.add_person(f"Rival {n}", f"rival{n}@contoso.com") for n in range(people // 4)]

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
            await asyncio.gather(nook_works(), *(one_presses(number) for number in range(people)))
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
