"""Several replicas of Nook, in processes of their own on one PostgreSQL, and people who reach any of them at any time.

Whoever gets no answer from one, since it is just stopping, tries the next, as Teams and people do.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiohttp
import asyncpg

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.workplace import Room
from bot.simulator import APP_ID, Simulator, TeamsClient, accepts
from bot.simulator.conversations import Message
from bot.simulator.delivery import Delivery
from bot.simulator.people import Person
from tests.office import settings_for
from tests.scenarios.mortal import Life
from tests.scenarios.mortal_case import ANSWER, Replica, company, until

SERVICE = "nook@contoso.com"
ROOMS = ("Everest", "Fuji", "Elbe", "Thames")
HOURS = range(8, 18)
LAST_TURNS = 30.0
"""Seconds in which a replica must have ended that was told to."""


@dataclass(slots=True)
class Fleet:
    """`people`: each wants one room, at an hour of their own. `numbers`: whose turn it is among the replicas."""

    simulator: Simulator
    replicas: list[Replica]
    people: list[Person]
    url: str
    numbers: count[int]

    async def somewhere(self, act: Callable[[TeamsClient], Awaitable[Delivery]]) -> Delivery:
        """At one replica after the other, until one answers."""
        for _ in range(100):
            delivery = await act(self.replicas[next(self.numbers) % len(self.replicas)].teams)
            if delivery.status:
                return delivery
            await asyncio.sleep(0.2)
        raise AssertionError("no replica answered")

    async def books(self, number: int) -> Message:
        """The card of the booking. Asks and presses again as long as nothing has come of it, each time elsewhere."""
        person, room, hour = self.people[number], ROOMS[number % len(ROOMS)], HOURS[number // len(ROOMS)]
        text, title = f"book {room} tomorrow at {hour}:00 for 1 hour", f"Book {room}"
        for _ in range(40):
            await self.somewhere(lambda teams: teams.say(person, text))
            offer = self.last(person)
            if offer is not None and title in offer.buttons(person):
                break
            await asyncio.sleep(0.5)
        else:
            raise AssertionError(f"no offer: {offer}")
        for _ in range(40):
            pressed = await self.somewhere(lambda teams: teams.press(person, offer, title))
            if title not in offer.buttons(person):
                return offer
            assert "othing" in str(pressed.text), pressed.text
            await asyncio.sleep(0.5)
        raise AssertionError("never booked")

    def last(self, person: Person) -> Message | None:
        try:
            return self.replicas[0].teams.last(person)
        except LookupError:
            return None

    async def redeployed(self) -> None:
        """Each replica is told to stop, one after the other, and a new one takes its place."""
        for replica in self.replicas:
            await until(lambda replica=replica: _ready(replica), lambda: "it is ready")  # type: ignore[misc]
            os.kill(replica.process.pid, signal.SIGTERM)
            await asyncio.to_thread(replica.process.join, LAST_TURNS)
            assert replica.process.exitcode == 0, f"ended with {replica.process.exitcode}"
            replica.starts()

    async def wrong(self, cards: list[Message]) -> list[str]:
        """In the end, judged by Microsoft 365, the chats and the database."""
        await until(self._rests, lambda: "everything is done", 90)
        tenant = self.simulator.tenant
        events = [event for event in tenant.made_by(APP_ID) if not event.is_cancelled]
        words = [str(card.card(person)) for card, person in zip(cards, self.people, strict=True)]
        found = {
            f"{len(events)} events for {len(self.people)} people": len(events) != len(self.people),
            "an event without its room": any(a.response != "accepted" for event in events for a in event.resources),
            f"{await self._bookings()} are booked": await self._bookings() != {"booked": len(self.people)},
            "a card does not say so": any("Booked" not in one for one in words),
            "a room is held twice": tenant.double_bookings() != [],
            "something is left over": tenant.orphans() != [],
        }
        return [fault for fault, there_is in found.items() if there_is]

    async def _rests(self) -> bool:
        return set(await self._bookings()) <= {"booked", "declined", "failed"}

    async def _bookings(self) -> dict[str, int]:
        connection = await asyncpg.connect(self.url)
        try:
            rows = await connection.fetch("SELECT told, count(*) FROM bookings GROUP BY told")
            return {row[0]: row[1] for row in rows}
        finally:
            await connection.close()


async def _ready(replica: Replica) -> bool:
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
        tenant.add_person("Nook", SERVICE)
        for name in ROOMS:
            tenant.add_room(name, seats=8, building="HQ", policy=accepts(ANSWER))
        rooms = tuple(
            Room(room.address, room.name, "HQ", "3", 8, frozenset(), room.address, "contoso", "Europe/Berlin")
            for room in tenant.rooms.values()
        )
        configuration = Configuration(
            "contoso", "Contoso", tenant.id.lower(), SERVICE, BookingLevel.USER, frozenset({"contoso.com"})
        )
        settings = settings_for(simulator, url)
        lives = [
            Life(settings, pace, configuration, rooms, folder / f"replica{number}.diary") for number in range(replicas)
        ]
        running = [Replica(simulator, life) for life in lives]
        crowd = [tenant.add_person(f"Person {n}", f"person{n}@contoso.com") for n in range(people)]
        try:
            for replica in running:
                replica.starts()
            yield Fleet(simulator, running, crowd, url, count())
        finally:
            await asyncio.gather(*(replica.close() for replica in running))
