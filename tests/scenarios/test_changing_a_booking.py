"""Cancel, move, extend, end now, another room: by words and by button, and no room is given up for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.people import Identity, Role
from bot.simulator import accepts, declines
from tests.office import CONFIGURATION, SERVICE_ACCOUNT, Desk, Office, Seen

TUESDAY_TWO = datetime(2027, 3, 2, 13, 0, tzinfo=UTC)
"""14:00 in Berlin, the day after the tests' today."""
HOUR = timedelta(hours=1)
ADELE, BIANCA = "adele@contoso.com", "bianca@contoso.com"
EVEREST, FUJI = "everest@contoso.com", "fuji@contoso.com"


async def books(office: Office, address: str = ADELE, subject: str = "Budget", when: str = "tomorrow 2pm") -> Desk:
    desk = office.desk(address)
    await desk.says(f"book a room for 6 {when} for 1 hour called {subject}")
    await desk.presses("Book Everest")
    await office.later(3)
    assert desk.sees().words.startswith("Booked"), desk.sees().words
    return desk


def held(office: Office, room: str) -> list[tuple[datetime, datetime]]:
    return [(item.start, item.end) for item in office.tenant.bookings_of(room)]


def booked_by(office: Office, mailbox: str) -> list[Any]:
    return [event for event in office.tenant.events_in(mailbox) if not event.is_cancelled]


def in_outlook(office: Office, start: datetime, room: str = FUJI, subject: str = "Interview", **more: Any) -> Any:
    return office.tenant.book(more.pop("who", ADELE), room, start, start + HOUR, subject, **more)


async def allow_changes(office: Office) -> None:
    """The admin lets people change what Nook booked for them."""
    store = office.nook.world.store
    configuration = (await store.configurations())[CONFIGURATION]
    await store.save_configuration(replace(configuration, manage_service_bookings=True))


# Cancelling


async def test_cancelling_asks_once_and_then_the_room_is_free(contoso: Office) -> None:
    adele = await books(contoso)
    asked = await adele.says("cancel my 2pm tomorrow")
    assert "Cancel Everest?" in asked.words
    assert len(held(contoso, EVEREST)) == 1, "nothing is cancelled before it is confirmed"
    await adele.presses("Yes, cancel")
    await contoso.later(2)
    assert "ancelled" in adele.sees_again(asked).words
    assert held(contoso, EVEREST) == []
    assert booked_by(contoso, ADELE) == []


async def test_who_will_be_told_is_said_before(contoso: Office) -> None:
    in_outlook(contoso, TUESDAY_TWO, people=[BIANCA, "irvin@contoso.com"])
    asked = await contoso.desk(ADELE).says("cancel my 2pm tomorrow")
    assert "2 other people" in asked.words


async def test_a_no_leaves_it_as_it_is(contoso: Office) -> None:
    adele = await books(contoso)
    await adele.says("cancel my 2pm tomorrow")
    kept = await adele.presses("No, keep it")
    assert "Booked" in kept.words
    assert len(held(contoso, EVEREST)) == 1


async def test_pressed_twice_it_says_how_it_stands(contoso: Office) -> None:
    adele = await books(contoso)
    asked = await adele.says("cancel my 2pm tomorrow")
    await adele.presses("Yes, cancel", asked)
    await contoso.later(2)
    again = await adele.presses("Yes, cancel", asked)
    assert "ancelled" in again.words
    assert "pressed this before" in again.words


async def test_a_meeting_made_in_outlook_is_cancelled_too(contoso: Office) -> None:
    in_outlook(contoso, TUESDAY_TWO)
    adele = contoso.desk(ADELE)
    await adele.says("cancel my 2pm tomorrow")
    await adele.presses("Yes, cancel")
    await contoso.later(2)
    assert booked_by(contoso, ADELE) == []
    assert held(contoso, FUJI) == []


async def test_a_press_on_an_old_card_of_what_was_cancelled_in_outlook_says_that_it_is_gone(contoso: Office) -> None:
    adele = await books(contoso)
    asked = await adele.says("cancel my 2pm tomorrow")
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.cancel(event)
    assert "gone" in (await adele.presses("Yes, cancel", asked)).words


async def test_several_that_fit_are_a_choice_that_goes_on_with_what_was_said(contoso: Office) -> None:
    in_outlook(contoso, TUESDAY_TWO, subject="One")
    in_outlook(contoso, TUESDAY_TWO, room="elbe@contoso.com", subject="Two")
    adele = contoso.desk(ADELE)
    choice = await adele.says("move my 2pm tomorrow to 4pm")
    assert "Which booking shall I move?" in choice.words
    await adele.presses("Move Elbe")
    await contoso.later(3)
    assert held(contoso, "elbe@contoso.com") == [(TUESDAY_TWO + 2 * HOUR, TUESDAY_TWO + 3 * HOUR)]
    assert held(contoso, FUJI) == [(TUESDAY_TWO, TUESDAY_TWO + HOUR)]


async def test_none_that_fits_shows_what_there_is(contoso: Office) -> None:
    adele = await books(contoso)
    seen = await adele.says("cancel my 11am")
    assert "Which booking" in seen.words
    assert "Everest" in seen.words


async def test_who_has_nothing_to_cancel_is_told_so(contoso: Office) -> None:
    assert "no such booking" in (await contoso.desk(ADELE).says("cancel my 2pm")).words


async def test_it_is_found_by_its_room_and_by_what_it_is_called(contoso: Office) -> None:
    adele = await books(contoso)
    in_outlook(contoso, TUESDAY_TWO + 3 * HOUR)
    assert "Cancel Everest?" in (await adele.says("cancel my booking in Everest")).words
    assert "Cancel Fuji?" in (await adele.says("cancel the interview")).words


# Moving


async def test_moved_it_is_asked_first_and_said_only_when_the_room_accepted(contoso: Office) -> None:
    adele = await books(contoso)
    asking = await adele.says("move my 2pm tomorrow to 4pm")
    assert "Asking Everest" in asking.words
    await contoso.later(3)
    assert "Moved to 16:00–17:00" in adele.sees_again(asking).words
    assert held(contoso, EVEREST) == [(TUESDAY_TWO + 2 * HOUR, TUESDAY_TWO + 3 * HOUR)]


@pytest.mark.parametrize(
    ("words", "start", "minutes"),
    [
        ("move my 2pm tomorrow to Thursday at 10", datetime(2027, 3, 4, 9, tzinfo=UTC), 60),
        ("move my 2pm tomorrow to Thursday", datetime(2027, 3, 4, 13, tzinfo=UTC), 60),
        ("move my 2pm tomorrow half an hour later", TUESDAY_TWO + HOUR / 2, 60),
        ("move my 2pm tomorrow to 4pm for 2 hours", TUESDAY_TWO + 2 * HOUR, 120),
        ("let's make it 3pm", TUESDAY_TWO + HOUR, 60),
        ("move the Budget to 4pm", TUESDAY_TWO + 2 * HOUR, 60),
        ("move the Everest meeting to 4pm", TUESDAY_TWO + 2 * HOUR, 60),
    ],
)
async def test_what_was_not_said_stays(contoso: Office, words: str, start: datetime, minutes: int) -> None:
    adele = await books(contoso)
    await adele.says(words)
    await contoso.later(3)
    assert held(contoso, EVEREST) == [(start, start + timedelta(minutes=minutes))]


async def test_what_is_pressed_again_says_what_came_of_it(contoso: Office) -> None:
    """The form was delivered again, or pressed while Nook was about to answer. Said again, it is so already."""
    adele = await books(contoso)
    form = await adele.presses("Another time")
    inputs = {"date": "2027-03-02", "start": "16:00", "duration": "60"}
    await adele.presses("Move", form, **inputs)
    await contoso.later(3)
    assert "Moved to 16:00–17:00" in adele.sees_again(form).words
    again = await adele.presses("Move", form, **inputs)
    assert "Moved to 16:00–17:00" in again.words
    assert again.words.startswith("Booked")
    assert held(contoso, EVEREST) == [(TUESDAY_TWO + 2 * HOUR, TUESDAY_TWO + 3 * HOUR)]
    assert (await adele.says("move my 4pm tomorrow to 4pm")).words.startswith("It is so already")


async def test_a_busy_time_is_refused_with_the_nearest_that_is_free(contoso: Office) -> None:
    adele = await books(contoso)
    in_outlook(contoso, TUESDAY_TWO + 2 * HOUR, room=EVEREST, who=BIANCA, subject="Secret")
    refused = await adele.says("move my 2pm tomorrow to 4pm")
    assert "busy" in refused.words
    assert "Secret" not in refused.words
    nearest = next(title for title in refused.buttons if title.startswith("Move to"))
    await adele.presses(nearest)
    await contoso.later(3)
    assert contoso.tenant.double_bookings() == []
    assert "Moved" in adele.sees().words


async def test_its_own_time_is_not_in_its_way(contoso: Office) -> None:
    adele = await books(contoso)
    in_outlook(contoso, TUESDAY_TWO + HOUR + HOUR / 2, room=EVEREST, who=BIANCA)
    await adele.says("move my 2pm tomorrow half an hour later")
    await contoso.later(3)
    assert (TUESDAY_TWO + HOUR / 2, TUESDAY_TWO + HOUR + HOUR / 2) in held(contoso, EVEREST)


async def test_a_room_that_declines_the_new_time_keeps_the_old_one(contoso: Office) -> None:
    adele = await books(contoso)
    contoso.tenant.set_policy(EVEREST, accepts(work_hours_only=True))
    await adele.says("move my 2pm tomorrow to 8pm")
    await contoso.later(8)
    assert held(contoso, EVEREST) == [(TUESDAY_TWO, TUESDAY_TWO + HOUR)]
    assert "declined the other time" in adele.sees().words


@pytest.mark.parametrize("words", ["move my 2pm tomorrow to 8am today", "move my 2pm tomorrow to 4pm for 30 hours"])
async def test_a_time_that_cannot_be_is_refused(contoso: Office, words: str) -> None:
    adele = await books(contoso)
    assert "not possible" in (await adele.says(words)).words
    assert held(contoso, EVEREST) == [(TUESDAY_TWO, TUESDAY_TWO + HOUR)]


async def test_without_a_time_the_form_asks_filled_in_with_what_is(contoso: Office) -> None:
    adele = await books(contoso)
    form = await adele.says("move my 2pm tomorrow")
    assert form.inputs == {"date": "2027-03-02", "start": "14:00", "duration": "60"}
    asking = await adele.presses("Move", form, date="2027-03-03", start="10:30", duration="90")
    assert "Asking Everest" in asking.words
    await contoso.later(3)
    start = datetime(2027, 3, 3, 9, 30, tzinfo=UTC)
    assert held(contoso, EVEREST) == [(start, start + timedelta(minutes=90))]


@pytest.mark.parametrize("inputs", [{"date": "2027-02-01"}, {"date": "soon"}, {"start": "25:61"}])
async def test_what_is_wrong_in_the_form_is_asked_for_again(contoso: Office, inputs: dict[str, str]) -> None:
    adele = await books(contoso)
    form = await adele.says("move my 2pm tomorrow")
    again = await adele.presses("Move", form, **{"date": "2027-03-03", "start": "10:30", "duration": "90", **inputs})
    assert "date" in again.inputs
    assert "Nothing was changed" in again.words


async def test_a_meeting_made_in_outlook_keeps_its_people_and_agenda(contoso: Office) -> None:
    in_outlook(contoso, TUESDAY_TWO, people=[BIANCA], body="The agenda")
    adele = contoso.desk(ADELE)
    await adele.says("move my 2pm tomorrow to 4pm")
    await contoso.later(3)
    (event,) = booked_by(contoso, ADELE)
    assert (event.start, event.subject) == (TUESDAY_TWO + 2 * HOUR, "Interview")
    assert {a.address for a in event.attendees} == {BIANCA, FUJI}


async def test_while_one_change_is_under_way_no_other_is_begun(contoso: Office) -> None:
    adele = await books(contoso)
    old = adele.sees()
    await adele.says("move my 2pm tomorrow to 4pm")
    assert "under way" in (await adele.presses("Another time", old)).words


async def test_moved_in_outlook_it_is_moved_on_from_there(contoso: Office) -> None:
    adele = await books(contoso)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.move(event, TUESDAY_TWO + 2 * HOUR, TUESDAY_TWO + 3 * HOUR)
    contoso.clock.advance(seconds=5)
    contoso.tenant.exchange.settle()
    await adele.says("move my 4pm tomorrow half an hour later")
    await contoso.later(3)
    assert held(contoso, EVEREST) == [(TUESDAY_TWO + 2.5 * HOUR, TUESDAY_TWO + 3.5 * HOUR)]


async def test_what_outlook_changed_since_is_not_said_to_come_of_the_press(contoso: Office) -> None:
    """Moved to 16:00 by Nook and on to 17:00 in Outlook: who presses 17:00 is not told of 16:00."""
    adele = await books(contoso)
    form = await adele.presses("Another time")
    inputs = {"date": "2027-03-02", "start": "16:00", "duration": "60"}
    await adele.presses("Move", form, **inputs)
    await contoso.later(3)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.move(event, TUESDAY_TWO + 3 * HOUR, TUESDAY_TWO + 4 * HOUR)
    contoso.clock.advance(seconds=5)
    contoso.tenant.exchange.settle()
    again = await adele.presses("Move", form, **{**inputs, "start": "17:00"})
    assert again.words.startswith("It is so already")
    assert "16:00" not in again.words


# Longer, shorter, at an end


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("extend my 2pm tomorrow by 30 minutes", 90), ("extend my 2pm tomorrow until 4pm", 120), ("make it 2 hours", 120)],
)
async def test_longer(contoso: Office, words: str, minutes: int) -> None:
    adele = await books(contoso)
    await adele.says(words)
    await contoso.later(3)
    assert held(contoso, EVEREST) == [(TUESDAY_TWO, TUESDAY_TWO + timedelta(minutes=minutes))]


async def test_longer_than_the_room_is_free_offers_what_is(contoso: Office) -> None:
    adele = await books(contoso)
    in_outlook(contoso, TUESDAY_TWO + HOUR + HOUR / 2, room=EVEREST, who=BIANCA)
    refused = await adele.says("extend my 2pm tomorrow by an hour")
    assert "busy" in refused.words
    assert any(title.startswith("Book Fuji 15:30") for title in refused.buttons), refused.buttons
    await adele.presses("Extend to 15:30")
    await contoso.later(3)
    assert (TUESDAY_TWO, TUESDAY_TWO + HOUR + HOUR / 2) in held(contoso, EVEREST)
    assert contoso.tenant.double_bookings() == []


async def test_how_long_is_asked_where_nobody_said(contoso: Office) -> None:
    adele = await books(contoso)
    await adele.says("extend my 2pm tomorrow")
    await adele.presses("Extend to 15:15")
    await contoso.later(3)
    assert held(contoso, EVEREST) == [(TUESDAY_TWO, TUESDAY_TWO + timedelta(minutes=75))]


async def test_without_a_hint_the_running_one_is_meant_and_ended_with_the_minute(contoso: Office) -> None:
    adele = await books(contoso, when="today at 9:15")
    in_outlook(contoso, TUESDAY_TWO)
    contoso.clock.advance(seconds=20 * 60)
    await adele.says("end now")
    await contoso.later(3)
    ((start, end),) = held(contoso, EVEREST)
    assert (start.minute, end - contoso.clock() <= timedelta(minutes=1)) == (15, True)
    assert "Ended early" in adele.sees().words


async def test_what_has_not_begun_is_not_ended_but_may_be_cancelled(contoso: Office) -> None:
    adele = await books(contoso)
    refused = await adele.says("end now")
    assert "not begun" in refused.words
    assert "Cancel Everest?" in (await adele.presses("Cancel")).words


# Another room


async def test_another_room_is_asked_first_and_the_first_kept_until_it_accepts(contoso: Office) -> None:
    adele = await books(contoso)
    rooms = await adele.says("find another room for my 2pm tomorrow")
    assert [title for title in rooms.buttons if title.startswith("Switch")] == [
        "Switch to Fuji",
        "Switch to Elbe",
        "Switch to Thames",
    ]
    asking = await adele.presses("Switch to Fuji")
    assert "Asking Fuji" in asking.words
    assert len(held(contoso, EVEREST)) == 1
    await contoso.later(3)
    assert "Now in Fuji" in adele.sees_again(asking).words
    assert (held(contoso, EVEREST), len(held(contoso, FUJI))) == ([], 1)


async def test_a_second_room_that_declines_leaves_the_first(contoso: Office) -> None:
    adele = await books(contoso)
    contoso.tenant.set_policy(FUJI, declines())
    await adele.says("move my 2pm tomorrow to Fuji")
    await contoso.later(5)
    assert "you keep Everest" in adele.sees().words
    assert (len(held(contoso, EVEREST)), held(contoso, FUJI)) == (1, [])
    (event,) = booked_by(contoso, ADELE)
    assert [a.address for a in event.attendees] == [EVEREST]


async def test_bigger_means_more_seats(contoso: Office) -> None:
    adele = await books(contoso)
    seen = await adele.says("something bigger")
    assert [title for title in seen.buttons if title.startswith("Switch")] == ["Switch to Elbe", "Switch to Thames"]


async def test_a_room_that_is_taken_then_is_refused_with_others(contoso: Office) -> None:
    adele = await books(contoso)
    in_outlook(contoso, TUESDAY_TWO, who=BIANCA)
    contoso.clock.advance(seconds=15)
    refused = await adele.says("move my 2pm tomorrow to Fuji")
    assert "busy" in refused.words
    assert "Switch to Elbe" in refused.buttons
    assert len(held(contoso, EVEREST)) == 1


async def test_what_the_other_room_shall_have_is_heeded(contoso: Office) -> None:
    adele = await books(contoso)
    seen = await adele.says("find another room with a whiteboard for my 2pm tomorrow")
    assert [title for title in seen.buttons if title.startswith("Switch")] == ["Switch to Elbe"]


# Who may


async def test_as_nook_the_person_cannot_and_is_told_whom_to_ask(service_office: Office) -> None:
    adele = await books(service_office)
    grady = service_office.desk("grady@contoso.com").person
    tenant = service_office.tenant.id.lower()
    await service_office.nook.world.store.grant(Identity(tenant, grady.id.lower()), "Grady Archie", Role.GLOBAL)
    for words in ("cancel my 2pm tomorrow", "move my 2pm tomorrow to 4pm", "move my 2pm tomorrow to Fuji"):
        refused = await adele.says(words)
        assert "cannot change" in refused.words
        assert "Grady Archie" in refused.words
    assert len(held(service_office, EVEREST)) == 1


async def test_where_the_admin_allows_it_nook_acts_for_the_one_who_asked(service_office: Office) -> None:
    await allow_changes(service_office)
    adele = await books(service_office)
    await adele.says("move my 2pm tomorrow to 4pm")
    await service_office.later(3)
    assert held(service_office, EVEREST) == [(TUESDAY_TWO + 2 * HOUR, TUESDAY_TWO + 3 * HOUR)]
    asked = await adele.says("cancel my 4pm tomorrow")
    assert "Nobody else is invited" in asked.words
    await adele.presses("Yes, cancel")
    await service_office.later(2)
    assert held(service_office, EVEREST) == []


async def test_what_may_be_done_is_asked_at_the_press(service_office: Office) -> None:
    """The card is of a time when the admin still allowed it."""
    await allow_changes(service_office)
    adele = await books(service_office)
    asked = await adele.says("cancel my 2pm tomorrow")
    store = service_office.nook.world.store
    configuration = (await store.configurations())[CONFIGURATION]
    await store.save_configuration(replace(configuration, manage_service_bookings=False))
    service_office.clock.advance(seconds=15)
    assert "cannot change" in (await adele.presses("Yes, cancel", asked)).words
    assert len(held(service_office, EVEREST)) == 1


async def test_nobody_changes_the_booking_of_another(contoso: Office) -> None:
    await books(contoso)
    bianca = contoso.desk(BIANCA)
    for words in (
        "cancel my 2pm tomorrow",
        "cancel my booking in Everest tomorrow at 2pm",
        "move my 2pm tomorrow to 4pm",
    ):
        seen = await bianca.says(words)
        assert "no such booking" in seen.words
        assert "Budget" not in seen.words


async def test_an_admin_cancels_what_nook_booked_without_seeing_what_it_is_about(service_office: Office) -> None:
    await books(service_office)
    card = service_office.desk(ADELE).sees()
    irvin = service_office.desk("irvin@contoso.com")
    tenant = service_office.tenant.id.lower()
    words = "cancel Everest tomorrow at 2pm"
    assert "no such booking" in (await irvin.says(words)).words
    identity = Identity(tenant, irvin.person.id.lower())
    await service_office.nook.world.store.grant(identity, "Irvin Sayers", Role.INTEGRATIONS)
    seen: list[Seen] = [
        await irvin.says(words),
        await irvin.presses("Cancel Everest"),
        await irvin.presses("Yes, cancel"),
    ]
    assert not any("Budget" in one.words for one in seen)
    await service_office.later(2)
    assert held(service_office, EVEREST) == []
    assert booked_by(service_office, SERVICE_ACCOUNT) == []
    assert "ancelled" in service_office.desk(ADELE).sees_again(card).words


async def test_an_admin_does_not_cancel_what_is_in_a_persons_own_calendar(contoso: Office) -> None:
    await books(contoso)
    irvin = contoso.desk("irvin@contoso.com")
    identity = Identity(contoso.tenant.id.lower(), irvin.person.id.lower())
    await contoso.nook.world.store.grant(identity, "Irvin Sayers", Role.GLOBAL)
    assert "no such booking" in (await irvin.says("cancel Everest tomorrow at 2pm")).words


async def test_where_microsoft_365_is_silent_nothing_is_changed(contoso: Office) -> None:
    adele = await books(contoso)
    contoso.simulator.graph_faults.fail(503, calls=None, path="/events/")
    seen = await adele.says("move my 2pm tomorrow to 4pm")
    assert "Microsoft 365" in seen.words
    contoso.simulator.graph_faults.active.clear()
    assert held(contoso, EVEREST) == [(TUESDAY_TWO, TUESDAY_TWO + HOUR)]


async def test_in_a_shared_chat_no_subject_is_read_along(contoso: Office) -> None:
    adele, bianca = contoso.desk(ADELE), contoso.desk(BIANCA)
    in_outlook(contoso, TUESDAY_TWO, subject="Layoffs")
    chat = contoso.simulator.teams.group("Offsite", adele.person, bianca.person)
    here = adele.within(chat)
    said = ("my bookings", "cancel my 2pm tomorrow", "move my 2pm tomorrow", "find another room for my 2pm tomorrow")
    assert [words for words in said if "Layoffs" in (await here.says(words)).words] == []
    asking = await here.says("move the layoffs to 4pm")
    await contoso.later(3)
    assert "Moved" in here.sees_again(asking).words
    assert "Layoffs" not in here.sees_again(asking).words
    assert "Layoffs" in (await adele.says("my bookings")).words


async def test_a_press_answers_only_whose_card_it_is(contoso: Office) -> None:
    adele, bianca = contoso.desk(ADELE), contoso.desk(BIANCA)
    in_outlook(contoso, TUESDAY_TWO)
    chat = contoso.simulator.teams.group("Offsite", adele.person, bianca.person)
    assert "Yes, cancel" not in (await adele.within(chat).says("cancel my 2pm tomorrow")).buttons
    await bianca.presses("Yes, cancel", on=adele.sees())
    await contoso.later(2)
    assert len(held(contoso, FUJI)) == 1


async def test_what_is_in_a_room_that_is_not_linked_any_more_can_still_be_cancelled(contoso: Office) -> None:
    adele = await books(contoso)
    await contoso.nook.world.store.unlink([EVEREST])
    contoso.clock.advance(seconds=15)
    assert "not linked" in (await adele.says("move my 2pm tomorrow to 4pm")).words
    await adele.says("cancel my 2pm tomorrow")
    await adele.presses("Yes, cancel")
    await contoso.later(2)
    assert held(contoso, EVEREST) == []


async def test_a_meeting_that_lost_its_room_is_offered_others(contoso: Office) -> None:
    adele = await books(contoso)
    (event,) = contoso.tenant.events_in(ADELE)
    contoso.tenant.room_answers(EVEREST, event, "declined")
    seen = await adele.says("move my 2pm tomorrow to 4pm")
    assert "no room" in seen.words
    await adele.presses("Switch to Fuji")
    await contoso.later(3)
    assert "Now in Fuji" in adele.sees().words
    assert (held(contoso, EVEREST), len(held(contoso, FUJI))) == ([], 1)
