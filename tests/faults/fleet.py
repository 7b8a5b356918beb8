"""Several replicas of Nook, in processes of their own on one PostgreSQL, and people who reach any of them at any time.

Whoever gets no answer from one, since it is just stopping, is delivered to the next, as Teams does; who is told that
nothing was booked tries again, as people do.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import aiohttp
import asyncpg

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.keeping import KeepOrRelease
from bot.domain.workplace import Room
from bot.simulator import APP_ID, Simulator, TeamsClient, accepts
from bot.simulator.conversations import Message
from bot.simulator.delivery import Delivery
from bot.simulator.people import Person
from bot.store import open_store
from bot.worker import LEASE
from tests.office import MONDAY_NINE, Seen, settings_for
from tests.scenarios.mortal import Life
from tests.scenarios.mortal_case import ANSWER, Replica, company, until

SERVICE = "nook@contoso.com"
SELDOM = "annex@contoso.com"
"""The service account of a building that nobody asks about: its rooms are read each quarter of an hour."""
ROOMS = ("Everest", "Fuji", "Elbe", "Thames", "Rhine", "Neckar", "Spree", "Weser", "Oder", "Isar")
OPENS = 8
HONEST = ("othing", "cannot say")
"""What is said of a press that came to nothing, or perhaps not to nothing."""
TRIES = 200
"""As often as nothing is booked."""
TRIES = 200
"""As often as nothing is booked."""
MOST_SECONDS = 30.0
"""In which a replica must have ended that was told to."""
CONFIGURATION = Configuration(
    "contoso", "Contoso", "", SERVICE, BookingLevel.USER, frozenset({"contoso.com"}), keep=KeepOrRelease(1, 0)
)
"""Who has booked is asked a minute before the start whether the room is still needed."""


@dataclass(slots=True)
class Fleet:
    """`cards`: what was booked, by whom. `numbers`: whose turn it is among the replicas."""

    simulator: Simulator
    replicas: list[Replica]
    people: list[Person]
    url: str
    numbers: count[int] = field(default_factory=count)
    cards: list[tuple[Person, Message]] = field(default_factory=list)

    async def somewhere(self, act: Callable[[TeamsClient], Awaitable[Delivery]]) -> Delivery:
        """At one replica after the other, until one answers."""
        for _ in range(300):
            delivery = await act(self.replicas[next(self.numbers) % len(self.replicas)].teams)
            if delivery.status:
                return delivery
            await asyncio.sleep(0.2)
        raise AssertionError(f"no replica answered: {delivery}")

    async def says(self, person: Person, text: str) -> list[Message]:
        """What Nook answers. The message is delivered again, the same, where no answer came."""
        said: list[Delivery] = []

        async def once(teams: TeamsClient) -> Delivery:
            said[:] = [await (teams.resend(said[0]) if said else teams.say(person, text))]
            return said[0]

        before = len(self.replicas[0].teams.messages(person))
        await self.somewhere(once)
        return [one for one in self.replicas[0].teams.messages(person)[before:] if one.author is None]

    async def books(self, person: Person, room: str, when: str) -> None:
        """Asks and presses again as long as nothing has come of it, each time elsewhere."""
        title = f"Book {room}"
        for _ in range(TRIES):
            answers = await self.says(person, f"book {room} {when}")
            offer = next((one for one in answers if title in one.buttons(person)), None)
            if offer is not None:
                break
            await asyncio.sleep(0.5)
        else:
            raise AssertionError(f"no offer: {[str(one.card(person)) or one.text for one in answers]}")
        for _ in range(TRIES):
            pressed = await self.somewhere(lambda teams: teams.press(person, offer, title))
            assert pressed.kind == "card" or any(word in str(pressed.text) for word in HONEST), pressed.text
            await asyncio.sleep(0 if pressed.kind == "card" else 0.5)
            if title not in offer.buttons(person):
                return self.cards.append((person, offer))
        raise AssertionError("never booked")

    async def books_until(self, over: asyncio.Event) -> None:
        """Everybody books without a pause, on one working day after the other, at an hour that is theirs alone."""

        async def one(number: int) -> None:
            room, hour = ROOMS[number % len(ROOMS)], OPENS + number // len(ROOMS)
            days = (day for n in count(1) if (day := MONDAY_NINE + timedelta(days=n)).weekday() < 5)
            for day in days:
                await self.books(self.people[number], room, f"on {day.day} {day:%B} at {hour}:00 for 1 hour")
                if over.is_set():
                    return

        await asyncio.gather(*(one(number) for number in range(len(self.people))))

    async def has_booked(self, many: int, booking: asyncio.Task[None]) -> None:
        """Waits until so many bookings were made in all, and says what went wrong with those who are `booking`."""
        while len(self.cards) < many or booking.done():
            await asyncio.sleep(0.1)
            if booking.done():
                booking.result()
                raise AssertionError("nobody books any more")

    async def are_ready(self) -> list[bool]:
        return await asyncio.gather(*(ready(replica) for replica in self.replicas))

    async def stopped_and_started(self, replica: Replica, when_ready: bool = True) -> None:
        """As an orchestrator redeploys it: told to stop, and a new one in its place."""
        if when_ready:
            await until(lambda: ready(replica), lambda: "it is ready")
        assert await self._ends(replica, signal.SIGTERM) == 0
        replica.starts()

    async def killed_and_started(self, replica: Replica) -> None:
        await until(lambda: ready(replica), lambda: "it is ready")
        assert await self._ends(replica, signal.SIGKILL) == -signal.SIGKILL
        replica.starts()

    async def _ends(self, replica: Replica, how: signal.Signals) -> int | None:
        """What its process ended with; None where it has not."""
        os.kill(replica.process.pid, how)
        await asyncio.to_thread(replica.process.join, MOST_SECONDS)
        code: int | None = replica.process.exitcode
        return code

    async def wrong(self) -> list[str]:
        """In the end, judged by Microsoft 365, the chats and the database."""
        await until(self._rests, lambda: "everything is done", 120)
        tenant, booked = self.simulator.tenant, await self._bookings()
        events = [event for event in tenant.made_by(APP_ID) if not event.is_cancelled]
        words = [Seen(card.card(person) or {}, card).words for person, card in self.cards]
        silent = [said for said in words if not said.startswith("Booked")]
        found = {
            f"{len(events)} events for {len(self.cards)} bookings": len(events) != len(self.cards),
            "an event without its room": any(a.response != "accepted" for event in events for a in event.resources),
            f"{booked} are booked of {len(self.cards)}": booked != {"booked": len(self.cards)},
            f"cards say {silent}": silent != [],
            "a room is held twice": tenant.double_bookings() != [],
            "something is left over": tenant.orphans() != [],
        }
        return [fault for fault, there_is in found.items() if there_is]

    def asked_whether_needed(self) -> list[int]:
        """How often each person was asked whether the room that begins soon is still needed."""
        chats = ([one.buttons(person) for one in self.replicas[0].teams.messages(person)] for person in self.people)
        return [sum("Keep it" in buttons for buttons in chat) for chat in chats]

    def swept(self) -> int:
        """How often the rooms were read that nobody asks about."""
        return sum(one.mailbox == SELDOM for one in self.simulator.tenant.witness.requests_to("POST", "getSchedule"))

    async def _rests(self) -> bool:
        return set(await self._bookings()) <= {"booked", "declined", "failed"}

    async def _bookings(self) -> dict[str, int]:
        connection = await asyncpg.connect(self.url)
        try:
            rows = await connection.fetch("SELECT told, count(*) FROM bookings GROUP BY told")
            return {row[0]: row[1] for row in rows}
        finally:
            await connection.close()


async def ready(replica: Replica) -> bool:
    address = replica.teams.bot_url.replace("/api/messages", "/ready")
    try:
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


@asynccontextmanager
async def fleet(folder: Path, url: str, replicas: int, people: int) -> AsyncIterator[Fleet]:
    async with company() as (simulator, pace):
        tenant = simulator.tenant
        for account in (SERVICE, SELDOM):
            tenant.add_person("Nook", account)
        for name in ROOMS:
            tenant.add_room(name, seats=8, building="HQ", policy=accepts(ANSWER))
        annex = tenant.add_room("Attic", seats=8, building="Annex", policy=accepts(ANSWER))
        rooms = {
            room.address: Room(
                room.address, room.name, str(room.building), "3", 8, frozenset(), room.address, "contoso", room.zone
            )
            for room in tenant.rooms.values()
        }
        configuration = replace(CONFIGURATION, tenant=tenant.id.lower())
        seldom = replace(configuration, id="annex", name="Annex", service_account=SELDOM)
        attic = replace(rooms.pop(annex.address), configuration="annex")
        async with await open_store(url) as store:
            await store.save_configuration(seldom)
            await store.save_rooms([attic])
        life = Life(
            settings_for(simulator, url), pace, configuration, tuple(rooms.values()), folder, lease=LEASE, seconds=600
        )
        running = [
            Replica(simulator, replace(life, diary=folder / f"replica{number}.diary")) for number in range(replicas)
        ]
        crowd = [tenant.add_person(f"Person {n}", f"person{n}@contoso.com") for n in range(people)]
        try:
            for replica in running:
                replica.starts()
            yield Fleet(simulator, running, crowd, url)
        finally:
            await asyncio.gather(*(replica.close() for replica in running))
