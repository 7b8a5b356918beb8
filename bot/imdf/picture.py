"""A picture of a floor in place of an archive: drawn anew, so that nothing else of the file is kept, and made smaller
where it is huge."""

from __future__ import annotations

import hashlib
import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.domain.files import PlanFault
from bot.imdf.archive import Refused

MOST_PIXELS = 40_000_000
LARGEST = 1600
"""Pixels along the longer side, as kept."""


def read_picture(content: bytes) -> tuple[bytes, str, tuple[int, int]]:
    """The picture to keep (JPEG), its id (SHA-256 in hex) and its size. Blocks: for a thread. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(PlanFault.HUGE_PICTURE)
            if min(picture.size) < 50:
                raise Refused(PlanFault.PIXELS, f"{picture.width} × {picture.height}")
            picture.draft("RGB", (LARGEST, LARGEST))  # what a JPEG can be made smaller while it is read
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")  # photos lie on their side
            drawn.thumbnail((LARGEST, LARGEST))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bad:
        raise Refused(PlanFault.HUGE_PICTURE) from bad
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as bad:
        raise Refused(PlanFault.NO_PICTURE) from bad
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=85)
    kept = out.getvalue()
    return kept, hashlib.sha256(kept).hexdigest(), paper.size
