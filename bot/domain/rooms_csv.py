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

from bot.domain.equipment_words import equipment_word
from bot.domain.room_ids import room_id, tidied
from bot.domain.workplace import WorkplaceRoom

COLUMNS = ("building", "floor", "name", "capacity", "equipment", "calendar", "zone")
MOST_ROOMS = 5_000
MOST_SEATS = 100_000
MOST_EQUIPMENT = 20
LONGEST = {"building": 100, "floor": 40, "name": 100, "equipment": 600, "calendar": 254, "zone": 64}
WHOLE = 0
"""The line of an error that concerns the text as a whole."""

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
    """What was read. `columns`: those that the header names. `errors`: line and a sentence; then `rows` is empty."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    errors: tuple[tuple[int, str], ...] = ()


class NotText(Exception):
    """The bytes are no text; the message is a sentence for the person who brought them."""


def decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 by their marks, else Windows-1252, as old Excels write. Raises NotText."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if content.startswith(b"PK\x03\x04"):
        raise NotText("It is an Excel workbook or another archive. In Excel, save it as “CSV UTF-8” and attach that.")
    if b"\0" in content:
        raise NotText("It is not a text file. Attach the list of rooms as CSV.")
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
                return _refused((WHOLE, f"These are more than {MOST_ROOMS:,} rooms. Import them in parts."))
    except _Malformed as malformed:
        return _refused(malformed.error)
    if not rows:
        return _refused((WHOLE, "There is nothing in it."))
    (header_line, header), *body = rows
    columns, errors = _header(header)
    if errors:
        return _refused(*((header_line, error) for error in errors))
    reading = _Reading(columns)
    for line, cells in body:
        reading.take(line, cells)
    if not body:
        return _refused((header_line, "There are only column names in it, and no rooms."))
    if reading.errors:
        return _refused(*reading.errors)
    return RoomsCsv(tuple(reading.rows), frozenset(column for column in columns if column))


def _refused(*errors: tuple[int, str]) -> RoomsCsv:
    return RoomsCsv((), frozenset(), errors)


class _Malformed(Exception):
    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.error = (line, why)


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


def _malformed(why: str) -> str:
    if "field larger" in why:
        return "A value is far too long. Is a quotation mark missing at its end?"
    if "unexpected end" in why:
        return "A quotation mark is opened on this line and never closed."
    return "The quotation marks on this line do not fit together. Write a quotation mark within a value twice."


def _separator(text: str) -> str:
    """The one by which most known columns are found in the header."""
    lines = (line for line in text.splitlines() if line.strip() and not re.fullmatch(r"sep=.?", line.strip()))
    first = next(lines, "")
    return max(_SEPARATORS, key=lambda separator: sum(_column(cell) in COLUMNS for cell in first.split(separator)))


def _column(cell: str) -> str:
    return tidied(cell.replace('"', "")).casefold()


def _header(cells: list[str]) -> tuple[list[str], list[str]]:
    columns = [_column(cell) for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if not set(columns) & set(COLUMNS):
        return columns, [f"The first line must name the columns: {','.join(COLUMNS)}. Only name is needed."]
    errors = [
        f"There is no column “{_short(column)}”. The columns are {','.join(COLUMNS)}."
        if column
        else "A column has no name."
        for column in dict.fromkeys(columns)
        if column not in COLUMNS
    ]
    errors += [f"The column {column} is there twice." for column in COLUMNS if columns.count(column) > 1]
    if "name" not in columns:
        errors.append("The column name is missing.")
    return columns, errors


class _Reading:
    """One row after the other, with what must not come twice."""

    def __init__(self, columns: list[str]) -> None:
        self.rows: list[Row] = []
        self.errors: list[tuple[int, str]] = []
        self._columns = columns
        self._rooms: dict[str, int] = {}
        self._calendars: dict[str, int] = {}

    def take(self, line: int, cells: list[str]) -> None:
        said, wrong = self._said(cells), self._wrong(cells)
        seats = _CAPACITY.fullmatch(said["capacity"])
        id = room_id(said["building"], said["floor"], said["name"])
        calendar = said["calendar"].casefold()
        if not wrong:
            wrong = list(_faults(said))
            if id in self._rooms and said["name"]:
                wrong.append(f"{_short(said['name'])} is the same room as on line {self._rooms[id]}.")
            if calendar and calendar in self._calendars:
                wrong.append(f"The calendar {_short(calendar)} is on line {self._calendars[calendar]} too.")
        self._rooms.setdefault(id, line)
        self._calendars.setdefault(calendar, line)
        self.errors += [(line, error) for error in wrong]
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

    def _wrong(self, cells: list[str]) -> list[str]:
        if not any(cell.strip() for cell in cells[len(self._columns) :]):
            return []
        many = f"There are {len(cells)} values on this line, but {len(self._columns)} columns."
        return [f"{many} A value with the separator in it must stand in quotation marks."]


def _faults(said: dict[str, str]) -> Iterator[str]:
    if not said["name"]:
        yield "The name is missing."
    for column, most in LONGEST.items():
        if len(said[column]) > most:
            yield f"The {column} is longer than {most} characters."
    if said["capacity"]:
        seats = _CAPACITY.fullmatch(said["capacity"])
        if not seats:
            yield f"The capacity “{_short(said['capacity'])}” is no whole number."
        elif int(seats[1]) > MOST_SEATS:
            yield f"The capacity “{_short(said['capacity'])}” is more than any room holds."
    if len(_equipment(said["equipment"])) > MOST_EQUIPMENT:
        yield f"The equipment is more than {MOST_EQUIPMENT} things."
    if said["calendar"] and not _ADDRESS.fullmatch(said["calendar"]):
        yield f"The calendar “{_short(said['calendar'])}” is no address like everest@contoso.com."
    if said["zone"] and said["zone"].casefold() not in zones():
        yield f"The zone “{_short(said['zone'])}” is no IANA time zone like Europe/Berlin."


def _equipment(text: str) -> set[str]:
    return {word for said in _BETWEEN_EQUIPMENT.split(text) if (word := equipment_word(tidied(said)))}


@cache
def zones() -> dict[str, str]:
    """Every IANA zone by its name in lower case."""
    return {name.casefold(): name for name in available_timezones()}


def _short(text: str) -> str:
    text = tidied(text)
    return text if len(text) <= 40 else f"{text[:39]}…"
