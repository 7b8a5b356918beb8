"""The catalogues have every sentence that cards say, in every language, with the same places for values."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from cards.tongue import CATALOGUES, LANGUAGES, SOURCE
from tests.cards.drawing import draw, of_type, parts, texts
from tests.cards.samples import SAMPLES
from tests.cards.test_all_cards import validator, without_extras
from tests.cards.workplace import BERLIN

HOME = Path(__file__).parents[2]
SPEAKING = ("cards", "manifest")
KEYWORDS = {"say": None, "mark": None, "say_as": ((1, "c"), 2), "say_count": (1, 2)}
"""As in the Makefile."""
OTHERS = [language for language in LANGUAGES if language != SOURCE]
LOCALES = ["de-DE", "fr-FR", "es-ES", "nl-NL"]

Key = tuple[str | None, str]


@cache
def said() -> dict[Key, tuple[str, ...]]:
    """What is said, by context and English: its one or two English forms."""
    found: dict[Key, tuple[str, ...]] = {}
    for folder in SPEAKING:
        for _file, _line, message, _comments, context in extract_from_dir(HOME / folder, keywords=KEYWORDS):
            forms = (message,) if isinstance(message, str) else tuple(message)
            found[context, forms[0]] = forms
    return found


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


def faults(language: str, catalogue: Catalog) -> Iterator[str]:
    """What is missing or wrong in it: file, message and what is to be done."""
    has: dict[Key, Message] = {
        (one.context, one.id if isinstance(one.id, str) else one.id[0]): one for one in catalogue if one.id
    }
    file = f"{language}.po"
    for key, forms in said().items():
        if key not in has:
            yield f"{file} lacks {forms[0]!r}: make catalogues, then translate it"
            continue
        given = has[key].string
        translations = (given,) if isinstance(given, str) else tuple(given)
        if len(translations) < len(forms) or not all(translations):
            yield f"{file} does not translate {forms[0]!r}"
        for at, translation in enumerate(translations):
            one_thing = len(forms) > 1 and at == 0  # it need not be counted, nor have a first and a last
            there, wanted = places(translation), places(forms[-1])
            if translation and (there - wanted or (wanted - there and not one_thing)):
                yield f"{file}: {translation!r} has other places than {forms[-1]!r}"
    for _, lost in has.keys() - said().keys():
        yield f"{file} has {lost!r}, which nobody says: make catalogues"


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_is_said_is_translated(language: str) -> None:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        assert list(faults(language, read_po(file, locale=language))) == []


def test_a_missing_sentence_a_lost_place_and_one_that_nobody_says_are_found() -> None:
    """The control of the test above."""
    catalogue = Catalog(locale="de")
    for (context, _), forms in said().items():
        catalogue.add(forms if len(forms) > 1 else forms[0], forms if len(forms) > 1 else forms[0], context=context)
    assert list(faults("de", catalogue)) == []
    catalogue.delete("Find rooms")
    catalogue["Book {room}"].string = "Buchen"
    catalogue["More rooms"].string = ""
    catalogue["{n} seat"].string = ("{n} Platz",)
    catalogue.add("Nobody says this", "Das sagt niemand")
    assert {re.split(r": make|: '", one)[0] for one in faults("de", catalogue)} == {
        "de.po lacks 'Find rooms'",
        "de.po",
        "de.po does not translate 'More rooms'",
        "de.po does not translate '{n} seat'",
        "de.po has 'Nobody says this', which nobody says",
    }


def sayings(source: str) -> int:
    """How many sentences are written in `source`, wherever they stand."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    at = {"say": 0, "mark": 0, "say_as": 1, "say_count": 0}
    return sum(
        isinstance(call.func, ast.Name) and call.func.id in at and isinstance(call.args[at[call.func.id]], ast.Constant)
        for call in calls
    )


def test_no_sentence_stands_where_the_extraction_does_not_see_it() -> None:
    """Within an f-string it would never come into the catalogues."""
    for folder in SPEAKING:
        for file in sorted((HOME / folder).glob("*.py")):
            found = list(extract_from_dir(file.parent, method_map=[(file.name, "python")], keywords=KEYWORDS))
            assert len(found) == sayings(file.read_text()), file
    assert sayings("f\"{say('Hidden')} {say(_TABLE)}\"") == 1


ENGLISH = re.compile(r"\b(the|and|your|you|with|this|that|from|nothing|which|when|has|have|free|room)\b", re.IGNORECASE)
"""Words that no other of our languages has."""
DATA = re.compile(r"(Conf )?Room \w+|(Get|Set|New|Test)-\w+ .*|az .*|building,floor,name,.*|\S+@\S+$", re.DOTALL)
"""What is not Nook's to translate: names in the samples, commands, the columns of a list."""
READ = ("text", "title", "label", "placeholder", "altText", "fallbackText", "errorMessage", "tooltip")


def read_in(value: Any) -> Iterator[str]:
    """All that people read in a card, whatever element it stands in."""
    if isinstance(value, list):
        for one in value:
            yield from read_in(one)
    elif isinstance(value, dict):
        yield from (fact["value"] for fact in value.get("facts", ()))
        for name, one in value.items():
            if isinstance(one, str) and name in READ:
                yield one
            elif name != "data":
                yield from read_in(one)


def left_in_english(there: Iterable[str], english: set[str]) -> list[str]:
    """What stands in a card word for word as in the English one, and is English."""
    return [one for one in there if one in english and ENGLISH.search(one) and not DATA.match(one)]


def test_english_that_was_left_over_is_found() -> None:
    """The control of the test below."""
    english = {"Write it again with the right name.", "Everest", "Room 12", "Raum buchen"}
    assert left_in_english(sorted(english), english) == ["Write it again with the right name."]


@pytest.mark.parametrize("locale", LOCALES)
def test_in_every_language_each_card_is_valid_small_and_says_which_language_it_is(locale: str) -> None:
    for at, (name, reply) in enumerate(SAMPLES.items()):
        card = draw(reply, replace(BERLIN, locale=locale)).card
        if at % 12 == LOCALES.index(locale):  # validating takes long, and other words seldom make another card
            validator().validate(without_extras(card))
        assert len(json.dumps(card, ensure_ascii=False).encode()) <= 25_000, name
        assert card["lang"] == locale[:2]
        assert left_in_english(read_in(card), set(read_in(draw(reply).card))) == [], name
        assert not any(re.search(r"\{\w*\}", line) for line in texts(card)), name
        for row in [card, *of_type(card, "ActionSet")]:
            assert all(0 < len(button["title"]) <= 60 for button in row.get("actions", ())), name
        assert all(part["label"].strip() for part in parts(card) if part["type"].startswith("Input.")), name
