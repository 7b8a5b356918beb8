"""The office that is measured: rooms, people, and the database as an admin would have left it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.plain import to_text
from bot.ports import Remembered
from bot.presses import AnotherTime, Book, MoreRooms, Press
from bot.store import open_store

TENANT = "11111111-2222-4333-8444-555555555555"
ZONE = "Europe/Berlin"
PEOPLE = 60
"""As many as press in one slice: from the second round on, Nook has asked Graph for each of them."""
ROOMS_ON_A_CARD = 5
DAYS_AHEAD = 3
"""From this day on rooms are booked in the bench, past the day that is searched."""


def person(number: int) -> str:
    """An object id."""
    return f"{number % PEOPLE:08d}-aaaa-4aaa-8aaa-aaaaaaaaaaaa"


def conversation(number: int) -> str:
    return f"a:personal-chat-{number % PEOPLE}"


def rooms(count: int) -> list[Room]:
    """In four buildings of five floors; every third has a screen."""
    return [
        Room(
            id=f"room{n}@contoso.com",
            name=f"Room {n // 20 + 1}.{n % 20 + 1:02}",
            building=f"House {n % 4 + 1}",
            floor=str(n % 5 + 1),
            seats=4 + n % 3 * 4,
            equipment=frozenset({"screen", "whiteboard"} if n % 3 == 0 else {"whiteboard"}),
            calendar=f"room{n}@contoso.com",
            configuration="contoso",
            zone=ZONE,
        )
        for n in range(count)
    ]


def offer(number: int) -> str:
    """The reference of the button that takes the number-th offer: every one has a card and a stretch of its own."""
    return f"bench{number:017d}.0"


async def prepared(database: Path, room_count: int, offers: int) -> str:
    """Makes the database; its address."""
    url = f"sqlite:///{database}"
    linked = rooms(room_count)
    domains = frozenset({"contoso.com"})
    configuration = Configuration("contoso", "Contoso", TENANT, "nook@contoso.com", BookingLevel.USER, domains)
    async with await open_store(url) as store:
        await store.save_configuration(configuration)
        await store.save_rooms(linked)
        first = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=DAYS_AHEAD)
        for number in range(offers):
            on_offer = linked[number % room_count]
            span = Span.lasting(first + timedelta(minutes=30 * (number // room_count)), 30)
            await store.remember(_card(number, span, [on_offer, *linked[: ROOMS_ON_A_CARD - 1]]))
    return url


def _card(number: int, span: Span, shown: list[Room]) -> Remembered:
    """As a search leaves it: a button for each room, and two more."""
    wish = Wish(span, ZONE, people=4)
    presses = [*(Book(f"offer-{number}", room.id, span, wish) for room in shown), MoreRooms(wish, 5), AnotherTime(wish)]
    return Remembered(
        id=offer(number).removesuffix(".0"),
        tenant=TENANT,
        conversation=conversation(number),
        owner=person(number),
        owner_name="Adele Vance",
        presses=tuple(to_text(press, Press) for press in presses),
        expires_at=span.end + timedelta(days=30),
    )
