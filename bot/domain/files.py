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


@dataclass(frozen=True, slots=True)
class WhyNotTaken:
    """`detail`: the error or status that came. `number`: seconds waited (SLOW), or the most bytes (TOO_LARGE)."""

    fault: FileFault
    detail: str = ""
    number: float = 0
