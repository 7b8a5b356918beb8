"""Why an attached file cannot be taken, as a value; the words are in the card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileFault(StrEnum):
    SEVERAL = "several at once"
    SLOW = "did not arrive in time"
    LOST = "connection failed"
    ADDRESS = "address cannot be read"
    HOST = "host is not in FILE_HOSTS"
    MOVED = "address points elsewhere"
    GONE = "not there, or not to be read"
    REFUSED = "status other than 200"
    PACKED = "content encoding"
    TOO_LARGE = "too large"
    ARCHIVE = "a workbook or another archive"
    NO_TEXT = "no text"


class PlanFault(StrEnum):
    """Why a file is no floor plan that can be taken."""

    NO_ZIP = "no ZIP archive"
    MANY_FILES = "too many files"
    OUTSIDE = "names that point outside"
    PASSWORD = "protected by a password"
    MANY_FEATURES = "too many features"
    NO_FEATURES = "no features"
    DAMAGED = "damaged"
    UNPACKED = "too large unpacked"
    NO_JSON = "not valid JSON"
    NO_COLLECTION = "no FeatureCollection"
    FEW_DRAWN = "hardly any unit can be drawn"
    MANY_CORNERS = "too many corners"
    NO_DEGREES = "no longitudes and latitudes"
    NO_SHAPES = "no unit with a shape"
    NO_LEVEL = "no unit of a level in it"
    AWAY = "units far away from their levels"
    TOO_LONG = "too long to be a building"
    NO_PICTURE = "no picture"
    PIXELS = "too few pixels"
    HUGE_PICTURE = "picture too large unpacked"


@dataclass(frozen=True, slots=True)
class WhyNotTaken:
    """`detail`: the error or status that came, or the file or fault within an archive. `number`: seconds waited (SLOW),
    the most bytes (TOO_LARGE), or how many there are or may be; `of`: of how many.
    """

    fault: FileFault | PlanFault
    detail: str = ""
    number: float = 0
    of: float = 0
