"""Sentences and what they mean, as data: sentences_*.txt. Known failures are listed and must fail."""

from __future__ import annotations

import pytest

from bot.language import understand

from .sayings import DIRECTORY, ENGLISH, NOW, Meaning, each, sentences, told


@each([line for file in ENGLISH for line in sentences(file)])
def test_the_sentence_means_what_the_file_says(text: str, meaning: Meaning) -> None:
    assert told(understand(text, NOW, DIRECTORY)) == meaning


@each(sentences("sentences_not_yet.txt"))
def test_a_known_failure_still_fails(text: str, meaning: Meaning) -> None:
    """When one of these is understood at last, move it to the other files. "fr: ..." is said in French."""
    lang, _, said = text.rpartition(": ")
    assert told(understand(said, NOW, DIRECTORY, lang or "en")) != meaning


def test_no_sentence_stands_twice() -> None:
    texts = [text for file in (*ENGLISH, "sentences_not_yet.txt") for text, _ in sentences(file)]
    assert len(texts) == len(set(texts))


def test_a_directory_is_not_needed() -> None:
    meant = understand("book Everest tomorrow at 2", NOW)
    assert meant.room is None
    assert meant.unknown_place is None
    assert meant.when.starts is not None


def test_the_second_reading_of_next_tuesday_is_kept() -> None:
    when = understand("book a room next Friday at 2", NOW).when
    assert (str(when.day), str(when.other_day)) == ("2026-11-27", "2026-11-20")


def test_rooms_that_fit_as_well_are_named() -> None:
    from bot.language import Directory

    meant = understand("book everest at 3", NOW, Directory(("Everest North", "Everest South")))
    assert {meant.room, *meant.also_rooms} == {"Everest North", "Everest South"}


@pytest.mark.parametrize(
    ("lang", "text", "other"),
    [
        ("en", "a room tomorrow at 7", "19:00:00"),
        ("en", "a room tomorrow at half past 7 for an hour", "19:30:00"),
        ("en", "a room tomorrow at 7 in the evening", "None"),
        ("en", "a room tomorrow at 7am", "None"),
        ("en", "a room tomorrow from 7 to 9", "None"),
        ("en", "a room tomorrow at 8", "None"),
        ("es", "una sala mañana a las 7", "19:00:00"),
        ("de", "Raum morgen um 7 Uhr", "None"),
        ("fr", "une salle demain à 7h", "None"),
        ("nl", "een ruimte morgen om 7 uur", "None"),
    ],
)
def test_only_a_bare_seven_may_be_the_evening(lang: str, text: str, other: str) -> None:
    assert str(understand(text, NOW, DIRECTORY, lang).when.other_clock) == other
