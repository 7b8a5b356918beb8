"""What Nook needs of the world, as Protocols, and the troubles it may meet there.

The edges (graph, store, teams) implement these.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.availability import FreeBusy
from bot.domain.booking import Answer, Booking
from bot.domain.configuration import Configuration
from bot.domain.people import Account, Identity, Role
from bot.domain.span import Span
from bot.domain.workplace import Room

# What comes in


class ChatKind(StrEnum):
    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chat:
    """Where to answer: one Teams conversation. `bot` and `person` are the channel's own ids ("28:…", "29:…")."""

    tenant: str
    service_url: str
    conversation: str
    kind: ChatKind
    bot: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. Only `identity` is believed; name, zone (IANA or None) and locale are what the client says."""

    identity: Identity
    name: str
    zone: str | None
    locale: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One message or one press.

    `text` for words; `reference` and `inputs` for a press on `card`, the id of the message it stands in.

    `id` is the activity's own id. `arrived`: the bot was just added to this chat.
    """

    id: str
    speaker: Speaker
    chat: Chat
    text: str = ""
    reference: str | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    arrived: bool = False


# What goes out


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card ready to be sent: Adaptive Card JSON, and the sentence for notifications and clients without cards.

    `note`: as the answer to a press, only the sentence is said, and the pressed card stays as it is.
    """

    card: dict[str, Any]
    summary: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class CardAddress:
    """A card that stands in a chat, so that it can be changed later: `message` is its activity id. `zone`, `locale`:
    how its reader reads times.
    """

    chat: Chat
    message: str
    owner: Identity
    zone: str
    locale: str


class MessageTrouble(Exception):
    """A message could not be delivered.

    `gone`: it never will be (the chat is gone, or the bot was removed or blocked).
    """

    def __init__(self, text: str, gone: bool = False) -> None:
        super().__init__(text)
        self.gone = gone


class Messenger(Protocol):
    async def send(self, chat: Chat, drawn: Drawn) -> str:
        """Sends a new message; its activity id. Raises MessageTrouble."""

    async def update(self, chat: Chat, message: str, drawn: Drawn) -> None:
        """Replaces the card of a message. Raises MessageTrouble."""


Listener = Callable[[Heard], Awaitable[None]]
PressListener = Callable[[Heard], Awaitable[Drawn]]


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, UTC."""

    def tick(self) -> float:
        """Seconds that never go back, for measuring waits."""

    async def sleep(self, seconds: float) -> None: ...


# Microsoft 365


class CalendarTrouble(Exception):
    """Microsoft 365 did not do what was asked, and it is not known whether it did: the same call may be repeated."""

    def __init__(self, text: str, retry_after: float | None = None) -> None:
        super().__init__(text)
        self.retry_after = retry_after


class Throttled(CalendarTrouble):
    """429 or 503; `retry_after` seconds must pass before the next call for that mailbox."""


class RefusedFor(StrEnum):
    NO_MAILBOX = "no mailbox"
    NO_RIGHT = "no right"
    OTHER = "other"


class CalendarRefused(CalendarTrouble):
    """Microsoft 365 said no for good (no such mailbox, no right, bad request): repeating is pointless, nothing was
    done.
    """

    def __init__(self, text: str, why: RefusedFor = RefusedFor.OTHER) -> None:
        super().__init__(text)
        self.why = why


@dataclass(frozen=True, slots=True)
class Invitation:
    """The event to be made in `owner`'s calendar (address or object id), with the room as attendee of type resource.

    `booking` is the transactionId and is kept on the event too. `zone`: an IANA name for Outlook to show the times in.
    `guests`: (address, name) of people to invite. `note`: the body, plain text.
    """

    booking: str
    owner: str
    room_name: str
    calendar: str
    span: Span
    zone: str
    subject: str
    guests: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """`answer` is the room's.

    `cancelled`: the organiser cancelled it. `room_removed`: somebody took the room out of the meeting, which stands.
    """

    id: str
    ical_uid: str
    link: str
    answer: Answer
    cancelled: bool = False
    room_removed: bool = False


class Calendars(Protocol):
    """Room calendars and events, through Microsoft Graph. Every method raises CalendarTrouble or one of its kinds."""

    async def free_busy(
        self, configuration: Configuration, calendars: Sequence[str], span: Span
    ) -> Mapping[str, FreeBusy]:
        """Of any number of calendars. One that answers with an error comes back as not known."""

    async def invite(self, configuration: Configuration, invitation: Invitation) -> Event:
        """Makes the event. Repeated with the same invitation it gives the same event."""

    async def event(self, configuration: Configuration, owner: str, event: str, calendar: str) -> Event | None:
        """The event and the answer of the room whose address is `calendar`; None where it is gone."""

    async def find(self, configuration: Configuration, owner: str, booking: str) -> Event | None:
        """The event that was made for this booking, if any."""

    async def withdraw(self, configuration: Configuration, owner: str, event: str, comment: str) -> None:
        """Cancels Nook's own event; no error if it is gone already."""


class People(Protocol):
    async def account(self, identity: Identity) -> Account | None:
        """What Graph says of this object id; None where the tenant has no such user. Raises CalendarTrouble."""


# The store


class RoomTaken(Exception):
    """Another booking of Nook's holds the room at that time."""


class AlreadyPressed(Exception):
    """The offer was used before; `booking` came of it."""

    def __init__(self, booking: Booking) -> None:
        super().__init__(booking.id)
        self.booking = booking


@dataclass(frozen=True, slots=True)
class Kept:
    """A booking with the card that shows it."""

    booking: Booking
    card: CardAddress


@dataclass(frozen=True, slots=True)
class Remembered:
    """A card that was sent: what its buttons mean (JSON texts in the order of their references), and whose it is."""

    id: str
    tenant: str
    conversation: str
    owner: str
    owner_name: str
    presses: tuple[str, ...]
    expires_at: datetime


class StoreTrouble(Exception):
    """The database cannot be reached or is locked: nothing was written."""


class Store(Protocol):
    """Where Nook keeps what it must not forget.

    Times are UTC. Every method raises StoreTrouble where the database does not answer.
    """

    async def configurations(self) -> Mapping[str, Configuration]: ...
    async def save_configuration(self, configuration: Configuration) -> None: ...
    async def linked_rooms(self) -> tuple[Room, ...]:
        """The rooms of every configuration that is switched on, with their calendars.

        Kept in memory; a change by any replica shows within 10 s.
        """

    async def save_rooms(self, rooms: Sequence[Room]) -> None:
        """Inserts or replaces rooms by id, with the link to their calendars."""

    async def roles(self, identity: Identity) -> frozenset[Role]: ...
    async def grant(self, identity: Identity, name: str, role: Role) -> None: ...
    async def admins(self) -> tuple[tuple[Identity, str, Role], ...]: ...

    async def free_busy(self, calendars: Sequence[str], days: Sequence[str]) -> Mapping[tuple[str, str], FreeBusy]:
        """What was read last of each calendar on each UTC day ("2026-11-23"); what was never read is absent."""

    async def save_free_busy(self, read: Mapping[tuple[str, str], FreeBusy]) -> None: ...

    async def held(self, span: Span) -> Mapping[str, tuple[Span, ...]]:
        """By calendar address: what bookings of Nook's hold in that stretch."""

    async def reserve(self, kept: Kept) -> None:
        """In one transaction: the offer is used up, the room is checked to be free of Nook's own bookings under a lock,
        the booking and its outbox row (due now) are written. Raises AlreadyPressed or RoomTaken, and then nothing is
        written.
        """

    async def booking(self, id: str) -> Kept | None: ...
    async def booking_of_offer(self, offer: str) -> Kept | None: ...
    async def bookings_of(self, asker: Identity, since: datetime) -> tuple[Kept, ...]:
        """That person's bookings that end after `since`, by start."""

    async def save(self, booking: Booking, due: datetime | None) -> None:
        """Writes the booking and, in the same transaction, when its outbox row is due next (None: all is done, the row
        is removed).
        """

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> tuple[str, ...]:
        """Ids of bookings that are due, leased to the caller: no other worker gets them until the lease ends."""

    async def postpone(self, booking: str, due: datetime) -> int:
        """Gives a leased booking back, due later, and counts the try; how often it was tried."""

    async def next_due(self) -> datetime | None: ...

    async def remember(self, card: Remembered) -> bool:
        """Keeps a card and says that it is new; one that is there already is left as it is, and False is said."""

    async def recall(self, id: str) -> Remembered | None: ...
    async def forget_expired(self, now: datetime) -> None: ...
    async def ping(self) -> None:
        """Raises StoreTrouble unless the database answers."""
