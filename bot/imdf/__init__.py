"""Reads floor plans from an archive in the Indoor Mapping Data Format (IMDF 1.0.0, OGC 20-094): bytes in, plans and
their faults out.

    archive.py     the ZIP, within limits, and the features in it       features.py    what a feature says of itself
    geometry.py    WGS 84 to metres, repair, turning, a point inside    reading.py     all of it together: `read_plans`

What real files get wrong is put right where that is safe, and named. Nothing is unpacked to disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.imdf.archive import Refused

if TYPE_CHECKING:
    from bot.imdf.reading import Fault, Found, Level

__all__ = ["Fault", "Found", "Level", "Refused", "read_plans"]


def read_plans(content: bytes) -> Found:
    """As `reading` has it, which is imported here: its geometry takes 14 MB, and most Nooks never see a plan. For a
    thread.
    """
    from bot.imdf import reading

    return reading.read_plans(content)
