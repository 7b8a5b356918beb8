"""A floor's plan as a picture: rooms by state, in colour and pattern and sign, with names that fit.

Drawn as SVG in points, for a picture shown at 310 to 1024 pixels, and made a PNG at 2.7 pixels a point. It
brings its own light ground, so that it is as clear in dark themes. Nothing in it comes from a calendar but the states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.domain.floorplan import Kind, Plan, Point, Ring, State, fingerprint
from bot.domain.plan_labels import LINE, Label, Place, labels
from bot.web.fonts import width
from bot.web.plan_words import WORDS
from bot.web.rasterising import FAMILY

WIDTH = 341.0
"""Points; a picture of 921 pixels."""
_SIDE, _HEAD = 9.0, 30.0
_TALLEST = 330.0
_SIZES = (11.0, 10.0, 9.0)
_SIGN = 9.0
_BADGE = 13.0
_INK, _QUIET = "#242424", "#616161"
_GROUND, _FLOOR = "#F5F5F5", "#FFFFFF"
_ASKED = "#4F52B2"
_FILL = {State.FREE: "#BFE6BB", State.SOON: "url(#soon)", State.BUSY: "url(#busy)", State.UNKNOWN: "#E1DFDD"}
_EDGE = {State.FREE: "#0E700E", State.SOON: "#B35900", State.BUSY: "#A4262C", State.UNKNOWN: "#8A8886"}
_KINDS = {
    Kind.ROOM: "#ECEBE9",
    Kind.WAY: "#FFFFFF",
    Kind.SERVICE: "#EFEEEC",
    Kind.WALL: "#BDBBB8",
    Kind.OPEN: "#F3F7F1",
}
_PATTERNS = (
    '<pattern id="busy" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#F9D5D3"/>'
    '<path d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4" stroke="#E9A3A0" stroke-width="1.1"/></pattern>'
    '<pattern id="soon" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#FFE3B8"/>'
    '<circle cx="1.25" cy="1.25" r=".8" fill="#F2B45E"/><circle cx="3.75" cy="3.75" r=".8" fill="#F2B45E"/></pattern>'
)
_SIGNS = {
    State.FREE: '<path d="M-2.2 .1L-.7 1.7L2.3 -1.7" fill="none" stroke="#fff" stroke-width="1.3"/>',
    State.SOON: '<path d="M0 -2.4V.2L1.7 1.4" fill="none" stroke="#fff" stroke-width="1.2"/>',
    State.BUSY: '<path d="M-2.3 0H2.3" fill="none" stroke="#fff" stroke-width="1.6"/>',
    State.UNKNOWN: '<path d="M-1.7 1.7L1.7 -1.7" fill="none" stroke="#fff" stroke-width="1.3"/>',
}
_BARS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a plan's picture says: states by area id of the rooms that can be booked at all, and which of them `asked`
    for (a room, or those that fit). `as_of`: the minute of the readings as a clock there shows it, "" for none.
    """

    states: Mapping[str, State]
    asked: frozenset[str] = frozenset()
    as_of: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Drawing:
    """How a plan lies in the picture, whatever the states are: computed once for a plan."""

    scale: float
    left: float
    top: float
    height: float
    paths: tuple[str, ...]
    labels: tuple[Label | None, ...]

    def at(self, point: Point) -> Point:
        return self.left + point[0] * self.scale, self.top + point[1] * self.scale


_laid_out: dict[bytes, Drawing] = {}
_MOST_LAID_OUT = 256


def drawing_of(plan: Plan, mark: bytes) -> Drawing:
    """Kept by the plan's fingerprint: a plan's hundreds of corners are not looked at again for each picture."""
    if mark not in _laid_out:
        if len(_laid_out) >= _MOST_LAID_OUT:
            _laid_out.clear()
        _laid_out[mark] = laid_out(plan)
    return _laid_out[mark]


def laid_out(plan: Plan) -> Drawing:
    room = WIDTH - 2 * _SIDE
    scale = min(room / max(plan.width, 1e-6), _TALLEST / max(plan.height, 1e-6))
    left = (WIDTH - plan.width * scale) / 2

    def moved(rings: Sequence[Ring]) -> tuple[Ring, ...]:
        return tuple(tuple((left + x * scale, _HEAD + y * scale) for x, y in ring) for ring in rings)

    shapes = [moved(area.rings) for area in plan.areas]
    places = [
        Place(
            area.name if area.room or area.kind not in (Kind.WAY, Kind.WALL) else "",
            shape,
            moved(((area.at,),))[0][0],
            numbered=bool(area.room) or area.kind is Kind.ROOM,
        )
        for area, shape in zip(plan.areas, shapes, strict=True)
    ]
    named = labels(places, width, _SIZES, _SIGN, _BADGE)
    return Drawing(scale, left, _HEAD, plan.height * scale, tuple(map(_path, shapes)), named)


def _path(rings: Sequence[Ring]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)


def plan_svg(plan: Plan, shown: Shown, picture: str = "", mark: bytes = b"") -> str:
    """`picture`: what lies underneath as a data address, "" for none. `mark`: the fingerprint, where it is known."""
    drawing, words = drawing_of(plan, mark or fingerprint(plan)), WORDS.get(shown.language, WORDS["en"])
    legend, below = _legend(plan, drawing, shown, words, drawing.top + drawing.height + 8)
    height = round(below + 5, 1)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="{FAMILY}" '
        f'fill="{_INK}"><defs>{_PATTERNS}</defs><rect width="{WIDTH}" height="{height}" rx="6" fill="{_GROUND}"/>',
        *_head(plan, drawing, shown, words),
        *_floor(plan, drawing, picture),
        *_areas(plan, drawing, shown),
        *_doors(plan, drawing),
        *_asked(plan, drawing, shown),
        *_names(plan, drawing, shown),
        *legend,
        "</svg>",
    ]
    return "".join(out)


def _text(x: float, y: float, words: str, size: float, anchor: str = "start", more: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" text-anchor="{anchor}" font-weight="500"{more}>'
        f"{escape(words)}</text>"
    )


def _head(plan: Plan, drawing: Drawing, shown: Shown, words: Sequence[str]) -> list[str]:
    """As of when on the left, north and scale on the right. Which floor and which time it is, the card says."""
    out = []
    if shown.as_of:
        out.append(_text(_SIDE, 18, f"{words[4]} {shown.as_of}", 10.5, more=f' fill="{_QUIET}"'))
    right = WIDTH - _SIDE
    if plan.north is not None:
        out.append(
            f'<g transform="translate({right - 7:.1f} 14)"><g transform="rotate({plan.north:.1f})">'
            f'<path d="M0 -7L4 6L0 3.4L-4 6Z" fill="{_INK}"/></g></g>'
        )
        out.append(_text(right - 19, 18, "N", 9.5, "end", f' fill="{_QUIET}"'))
        right -= 36
    if plan.to_scale:
        metres = max((bar for bar in _BARS if bar * drawing.scale <= 70), default=_BARS[0])
        length = metres * drawing.scale
        out.append(
            f'<path d="M{right - length:.1f} 11V17H{right:.1f}V11" fill="none" stroke="{_QUIET}" stroke-width="1.2"/>'
        )
        out.append(_text(right - length - 4, 18, f"{metres} m", 9.5, "end", f' fill="{_QUIET}"'))
    return out


def _floor(plan: Plan, drawing: Drawing, picture: str) -> list[str]:
    if picture:
        wide, tall = plan.width * drawing.scale, plan.height * drawing.scale
        return [
            f'<image x="{drawing.left:.1f}" y="{drawing.top:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
            f'href="{picture}"/>'
        ]
    rings = [[drawing.at(point) for point in ring] for ring in plan.outline]
    return [
        f'<path d="{_path([tuple(ring) for ring in rings])}" fill="{_FLOOR}" fill-rule="evenodd" stroke="#8A8886" '
        f'stroke-width="1.6"/>'
    ]


def _areas(plan: Plan, drawing: Drawing, shown: Shown) -> list[str]:
    """Those that can be booked after the others, so that no edge hides theirs."""
    order = sorted(zip(plan.areas, drawing.paths, strict=True), key=lambda one: one[0].id in shown.states)
    out = []
    for area, path in order:
        state = shown.states.get(area.id)
        if state is None:
            out.append(
                f'<path d="{path}" fill="{_KINDS[area.kind]}" fill-rule="evenodd" stroke="#C8C6C4" stroke-width=".6"/>'
            )
            continue
        dashes = ' stroke-dasharray="3 2"' if state is State.UNKNOWN else ""
        edge = _EDGE[state]
        out.append(
            f'<path d="{path}" fill="{_FILL[state]}" fill-rule="evenodd" stroke="{edge}" stroke-width="1"{dashes}/>'
        )
    return out


def _asked(plan: Plan, drawing: Drawing, shown: Shown) -> list[str]:
    out = []
    for area, path in zip(plan.areas, drawing.paths, strict=True):
        if area.id in shown.asked:
            out.append(f'<path d="{path}" fill="none" stroke="#fff" stroke-width="4.4" stroke-linejoin="round"/>')
            out.append(f'<path d="{path}" fill="none" stroke="{_ASKED}" stroke-width="2.6" stroke-linejoin="round"/>')
    return out


def _doors(plan: Plan, drawing: Drawing) -> list[str]:
    """Gaps in the walls."""
    lines = "".join(
        "M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*drawing.at(start), *drawing.at(end)) for start, end in plan.doors
    )
    return [f'<path d="{lines}" stroke="#fff" stroke-width="2"/>'] if lines else []


def _sign(x: float, y: float, state: State) -> str:
    return f'<g transform="translate({x:.1f} {y:.1f})"><circle r="4" fill="{_EDGE[state]}"/>{_SIGNS[state]}</g>'


def _names(plan: Plan, drawing: Drawing, shown: Shown) -> list[str]:
    out = []
    for area, label in zip(plan.areas, drawing.labels, strict=True):
        state = shown.states.get(area.id)
        if label is None or (label.number and state is None):
            continue
        box = label.box
        if label.number:
            out.append(
                f'<circle cx="{box.x:.1f}" cy="{box.y:.1f}" r="{box.width / 2 - 0.4:.1f}" fill="#fff" '
                f'stroke="{_EDGE[state] if state else _QUIET}" stroke-width="1.2"/>'
            )
            out.append(_text(box.x, box.y + label.size * 0.36, label.lines[0], label.size, "middle"))
            continue
        top = box.y - box.height / 2
        if state is not None:
            out.append(_sign(box.x, top + _SIGN / 2, state))
        else:
            top -= _SIGN / 2
        halo = ' stroke="#fff" stroke-opacity=".8" stroke-width="2.4" stroke-linejoin="round" paint-order="stroke"'
        ink = halo if state is not None else f' fill="{_QUIET}"'
        for at, line in enumerate(label.lines):
            baseline = top + _SIGN + label.size * (0.92 + LINE * at)
            out.append(_text(box.x, baseline, line, label.size, "middle", ink))
    return out


def _legend(plan: Plan, drawing: Drawing, shown: Shown, words: Sequence[str], top: float) -> tuple[list[str], float]:
    """The states there are, then the numbers with their names; and where it ends."""
    out: list[str] = []
    x, y = _SIDE, top + 8
    there = set(shown.states.values())
    swatches = [(_FILL[state], _EDGE[state], 1.0, word, state) for state, word in zip(State, words, strict=False)]
    framed = [(_FLOOR, _ASKED, 2.4, words[5], None)] if shown.asked & shown.states.keys() else []
    for fill, edge, thick, word, state in [*(one for one in swatches if one[4] in there), *framed]:
        long = 24 + width(word) * 9.5
        if x + long > WIDTH - _SIDE:
            x, y = _SIDE, y + 17
        out.append(
            f'<rect x="{x:.1f}" y="{y - 6.5:.1f}" width="18" height="13" rx="2" fill="{fill}" stroke="{edge}" '
            f'stroke-width="{thick}"/>'
        )
        out += [*([_sign(x + 9, y, state)] if state else []), _text(x + 22, y + 3.4, word, 9.5)]
        x += long + 8
    end = y + 9 if out else top
    numbered = [
        (label.number, area.name, shown.states[area.id])
        for area, label in zip(plan.areas, drawing.labels, strict=True)
        if label is not None and label.number and area.id in shown.states
    ]
    columns = next(
        (n for n in (4, 3) if all(width(name) * 9.5 < (WIDTH - 2 * _SIDE) / n - 32 for _, name, _ in numbered)), 2
    )
    column = (WIDTH - 2 * _SIDE) / columns
    for at, (number, name, state) in enumerate(sorted(numbered)):
        x, y = _SIDE + column * (at % columns), end + 9 + 14 * (at // columns)
        out += [_text(x + 12, y + 3.4, str(number), 9.5, "end"), _sign(x + 20, y, state)]
        out.append(_text(x + 27, y + 3.4, _shortened(name, (column - 32) / 9.5), 9.5))
    if numbered:
        end += 4 + 14 * -(-len(numbered) // columns)
    return out, end + 3


def _shortened(name: str, wide: float) -> str:
    if width(name) <= wide:
        return name
    while name and width(name + "…") > wide:
        name = name[:-1]
    return name.rstrip() + "…"
