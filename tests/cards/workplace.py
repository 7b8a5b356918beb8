"""An office to make samples of: rooms, wishes, offers, and one booking in its states."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.availability import Alternative, Change, LeftOut, WhyNot
from bot.domain.booking import Booking, State
from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room
from bot.presses import Book
from bot.replies import (
    AlternativeOffer,
    Offer,
    Reader,
)

NOW = datetime(2026, 11, 23, 10, 29, tzinfo=UTC)
BERLIN = Reader(NOW, "Europe/Berlin", "en-GB")
SEATTLE = Reader(NOW + timedelta(hours=8), "America/Los_Angeles", "en-US")


def at(hour: float, until: float, day: int = 24, zone: str = "Europe/Berlin") -> Span:
    """On that day of November 2026; hours on the zone's clock, 14.5 is 14:30."""
    start = datetime(2026, 11, day, tzinfo=ZoneInfo(zone))
    return Span(start + timedelta(hours=hour), start + timedelta(hours=until))


def room(
    name: str, seats: int = 8, floor: str = "3", building: str = "HQ", zone: str = "Europe/Berlin", *equipment: str
) -> Room:
    return Room(
        f"room-{name[:20]}",
        name,
        building,
        floor,
        seats,
        frozenset(equipment),
        f"{name[:20]}@contoso.com",
        "main",
        zone,
    )


EVEREST = room("Everest", 8, "3", "HQ", "Europe/Berlin", "screen", "whiteboard")
K2 = room("K2", 6, "2", "HQ", "Europe/Berlin", "screen", "video", "phone")
LHOTSE = room(
    "Lhotse", 12, "Ground floor", "Annex", "Europe/Berlin", "screen", "wheelchair accessible", "standing desk"
)
THAMES = room("Thames", 10, "1", "London Bridge", "Europe/London", "video")
BAREST = room("Box", 0, "", "", "Europe/Berlin")

WISH = Wish(at(14, 15), "Europe/Berlin", 6, "HQ", "3", frozenset({"screen"}), subject="Budget")
PLAIN = Wish(at(14, 15), "Europe/Berlin", 6)
DAY = at(8, 18)


def book(one: Room, span: Span, wish: Wish) -> Book:
    return Book("0b6f2a3e-8f6f-4c8e-9d5a-0d4d6c1f7a11", one.id, span, wish)


def offer(one: Room, wish: Wish, *busy: Span, day: Span = DAY) -> Offer:
    return Offer(one, wish.span, day, busy, book(one, wish.span, wish))


OFFERS = (
    offer(EVEREST, WISH, at(9, 10), at(11, 12.5), at(16, 16.25)),
    offer(K2, WISH, at(8, 14), at(15, 18)),
    offer(LHOTSE, WISH),
)
LEFT_OUT = (
    LeftOut(WhyNot.BUSY, 12),
    LeftOut(WhyNot.TOO_SMALL, 5),
    LeftOut(WhyNot.UNKNOWN, 1, ("Makalu",)),
)


def instead(change: Change, one: Room, span: Span, wish: Wish) -> AlternativeOffer:
    return AlternativeOffer(Alternative(change, one, span), book(one, span, wish))


INSTEAD = (
    instead(Change.EARLIER, K2, at(13.5, 14.5), WISH),
    instead(Change.LATER, EVEREST, at(16, 17), WISH),
    instead(Change.SHORTER, EVEREST, at(14, 14.5), WISH),
    instead(Change.FLOOR, K2, at(14, 15), WISH),
    instead(Change.BUILDING, LHOTSE, at(14, 15), WISH),
)

BOOKING = Booking(
    id="7d0fb6a4-95a0-4a28-8a1c-37a1f3a7f9aa",
    offer="0b6f2a3e-8f6f-4c8e-9d5a-0d4d6c1f7a11",
    configuration="main",
    room=EVEREST.id,
    room_name="Everest",
    calendar="everest@contoso.com",
    span=WISH.span,
    zone="Europe/Berlin",
    level=BookingLevel.SERVICE,
    owner="nook@contoso.com",
    asker=Identity("11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"),
    asker_name="Adele Vance",
    asker_address="adele@contoso.com",
    wish=WISH,
    made_at=NOW,
)
LINK = "https://outlook.office365.com/owa/?itemid=AAMkAGUzY5QKjAAA%3D&exvsurl=1&path=/calendar/item"
BOOKED = replace(BOOKING, state=State.BOOKED, event_id="AAMk", link=LINK)
FAILED = replace(BOOKING, state=State.FAILED)
OWN = replace(BOOKED, level=BookingLevel.USER, owner=BOOKING.asker.object_id)
IN_LONDON = replace(OWN, room_name="Thames", zone="Europe/London", span=at(13, 14, zone="Europe/London"))
NIGHTLY = replace(BOOKED, span=at(22, 25), wish=replace(WISH, subject=None))
TRIES = ("book a room", "room for 4 tomorrow at 10", "is Everest free tomorrow?")
SERVICE = BookingLevel.SERVICE
USER = BookingLevel.USER
NAMES = ("Adele Vance", "Alex Wilber", "Diego Siciliani", "Grady Archie", "Isaiah Langer", "Johanna Lorenz", "Lee Gu")
