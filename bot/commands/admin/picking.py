"""Which of the offered calendars are shown and ticked: searched, filtered by building, paged, with the ticks kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.configuration import Configuration
from bot.domain.workplace import OfferedRoom, RoomCalendar
from bot.presses.calendars import Connect, ShowCalendars
from bot.replies.calendars import CalendarState

ANY_BUILDING = "any"
"""What the building's input holds where all are meant: an empty choice cannot be shown."""
_MOST_WORDS = 12

Candidate = tuple[OfferedRoom, CalendarState]


def candidates(
    configuration: Configuration, offered: Sequence[OfferedRoom], connected: Sequence[RoomCalendar]
) -> list[Candidate]:
    """Everything offered, and what this configuration has connected that is offered no more: those that can be
    connected come first, each part by name.
    """
    through = {calendar.address: calendar.configuration for calendar in connected}
    found = [(room, _state(room, through.get(room.address), configuration.id)) for room in offered]
    there = {room.address for room in offered}
    found += [
        (as_offered(calendar), CalendarState.VANISHED)
        for calendar in connected
        if calendar.configuration == configuration.id and calendar.address not in there
    ]
    return sorted(found, key=lambda one: (not can_be_ticked(one), one[0].name.casefold(), one[0].address))


def _state(room: OfferedRoom, through: str | None, configuration: str) -> CalendarState:
    if through is not None:
        return CalendarState.CONNECTED if through == configuration else CalendarState.ELSEWHERE
    return CalendarState.RESERVED if room.reserved else CalendarState.FREE_TO_CONNECT


def can_be_ticked(candidate: Candidate) -> bool:
    return candidate[1] is CalendarState.FREE_TO_CONNECT


def as_offered(calendar: RoomCalendar) -> OfferedRoom:
    """As Microsoft 365 offered it when it was connected."""
    return OfferedRoom(
        calendar.address, calendar.name, calendar.building, calendar.floor, calendar.seats, calendar.equipment
    )


def buildings_of(found: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(sorted({_one_line(room.building) for room, _ in found} - {""}, key=str.casefold))


def _one_line(building: str) -> str:
    """Some are written with a blank too many."""
    return " ".join(building.split())


def fitting(found: Sequence[Candidate], query: str, building: str) -> list[Candidate]:
    """Those in which every word of the search stands, whatever its case and accents."""
    words = _folded(query).split()[:_MOST_WORDS]
    return [
        one
        for one in found
        if (not building or _one_line(one[0].building) == building)
        and all(word in _folded(f"{one[0].name} {one[0].building} {one[0].floor} {one[0].address}") for word in words)
    ]


def _folded(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def searched(press: ShowCalendars, inputs: Mapping[str, str]) -> tuple[str, str]:
    """The search and the building, as the card's inputs say now.

    Clients leave empty inputs out: only the button that searches reads that as a search for nothing.
    """
    without = ("", "") if press.searching else (press.query, press.building)
    building = inputs.get("building", without[1]).strip()
    return inputs.get("query", without[0]).strip(), "" if building == ANY_BUILDING else building


def ticked_now(press: ShowCalendars | Connect, inputs: Mapping[str, str]) -> frozenset[str]:
    """What was shown on the pressed card is as its check boxes say; the other ticks stay.

    Clients leave the input out where nothing is ticked. The addresses are checked where they are connected.
    """
    said = {address.strip().lower() for address in inputs.get("calendars", "").split(",")}
    return frozenset(press.ticked) - frozenset(press.shown) | (said - {""})
