"""The lines of Teams' command menus, and how one that was clicked is told from words.

Some clients of Teams send title and description of the line in one message, in the language of that client.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cards.tongue import LANGUAGES, mark, say, speaking

_WORD = re.compile(r"\w+")
_LONGEST = 200
"""Characters; titles have at most 32, descriptions 128."""

MENU: dict[str, tuple[str, str]] = {
    "book a room": (mark("book a room"), mark("Find a free room that fits and book it with one press")),
    "my bookings": (mark("my bookings"), mark("What you have booked from now on, with buttons to change it")),
    "cancel a booking": (mark("cancel a booking"), mark("Cancel a booking, after asking once")),
    "move a booking": (mark("move a booking"), mark("Move a booking to another time, in the same room")),
    "extend a booking": (mark("extend a booking"), mark("Make a booking longer or shorter, or give the room back")),
    "another room": (mark("another room"), mark("Find another room for a booking")),
    "floor plan": (mark("show floor plan"), mark("The floor plan with what is free and what is busy")),
    "help": (mark("help"), mark("What Nook can do, with buttons to try")),
    "admin": (mark("admin"), mark("Set Nook up: for admins")),
}
"""Title and description of each command that stands in Teams' menus, by the command's name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a command menu: what it says when it is clicked, and what that does."""

    title: str
    description: str


def line_of(name: str) -> Listed:
    """The line of the command of that name, in the language that is spoken."""
    title, description = MENU[name]
    return Listed(say(title), say(description))


def clicked(text: str) -> str | None:
    """The title of the menu line that `text` is, title and description together; None where it is none."""
    return _lines().get(_words(text)) if len(text) <= _LONGEST else None


@cache
def _lines() -> dict[tuple[str, ...], str]:
    lines: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        with speaking(language):
            for line in map(line_of, MENU):
                lines[_words(f"{line.title} {line.description}")] = line.title
    return lines


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
