"""Where a booking stands, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.booking import State
from bot.domain.configuration import BookingLevel
from bot.presses import AnotherTime
from bot.replies import BookingShown
from cards import render
from tests.cards.drawing import References, buttons, draw, texts, words
from tests.cards.samples import SAMPLES
from tests.cards.workplace import BERLIN, BOOKED, BOOKING, OWN, WISH


@pytest.mark.parametrize(
    ("sample", "title", "says"),
    [
        ("asking", "Asking Everest…", "Not booked yet"),
        ("invited", "Asking Everest…", "Not booked yet"),
        ("waiting", "Waiting for Everest’s owner", "Not booked yet"),
        ("declined", "Everest declined", "nothing is booked"),
        ("asking: calendars busy", "Asking Everest…", "Not booked yet: Microsoft 365 is busy."),
        ("asking: room silent", "Asking Everest…", "Not booked yet: Everest has not answered so far."),
        ("failed: none", "Everest is not booked", "Nothing stands in any calendar"),
        ("failed: refused", "Everest is not booked", "Microsoft 365 refused the booking."),
        ("failed: no mailbox", "Everest is not booked", "Nook’s service account has no mailbox"),
        ("failed, own mailbox", "Everest is not booked", "Your account has no mailbox"),
        ("failed, own mailbox", "Everest is not booked", "Please tell Adele Vance."),
        ("failed: no right", "Everest is not booked", "Please tell an admin of Nook."),
        ("failed: event gone", "Everest is not booked", "The meeting was removed from its calendar"),
        ("failed: too late", "Everest is not booked", "Microsoft 365 did not take the booking in time."),
    ],
)
def test_every_state_says_whether_anything_is_booked(sample: str, title: str, says: str) -> None:
    drawn = draw(SAMPLES[sample])
    said = texts(drawn.card)
    assert said[0] == title
    assert says in said[1]
    assert drawn.summary.startswith(title)


@pytest.mark.parametrize("state", [state for state in State if state is not State.BOOKED])
def test_booked_is_said_only_of_what_is_booked(state: State) -> None:
    drawn = draw(BookingShown(replace(BOOKING, state=state), BookingLevel.SERVICE))
    assert not any(line.startswith("Booked") for line in [*texts(drawn.card), drawn.summary])


def test_booked_says_room_day_time_and_zone() -> None:
    drawn = draw(SAMPLES["booked as user"])
    assert texts(drawn.card)[:6] == [
        "Booked",
        "Everest",
        "8 seats · Floor 3 · HQ · screen, whiteboard",
        "Tomorrow, Tue 24 Nov",
        "14:00–15:00 Berlin time (CET)",
        "“Budget”",
    ]
    assert drawn.summary == "Booked: Everest, Tomorrow, Tue 24 Nov, 14:00–15:00"
    assert "13:00–14:00 London time (GMT)\n14:00–15:00 your time" in words(SAMPLES["booked in London"])
    assert "22:00 – Wed 25 Nov, 01:00 Berlin time (CET)" in words(SAMPLES["booked over midnight"])


def test_whose_the_booking_is() -> None:
    assert "In your own calendar. You can change or cancel it here or in Outlook." in words(SAMPLES["booked as user"])
    as_nook = words(SAMPLES["booked as Nook"])
    assert "Nook’s service account (nook@contoso.com) holds it for you. You are invited" in as_nook
    assert "You cannot change or cancel it yourself; ask Adele Vance or Alex Wilber." in as_nook
    assert "Why not in your own calendar?" not in as_nook


def test_who_could_have_booked_as_user_is_told_why_not() -> None:
    said = words(SAMPLES["booked as Nook, not as user"])
    assert "Why not in your own calendar?" in said
    assert "You have no mailbox here" in said
    assert "ask an admin of Nook" in said


def test_outlook_is_a_link_and_nothing_else_is() -> None:
    assert buttons(BookingShown(OWN, BookingLevel.USER))["Open in Outlook"]["url"] == OWN.link
    for link in ("", "javascript:alert(1)", "http://outlook.example/"):
        assert not buttons(BookingShown(replace(BOOKED, link=link), BookingLevel.SERVICE))


def test_pressed_again() -> None:
    assert texts(draw(SAMPLES["pressed again"]).card)[:2] == [
        "Booked",
        "You pressed this before: here is where it stands.",
    ]


def test_another_person_sees_who_booked_but_neither_subject_nor_link() -> None:
    said = words(SAMPLES["pressed by another"])
    assert "Adele Vance has already booked with this card." in said
    assert "It is Adele Vance’s booking." in said
    assert "Budget" not in said
    assert "your own calendar" not in said
    assert not buttons(SAMPLES["pressed by another"])


def test_from_a_failure_there_is_a_way_on() -> None:
    references = References()
    render(SAMPLES["failed: refused"], BERLIN, references)
    assert list(references.given.values()) == [AnotherTime(WISH)]
