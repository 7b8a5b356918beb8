"""How wide words are in the pictures' font, and that font for what Pillow draws."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

from bot.web.rasterising import FILES

_MEASURED = 200
"""Measured so large that rounding to pixels does not matter."""


@lru_cache(maxsize=64)
def font(size: float, medium: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[medium], size)


@lru_cache(maxsize=8192)
def width(words: str) -> float:
    """Of one line at font size 1, in the medium weight."""
    return font(_MEASURED, medium=True).getlength(words) / _MEASURED
