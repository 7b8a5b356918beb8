"""The company: its pretend tenant, and Nook's database as its admins would have left it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.configuration import BookingLevel, Configuration
from bot.simulator import APP_ID, APP_SECRET, Tenant
from bot.simulator.people import Person
from bot.store import open_store
from tests.office import rooms_of

ZONE = ZoneInfo("Europe/Berlin")
CONFIGURATION = "scale"
ROOMS_A_BUILDING = 400
BUSY_EACH_DAY = 5
"""Meetings in each room: 51,425 in 10,000 rooms, 55 % of eight hours."""


def monday_nine(before: timedelta) -> datetime:
    return datetime(2027, 3, 1, 9, tzinfo=ZONE).astimezone(UTC) - before


def building(number: int) -> str:
    return f"House {number // ROOMS_A_BUILDING + 1}"


class Company:
    """`now`: the clock of the tenant, which Nook's is too."""

    def __init__(self, rooms: int, people: int, accounts: int, now: Callable[[], datetime]) -> None:
        self.tenant = Tenant(now=now)
        self.tenant.add_app(APP_ID, APP_SECRET)
        self.accounts = [f"nook{n}@contoso.com" for n in range(accounts)]
        for address in self.accounts:
            self.tenant.add_person(f"Nook {address}", address)
        outlook = [self.tenant.add_person(f"Outlook {n}", f"outlook{n}@contoso.com") for n in range(200)]
        self.people: list[Person] = [
            self.tenant.add_person(f"Person {n}", f"person{n}@contoso.com") for n in range(people)
        ]
        dice = random.Random(9)
        midnight = now().astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
        for n in range(rooms):
            room = self.tenant.add_room(
                f"Room {n // 100 + 1}.{n % 100 + 1:02}",
                f"room{n}@contoso.com",
                seats=4 + n % 4 * 2,
                building=building(n),
                floor=n % 8 + 1,
                tags=("screen",) if n % 3 else (),
            )
            at = midnight + timedelta(hours=9, minutes=15 * dice.randrange(4))
            for _ in range(BUSY_EACH_DAY):
                end = at + timedelta(minutes=15 * dice.randrange(2, 6))
                self.tenant.book(dice.choice(outlook), room, at, end)
                at = end + timedelta(minutes=15 * dice.randrange(1, 5))

    @property
    def buildings(self) -> list[str]:
        return sorted({room.building or "" for room in self.tenant.rooms.values()})

    async def prepare(self, database_url: str) -> None:
        async with await open_store(database_url) as store:
            await store.save_configuration(
                Configuration(
                    CONFIGURATION,
                    "Contoso",
                    self.tenant.id.lower(),
                    ", ".join(self.accounts),
                    BookingLevel.SERVICE,
                    frozenset({"contoso.com"}),
                )
            )
            await store.save_rooms(rooms_of(self.tenant, CONFIGURATION))
