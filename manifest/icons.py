"""Nook's icons: an alcove with somebody in it. Drawn large and made small, so that edges are smooth.

Source: "App package and icons": colour 192 x 192 with the symbol in its middle 96 x 96; outline 32 x 32, white on
transparent, without padding; both show the same symbol.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

_FINE = 8
_Colour = tuple[int, int, int, int]
_WHITE: _Colour = (255, 255, 255, 255)
_CLEAR: _Colour = (255, 255, 255, 0)


def colour(accent: str) -> bytes:
    """PNG. `accent`: "#0F5E5C"."""
    red, green, blue = (int(accent[at : at + 2], 16) for at in (1, 3, 5))
    return _icon(192, 48, (red, green, blue, 255))


def outline() -> bytes:
    """PNG."""
    return _icon(32, 0, _CLEAR)


def _icon(size: int, padding: int, ground: _Colour) -> bytes:
    large = Image.new("RGBA", (size * _FINE, size * _FINE), ground)
    _symbol(ImageDraw.Draw(large), padding * _FINE, (size - 2 * padding) * _FINE)
    out = BytesIO()
    small = large.resize((size, size), Image.Resampling.BOX)
    if ground == _CLEAR:  # pure white everywhere, told apart by transparency only
        small = Image.merge("RGBA", (*(Image.new("L", (size, size), 255) for _ in range(3)), small.getchannel("A")))
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _symbol(draw: ImageDraw.ImageDraw, at: int, size: int) -> None:
    """An arch as high as the square, open at the foot, with a head and shoulders in it."""

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return at + left * size, at + top * size, at + right * size - 1, at + bottom * size - 1

    wall = round(size * 0.1)
    draw.arc(box(0.06, 0.0, 0.94, 0.88), 180, 360, fill=_WHITE, width=wall)
    draw.rectangle(box(0.06, 0.44, 0.16, 1.0), fill=_WHITE)
    draw.rectangle(box(0.84, 0.44, 0.94, 1.0), fill=_WHITE)
    draw.ellipse(box(0.37, 0.3, 0.63, 0.56), fill=_WHITE)
    draw.pieslice(box(0.25, 0.63, 0.75, 1.37), 180, 360, fill=_WHITE)
