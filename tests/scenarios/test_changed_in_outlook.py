"""What Outlook does to a booking while Nook looks away: what its card says then, and what is left in the calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
