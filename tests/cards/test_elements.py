"""The elements are strict, and render all the way down."""

from __future__ import annotations

from typing import Any

import pytest

from cards import elements, inputs
from cards.elements import (
    ActionSet,
    AdaptiveCard,
    Column,
    ColumnSet,
    Container,
    Execute,
    FactSet,
    Image,
    OpenUrl,
    Refresh,
    RichTextBlock,
    TextBlock,
    TextRun,
)
from cards.inputs import InputChoices, InputDate, InputNumber, InputText, InputTime, InputToggle

MADE: dict[type, tuple[Any, ...]] = {
    TextBlock: ("words",),
    TextRun: ("words",),
    RichTextBlock: ([],),
    Image: ("https://contoso.com/x.png", "a picture"),
    Container: ([],),
    Column: ([],),
    ColumnSet: ([],),
    FactSet: ({"Seats": "8"},),
    ActionSet: ([],),
    Execute: ("Book", "reference"),
    OpenUrl: ("Open", "https://contoso.com"),
    Refresh: ("reference", ["29:1"]),
    InputText: ("subject", "Subject"),
    InputNumber: ("people", "People"),
    InputDate: ("date", "Date"),
    InputTime: ("start", "Start"),
    InputChoices: ("duration", "How long", {"60": "1 hour"}),
    InputToggle: ("agree", "Agree", "I agree"),
}


@pytest.mark.parametrize("element", MADE)
@pytest.mark.parametrize("misspelt", ["isSubtle", "wieght", "colour", "tooltop"])
def test_a_misspelt_keyword_is_refused(element: type, misspelt: str) -> None:
    made = element(*MADE[element])
    assert made.render()["type"]
    with pytest.raises(TypeError, match=misspelt):
        element(*MADE[element], **{misspelt: True})


def test_a_card_refuses_what_it_does_not_know() -> None:
    with pytest.raises(TypeError, match="titel"):
        AdaptiveCard([], [], fallback_text="x", titel="x")  # type: ignore[call-arg]


def test_every_element_is_tried_here() -> None:
    bases = {elements.Element, elements.Action, inputs.Input, AdaptiveCard}
    own = {
        value
        for module in (elements, inputs)
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    }
    assert own - bases == set(MADE)


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="words"):
        Image("https://contoso.com/x.png", "")


def test_names_are_spelt_as_json_spells_them_and_what_is_not_given_is_left_out() -> None:
    assert TextBlock("words", is_subtle=True).render() == {
        "type": "TextBlock",
        "text": "words",
        "isSubtle": True,
        "wrap": True,
    }
    assert InputNumber("people", "People", value=0, min=0, error_message="No.").render() == {
        "type": "Input.Number",
        "id": "people",
        "label": "People",
        "value": 0,
        "min": 0,
        "errorMessage": "No.",
    }


def test_children_are_rendered_to_any_depth() -> None:
    inner = RichTextBlock([TextRun("deep", weight="Bolder")])
    card = AdaptiveCard([Container([ColumnSet([Column([inner])])])], [], fallback_text="x").render()
    (container,) = card["body"]
    (column,) = container["items"][0]["columns"]
    assert column["items"] == [
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "deep", "weight": "Bolder"}]}
    ]
    assert "actions" not in card


def test_a_button_comes_back_from_old_clients_too() -> None:
    button = Execute("Book Everest", "abc.0", inputs=False).render()
    assert button == {
        "type": "Action.Execute",
        "verb": "press",
        "title": "Book Everest",
        "data": {"v": 1, "op": "abc.0"},
        "associatedInputs": "none",
        "fallback": {
            "type": "Action.Submit",
            "title": "Book Everest",
            "data": {"v": 1, "op": "abc.0"},
            "associatedInputs": "none",
        },
    }


def test_choices_keep_their_order() -> None:
    rendered = InputChoices("duration", "How long", {"60": "1 hour", "15": "15 minutes"}, value="60").render()
    assert rendered["choices"] == [{"title": "1 hour", "value": "60"}, {"title": "15 minutes", "value": "15"}]
    assert (rendered["style"], rendered["value"]) == ("compact", "60")
