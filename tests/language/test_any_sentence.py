"""Whatever date, clock, length and room go into a sentence, comes out of it; and no text makes it fall over."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import Understanding, understand
from bot.language.admin_grammar import understand_admin
from bot.language.as_json import plain
from bot.language.follow_ups import follow_up
from bot.language.sheet import LIMIT
from bot.language.words import LANGUAGES
from tests.doses import examples

from .sayings import DIRECTORY, NOW, sentences

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(date(2026, 11, 19), date(2027, 11, 17))
CLOCKS = st.builds(time, st.integers(7, 21), st.sampled_from((0, 15, 30, 45)))
MINUTES = st.sampled_from((15, 30, 45, 60, 75, 90, 120, 150, 180))
ROOMS = st.sampled_from(DIRECTORY.rooms)
TEMPLATES = (
    "book {room} {day} at {clock} for {length}",
    "can you reserve {room} at {clock} on {day} for {length} please",
    "{room} {day} {clock} for {length}",
    "i need {room} for {length} on {day} at {clock}",
    "{day}, {clock}: {room}, {length}",
)


def _spelt_day(day: date, way: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    month = MONTHS[day.month - 1]
    return (
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"the {day.day}{ending} of {month} {day.year}",
        f"{day.month}/{day.day}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%A}, {month[:3]} {day.day}{ending}",
    )[way]


def _spelt_clock(clock: time, way: int) -> str:
    hour, half = clock.hour % 12 or 12, "am" if clock.hour < 12 else "pm"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return (
        f"{clock:%H:%M}",
        f"{hour}{minutes}{half}",
        f"{hour}{minutes} {half.upper()}",
        f"{hour}{minutes or ':00'} {half[0]}.m.",
    )[way]


def _spelt_length(minutes: int, way: int) -> str:
    hours, rest = divmod(minutes, 60)
    long = " and ".join(part for part in (f"{hours} hours" if hours else "", f"{rest} minutes" if rest else "") if part)
    return (f"{minutes} minutes", f"{minutes} min", long, f"{minutes / 60:g} hours")[way]


@settings(max_examples=examples(300), deadline=None)
@given(
    st.sampled_from(TEMPLATES), ROOMS, DAYS, CLOCKS, MINUTES, st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)
)
def test_what_goes_into_a_sentence_comes_out(
    template: str, room: str, day: date, clock: time, minutes: int, day_way: int, clock_way: int, length_way: int
) -> None:
    text = template.format(
        room=room,
        day=_spelt_day(day, day_way),
        clock=_spelt_clock(clock, clock_way),
        length=_spelt_length(minutes, length_way),
    )
    meant = understand(text, NOW, DIRECTORY)
    start = datetime.combine(day, clock)
    assert (meant.room, meant.when.starts, meant.when.ends) == (room, start, start + timedelta(minutes=minutes)), text
    assert meant.when.minutes == minutes


@settings(max_examples=examples(200), deadline=None)
@given(DAYS, CLOCKS, MINUTES, st.integers(1, 40))
def test_a_range_and_a_number_of_people_come_out(day: date, clock: time, minutes: int, people: int) -> None:
    start = datetime.combine(day, clock)
    end = start + timedelta(minutes=minutes)
    meant = understand(f"a room for {people} people on {day:%d %B %Y} from {start:%H:%M} to {end:%H:%M}", NOW)
    assert (meant.when.starts, meant.when.ends, meant.capacity) == (start, end, people)


@settings(max_examples=examples(150), deadline=None)
@given(
    st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2035-01-01")),
    st.sampled_from(["monday", "tuesday", "friday", "sunday"]),
)
def test_a_weekday_is_never_past_and_at_most_a_week_away(now: datetime, weekday: str) -> None:
    when = understand(f"a room on {weekday} at 3pm", now).when
    assert when.starts is not None
    assert now.replace(second=0, microsecond=0) <= when.starts < now + timedelta(days=8)
    assert f"{when.starts:%A}".lower() == weekday


WORDS = st.lists(
    st.sampled_from(
        sorted(
            {
                word
                for file in ("sentences_book.txt", "sentences_other.txt")
                for text, _ in sentences(file)
                for word in text.split()
            }
        )
    ),
    max_size=14,
).map(" ".join)
NOWS = st.datetimes()


@settings(max_examples=examples(400), deadline=None)
@given(st.one_of(st.text(max_size=200), WORDS, st.text("0123456789:-/. apm", max_size=40)), NOWS)
@pytest.mark.fault("F15")
def test_no_text_at_no_time_falls_over(text: str, now: datetime) -> None:
    meant = understand(text, now, DIRECTORY)
    assert isinstance(meant, Understanding)
    assert plain(meant)["intent"] == meant.intent
    assert meant.room is None or meant.room in DIRECTORY.rooms


@settings(max_examples=examples(100), deadline=None)
@given(st.text(max_size=100))
def test_no_admin_phrase_falls_over(text: str) -> None:
    wish = understand_admin(f"admin {text}")
    assert wish is not None
    assert understand_admin(f"x {text}") is None


@pytest.mark.fault("F15")
def test_hidden_characters_change_nothing() -> None:
    plainly = understand("book Everest tomorrow at 2pm", NOW, DIRECTORY)
    assert understand("bo\u200bok\u202e Ever\u00adest\x00 tomorrow\u2069 at\u00a02pm\ufeff", NOW, DIRECTORY) == plainly


def _steps(text: str, lang: str = "en") -> int:
    """How many lines of Python one sentence costs: work counted, not seconds."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        understand(text, NOW, DIRECTORY, lang)
        follow_up(text, NOW, DIRECTORY, lang)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "unit", ["at 2 ", "to ", "1:", "monday ", "for 2 hours ", "called ", "a b c ", "everst ", "9-"]
)
@pytest.mark.fault("F14")
def test_the_work_does_not_grow_beyond_the_limit(unit: str) -> None:
    understand(unit, NOW, DIRECTORY)
    short, long = (unit * LIMIT)[:LIMIT], (unit * LIMIT * 10)[: LIMIT * 10]
    assert _steps(long) <= _steps(short) * 3


@pytest.mark.parametrize("unit", ["at 2 ", "to ", "1:", "monday ", "for 2 hours ", "a b c ", "everst ", "9-"])
def test_the_work_grows_no_faster_than_the_sentence(unit: str) -> None:
    understand(unit, NOW, DIRECTORY)
    few, many = _steps((unit * 400)[:200]), _steps((unit * 400)[:800])
    assert many <= few * 8


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nor_does_it_in_another_language(lang: str) -> None:
    unit = "shwo 10 a 12h, morgen demain mañana mit avec con met Adele 3-4 raumm "
    understand(unit, NOW, DIRECTORY, lang)
    assert _steps(unit * 12, lang) <= _steps(unit * 3, lang) * 8
