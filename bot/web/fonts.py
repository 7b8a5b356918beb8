"""How wide words are in the pictures' font."""

from __future__ import annotations

from functools import cache, lru_cache

from PIL import ImageFont

from bot.web.rasterising import FILES

_MEASURED = 200
"""Measured so large that rounding to pixels does not matter."""


@lru_cache(maxsize=8192)
def width(words: str) -> float:
    """Of one line at font size 1, in the medium weight."""
    return _font().getlength(words) / _MEASURED


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[1], _MEASURED)
