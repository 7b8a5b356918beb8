"""What Nook says to admins about room calendars, the check of the set-up, and the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ailments import Ailment
from bot.domain.deeds import Deed
from bot.domain.workplace import OfferedRoom
from bot.presses.calendars import ConnectRest


class CalendarState(StrEnum):
    """What is special about an offered calendar, seen from one configuration."""

    FREE_TO_CONNECT = "free to connect"
    CONNECTED = "connected"
    ELSEWHERE = "connected through another configuration"
    RESERVED = "reserved"
    UNREADABLE = "unreadable"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class CalendarsOffered:
    """A page of the room calendars of Microsoft 365 for one configuration, with check boxes.

    `total` fit the search, of `all` that are offered; `shown` are those from `start` on. `ticked`: addresses that are
    ticked now, on any page. `buildings`: to filter by. `tickable` of those that fit can be connected, `fit_ticked` of
    these are ticked. `back`: where the page before begins. `nothing_ticked`: Connect was pressed without a tick.
    """

    configuration: str
    configuration_name: str
    shown: tuple[tuple[OfferedRoom, CalendarState], ...]
    start: int
    total: int
    all: int
    ticked: frozenset[str]
    query: str = ""
    building: str = ""
    buildings: tuple[str, ...] = ()
    tickable: int = 0
    fit_ticked: int = 0
    back: int | None = None
    nothing_ticked: bool = False


@dataclass(frozen=True, slots=True)
class CalendarsConnecting:
    """Many calendars are being connected: `done` of `total` so far. `rest` goes on with the others.

    `stalled`: Microsoft 365 did not answer, so nothing goes on by itself.
    """

    configuration_name: str
    done: int
    total: int
    rest: ConnectRest
    stalled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarsConnected:
    """How connecting went: `connected` now, `names` of a few of them; `before` were connected already.

    `refused`: name and what was wrong with it. `guessed`: calendars whose time zone Microsoft 365 does not tell: that
    of their neighbours was taken. `unlinked`: connected ones without a room; `rooms`: how many rooms the workplace has.
    """

    configuration_name: str
    connected: int
    names: tuple[str, ...]
    before: int
    refused: tuple[tuple[str, CalendarState], ...]
    unlinked: int
    rooms: int
    guessed: int = 0


@dataclass(frozen=True, slots=True)
class CalendarUnknown:
    """No connected calendar has this address."""

    said: str


class Fault(StrEnum):
    """A part of the set-up that does not work. What it means and its cure are in the card."""

    SECRET = "secret refused"
    LOGIN = "login unreachable"
    CONSENT = "consent missing"
    GRAPH = "graph unreachable"
    PERMISSION = "permission missing"
    NO_CONFIGURATION = "no configuration"
    ACCOUNT_MISSING = "service account missing"
    ACCOUNT_OFF = "service account disabled"
    NO_MAILBOX = "service account without mailbox"
    UNREADABLE = "calendar unreadable"
    VANISHED = "calendar vanished"
    DOMAIN = "domain matches nobody"
    NO_DOMAINS = "book as user without domains"
    LINK = "link to a room that is gone"
    NO_CALENDARS = "no calendars"
    NO_LINKS = "no links"
    PUBLIC_URL = "public address unreachable"
    TAB = "tab cannot sign people in"
    DATABASE = "database behind its migrations"


class Hint(StrEnum):
    """Nothing is broken, but an admin should know."""

    SILENT_ROOM = "room does not answer"
    WIDE = "consent wider than needed"
    UNLINKED = "calendars without a room"
    BUSY = "microsoft 365 asks to wait"
    UNTRIED = "not tried for lack of time"
    SWITCHED_OFF = "configuration switched off"


@dataclass(frozen=True, slots=True)
class CalendarsLeft:
    """So many of a configuration's calendars were not tried."""

    left: int
    of: int


Detail = str | Ailment | CalendarsLeft
"""What a fault concerns: a name (permission, address, domain), or what ails there."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What `admin check` and `app.py doctor` found. `on`: the configuration or setting a fault is about.

    `tried`: how many things were tried.
    """

    faults: tuple[tuple[Fault, str, tuple[Detail, ...]], ...]
    hints: tuple[tuple[Hint, str, tuple[Detail, ...]], ...]
    tried: int


class Reach(StrEnum):
    """Whether Nook's consent reaches a mailbox."""

    REACHED = "reached"
    BARRED = "barred"
    NO_MAILBOX = "no mailbox"


@dataclass(frozen=True, slots=True)
class MailboxTried:
    """A mailbox that the admin named was really read, or was not to be read."""

    address: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class LogShown:
    """Deeds, newest first; `newest`: these are the very newest. `older`: the number before which there are more, None
    where there are none.

    `export`: the signed address of the whole log as CSV, "" for none.
    """

    deeds: tuple[tuple[int, Deed], ...]
    older: int | None
    as_of: datetime
    export: str = ""
    newest: bool = True


CalendarReply = (
    CalendarsOffered | CalendarsConnecting | CalendarsConnected | CalendarUnknown | Checked | MailboxTried | LogShown
)
