"""Many people who each book a room of their own, and what must be true of it in the end, judged by Microsoft 365."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.domain.configuration import BookingLevel
from bot.simulator import APP_ID, MovableClock, empty_tenant
from tests.office import GLOBAL_ADMIN, MONDAY_NINE, SERVICE_ACCOUNT, Desk, Office, Seen, office

ROOMS = tuple(f"Room {name}" for name in ("Elbe", "Rhine", "Main", "Spree", "Weser", "Oder", "Isar", "Inn"))
HOURS = range(8, 18)
DAYS = ("tomorrow", "on Wednesday", "on Thursday", "on Friday", "next Monday")
UNDER_WAY = 3
"""Calls to a mailbox that are under way beside the one that is told to wait: they cannot be called back."""


def slots() -> list[tuple[str, str]]:
    """Rooms and times, one for each person: nobody is in anybody's way."""
    return [(room, f"{day} at {hour}:00") for day in DAYS for hour in HOURS for room in ROOMS]


@dataclass(slots=True)
class Crowd:
    """`cards`: the card that each person pressed, by person."""

    office: Office
    desks: list[Desk]
    offers: list[tuple[Desk, Seen, str]] = field(default_factory=list)
    cards: list[tuple[Desk, Seen]] = field(default_factory=list)

    async def all_ask(self) -> None:
        """Each asks for a room at an hour that is theirs."""
        for desk, (room, when) in zip(self.desks, slots(), strict=False):
            seen = await desk.says(f"book {room} {when} for 1 hour")
            assert f"Book {room}" in seen.buttons, seen.words
            self.offers.append((desk, seen, room))

    async def all_press(self) -> None:
        pressed = await asyncio.gather(*(self._presses(*offer) for offer in self.offers))
        self.cards += [(desk, seen) for (desk, _, _), seen in zip(self.offers, pressed, strict=True)]

    async def _presses(self, desk: Desk, seen: Seen, room: str) -> Seen:
        """Again, like a person, as long as only a note says that nothing is booked."""
        while (after := await desk.presses(f"Book {room}", on=seen)).note:
            assert "nothing is booked" in after.note
        return after

    @property
    def words(self) -> list[str]:
        """What each card says now."""
        return [desk.sees_again(seen).words for desk, seen in self.cards]

    async def comes_to_rest(self, minutes: int = 30) -> float:
        """Lets time pass until every card has its final word; the seconds that it took."""
        began = self.office.clock()
        for _ in range(minutes * 12):
            await self.office.later(5)
            if all(not words.startswith(("Asking", "Waiting")) for words in self.words):
                break
        return (self.office.clock() - began).total_seconds()

    def wrong(self) -> list[str]:
        """Of a crowd that had nobody in its way: one event each, accepted, told, and nothing beside."""
        tenant = self.office.tenant
        events = [event for event in tenant.made_by(APP_ID) if not event.is_cancelled]
        found = {
            f"{len(events)} events for {len(self.cards)} people": len(events) != len(self.cards),
            "an event without its room": any(a.response != "accepted" for event in events for a in event.resources),
            "not everybody was told": any(not words.startswith("Booked") for words in self.words),
            "a room is held twice": tenant.double_bookings() != [],
            "something is left over": tenant.orphans() != [],
            "a room's calendar was written": tenant.witness.direct_room_writes != [],
            f"{len(tenant.witness.impatient)} calls before their time": len(tenant.witness.impatient) > UNDER_WAY,
        }
        return [fault for fault, there_is in found.items() if there_is]

    def posts(self) -> Sequence[Any]:
        return [
            one for one in self.office.tenant.witness.requests_to("POST", "/events") if one.path.endswith("/events")
        ]


@asynccontextmanager
async def crowd(
    folder: Path, people: int, level: BookingLevel = BookingLevel.USER, **given: Any
) -> AsyncIterator[Crowd]:
    clock = MovableClock(MONDAY_NINE)
    tenant = empty_tenant(now=clock)
    tenant.add_person("Nook", SERVICE_ACCOUNT)
    tenant.add_person("Grady Archie", GLOBAL_ADMIN)
    for name in ROOMS:
        tenant.add_room(name, seats=8, building="HQ")
    for number in range(people):
        tenant.add_person(f"Person {number}", f"person{number}@contoso.com")
    async with office(folder, tenant=tenant, clock=clock, level=level, **given) as here:
        yield Crowd(here, [here.desk(f"person{number}@contoso.com") for number in range(people)])
