"""What a press of a button carries: an opaque reference, and what stands in the card's fields.

Page "Work with Universal Actions for Adaptive Cards" (Microsoft Teams developer pages): the invoke
`adaptiveCard/action` holds the button's own data merged with the fields in `value.action.data`. Clients from before
Universal Actions send the same as the `value` of a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.teams.reading import clean, part
from bot.teams.refused import Refused

_MOST_REFERENCE = 100
_NOBODYS = "?"
_MOST_INPUTS = 60
_MOST_CHARACTERS = 4_000
_LONG_INPUTS = {"rooms_csv": 100_000, "calendars": 100_000}


class TooMuch(Exception):
    """Well-formed, but more than Nook takes in one go."""


@dataclass(frozen=True, slots=True)
class Press:
    """Nothing in it is believed: the reference is looked up, the inputs are parsed like anything a person writes."""

    reference: str
    inputs: Mapping[str, str]


def pressed(activity: Mapping[str, Any]) -> Press:
    """Of an `adaptiveCard/action` invoke. Raises Refused (400) and TooMuch."""
    return _press(part(part(part(activity, "value"), "action"), "data"))


def submitted(data: Mapping[str, Any]) -> Press:
    """Of a dialog's Action.Submit. Raises Refused (400) and TooMuch."""
    return _press(data)


def pressed_the_old_way(activity: Mapping[str, Any]) -> Press | None:
    """Of a message that an old client sent for a button; None where the message is no press. Raises Refused (400) and
    TooMuch.
    """
    value = activity.get("value")
    return _press(value) if isinstance(value, dict) and "op" in value else None


def _press(data: Mapping[str, Any]) -> Press:
    reference = clean(data.get("op"), "op")
    if not 0 < len(reference) <= _MOST_REFERENCE:
        raise Refused(400, "op is empty or too long")
    if reference != data["op"]:
        reference = _NOBODYS  # what was not given out like this is not mended into what was
    inputs = {}
    for name, found in data.items():
        # Lists and objects are never the value of a field.
        if name in ("v", "op") or not isinstance(found, str | int | float):
            continue
        text = clean(found, "a field") if isinstance(found, str) else str(found).lower()
        if len(text) > _LONG_INPUTS.get(name, _MOST_CHARACTERS):
            raise TooMuch
        inputs[clean(name, "a field's name")[:_MOST_REFERENCE]] = text
    if len(inputs) > _MOST_INPUTS:
        raise TooMuch("These are more fields than I can take at once. Nothing was changed. Please ask for a new card.")
    return Press(reference, inputs)
