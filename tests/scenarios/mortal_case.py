"""One person, one room, one database and a Nook that dies: played by real processes and judged by what Microsoft 365 holds.

All cases share one simulator, which runs in the test's own process in real time, and nothing else.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.workplace import Room
from bot.simulator import APP_ID, Simulator, TeamsClient, accepts, declines, empty_tenant, tentative
from bot.simulator.calendars import CalendarItem
from bot.simulator.rooms import RoomPolicy
from bot.wiring import bound
from tests.office import Seen, settings_for
from tests.scenarios.mortal import Life, Pace, live

WISH = "book a room for 6 tomorrow 2pm for 1 hour called Budget review"
ANSWER = 0.2
"""Seconds after which a room answers."""
PATIENCE = 60.0
"""Seconds after which a test gives up waiting: long, since machines that test are busy."""
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Path_:
    """A way that a booking can go. `ends` begins the card at its end."""

    name: str
    ends: str
    policy: RoomPolicy = field(default_factory=lambda: accepts(ANSWER))
    level: BookingLevel = BookingLevel.USER


ACCEPTED = Path_("accepted", "Booked")
AS_NOOK = Path_("accepted as Nook", "Booked", level=BookingLevel.SERVICE)
DECLINED = Path_("declined", "Everest declined", declines(ANSWER))
TENTATIVE = Path_("tentative, then accepted", "Booked", tentative(after=ANSWER))


@cache
def processes() -> Any:
    """A server that has imported Nook once and forks: a new Nook is there in a tenth of a second."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.scenarios.mortal_womb"])
    return context


async def until(true: Callable[[], Any], what: str, seconds: float = PATIENCE) -> None:
    """Looks now and then until it is true."""
    for _ in range(int(seconds / 0.05)):
        if true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"not within {seconds:.0f} s: {what}")


@asynccontextmanager
async def simulator_in_real_time() -> AsyncIterator[tuple[Simulator, Pace]]:
    pace = Pace(asyncio.get_running_loop().time())
    async with Simulator(empty_tenant(now=pace), token_now=pace) as simulator:
        yield simulator, pace


class Replica:
    """One Nook's process, reached at the same address whenever it lives: the socket is the test's."""

    def __init__(self, simulator: Simulator, life: Life) -> None:
        self.life = life
        self._at = bound("127.0.0.1", 0)
        self._at.setblocking(False)
        self.teams = TeamsClient(simulator, f"http://127.0.0.1:{self._at.getsockname()[1]}/api/messages")
        self.process: Any = None

    def starts(self, dies: str = "") -> None:
        self.process = processes().Process(target=live, args=(replace(self.life, dies=dies), self._at), daemon=True)
        self.process.start()

    async def death(self) -> None:
        """Waits for it, and makes sure that it was the sudden one."""
        process = self.process
        await until(lambda: not process.is_alive(), f"the death {self.life.dies}")
        assert process.exitcode == -9, f"ended with {process.exitcode}"

    async def close(self) -> None:
        await self.teams.close()
        if self.process is not None:
            self.process.kill()
            await asyncio.to_thread(self.process.join)
        self._at.close()


class Case:
    """A person who books Everest, in a company of their own."""

    def __init__(self, simulator: Simulator, pace: Pace, path: Path_, folder: Path, database: str = "", **life: Any) -> None:
        number = next(_numbers)
        self.simulator, self.tenant, self.path = simulator, simulator.tenant, path
        self.person = self.tenant.add_person("Adele Vance", f"adele-{number}@contoso.com")
        account = self.tenant.add_person("Nook", f"nook-{number}@contoso.com")
        self.everest = f"everest-{number}@contoso.com"
        self.tenant.add_room("Everest", self.everest, seats=8, building="HQ", policy=path.policy)
        self.tenant.add_room("Fuji", f"fuji-{number}@contoso.com", seats=6, building="HQ", policy=accepts(ANSWER))
        owner = self.person if path.level is BookingLevel.USER else account
        self.owner = owner.mail or ""
        self.file = folder / f"case{number}.db"
        configuration = Configuration(
            "contoso", "Contoso", self.tenant.id.lower(), account.mail or "", path.level, frozenset({"contoso.com"})
        )
        rooms = tuple(
            Room(address, name, "HQ", "3", seats, frozenset(), address, "contoso", "Europe/Berlin")
            for name, address, seats in (("Everest", self.everest, 8), ("Fuji", f"fuji-{number}@contoso.com", 6))
        )
        self.diary = folder / f"case{number}.diary"
        settings = settings_for(simulator, database or f"sqlite:///{self.file}")
        self.life = Life(settings, pace, configuration, rooms, self.diary, **life)
        self.nook = Replica(simulator, self.life)

    @property
    def points(self) -> list[str]:
        return self.diary.read_text().splitlines() if self.diary.exists() else []

    # What the person does

    async def says(self, text: str) -> None:
        delivery = await self.nook.teams.say(self.person, text)
        assert delivery.status == 202, delivery

    async def presses(self, title: str = "Book Everest", teams: TeamsClient | None = None) -> bool:
        """Whether it was answered at all; one whose Nook dies is not."""
        teams = teams or self.nook.teams
        delivery = await teams.press(self.person, self.card.message, _button(self.card, title))  # type: ignore[arg-type]
        assert delivery.kind in ("card", "none"), (delivery.status, delivery.text)
        return delivery.kind == "card"

    async def owner_accepts(self) -> None:
        """The owner of the room says yes when the card says that it waits."""
        await until(lambda: "Waiting" in self.card.words, "the card says that the room's owner is waited for")
        self.tenant.room_answers(self.everest, self.events()[0], "accepted")

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

    def rows(self, columns: str = "state, event_id, id", table: str = "bookings") -> list[Any]:
        """Read past Nook, from the file itself."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return connection.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608

    async def comes_to_rest(self) -> None:
        await until(lambda: self.rows() and not self.rows("booking", "outbox"), f"the outbox is empty: {self.points}")

    async def close(self) -> None:
        await self.nook.close()


def _button(seen: Seen, title: str) -> dict[str, Any]:
    from tests.office import _actions

    return next(action for action in _actions(seen.card) if action["title"].startswith(title))
