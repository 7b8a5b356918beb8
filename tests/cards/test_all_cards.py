"""What holds for every card, whatever it says. Walks CARDS and the samples."""

from __future__ import annotations

import copy
import json
import re
import typing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from bot.ports import Drawn
from bot.presses import OWN_ONLY, SeeMine
from bot.replies import BookingShown, Reader, Reply
from cards import CARDS, render
from tests.cards.drawing import References, draw, of_type, parts, picture, texts
from tests.cards.samples import SAMPLES
from tests.cards.workplace import BERLIN, SEATTLE
from tests.cards.worst import HOSTILE, WORST

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "adaptive-card-1.6.json"
TEAMS_EXTRAS = ("msteams", "themedUrls", "msTeams", "targetWidth", "conditionallyEnabled", "roundedCorners")
EVERY = {**SAMPLES, **WORST}
LONGEST_CHOICE = 120
"""Characters: about three lines at 320 pixels."""
READERS = {"Berlin": BERLIN, "Seattle": SEATTLE}


@cache
def every_card(reader: str = "Berlin") -> dict[str, Drawn]:
    """All cards, drawn once for all the tests that only look."""
    return {name: draw(reply, READERS[reader]) for name, reply in EVERY.items()}


def test_every_reply_has_a_card_and_a_sample() -> None:
    replies = set(typing.get_args(Reply))
    assert set(CARDS) == replies
    assert {type(reply) for reply in SAMPLES.values()} == replies


@cache
def validator() -> Any:
    if not SCHEMA.exists():
        pytest.skip(f"needs the Adaptive Cards 1.6 schema at {SCHEMA}")
    return jsonschema_rs.validator_for(as_its_draft_has_it(json.loads(SCHEMA.read_text())))


def as_its_draft_has_it(schema: Any) -> Any:
    """Microsoft's schema says `required: false` here and there, as only a much older draft of JSON Schema allows."""
    if isinstance(schema, list):
        return [as_its_draft_has_it(one) for one in schema]
    if isinstance(schema, dict):
        return {
            name: as_its_draft_has_it(one)
            for name, one in schema.items()
            if not (name == "required" and isinstance(one, bool))
        }
    return schema


def without_extras(value: Any) -> Any:
    if isinstance(value, list):
        return [without_extras(one) for one in value]
    if isinstance(value, dict):
        return {name: without_extras(one) for name, one in value.items() if name not in TEAMS_EXTRAS}
    return value


def test_each_is_valid() -> None:
    for name, drawn in every_card().items():
        fault = next(validator().iter_errors(without_extras(drawn.card)), None)
        assert fault is None, f"{name}: {fault}"


def test_the_schema_would_notice() -> None:
    card = copy.deepcopy(draw(SAMPLES["hello"]).card)
    card["body"][0]["type"] = "TextBlok"
    with pytest.raises(jsonschema_rs.ValidationError):
        validator().validate(card)


@pytest.mark.fault("F14")
def test_each_is_plain_json_that_fits_into_a_message() -> None:
    for name, drawn in every_card().items():
        assert len(json.dumps(drawn.card, ensure_ascii=False).encode()) <= 25_000, name
        assert json.loads(json.dumps(drawn.card)) == drawn.card, name


def test_each_says_in_one_sentence_what_it_is_about() -> None:
    for name, drawn in every_card().items():
        assert 10 <= len(drawn.summary) <= 255, name
        assert drawn.card["fallbackText"], name
        assert (drawn.card["version"], drawn.card["lang"]) == ("1.5", "en"), name


def test_pictures_have_words_texts_wrap_and_inputs_have_labels() -> None:
    for name, drawn in every_card().items():
        for part in parts(drawn.card):
            match part["type"]:
                case "Image":
                    assert part["altText"].strip(), name
                    dark = part["url"].replace(".png", ".dark.png")
                    assert part["themedUrls"] == [{"theme": "Dark", "url": dark}], name
                case "TextBlock":
                    assert part["wrap"] is True, name
                case str(type_) if type_.startswith("Input."):
                    assert part["id"], name
                    assert part["label"].strip(), name


MAY_STAY_EMPTY = {"subject", "name", "keep_rooms", "acceptable_domains", "query", "calendars"}


def test_an_input_that_must_be_filled_in_is_marked_and_says_so() -> None:
    """The rest has a choice made already, or may stay empty; of `room…`, only the one is sent that is to be linked."""
    marked = set()
    for name, drawn in every_card().items():
        for part in parts(drawn.card):
            if not part["type"].startswith("Input."):
                continue
            assert part.get("isRequired", False) == bool(part.get("errorMessage")), (name, part["id"])
            if part.get("isRequired"):
                marked.add(part["id"])
            elif part["type"] not in ("Input.Toggle", "Input.ChoiceSet") or "value" not in part:
                assert part["id"] in MAY_STAY_EMPTY or part["id"].startswith("room"), (name, part["id"])
            if part["type"] == "Input.ChoiceSet":
                assert part["wrap"] is True, name
                assert all(0 < len(choice["title"]) <= LONGEST_CHOICE for choice in part["choices"]), name
    assert {"date", "start", "people", "service_account", "booking_level", "rooms_csv", "floor"} <= marked


def test_each_button_has_a_reference_of_its_own_and_every_reference_a_button() -> None:
    for name, reply in EVERY.items():
        references = References()
        card = render(reply, BERLIN, references, picture).card
        used = [button["data"]["op"] for button in of_type(card, "Action.Execute")]
        assert sorted(used) == sorted(references.given), name
        for button in of_type(card, "Action.Execute"):
            assert button["data"] == {"v": 1, "op": button["data"]["op"]}, name
            older = button["fallback"]
            assert (older["type"], older["title"], older["data"]) == ("Action.Submit", button["title"], button["data"])


SAY_IT_IN_WORDS = {
    "AdminsOnly", "BookingShown", "CalendarsOffered", "CalendarsSilent", "GaveBack", "KeepNoted", "LogShown",
    "MyBookings", "NotHere", "NotSetUp", "NotYours", "Roles", "RoomDay", "SeriesShown", "SlowDown", "WaitRefused",
    "WaitStopped", "WhichFloor", "WhichPerson",
}  # fmt: skip
"""What can end without a button: it says what to do, or that Nook will go on, or that all is done."""


def test_no_card_is_a_dead_end() -> None:
    """Whoever adds a card that has no button looks at what its reader does next, and then names it above."""
    without = set()
    for name, reply in SAMPLES.items():
        drawn = every_card()[name]
        if not of_type(drawn.card, "Action.Execute") + of_type(drawn.card, "Action.OpenUrl"):
            without.add(type(reply).__name__)
            assert len(" ".join(texts(drawn.card))) > 40, name
    assert without <= SAY_IT_IN_WORDS


def test_on_a_card_that_all_see_no_button_is_anothers_but_the_one_to_the_own_view() -> None:
    common = replace(BERLIN, common="29:adele")
    booked = {name: reply for name, reply in EVERY.items() if isinstance(reply, BookingShown)}
    assert len(booked) > 5
    for name, reply in booked.items():
        references = References()
        card = render(reply, common, references, picture).card
        own = {type(press) for press in references.given.values() if isinstance(press, OWN_ONLY)}
        assert own <= {SeeMine}, name
        assert not of_type(card, "Action.OpenUrl"), name
        if own:
            assert card["refresh"]["userIds"] == ["29:adele"], name


def test_no_row_of_buttons_is_longer_than_teams_shows() -> None:
    for name, drawn in every_card().items():
        for row in [drawn.card, *of_type(drawn.card, "ActionSet")]:
            assert len(row.get("actions", ())) <= 6, name
            assert all(0 < len(button["title"]) <= 60 for button in row.get("actions", ())), name


def test_a_coloured_state_says_it_in_words() -> None:
    for name, drawn in every_card().items():
        for container in of_type(drawn.card, "Container"):
            assert "style" not in container or texts(container)[0].strip(), name


def test_only_a_form_sends_its_inputs() -> None:
    """A button that asks for nothing does not send what happens to stand in the card; a form has one that does."""
    for name, drawn in every_card().items():
        sends = [one for one in of_type(drawn.card, "Action.Execute") if one.get("associatedInputs") != "none"]
        assert bool(sends) == any(part["type"].startswith("Input.") for part in parts(drawn.card)), name


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.fault("F15")
def test_nothing_from_outside_becomes_markup(reader: str) -> None:
    """TextBlocks, facts and fallback texts are Markdown; `{{DATE(` is computed anywhere; unseen characters deceive."""
    for name, drawn in every_card(reader).items():
        for part in of_type(drawn.card, "TextBlock"):
            assert not re.search(r"[\[\]()*_`#<>{}\\~|]", part["text"]), f"{name}: {part['text']}"
        assert not re.search(r"(?<!\\)[\[\]*_`<>]", drawn.card["fallbackText"]), name
        whole = json.dumps(shown(drawn.card), ensure_ascii=False)
        assert "{{" not in whole, name
        assert not re.search("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", whole), name


def shown(card: Any) -> Any:
    """The card without values of choices, which are sent and not shown."""
    if isinstance(card, list):
        return [shown(one) for one in card]
    if isinstance(card, dict):
        return {name: shown(one) for name, one in card.items() if not (name == "value" and "title" in card)}
    return card


@pytest.mark.parametrize("name", [name for name in WORST if name.startswith("hostile")])
@pytest.mark.fault("F15")
def test_hostile_words_are_shown_as_they_are(name: str) -> None:
    card = draw(WORST[name]).card
    everything = "\n".join([*texts(card), *(part.get("value", "") for part in of_type(card, "Input.Text"))])
    kind = type(WORST[name]).__name__
    if kind not in ("NotUnderstood", "LetGo", "Welcome", "Expired"):
        assert HOSTILE[:20] in everything


@pytest.mark.parametrize("locale", ["", "x", "en_US", "zz-ZZ-zz", "en-US-u-hc-h23", "de", "EN-gb"])
@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "Asia/Kathmandu", "UTC", "../etc/passwd"])
def test_any_zone_and_locale_of_a_client_will_do(locale: str, zone: str) -> None:
    for reply in SAMPLES.values():
        draw(reply, Reader(BERLIN.now, zone, locale))


def test_without_pictures_the_cards_still_stand() -> None:
    for reply in SAMPLES.values():
        assert not of_type(render(reply, BERLIN, References()).card, "Image")
