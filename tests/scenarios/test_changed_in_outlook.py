"""What Outlook does to a booking while Nook looks away: what its card says then, and what is left in the calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.simulator import declines, never_answers
from bot.simulator.calendars import CalendarItem
from tests.office import Desk, Office, Seen

TUESDAY_TWO = datetime(2027, 3, 2, 13, 0, tzinfo=UTC)
"""14:00 in Berlin, the day after the tests' today."""
HOUR = timedelta(hours=1)
ADELE, EVEREST, FUJI = "adele@contoso.com", "everest@contoso.com", "fuji@contoso.com"
WATCHED = 40 * 60
"""Seconds within which what is booked for tomorrow is looked at."""


async def asks(office: Office) -> tuple[Desk, Seen]:
    """The card of a booking whose room has not answered."""
    desk = office.desk(ADELE)
    await desk.says("book a room for 6 tomorrow 2pm for 1 hour called Budget")
    await desk.presses("Book Everest")
    return desk, desk.sees()


async def books(office: Office) -> tuple[Desk, Seen, CalendarItem]:
    desk, card = await asks(office)
    await office.later(3)
    assert desk.sees_again(card).words.startswith("Booked")
    (event,) = office.tenant.events_in(ADELE)
    return desk, card, event


async def watched(office: Office) -> None:
    office.clock.advance(seconds=WATCHED)
    await office.later(3)


@pytest.mark.fault("F17")
async def test_moved_it_is_not_called_booked_until_the_room_has_accepted_the_new_time(contoso: Office) -> None:
    adele, card, event = await books(contoso)
    contoso.tenant.set_policy(EVEREST, never_answers())
    contoso.tenant.move(event, TUESDAY_TWO + HOUR, TUESDAY_TWO + 2 * HOUR)
    mine = await adele.says("my bookings")
    assert "Asking Everest" in mine.words
    await watched(contoso)
    says = adele.sees_again(card).words
    assert says.startswith("Asking Everest")
    assert "15:00–16:00" in says
    contoso.tenant.room_answers(EVEREST, event, "accepted")
    await watched(contoso)
    assert adele.sees_again(card).words.startswith("Booked\nMoved in Outlook to 15:00–16:00")


@pytest.mark.fault("F17")
async def test_moved_to_where_the_room_declines_it_stands_without_the_room(contoso: Office) -> None:
    """The person's own meeting is not taken out of their calendar for that."""
    adele, card, event = await books(contoso)
    contoso.clock.advance(seconds=29 * 60 + 55)
    contoso.tenant.set_policy(EVEREST, declines(after=20))
    contoso.tenant.move(event, TUESDAY_TWO + HOUR, TUESDAY_TWO + 2 * HOUR)
    await contoso.later(12)
    assert adele.sees_again(card).words.startswith("Asking Everest")
    await watched(contoso)
    assert adele.sees().words.startswith("Everest is no longer booked\nThe meeting was moved in Outlook")
    assert contoso.tenant.organizers_copy(event)


async def test_moved_away_and_back_it_is_asked_anew_and_not_called_booked_meanwhile(contoso: Office) -> None:
    adele, card, event = await books(contoso)
    contoso.tenant.set_policy(EVEREST, never_answers())
    for start in (TUESDAY_TWO + HOUR, TUESDAY_TWO):
        contoso.tenant.move(event, start, start + HOUR)
    assert "Asking Everest" in (await adele.says("my bookings")).words
    await watched(contoso)
    assert adele.sees_again(card).words.startswith("Asking Everest")
    contoso.tenant.room_answers(EVEREST, event, "accepted")
    await watched(contoso)
    assert adele.sees_again(card).words.startswith("Booked")


async def test_moved_before_the_room_had_answered_it_is_booked_where_it_is_now(contoso: Office) -> None:
    adele, card = await asks(contoso)
    await contoso.later(0)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.move(event, TUESDAY_TWO + HOUR, TUESDAY_TWO + 2 * HOUR)
    await contoso.later(5)
    says = adele.sees_again(card).words
    assert says.startswith("Booked")
    assert "15:00–16:00" in says


async def test_taken_out_of_the_room_before_it_had_answered_the_meeting_still_stands(contoso: Office) -> None:
    adele, _ = await asks(contoso)
    await contoso.later(0)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.take_out(event, EVEREST)
    await contoso.later(5)
    assert "Nothing stands in any calendar" not in adele.sees().words
    assert "without a room" in adele.sees().words


async def test_put_into_another_room_it_is_booked_there(contoso: Office) -> None:
    adele, card, event = await books(contoso)
    contoso.tenant.take_out(event, EVEREST)
    contoso.tenant.put_in(event, FUJI)
    assert "14:00–15:00 · Fuji\nAsking Fuji" in (await adele.says("my bookings")).words
    await contoso.later(2)
    assert "14:00–15:00 · Fuji\n“Budget”" in (await adele.says("my bookings")).words
    await watched(contoso)
    assert adele.sees_again(card).words.startswith("Booked\nMoved in Outlook to Fuji, which has accepted.\nFuji")
    await adele.says("move my 2pm tomorrow to 4pm")
    await contoso.later(3)
    assert [item.start for item in contoso.tenant.bookings_of(FUJI)] == [TUESDAY_TWO + 2 * HOUR]


async def test_put_into_another_room_that_declines_it_has_none(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    contoso.tenant.set_policy(FUJI, declines())
    contoso.tenant.take_out(event, EVEREST)
    contoso.tenant.put_in(event, FUJI)
    await watched(contoso)
    says = adele.sees().words
    assert says.startswith("Fuji is no longer booked\nThe meeting was moved in Outlook to Fuji, which declined.")


async def test_a_meeting_without_a_room_that_gets_one_in_outlook_is_booked_there(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    contoso.tenant.room_answers(EVEREST, event, "declined")
    await watched(contoso)
    assert "no longer booked" in adele.sees().words
    contoso.tenant.put_in(event, FUJI)
    await contoso.later(2)
    assert "no room" not in (await adele.says("my bookings")).words
    await watched(contoso)
    assert any(seen.words.startswith("Booked") and "Fuji" in seen.words for seen in cards(contoso))


async def test_a_second_room_beside_the_first_changes_nothing(contoso: Office) -> None:
    adele, card, event = await books(contoso)
    contoso.tenant.put_in(event, FUJI)
    await watched(contoso)
    says = adele.sees_again(card).words
    assert says.startswith("Booked\nEverest")


async def test_a_meeting_without_a_room_that_is_cancelled_in_outlook_is_gone(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    contoso.tenant.room_answers(EVEREST, event, "declined")
    await watched(contoso)
    contoso.tenant.cancel(event)
    assert "no bookings" in (await adele.says("my bookings")).words


async def test_the_second_room_taken_out_again_while_it_is_asked_leaves_the_first(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    contoso.tenant.set_policy(FUJI, never_answers())
    asking = await adele.says("move my 2pm tomorrow to Fuji")
    await contoso.later(2)
    contoso.tenant.take_out(event, FUJI)
    await contoso.later(10)
    assert "you keep Everest" in adele.sees_again(asking).words


async def test_moved_in_outlook_while_a_second_room_is_asked_it_is_said_where_it_is_now(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    asking = await adele.says("move my 2pm tomorrow to Fuji")
    await contoso.later(0)
    contoso.tenant.move(event, TUESDAY_TWO + HOUR, TUESDAY_TWO + 2 * HOUR)
    await contoso.later(5)
    says = adele.sees_again(asking).words
    assert says.startswith("Booked\nNow in Fuji")
    assert "15:00–16:00" in says
    assert contoso.tenant.bookings_of(EVEREST) == []


async def test_the_first_room_lost_while_the_second_declines_is_not_said_to_be_kept(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    contoso.tenant.set_policy(FUJI, declines(after=5))
    await adele.says("move my 2pm tomorrow to Fuji")
    await contoso.later(1)
    contoso.tenant.room_answers(EVEREST, event, "declined")
    await contoso.later(10)
    assert "no longer booked" in adele.sees().words


async def test_cancelled_in_outlook_just_before_it_is_changed_it_is_said_to_be_gone(contoso: Office) -> None:
    adele, _, event = await books(contoso)
    asking = await adele.says("move my 2pm tomorrow to 4pm")
    contoso.tenant.cancel(event)
    await contoso.later(1)
    assert adele.sees_again(asking).words.startswith("Cancelled\nCancelled in Outlook")


def cards(office: Office) -> list[Seen]:
    person = office.desk(ADELE).person
    return [Seen(m.card(person) or {}, m) for m in office.simulator.teams.messages(person) if m.author is None]
