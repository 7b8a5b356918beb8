"""A list of rooms as CSV text, read without mercy: either every row of it is good, or each fault is named by its line.

Columns by their header, in any order and case: building,floor,name,capacity,equipment,calendar,zone. Only `name` is
needed. The separator is found out: comma, semicolon (as Excel writes it in half of Europe) or tab (as it is copied).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from bot.domain.csv_errors import WHOLE, CsvError, CsvFault
from bot.domain.equipment_words import equipment_word
from bot.domain.files import FileFault, WhyNotTaken
from bot.domain.room_ids import room_id, tidied
from bot.domain.workplace import WorkplaceRoom

COLUMNS = ("building", "floor", "name", "capacity", "equipment", "calendar", "zone")
MOST_ROOMS = 5_000
MOST_SEATS = 100_000
MOST_EQUIPMENT = 20
LONGEST = {"building": 100, "floor": 40, "name": 100, "equipment": 600, "calendar": 254, "zone": 64}

_SEPARATORS = ",;\t"
_CAPACITY = re.compile(r"(\d{1,9})(?:[.,]0+)?", re.ASCII)
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_BETWEEN_EQUIPMENT = re.compile(r"[;,|\n]")


@dataclass(frozen=True, slots=True)
class Row:
    """`line`: where it begins, counted from 1. `calendar`: a room mailbox's address in lower case, "" for none."""

    line: int
    room: WorkplaceRoom
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class RoomsCsv:
    """What was read. `columns`: those that the header names. Where there are `errors`, `rows` is empty."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    errors: tuple[CsvError, ...] = ()


class NotText(Exception):
    """The bytes are no text."""

    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault)
        self.why = WhyNotTaken(fault)


def decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 by their marks, else Windows-1252, as old Excels write. Raises NotText."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content.startswith(b"PK\x03\x04"):
        raise NotText(FileFault.ARCHIVE)
    if b"\0" in content:
        raise NotText(FileFault.NO_TEXT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_rooms(text: str) -> RoomsCsv:
    """All rows, or all errors."""
    text = text.replace("\ufeff", "")
    separator = _separator(text)
    rows: list[tuple[int, list[str]]] = []
    try:
        for line, cells in _cells(text, separator):
            rows.append((line, cells))
            if len(rows) > MOST_ROOMS + 1:
                return _refused(CsvError(WHOLE, CsvFault.TOO_MANY_ROOMS, number=MOST_ROOMS))
    except _Malformed as malformed:
        return _refused(malformed.error)
    if not rows:
        return _refused(CsvError(WHOLE, CsvFault.EMPTY))
    (header_line, header), *body = rows
    columns, errors = _header(header_line, header)
    if errors:
        return _refused(*errors)
    reading = _Reading(columns)
    for line, cells in body:
        reading.take(line, cells)
    if not body:
        return _refused(CsvError(header_line, CsvFault.NO_ROOMS))
    if reading.errors:
        return _refused(*reading.errors)
    return RoomsCsv(tuple(reading.rows), frozenset(column for column in columns if column))


def _refused(*errors: CsvError) -> RoomsCsv:
    return RoomsCsv((), frozenset(), errors)


class _Malformed(Exception):
    def __init__(self, line: int, fault: CsvFault) -> None:
        super().__init__(fault)
        self.error = CsvError(line, fault)


def _cells(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line that each begins on; blank ones, and Excel's `sep=;`, are left out."""
    reader = csv.reader(re.split(r"(?<=\n)|(?<=\r)(?!\n)", text), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _Malformed(line, _malformed(str(error))) from None
        if any(cell.strip() for cell in cells) and not (line == 1 and re.fullmatch(r"sep=.?", text.splitlines()[0])):
            yield line, cells


def _malformed(why: str) -> CsvFault:
    if "field larger" in why:
        return CsvFault.FAR_TOO_LONG
    if "unexpected end" in why:
        return CsvFault.NEVER_CLOSED
    return CsvFault.QUOTATION


def _separator(text: str) -> str:
    """The one by which most known columns are found in the header."""
    lines = (line for line in text.splitlines() if line.strip() and not re.fullmatch(r"sep=.?", line.strip()))
    first = next(lines, "")
    return max(_SEPARATORS, key=lambda separator: sum(_column(cell) in COLUMNS for cell in first.split(separator)))


def _column(cell: str) -> str:
    return tidied(cell.replace('"', "")).casefold()


def _header(line: int, cells: list[str]) -> tuple[list[str], list[CsvError]]:
    columns = [_column(cell) for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if not set(columns) & set(COLUMNS):
        return columns, [CsvError(line, CsvFault.NO_HEADER)]
    errors = [
        CsvError(line, CsvFault.UNKNOWN_COLUMN if column else CsvFault.NAMELESS_COLUMN, _short(column))
        for column in dict.fromkeys(columns)
        if column not in COLUMNS
    ]
    errors += [CsvError(line, CsvFault.COLUMN_TWICE, column) for column in COLUMNS if columns.count(column) > 1]
    if "name" not in columns:
        errors.append(CsvError(line, CsvFault.NO_NAME_COLUMN))
    return columns, errors


class _Reading:
    """One row after the other, with what must not come twice."""

    def __init__(self, columns: list[str]) -> None:
        self.rows: list[Row] = []
        self.errors: list[CsvError] = []
        self._columns = columns
        self._rooms: dict[str, int] = {}
        self._calendars: dict[str, int] = {}

    def take(self, line: int, cells: list[str]) -> None:
        said, wrong = self._said(cells), self._wrong(line, cells)
        seats = _CAPACITY.fullmatch(said["capacity"])
        id = room_id(said["building"], said["floor"], said["name"])
        calendar = said["calendar"].casefold()
        if not wrong:
            wrong = list(_faults(line, said))
            if id in self._rooms and said["name"]:
                wrong.append(CsvError(line, CsvFault.SAME_ROOM, _short(said["name"]), self._rooms[id]))
            if calendar and calendar in self._calendars:
                wrong.append(CsvError(line, CsvFault.SAME_CALENDAR, _short(calendar), self._calendars[calendar]))
        self._rooms.setdefault(id, line)
        self._calendars.setdefault(calendar, line)
        self.errors += wrong
        if not wrong:
            room = WorkplaceRoom(
                id,
                said["name"],
                said["building"],
                said["floor"],
                int(seats[1]) if seats else 0,
                frozenset(_equipment(said["equipment"])),
                zones()[said["zone"].casefold()] if said["zone"] else "",
            )
            self.rows.append(Row(line, room, calendar))

    def _said(self, cells: list[str]) -> dict[str, str]:
        said = dict.fromkeys(COLUMNS, "")
        for column, cell in zip(self._columns, cells, strict=False):
            said[column] = cell.strip() if column == "equipment" else tidied(cell)
        return said

    def _wrong(self, line: int, cells: list[str]) -> list[CsvError]:
        if not any(cell.strip() for cell in cells[len(self._columns) :]):
            return []
        return [CsvError(line, CsvFault.TOO_MANY_VALUES, number=len(cells), columns=len(self._columns))]


def _faults(line: int, said: dict[str, str]) -> Iterator[CsvError]:
    if not said["name"]:
        yield CsvError(line, CsvFault.NO_NAME)
    for column, most in LONGEST.items():
        if len(said[column]) > most:
            yield CsvError(line, CsvFault.TOO_LONG, column, most)
    if said["capacity"]:
        seats = _CAPACITY.fullmatch(said["capacity"])
        if not seats:
            yield CsvError(line, CsvFault.CAPACITY, _short(said["capacity"]))
        elif int(seats[1]) > MOST_SEATS:
            yield CsvError(line, CsvFault.TOO_MANY_SEATS, _short(said["capacity"]), MOST_SEATS)
    if len(_equipment(said["equipment"])) > MOST_EQUIPMENT:
        yield CsvError(line, CsvFault.TOO_MUCH_EQUIPMENT, number=MOST_EQUIPMENT)
    if said["calendar"] and not _ADDRESS.fullmatch(said["calendar"]):
        yield CsvError(line, CsvFault.CALENDAR, _short(said["calendar"]))
    if said["zone"] and said["zone"].casefold() not in zones():
        yield CsvError(line, CsvFault.ZONE, _short(said["zone"]))


def _equipment(text: str) -> set[str]:
    return {word for said in _BETWEEN_EQUIPMENT.split(text) if (word := equipment_word(tidied(said)))}


@cache
def zones() -> dict[str, str]:
    """Every IANA zone by its name in lower case."""
    return {name.casefold(): name for name in available_timezones()}


def _short(text: str) -> str:
    text = tidied(text)
    return text if len(text) <= 40 else f"{text[:39]}…"
