"""What Nook says to admins about the workplace's rooms and their links to calendars."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.csv_errors import CsvError
from bot.domain.files import WhyNotTaken
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.presses import Press


@dataclass(frozen=True, slots=True)
class WorkplaceShown:
    """A page of the workplace's rooms from `start`; `total` in all, `linked` of them linked.

    `unlinked`: connected calendars that have no room yet.
    """

    shown: tuple[WorkplaceRoom, ...]
    start: int
    total: int
    linked: int
    unlinked: int = 0


@dataclass(frozen=True, slots=True)
class RoomsWanted:
    """Asks for rooms: CSV pasted or attached, or made from Microsoft's directory. `csv`: what stands in the input.

    Where there are `errors`, nothing was imported.
    `connected`: how many calendars rooms could be made from, because they are connected and have none.
    """

    csv: str = ""
    errors: tuple[CsvError, ...] = ()
    connected: int = 0


class LinkTrouble(StrEnum):
    NO_SUCH_CALENDAR = "no such calendar"
    NO_SUCH_ROOM = "no such room"
    WHICH_CALENDAR = "several calendars of that name"
    WHICH_ROOM = "several rooms of that name"
    CALENDAR_LINKED = "calendar linked already"
    ROOM_LINKED = "room linked already"
    NOT_LINKED = "not linked"
    CHANGED = "changed meanwhile"
    NOTHING_CHOSEN = "no room chosen"


@dataclass(frozen=True, slots=True)
class RoomsPreview:
    """What an import would write. `press` does it; None where nothing would change.

    `links`: calendar address and room name, each. `not_linked`: calendars that a row names and that would not be
    linked to it: address, the room's name and why. `meanwhile`: an older preview was pressed, and the workplace has
    changed since.
    """

    new: tuple[WorkplaceRoom, ...]
    changed: tuple[tuple[WorkplaceRoom, WorkplaceRoom], ...]
    same: int
    links: tuple[tuple[str, str], ...]
    press: Press | None
    not_linked: tuple[tuple[str, str, LinkTrouble], ...] = ()
    meanwhile: bool = False


@dataclass(frozen=True, slots=True)
class RoomsImported:
    """`links` were made; `unlinked` connected calendars have no room yet. All 0: it had been imported before."""

    new: int
    changed: int
    links: int
    unlinked: int


@dataclass(frozen=True, slots=True)
class LinkProposal:
    """A calendar without a room, the likeliest room (None: none is likely), and the rooms to choose from instead."""

    calendar: RoomCalendar
    room: WorkplaceRoom | None
    sure: bool
    choices: tuple[WorkplaceRoom, ...]


@dataclass(frozen=True, slots=True)
class LinksProposed:
    """Connected calendars without a room, from `start`: the sure ones before the doubtful.

    `sure`: the press that links all sure ones, None where there are none; `sure_count` of them. `total`: calendars
    without a room; `linked`: with one; `rooms`: rooms without a calendar. `done`: calendar and room that were just
    linked. `meanwhile`: somebody else changed a link since, so nothing was linked.
    """

    shown: tuple[LinkProposal, ...]
    start: int
    total: int
    linked: int
    rooms: int
    sure: Press | None
    sure_count: int
    done: tuple[str, str] | None = None
    meanwhile: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """What was linked: calendar address and room name, each. `left`: calendars still without a room."""

    done: tuple[tuple[str, str], ...]
    left: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    """`again` links them as they were; None where the room is gone."""

    address: str
    room: str
    again: Press | None = None


@dataclass(frozen=True, slots=True)
class NotLinked:
    """Nothing was changed. `said` is what it concerns, `other` what that is linked to already.

    `similar`: what may have been meant, each with a press.
    """

    trouble: LinkTrouble
    said: str
    similar: tuple[tuple[WorkplaceRoom | RoomCalendar, Press], ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class FileRefused:
    """An attached file could not be taken; nothing was imported."""

    name: str
    why: WhyNotTaken


RoomsReply = (
    WorkplaceShown
    | RoomsWanted
    | RoomsPreview
    | RoomsImported
    | LinksProposed
    | Linked
    | Unlinked
    | NotLinked
    | FileRefused
)
