"""`every Monday 9 to 10 for 6 weeks`: looked at, booked, shown and cancelled, date by date."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.simulator import accepts, declines
from tests.office import Desk, Office, Seen

ADELE = "adele@contoso.com"
BERLIN = ZoneInfo("Europe/Berlin")
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
SERIES = "book a room for 6 in HQ every Tuesday 9 to 10 for 6 weeks called Budget"
"""From Tuesday 2 March to Tuesday 6 April 2027; the clocks go forward on 28 March."""


def nine(week: int) -> datetime:
    return datetime(2027, 3, 2, 9, tzinfo=BERLIN) + week * WEEK


async def booked(office: Office, desk: Desk, words: str = SERIES) -> Seen:
    await desk.says(words)
    seen = await desk.presses("Book")
    await office.later(4)
    return desk.sees_again(seen)


async def test_a_series_is_booked_date_by_date_at_the_same_time_on_the_wall(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    offered = await adele.says(SERIES)
    assert "A room for all 6 dates" in offered.words
    assert "Book Fuji on 6 dates" in offered.buttons
    asking = await adele.presses("Book Fuji on 6 dates")
    assert "Asking for 6 dates" in asking.words
    assert "All 6" not in asking.words, "nothing is booked before the room has answered"
    await contoso.later(4)
    card = adele.sees_again(asking)
    assert "All 6 dates are booked" in card.words
    starts = sorted(event.start.astimezone(BERLIN) for event in contoso.tenant.events_in(ADELE))
    assert starts == [nine(week) for week in range(6)]
    assert {start.hour for start in starts} == {9}
    assert contoso.tenant.double_bookings() == []
    again = await adele.presses("Book Fuji on 6 dates", on=offered)
    assert "You pressed this before" in again.words
    assert len(contoso.tenant.events_in(ADELE)) == 6
    mine = await adele.says("my bookings")
    assert mine.words.count("One of a series") == 5, "a page of them"


async def test_dates_that_clash_are_shown_and_get_a_room_of_their_own(contoso: Office) -> None:
    for calendar, week in (("fuji", 0), ("fuji", 2), ("everest", 2)):
        contoso.tenant.book("bianca@contoso.com", f"{calendar}@contoso.com", nine(week), nine(week) + HOUR, "Secret")
    adele = contoso.desk(ADELE)
    offered = await adele.says(SERIES.replace("a room for 6 in HQ", "Fuji"))
    assert "Free on 4 of 6 dates" in offered.words
    assert "Busy on Tue 2 Mar, Tue 16 Mar: Elbe instead" in offered.words
    assert "Secret" not in offered.words
    assert {"Book 6 dates", "Book Fuji on 4 dates"} <= set(offered.buttons), offered.words
    card = await adele.presses("Book 6 dates")
    await contoso.later(4)
    card = adele.sees_again(card)
    assert "All 6 dates are booked" in card.words
    assert "Tue 2 Mar: Elbe" in card.words


async def test_a_date_that_is_declined_is_counted_and_another_room_steps_in(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    offered = await adele.says(SERIES)
    contoso.tenant.book("bianca@contoso.com", "fuji@contoso.com", nine(3), nine(3) + HOUR, "Secret")
    await adele.presses("Book Fuji", on=offered)
    await contoso.later(5)
    card = adele.sees_again(offered)
    assert "5 of 6 dates are booked" in card.words
    assert "Tue 23 Mar: Fuji declined, nothing is booked" in card.words
    assert len(contoso.tenant.events_in(ADELE)) == 5, "Nook's own event of that date is withdrawn"
    await adele.presses("Book Everest on Tue 23 Mar", on=card)
    await contoso.later(5)
    card = adele.sees_again(offered)
    assert "All 6 dates are booked" in card.words
    assert "Tue 23 Mar: Everest" in card.words
    assert contoso.tenant.double_bookings() == []


async def test_one_date_those_from_it_on_or_all_are_cancelled(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    card = await booked(contoso, adele)
    which = await adele.says("cancel my booking on March 9")
    assert {"Cancel just Tue 9 Mar", "Cancel from Tue 9 Mar on (5)", "Cancel all 6"} <= set(which.buttons)
    assert "Nothing has been cancelled yet" in which.words
    assert len(contoso.tenant.events_in(ADELE)) == 6
    await adele.presses("Cancel just", on=which)
    await contoso.later(3)
    assert len(contoso.tenant.events_in(ADELE)) == 5
    assert "Tue 9 Mar: cancelled" in adele.sees_again(card).words
    which = await adele.says("cancel my booking on March 23")
    await adele.presses("Cancel from Tue 23 Mar on (3)", on=which)
    await contoso.later(3)
    assert sorted(event.start for event in contoso.tenant.events_in(ADELE)) == [nine(0), nine(2)]
    said = await adele.says("cancel the whole series")
    assert [title for title in said.buttons if title.startswith("Cancel")] == ["Cancel all 2"], said.words
    which = await adele.presses("Cancel dates", on=adele.sees_again(card))
    await adele.presses("Cancel all 2", on=which)
    await contoso.later(3)
    assert contoso.tenant.events_in(ADELE) == []
    assert "The series is cancelled" in adele.sees_again(card).words


async def test_a_date_changed_in_outlook_is_shown_and_one_lost_is_told_anew(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    card = await booked(contoso, adele)
    events = sorted(contoso.tenant.events_in(ADELE), key=lambda event: event.start)
    contoso.tenant.cancel(events[1])
    await adele.says("my bookings")
    await contoso.later(2)
    assert "Tue 9 Mar: cancelled" in adele.sees_again(card).words
    contoso.tenant.room_answers("fuji@contoso.com", events[4], "declined")
    contoso.clock.advance(seconds=3 * 3600 + 60)
    await contoso.later(2)
    assert "Tue 30 Mar: Fuji is no longer booked" in adele.sees_again(card).words
    assert "4 of 5 dates are booked" in adele.sees_again(card).words
    anew = adele.sees()
    assert anew.words.startswith("Fuji is no longer booked")
    await adele.presses("Find another room", on=anew)


async def test_a_series_without_an_end_is_asked_for_one_and_a_long_one_is_cut(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    asked = await adele.says("book a room for 6 in HQ every Tuesday 9 to 10")
    assert "Until when?" in asked.words
    assert "Nothing is booked" in asked.words
    offered = await adele.presses("For 8 weeks", on=asked)
    assert "A room for all 8 dates" in offered.words
    offered = await adele.says("book a room for 6 in HQ every Tuesday 9 to 10 for 52 weeks")
    assert "26 later dates are left out: rooms take bookings until Sat 28 Aug" in offered.words
    offered = await adele.says("book a room for 6 in HQ every day 9 to 10 for 100 days")
    assert "later dates are left out: I book 60 dates at once" in offered.words


async def test_who_may_not_manage_is_told_so(service_office: Office) -> None:
    adele = service_office.desk(ADELE)
    card = await booked(service_office, adele)
    assert "All 6 dates are booked" in card.words
    assert "You cannot change or cancel them yourself" in card.words
    assert "Cancel dates" not in card.buttons
    seen = await adele.says("cancel my booking on March 9")
    assert "Cancel all" not in " ".join(seen.buttons)
    assert len(service_office.tenant.events_in("nook@contoso.com")) == 6


async def test_dates_are_moved_together_and_one_that_is_busy_then_gets_another_room(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await booked(contoso, adele)
    two = timedelta(hours=2)
    contoso.tenant.book("bianca@contoso.com", "fuji@contoso.com", nine(3) + two, nine(3) + two + HOUR, "Secret")
    which = await adele.says("move my booking on March 9 to 11am")
    assert {"Move just Tue 9 Mar", "Move from Tue 9 Mar on (5)", "Move all 6"} <= set(which.buttons), which.words
    offered = await adele.presses("Move from", on=which)
    assert "Not all 5 dates are free then" in offered.words
    assert "Nothing has changed yet" in offered.words
    assert "Busy on Tue 23 Mar: Everest instead" in offered.words
    assert {"Move 5 dates", "Only the 4 in Fuji"} <= set(offered.buttons)
    changing = await adele.presses("Move 5 dates", on=offered)
    assert "Changing" in changing.words
    await contoso.later(6)
    hours = [event.start.astimezone(BERLIN).hour for event in contoso.tenant.events_in(ADELE)]
    assert hours == [9, 11, 11, 11, 11, 11]
    card = adele.sees_again(changing)
    assert "All 6 dates are booked" in card.words
    assert "Tue 23 Mar, 11:00–12:00: Everest" in card.words
    assert "Tue 30 Mar, 11:00–12:00: Fuji" in card.words
    assert [len(event.resources) for event in contoso.tenant.events_in(ADELE)] == [1] * 6
    assert contoso.tenant.double_bookings() == []


async def test_a_date_whose_other_room_declines_is_put_back_in_its_own(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    await booked(contoso, adele)
    two = timedelta(hours=2)
    contoso.tenant.book("bianca@contoso.com", "fuji@contoso.com", nine(3) + two, nine(3) + two + HOUR, "Secret")
    offered = await adele.says("move my Tuesday series to 11")
    contoso.tenant.set_policy("everest@contoso.com", declines())
    changing = await adele.presses("Move 6 dates", on=offered)
    await contoso.later(8)
    card = adele.sees_again(changing)
    assert "Tue 23 Mar, 09:00–10:00: Fuji, as before: the change was declined" in card.words
    assert "Tue 30 Mar, 11:00–12:00: Fuji" in card.words
    (event,) = [event for event in contoso.tenant.events_in(ADELE) if event.start == nine(3)]
    assert [(room.address, room.response) for room in event.resources] == [("fuji@contoso.com", "accepted")]
    assert contoso.tenant.double_bookings() == []


async def test_a_series_is_moved_extended_and_put_into_other_rooms_in_words(contoso: Office) -> None:
    """What is no series is never changed by them, though it is the only booking of today."""
    adele = contoso.desk(ADELE)
    await adele.says("book Elbe today 2pm for 1 hour called Budget")
    await adele.presses("Book Elbe")
    which = await adele.says("move my Monday series to 3pm")
    assert "Which booking shall I move?" in which.words
    card = await booked(contoso, adele)
    await adele.says("move my Tuesday series to 11")
    await contoso.later(5)
    await adele.says("extend my series from March 16 on by 30 minutes")
    await contoso.later(5)
    rooms = await adele.says("something bigger for my series from March 23 on")
    assert "Another room for 3 dates" in rooms.words
    await adele.presses("Switch to Everest on 3 dates", on=rooms)
    await contoso.later(5)
    events = sorted(contoso.tenant.events_in(ADELE), key=lambda event: event.start)[1:]
    times = [(event.start.astimezone(BERLIN).hour, (event.end - event.start).seconds // 60) for event in events]
    assert times == [(11, 60)] * 2 + [(11, 90)] * 4
    assert [event.resources[0].address.split("@")[0] for event in events] == ["fuji"] * 3 + ["everest"] * 3
    assert "Budget" not in adele.sees_again(card).words
    last = await adele.says("cancel my series from April 6 on")
    assert [title for title in last.buttons if title.startswith("Cancel")] == ["Cancel just Tue 6 Apr"]
    # Where it would be past for one of them, that one stays and is named.
    contoso.clock.advance(days=1, hours=1)
    earlier = await adele.says("move my series to 10")
    assert "1 date cannot have that time" in earlier.words, earlier.words


async def test_dates_get_another_room_together_and_keep_their_own_where_it_declines(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    card = await booked(contoso, adele)
    which = await adele.says("move my booking on March 30 to Everest")
    contoso.tenant.book("bianca@contoso.com", "everest@contoso.com", nine(5), nine(5) + HOUR, "Secret")
    contoso.clock.advance(seconds=1)
    offered = await adele.presses("Change from Tue 30 Mar on (2)", on=which)
    assert "Busy on Tue 6 Apr: Elbe instead" in offered.words
    changing = await adele.presses("Only the 1 in Everest", on=offered)
    await contoso.later(5)
    assert "Now in Everest, which has accepted" in adele.sees_again(changing).words
    assert "Tue 30 Mar: Everest" in adele.sees_again(card).words
    assert "Tue 6 Apr: Fuji" in adele.sees_again(card).words
    just = await adele.says("move my booking on March 2 to 3pm")
    moved = await adele.presses("Move just", on=just)
    await contoso.later(5)
    assert "Moved to 15:00–16:00" in adele.sees_again(moved).words


async def test_dates_that_a_room_s_own_rules_forbid_are_declined_and_that_is_named(contoso: Office) -> None:
    contoso.tenant.set_policy("fuji@contoso.com", accepts(booking_window_days=20))
    card = await booked(contoso, contoso.desk(ADELE))
    assert "3 of 6 dates are booked" in card.words
    assert "most likely its own rules forbid it" in card.words
    assert "Book Everest on Tue 23 Mar" in card.buttons
