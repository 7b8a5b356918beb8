"""What a language does not say yet that the others do, in a few words each: a translator's list of what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

from bot.language.aside_words import AsideWords
from bot.language.words import NEVER, Words

PROJECT = Path(__file__).parents[2]


def lacking(words: Words, others: Sequence[Words]) -> list[str]:
    """Words that every other language has and this one has not, and meanings it cannot express."""
    english = others[0]
    return [
        *(f"words: {name}" for name in _unsaid(words) if not any(name in _unsaid(other) for other in others)),
        *(f"asides: {name}" for name in _unheard(words.asides)),
        *(f"intent: {name}" for name in _first(words.intents, english.intents)),
        *(f"equipment: {name}" for name in _less(words.equipment.values(), english.equipment.values())),
        # "la noche" is both evening and night
        *(f"part of day: {name}" for name in _less(words.parts.values(), english.parts.values()) if name != "evening"),
    ]


def files_lacking(lang: str, project: Path = PROJECT) -> list[str]:
    """The files that a language has besides its folder, and this one has not."""
    wanted = (f"tests/language/sentences_{lang}.txt", f"cards/catalogues/{lang}.po")
    return [file for file in wanted if not (project / file).exists()]


def _unsaid(words: Words) -> list[str]:
    return [field.name for field in fields(words) if getattr(words, field.name) == _default(field)]


def _unheard(asides: AsideWords | None) -> list[str]:
    return [] if asides is None else [field.name for field in fields(asides) if getattr(asides, field.name) == NEVER]


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _first(has: Iterable[tuple[str, str, str]], wanted: Iterable[tuple[str, str, str]]) -> list[str]:
    return _less((name for name, _, _ in has), (name for name, _, _ in wanted))


def _less(has: Iterable[str], wanted: Iterable[str]) -> list[str]:
    return sorted(set(wanted) - set(has))
