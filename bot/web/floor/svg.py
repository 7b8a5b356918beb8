"""A plan as the tab draws on it: shapes and names without colours, which the page gives them by state and theme.

Each bookable room is a group with `data-room`, in reading order. What its state looks like (fill, pattern, sign) is
all in it, and the page's style shows one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from bot.domain.floorplan import Area, Kind, Plan, Point, Ring
from bot.domain.plan_labels import LINE, Label, Place, labels
from bot.web.fonts import width

_EDGE = 8.0
_BARS = (1, 2, 5, 10, 20, 50, 100)
_SIGNS = (
    ("free", "M-2.2 .1L-.7 1.7L2.3 -1.7"),
    ("soon", "M0 -2.4V.2L1.7 1.4"),
    ("busy", "M-2.3 0H2.3"),
    ("unknown", "M-1.7 1.7L1.7 -1.7"),
)
"""The paths within a circle of radius 4, as in the pictures of the chat."""
_PATTERNS = (
    '<pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse"><path class="lines" '
    'd="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/></pattern><pattern id="dots" width="6" height="6" '
    'patternUnits="userSpaceOnUse"><circle class="dots" cx="1.5" cy="1.5" r="1"/>'
    '<circle class="dots" cx="4.5" cy="4.5" r="1"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plan is laid out, in pixels of a window that shows it as it is."""

    wide: float
    tall: float
    fonts: tuple[float, ...]
    sign: float
    badge: float


NARROW = Size(340, 440, (12, 11, 10), 10, 17)
WIDE = Size(880, 560, (15, 14, 13, 12), 14, 20)


def floor_svg(plan: Plan, rooms: Mapping[str, str], wide: bool) -> str:
    """`rooms`: id of the room by area id."""
    return _svg(plan, tuple(rooms.items()), WIDE if wide else NARROW)


@lru_cache(maxsize=64)
def _svg(plan: Plan, rooms: tuple[tuple[str, str], ...], size: Size) -> str:
    scale = min(size.wide / max(plan.width, 1e-6), size.tall / max(plan.height, 1e-6))
    known = dict(rooms)
    shapes = [_scaled(area.rings, scale) for area in plan.areas]
    places = [
        Place(_named(area, area.id in known), shape, _at(area.at, scale), numbered=area.id in known)
        for area, shape in zip(plan.areas, shapes, strict=True)
    ]
    named = labels(places, width, size.fonts, size.sign, size.badge)
    drawn = list(zip(plan.areas, shapes, named, strict=True))
    others = [one for one in drawn if one[0].id not in known]
    bookable = sorted(
        (one for one in drawn if one[0].id in known), key=lambda one: (round(one[0].at[1] * scale / 60), one[0].at[0])
    )
    tall, across = plan.height * scale, plan.width * scale
    foot = _foot(plan, scale, across, tall + 20)
    whole = across + 2 * _EDGE, tall + 2 * _EDGE + (18 if foot else 0)
    box = f"{-_EDGE} {-_EDGE} {whole[0]:.1f} {whole[1]:.1f}"
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{whole[0]:.0f}" '
            f'height="{whole[1]:.0f}"><defs>{_PATTERNS}</defs>',
            f'<image class="under" width="{across:.1f}" height="{tall:.1f}"/>' if plan.picture else "",
            "" if plan.picture else f'<path class="outline" d="{_path(_scaled(plan.outline, scale))}"/>',
            *(f'<path class="area {area.kind.value}" d="{_path(shape)}"/>' for area, shape, _ in others),
            *(_room(area, shape, label, known[area.id], size) for area, shape, label in bookable),
            _doors(plan, scale),
            *(_quiet(label, size) for _, _, label in others if label and not label.number),
            foot,
            "</svg>",
        )
    )


def _named(area: Area, bookable: bool) -> str:
    return area.name if bookable or area.kind not in (Kind.WAY, Kind.WALL) else ""


def _room(area: Area, shape: Sequence[Ring], label: Label | None, room: str, size: Size) -> str:
    path = _path(shape)
    return (
        f'<g class="room" data-room="{escape(room, quote=True)}"'
        f"{f' data-number={chr(34)}{label.number}{chr(34)}' if label and label.number else ''}>"
        f'<path class="shape" d="{path}"/><path class="pattern on-busy" fill="url(#lines)" d="{path}"/>'
        f'<path class="pattern on-soon" fill="url(#dots)" d="{path}"/><path class="edge" d="{path}"/>'
        f'<path class="ring" d="{path}"/>{_label(label, size)}</g>'
    )


def _label(label: Label | None, size: Size) -> str:
    if label is None:
        return ""
    box = label.box
    if label.number:
        return f'<circle class="badge" cx="{box.x:.1f}" cy="{box.y:.1f}" r="{box.width / 2:.1f}"/>' + _text(
            box.x, box.y + label.size * 0.36, label.lines[0], label.size, "number"
        )
    top = box.y - box.height / 2
    lines = (
        _text(box.x, top + size.sign + label.size * (0.92 + LINE * at), line, label.size, "name")
        for at, line in enumerate(label.lines)
    )
    return _sign(box.x, top + size.sign / 2, size.sign / 9) + "".join(lines)


def _sign(x: float, y: float, scale: float) -> str:
    paths = "".join(f'<path class="on-{state}" d="{path}"/>' for state, path in _SIGNS)
    return f'<g class="sign" transform="translate({x:.1f} {y:.1f}) scale({scale:.2f})"><circle r="4"/>{paths}</g>'


def _quiet(label: Label, size: Size) -> str:
    top = label.box.y - label.box.height / 2 + size.sign / 2
    return "".join(
        _text(label.box.x, top + label.size * (0.92 + LINE * at), line, label.size, "quiet")
        for at, line in enumerate(label.lines)
    )


def _foot(plan: Plan, scale: float, right: float, y: float) -> str:
    """North and scale, where they are known."""
    out = ""
    if plan.to_scale:
        metres = max((bar for bar in _BARS if bar * scale <= 90), default=_BARS[0])
        left = right - metres * scale
        out += f'<path class="bar" d="M{left:.1f} {y - 5}v5h{metres * scale:.1f}v-5"/>'
        out += f'<text class="quiet end" x="{left - 6:.1f}" y="{y}" font-size="11">{metres} m</text>'
        right = left - 44
    if plan.north is not None:
        out += f'<g transform="translate({right - 5:.1f} {y - 4})"><path class="arrow" d="M0 -7L4 6L0 3.4L-4 6Z" '
        out += f'transform="rotate({plan.north:.1f})"/></g>'
        out += f'<text class="quiet end" x="{right - 14:.1f}" y="{y}" font-size="11">N</text>'
    return out


def _doors(plan: Plan, scale: float) -> str:
    lines = (f"M{a * scale:.1f} {b * scale:.1f}L{c * scale:.1f} {d * scale:.1f}" for (a, b), (c, d) in plan.doors)
    path = "".join(lines)
    return f'<path class="doors" d="{path}"/>' if path else ""


def _text(x: float, y: float, words: str, size: float, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}">{escape(words)}</text>'


def _scaled(rings: Sequence[Ring], scale: float) -> tuple[Ring, ...]:
    return tuple(tuple(_at(point, scale) for point in ring) for ring in rings)


def _at(point: Point, scale: float) -> Point:
    return point[0] * scale, point[1] * scale


def _path(rings: Sequence[Ring]) -> str:
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)
