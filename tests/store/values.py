"""Values to be kept: a plain one of each kind to start from, and hypothesis' odd ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from bot.domain.booking import Booking, Change, ChangeKind, Delay, News, Phase, State, Trouble
from bot.domain.changes import to_move
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.deeds import Deed, Did
from bot.domain.free_busy import FreeBusy
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room, RoomCalendar, WorkplaceRoom
from bot.ports import CardAddress, Chat, ChatKind, Consent, Kept, Remembered, Store

TWO = datetime(2027, 3, 1, 14, tzinfo=UTC)
ANN = Identity("tenant-1", "ann")
BEN = Identity("tenant-1", "ben")
CONTOSO = Configuration(
    "contoso", "Contoso", "tenant-1", "nook@contoso.com", BookingLevel.USER, frozenset({"contoso.com"})
)
EVEREST = Room(
    "everest", "Everest", "HQ", "2", 8, frozenset({"screen"}), "everest@contoso.com", "contoso", "Europe/Berlin"
)
K2 = replace(EVEREST, id="k2", name="K2", calendar="k2@contoso.com")
AS_SAVED = replace(CONTOSO, revision=1)
"""As the store gives it back."""
EVEREST_ROOM = WorkplaceRoom("everest", "Everest", "HQ", "2", 8, frozenset({"screen"}))
EVEREST_CALENDAR = RoomCalendar(
    "everest@contoso.com", "contoso", "Conf Room Everest", "HQ", "2", 8, frozenset({"screen"}), "Europe/Berlin"
)
K2_ROOM = replace(EVEREST_ROOM, id="k2", name="K2")
K2_CALENDAR = replace(EVEREST_CALENDAR, address="k2@contoso.com", name="Conf Room K2")
DEED = Deed(TWO, ANN, "Ann", Did.CHANGED_CONFIGURATION, "Contoso", "service", "user")
CARD = CardAddress(
    Chat("tenant-1", "https://smba.example", "19:chat", ChatKind.PERSONAL, "28:nook", "29:ann"),
    "m1",
    ANN,
    "Europe/Berlin",
    "en",
)
CONSENT = Consent("5e1f", "tenant-1", ANN, "Ann", CARD, TWO + timedelta(minutes=10))


def booking(
    start: datetime = TWO, minutes: int = 60, room: Room = EVEREST, asker: Identity = ANN, **others: Any
) -> Kept:
    """A new booking of a room, with an id and an offer of its own."""
    span = Span.lasting(start, minutes)
    made = Booking(
        id=str(uuid4()),
        offer=str(uuid4()),
        configuration=room.configuration,
        room=room.id,
        room_name=room.name,
        calendar=room.calendar,
        span=span,
        zone=room.zone,
        level=BookingLevel.USER,
        owner=asker.object_id,
        asker=asker,
        asker_name="Ann",
        asker_address="ann@contoso.com",
        wish=Wish(span, room.zone, 6, equipment=frozenset({"screen"})),
        made_at=TWO - timedelta(hours=5),
    )
    return Kept(replace(made, **others), CARD)


def moved(kept: Kept, hours: float = 0, minutes: int = 60) -> Booking:
    """The same booking with the wish to be that much later, and as long as said."""
    return to_move(kept.booking, Span.lasting(kept.booking.span.start + timedelta(hours=hours), minutes))


async def booked(store: Store, kept: Kept) -> Kept:
    """Reserved, accepted by the room, and nothing left to do."""
    done = replace(kept.booking, state=State.BOOKED, told=State.BOOKED, event_id="event-1", asked_at=TWO)
    await store.reserve(kept)
    await store.save(done, None)
    return replace(kept, booking=done)


# PostgreSQL has no text with NUL in it; neither has Microsoft 365.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
moments = st.timedeltas(timedelta(days=-300_000), timedelta(days=2_500_000)).map(lambda since: TWO + since)
spans = st.builds(
    lambda start, length: Span(start, start + length),
    moments,
    st.timedeltas(timedelta(microseconds=1), timedelta(days=9)),
)
sets_of_words = st.frozensets(words, max_size=4)
identities = st.builds(Identity, words, words)
wishes = st.builds(
    Wish, spans, words, st.integers(1, 10_000), *[st.none() | words] * 2, sets_of_words, *[st.none() | words] * 2
)
chats = st.builds(Chat, words, words, words, st.sampled_from(ChatKind), words, words)
changes = st.builds(
    Change, st.sampled_from(ChangeKind), spans, words, words, words, words, st.sampled_from(Phase), st.none() | moments
)
kept_bookings = st.builds(
    Kept,
    st.builds(
        Booking,
        **dict.fromkeys(("configuration", "room", "room_name", "calendar", "zone", "owner"), words),
        **dict.fromkeys(("asker_name", "asker_address", "event_id", "ical_uid", "link"), words),
        id=words,
        offer=words,
        span=spans,
        level=st.sampled_from(BookingLevel),
        asker=identities,
        wish=wishes,
        made_at=moments,
        state=st.sampled_from(State),
        told=st.sampled_from(State),
        withdrawn=st.booleans(),
        asked_at=st.none() | moments,
        delay=st.sampled_from(Delay),
        trouble=st.sampled_from(Trouble),
        change=st.none() | changes,
        news=st.sampled_from(News),
        untold=st.booleans(),
    ),
    st.builds(CardAddress, chats, words, identities, words, words),
)
seats = st.integers(0, 10_000)
addresses = words.map(str.lower)
rooms = st.builds(Room, words, words, words, words, seats, sets_of_words, addresses, st.just("contoso"), words)
workplace_rooms = st.builds(WorkplaceRoom, words, words, words, words, seats, sets_of_words, words)
room_calendars = st.builds(
    RoomCalendar, addresses, st.just("contoso"), words, words, words, seats, sets_of_words, words
)
deeds = st.builds(Deed, moments, identities, words, st.sampled_from(Did), words, words, words)
consents = st.builds(Consent, words, words, identities, words, st.just(CARD), moments)
configurations = st.builds(
    Configuration,
    words,
    words,
    words,
    words,
    st.sampled_from(BookingLevel),
    sets_of_words,
    st.booleans(),
    st.booleans(),
)
free_busies = st.builds(FreeBusy, st.lists(spans, max_size=5).map(tuple), st.booleans(), st.none() | moments)
cards = st.builds(Remembered, words, words, words, words, words, st.lists(words, max_size=5).map(tuple), moments)
