"""How a plan lies in its picture, whatever the states are: its size, its names, its legend's room, its stripes.

All in points, of which the picture has 341 across. It is never taller than phones and screens show at once: where
the legend is long the floor is drawn smaller, and a legend that is longer still leaves names out, never states.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.floorplan import Kind, Plan, Point, Ring
from bot.domain.plan_labels import Box, Label, Place, labels
from bot.web.fonts import width

WIDTH = 341.0
TALLEST = 409.0
"""Pictures of 853 pixels by at most 1023: sharp on phones, where they are shown at some 310 points of three pixels."""
SIDE, HEAD = 9.0, 30.0
SIGN = 9.0
LEGEND = 9.5
"""Font size of the legend."""
ROW = 14.0
MOST_ROWS = 6
_STATES = 54.0
"""Left below the floor for the legend of the states, in two rows where the words are long, and for margins."""
_SIZES = (11.0, 10.0, 9.0)
_BADGE = 13.0
_GAP = 12 / 2.5
"""From one stripe to the next: twelve pixels."""
_LEVEL = re.compile(r"M([\d.]+) ([\d.]+)H([\d.]+)")


@dataclass(frozen=True)
class Drawing:
    """`paths` and `labels` are in the order of the plan's areas, as are `level` and `upright`: stripes within those
    that may have a state, "" for the others. `columns`: of the legend of numbers; `listed`: how many names it holds."""

    scale: float
    left: float
    height: float
    paths: tuple[str, ...]
    labels: tuple[Label | None, ...]
    level: tuple[str, ...]
    upright: tuple[str, ...]
    columns: int
    listed: int
    top: float = HEAD

    def at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale


_laid_out: dict[tuple[bytes, frozenset[str]], Drawing] = {}
_MOST_LAID_OUT = 256


def drawing_of(plan: Plan, mark: bytes, rooms: frozenset[str]) -> Drawing:
    """Kept by the plan's fingerprint and the areas that have a state: a plan's hundreds of corners are not looked at
    again for each picture."""
    key = (mark, rooms)
    if key not in _laid_out:
        if len(_laid_out) >= _MOST_LAID_OUT:
            _laid_out.clear()
        _laid_out[key] = laid_out(plan, rooms)
    return _laid_out[key]


def laid_out(plan: Plan, rooms: frozenset[str]) -> Drawing:
    """`rooms`: ids of the areas that have a state; only they get numbers where their names do not fit."""
    tall = TALLEST - HEAD - _STATES
    drawing = _at_height(plan, rooms, tall)
    if rows := _rows(drawing):
        drawing = _at_height(plan, rooms, tall - ROW * rows - 4)
        if _rows(drawing) > rows:  # smaller rooms, fewer names in them
            drawing = _at_height(plan, rooms, tall - ROW * MOST_ROWS - 4)
    return drawing


def _rows(drawing: Drawing) -> int:
    numbers = sum(1 for label in drawing.labels if label and label.number)
    return min(MOST_ROWS, -(-numbers // drawing.columns))


def _at_height(plan: Plan, rooms: frozenset[str], tall: float) -> Drawing:
    scale = min((WIDTH - 2 * SIDE) / max(plan.width, 1e-6), tall / max(plan.height, 1e-6))
    left = (WIDTH - plan.width * scale) / 2

    def moved(rings: Sequence[Ring]) -> tuple[Ring, ...]:
        return tuple(tuple((left + x * scale, HEAD + y * scale) for x, y in ring) for ring in rings)

    shapes = [moved(area.rings) for area in plan.areas]
    places = [
        Place(
            area.name if area.id in rooms or area.kind not in (Kind.WAY, Kind.WALL) else "",
            shape,
            moved(((area.at,),))[0][0],
            numbered=area.id in rooms,
        )
        for area, shape in zip(plan.areas, shapes, strict=True)
    ]
    named = labels(places, width, _SIZES, SIGN, _BADGE)
    numbered = [area.name for area, label in zip(plan.areas, named, strict=True) if label and label.number]
    wide = [width(name) * LEGEND + 32 for name in numbered]
    columns = next((n for n in (4, 3) if sum(one < (WIDTH - 2 * SIDE) / n for one in wide) >= 0.8 * len(wide)), 2)
    level, upright = (
        zip(
            *(
                _striped(shape, label) if area.id in rooms else ("", "")
                for area, shape, label in zip(plan.areas, shapes, named, strict=True)
            ),
            strict=True,
        )
        if plan.areas
        else ((), ())
    )
    return Drawing(
        scale,
        left,
        plan.height * scale,
        tuple(map(path, shapes)),
        named,
        level,
        upright,
        columns,
        columns * MOST_ROWS,
    )


def _striped(shape: Sequence[Ring], label: Label | None) -> tuple[str, str]:
    """Level and upright."""
    box = label.box if label and not label.number else None
    on_side = tuple(tuple((y, x) for x, y in ring) for ring in shape)
    turned = Box(box.y, box.x, box.height, box.width) if box else None
    return stripes(shape, box), _LEVEL.sub(r"M\2 \1V\3", stripes(on_side, turned))


def path(rings: Sequence[Ring]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


def stripes(rings: Sequence[Ring], around: Box | None) -> str:
    """Level lines within the shape (even-odd rule), which leave out what is `around` its name.

    As lines, not as a pattern of SVG's, and not slanted: resvg fills patterns pixel by pixel and packs slanted lines
    badly, which together took a third of the drawing's time.
    """
    heights = [y for ring in rings for _, y in ring]
    out = []
    for step in range(int(min(heights) / _GAP) + 1, int(max(heights) / _GAP) + 1):
        level = step * _GAP
        ends = _crossed(rings, level)
        if around and abs(level - around.y) * 2 < around.height:
            ends = sorted([*ends, around.x - around.width / 2, around.x + around.width / 2])
        out += [f"M{a:.1f} {level:.1f}H{b:.1f}" for a, b in zip(ends[::2], ends[1::2], strict=False)]
    return "".join(out)


def _crossed(rings: Sequence[Ring], level: float) -> list[float]:
    found = []
    for ring in rings:
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            if (y0 > level) != (y1 > level):
                found.append(x0 + (level - y0) / (y1 - y0) * (x1 - x0))
            x0, y0 = x1, y1
    return sorted(found)
