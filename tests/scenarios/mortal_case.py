"""One person, one room, one database and a Nook that dies: played by real processes, judged by Microsoft 365.

All cases share one simulator, which runs in the test's own process in real time, and nothing else.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.workplace import Room
from bot.serving import bound
from bot.simulator import APP_ID, Simulator, TeamsClient, accepts, declines, empty_tenant, tentative
from bot.simulator.calendars import CalendarItem
from bot.simulator.rooms import RoomPolicy
from bot.store.columns import microseconds
from tests.databases import with_tables
from tests.office import Seen, settings_for
from tests.scenarios.mortal import Life, Pace, live

WISH = "book a room for 6 tomorrow 2pm for 1 hour called Budget review"
ANSWER = 0.2
"""Seconds after which a room answers."""
PATIENCE = 60.0
"""Seconds after which a test gives up waiting: long, since machines that test are busy."""
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Way:
    """A way that a booking can go. `ends` begins the card at its end."""

    name: str
    ends: str
    policy: RoomPolicy = field(default_factory=lambda: accepts(ANSWER))
    level: BookingLevel = BookingLevel.USER


ACCEPTED = Way("accepted", "Booked")
AS_NOOK = Way("accepted as Nook", "Booked", level=BookingLevel.SERVICE)
DECLINED = Way("declined", "Everest declined", declines(ANSWER))
TENTATIVE = Way("tentative, then accepted", "Booked", tentative(after=ANSWER))


@cache
def processes() -> Any:
    """A server that has imported Nook once and forks: a new Nook is there in a tenth of a second."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.scenarios.mortal_womb"])
    return context


async def until(true: Callable[[], Awaitable[Any]], what: Callable[[], str], seconds: float = PATIENCE) -> None:
    """Looks now and then until it is true."""
    end = time.monotonic() + seconds
    while not await true():
        assert time.monotonic() < end, f"not within {seconds:.0f} s: {what()}"
        await asyncio.sleep(0.05)


@asynccontextmanager
async def company() -> AsyncIterator[tuple[Simulator, Pace]]:
    pace = Pace(time.monotonic())
    async with Simulator(empty_tenant(now=pace), token_now=pace) as simulator:
        yield simulator, pace


class Replica:
    """One Nook's process, reached at the same address whenever it lives: the socket is the test's."""

    def __init__(self, simulator: Simulator, life: Life) -> None:
        self.life, self.dies, self._before = life, "", 0
        self._at = bound("127.0.0.1", 0)
        self._at.setblocking(False)
        self.teams = TeamsClient(simulator, f"http://127.0.0.1:{self._at.getsockname()[1]}/api/messages")
        self.process: Any = None

    def starts(self, dies: str = "") -> None:
        self.dies, self._before = dies, len(self.points)
        self.process = processes().Process(target=live, args=(replace(self.life, dies=dies), self._at), daemon=True)
        self.process.start()

    @property
    def points(self) -> list[str]:
        """What all lives so far have passed."""
        return self.life.diary.read_text().splitlines() if self.life.diary.exists() else []

    @property
    def lived(self) -> list[str]:
        """What this life, or the last one, has passed."""
        return self.points[self._before :]

    @property
    def is_dying(self) -> bool:
        return self.dies in self.lived

    @property
    def died(self) -> bool:
        """Whether it died as it was told to."""
        if self.process.is_alive():
            return False
        assert self.process.exitcode == -signal.SIGKILL, f"ended with {self.process.exitcode}"
        return True

    async def close(self) -> None:
        await self.teams.close()
        if self.process is not None:
            self.process.kill()
            await asyncio.to_thread(self.process.join)
        self._at.close()


class Case:
    """A person who books Everest, in a company of their own."""

    def __init__(
        self, simulator: Simulator, pace: Pace, way: Way, folder: Path, database: str = "", **life: Any
    ) -> None:
        number = next(_numbers)
        self.simulator, self.tenant, self.way = simulator, simulator.tenant, way
        self.person = self.tenant.add_person("Adele Vance", f"adele-{number}@contoso.com")
        self.colleague = self.tenant.add_person("Bianca Pisani", f"bianca-{number}@contoso.com")
        account = self.tenant.add_person("Nook", f"nook-{number}@contoso.com")
        self.everest = f"everest-{number}@contoso.com"
        self.tenant.add_room("Everest", self.everest, seats=8, building="HQ", policy=way.policy)
        self.tenant.add_room("Fuji", f"fuji-{number}@contoso.com", seats=6, building="HQ", policy=accepts(ANSWER))
        owner = self.person if way.level is BookingLevel.USER else account
        self.owner = owner.mail or ""
        self.file = folder / f"case{number}.db"
        configuration = Configuration(
            "contoso", "Contoso", self.tenant.id.lower(), account.mail or "", way.level, frozenset({"contoso.com"})
        )
        rooms = tuple(
            Room(address, name, "HQ", "3", seats, frozenset(), address, "contoso", "Europe/Berlin")
            for name, address, seats in (("Everest", self.everest, 8), ("Fuji", f"fuji-{number}@contoso.com", 6))
        )
        self.diary = folder / f"case{number}.diary"
        settings = settings_for(simulator, database or with_tables(f"sqlite:///{self.file}"))
        self.life = Life(settings, pace, configuration, rooms, self.diary, **life)
        self.nook = Replica(simulator, self.life)
        self.answers = 0
        self._reading: Any = None

    @property
    def points(self) -> list[str]:
        return self.nook.points

    @property
    def story(self) -> str:
        """For whoever has to find out what went wrong."""
        log = self.diary.with_suffix(".log")
        return f"the last steps were {self.points[-6:]}\n{log.read_text()[-3000:] if log.exists() else ''}"

    # What the person does

    async def asks(self) -> None:
        """Until there is an offer: on a busy machine Nook's own time-outs may be over before it has begun."""
        for _ in range(5):
            delivery = await self.nook.teams.say(self.person, WISH)
            assert delivery.status == 202, delivery
            if "Book Everest" in self.card.buttons:
                self.answers = len(self.said())
                return
        raise AssertionError(f"no offer; {self.story}")

    async def presses(self, at: Replica | None = None) -> bool:
        """Books Everest; whether the press was answered at all, which it is not where Nook dies of it."""
        seen = self.card
        assert seen.message is not None
        delivery = await (at or self.nook).teams.press(self.person, seen.message, "Book Everest")
        assert delivery.kind == "card" or delivery.status == 0, (delivery.status, delivery.text)
        return delivery.status == 200

    async def owner_accepts(self) -> None:
        """The owner of the room says yes when the card says that it waits and the room was asked once more since."""

        async def waits() -> bool:
            told = [n for n, point in enumerate(self.points) if point.startswith("after messenger.update")]
            since = self.points[told[-1] :] if told else []
            return "Waiting" in self.card.words and any(p.startswith("after calendars.event") for p in since)

        await until(waits, lambda: f"the card says that the room's owner is waited for; {self.story}")
        self.tenant.room_answers(self.everest, self.events()[0], "accepted")

    async def rests(self) -> bool:
        """Whether there is a booking and nothing is left to be done for it but to watch it, from half an hour on."""
        soon = microseconds(self.life.clock.now() + timedelta(minutes=10))
        return bool(await self.rows()) and not await self.rows("booking", f"outbox WHERE due_at < {soon}")

    async def comes_to_rest(self) -> None:
        await until(self.rests, lambda: f"everything is done; {self.story}")

    async def ends(self) -> bool:
        """Waits until Nook is dead or has done everything and so will not die; whether it is dead."""
        quiet = 0

        async def either() -> bool:
            nonlocal quiet
            quiet = quiet + 1 if not self.nook.is_dying and await self.rests() else 0
            return self.nook.died or quiet > 5

        await until(either, lambda: f"Nook dies at {self.nook.dies!r}; {self.story}")
        return self.nook.died

    # What there is

    @property
    def card(self) -> Seen:
        message = self.nook.teams.last(self.person)
        return Seen(message.card(self.person) or {}, message)

    def said(self) -> list[Any]:
        """The messages of the bot."""
        return [message for message in self.nook.teams.messages(self.person) if message.author is None]

    def events(self) -> list[CalendarItem]:
        """What Nook made and what stands now."""
        return [item for item in self.tenant.events_in(self.owner) if item.app == APP_ID and not item.is_cancelled]

    def made(self) -> int:
        """How many events Nook ever made, those withdrawn later included."""
        return len(self.events()) + len(self.tenant.mailbox(self.owner).deleted)

    async def rows(self, columns: str = "id, state, event_id", table: str = "bookings") -> list[Any]:
        """Read past Nook, from the database itself."""
        query, url = f"SELECT {columns} FROM {table}", self.life.settings.database_url
        if url.startswith("postgresql"):
            self._reading = self._reading or await asyncpg.connect(url)
            return [tuple(row) for row in await self._reading.fetch(query)]
        with closing(sqlite3.connect(f"file:{self.file}?mode=rw", uri=True)) as file:
            return file.execute(query).fetchall()

    async def close(self) -> None:
        if self._reading is not None:
            await self._reading.close()
        await self.nook.close()
