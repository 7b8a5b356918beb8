"""Reading a card as its user does: its buttons, its inputs with what stands in them, its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def walk(node: Any) -> Iterator[Json]:
    """Every object of a card, in reading order."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def actions_of(card: Json | None) -> list[Json]:
    """Every Action.*, selectAction and nested cards included."""
    return [each for each in walk(card) if str(each.get("type", "")).startswith("Action.")]


def inputs_of(card: Json | None) -> list[Json]:
    """Every Input.*."""
    return [each for each in walk(card) if str(each.get("type", "")).startswith("Input.")]


def defaults_of(card: Json | None) -> dict[str, str]:
    """What the client sends for inputs that nobody touched, all as text."""
    values: dict[str, str] = {}
    for each in inputs_of(card):
        if each["type"] == "Input.Toggle":
            values[each["id"]] = str(each.get("value", each.get("valueOff", "false")))
        elif "value" in each:
            values[each["id"]] = str(each["value"])
    return values


def text_of(card: Json | None) -> str:
    """All words of a card, a line each: text blocks, facts, table cells, labels, button titles."""
    lines: list[str] = []
    for each in walk(card):
        lines += [str(each[k]) for k in ("text", "label", "title", "altText", "value") if isinstance(each.get(k), str)]
    return "\n".join(lines)


def action_titled(card: Json | None, title: str) -> Json:
    """The button of this title; raises `LookupError` that names those there are."""
    found = actions_of(card)
    for each in found:
        if each.get("title") == title or each.get("tooltip") == title:
            return each
    raise LookupError(f"no button {title!r} among {[each.get('title') for each in found]}")


def merged(action: Json, inputs: dict[str, str]) -> Any:
    """What a button sends: its data with the inputs put in, unless it asks for none (`associatedInputs`)."""
    data = action.get("data")
    if action.get("associatedInputs", "auto").lower() == "none" or not isinstance(data, dict | None):
        return data
    return {**(data or {}), **inputs}
