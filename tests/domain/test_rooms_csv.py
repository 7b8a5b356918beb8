"""Reading a list of rooms: what is taken as it comes, and how each fault is named."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.csv_errors import WHOLE, CsvError
from bot.domain.equipment_words import equipment_word
from bot.domain.files import FileFault
from bot.domain.room_ids import room_id, tidied
from bot.domain.rooms_csv import COLUMNS, MOST_ROOMS, NotText, Row, decoded, read_rooms
from bot.domain.workplace import WorkplaceRoom
from cards.rooms_list_words import error_in_words

HEADER = ",".join(COLUMNS)
FULL = f"{HEADER}\nHQ,3,Everest,8,screen;standing desk,Everest@Contoso.com,europe/berlin\n"
EVEREST = WorkplaceRoom(
    "hq.3.everest", "Everest", "HQ", "3", 8, frozenset({"screen", "standing desk"}), "Europe/Berlin"
)


def rooms(text: str) -> list[WorkplaceRoom]:
    read = read_rooms(text)
    assert read.errors == ()
    return [row.room for row in read.rows]


def sentences(found: tuple[CsvError, ...]) -> list[tuple[int, str]]:
    """Each with its line, as the card words it."""
    return [(error.line, error_in_words(replace(error, line=WHOLE))) for error in found]


def errors(*lines: str, header: str = HEADER) -> list[tuple[int, str]]:
    """Of these lines under that header."""
    read = read_rooms("\n".join([header, *lines]))
    assert read.rows == ()
    return sentences(read.errors)


def test_every_column_is_read() -> None:
    read = read_rooms(FULL)
    assert read.rows == (Row(2, EVEREST, "everest@contoso.com"),)
    assert read.columns == set(COLUMNS)


@pytest.mark.parametrize(
    "text",
    [
        'Name;Building;Floor;Capacity;Equipment;Zone\r\nEverest;HQ;3;8;"screen;standing desk";Europe/Berlin\r\n',
        "NAME\tBuilding\tfloor \tCapacity\tequipment\tzone\nEverest\tHQ\t3\t8\tscreen;standing desk\tEurope/Berlin",
        'zone,equipment,capacity,name,floor,building\rEurope/Berlin,"TV, Standing  Desk",8.0,Everest,3,HQ\r',
        "sep=,\nname,building,floor,capacity,equipment,zone\n\n,,,,,\n Everest , HQ,3,8,TV|standing desk,Europe/Berlin",
        "\ufeffname,building,floor,capacity,equipment,zone,,\nEver\u200best,HQ,3,8,Beamer;standing-desk,Europe/Berlin,,",
    ],
    ids=["semicolons", "tabs", "old line ends", "Excel's sep, blank lines", "mark, empty columns, unseen characters"],
)
def test_lists_come_in_many_shapes(text: str) -> None:
    assert rooms(text) == [EVEREST]


def test_only_the_name_is_needed() -> None:
    assert rooms("name\nEverest\n") == [WorkplaceRoom("..everest", "Everest", "", "")]


def test_a_name_may_hold_separators_quotation_marks_and_line_ends() -> None:
    assert rooms('name,floor\n"The ""Big"", one\nup there",3')[0].name == 'The "Big", one up there'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("HQ,3,,8,,,", "The name is missing."),
        ("HQ,3,\u200b,8,,,", "The name is missing."),
        ("HQ,3,Everest,eight,,,", "The capacity “eight” is no whole number."),
        ("HQ,3,Everest,-8,,,", "The capacity “-8” is no whole number."),
        ("HQ,3,Everest,٨,,,", "The capacity “٨” is no whole number."),
        ("HQ,3,Everest,8.5,,,", "The capacity “8.5” is no whole number."),
        ("HQ,3,Everest,999999999,,,", "The capacity “999999999” is more than any room holds."),
        ("HQ,3,Everest,8,,,Mars/Olympus", "The zone “Mars/Olympus” is no IANA time zone like Europe/Berlin."),
        ("HQ,3,Everest,8,,,../etc/passwd", "The zone “../etc/passwd” is no IANA time zone like Europe/Berlin."),
        ("HQ,3,Everest,8,,everest,", "The calendar “everest” is no address like everest@contoso.com."),
        (f"HQ,3,{'x' * 101},8,,,", "The name is longer than 100 characters."),
        (f"HQ,3,Everest,8,{';'.join(f'thing {n}' for n in range(21))},,", "The equipment is more than 20 things."),
    ],
)
def test_each_fault_is_a_sentence_with_its_line(line: str, said: str) -> None:
    assert errors("HQ,1,Elbe,4,,,", line) == [(3, said)]


def test_several_faults_are_all_named() -> None:
    found = errors("HQ,3,,x,,y,z", "HQ,3,Fuji,?,,,")
    assert [line for line, _ in found] == [2, 2, 2, 2, 3]


def test_the_same_room_twice_is_told_with_both_lines() -> None:
    assert errors("HQ,3,Everest,8,,,", "HQ,4,Everest,8,,,", "hq, 3,EVEREST,6,,,") == [
        (4, "EVEREST is the same room as on line 2.")
    ]


def test_one_calendar_for_two_rooms_is_told_with_both_lines() -> None:
    assert errors("HQ,3,Everest,8,,e@contoso.com,", "HQ,3,Fuji,8,,E@contoso.com,") == [
        (3, "The calendar e@contoso.com is on line 2 too.")
    ]


def test_a_row_with_more_values_than_columns_says_how_to_write_it() -> None:
    ((line, said),) = errors("HQ;3;Everest;screen;tv", header="building;floor;name;equipment")
    assert line == 2
    assert "There are 5 values on this line, but 4 columns." in said
    assert "quotation marks" in said


def test_a_row_may_end_early() -> None:
    assert rooms(f"{HEADER}\nHQ,3,Everest") == [replace(EVEREST, seats=0, equipment=frozenset(), zone="")]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", WHOLE, "There is nothing in it."),
        (" \n\ufeff\n", WHOLE, "There is nothing in it."),
        ("HQ,3,Everest\n", 1, "The first line must name the columns"),
        ("\n\nname,colour\nEverest,red", 3, "There is no column “colour”."),
        ("name,floor,Name\nEverest,3,x", 1, "The column name is there twice."),
        ("building,floor\nHQ,3", 1, "The column name is missing."),
        ("name,,floor\nEverest,,3", 1, "A column has no name."),
        ("name,floor", 1, "There are only column names in it"),
        ('name,floor\nFuji,1\n"Everest,3\nK2,2', 3, "A quotation mark is opened on this line and never closed."),
        ('name,floor\n"Eve"rest,3', 2, "The quotation marks on this line do not fit together."),
        ('name\n"' + "x" * 200_000 + '"', 2, "A value is far too long."),
    ],
)
def test_a_list_that_is_none_says_why(text: str, line: int, said: str) -> None:
    ((at, why),) = sentences(read_rooms(text).errors)
    assert at == line
    assert said in why


def test_five_thousand_rooms_are_taken_and_no_more() -> None:
    many = "name\n" + "".join(f"Room {n}\n" for n in range(MOST_ROOMS))
    assert len(rooms(many)) == MOST_ROOMS
    too_many = sentences(read_rooms(many + "One more").errors)
    assert too_many == [(WHOLE, "These are more than 5,000 rooms. Import them in parts.")]


@given(st.text(st.characters(codec="utf-8"), max_size=200) | st.text(',;\t"\n\rname@=', max_size=60))
def test_any_text_gives_rooms_or_errors(text: str) -> None:
    for said in (text, f"name,floor\n{text}"):
        read = read_rooms(said)
        assert bool(read.rows) != bool(read.errors)
        assert len({row.room.id for row in read.rows}) == len(read.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_whatever_Excel_wrote_it_as(encoding: str) -> None:
    assert rooms(decoded("name\nGroßer Saal – Süd".encode(encoding)))[0].name == "Großer Saal – Süd"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04rest of a workbook", FileFault.ARCHIVE),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileFault.NO_TEXT),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, fault: FileFault) -> None:
    with pytest.raises(NotText) as refused:
        decoded(content)
    assert refused.value.why.fault is fault


def test_a_file_of_marks_only_is_no_trouble() -> None:
    assert sentences(read_rooms(decoded(codecs.BOM_UTF16_LE)).errors) == [(WHOLE, "There is nothing in it.")]


def test_the_id_of_a_room_stays_whatever_its_case_and_blanks() -> None:
    assert room_id("HQ", "3", "Großer Saal") == room_id(" hq", "3", "grosser  saal") == "hq.3.grosser-saal"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("HQ", "3", "C"), ("HQ", "3", "C++")),
        (("HQ", "3", "C++"), ("HQ", "3", "C#")),
        (("HQ", "", "3 A"), ("HQ", "3", "A")),
        (("a.b", "", "c"), ("a", "b", "c")),
        (("HQ", "3", "x" * 100 + "1"), ("HQ", "3", "x" * 100 + "2")),
        (("HQ", "3", "🚀"), ("HQ", "3", "🛰")),
    ],
)
def test_rooms_that_differ_have_ids_that_differ(one: Any, other: Any) -> None:
    assert room_id(*one) != room_id(*other)
    assert max(len(room_id(*one)), len(room_id(*other))) <= 71


def test_a_name_is_tidied_once_and_for_all() -> None:
    assert tidied(" Ever\u200best\u00a0\n 2 ") == "Everest 2"
    assert tidied(tidied("e\u0301")) == tidied("é")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("TV", "screen"),
        ("Projectors", "screen"),
        ("white-board", "whiteboard"),
        ("Video_Conference", "video"),
        ("conference phone", "phone"),
        ("Wheelchair accessible", "wheelchair accessible"),
        ("Standing Desk", "standing desk"),
    ],
)
def test_equipment_is_called_by_Nooks_own_words(said: str, word: str) -> None:
    assert equipment_word(said) == word
    assert equipment_word(word) == word
