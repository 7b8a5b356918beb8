"""What Nook says to admins about configurations, consent and roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.ailments import Ailment
from bot.domain.configuration import Configuration
from bot.domain.domains import BadDomain
from bot.domain.keeping import KeepOrRelease
from bot.domain.people import Identity, Role
from bot.presses import Press


class SetUpStep(StrEnum):
    REGISTERED = "registered"
    CONSENT = "consent"
    CONFIGURATION = "configuration"
    CALENDARS = "calendars"
    ROOMS = "rooms"
    LINKS = "links"
    FIRST_BOOKING = "first booking"


@dataclass(frozen=True, slots=True)
class AdminStanding:
    """Where set-up stands, for an admin. `steps`: each with whether it is done and a number for it (-1: none).

    `configurations` with how many linked rooms each has.
    """

    steps: tuple[tuple[SetUpStep, bool, int], ...]
    configurations: tuple[tuple[Configuration, int], ...]
    roles: tuple[str, ...]
    name: str = ""
    welcome: bool = False

    @property
    def next(self) -> SetUpStep | None:
        return next((step for step, done, _ in self.steps if not done), None)


@dataclass(frozen=True, slots=True)
class AdminsOnly:
    """Set-up is for admins; nothing is shown or changed. `global_only`: it takes a Global administrator."""

    admins: tuple[str, ...]
    global_only: bool = False


@dataclass(frozen=True, slots=True)
class NotHere:
    """Admin commands work in the personal chat only."""


@dataclass(frozen=True, slots=True)
class AdminUnknown:
    """Begins with "admin", but is no phrase Nook knows."""

    said: str


@dataclass(frozen=True, slots=True)
class ConsentAsked:
    """What a configuration needs, and the button to Microsoft's admin-consent page, good until `until` (UTC).

    `there`: goes on where consent was given before."""

    address: str
    until: datetime
    there: Press


@dataclass(frozen=True, slots=True)
class ConsentMissing:
    """Consent came back, or was thought to be there, but Microsoft 365 does not show it yet.

    `again` tries once more; `onward` goes on without, where the rights may be given in Exchange.

    `missing`: permissions that the token lacks; `declined`: it returned with a no. `trouble`: what Microsoft said, or
    what ails there.
    """

    again: Press
    onward: Press | None = None
    missing: tuple[str, ...] = ()
    declined: bool = False
    trouble: Ailment | str = ""


@dataclass(frozen=True, slots=True)
class ConfigurationForm:
    """The form for a new configuration or a change. `problems`: a sentence's id and detail for each thing wrong.

    `submit` carries what it was filled in from; `name` and so on are what the inputs show.
    """

    name: str
    service_account: str
    booking_level: str
    acceptable_domains: tuple[str, ...]
    manage_service_bookings: bool
    submit: Press
    new: bool
    verified: tuple[str, ...] = ()
    problems: tuple[tuple[FormProblem, str], ...] = ()
    refused: tuple[tuple[str, BadDomain], ...] = ()
    keep: KeepOrRelease = field(default_factory=KeepOrRelease)


class FormProblem(StrEnum):
    NO_SUCH_ROOM = "no such room"
    NO_ACCOUNT = "no service account given"
    ACCOUNT_UNKNOWN = "service account unknown"
    ACCOUNT_OFF = "service account disabled"
    ACCOUNT_GUEST = "service account is a guest"
    NO_MAILBOX = "service account without mailbox"
    NAME_TAKEN = "name taken"
    NO_LEVEL = "no level"
    CHANGED_MEANWHILE = "changed meanwhile"
    UNREACHABLE = "microsoft 365 silent"


class Changed(StrEnum):
    """What was done to a configuration."""

    CREATED = "created"
    SAVED = "saved"
    RENAMED = "renamed"
    SWITCHED_OFF = "switched off"
    SWITCHED_ON = "switched on"
    LEVEL = "level"
    DOMAINS = "domains"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ConfigurationShown:
    """One configuration after a change (or unchanged), with what it means for whom.

    `refused`: domains that were not taken, each with the reason. `before`: the name before a renaming.
    """

    configuration: Configuration
    changed: Changed
    calendars: int
    linked: int
    edit: Press
    refused: tuple[tuple[str, BadDomain], ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class Configurations:
    """All of them, each with its connected calendars, its linked rooms, and presses to edit and to remove it."""

    shown: tuple[tuple[Configuration, int, int, Press, Press], ...]


class Doing(StrEnum):
    REMOVE = "remove"
    SWITCH_OFF = "switch off"
    DISCONNECT = "disconnect"
    REVOKE = "revoke"


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asks once, with what it touches: connected calendars, links, bookings that are still to come."""

    doing: Doing
    name: str
    yes: Press
    calendars: int = 0
    links: int = 0
    bookings: int = 0
    roles: tuple[str, ...] = ()


class Gone(StrEnum):
    REMOVED = "removed"
    DISCONNECTED = "disconnected"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class DoneAway:
    """Something is gone: a configuration, a calendar, a person's roles."""

    what: Gone
    name: str
    calendars: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class WhichConfiguration:
    """Several fit, or the name fits none. `choices`: name and the press that goes on with it."""

    said: str
    choices: tuple[tuple[str, Press], ...]


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Somebody else changed or removed it since; nothing was written. `on`: its name."""

    on: str
    again: Press | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """Who is an admin of what kind. `may_change`: the reader is a Global administrator."""

    shown: tuple[tuple[Identity, str, tuple[Role, ...]], ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class WhichPerson:
    """People found for a name, each with address and a press; none: nobody was found."""

    said: str
    choices: tuple[tuple[str, str, Press], ...]


@dataclass(frozen=True, slots=True)
class WhichRole:
    """A person is known, the role was not said."""

    name: str
    choices: tuple[tuple[Role, Press], ...]


@dataclass(frozen=True, slots=True)
class RoleGranted:
    name: str
    role: Role
    had_it: bool = False


@dataclass(frozen=True, slots=True)
class LastAdminStays:
    name: str


AdminReply = (
    AdminStanding
    | AdminsOnly
    | NotHere
    | AdminUnknown
    | ConsentAsked
    | ConsentMissing
    | ConfigurationForm
    | ConfigurationShown
    | Configurations
    | Confirm
    | DoneAway
    | WhichConfiguration
    | ChangedMeanwhile
    | Roles
    | WhichPerson
    | WhichRole
    | RoleGranted
    | LastAdminStays
)
