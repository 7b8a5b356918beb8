"""Tests that walk the visible lists: commands, presses, replies, and what the README says of them."""

import re
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from bot.commands import BY_PRESS, COMMANDS
from bot.language import understand
from bot.language.understanding import Directory
from bot.presses import Press, Say
from bot.replies import Reply
from cards import CARDS

README = (Path(__file__).parents[1] / "README.md").read_text()
KNOWN = Directory(("Everest", "K2"), ("HQ", "Harbour House"))
EXAMPLES = [(command.name, example) for command in COMMANDS for example in command.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_is_understood_as_its_command(name: str, example: str) -> None:
    (command,) = [command for command in COMMANDS if command.name == name]
    meant = understand(example, datetime(2027, 3, 1, 9, 7), KNOWN)
    assert meant.act in command.acts if command.acts else meant.intent in command.wakes


def test_no_intent_wakes_two_commands() -> None:
    intents = [intent for command in COMMANDS for intent in command.wakes]
    assert len(intents) == len(set(intents))
    acts = [act for command in COMMANDS for act in command.acts]
    assert len(acts) == len(set(acts))


def test_every_press_is_handled_by_exactly_one_command() -> None:
    handled = [press for command in COMMANDS for press in command.presses]
    assert sorted(press.__name__ for press in handled) == sorted(
        press.__name__ for press in get_args(Press) if press is not Say
    )
    assert set(handled) == set(BY_PRESS)


def test_every_reply_has_a_card() -> None:
    assert set(CARDS) == set(get_args(Reply))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_readme_names_every_command_with_its_examples(command: object) -> None:
    from bot.commands.command import Command

    assert isinstance(command, Command)
    row = f"| {', '.join(f'`{example}`' for example in command.examples)} | {command.summary} |"
    assert row in README


def test_the_readme_names_every_setting() -> None:
    source = (Path(__file__).parents[1] / "bot" / "settings.py").read_text()
    names = set(re.findall(r'(?:text|address|several|number|environment\.get)\(\s*"([A-Z_]+)"', source))
    assert len(names) > 15
    assert {name for name in names if f"`{name}`" not in README} == set()
