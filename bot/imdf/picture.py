"""A picture of a floor in place of an archive: made smaller where it is huge, with no room on it yet."""

from __future__ import annotations

import hashlib
import io
import warnings

from PIL import Image, UnidentifiedImageError

from bot.domain.files import PlanFault
from bot.imdf.archive import Refused

MOST_PIXELS = 40_000_000
LARGEST = 1600
"""Pixels along the longer side, as kept."""


def read_picture(content: bytes) -> tuple[bytes, str, tuple[int, int]]:
    """The picture to keep, its id (SHA-256 in hex) and its size. Blocks: for a thread. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS or min(picture.size) < 50:
                raise Refused(PlanFault.PIXELS, f"{picture.width} × {picture.height}")
            drawn = picture.convert("RGB")
            drawn.thumbnail((LARGEST, LARGEST))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as bad:
        raise Refused(PlanFault.NO_PICTURE) from bad
    except Warning as bad:
        raise Refused(PlanFault.HUGE_PICTURE) from bad
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=85)
    kept = out.getvalue()
    return kept, hashlib.sha256(kept).hexdigest(), drawn.size
