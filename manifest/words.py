"""What Teams shows of Nook before anybody has spoken to it, in the language being spoken (`cards.tongue`).

Store rules: the short description has at most 80 characters, commands 32 and their descriptions 128 ("App manifest
schema"; the older limits, since clients cut at them).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import COMMANDS
from cards.menus import MENU, Listed, line_of
from cards.tongue import say

NAME = "Nook"
MOST_COMMANDS = 10
"""That Teams shows in one scope."""


def listed(shared: bool) -> list[Listed]:
    """The menu of the personal chat; `shared`: of group chats and channels, where only what concerns all stands."""
    commands = [one for one in COMMANDS if one.name in MENU and (one.shared or not shared)]
    return [line_of(command.name) for command in commands[:MOST_COMMANDS]]


def tab() -> str:
    return say("Floor plan")


def help_tab() -> str:
    return say("Help")


def short() -> str:
    return say("Book meeting rooms by chatting in Microsoft Teams")


def full_name(developer: str) -> str:
    """A common noun needs its developer's name beside it."""
    return NAME if developer == NAME else say("{app} by {developer}", app=NAME, developer=developer)[:100]


def full(help_address: str) -> str:
    return "\n\n".join(
        (
            say(
                "Nook books meeting rooms for you in Microsoft Teams. Write “book a room for 6 tomorrow 2pm” and press "
                "the room you like: Nook says Booked only when the room itself has accepted."
            ),
            say(
                "See what is free on a live floor plan, move, extend or cancel what you have booked, invite people, "
                "book a series, and be told when a room frees up. Nook speaks English, German, French, Spanish and "
                "Dutch."
            ),
            say(
                "Prerequisites: your organisation’s admin connects Nook to Microsoft 365 once (write “admin”), with a "
                "service account and the room calendars. Limitations: rooms that are not connected cannot be booked, "
                "and guests of other organisations book through the service account."
            ),
            say("Help and support: write “help” to Nook, or see {address}.", address=help_address),
        )
    )


def features() -> list[Listed]:
    return [
        Listed(
            say("One sentence, one press"), say("Say when and for how many; press the room. Nook asks it and says.")
        ),
        Listed(
            say("Live floor plan"), say("See the floor as it is now, what is free and what is busy, and book from it.")
        ),
        Listed(say("All of a booking’s life"), say("Move, extend, end, switch rooms, series and reminders by chat.")),
    ]


@dataclass(frozen=True, slots=True)
class Extension:
    """The words of the message extension: finding rooms, and booking one for a conversation."""

    find: Listed
    parameter: Listed
    book: Listed


def extension() -> Extension:
    return Extension(
        Listed(say("Find a room"), say("Search rooms by name, seats or what is in them")),
        Listed(say("Room, seats or time"), say("For example: 6 people tomorrow 2pm")),
        Listed(say("Book a room with Nook"), say("Book a room for this conversation")),
    )
