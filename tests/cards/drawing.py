"""What the tests of the cards share: drawing a reply with counted references, and walking the JSON that comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.floorplan import Plan, State
from bot.domain.span import Span
from bot.ports import Drawn
from bot.presses import Press
from bot.replies import Reader, Reply
from cards import render
from tests.cards.workplace import BERLIN

Json = dict[str, Any]


@dataclass
class References:
    """Gives every press a reference as long as the real ones, and remembers which it gave."""

    given: dict[str, Press] = field(default_factory=dict)

    def __call__(self, press: Press) -> str:
        reference = f"mL3vq1Jc0bS9tYw2xHk7ZA.{len(self.given)}"
        self.given[reference] = press
        return reference


def picture(day: Span, busy: Sequence[Span], asked: Span | None, zone: str, twelve: bool) -> str:
    return f"https://nook.contoso.com/plans/day/{'A' * 180}.png"


def plan_picture(
    plan: Plan, states: Mapping[str, State], asked: frozenset[str], as_of: datetime | None, language: str, twelve: bool
) -> str:
    return f"https://nook.contoso.com/plans/floor/{'A' * 120}.png"


def draw(reply: Reply, reader: Reader = BERLIN) -> Drawn:
    return render(reply, reader, References(), picture, plan_picture)


def parts(value: Any) -> Iterator[Json]:
    """Every object in the card that has a type, except the fallbacks of buttons."""
    if isinstance(value, list):
        for one in value:
            yield from parts(one)
    elif isinstance(value, dict):
        if "type" in value:
            yield value
        for name, one in value.items():
            if name != "fallback":
                yield from parts(one)


def of_type(card: Json, *types: str) -> list[Json]:
    return [part for part in parts(card) if part["type"] in types]


def texts(card: Json) -> list[str]:
    """Everything that is read in the card, in order: one line for each block of text and each button."""
    out = []
    for part in parts(card):
        match part["type"]:
            case "TextBlock":
                out.append(part["text"])
            case "RichTextBlock":
                out.append("".join(run["text"] for run in part["inlines"]))
            case "Action.Execute" | "Action.OpenUrl":
                out.append(part["title"])
    return out


def words(reply: Reply, reader: Reader = BERLIN) -> str:
    return "\n".join(texts(draw(reply, reader).card))


def buttons(reply: Reply, reader: Reader = BERLIN) -> dict[str, Json]:
    """The buttons by title."""
    return {part["title"]: part for part in of_type(draw(reply, reader).card, "Action.Execute", "Action.OpenUrl")}


def inputs(reply: Reply, reader: Reader = BERLIN) -> dict[str, Json]:
    """The inputs by id."""
    return {part["id"]: part for part in parts(draw(reply, reader).card) if part["type"].startswith("Input.")}
