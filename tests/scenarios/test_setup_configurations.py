"""Configurations: created after consent, several side by side, changed by form and by words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.deeds import Fact
from bot.domain.keeping import KeepOrRelease
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from tests.office import GLOBAL_ADMIN, Desk, Office, empty_office
from tests.setting_up import FORM, configured, form


@pytest.fixture
async def first_day(tmp_path: Path) -> AsyncIterator[Office]:
    async with empty_office(tmp_path) as here:
        here.tenant.add_person("Off", "off@contoso.com", enabled=False)
        here.tenant.add_person("No Mailbox", "nomail@contoso.com", mailbox=False)
        yield here


@pytest.fixture
def grady(first_day: Office) -> Desk:
    return first_day.desk(GLOBAL_ADMIN)


async def only(office: Office) -> Configuration:
    (found,) = (await office.nook.world.store.configurations()).values()
    return found


async def test_a_configuration_is_created_and_says_what_it_means_for_whom(first_day: Office, grady: Desk) -> None:
    seen = await configured(first_day, grady, acceptable_domains="Contoso.com,\n fabrikam.com ")
    assert "Contoso is created" in seen.words
    assert "People of contoso.com and fabrikam.com book as themselves" in seen.words
    assert "Everybody else, guests too" in seen.words
    assert "Connect calendars" in seen.buttons
    one = await only(first_day)
    assert (one.service_account, one.booking_level) == ("nook@contoso.com", BookingLevel.USER)
    assert one.acceptable_domains == {"contoso.com", "fabrikam.com"}
    assert one.tenant == first_day.tenant.id.lower()
    assert not one.manage_service_bookings


async def test_the_name_has_a_sensible_default(first_day: Office, grady: Desk) -> None:
    assert "Contoso is created" in (await configured(first_day, grady, name="")).words
    assert "Contoso 2 is created" in (await configured(first_day, grady, name="")).words


async def test_pressed_twice_there_is_one(first_day: Office, grady: Desk) -> None:
    seen = await form(first_day, grady)
    await grady.presses("Create configuration", on=seen, **FORM)
    again = await grady.presses("Create configuration", on=seen, **FORM)
    assert "Contoso" in again.words
    await only(first_day)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"service_account": ""}, "The service account is missing"),
        ({"service_account": "nobody@contoso.com"}, "knows no account nobody@contoso.com"),
        ({"service_account": "off@contoso.com"}, "off@contoso.com is disabled"),
        ({"service_account": "nomail@contoso.com"}, "has no mailbox"),
        ({"service_account": "gina@partner.example"}, "guest"),
        ({"booking_level": "emperor"}, "Choose a booking level"),
        ({"acceptable_domains": "contoso.com, contoso"}, "“contoso”: a domain has a dot in it."),
        ({"acceptable_domains": "adele@contoso.com"}, "that is an e-mail address"),
    ],
)
async def test_what_is_wrong_is_said_on_the_form_and_what_was_filled_in_is_kept(
    first_day: Office, grady: Desk, changes: dict[str, str], said: str
) -> None:
    seen = await configured(first_day, grady, **{"name": "My own name", **changes})
    assert said in seen.words
    assert "Nothing was created yet" in seen.words
    assert seen.inputs["name"] == "My own name"
    assert await first_day.nook.world.store.configurations() == {}
    right = {**FORM, "name": "My own name"}
    assert "My own name is created" in (await grady.presses("Create configuration", on=seen, **right)).words


async def test_several_stand_side_by_side_and_are_listed(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    assert "Another configuration is called contoso" in (await configured(first_day, grady, name="contoso")).words
    await configured(first_day, grady, name="Fabrikam", booking_level="service", acceptable_domains="")
    seen = await grady.says("admin configurations")
    assert "2 configurations" in seen.words
    assert "Book as user" in seen.words
    assert "Book as Nook" in seen.words
    assert seen.buttons.count("Edit") == 2


async def test_edited_by_form(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    await grady.says("admin configurations")
    seen = await grady.presses("Edit")
    assert seen.inputs["service_account"] == "nook@contoso.com"
    changed = await grady.presses("Save changes", on=seen, **{**FORM, "manage_service_bookings": "true"})
    assert "They may cancel and change it through Nook" in changed.words
    assert (await only(first_day)).manage_service_bookings


async def test_when_people_are_asked_whether_they_need_a_room_is_set_in_the_form(
    first_day: Office, grady: Desk
) -> None:
    await configured(first_day, grady)
    assert (await only(first_day)).keep == KeepOrRelease()
    await first_day.nook.world.store.save_workplace([WorkplaceRoom("everest", "Everest", "HQ", "3", 8)])
    await grady.says("admin configurations")
    seen = await grady.presses("Edit")
    assert (seen.inputs["keep_minutes"], seen.inputs["check_in"]) == ("15", "0")
    asked = {**FORM, "keep_minutes": "30", "keep_ahead": "0", "check_in": "10", "keep_rooms": "Everest, Atlantis"}
    wrong = await grady.presses("Save changes", on=seen, **asked)
    assert "There is no room called Atlantis" in wrong.words
    assert wrong.inputs["keep_minutes"] == "30"
    await grady.presses("Save changes", on=wrong, **{**asked, "keep_rooms": "everest"})
    assert (await only(first_day)).keep == KeepOrRelease(30, 0, 10, frozenset({"everest"}))
    assert "30 min before" in (await grady.says("admin log")).words


async def test_of_two_who_edit_at_once_the_second_is_told_and_nothing_is_lost(first_day: Office, grady: Desk) -> None:
    irvin = first_day.desk("irvin@contoso.com")
    await grady.says("admin grant irvin@contoso.com integrations")
    await configured(first_day, grady)
    for desk in (grady, irvin):
        await desk.says("admin configurations")
    his, hers = await irvin.presses("Edit"), await grady.presses("Edit")
    await grady.presses("Save changes", on=hers, **{**FORM, "acceptable_domains": "contoso.com, fabrikam.com"})
    seen = await irvin.presses("Save changes", on=his, **{**FORM, "name": "Irvin's"})
    assert "Somebody else was quicker" in seen.words
    one = await only(first_day)
    assert (one.name, sorted(one.acceptable_domains)) == ("Contoso", ["contoso.com", "fabrikam.com"])
    now = await irvin.presses("Show it as it is now")
    assert now.inputs["acceptable_domains"] == "contoso.com, fabrikam.com"
    assert "Irvin's is changed" in (await irvin.presses("Save changes", on=now, **{**FORM, "name": "Irvin's"})).words


async def test_changed_by_words(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    assert "Contoso: Book as Nook" in (await grady.says("admin booking level service")).words
    assert (await only(first_day)).booking_level is BookingLevel.SERVICE
    assert "Contoso: Book as user" in (await grady.says("admin booking level user for Contoso")).words
    assert "Booking level: Book as user" in (await grady.says("admin booking level")).words
    seen = await grady.says("admin domains add Fabrikam.com nonsense")
    assert "“nonsense”: a domain has a dot in it." in seen.words
    assert (await only(first_day)).acceptable_domains == {"contoso.com", "fabrikam.com"}
    await grady.says("admin domains remove contoso.com")
    assert (await only(first_day)).acceptable_domains == {"fabrikam.com"}
    assert "fabrikam.com" in (await grady.says("admin domains")).words


async def test_renamed_by_words(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    seen = await grady.says("admin rename Contoso to Contoso {Berlin}")
    assert "Contoso is now called Contoso {Berlin}" in seen.words
    assert (await only(first_day)).name == "Contoso {Berlin}"


async def test_of_several_it_is_asked_which_and_the_choice_goes_on(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady, name="Contoso Berlin")
    await configured(first_day, grady, name="Contoso Bonn")
    seen = await grady.says("admin booking level service")
    assert seen.buttons == ["Contoso Berlin", "Contoso Bonn"]
    assert "Contoso Bonn: Book as Nook" in (await grady.presses("Contoso Bonn")).words
    levels = {one.name: one.booking_level for one in (await first_day.nook.world.store.configurations()).values()}
    assert levels == {"Contoso Berlin": BookingLevel.USER, "Contoso Bonn": BookingLevel.SERVICE}
    assert "I know none called “Atlantis”" in (await grady.says("admin switch off Atlantis")).words


async def test_switched_off_after_a_question_and_on_again(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    seen = await grady.says("admin switch off Contoso")
    assert "Nothing has been changed yet" in seen.words
    assert (await only(first_day)).on
    assert "Contoso is switched off" in (await grady.presses("Yes")).words
    assert not (await only(first_day)).on
    assert "Contoso is switched on" in (await grady.says("admin switch on Contoso")).words
    assert (await only(first_day)).on


async def test_removed_with_what_would_be_lost_said_first(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    one = await only(first_day)
    await first_day.nook.world.store.connect([RoomCalendar("everest@contoso.com", one.id, "Everest")])
    await grady.says("admin configurations")
    seen = await grady.presses("Remove")
    assert "1 connected calendar" in seen.words
    assert "Contoso is removed" in (await grady.presses("Yes, remove", on=seen)).words
    assert await first_day.nook.world.store.configurations() == {}
    assert await first_day.nook.world.store.calendars() == ()
    assert "Contoso is removed" in (await grady.presses("Yes, remove", on=seen)).words


async def test_what_was_done_stands_in_the_log_with_before_and_after(first_day: Office, grady: Desk) -> None:
    await configured(first_day, grady)
    await grady.says("admin booking level service")
    deeds = [deed for _, deed in await first_day.nook.world.store.deeds()]
    assert deeds[0].name == "Grady Archie"
    assert (Fact.LEVEL, "user") in deeds[0].before
    assert (Fact.LEVEL, "service") in deeds[0].after


async def test_the_welcome_of_an_admin_on_an_empty_nook_is_where_set_up_stands(first_day: Office, grady: Desk) -> None:
    await first_day.simulator.teams.install(grady.person)
    seen = grady.sees()
    assert "Hello Grady Archie, I’m Nook" in seen.words
    assert "▶  Next: Consent" in seen.words
    assert "Grant consent" in (await grady.presses("Add configuration")).buttons
