"""A floor's plan as a picture: rooms by state, in colour and pattern and sign, with names that fit.

Drawn as SVG in points, for a picture shown at 310 to 1024 pixels, and made a PNG at 2.5 pixels a point. It brings its
own ground, so that it is as clear in another theme. Nothing in it comes from a calendar but the states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.domain.floorplan import Plan, State, fingerprint
from bot.domain.plan_labels import LINE
from bot.web.fonts import width
from bot.web.plan_layout import LEGEND, ROW, SIDE, SIGN, WIDTH, Drawing, drawing_of, path
from bot.web.plan_palette import DARK, LIGHT, SIGNS, Palette
from bot.web.plan_words import WORDS
from bot.web.rasterising import FAMILY

_BARS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a plan's picture says: states by area id of the rooms that can be booked at all, and which of them `asked`
    for (a room, or those that fit). `as_of`: the minute of the readings as a clock there shows it, "" for none. `dark`:
    on a dark ground.
    """

    states: Mapping[str, State]
    asked: frozenset[str] = frozenset()
    as_of: str = ""
    language: str = "en"
    dark: bool = False

    @property
    def palette(self) -> Palette:
        return DARK if self.dark else LIGHT


def plan_svg(plan: Plan, shown: Shown, picture: str = "", mark: bytes = b"") -> str:
    """`picture`: what lies underneath as a data address, "" for none. `mark`: the fingerprint, where it is known."""
    colours = shown.palette
    drawing = drawing_of(plan, mark or fingerprint(plan), frozenset(shown.states))
    words = WORDS.get(shown.language, WORDS["en"])
    states, below = _legend_of_states(shown, words, drawing.top + drawing.height + 8)
    names, listed, below = _legend_of_numbers(plan, drawing, shown, below)
    height = round(below + 8, 1)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="{FAMILY}" '
        f'font-weight="500" fill="{colours.ink}"><path d="M0 0H{WIDTH}V{height}H0Z" fill="{colours.ground}"/>',
        *_head(plan, drawing, shown, words),
        *_floor(plan, drawing, picture, colours),
        *_areas(plan, drawing, shown, bool(picture)),
        *_doors(plan, drawing, colours),
        *_asked(plan, drawing, shown),
        *_names(plan, drawing, shown, listed),
        *states,
        *names,
        "</svg>",
    ]
    return "".join(out)


def _text(x: float, y: float, words: str, size: float, anchor: str = "start", more: str = "") -> str:
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}"{where}{more}>{escape(words)}</text>'


def _head(plan: Plan, drawing: Drawing, shown: Shown, words: Sequence[str]) -> list[str]:
    """As of when on the left, north and scale on the right. Which floor and which time it is, the card says."""
    out = []
    quiet = shown.palette.quiet
    if shown.as_of:
        out.append(_text(SIDE, 18, f"{words[4]} {shown.as_of}", 10.5, more=f' fill="{quiet}"'))
    right = WIDTH - SIDE
    if plan.north is not None:
        out.append(
            f'<g transform="translate({right - 7:.1f} 14)"><g transform="rotate({plan.north:.1f})">'
            f'<path d="M0 -7L4 6L0 3.4L-4 6Z" fill="{shown.palette.ink}"/></g></g>'
        )
        out.append(_text(right - 19, 18, "N", 9.5, "end", f' fill="{quiet}"'))
        right -= 36
    if plan.to_scale:
        metres = max((bar for bar in _BARS if bar * drawing.scale <= 70), default=_BARS[0])
        length = metres * drawing.scale
        out.append(
            f'<path d="M{right - length:.1f} 11V17H{right:.1f}V11" fill="none" stroke="{quiet}" stroke-width="1.2"/>'
        )
        out.append(_text(right - length - 4, 18, f"{metres} m", 9.5, "end", f' fill="{quiet}"'))
    return out


def _floor(plan: Plan, drawing: Drawing, picture: str, colours: Palette) -> list[str]:
    if picture:
        wide, tall = plan.width * drawing.scale, plan.height * drawing.scale
        dimmed = ' opacity=".6"' if colours is DARK else ""
        return [
            f'<image x="{drawing.left:.1f}" y="{drawing.top:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
            f'href="{picture}"{dimmed}/>'
        ]
    outline = path([tuple(drawing.at(point) for point in ring) for ring in plan.outline])
    return [
        f'<path d="{outline}" fill="{colours.floor}" fill-rule="evenodd" stroke="{colours.wall}" stroke-width="1.6"/>'
    ]


def _areas(plan: Plan, drawing: Drawing, shown: Shown, on_picture: bool) -> list[str]:
    """Those that can be booked after the others, so that no edge hides theirs. A picture shows through them."""
    colours = shown.palette
    rest, rooms = [], []
    stripes = {State.BUSY: "", State.SOON: ""}
    for at, (area, shape) in enumerate(zip(plan.areas, drawing.paths, strict=True)):
        state = shown.states.get(area.id)
        if state is None:
            through = ' fill-opacity=".7"' if on_picture else ""
            rest.append(f'<path d="{shape}" fill="{colours.kinds[area.kind]}" fill-rule="evenodd"{through}/>')
            continue
        dashes = ' stroke-dasharray="3 2"' if state is State.UNKNOWN else ""
        through = ' fill-opacity=".8"' if on_picture else ""
        rooms.append(
            f'<path d="{shape}" fill="{colours.fill[state]}" fill-rule="evenodd" stroke="{colours.edge[state]}"'
            f"{through}{dashes}/>"
        )
        if state in stripes:
            stripes[state] += (drawing.level if state is State.BUSY else drawing.upright)[at]
    out = [f'<g stroke="{colours.thin}" stroke-width=".6">', *rest, "</g>"] if rest else []
    out += rooms
    out += [f'<path d="{lines}" stroke="{colours.line[state]}"/>' for state, lines in stripes.items() if lines]
    return out


def _asked(plan: Plan, drawing: Drawing, shown: Shown) -> list[str]:
    shapes = "".join(
        shape for area, shape in zip(plan.areas, drawing.paths, strict=True) if area.id in shown.asked
    )  # fmt: skip
    if not shapes:
        return []
    colours = shown.palette
    return [
        f'<path d="{shapes}" fill="none" stroke="{colour}" stroke-width="{thick}" stroke-linejoin="round"/>'
        for colour, thick in ((colours.halo, 4.4), (colours.asked, 2.6))
    ]


def _doors(plan: Plan, drawing: Drawing, colours: Palette) -> list[str]:
    """Gaps in the walls."""
    lines = "".join(
        "M{:.1f} {:.1f}L{:.1f} {:.1f}".format(*drawing.at(start), *drawing.at(end)) for start, end in plan.doors
    )
    return [f'<path d="{lines}" stroke="{colours.floor}" stroke-width="2"/>'] if lines else []


def _sign(x: float, y: float, state: State, colours: Palette) -> str:
    shape, thick = SIGNS[state]
    return (
        f'<g transform="translate({x:.1f} {y:.1f})"><circle r="4" fill="{colours.edge[state]}"/>'
        f'<path d="{shape}" fill="none" stroke="{colours.floor}" stroke-width="{thick}"/></g>'
    )


def _names(plan: Plan, drawing: Drawing, shown: Shown, listed: frozenset[int]) -> list[str]:
    """`listed`: the numbers that the legend explains; of the other rooms only the state is shown."""
    out, colours = [], shown.palette
    for area, label in zip(plan.areas, drawing.labels, strict=True):
        state = shown.states.get(area.id)
        if label is None or (label.number and state is None):
            continue
        box = label.box
        if label.number and state is not None:
            if label.number not in listed:
                out.append(_sign(box.x, box.y, state, colours))
                continue
            out.append(
                f'<circle cx="{box.x:.1f}" cy="{box.y:.1f}" r="{box.width / 2 - 0.4:.1f}" fill="{colours.floor}" '
                f'stroke="{colours.edge[state]}" stroke-width="1.2"/>'
            )
            out.append(_text(box.x, box.y + label.size * 0.36, label.lines[0], label.size, "middle"))
            continue
        top = box.y - box.height / 2
        if state is not None:
            out.append(_sign(box.x, top + SIGN / 2, state, colours))
        else:
            top -= SIGN / 2
        ink = "" if state is not None else f' fill="{colours.quiet}"'
        for at, line in enumerate(label.lines):
            baseline = top + SIGN + label.size * (0.92 + LINE * at)
            out.append(_text(box.x, baseline, line, label.size, "middle", ink))
    return out


def _legend_of_states(shown: Shown, words: Sequence[str], top: float) -> tuple[list[str], float]:
    """The states there are and what the frame means; and where it ends."""
    out: list[str] = []
    colours = shown.palette
    x, y = SIDE, top + 8
    there = set(shown.states.values())
    entries = [
        (colours.fill[state], colours.edge[state], 1.0, word, state)
        for state, word in zip(State, words, strict=False)
        if state in there
    ]
    framed = [(colours.floor, colours.asked, 2.4, words[5], None)] if shown.asked & shown.states.keys() else []
    for fill, edge, thick, word, state in [*entries, *framed]:
        long = 24 + width(word) * LEGEND
        if x + long > WIDTH - SIDE:
            x, y = SIDE, y + 17
        out.append(
            f'<path d="M{x:.1f} {y - 6.5:.1f}h18v13h-18Z" fill="{fill}" stroke="{edge}" stroke-width="{thick}"/>'
        )
        out += [*([_sign(x + 9, y, state, colours)] if state else []), _text(x + 22, y + 3.4, word, LEGEND)]
        x += long + 8
    return out, y + 9 if out else top


def _legend_of_numbers(
    plan: Plan, drawing: Drawing, shown: Shown, top: float
) -> tuple[list[str], frozenset[int], float]:
    """The numbers with their names; which those are, and where it ends. Where not all find room, those do that were
    asked for, then the free ones, and so on: the card lists them all."""
    order = list(State)
    numbered = [
        (area.id not in shown.asked, order.index(shown.states[area.id]), label.number, area.name)
        for area, label in zip(plan.areas, drawing.labels, strict=True)
        if label is not None and label.number and area.id in shown.states
    ]
    kept = sorted(numbered)[: drawing.listed]
    if not kept:
        return [], frozenset(), top
    out: list[str] = []
    column = (WIDTH - 2 * SIDE) / drawing.columns
    for at, (_, state, number, name) in enumerate(sorted(kept, key=lambda one: one[2])):
        x, y = SIDE + column * (at % drawing.columns), top + 9 + ROW * (at // drawing.columns)
        out += [_text(x + 12, y + 3.4, str(number), LEGEND, "end"), _sign(x + 20, y, order[state], shown.palette)]
        out.append(_text(x + 27, y + 3.4, _shortened(name, (column - 32) / LEGEND), LEGEND))
    return out, frozenset(number for _, _, number, _ in kept), top + 4 + ROW * -(-len(kept) // drawing.columns)


def _shortened(name: str, wide: float) -> str:
    if width(name) <= wide:
        return name
    while name and width(name + "…") > wide:
        name = name[:-1]
    return name.rstrip() + "…"
