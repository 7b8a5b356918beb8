"""What can be wrong with a list of rooms, as values; the words are in the card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WHOLE = 0
"""The line of an error that concerns the text as a whole."""


class CsvFault(StrEnum):
    EMPTY = "empty"
    NO_ROOMS = "only column names"
    TOO_MANY_ROOMS = "too many rooms"
    FAR_TOO_LONG = "value far too long"
    NEVER_CLOSED = "quotation mark never closed"
    QUOTATION = "quotation marks do not fit"
    NO_HEADER = "no column names"
    UNKNOWN_COLUMN = "unknown column"
    NAMELESS_COLUMN = "column without a name"
    COLUMN_TWICE = "column twice"
    NO_NAME_COLUMN = "column name missing"
    TOO_MANY_VALUES = "more values than columns"
    NO_NAME = "name missing"
    TOO_LONG = "value too long"
    CAPACITY = "capacity is no number"
    TOO_MANY_SEATS = "capacity too large"
    TOO_MUCH_EQUIPMENT = "too much equipment"
    CALENDAR = "calendar is no address"
    ZONE = "zone unknown"
    SAME_ROOM = "same room twice"
    SAME_CALENDAR = "same calendar twice"


@dataclass(frozen=True, slots=True)
class CsvError:
    """`line`: counted from 1, or WHOLE. `said`: the value or the column it is about, shortened.

    `number`: the most that is allowed; of what comes twice, the other line; of too many values, how many there are.
    `columns`: how many the header names.
    """

    line: int
    fault: CsvFault
    said: str = ""
    number: int = 0
    columns: int = 0
