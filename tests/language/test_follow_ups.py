"""Sentences that go on with what was said before, as data: sentences_follow_ups.txt."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.talk import Pick, Which
from bot.domain.wish import Draft
from bot.language import understand
from bot.language.changing import changed
from bot.language.follow_ups import FollowUp, follow_up

from .sayings import DIRECTORY, HERE, NOW, each

Meaning = dict[str, str]


def _read() -> tuple[list[tuple[str, str, Meaning]], list[str]]:
    """(wish so far, sentence, meaning) of each line, and the sentences that stand for themselves."""
    going_on: list[tuple[str, str, Meaning]] = []
    new: list[str] = []
    kept: str | None = None
    for line in (HERE / "sentences_follow_ups.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("kept: "):
            kept = line.removeprefix("kept: ")
        elif line == "new:":
            kept = None
        elif line and not line.startswith("#") and kept is None:
            new.append(line)
        elif line and not line.startswith("#") and kept is not None:
            sentence, _, rest = f"{line} ".partition(" | ")
            parts = [part.partition("=") for part in rest.strip().split("; ") if part]
            going_on.append((kept, sentence, {key: value or "yes" for key, _, value in parts}))
    return going_on, new


GOING_ON, NEW = _read()


def draft_of(wish: str) -> Draft:
    meant = understand(wish, NOW, DIRECTORY)
    when = meant.when
    return Draft(
        "Europe/Berlin",
        when.day,
        when.clock,
        when.end_clock,
        when.minutes,
        meant.capacity,
        meant.building,
        meant.floor,
        meant.equipment,
        meant.room,
        meant.subject,
    )


def told(before: Draft, said: FollowUp) -> Meaning:
    """What is another than before, in the words of the file."""
    after = changed(before, said)
    told: Meaning = {"unclear": "yes"} if after is None else {}
    for field in fields(Draft):
        value = getattr(after or before, field.name)
        if value != getattr(before, field.name):
            told[field.name] = _word(value)
    told |= {name: "yes" for name in ("asks", "stops", "refuses") if getattr(said, name)}
    return told | {name: _pick(pick) for name in ("pick", "not_pick") if (pick := getattr(said, name))}


def _word(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(sorted(value))
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%m-%d}"
    return "yes" if value is True else str(value)


def _pick(pick: Pick) -> str:
    return f"{pick.which} {pick.nth}" if pick.nth else str(pick.which)


@each(GOING_ON)
def test_the_sentence_changes_what_the_file_says(kept: str, sentence: str, meaning: Meaning) -> None:
    said = follow_up(sentence, NOW, DIRECTORY)
    assert said is not None
    assert told(draft_of(kept), said) == meaning


@each([(sentence,) for sentence in NEW])
def test_a_request_of_its_own_goes_on_with_nothing(sentence: str) -> None:
    assert follow_up(sentence, NOW, DIRECTORY) is None


@each([(sentence,) for _, sentence, _ in GOING_ON])
def test_case_and_marks_do_not_matter(sentence: str) -> None:
    def plain(text: str) -> tuple[object, ...]:
        said = follow_up(text, NOW, DIRECTORY)
        assert said is not None
        return said.when, said.number, said.people, said.room, said.not_rooms, said.pick, said.stops, said.refuses

    assert plain(sentence.upper()) == plain(f"  {sentence}!") == plain(sentence)


@given(st.text(max_size=200) | st.lists(st.sampled_from([one for _, one, _ in GOING_ON]), max_size=4).map(" ".join))
def test_nothing_crashes(text: str) -> None:
    said = follow_up(text, NOW, DIRECTORY)
    if said is not None:
        for kept in {kept for kept, _, _ in GOING_ON}:
            changed(draft_of(kept), said)


def test_the_first_is_a_day_and_the_second_floor_a_floor() -> None:
    assert [said and said.pick for said in (follow_up("on the second floor", NOW), follow_up("the first", NOW))] == [
        None,
        Pick(Which.NTH, 1),
    ]


WISH = "book a room for 4 tomorrow 2pm for 1 hour"
ELSEWHERE = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (HERE / "sentences_follow_ups_languages.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@each(ELSEWHERE)
def test_the_sentence_changes_the_same_in_its_language(sentence: str, meaning: str) -> None:
    lang, text = sentence.split(": ", 1)
    said = follow_up(text, NOW, DIRECTORY, lang)
    if meaning == "new":
        assert said is None
    else:
        assert said is not None
        assert "; ".join(f"{key}={value}" for key, value in told(draft_of(WISH), said).items()) == meaning
