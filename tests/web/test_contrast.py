"""Contrast of every picture and page, computed from its colours: 4.5 for words, 3 for what has to be seen.

WCAG 2.2, 1.4.3 and 1.4.11. Fills and patterns are not held to it: each lies within an edge that is, and has a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.floorplan import Kind, State
from bot.web import report_picture
from bot.web.floor import page
from bot.web.plan_palette import DARK, LIGHT, Palette

WORDS, SHAPES = 4.5, 3.0
Pair = tuple[str, str, float]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def of_plan(palette: Palette) -> Iterator[Pair]:
    grounds = (palette.ground, palette.floor, palette.halo)
    kinds = [fill for kind, fill in palette.kinds.items() if kind is not Kind.WALL]
    yield from ((palette.ink, ground, WORDS) for ground in (*grounds, *palette.fill.values()))
    yield from ((palette.quiet, ground, WORDS) for ground in (*grounds, *kinds))
    for state in State:
        edge = palette.edge[state]
        yield from ((edge, ground, SHAPES) for ground in (palette.floor, palette.fill[state]))
    yield from ((palette.asked, ground, SHAPES) for ground in (*grounds, palette.fill[State.FREE]))
    yield palette.wall, palette.floor, SHAPES


def of_report(dark: bool) -> Iterator[Pair]:
    colours = DARK if dark else LIGHT
    for ground in (colours.ground, colours.floor):
        yield from ((ink, ground, WORDS) for ink in (colours.ink, colours.quiet))
        yield report_picture.BARS[dark], ground, SHAPES


def of_tab(theme: dict[str, str]) -> Iterator[Pair]:
    for ground in ("canvas", "raised"):
        yield from ((theme[ink], theme[ground], WORDS) for ink in ("text", "quiet", "link"))
        yield theme["ring"], theme[ground], SHAPES
    yield from ((theme["on-brand"], theme[brand], WORDS) for brand in ("brand", "brand-hover"))
    for state in ("free", "soon", "busy", "unknown"):
        yield theme["name"], theme[state], WORDS
        yield theme[f"{state}-edge"], theme[state], SHAPES
        yield theme["on-sign"], theme[f"{state}-edge"], SHAPES
    yield from ((theme[line], theme["ground"], SHAPES) for line in ("mine", "chosen", "outline"))
    for tone in ("good", "bad", "warning", "accent"):
        yield theme["text"], theme[f"{tone}-fill"], WORDS
        yield theme[f"{tone}-line"], theme[f"{tone}-fill"], SHAPES


def of_editor(theme: dict[str, str]) -> Iterator[Pair]:
    for ground in ("ground", "paper"):
        yield from ((theme[ink], theme[ground], WORDS) for ink in ("ink", "quiet", "bad", "good"))
        yield theme["edge"], theme[ground], SHAPES
    yield theme["on-brand"], theme["brand"], WORDS


def themes(file: Path) -> list[dict[str, str]]:
    """The colours of each block that names some; what a later one leaves out is as in the first."""
    blocks = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block)) for block in file.read_text().split("}")]
    found = [block for block in blocks if len(block) > 5]
    return [{**found[0], **block} for block in found]


TAB = themes(Path(page.__file__).parent / "page" / "themes.css")
EDITOR = themes(Path(page.__file__).parents[1] / "editor" / "editor.css")
DRAWN = {
    "plan, light": [*of_plan(LIGHT)],
    "plan, dark": [*of_plan(DARK)],
    "report, light": [*of_report(False)],
    "report, dark": [*of_report(True)],
    **{f"tab, theme {number}": [*of_tab(theme)] for number, theme in enumerate(TAB)},
    **{f"editor, theme {number}": [*of_editor(theme)] for number, theme in enumerate(EDITOR)},
}


def too_weak(pairs: list[Pair]) -> list[str]:
    return [
        f"{one} on {other}: {contrast(one, other):.2f}" for one, other, least in pairs if contrast(one, other) < least
    ]


@pytest.mark.parametrize("name", DRAWN)
def test_words_and_shapes_can_be_told_from_their_ground(name: str) -> None:
    assert too_weak(DRAWN[name]) == []


def test_a_pale_colour_would_be_noticed() -> None:
    assert (len(TAB), len(EDITOR)) == (3, 2)
    assert contrast("#000", "#FFFFFF") == pytest.approx(21)
    assert too_weak([*of_plan(replace(LIGHT, quiet="#A0A0A0"))])
    assert too_weak([*of_plan(replace(DARK, asked="#3B3A39"))])
