"""The form: one for everything, labelled, filled in sensibly, and clear about what is wrong."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.domain.wish import Draft, Problem
from bot.domain.working_hours import USUAL
from bot.presses import FindRooms
from bot.replies import AskWish
from cards import render
from cards.first_guess import proposed_start
from tests.cards.drawing import References, buttons, draw, inputs, texts, words
from tests.cards.samples import SAMPLES
from tests.cards.workplace import BERLIN


def values(sample: str) -> dict[str, object]:
    return {id: part.get("value") for id, part in inputs(SAMPLES[sample]).items()}


def test_everything_missing_is_asked_for_at_once() -> None:
    assert values("ask everything") == {
        "date": "2026-11-23",
        "start": "11:30",
        "duration": "60",
        "people": 2,
        "building": "any",
        "subject": None,
    }
    assert "Please say which day, what time and how many people." in words(SAMPLES["ask everything"])
    assert {part["label"] for part in inputs(SAMPLES["ask everything"]).values()} == {
        *("Date", "Start", "How long", "People", "Building", "Subject (optional)")
    }


def test_what_was_said_is_kept() -> None:
    assert values("ask people") == {
        "date": "2026-11-24",
        "start": "14:00",
        "duration": "75",
        "people": 2,
        "subject": "Budget",
    }
    lengths = [choice["title"] for choice in inputs(SAMPLES["ask people"])["duration"]["choices"]]
    assert lengths[3:6] == ["1 hour", "1 h 15 min", "1½ hours"]
    assert "Also understood: Floor 3 · screen" in words(SAMPLES["ask people"])


def test_a_time_elsewhere_is_labelled_so() -> None:
    assert inputs(SAMPLES["ask time of a room"])["start"]["label"] == "Start (London time)"
    assert values("ask time of a room")["start"] == "10:30"
    assert "building" not in values("ask time of a room"), "the room is known already"


def test_find_rooms_carries_the_draft() -> None:
    references = References()
    reply = SAMPLES["ask people"]
    assert isinstance(reply, AskWish)
    render(reply, BERLIN, references)
    assert list(references.given.values()) == [FindRooms(reply.draft)]
    assert list(buttons(reply)) == ["Find rooms"]


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_said_on_top(problem: Problem) -> None:
    said = texts(draw(SAMPLES[f"problem: {problem}"]).card)
    assert said[0][-1] not in ".:"
    assert "Nothing is booked." in said[1]
    assert said[2] == "Find a room"


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("past, said", "That time has passed: yesterday 14:00"),
        ("too many, said", "No room is that large\nThe largest seats 24."),
        ("ends early, said", "The end is before the start: 15:00–14:00"),
        ("no such time, said", "They jump forward to 03:00."),
        ("not readable, said", "I could not read this: date: 31 Feb"),
        ("unknown place, said", "I know no room or building called “Everset”"),
        ("unknown place, said", "Did you mean Everest or Eiger?"),
    ],
)
def test_a_problem_names_what_it_concerns(sample: str, said: str) -> None:
    assert said in words(SAMPLES[f"problem: {sample}"])


MONDAY, FRIDAY = datetime(2026, 11, 23, 11, 29), datetime(2026, 11, 27, 17, 40)


@pytest.mark.parametrize(
    ("now", "draft", "passed", "start"),
    [
        (MONDAY, Draft("UTC"), False, "2026-11-23 11:30"),
        (MONDAY.replace(minute=30), Draft("UTC"), False, "2026-11-23 11:30"),
        (MONDAY.replace(minute=31), Draft("UTC"), False, "2026-11-23 12:00"),
        (MONDAY.replace(hour=5), Draft("UTC"), False, "2026-11-23 08:00"),
        (MONDAY.replace(hour=17, minute=31), Draft("UTC"), False, "2026-11-24 09:00"),
        (MONDAY.replace(hour=23, minute=45), Draft("UTC"), False, "2026-11-24 09:00"),
        (FRIDAY, Draft("UTC"), False, "2026-11-30 09:00"),
        (FRIDAY.replace(day=28, hour=10), Draft("UTC"), False, "2026-11-30 09:00"),
        (MONDAY, Draft("UTC", day=date(2026, 11, 25)), False, "2026-11-25 09:00"),
        (MONDAY, Draft("UTC", day=date(2026, 11, 23)), False, "2026-11-23 11:30"),
        (MONDAY, Draft("UTC", clock=time(14)), False, "2026-11-23 14:00"),
        (MONDAY, Draft("UTC", clock=time(9)), False, "2026-11-24 09:00"),
        (MONDAY, Draft("UTC", date(2026, 11, 20), time(14)), False, "2026-11-20 14:00"),
        (MONDAY, Draft("UTC", date(2026, 11, 20), time(14)), True, "2026-11-23 14:00"),
        (MONDAY, Draft("UTC", date(2026, 11, 23), time(9)), True, "2026-11-24 09:00"),
        (FRIDAY, Draft("UTC", date(2026, 11, 27), time(9)), True, "2026-11-30 09:00"),
        (MONDAY, Draft("UTC", date(2026, 11, 20)), True, "2026-11-23 11:30"),
    ],
)
def test_the_start_that_is_proposed(now: datetime, draft: Draft, passed: bool, start: str) -> None:
    assert f"{proposed_start(draft, now, USUAL, passed):%Y-%m-%d %H:%M}" == start


def test_buildings_too_many_for_a_card_leave_the_one_that_was_said() -> None:
    names = tuple(f"Building {'x' * 60} {n:04}" for n in range(500))
    reply = AskWish(Draft("Europe/Berlin", building=names[-1]), frozenset(), names)
    part = inputs(reply)["building"]
    assert part["value"] == names[-1]
    assert names[-1] in {choice["value"] for choice in part["choices"]}
    assert part["choices"][0] == {"title": "Any building", "value": "any"}
