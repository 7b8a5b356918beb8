"""The room calendars that Microsoft 365 offers: found, ticked over pages and searches, connected, disconnected."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.deeds import Did, Fact
from bot.domain.workplace import RoomCalendar, WorkplaceRoom
from bot.simulator import MovableClock
from tests.office import GLOBAL_ADMIN, MONDAY_NINE, SERVICE_ACCOUNT, Desk, Office, Seen, contoso, empty_office

EVEREST, FUJI, ELBE, THAMES = (f"{name}@contoso.com" for name in ("everest", "fuji", "elbe", "thames"))


async def configured(here: Office, name: str = "Contoso", id: str = "c1") -> Configuration:
    one = Configuration(
        id, name, here.tenant.id.lower(), SERVICE_ACCOUNT, BookingLevel.USER, frozenset({"contoso.com"})
    )
    await here.nook.world.store.save_configuration(one)
    return (await here.nook.world.store.configurations())[id]


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Office]:
    """Four rooms, one configuration, nothing connected."""
    async with empty_office(tmp_path) as opened:
        await configured(opened)
        yield opened


@pytest.fixture
async def large(tmp_path: Path) -> AsyncIterator[Office]:
    """1,300 rooms more in thirteen buildings."""
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    for n in range(1300):
        building = f"House {n % 13:02}"
        zone = "Europe/London" if building == "House 03" else "Europe/Berlin"
        tenant.add_room(f"Room {n:04}", seats=n % 20 + 2, building=building, floor=n % 9, zone=zone)
    async with empty_office(tmp_path, tenant=tenant, clock=clock) as opened:
        await configured(opened)
        yield opened


def grady(here: Office) -> Desk:
    return here.desk(GLOBAL_ADMIN)


def choices(seen: Seen, id: str = "calendars") -> dict[str, str]:
    """Title by value, of an input's choices."""
    found = [item for item in seen.card["body"] if item.get("id") == id]
    return {choice["value"]: choice["title"] for item in found for choice in item["choices"]}


async def connected(here: Office) -> dict[str, RoomCalendar]:
    return {calendar.address: calendar for calendar in await here.nook.world.store.calendars()}


async def deeds(here: Office) -> list[Did]:
    return [deed.did for _, deed in await here.nook.world.store.deeds()]


async def test_what_is_offered_stands_with_seats_floor_and_building(here: Office) -> None:
    card = await grady(here).says("admin calendars")
    shown = {address: title.replace("\N{NO-BREAK SPACE}", " ") for address, title in choices(card).items()}
    assert shown == {
        ELBE: "Elbe · 12 seats · Floor 1 · HQ",
        EVEREST: "Everest · 8 seats · Floor 3 · HQ",
        FUJI: "Fuji · 6 seats · Floor 3 · HQ",
        THAMES: "Thames · 10 seats · Floor 2 · Harbour House",
    }
    assert not card.inputs["calendars"]


async def test_the_ticked_are_connected_with_their_own_zone_and_the_next_step_is_said(here: Office) -> None:
    desk = grady(here)
    await desk.says("admin calendars")
    done = await desk.presses("Connect", calendars=f"{EVEREST},{THAMES}")
    assert done.words.startswith("2 calendars connected")
    assert "Make rooms" in done.buttons
    found = await connected(here)
    assert {address: (one.zone, one.seats, one.room) for address, one in found.items()} == {
        EVEREST: ("Europe/Berlin", 8, ""),
        THAMES: ("Europe/London", 10, ""),
    }
    assert await deeds(here) == [Did.CONNECTED]
    (_, deed), *_ = await here.nook.world.store.deeds()
    assert (deed.name, deed.on) == ("Grady Archie", "Contoso")
    assert deed.after == ((Fact.CONNECTED, "2"), (Fact.CALENDAR, "Everest"), (Fact.CALENDAR, "Thames"))


async def test_where_there_are_rooms_the_next_step_is_to_link_them(here: Office) -> None:
    await here.nook.world.store.save_workplace([WorkplaceRoom("hq-3-everest", "Everest", "HQ", "3")])
    desk = grady(here)
    await desk.says("admin calendars")
    assert "Link rooms" in (await desk.presses("Connect", calendars=EVEREST)).buttons


async def test_connect_pressed_again_changes_nothing_and_says_what_is_the_case(here: Office) -> None:
    desk = grady(here)
    first = await desk.says("admin calendars")
    await desk.presses("Connect", on=first, calendars=EVEREST)
    again = await desk.presses("Connect", on=first, calendars=EVEREST)
    assert again.words.startswith("Connected already")
    assert "1 calendar is connected already, and stays as it is." in again.words
    assert await deeds(here) == [Did.CONNECTED]


async def test_nothing_ticked_is_said_and_nothing_is_connected(here: Office) -> None:
    desk = grady(here)
    await desk.says("admin calendars")
    card = await desk.presses("Connect")
    assert "Nothing is ticked" in card.words
    assert EVEREST in choices(card)
    assert await connected(here) == {}


async def test_connected_reserved_and_those_of_others_are_listed_and_cannot_be_ticked(here: Office) -> None:
    here.tenant.change_room(FUJI, booking_type="reserved")
    other = await configured(here, "Fabrikam", "c2")
    await here.nook.world.store.connect(
        [RoomCalendar(EVEREST, "c1", "Everest"), RoomCalendar(THAMES, other.id, "Thames")]
    )
    here.simulator.schedule_errors[ELBE] = "ErrorNoFreeBusyAccess"
    desk = grady(here)
    which = await desk.says("admin calendars")
    card = await desk.presses("Contoso", on=which)
    assert choices(card) == {}
    assert "Connect" not in card.buttons
    for said in (
        "Connected already: Everest.",
        "Connected through another configuration: Thames.",
        "Reserved in Microsoft 365, so nobody can book them: Fuji.",
        "Nook cannot read them: Elbe.",
    ):
        assert said in card.words


@pytest.mark.fault("F13")
async def test_what_is_not_on_the_card_is_refused_by_name_when_it_is_sent_all_the_same(here: Office) -> None:
    other = await configured(here, "Fabrikam", "c2")
    await here.nook.world.store.connect([RoomCalendar(THAMES, other.id, "Thames")])
    desk = grady(here)
    card = await desk.presses("Contoso", on=await desk.says("admin calendars"))
    here.tenant.change_room(FUJI, booking_type="reserved")
    here.simulator.schedule_errors[ELBE] = "ErrorNoFreeBusyAccess"
    await here.nook.world.directory.offered_rooms(here.tenant.id.lower(), fresh=True)
    sent = ",".join((EVEREST, FUJI, ELBE, THAMES, "nowhere@contoso.com"))
    done = await desk.presses("Connect", on=card, calendars=sent)
    assert done.words.startswith("1 calendar connected")
    assert "Fuji: reserved" in done.words
    assert "Elbe: its calendar cannot be read" in done.words
    assert "Thames: connected through another configuration" in done.words
    assert "nowhere@contoso.com: Microsoft 365 does not offer it any more" in done.words
    found = await connected(here)
    assert (set(found), found[THAMES].configuration) == ({EVEREST, THAMES}, "c2")


async def test_a_connected_calendar_that_vanished_is_shown_as_such(here: Office) -> None:
    await here.nook.world.store.connect([RoomCalendar(EVEREST, "c1", "Everest")])
    here.tenant.remove_room(EVEREST)
    card = await grady(here).says("admin calendars")
    assert "Connected, but Microsoft 365 offers them no more: Everest." in card.words


async def test_a_thousand_rooms_are_paged_and_ticks_are_kept(large: Office) -> None:
    desk = grady(large)
    first = await desk.says("admin calendars")
    assert "1304 calendars" in first.words
    assert "Next 25" in first.buttons
    second = await desk.presses("Next", calendars=f"{EVEREST},{ELBE}")
    assert "26 to 50" in second.words
    assert "2 ticked" in second.words
    ticked = list(choices(second))[:1]
    third = await desk.presses("Next", calendars=",".join(ticked))
    assert "3 ticked" in third.words
    back = await desk.presses("Back", on=await desk.presses("Back", on=third))
    assert set(back.inputs["calendars"].split(",")) == {EVEREST, ELBE}
    without = await desk.presses("Next", on=back, calendars=EVEREST)
    assert "2 ticked" in without.words
    done = await desk.presses("Connect", on=without)
    assert done.words.startswith("2 calendars connected")
    assert set(await connected(large)) == {EVEREST, *ticked}


async def test_search_and_building_narrow_it_down_and_keep_the_ticks(large: Office) -> None:
    desk = grady(large)
    await desk.says("admin calendars")
    found = await desk.presses("Search", query="everest", calendars=ELBE)
    assert list(choices(found)) == [EVEREST]
    assert "1 fits the search" in found.words
    house = await desk.presses("Search", query="", building="House 03", calendars=EVEREST)
    assert len(choices(house)) == 25
    assert "100 fit the search" in house.words
    assert "2 ticked" in house.words
    nothing = await desk.presses("Search", query="no such room", building="any")
    assert "No calendar fits the search." in nothing.words
    everything = await desk.presses("Search", query="")
    assert "1304 calendars." in everything.words
    assert "2 ticked" in everything.words


async def test_all_that_fit_the_search_are_ticked_and_unticked_in_one_press(large: Office) -> None:
    desk = grady(large)
    await desk.says("admin calendars")
    await desk.presses("Search", building="House 03")
    ticked = await desk.presses("Tick all 100")
    assert "100 ticked" in ticked.words
    assert "Untick all" in ticked.buttons
    assert "100 ticked" not in (await desk.presses("Untick all")).words
    await desk.presses("Tick all 100")
    done = await desk.presses("Connect")
    assert done.words.startswith("100 calendars connected")
    assert {one.zone for one in (await connected(large)).values()} == {"Europe/London"}


async def test_a_thousand_are_connected_with_progress_on_the_same_card_and_checked_within_a_turn(large: Office) -> None:
    desk = grady(large)
    await desk.says("admin calendars")
    every = await desk.presses("Tick all 1304")
    begun = await desk.presses("Connect", on=every)
    assert begun.words.startswith("Connecting calendars: 100 of 1304")
    assert len(await connected(large)) == 100
    await large.nook.going_on.finished()
    done = desk.sees_again(begun)
    assert done.words.startswith("1304 calendars connected")
    assert "Make rooms" in done.buttons
    found = await connected(large)
    assert len(found) == 1304
    assert found["room-0003@contoso.com"].zone == "Europe/London"
    assert found["room-0004@contoso.com"].zone == "Europe/Berlin"
    large.simulator.schedule_errors["room-1234@contoso.com"] = "ErrorNoFreeBusyAccess"
    card = await desk.says("admin check")
    assert "Room 1234 (room-1234@contoso.com)" in card.words
    assert "Not everything could be tried" not in card.words


async def test_an_admin_who_lost_the_role_meanwhile_connects_no_more(large: Office) -> None:
    desk = grady(large)
    await desk.says("admin calendars")
    every = await desk.presses("Tick all 1304")
    store = large.nook.world.store
    (grady_id, name, role), *_ = await store.admins()
    other = large.tenant.person("irvin@contoso.com")
    assert other is not None
    begun = await desk.presses("Connect", on=every)
    await store.grant(replace(grady_id, object_id=other.id.lower()), "Irvin Sayers", role)
    await store.revoke(grady_id)
    await large.nook.going_on.finished()
    assert "Set-up is for admins" in desk.sees_again(begun).words
    assert len(await connected(large)) < 1304
    assert name == "Grady Archie"


async def test_when_microsoft_365_falls_silent_it_stops_and_goes_on_by_a_press(large: Office) -> None:
    desk = grady(large)
    await desk.says("admin calendars")
    await desk.presses("Search", building="House 03")
    await desk.presses("Tick all 100")
    await desk.presses("Search", building="House 04")
    every = await desk.presses("Tick all 100")
    begun = await desk.presses("Connect", on=every)
    large.simulator.graph_faults.fail(500, calls=None)
    await large.nook.going_on.finished()
    stopped = desk.sees_again(begun)
    assert stopped.words.startswith("Connecting stopped at 100 of 200")
    large.simulator.graph_faults.active.clear()
    done = await desk.presses("Go on", on=stopped)
    assert done.words.startswith("200 calendars connected")
    assert len(await connected(large)) == 200


async def test_where_the_zone_cannot_be_read_the_neighbours_zone_is_taken_and_it_is_said(here: Office) -> None:
    here.simulator.graph_faults.fail(403, calls=None, path=f"{FUJI}/mailboxSettings")
    desk = grady(here)
    await desk.says("admin calendars")
    done = await desk.presses("Connect", calendars=f"{EVEREST},{FUJI},{THAMES}")
    assert "does not tell the time zone of 1 calendar" in done.words
    assert (await connected(here))[FUJI].zone == "Europe/Berlin"


@pytest.mark.fault("F20")
async def test_a_consent_that_was_withdrawn_is_named_instead_of_a_silence(here: Office) -> None:
    for app in here.tenant.apps.values():
        app.roles.discard("Place.Read.All")
    card = await grady(here).says("admin calendars")
    assert "Permissions are missing" in card.words
    assert "Place.Read.All" in card.words


async def test_graph_that_is_down_is_said_and_can_be_tried_again(here: Office) -> None:
    fault = here.simulator.graph_faults.fail(500, calls=None, path="/places")
    desk = grady(here)
    card = await desk.says("admin calendars")
    assert "Microsoft 365 is not answering" in card.words
    here.simulator.graph_faults.active.remove(fault)
    assert EVEREST in choices(await desk.presses("Try again"))


async def test_disconnecting_says_what_it_touches_and_waits_for_a_yes(here: Office) -> None:
    store = here.nook.world.store
    await store.connect([RoomCalendar(EVEREST, "c1", "Everest", "HQ", "3", 8, zone="Europe/Berlin")])
    await store.save_workplace([WorkplaceRoom("hq-3-everest", "Everest", "HQ", "3", 8)])
    await store.link({EVEREST: "hq-3-everest"})
    adele = here.desk("adele@contoso.com")
    await adele.says("book a room for 6 tomorrow 2pm for 1 hour")
    await adele.presses("Book Everest")
    await here.later(3)
    desk = grady(here)
    asked = await desk.says(f"admin disconnect {EVEREST.upper()}")
    assert "1 link to a room" in asked.words
    assert "1 booking is still to come" in asked.words
    assert EVEREST in await connected(here)
    done = await desk.presses("Yes, disconnect")
    assert "disconnected" in done.words
    assert await connected(here) == {}
    assert (await deeds(here))[0] is Did.DISCONNECTED
    assert len(here.tenant.bookings_of(EVEREST)) == 1
    assert "No such calendar is connected" in (await desk.presses("Yes, disconnect", on=asked)).words


async def test_disconnecting_without_an_address_shows_the_calendars_and_a_wrong_one_is_said(here: Office) -> None:
    desk = grady(here)
    assert EVEREST in choices(await desk.says("admin disconnect"))
    unknown = await desk.says("admin disconnect everset@contoso.com")
    assert "No such calendar is connected" in unknown.words
    assert "everset@contoso.com" in unknown.words


async def test_two_admins_connect_the_same_through_two_configurations_and_the_second_is_told(here: Office) -> None:
    await configured(here, "Fabrikam", "c2")
    desk = grady(here)
    through_c1 = await desk.presses("Contoso", on=await desk.says("admin calendars"))
    through_c2 = await desk.presses("Fabrikam", on=await desk.says("admin calendars"))
    await desk.presses("Connect", on=through_c1, calendars=EVEREST)
    second = await desk.presses("Connect", on=through_c2, calendars=EVEREST)
    assert "Everest: connected through another configuration" in second.words
    assert (await connected(here))[EVEREST].configuration == "c1"


async def test_a_configuration_removed_meanwhile_connects_nothing(here: Office) -> None:
    desk = grady(here)
    card = await desk.says("admin calendars")
    store = here.nook.world.store
    await store.remove_configuration((await store.configurations())["c1"])
    await desk.presses("Connect", on=card, calendars=EVEREST)
    assert await connected(here) == {}


async def test_nobody_but_admins_sees_or_connects_anything(here: Office) -> None:
    adele = here.desk("adele@contoso.com")
    refused = await adele.says("admin calendars")
    assert "Set-up is for admins" in refused.words
    assert choices(refused) == {}
    assert "Set-up is for admins" in (await adele.says(f"admin disconnect {EVEREST}")).words
