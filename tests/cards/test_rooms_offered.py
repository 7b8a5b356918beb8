"""Free rooms, none free, and one room's day: what is said and which button does what."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.domain.availability import Change
from bot.presses import AnotherTime, Book, MoreRooms, Press
from bot.replies import NothingFree, Reply
from cards import render
from tests.cards.drawing import References, buttons, draw, of_type, picture, texts, words
from tests.cards.samples import SAMPLES
from tests.cards.workplace import BERLIN, K2, SEATTLE, WISH, at, instead


def presses(reply: Reply) -> dict[str, Press]:
    """What each button stands for, by its title."""
    references = References()
    card = render(reply, BERLIN, references, picture).card
    return {button["title"]: references.given[button["data"]["op"]] for button in of_type(card, "Action.Execute")}


def test_what_was_understood_is_said_back() -> None:
    assert texts(draw(SAMPLES["three rooms"]).card)[:4] == [
        "7 free rooms",
        "Tomorrow, Tue 24 Nov, 14:00–15:00",
        "6 people · HQ · Floor 3 · screen",
        "Subject: Budget",
    ]


def test_each_room_with_what_it_is_and_its_own_button() -> None:
    said = texts(draw(SAMPLES["three rooms"]).card)
    at_ = said.index("Everest")
    assert said[at_ : at_ + 3] == ["Everest", "Book Everest", "8 seats · Floor 3 · HQ · screen, whiteboard"]
    asked = presses(SAMPLES["three rooms"])
    assert list(asked) == ["Book Everest", "Book K2", "Book Lhotse", "More rooms", "Another time"]
    assert isinstance(asked["Book K2"], Book)
    assert asked["Book K2"].room == K2.id
    assert asked["More rooms"] == MoreRooms(WISH, 3)
    assert asked["Another time"] == AnotherTime(WISH)


@pytest.mark.parametrize(("read", "day"), [("22:59", "Tomorrow, "), ("23:00", "Today, ")])
def test_a_row_that_is_kept_is_not_shown_on_another_day(read: str, day: str) -> None:
    """Berlin's midnight is 23:00 UTC; nothing of a quarter of an hour before it stands there afterwards."""
    reader = replace(BERLIN, now=datetime.fromisoformat(f"2026-11-23T{read}:00+00:00"))
    card = render(SAMPLES["three rooms"], reader, References(), picture).card
    tooltips = [one["tooltip"] for one in of_type(card, "Action.Execute") if one["title"].startswith("Book ")]
    assert tooltips == [f"Book {room}, {day}Tue 24 Nov, 14:00–15:00" for room in ("Everest", "K2", "Lhotse")]


def test_more_rooms_only_where_there_are_more() -> None:
    assert list(buttons(SAMPLES["one room"])) == ["Book Everest", "Another time"]


def test_why_others_are_not_offered_and_when_calendars_were_read() -> None:
    said = words(SAMPLES["three rooms"])
    assert "Not offered: 12 busy, 5 too small, 1 calendar does not answer · Calendars read at 11:29" in said
    assert "Calendars read on Sun 22 Nov at 11:29" in words(SAMPLES["next year"])
    assert "Not offered" not in words(SAMPLES["one room"])


def test_the_picture_in_words() -> None:
    (alt, *_) = [image["altText"] for image in of_type(draw(SAMPLES["three rooms"]).card, "Image")]
    assert alt == (
        "Everest on Tue 24 Nov, 08:00–18:00: busy 09:00–10:00, 11:00–12:30 and 16:00–16:15, otherwise free. "
        "You asked for 14:00–15:00."
    )


@pytest.mark.parametrize(
    ("sample", "title"), [("just taken", "Lhotse was just taken"), ("declined, others free", "Everest declined")]
)
def test_why_other_rooms_are_offered_and_whether_anything_is_booked(sample: str, title: str) -> None:
    drawn = draw(SAMPLES[sample])
    said = texts(drawn.card)
    assert said[0] == title
    assert "nothing is booked" in said[1]
    assert drawn.summary.startswith(f"{title}, nothing is booked. 2 free rooms")


def test_declined_and_nothing_else() -> None:
    said = texts(draw(SAMPLES["declined, nothing else"]).card)
    assert said[0] == "Everest declined"
    assert "No room is free" in said


def test_another_zone_is_said_on_both_clocks() -> None:
    said = texts(draw(SAMPLES["rooms elsewhere"]).card)
    assert "Tomorrow, Tue 24 Nov, 13:00–14:00 London time (14:00–15:00 your time)" in said
    assert "13:00–14:00 London time" not in said, "the room's clock is the one on which it was asked"
    assert "2:00–3:00 PM Berlin time (5:00–6:00 AM your time)" in words(SAMPLES["one room"], SEATTLE)


def test_nothing_free_says_why_and_what_can_be_had() -> None:
    said = words(SAMPLES["nothing free"])
    assert "12 rooms are busy. 5 rooms are too small. The calendar of Makalu does not answer." in said
    assert "K2 and Box lack the equipment." in said
    asked = presses(SAMPLES["nothing free"])
    assert list(asked)[:2] == ["Book K2 13:30–14:30", "Book Everest 16:00–17:00"]
    assert isinstance(asked["Book K2 13:30–14:30"], Book)
    tooltip = buttons(SAMPLES["nothing free"])["Book K2 13:30–14:30"]["tooltip"]
    assert tooltip == "Book K2, Tomorrow, Tue 24 Nov, 13:30–14:30, half an hour earlier"
    assert "nothing is booked" in words(SAMPLES["nothing at all"])


@pytest.mark.parametrize(
    ("change", "hour", "until", "said"),
    [
        (Change.EARLIER, 13.75, 14.75, "13:45–14:45, 15 minutes earlier"),
        (Change.EARLIER, 13, 14, "13:00–14:00, an hour earlier"),
        (Change.LATER, 15.5, 16.5, "15:30–16:30, 1½ hours later"),
        (Change.SHORTER, 14, 14.75, "14:00–14:45, 45 minutes instead of 1 hour"),
        (Change.ROOM, 14, 15, "14:00–15:00, in another room"),
        (Change.FLOOR, 14, 15, "14:00–15:00, on floor 2"),
        (Change.BUILDING, 14, 15, "14:00–15:00, in HQ"),
        (Change.EQUIPMENT, 14, 15, "14:00–15:00, without whiteboard"),
    ],
)
def test_what_an_alternative_gives_up(change: Change, hour: float, until: float, said: str) -> None:
    wish = replace(WISH, equipment=frozenset({"screen", "whiteboard"}))
    reply = NothingFree(wish, (instead(change, K2, at(hour, until), wish),), (), None)
    assert said in words(reply)


def test_a_room_that_is_free_when_asked_about() -> None:
    said = texts(draw(SAMPLES["room free"]).card)
    assert said[:2] == ["Everest is free", "Tomorrow, Tue 24 Nov, 10:00–11:00"]
    shown = buttons(SAMPLES["room free"])
    assert next(iter(shown)) == "Book Everest 10:00–11:00"
    leading = [title for title, button in shown.items() if button.get("style") == "positive"]
    assert leading == ["Book Everest 10:00–11:00"]


def test_a_room_that_is_busy_full_or_silent() -> None:
    assert words(SAMPLES["room busy"]).startswith("Everest is busy\n")
    assert "Busy 09:00–10:00, 11:00–12:30 and 14:30–15:30." in words(SAMPLES["room busy"])
    assert "Nothing free is left that day." in words(SAMPLES["room's full day"])
    assert words(SAMPLES["room's day unknown"]).startswith("I cannot see Everest’s calendar\n")
    assert list(buttons(SAMPLES["room's day unknown"])) == ["Try again"]


def test_a_rooms_day_is_on_its_own_clock() -> None:
    said = words(SAMPLES["room's day elsewhere"])
    assert "Tomorrow, Tue 24 Nov, 09:00–10:00 London time\n10:00–11:00 your time" in said
