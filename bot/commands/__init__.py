"""Everything a person can ask for: one file each, and COMMANDS, the visible list.

To add one: a file beside these with a docstring, a COMMAND and what it answers, and a line in COMMANDS.
"""

from __future__ import annotations

from bot.commands import admin, find_rooms, hello, room_day, show_plan
from bot.commands.bookings import cancelling, extending, mine, moving, switching
from bot.commands.command import AnswerPress, Command
from bot.commands.notices import asking, keeping, quieting, waiting
from bot.language.understanding import Act, Intent

COMMANDS: tuple[Command, ...] = (
    find_rooms.COMMAND,
    room_day.COMMAND,
    show_plan.COMMAND,
    mine.COMMAND,
    cancelling.COMMAND,
    moving.COMMAND,
    extending.COMMAND,
    switching.COMMAND,
    waiting.COMMAND,
    asking.COMMAND,
    keeping.COMMAND,
    quieting.COMMAND,
    hello.COMMAND,
    admin.COMMAND,
)

BY_INTENT: dict[Intent, Command] = {intent: command for command in COMMANDS for intent in command.wakes}
BY_ACT: dict[Act, Command] = {act: command for command in COMMANDS for act in command.acts}
COMMAND_OF: dict[type, Command] = {press: command for command in COMMANDS for press in command.presses}
BY_PRESS: dict[type, AnswerPress] = {
    press: handler for command in COMMANDS for press, handler in command.presses.items()
}
