"""Cards of rooms and links: what is on them when, and that they stay small."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.csv_errors import CsvError, CsvFault
from bot.presses.rooms import LinkOne
from bot.replies.rooms import LinkProposal, LinksProposed, RoomsPreview, RoomsWanted
from cards import render
from tests.cards.drawing import References, buttons, draw, inputs, words
from tests.cards.samples_rooms import CSV, EVEREST, FUJI, FUJI_CALENDAR, MANY, ROOM_SAMPLES, proposals_of
from tests.cards.workplace import BERLIN


@pytest.mark.parametrize(
    ("sample", "there"), [("links", True), ("links, just done", False), ("links, no rooms", False)]
)
def test_link_all_is_shown_only_while_something_sure_is_left(sample: str, there: bool) -> None:
    assert ("Link all" in buttons(ROOM_SAMPLES[sample])) is there


@pytest.mark.parametrize(
    ("sample", "there"), [("preview", True), ("preview, links only", True), ("preview, nothing", False)]
)
def test_import_is_shown_only_where_there_is_something_to_write(sample: str, there: bool) -> None:
    assert ("Import" in buttons(ROOM_SAMPLES[sample])) is there


def test_thirty_rooms_of_ordinary_names_are_offered_for_each_of_five_calendars() -> None:
    reply = proposals_of(MANY[:30], 5)
    assert [len(part["choices"]) for part in inputs(reply).values()] == [30] * 5
    assert {part["style"] for part in inputs(reply).values()} == {"filtered"}


def test_each_list_has_an_id_of_its_own_and_its_button_knows_it() -> None:
    references = References()
    render(proposals_of(MANY[:3], 2), BERLIN, references)
    pressed = [press for press in references.given.values() if isinstance(press, LinkOne)]
    assert [(press.input, press.start) for press in pressed] == [("room_0", 5), ("room_1", 5)]


def test_rooms_that_read_the_same_are_told_apart_in_the_list() -> None:
    twins = (FUJI, replace(FUJI, id="other", seats=20))
    reply = LinksProposed((LinkProposal(FUJI_CALENDAR, None, False, twins),), 0, 1, 0, 2, None, 0)
    titles = [choice["title"] for choice in inputs(reply)["room_0"]["choices"]]
    assert titles == ["Fuji · HQ · Floor 3", "Fuji · HQ · Floor 3 · 20 seats"]


def test_a_list_with_errors_stands_in_the_input_as_it_was() -> None:
    assert inputs(ROOM_SAMPLES["rooms wanted, errors"])["rooms_csv"]["value"] == CSV
    tabs = "name\tfloor\nEverest\t3\n\tx"
    assert inputs(RoomsWanted(tabs, (CsvError(2, CsvFault.NO_NAME),)))["rooms_csv"]["value"] == tabs


def test_a_list_that_is_too_long_is_kept_by_whole_lines_and_the_card_says_so() -> None:
    reply = RoomsWanted("name,floor\n" + "Ein recht langer Name,3\n" * 4_000, (CsvError(2, CsvFault.NO_NAME),))
    kept = inputs(reply)["rooms_csv"]["value"]
    assert set(kept.splitlines()[1:]) == {"Ein recht langer Name,3"}
    assert f"only its first {len(kept.splitlines())} lines stand here" in words(reply)
    assert "too long" not in words(ROOM_SAMPLES["rooms wanted, errors"])


def test_making_rooms_is_offered_only_where_calendars_have_none() -> None:
    title = "Make rooms from Microsoft's directory"
    assert title in buttons(ROOM_SAMPLES["rooms wanted"])
    assert title not in buttons(ROOM_SAMPLES["rooms wanted, no calendars"])


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (replace(EVEREST, seats=0), "8 → unknown seats"),
        (replace(EVEREST, equipment=frozenset()), "screen, whiteboard → no equipment"),
        (replace(EVEREST, zone="Europe/Berlin"), "zone of the mailbox → Europe/Berlin"),
        (replace(EVEREST, name="EVEREST"), "Everest → EVEREST"),
        (replace(EVEREST, floor="03"), "HQ · Floor 3 → HQ · Floor 03"),
    ],
)
def test_a_change_says_what_was_and_what_will_be(after: object, said: str) -> None:
    assert said in words(RoomsPreview((), ((EVEREST, after),), 0, (), None))  # type: ignore[arg-type]


def test_the_summary_says_how_many() -> None:
    assert draw(ROOM_SAMPLES["preview"]).summary.startswith("Import 43 rooms? 42 new, 1 changed")
