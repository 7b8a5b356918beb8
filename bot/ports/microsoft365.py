"""Microsoft 365: calendars, people and the tenant, and the troubles that may be met there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.domain.ailments import Ailment
from bot.domain.booking import Answer, Booking
from bot.domain.configuration import Configuration
from bot.domain.files import WhyNotTaken
from bot.domain.free_busy import FreeBusy
from bot.domain.meetings import Made, Meeting
from bot.domain.people import Account, Identity
from bot.domain.span import Span
from bot.domain.working_hours import WorkingHours
from bot.domain.workplace import OfferedRoom
from bot.ports.chats import File


class CalendarTrouble(Exception):
    """Microsoft 365 did not do what was asked, and it is not known whether it did: the same call may be repeated.

    `ailment`: what an admin is told of it; plain text where it is for the log only.
    """

    def __init__(self, ailment: Ailment | str, retry_after: float | None = None) -> None:
        super().__init__(str(ailment))
        self.ailment = ailment
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

    def __init__(self, ailment: Ailment | str, why: RefusedFor = RefusedFor.OTHER) -> None:
        super().__init__(ailment)
        self.why = why


class PublicAddress(Protocol):
    """Tries whether Nook is reached at its public address: what ails there, None where nothing does."""

    async def __call__(self) -> Ailment | None: ...


class TabSignIn(Protocol):
    """Tries whether Entra gives tokens for the tab's API and Nook takes them: what ails there, None where nothing does.
    Raises CalendarTrouble where no token can be had for another reason.
    """

    async def __call__(self) -> Ailment | None: ...


class EventWords(StrEnum):
    """What Nook writes into Outlook of itself. The words are in `cards`.

    `SUBJECT`: where none was given. `NOTE`: the body. The others are why an event is withdrawn.
    """

    SUBJECT = "subject"
    NOTE = "note"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    NOT_BOOKED = "not booked"


Worded = Callable[[EventWords, Booking, str], str]
"""The words for a booking, plain text, in the language of this locale."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """The event to be made in `owner`'s calendar (address or object id), with the room as attendee of type resource.

    `booking` is the transactionId and is kept on the event too. `zone`: an IANA name for Outlook to show the times in.
    `guests`: (address, name) of people to invite. `note`: the body, plain text. `online`: a Teams meeting is made too.
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
    online: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """`answer` is the room's.

    `cancelled`: the organiser cancelled it. `room_removed`: somebody took the room out of the meeting, which stands.
    `span`: when it is, None where the answer did not say. `guests`: how many people are invited. `rooms`: each room in
    it, by address, with its answer. `join`: where the online meeting is joined, "" where it is none.
    """

    id: str
    ical_uid: str
    link: str
    answer: Answer
    cancelled: bool = False
    room_removed: bool = False
    span: Span | None = None
    guests: int = 0
    rooms: tuple[tuple[str, Answer], ...] = ()
    join: str = ""


class Calendars(Protocol):
    """Room calendars and events, through Microsoft Graph. Every method raises CalendarTrouble or one of its kinds."""

    async def free_busy(
        self, configuration: Configuration, calendars: Sequence[str], span: Span, leave: int = 0
    ) -> Mapping[str, FreeBusy]:
        """Of any number of calendars. One that answers with an error comes back as not known. `leave`: of the four
        calls that a service account bears at a time so many are left for others, at all replicas.
        """

    async def invite(self, configuration: Configuration, invitation: Invitation) -> Event:
        """Makes the event. Repeated with the same invitation it gives the same event."""

    async def event(self, configuration: Configuration, owner: str, event: str, calendar: str) -> Event | None:
        """The event and the answer of the room whose address is `calendar`; None where it is gone."""

    async def find(self, configuration: Configuration, owner: str, booking: str) -> Event | None:
        """The event that was made for this booking, if any."""

    async def withdraw(self, configuration: Configuration, owner: str, event: str, comment: str) -> None:
        """Cancels Nook's own event; no error if it is gone already."""

    async def reschedule(self, configuration: Configuration, owner: str, event: str, span: Span) -> None:
        """Another start and end; everything else of the meeting stays. Its rooms are asked anew."""

    async def add_room(
        self, configuration: Configuration, owner: str, event: str, room_name: str, calendar: str
    ) -> None:
        """Invites one more room to the meeting, which keeps its people, agenda, online link and other rooms."""

    async def move_into(
        self, configuration: Configuration, owner: str, event: str, span: Span, room_name: str, calendar: str
    ) -> None:
        """Another start and end, and one more room, which is asked for the new time only."""

    async def drop_room(
        self, configuration: Configuration, owner: str, event: str, dropped: str, room_name: str, calendar: str
    ) -> None:
        """Takes the room `dropped` out of the meeting and names `calendar` as its place; no error if it is out."""

    async def meetings(self, configuration: Configuration, person: str, span: Span) -> tuple[Meeting, ...]:
        """Meetings with a room in them in the calendar of that object id, all pages, by start, no cancelled ones."""

    async def made(self, configuration: Configuration, owner: str, span: Span) -> tuple[Made, ...]:
        """Events in the calendar of `owner`, a service account, that carry the id of a booking, all pages, no
        cancelled ones.
        """


class People(Protocol):
    async def account(self, identity: Identity) -> Account | None:
        """What Graph says of this object id; None where the tenant has no such user. Raises CalendarTrouble."""

    async def working_hours(self, identity: Identity) -> WorkingHours | None:
        """As the person's mailbox has them, on its own clock; None where they are not such as can be worked with.
        Raises CalendarTrouble; CalendarRefused where there is no mailbox, or no right to read its settings.
        """


@dataclass(frozen=True, slots=True)
class ConsentReturn:
    """What came back from Microsoft's admin-consent page: an unsigned query, so nothing in it is believed.

    `granted` False: declined, or an error; `error` is then Microsoft's text.
    """

    state: str
    tenant: str
    granted: bool
    error: str = ""


class Landing(StrEnum):
    """What the browser that comes back from Microsoft's admin-consent page is shown. The words are in `cards`."""

    GRANTED = "granted"
    DECLINED = "declined"
    NOT_GOOD = "not good any more"
    INCOMPLETE = "incomplete"
    NO_DATABASE = "no database"


class Directory(Protocol):
    """A Microsoft 365 tenant as an admin sees it. `tenant` is its id. Every method raises CalendarTrouble or a kind."""

    def consent_address(self, tenant: str, state: str) -> str:
        """Microsoft's admin-consent page for that tenant; it returns to Nook's /consent with this state."""

    async def granted(self, tenant: str) -> frozenset[str]:
        """The application permissions ("Place.Read.All") that a fresh token carries. Raises CalendarRefused without
        consent.
        """

    async def verified_domains(self, tenant: str) -> tuple[str, ...]:
        """The organisation's verified domains, the default one first; proof that Graph answers."""

    async def offered_rooms(self, tenant: str, fresh: bool = False) -> tuple[OfferedRoom, ...]:
        """All rooms of all pages, by name. Kept for some minutes; `fresh` asks anew."""

    async def find_people(self, tenant: str, words: str) -> tuple[Account, ...]:
        """By address or object id exactly, else by the beginning of name or address; ten at most, by name."""

    async def zone_of(self, tenant: str, address: str) -> str | None:
        """The IANA zone of a mailbox, "" where its settings name none that is known; None where there is no mailbox."""

    def shut_out(self, tenant: str) -> Ailment | None:
        """What keeps Nook out of that tenant since its last token, None where nothing does. Asks nobody."""

    def throttled_lately(self) -> bool:
        """Whether Microsoft 365 asked this process to wait within the last hour."""

    async def readable(self, configuration: Configuration, calendars: Sequence[str]) -> Mapping[str, bool]:
        """By address: whether free/busy can be read, asked as the configuration does."""


class FileTrouble(Exception):
    """An attached file could not be fetched."""

    def __init__(self, why: WhyNotTaken) -> None:
        super().__init__(f"{why.fault} {why.detail}".strip())
        self.why = why


class Files(Protocol):
    async def fetch(self, file: File, most_bytes: int) -> bytes:
        """The file's bytes, fetched once. Raises FileTrouble."""
