"""A card as a screen reader goes through it: `python -m tests.cards.reading --locale de-DE --only booked`.

From top to bottom, columns from left to right, what is hidden left out. A heading, a picture, an input and a button say
what they are, as Narrator, NVDA and VoiceOver do; a button is known by its tooltip where it has one beside its title.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tests.cards.drawing import Json, draw
from tests.cards.samples import SAMPLES
from tests.cards.workplace import BERLIN


@dataclass(frozen=True, slots=True)
class Heard:
    """`kind`: heading, text, picture, input or button. `more`: a button's tooltip, an input's choices. `leads`: the
    button that stands out."""

    kind: str
    words: str
    more: str = ""
    leads: bool = False

    def __str__(self) -> str:
        kind = "" if self.kind == "text" else f"[{self.kind}] "
        return f"{kind}{self.words}" + (f"  ({self.more})" if self.more else "")


def heard(card: Json) -> list[Heard]:
    """The whole card, its own buttons last."""
    return [*_each(card["body"]), *_each(card.get("actions", []))]


def _each(parts: list[Any]) -> Iterator[Heard]:
    for part in parts:
        if part.get("isVisible", True):
            yield from _one(part)


def _one(part: Json) -> Iterator[Heard]:
    match part["type"]:
        case "TextBlock":
            yield Heard("heading" if part.get("style") == "heading" else "text", part["text"])
        case "RichTextBlock":
            yield Heard("text", "".join(run["text"] for run in part["inlines"]))
        case "Image":
            yield Heard("picture", part["altText"])
        case "Container" | "Column":
            yield from _each(part["items"])
        case "ColumnSet":
            yield from _each(part["columns"])
        case "ActionSet":
            yield from _each(part["actions"])
        case kind if kind.startswith("Input."):
            yield Heard("input", part["label"], ", ".join(one["title"] for one in part.get("choices", ())[:3]))
        case kind if kind.startswith("Action."):
            yield Heard("button", part["title"], part.get("tooltip") or "", part.get("style") == "positive")
        case kind:
            raise ValueError(f"how is a {kind} read?")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--locale", default="en-GB")
    parser.add_argument("--only", default="", help="samples whose name holds this")
    wanted = parser.parse_args()
    for name, reply in SAMPLES.items():
        if wanted.only in name:
            drawn = draw(reply, replace(BERLIN, locale=wanted.locale))
            print(f"\n== {name}\n   ({drawn.summary})", *heard(drawn.card), sep="\n")


if __name__ == "__main__":
    main()
