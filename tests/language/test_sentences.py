"""Sentences and what they mean, as data: sentences_*.txt. Known failures are listed and must fail."""

from __future__ import annotations

import pytest

from bot.language import Intent, understand

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


@pytest.mark.parametrize(
    ("lang", "text", "days", "clocks"),
    [
        ("en", "thursday or friday at 10 for 4", ("11-19", "11-20"), ("10:00", None)),
        ("en", "friday or tomorrow at 10 for 4", ("11-19", "11-20"), ("10:00", None)),
        ("en", "on the 24th or 25th at 10 for 6", ("11-24", "11-25"), ("10:00", None)),
        ("en", "at 3 or 4 for 5 people", (None, None), ("15:00", "16:00")),
        ("en", "room tomorrow 3 or 4pm", ("11-19", None), ("15:00", "16:00")),
        ("en", "room tomorrow 10am or 2pm", ("11-19", None), ("10:00", "14:00")),
        ("en", "a room for 3 or 4 people tomorrow at 2", ("11-19", None), ("14:00", None)),
        ("en", "a room for an hour or 2 tomorrow at 10", ("11-19", None), ("10:00", None)),
        ("en", "a room tomorrow from 2 to 4 or so", ("11-19", None), ("14:00", None)),
        ("de", "ein Raum am Donnerstag oder Freitag um 10 für 4", ("11-19", "11-20"), ("10:00", None)),
        ("de", "Raum morgen um 14 oder 15 Uhr für 5", ("11-19", None), ("14:00", "15:00")),
        ("fr", "une salle jeudi ou vendredi à 10h pour 4", ("11-19", "11-20"), ("10:00", None)),
        ("fr", "une salle demain à 14h ou 15h pour 4", ("11-19", None), ("14:00", "15:00")),
        ("es", "una sala el jueves o el viernes a las 10 para 4", ("11-19", "11-20"), ("10:00", None)),
        ("nl", "een zaal donderdag of vrijdag om 10 uur voor 4", ("11-19", "11-20"), ("10:00", None)),
        ("nl", "zaal om 2 of 3 voor 4", (None, None), ("14:00", "15:00")),
    ],
)
def test_of_two_days_or_two_times_either_may_be(
    lang: str, text: str, days: tuple[str | None, str | None], clocks: tuple[str, str | None]
) -> None:
    meant = understand(text, NOW, DIRECTORY, lang)
    assert meant.intent is Intent.FIND_OR_BOOK
    when = meant.when
    assert tuple(one and f"{one:%m-%d}" for one in (when.day, when.other_day)) == days
    assert tuple(one and f"{one:%H:%M}" for one in (when.clock, when.other_clock)) == clocks


@pytest.mark.parametrize(
    ("lang", "text", "any_size"),
    [
        ("en", "what's free?", True),
        ("en", "what's free on floor 3 right now", True),
        ("en", "which rooms are free at 4pm", True),
        ("en", "any rooms available tomorrow at 10?", True),
        ("en", "free rooms hq 3pm", True),
        ("en", "list the free rooms", True),
        ("en", "anything free now near me", True),
        ("en", "I need a free room at 3", False),
        ("en", "book any room that has a free whiteboard at 3", False),
        ("en", "a room for 6 tomorrow 2pm", False),
        ("de", "welche Räume sind um 15 Uhr frei?", True),
        ("de", "was ist gerade frei", True),
        ("de", "ich brauche einen freien Raum um 15 Uhr", False),
        ("fr", "quelles salles sont libres à 15h ?", True),
        ("fr", "une salle libre pour 4 à 15h", False),
        ("es", "¿qué salas hay libres a las 15?", True),
        ("es", "necesito una sala libre a las 15", False),
        ("nl", "welke zalen zijn er vrij om 15 uur?", True),
        ("nl", "ik zoek een vrije zaal om 15 uur", False),
    ],
)
def test_who_asks_what_is_free_means_rooms_of_any_size(lang: str, text: str, any_size: bool) -> None:
    meant = understand(text, NOW, DIRECTORY, lang)
    assert (meant.intent, meant.any_size) == (Intent.FIND_OR_BOOK, any_size)


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
