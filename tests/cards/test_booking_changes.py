"""Bookings that stand: what is said while they change and after, what can be pressed, and whose subject is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.booking import State
from bot.domain.wish import Problem
from bot.presses import AnotherTime, Press, Say
from bot.presses.bookings import AnotherRoom, AskTime, AskToCancel, Cancel, EndNow, Extend, Held, MoreBookings, MoveTo
from bot.replies import BookingShown, Reply
from bot.replies.bookings import MyBookings, NotPossible, TimeAsked
from cards import render
from tests.cards.drawing import References, buttons, draw, inputs, of_type, texts, words
from tests.cards.samples import SAMPLES
from tests.cards.samples_bookings import INVITED, LISTED, in_outlook
from tests.cards.workplace import BERLIN, BOOKED, LHOTSE, OWN, SERVICE, USER


def presses(reply: Reply) -> dict[str, Press]:
    """What stands behind each button, by title."""
    references = References()
    card = render(reply, BERLIN, references).card
    return {part["title"]: references.given[part["data"]["op"]] for part in of_type(card, "Action.Execute")}


@pytest.mark.parametrize(
    ("sample", "title", "says"),
    [
        ("moving: wanted", "Asking Everest for 16:00–17:00…", "Everest is still yours at 14:00–15:00 until it answers"),
        ("moving: asked", "Asking Everest for 16:00–17:00…", "Everest is still yours at 14:00–15:00 until it answers"),
        ("moving: back", "Putting it back…", "Everest declined 16:00–17:00, putting it back to 14:00–15:00…"),
        ("moving: returning", "Putting it back…", "Everest declined 16:00–17:00, putting it back to 14:00–15:00…"),
        ("moving to another day", "Asking Everest for Thu 26 Nov, 09:00–10:00…", "still yours at 14:00–15:00"),
        ("ending", "Ending Everest at 11:30…", "Everest is still yours at 11:00–12:00"),
        ("switching: asked", "Asking Fuji…", "Everest is kept until Fuji has accepted"),
        ("switching: back", "Fuji declined…", "Everest is still yours"),
        ("switching, lost", "Asking Fuji…", "Your meeting has no room until Fuji has accepted"),
        ("switching back, lost", "Fuji declined…", "Your meeting is still without a room"),
        ("news: moved", "Booked", "Moved to 14:00–15:00. Everest has accepted."),
        ("news: room changed", "Booked", "Now in Everest"),
        ("news: ended", "Booked", "Ends early: free from 15:00"),
        ("news: ended now", "Ended early: free from 11:30", "Everest is not booked for you any longer"),
        ("news: move declined", "Booked", "Everest declined the other time, so your meeting stays at 14:00–15:00."),
        ("news: room declined", "Booked", "The other room declined; you keep Everest."),
        ("news: refused", "Booked", "Microsoft 365 refused the change; the booking stands as it was."),
        ("news: moved in outlook", "Booked", "Moved in Outlook to 14:00–15:00."),
        ("cancelling", "Cancelling…", "Everest is booked until Microsoft 365 has cancelled it."),
        ("cancelled", "Cancelled", "Everest is not booked any more. Microsoft 365 tells those who were invited."),
        ("cancelled in Outlook", "Cancelled", "Cancelled in Outlook: Everest is not booked any more."),
        ("lost: none", "Everest is no longer booked", "The meeting itself still stands in your calendar"),
        ("lost: moved in outlook", "Everest is no longer booked", "Everest declined the new time."),
        ("lost: move declined", "Everest is no longer booked", "was taken when the meeting was put back."),
        ("lost, as Nook", "Everest is no longer booked", "The meeting itself still stands in Nook’s calendar"),
    ],
)
def test_what_happened_and_whether_a_room_is_booked(sample: str, title: str, says: str) -> None:
    drawn = draw(SAMPLES[sample])
    said = texts(drawn.card)
    assert said[0] == title
    assert says in said[1]
    assert drawn.summary.startswith(title)


def test_ones_own_booking_can_be_changed_from_its_card() -> None:
    held = Held(OWN.id)
    assert presses(SAMPLES["booked as user"]) == {
        "Another time": AskTime(held),
        "Another room": AnotherRoom(held),
        "Cancel": AskToCancel(held),
    }
    assert buttons(SAMPLES["booked as user"])["Cancel"]["tooltip"] == "Cancel Everest, Tue 24 Nov 14:00–15:00"
    running = SAMPLES["booked, running"]
    assert isinstance(running, BookingShown)
    assert presses(running) == {
        "Extend 30 min": Extend(held, 30, running.booking.span.end),
        "End now": EndNow(held),
        "Another room": AnotherRoom(held),
    }
    assert list(buttons(SAMPLES["booked as Nook, may manage"])) == [*presses(SAMPLES["booked as user"]), *_OUTLOOK]
    assert "You can change or cancel it here" in words(SAMPLES["booked as Nook, may manage"])


_OUTLOOK = ["Open in Outlook"]


@pytest.mark.parametrize("sample", ["booked as Nook", "booked, over", "moving: asked", "news: ended now"])
def test_what_cannot_be_changed_now_has_no_buttons_for_it(sample: str) -> None:
    assert list(buttons(SAMPLES[sample])) == _OUTLOOK


@pytest.mark.parametrize("state", [State.BOOKED, State.LOST, State.CANCELLED, State.CANCELLING])
def test_another_person_has_no_buttons_and_no_news(state: State) -> None:
    reply = BookingShown(replace(OWN, state=state), USER, by_another=True, may_manage=True)
    assert not buttons(reply)
    assert "Budget" not in words(reply)
    assert "your meeting" not in words(reply).lower()


def test_from_a_lost_room_there_is_a_way_to_another() -> None:
    assert presses(SAMPLES["lost: none"])["Find another room"] == AnotherRoom(Held(OWN.id))
    assert isinstance(presses(SAMPLES["lost, as Nook"])["Find another room"], AnotherTime)


ROOM_FOR = {1: (60, 60), 2: (15, 25), 3: (8, 20)}


@pytest.mark.parametrize(
    "sample", [name for name, one in SAMPLES.items() if isinstance(one, BookingShown | MyBookings)]
)
def test_buttons_side_by_side_are_not_cut_on_a_phone(sample: str) -> None:
    for row in of_type(draw(SAMPLES[sample]).card, "ActionSet"):
        lengths = [len(button["title"]) for button in row["actions"]]
        longest, together = ROOM_FOR[len(lengths)]
        assert max(lengths) <= longest
        assert sum(lengths) <= together


def test_my_bookings_by_day_with_what_can_be_done() -> None:
    said = texts(draw(SAMPLES["mine"]).card)
    assert said[:10] == [
        "Your bookings",
        "Today, Mon 23 Nov",
        "11:00–12:00 · Everest",
        "“Budget”",
        "8 seats · Floor 3 · HQ · screen, whiteboard",
        "Extend",
        "End now",
        "Another room",
        "Cancel",
        "Open",
    ]
    assert [line for line in said if "Nov" in line] == ["Today, Mon 23 Nov", "Tomorrow, Tue 24 Nov", "Wed 25 Nov"]
    assert "Asking K2 for 16:00–17:00…" in said


def test_every_button_of_my_bookings_names_its_room() -> None:
    tips = [part.get("tooltip", "") for part in of_type(draw(SAMPLES["mine"]).card, "Action.Execute", "Action.OpenUrl")]
    assert tips[3] == "Cancel Everest, Mon 23 Nov 11:00–12:00"
    assert all(any(name in tip for name in ("Everest", "Lhotse", "K2")) for tip in tips)


def test_somebody_elses_meeting_is_never_told_by_its_subject() -> None:
    said = words(SAMPLES["mine"])
    assert "Not for you" not in said
    assert "Somebody else organises it" in said
    control = MyBookings((in_outlook(replace(INVITED, organizer=True), LHOTSE),), 0, 0)
    assert "Not for you" in words(control), "their own organiser reads it"


def test_a_meeting_elsewhere_is_told_on_both_clocks() -> None:
    assert "14:00–15:00 your time · Thames" in words(SAMPLES["mine elsewhere"])
    assert "13:00–14:00 London time" in words(SAMPLES["mine elsewhere"])


def test_more_bookings() -> None:
    assert presses(SAMPLES["mine, more"])["More bookings"] == MoreBookings(5 + len(LISTED) - 1)
    assert "6 to 9 of 12" in words(SAMPLES["mine, more"])


def test_no_bookings_is_said_only_where_the_calendar_was_read() -> None:
    none = draw(SAMPLES["mine, none"])
    assert texts(none.card)[0] == "You have no bookings from now on"
    assert presses(SAMPLES["mine, none"]) == {"Book a room": Say("book a room")}
    unread = words(SAMPLES["mine, none and unread"])
    assert "You have no bookings" not in unread
    for sample in ("mine, unread", "mine, none and unread"):
        assert "meetings made in Outlook may be missing" in words(SAMPLES[sample])


@pytest.mark.parametrize(
    "says", ["has not answered so far", "Waiting for Lhotse’s owner", "Lhotse declined: the meeting has no room"]
)
def test_a_room_that_has_not_accepted_is_told_in_words(says: str) -> None:
    assert says in words(SAMPLES["mine, answers out"])


def test_cancelling_asks_once_and_says_who_is_told() -> None:
    said = words(SAMPLES["cancel?"])
    assert "Microsoft 365 tells the 3 other people invited." in said
    assert "Nothing has been cancelled yet." in said
    assert presses(SAMPLES["cancel?"])["Yes, cancel Everest"] == Cancel(Held(OWN.id))
    assert "Nobody else is invited" in words(SAMPLES["cancel, nobody told?"])


def test_which_one_names_room_and_time_in_each_button() -> None:
    assert [title for title in buttons(SAMPLES["which to cancel"]) if title.startswith("Cancel")] == [
        "Cancel Everest 11:00–12:00",
        "Cancel Everest 14:00–15:00",
    ]
    assert "Move Everest from 14:00" in buttons(SAMPLES["which: move"])
    assert "nothing was changed" in words(SAMPLES["which, none"])


@pytest.mark.parametrize("why", NotPossible)
def test_a_refusal_says_that_nothing_was_changed_and_has_a_way_on(why: NotPossible) -> None:
    for sample in (f"refused: {why}", f"refused: {why}, nothing known"):
        assert "Nothing was changed" in words(SAMPLES[sample])
        assert buttons(SAMPLES[sample])


def test_a_refusal_offers_the_nearest_that_is_possible() -> None:
    titles = list(buttons(SAMPLES["refused, other times"]))
    assert titles[:4] == ["Move to 16:00–17:00", "Move to Wed 25 Nov, 09:00", "Switch to Fuji", "Take K2 16:00–17:00"]
    assert "Extend to 15:15" in buttons(SAMPLES["refused, shorter"])
    assert "Please ask Adele Vance or Alex Wilber." in words(SAMPLES["refused, admins"])


def test_a_room_that_was_wanted_and_is_busy_is_not_taken_for_the_own_one() -> None:
    assert texts(draw(SAMPLES["refused, other times"]).card)[0] == "Everest is busy then"
    assert texts(draw(SAMPLES["refused, other room busy"]).card)[0] == "The room is busy then"
    assert list(buttons(SAMPLES["refused, shorter"]))[:2] == ["Extend to 15:15", "Book K2 15:15–15:30"]


def test_a_meeting_without_a_room_finds_one_before_it_is_moved() -> None:
    assert texts(draw(SAMPLES["refused, lost"]).card)[0] == "Everest is no longer booked"
    assert list(buttons(SAMPLES["refused, lost"])) == ["Find another room"]


def test_a_room_that_nobody_knows_is_named() -> None:
    assert "I know no room called “Fugi”" in words(SAMPLES["other rooms, unknown"])


def test_the_form_for_another_time_is_filled_in_with_what_is() -> None:
    filled = {id: part["value"] for id, part in inputs(SAMPLES["another time?"]).items()}
    assert filled == {"date": "2026-11-24", "start": "14:00", "duration": "60"}
    assert presses(SAMPLES["another time?"])["Move Everest"] == MoveTo(Held(OWN.id))
    assert buttons(SAMPLES["another time?"])["Keep it as it is"]["associatedInputs"] == "none"
    assert inputs(SAMPLES["another time elsewhere?"])["start"]["label"] == "Start (London time)"


@pytest.mark.parametrize("problem", Problem)
def test_what_is_wrong_with_a_time_is_said_on_top(problem: Problem) -> None:
    asked = SAMPLES["another time?"]
    assert isinstance(asked, TimeAsked)
    said = texts(draw(replace(asked, wrong=problem)).card)
    assert said[0][-1] not in ".:"
    assert "Nothing was changed." in said[1]


def test_the_first_room_is_kept_until_the_second_accepts() -> None:
    assert "Everest stays yours until the other room has accepted." in words(SAMPLES["other rooms"])
    assert "Your meeting has no room until one of them has accepted." in words(SAMPLES["other rooms, lost"])
    assert list(buttons(SAMPLES["other rooms"])) == [
        *("Switch to Fuji", "Switch to K2", "Switch to Thames", "Keep it as it is"),
    ]
    assert "Everest" in buttons(SAMPLES["other rooms"])["Switch to Fuji"]["tooltip"]


def test_what_nook_holds_says_so() -> None:
    assert "Held by Nook" in words(SAMPLES["mine, unread"])
    assert not presses(BookingShown(BOOKED, SERVICE))
