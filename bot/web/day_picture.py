"""A room's day as a small strip, clear at 280 points of width: busy is hatched, free plain, what is asked for framed.

Nothing is told by colour alone, and the strip brings its own light ground, so that it is as clear in dark themes. It is
drawn at twice its size for sharp screens. The font is that of the plans.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFont

from bot.domain.span import Span
from bot.web.fonts import font

WIDTH, HEIGHT = 280, 46
_SCALE = 2
_SIDE, _TOP, _BOTTOM = 16, 10, 28  # the strip within the picture, in points
_GROUND, _FREE, _EDGE = "#F3F2F1", "#FFFFFF", "#8A8886"
_BUSY, _HATCH = "#C8C6C4", "#605E5C"
_ASKED, _ASKED_TINT = "#4F52B2", "#E8EBFA"
_INK = "#323130"
_STEPS = (1, 2, 3, 4, 6, 12)
_FONT = 10.5


def _font(size: float) -> ImageFont.FreeTypeFont:
    return font(size * _SCALE)


def draw_day(day: Span, busy: Sequence[Span], asked: Span | None, zone: ZoneInfo, twelve: bool = False) -> bytes:
    """A PNG. `twelve`: hours are counted to twelve. What lies outside `day` is not drawn."""
    picture, pen = _sheet()
    left, right, top, bottom = (_SCALE * p for p in (_SIDE, WIDTH - _SIDE, _TOP, _BOTTOM))
    length = (day.end - day.start).total_seconds()

    def x(moment: datetime) -> int:
        part = (moment - day.start).total_seconds() / length
        return round(left + (right - left) * min(1.0, max(0.0, part)))

    pen.rectangle((left, top, right, bottom), fill=_FREE)
    if asked and asked.overlaps(day):
        pen.rectangle((x(asked.start), top, x(asked.end), bottom), fill=_ASKED_TINT)
    for span in busy:
        if span.overlaps(day):
            _hatched(picture, (x(span.start), top, x(span.end), bottom))
    pen.rectangle((left, top, right, bottom), outline=_EDGE, width=_SCALE)
    _hours(pen, day, zone, twelve, x, bottom)
    if asked and asked.overlaps(day):
        _frame(pen, x(asked.start), x(asked.end), top, bottom)
    return _png(picture)


def draw_words(words: str) -> bytes:
    """The same strip with a sentence in it instead of a day."""
    picture, pen = _sheet()
    pen.text((_SCALE * WIDTH / 2, _SCALE * HEIGHT / 2), words, fill=_INK, font=_font(12), anchor="mm")
    return _png(picture)


def _sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), _GROUND)
    return picture, ImageDraw.Draw(picture)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=7)
    return out.getvalue()


def _hatched(picture: Image.Image, box: tuple[int, int, int, int]) -> None:
    x0, y0, x1, y1 = box
    width, height = max(1, x1 - x0), y1 - y0
    patch = Image.new("RGB", (width, height), _BUSY)
    pen = ImageDraw.Draw(patch)
    first = -height - x0 % 10  # the lines of neighbouring stretches run on
    for at in range(first, width + height, 10):
        pen.line((at, height, at + height, 0), fill=_HATCH, width=3)
    pen.rectangle((0, 0, width - 1, height - 1), outline=_HATCH, width=_SCALE)
    picture.paste(patch, (x0, y0))


def _frame(pen: ImageDraw.ImageDraw, x0: int, x1: int, top: int, bottom: int) -> None:
    """The asked stretch: a thick frame, and a wedge above it that points at it."""
    x1 = max(x1, x0 + 6)
    pen.rectangle((x0 - 2, top - 4, x1 + 2, bottom + 4), outline=_ASKED, width=5)
    middle = (x0 + x1) // 2
    pen.polygon(((middle - 9, 0), (middle + 9, 0), (middle, top - 2)), fill=_ASKED)


def _hours(
    pen: ImageDraw.ImageDraw, day: Span, zone: ZoneInfo, twelve: bool, x: Callable[[datetime], int], bottom: int
) -> None:
    """A tick at each full hour of the local clock, and as many of them named as there is room for."""
    hours = _full_hours(day, zone)
    named = 7 if twelve else 9
    step = next((step for step in _STEPS if len(hours) / step <= named), _STEPS[-1])
    last = -float(_SIDE * _SCALE)
    for moment in hours:
        local, at = moment.astimezone(zone), x(moment)
        label = _named(local, twelve) if local.hour % step == 0 else ""
        pen.line((at, bottom, at, bottom + (10 if label else 5)), fill=_EDGE, width=_SCALE)
        if not label:
            continue
        half = pen.textlength(label, font=_font(_FONT)) / 2
        centre = min(max(float(at), half + 2), WIDTH * _SCALE - half - 2)
        if centre - half > last + 6:
            pen.text((centre, bottom + 12), label, fill=_INK, font=_font(_FONT), anchor="mt")
            last = centre + half


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
