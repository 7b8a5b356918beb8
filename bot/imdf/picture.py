"""A picture of a floor in place of an archive: drawn anew, so that nothing else of the file is kept, and made smaller
where it is huge."""

from __future__ import annotations

import hashlib
import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.imdf.archive import Refused

MOST_PIXELS = 40_000_000
LARGEST = 1600
"""Pixels along the longer side, as kept."""
_BOMB = "The picture is too large when unpacked. Please attach one of at most 6,000 pixels in each direction."


def read_picture(content: bytes) -> tuple[bytes, str, tuple[int, int]]:
    """The picture to keep (JPEG), its id (SHA-256 in hex) and its size. Blocks: for a thread. Raises Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_BOMB)
            if min(picture.size) < 50:
                raise Refused(f"It has only {picture.width} × {picture.height} pixels. Please attach a larger one.")
            picture.draft("RGB", (LARGEST, LARGEST))  # what a JPEG can be made smaller while it is read
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")  # photos lie on their side
            drawn.thumbnail((LARGEST, LARGEST))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bad:
        raise Refused(_BOMB) from bad
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as bad:
        raise Refused("It is no picture that Nook reads, or a damaged one. Please attach a PNG or JPEG.") from bad
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=85)
    kept = out.getvalue()
    return kept, hashlib.sha256(kept).hexdigest(), paper.size
