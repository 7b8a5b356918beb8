"""A room's day as a small strip, clear at 280 points of width, in the colours and patterns of the plans.

Free is plain, busy is striped, what is asked for framed: nothing is told by colour alone. It is drawn on the ground of
a card, light or dark, so that only the strip is seen. SVG in points, made a PNG as the plans are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from bot.domain.floorplan import State
from bot.domain.span import Span
from bot.web.fonts import width
from bot.web.plan_palette import DARK, LIGHT, Palette
from bot.web.rasterising import FAMILY

WIDTH, HEIGHT = 280, 46
_SIDE, _TOP, _BOTTOM = 2, 10, 28  # the strip within the picture
_STRIPES = 3
"""Points from one stripe to the next."""
_STEPS = (1, 2, 3, 4, 6, 12)
_FONT = 10.5
_LINE = 17
_NARROWEST = 3
"""Points of what is asked for, however short it is."""


def day_svg(
    day: Span, busy: Sequence[Span], asked: Span | None, zone: ZoneInfo, twelve: bool = False, dark: bool = False
) -> str:
    """`twelve`: hours are counted to twelve. What lies outside `day` is not drawn."""
    colours = DARK if dark else LIGHT
    length = (day.end - day.start).total_seconds()

    def x(moment: datetime) -> float:
        part = (moment - day.start).total_seconds() / length
        return round(_SIDE + (WIDTH - 2 * _SIDE) * min(1.0, max(0.0, part)), 1)

    taken = [(x(span.start), x(span.end)) for span in busy if span.overlaps(day)]
    boxes = "".join(f"M{left} {_TOP}H{right}V{_BOTTOM}H{left}Z" for left, right in taken)
    rows = range(_TOP + _STRIPES, _BOTTOM, _STRIPES)
    stripes = "".join(f"M{left} {y}H{right}" for left, right in taken for y in rows)
    whole = f"M{_SIDE} {_TOP}H{WIDTH - _SIDE}V{_BOTTOM}H{_SIDE}Z"
    return _sheet(
        colours,
        f'<path d="{whole}" fill="{colours.fill[State.FREE]}"/>',
        f'<path d="{boxes}" fill="{colours.fill[State.BUSY]}"/>' if boxes else "",
        f'<path d="{stripes}" stroke="{colours.line[State.BUSY]}"/>' if stripes else "",
        f'<path d="{boxes}" fill="none" stroke="{colours.edge[State.BUSY]}"/>' if boxes else "",
        f'<path d="{whole}" fill="none" stroke="{colours.wall}"/>',
        *_hours(day, zone, twelve, x, colours),
        _frame(x(asked.start), x(asked.end), colours) if asked and asked.overlaps(day) else "",
    )


def words_svg(sentences: Sequence[str], dark: bool = False) -> str:
    """The same strip with sentences in it instead of a day, a line each."""
    first = HEIGHT / 2 + 4 - _LINE * (len(sentences) - 1) / 2
    lines = (_text(words, WIDTH / 2, first + at * _LINE, 12) for at, words in enumerate(sentences))
    return _sheet(DARK if dark else LIGHT, *lines)


def _sheet(colours: Palette, *drawn: str) -> str:
    ground = colours.ground if colours is DARK else colours.floor  # as Teams' cards have it
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FAMILY}" '
        f'font-weight="500" fill="{colours.ink}"><path d="M0 0H{WIDTH}V{HEIGHT}H0Z" fill="{ground}"/>'
        + "".join(drawn)
        + "</svg>"
    )


def _frame(left: float, right: float, colours: Palette) -> str:
    """Of the asked stretch: a thick frame, and a wedge above it that points at it."""
    right = max(right, left + _NARROWEST)
    middle = (left + right) / 2
    return (
        f'<path d="M{left} {_TOP}H{right}V{_BOTTOM}H{left}Z" fill="none" stroke="{colours.asked}" stroke-width="2.5"/>'
        f'<path d="M{middle - 5} 0H{middle + 5}L{middle} {_TOP - 1}Z" fill="{colours.asked}"/>'
    )


def _hours(day: Span, zone: ZoneInfo, twelve: bool, x: Callable[[datetime], float], colours: Palette) -> Iterator[str]:
    """A tick at each full hour of the local clock, and as many of them named as there is room for."""
    hours = _full_hours(day, zone)
    named = 7 if twelve else 9
    step = next((step for step in _STEPS if len(hours) / step <= named), _STEPS[-1])
    ticks, last = "", -4.0
    for moment in hours:
        local, at = moment.astimezone(zone), x(moment)
        label = _named(local, twelve) if local.hour % step == 0 else ""
        ticks += f"M{at} {_BOTTOM}v{5 if label else 2.5}"
        half = width(label) * _FONT / 2
        centre = min(max(at, half + 1), WIDTH - half - 1)
        if label and centre - half > last + 3:
            yield _text(label, round(centre, 1), _BOTTOM + 15, _FONT)
            last = centre + half
    yield f'<path d="{ticks}" stroke="{colours.wall}"/>'


def _text(words: str, x: float, y: float, size: float) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" text-anchor="middle">{escape(words)}</text>'


def _full_hours(day: Span, zone: ZoneInfo) -> list[datetime]:
    """The moments within `day`, both ends included, at which the local clock shows a full hour."""
    start = day.start.astimezone(zone)
    past = timedelta(minutes=start.minute, seconds=start.second, microseconds=start.microsecond)
    at = day.start if not past else day.start - past + timedelta(hours=1)
    out = []
    while at <= day.end:
        out.append(at)
        at += timedelta(hours=1)
    return out


def _named(local: datetime, twelve: bool) -> str:
    if not twelve:
        return f"{local.hour:02}"
    return f"{local.hour % 12 or 12} {'AM' if local.hour < 12 else 'PM'}"
