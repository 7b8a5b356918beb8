"""`my bookings`: Nook's own and those made in Outlook, as the calendars have them, and nobody else's."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.simulator import accepts, declines
from bot.simulator.recurrence import read_recurrence
from tests.office import Desk, Office, Seen

TUESDAY_TWO = datetime(2027, 3, 2, 13, 0, tzinfo=UTC)
"""14:00 in Berlin, the day after the tests' today."""
HOUR = timedelta(hours=1)
ADELE = "adele@contoso.com"


async def books(
    office: Office, desk: Desk, words: str = "book a room for 6 tomorrow 2pm for 1 hour called Budget"
) -> Seen:
    await desk.says(words)
    await desk.presses("Book Everest")
    await office.later(3)
    assert desk.sees().words.startswith("Booked"), desk.sees().words
    return desk.sees()


async def test_who_has_nothing_is_told_so(contoso: Office) -> None:
    seen = await contoso.desk(ADELE).says("my bookings")
    assert "no bookings" in seen.words
    assert "Book a room" in seen.buttons


async def test_what_nook_booked_and_what_outlook_did_stand_in_one_list_by_start(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    contoso.tenant.book(ADELE, "fuji@contoso.com", TUESDAY_TWO - 3 * HOUR, TUESDAY_TWO - 2 * HOUR, "Interview")
    words = (await adele.says("my bookings")).words
    assert words.index("Interview") < words.index("Budget")
    assert words.count("Everest") == 1, "the event of Nook's own booking is not listed a second time"


async def test_what_is_to_come_can_be_moved_and_cancelled_what_runs_extended_and_ended(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    contoso.tenant.book(ADELE, "fuji@contoso.com", contoso.clock() - HOUR / 2, contoso.clock() + HOUR / 2, "Running")
    running = await adele.says("my bookings")
    assert {"Extend", "End now"} <= set(running.buttons)
    assert "Cancel" not in running.buttons
    contoso.clock.advance(seconds=3600)
    contoso.tenant.book(ADELE, "fuji@contoso.com", TUESDAY_TWO, TUESDAY_TWO + HOUR, "Coming")
    coming = await adele.says("my bookings")
    assert "Running" not in coming.words
    assert {"Move", "Another room", "Cancel"} <= set(coming.buttons)
    assert "End now" not in coming.buttons


async def test_meetings_i_am_only_invited_to_and_rooms_without_a_link_are_not_mine(contoso: Office) -> None:
    contoso.tenant.add_room("Attic", seats=4, building="HQ", floor=5)
    contoso.tenant.book(
        "bianca@contoso.com", "fuji@contoso.com", TUESDAY_TWO, TUESDAY_TWO + HOUR, "Secret", people=[ADELE]
    )
    contoso.tenant.book(ADELE, "attic@contoso.com", TUESDAY_TWO, TUESDAY_TWO + HOUR, "In the attic")
    contoso.tenant.book(ADELE, None, TUESDAY_TWO, TUESDAY_TWO + HOUR, "Dentist")
    seen = await contoso.desk(ADELE).says("my bookings")
    for subject in ("Secret", "In the attic", "Dentist"):
        assert subject not in seen.words
    assert "no bookings" in seen.words


async def test_nobody_sees_the_bookings_of_another(contoso: Office) -> None:
    await books(contoso, contoso.desk(ADELE))
    seen = await contoso.desk("bianca@contoso.com").says("my bookings")
    assert "Budget" not in seen.words
    assert "no bookings" in seen.words


async def test_all_of_120_are_reached_five_at_a_time_on_small_cards_and_back_again(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    for n in range(120):
        start = TUESDAY_TWO + (n // 2) * timedelta(days=1) + (n % 2) * HOUR
        contoso.tenant.book(ADELE, "fuji@contoso.com", start, start + HOUR, f"Meeting {n:03}")
    found: list[str] = []
    seen = await adele.says("my bookings")
    while True:
        found += re.findall(r"Meeting \d{3}", seen.words)
        assert len(json.dumps(seen.card, ensure_ascii=False).encode()) <= 25_000
        assert len(seen.card.get("actions", [])) <= 6
        if "More bookings" not in seen.buttons:
            break
        seen = await adele.presses("More bookings", on=seen)
    assert found == [f"Meeting {n:03}" for n in range(120)]
    assert "116 to 120 of 120" in seen.words
    before = await adele.presses("Earlier bookings", on=seen)
    assert "111 to 115 of 120" in before.words


async def test_a_day_that_was_named_is_where_the_list_begins(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    for days, subject in ((0, "On Tuesday"), (1, "On Wednesday")):
        start = TUESDAY_TWO + timedelta(days=days)
        contoso.tenant.book(ADELE, "fuji@contoso.com", start, start + HOUR, subject)
    words = (await adele.says("what do I have on Wednesday?")).words
    assert "On Wednesday" in words
    assert "On Tuesday" not in words


async def test_moved_in_outlook_it_is_listed_at_its_new_time_at_once(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.move(event, TUESDAY_TWO + 2 * HOUR, TUESDAY_TWO + 3 * HOUR)
    words = (await adele.says("my bookings")).words
    assert "16:00" in words
    assert "14:00" not in words


async def test_cancelled_in_outlook_it_is_gone_at_once_and_its_card_says_so(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    card = await books(contoso, adele)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.cancel(event)
    assert "Budget" not in (await adele.says("my bookings")).words
    await contoso.later(0)
    assert "Cancelled in Outlook" in adele.sees_again(card).words


async def test_a_room_that_declined_since_is_said_to_be_lost(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.room_answers("everest@contoso.com", event, "declined")
    assert "no room" in (await adele.says("my bookings")).words


async def test_where_the_calendar_does_not_answer_nooks_own_are_shown_and_that_is_said(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await books(contoso, adele)
    contoso.simulator.graph_faults.fail(503, calls=None, path="/calendarView")
    seen = await adele.says("my bookings")
    assert "Budget" in seen.words
    assert "could not be read" in seen.words


async def test_as_nook_it_is_listed_without_buttons_that_the_person_may_not_use(service_office: Office) -> None:
    adele = service_office.desk(ADELE)
    await books(service_office, adele)
    seen = await adele.says("my bookings")
    assert "Everest" in seen.words
    assert not {"Cancel", "Move", "Another room"} & set(seen.buttons)


async def test_of_outlooks_series_one_date_is_moved_and_one_cancelled_and_the_others_stay(contoso: Office) -> None:
    weekly = {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["tuesday"]},
        "range": {"type": "numbered", "startDate": "2027-03-02", "numberOfOccurrences": 4},
    }
    contoso.tenant.book(
        ADELE, "fuji@contoso.com", TUESDAY_TWO, TUESDAY_TWO + HOUR, "Weekly", recurrence=read_recurrence(weekly)
    )
    week, adele = timedelta(days=7), contoso.desk(ADELE)
    seen = await adele.says("my bookings")
    assert seen.words.count("One of a series") == 4
    for words in (
        "cancel the whole series",
        "move my Tuesday series to 10",
        "another room for my series from March 9 on",
    ):
        refused = await adele.says(words)
        assert "This series was made in Outlook" in refused.words
        assert "Nothing was changed" in refused.words
        assert refused.buttons == ["Open in Outlook", "Show my bookings"]
    assert "the others stay" in (await adele.says("cancel my booking on March 9")).words
    moved = await adele.says("move my 2pm tomorrow to 4pm")
    await contoso.later(4)
    assert "Moved to 16:00–17:00" in adele.sees_again(moved).words
    await adele.says("cancel my booking on March 9")
    await adele.presses("Yes, cancel Fuji")
    await contoso.later(4)
    # One that the room declines is put back, and keeps its room.
    contoso.tenant.set_policy("fuji@contoso.com", accepts(work_hours_only=True))
    third = await adele.says("move my booking on March 16 to 8pm")
    await contoso.later(6)
    assert "Fuji declined the other time" in adele.sees_again(third).words
    held = contoso.tenant.mailbox("fuji@contoso.com").within(TUESDAY_TWO - HOUR, TUESDAY_TWO + 5 * week)
    moved_start = TUESDAY_TWO + 2 * HOUR
    assert [start for _, start, _ in held] == [moved_start, TUESDAY_TWO + 2 * week, TUESDAY_TWO + 3 * week]
    assert len((await adele.says("my bookings")).words.split("Weekly")) == 4
    assert contoso.tenant.double_bookings() == []


@pytest.mark.parametrize("address", ["gina@partner.example", "alex@fabrikam.com"])
async def test_whoever_books_as_nook_sees_what_nook_booked_for_them(contoso: Office, address: str) -> None:
    desk = contoso.desk(address)
    await books(contoso, desk)
    assert "Everest" in (await desk.says("my bookings")).words


async def test_a_room_that_declines_from_the_start_is_not_listed(contoso: Office) -> None:
    contoso.tenant.set_policy("everest@contoso.com", declines())
    adele = contoso.desk(ADELE)
    await adele.says("book a room for 6 tomorrow 2pm for 1 hour called Budget")
    await adele.presses("Book Everest")
    await contoso.later(3)
    assert "no bookings" in (await adele.says("my bookings")).words
