"""A picture of a floor in place of an archive: made smaller where it is huge, with no room on it yet."""

from __future__ import annotations

import hashlib
import io
import warnings

from PIL import Image, UnidentifiedImageError

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
                raise Refused(f"It has {picture.width} × {picture.height} pixels. Please attach one of 50 to 6,000.")
            drawn = picture.convert("RGB")
            drawn.thumbnail((LARGEST, LARGEST))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as bad:
        raise Refused("It is no picture that Nook reads, or a damaged one. Please attach a PNG or JPEG.") from bad
    except Warning as bad:
        raise Refused("The picture is too large when unpacked. Please attach a smaller one.") from bad
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=85)
    kept = out.getvalue()
    return kept, hashlib.sha256(kept).hexdigest(), drawn.size
