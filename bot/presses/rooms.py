"""Buttons of the cards about the workplace and its links. Only admins may press them, each on their own cards."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.workplace import WorkplaceRoom


@dataclass(frozen=True, slots=True)
class PreviewRooms:
    """The text in `rooms_csv` is read, and shown before anything is written."""


@dataclass(frozen=True, slots=True)
class MakeRooms:
    """Rooms from what Microsoft's directory says of the connected calendars; shown before anything is written."""


@dataclass(frozen=True, slots=True)
class ImportRooms:
    """Writes what the preview showed: the rooms that are new or differ. `before`: those that differ, as they were then.

    `links`: calendar address to room id, for the rows that name a calendar.
    """

    rooms: tuple[WorkplaceRoom, ...]
    links: tuple[tuple[str, str], ...] = ()
    before: tuple[WorkplaceRoom, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowRooms:
    start: int


@dataclass(frozen=True, slots=True)
class ShowLinks:
    """Calendars without a room, from `start`."""

    start: int


@dataclass(frozen=True, slots=True)
class LinkAll:
    """The sure ones: calendar address to room id."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LinkOne:
    """The calendar to `room`, or to the one that is chosen in the card's list `input`; then that page goes on."""

    address: str
    room: str = ""
    input: str = ""
    start: int = 0


RoomsPress = PreviewRooms | MakeRooms | ImportRooms | ShowRooms | ShowLinks | LinkAll | LinkOne
