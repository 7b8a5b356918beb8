"""Buttons of the cards about room calendars, the check and the log. Only admins may press them, on their own cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tick(StrEnum):
    """What a button does to the ticks before the page is shown: nothing, or all that fit the search at once."""

    AS_ON_CARD = "as on card"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ShowCalendars:
    """A page of the calendars that Microsoft 365 offers to a configuration, from `start`.

    `query`, `building`: what is searched for. `shown`: the addresses with a check box on the card that is pressed;
    `ticked`: those that were ticked on any page so far. `searching`: an input for the search that is not sent is an
    empty one; otherwise it is as it was.
    """

    configuration: str
    start: int = 0
    query: str = ""
    building: str = ""
    shown: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    searching: bool = False
    tick: Tick = Tick.AS_ON_CARD


@dataclass(frozen=True, slots=True)
class Connect:
    """Connects what is ticked on the card and what was ticked on the pages before."""

    configuration: str
    shown: tuple[str, ...]
    ticked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConnectRest:
    """Goes on with a long connecting: `left` are the addresses still to come, of `total`.

    How it went so far: `connected` of them, `names` of a few; `before` were connected already; `refused`: name and what
    was wrong with it; `guessed`: how many zones were taken from the neighbours.
    """

    configuration: str
    left: tuple[str, ...]
    total: int
    connected: int = 0
    names: tuple[str, ...] = ()
    before: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    guessed: int = 0


@dataclass(frozen=True, slots=True)
class Disconnect:
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowLog:
    """Older deeds: those before this number."""

    before: int


CalendarPress = ShowCalendars | Connect | ConnectRest | Disconnect | ShowLog
