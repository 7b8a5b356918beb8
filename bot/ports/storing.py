"""The store: what Nook must not forget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.domain.booking import Booking
from bot.domain.configuration import Configuration
from bot.domain.deeds import Deed
from bot.domain.floorplan import Plan
from bot.domain.free_busy import FreeBusy
from bot.domain.people import Identity, Role
from bot.domain.span import Span
from bot.domain.talk import Talk
from bot.domain.use import Count, Period, Stay
from bot.domain.working_hours import WorkingHours
from bot.domain.workplace import Room, RoomCalendar, WorkplaceRoom
from bot.ports.chats import CardAddress
from bot.ports.deliveries import Deliveries
from bot.ports.drafts import DraftStore

if TYPE_CHECKING:
    from bot.ports.notices import NoticeStore
from bot.ports.subscriptions import SubscriptionStore
from bot.ports.sweeps import SweepStore


class Conflict(Exception):
    """Somebody else changed it meanwhile; nothing was written."""


class LastAdmin(Exception):
    """The last Global administrator keeps the role; nothing was written."""


@dataclass(frozen=True, slots=True)
class Consent:
    """An admin-consent page that was opened for an admin. `card` is where they wait for its return.

    `state_hash`: SHA-256 of the state that goes through Microsoft, in hex; the state itself is kept nowhere.
    """

    state_hash: str
    tenant: str
    asker: Identity
    asker_name: str
    card: CardAddress
    expires_at: datetime


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


@dataclass(frozen=True, slots=True)
class Figures:
    """What operators watch. `bookings`: how many that are not over, by state. `due`: outbox rows whose time has come,
    `oldest_due` since when the first of them waits. `read_at`: of the calendars that can be booked, when the one was
    read that was read longest ago, for today; None where none was. UTC.
    """

    bookings: Mapping[str, int]
    due: int
    oldest_due: datetime | None
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class HoursRead:
    """What a mailbox said of when its person works; None: it cannot be read. Not to be asked again before `until`."""

    hours: WorkingHours | None
    until: datetime


WROTE: ContextVar[bool] = ContextVar("wrote", default=False)
"""Whether the turn that runs has written something, or may have: what fails afterwards has not done nothing."""


class StoreTrouble(Exception):
    """The database cannot be reached or is locked: nothing was written. `unsure`: or perhaps it was, since it broke off
    as that was about to be confirmed, or after something else in the same turn was written.
    """

    def __init__(self, said: str = "", unsure: bool = False) -> None:
        super().__init__(said)
        self.unsure = unsure or WROTE.get()


class HoldChanges(Protocol):
    """Which rooms are held otherwise than before."""

    def since(self, number: int) -> tuple[int, frozenset[str] | None]:
        """The number of now, and the calendars whose holds changed since that one (0: never looked); None where it may
        be any. What another replica changes is heard within a second.
        """


class Store(Protocol):
    """Where Nook keeps what it must not forget.

    Times are UTC. Every method raises StoreTrouble where the database does not answer. `notices`: what people are told
    unasked. `sweeps`: which calendars are read when. `drafts`: plans that are
    being drawn. `deliveries`: messages that a replica answers.
    """

    @property
    def notices(self) -> NoticeStore: ...
    @property
    def drafts(self) -> DraftStore: ...
    @property
    def sweeps(self) -> SweepStore: ...
    @property
    def subscriptions(self) -> SubscriptionStore: ...
    @property
    def deliveries(self) -> Deliveries: ...
    @property
    def alone(self) -> bool:
        """No other process writes there: what this one wrote last is known without asking."""

    async def configurations(self) -> Mapping[str, Configuration]: ...
    async def save_configuration(self, configuration: Configuration, *deeds: Deed) -> None:
        """Inserts it where `revision` is 0, else replaces the one with that revision, and counts it up. Raises Conflict
        where it was changed or removed since.
        """

    async def remove_configuration(self, configuration: Configuration, *deeds: Deed) -> None:
        """With its calendars and their links; bookings stay as they are. Raises Conflict as saving does."""

    async def calendars(self) -> tuple[RoomCalendar, ...]:
        """All connected room calendars, by name."""

    async def connect(self, calendars: Sequence[RoomCalendar], *deeds: Deed) -> None:
        """Inserts, or refreshes what Microsoft 365 says of them; the link of a calendar that is there stays, a new one
        has none. Raises Conflict where one is connected through another configuration, or its own is gone.
        """

    async def disconnect(self, addresses: Sequence[str], *deeds: Deed) -> None:
        """With their links. What is not connected is left out. Addresses are compared without regard to case."""

    async def workplace(self) -> tuple[WorkplaceRoom, ...]:
        """All rooms, linked or not, by building, floor and name."""

    async def save_workplace(
        self, rooms: Sequence[WorkplaceRoom], *deeds: Deed, links: Mapping[str, str] = ...
    ) -> None:
        """Inserts or replaces rooms by id, and links them as `link` does, all or none. Other links are not touched."""

    async def link(self, links: Mapping[str, str], *deeds: Deed) -> None:
        """Calendar address to room id, all or none. Raises Conflict where a calendar or room is gone, or linked
        otherwise.
        """

    async def unlink(self, addresses: Sequence[str], *deeds: Deed) -> None: ...
    async def plans(self) -> tuple[Plan, ...]:
        """The floors' plans, by building and from the ground up."""

    async def save_plans(self, changed: Sequence[Plan], *deeds: Deed) -> None:
        """Inserts or replaces them by building and floor."""

    async def remove_plans(self, keys: Sequence[tuple[str, str]], *deeds: Deed) -> None:
        """By building and floor; a picture that no plan and no draft has any more goes with them. Rooms stay."""

    async def plan_picture(self, id: str) -> bytes | None: ...
    async def bookings_on(self, calendars: Sequence[str], since: datetime) -> tuple[Kept, ...]:
        """Bookings that hold one of these calendars and end after `since`, by start."""

    async def open_consent(self, consent: Consent, *deeds: Deed) -> None: ...
    async def spend_consent(self, state_hash: str, now: datetime) -> Consent | None:
        """The consent of that state, once: whoever comes second, or too late, gets None."""

    async def ever_booked(self) -> bool:
        """Whether a room ever accepted a booking of Nook's."""

    async def note(self, *deeds: Deed) -> None:
        """Deeds that changed nothing else in the store."""

    async def deeds(self, before: int | None = None, most: int = 20) -> tuple[tuple[int, Deed], ...]:
        """The log, newest first, each with its number; from the one before `before`."""

    async def migrated(self) -> bool:
        """Whether the tables are as this Nook knows them."""

    async def linked_rooms(self) -> tuple[Room, ...]:
        """The rooms of every configuration that is switched on, with their calendars.

        Kept in memory; a change by any replica shows within 10 s.
        """

    async def save_rooms(self, rooms: Sequence[Room]) -> None:
        """Inserts or replaces rooms by id, connected and linked in one go: for the demo and tests."""

    async def roles(self, identity: Identity) -> frozenset[Role]: ...
    async def grant(self, identity: Identity, name: str, role: Role, *deeds: Deed) -> None: ...
    async def revoke(self, identity: Identity, *deeds: Deed) -> None:
        """All roles of that person. Raises LastAdmin."""

    async def admins(self) -> tuple[tuple[Identity, str, Role], ...]: ...

    async def free_busy(
        self, day: str, since: datetime | None = None, of: Collection[str] | None = None
    ) -> Mapping[str, FreeBusy]:
        """By calendar address: what was read last of that UTC day ("2026-11-23"), of `of` or of all, `since` then
        or ever, which goes for all only; what was never read is absent.
        """

    async def save_free_busy(self, read: Mapping[tuple[str, str], FreeBusy]) -> None: ...

    async def held(self, span: Span, of: Collection[str] | None = None) -> Mapping[str, tuple[Span, ...]]:
        """By calendar address: what bookings of Nook's, and changes of them under way, hold in that stretch; `of` these
        calendars, or all.
        """

    @property
    def holds(self) -> HoldChanges: ...

    async def reserve(self, kept: Kept) -> None:
        """In one transaction: the offer is used up, the room is checked to be free of Nook's own bookings under a lock,
        the booking, its outbox row (due now) and the asker's deed are written. Raises AlreadyPressed or RoomTaken, and
        then nothing is written.
        """

    async def reserve_all(self, kept: Sequence[Kept]) -> None:
        """The bookings of a series, each as `reserve` does it, in one transaction: all of them or none."""

    async def booking(self, id: str) -> Kept | None: ...
    async def booking_of_offer(self, offer: str) -> Kept | None: ...
    async def bookings_of(self, asker: Identity, since: datetime) -> tuple[Kept, ...]:
        """That person's bookings that end after `since`, by start."""

    async def bookings_of_series(self, series: str) -> tuple[Kept, ...]:
        """All of that series, whatever their state, by start."""

    async def figures(self, now: datetime) -> Figures: ...
    async def count(self, counted: Count) -> None:
        """Adds to what was counted of the same; a power cut may lose the last of it."""

    async def used(self, period: Period) -> tuple[tuple[Stay, ...], tuple[Count, ...]]:
        """The bookings that touch the period, without their people, and what was counted on its days."""

    async def booked_often(self, asker: Identity, now: datetime) -> frozenset[str]:
        """Ids of the rooms that this person books often (see `domain.habits`). Kept for some minutes."""

    async def adopt(self, kept: Kept) -> Kept:
        """A meeting made in Outlook becomes a booking that stands, due to be watched; by its `offer`, once: whoever
        comes second gets the first one's.
        """

    async def bring(self, past: Sequence[Kept], counted: Sequence[Count]) -> None:
        """Bookings that are over, and what is to be counted, for the report. By their `offer`, once; the counts each
        time.
        """

    async def change(self, booking: Booking, before: Booking, card: CardAddress | None) -> None:
        """Writes a booking whose `change` or state is new, due now, and where its card stands from now on, in one
        transaction. Raises Conflict where it is not as `before` any more, and RoomTaken where another booking of
        Nook's, or another's change, holds what its change wants; then nothing is written.
        """

    async def change_all(self, changes: Sequence[tuple[Booking, Booking]], card: CardAddress | None) -> None:
        """Pairs of a booking as it shall be and as it was, each written as `change` does it: all of them or none."""

    async def place_card(self, booking: str, card: CardAddress) -> None:
        """Where the card of a booking stands from now on."""

    async def save(self, booking: Booking, due: datetime | None, before: Booking | None = None) -> None:
        """Writes the booking and, in the same transaction, when its outbox row is due next (None: all is done, the row
        is removed). Raises Conflict where `before` is given and it is not like that any more.
        """

    async def claim(self, now: datetime, lease_seconds: float, most: int) -> tuple[str, ...]:
        """Ids of bookings that are due, leased to the caller: no other worker gets them until the lease ends."""

    async def postpone(self, booking: str, due: datetime) -> int:
        """Gives a leased booking back, due later, and counts the try; how often it was tried."""

    async def next_due(self) -> datetime | None: ...

    async def remember(self, card: Remembered, talk: Talk | None = None, now: datetime | None = None) -> bool:
        """Keeps a card and says that it is new; one that is there already is left as it is, and False is said.

        `talk`, said `now`: what the card's owner is in the middle of saying in its chat, in place of what was kept.
        """

    async def recall(self, id: str) -> Remembered | None: ...
    async def talk(self, identity: Identity, conversation: str, now: datetime) -> Talk | None:
        """What this person is in the middle of saying in that chat; None where nothing is, or it expired."""

    async def forget_talk(self, identity: Identity, conversation: str) -> None: ...
    async def hours_of(self, who: Identity, now: datetime) -> HoursRead | None:
        """What was kept last; None where nothing was, or it is too old."""

    async def keep_hours(self, who: Identity, read: HoursRead) -> None: ...
    async def forget_expired(self, now: datetime) -> None: ...
    async def changed(self, since: int) -> int:
        """Waits until rooms, plans, bookings or what calendars say may be other than they were at that number, and says
        the newest; at 0 nothing had changed yet. What another replica changes is heard within a second.
        """

    async def ping(self) -> None:
        """Raises StoreTrouble unless the database answers and can be written."""

    async def time(self) -> datetime | None:
        """What the database's clock says, aware; None where that is this machine's own."""
