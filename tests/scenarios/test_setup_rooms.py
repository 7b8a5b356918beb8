"""The workplace's rooms, brought by an admin in the chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.admin import importing
from bot.domain.deeds import Did, Fact
from bot.simulator.teams import Delivery
from tests.office import GLOBAL_ADMIN, Desk, Office, Seen, empty_office
from tests.scenarios.connected import TENANT_ROOMS, calendar, connected, deeds, links, workplace

CSV = """building,floor,name,capacity,equipment,calendar,zone
HQ,3,Everest,8,TV;whiteboard,everest@contoso.com,
HQ,3,Fuji,6,,,
HQ,1,Elbe,12,,elbe@contoso.com,Europe/Berlin
"""


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Office]:
    async with empty_office(tmp_path) as here:
        yield here


@pytest.fixture
async def contoso(empty: Office) -> Office:
    return await connected(empty)


def grady(office: Office) -> Desk:
    return office.desk(GLOBAL_ADMIN)


async def attaches(office: Office, name: str, content: bytes, who: str = GLOBAL_ADMIN) -> Seen:
    desk = office.desk(who)
    delivery: Delivery = await office.simulator.teams.attach(desk.person, name, content)
    assert delivery.status == 202
    return desk.sees()


async def pastes(office: Office, csv: str) -> Seen:
    desk = grady(office)
    await desk.says("admin import rooms")
    return await desk.presses("Preview", rooms_csv=csv)


async def test_an_empty_workplace_says_so_and_what_to_do(empty: Office) -> None:
    seen = await grady(empty).says("admin rooms")
    assert "There are no rooms yet" in seen.words
    assert seen.buttons == ["Import rooms"]
    assert "rooms_csv" in (await grady(empty).presses("Import rooms")).inputs


async def test_pasted_rooms_are_shown_first_and_written_by_import_with_their_links(contoso: Office) -> None:
    seen = await pastes(contoso, CSV)
    assert "Import 3 rooms?" in seen.words
    assert "3 new and 2 to be linked to their calendars. Nothing is written until you import." in seen.words
    assert "HQ · Floor 3 · 8 seats · screen, whiteboard" in seen.words
    assert await workplace(contoso) == {}
    seen = await grady(contoso).presses("Import", seen)
    assert "3 new rooms and 2 rooms linked to their calendars." in seen.words
    assert "2 connected calendars still have no room." in seen.words
    assert await links(contoso) == {"everest@contoso.com": "Everest", "elbe@contoso.com": "Elbe"}
    rooms = await workplace(contoso)
    assert rooms["Everest"].equipment == {"screen", "whiteboard"}
    assert (rooms["Everest"].zone, rooms["Elbe"].zone) == ("", "Europe/Berlin")


async def test_an_import_stands_in_the_log_once_with_what_it_did(contoso: Office) -> None:
    seen = await pastes(contoso, CSV)
    await grady(contoso).presses("Import", seen)
    await grady(contoso).presses("Import", seen)
    (deed,) = await deeds(contoso)
    assert (deed.did, deed.name, deed.on) == (Did.IMPORTED_ROOMS, "Grady Archie", "workplace")
    assert deed.after == ((Fact.NEW, "3"), (Fact.LINKED, "2"))


async def test_a_linked_room_can_be_booked_and_one_that_is_not_is_never_offered(contoso: Office) -> None:
    await grady(contoso).presses("Import", await pastes(contoso, CSV))
    seen = await contoso.desk("adele@contoso.com").says("book a room for 4 tomorrow 2pm")
    assert seen.booking_buttons() == ["Book Everest", "Book Elbe"]


async def test_importing_twice_changes_nothing(contoso: Office) -> None:
    seen = await pastes(contoso, CSV)
    await grady(contoso).presses("Import", seen)
    before = await workplace(contoso)
    again = await grady(contoso).presses("Import", seen)
    assert "Nothing was left to import" in again.words
    seen = await pastes(contoso, CSV)
    assert "3 already as they should be. Importing this would change nothing." in seen.words
    assert "Import" not in seen.buttons
    assert await workplace(contoso) == before


async def test_a_change_shows_what_it_changes(contoso: Office) -> None:
    await grady(contoso).presses("Import", await pastes(contoso, CSV))
    seen = await pastes(contoso, "building,floor,name,capacity\nHQ,3,everest,10\nHQ,3,Fuji,6")
    assert "1 changed and 1 already as they should be." in seen.words
    assert "Everest → everest · 8 → 10 seats" in seen.words
    await grady(contoso).presses("Import", seen)
    room = (await workplace(contoso))["everest"]
    assert (room.seats, room.calendar) == (10, "everest@contoso.com")
    assert room.equipment == {"screen", "whiteboard"}, "the list has no such column"


async def test_errors_are_named_by_line_and_nothing_is_imported(contoso: Office) -> None:
    wrong = "building,floor,name,capacity,zone\nHQ,3,Everest,8,\nHQ,3,,8,\nHQ,3,Fuji,many,Mars"
    seen = await pastes(contoso, wrong)
    assert "3 errors in the list\nNothing was imported." in seen.words
    assert "Line 3: The name is missing." in seen.words
    assert "Line 4: The capacity “many” is no whole number." in seen.words
    assert "Line 4: The zone “Mars” is no IANA time zone like Europe/Berlin." in seen.words
    assert seen.inputs["rooms_csv"] == wrong
    assert await workplace(contoso) == {}
    mended = wrong.replace(",,8", ",K2,8").replace("many,Mars", "6,")
    assert "Import 3 rooms?" in (await grady(contoso).presses("Preview", seen, rooms_csv=mended)).words


async def test_of_many_errors_twenty_are_shown_and_the_card_stays_small(contoso: Office) -> None:
    wrong = "name,capacity\n" + "".join(f"Room {n} {'ä' * 40},many\n" for n in range(700))
    seen = await pastes(contoso, wrong)
    assert "700 errors in the list" in seen.words
    assert "And 680 more like these." in seen.words
    assert "Line 21:" in seen.words
    assert "Line 22:" not in seen.words
    assert "Your list is too long for this card" in seen.words
    kept = str(seen.inputs["rooms_csv"])
    assert kept
    assert wrong.startswith(f"{kept}\n"), "only whole lines"
    assert len(json.dumps(seen.card, ensure_ascii=False).encode()) < 25_000


async def test_nothing_pasted_is_said_so(contoso: Office) -> None:
    assert "There is nothing in it." in (await pastes(contoso, " ")).words


async def test_calendars_that_cannot_be_linked_are_named_with_the_reason(contoso: Office) -> None:
    await grady(contoso).presses("Import", await pastes(contoso, CSV))
    more = "building,floor,name,calendar\nHQ,1,Rhine,everest@contoso.com\nHQ,1,Elbe,fuji@contoso.com\nHQ,1,Oder,o@x.y"
    seen = await pastes(contoso, more)
    assert "3 rooms would be imported, but not linked" in seen.words
    assert "Rhine: everest@contoso.com is linked to another room." in seen.words
    assert "Elbe: the room has another calendar than fuji@contoso.com." in seen.words
    assert "Oder: o@x.y is not connected." in seen.words
    before = await links(contoso)
    await grady(contoso).presses("Import", seen)
    assert await links(contoso) == before
    assert {"Rhine", "Oder"} <= set(await workplace(contoso))


async def test_what_another_admin_changed_meanwhile_is_not_lost(contoso: Office) -> None:
    await grady(contoso).presses("Import", await pastes(contoso, CSV))
    old = await pastes(contoso, "building,floor,name,capacity\nHQ,3,Everest,10")
    await grady(contoso).presses("Import", await pastes(contoso, "building,floor,name,capacity\nHQ,3,Everest,20"))
    seen = await grady(contoso).presses("Import", old)
    assert "The workplace has changed meanwhile" in seen.words
    assert "20 → 10 seats" in seen.words
    assert (await workplace(contoso))["Everest"].seats == 20
    await grady(contoso).presses("Import", seen)
    assert (await workplace(contoso))["Everest"].seats == 10


async def test_the_control_without_that_look_the_other_change_is_lost(
    contoso: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_moved", lambda *_: False)
    await grady(contoso).presses("Import", await pastes(contoso, CSV))
    old = await pastes(contoso, "building,floor,name,capacity\nHQ,3,Everest,10")
    await grady(contoso).presses("Import", await pastes(contoso, "building,floor,name,capacity\nHQ,3,Everest,20"))
    await grady(contoso).presses("Import", old)
    assert (await workplace(contoso))["Everest"].seats == 10


async def test_a_calendar_linked_meanwhile_is_told_before_anything_is_written(contoso: Office) -> None:
    await grady(contoso).presses("Import", await pastes(contoso, "name\nTwin"))
    old = await pastes(contoso, CSV)
    await grady(contoso).says("admin link everest@contoso.com to Twin")
    seen = await grady(contoso).presses("Import", old)
    assert "The workplace has changed meanwhile" in seen.words
    assert "Everest: everest@contoso.com is linked to another room." in seen.words
    assert set(await workplace(contoso)) == {"Twin"}


async def test_an_import_cut_short_between_rooms_and_links_is_finished_by_pressing_again(contoso: Office) -> None:
    seen = await pastes(contoso, CSV)
    await grady(contoso).presses("Import", seen)
    await contoso.nook.world.store.unlink(["elbe@contoso.com"])
    assert "1 room linked to its calendar." in (await grady(contoso).presses("Import", seen)).words
    assert (await links(contoso))["elbe@contoso.com"] == "Elbe"


async def test_rooms_are_made_from_microsofts_directory_in_one_press_and_linked(contoso: Office) -> None:
    await grady(contoso).says("admin import rooms")
    seen = await grady(contoso).presses("Make rooms from Microsoft's directory")
    assert "4 new and 4 to be linked to their calendars." in seen.words
    assert await workplace(contoso) == {}
    seen = await grady(contoso).presses("Import", seen)
    assert "4 new rooms and 4 rooms linked to their calendars." in seen.words
    assert await links(contoso) == {f"{name.lower()}@contoso.com": name for name in TENANT_ROOMS}
    rooms = await workplace(contoso)
    assert (rooms["Thames"].building, rooms["Thames"].floor, rooms["Thames"].seats) == ("Harbour House", "2", 10)
    assert rooms["Everest"].equipment == {"screen"}
    assert rooms["Everest"].zone == ""
    seen = await grady(contoso).says("admin import rooms")
    assert "Make rooms from Microsoft's directory" not in seen.buttons, "there is no calendar left to make one of"


async def test_two_calendars_that_say_the_same_of_themselves_make_two_rooms(empty: Office) -> None:
    twin = calendar("Everest", "HQ", "3", address="everest.two@contoso.com")
    await connected(empty, twin)
    await grady(empty).says("admin import rooms")
    await grady(empty).presses("Make rooms")
    await grady(empty).presses("Import")
    assert len(await links(empty)) == 5
    assert {"Everest", "Everest (everest)"} <= set(await workplace(empty))


async def test_a_room_that_is_there_already_is_linked_and_keeps_what_the_workplace_says(contoso: Office) -> None:
    await grady(contoso).presses("Import", await pastes(contoso, "building,floor,name,capacity\nHQ,3,Everest,30"))
    await grady(contoso).says("admin import rooms")
    seen = await grady(contoso).presses("Make rooms")
    assert "3 new, 1 already as they should be and 4 to be linked" in seen.words
    await grady(contoso).presses("Import")
    assert (await workplace(contoso))["Everest"].seats == 30
    assert (await links(contoso))["everest@contoso.com"] == "Everest"


async def test_without_calendars_nothing_can_be_made_of_them(empty: Office) -> None:
    assert (await grady(empty).says("admin import rooms")).buttons == ["Preview"]


async def test_rooms_are_listed_by_place_ten_at_a_time(contoso: Office) -> None:
    many = "building,floor,name\n" + "".join(f"HQ,{n // 8},Room {n:02}\n" for n in range(23))
    await grady(contoso).presses("Import", await pastes(contoso, many))
    seen = await grady(contoso).says("admin rooms")
    assert "23 rooms in your workplace" in seen.words
    assert "4 connected calendars without a room." in seen.words
    assert seen.buttons == ["Next rooms", "Link calendars", "Import rooms"]
    assert "HQ · Floor 0\nRoom 00\n○ Not linked" in seen.words
    seen = await grady(contoso).presses("Next rooms")
    seen = await grady(contoso).presses("Next rooms", seen)
    assert "Rooms 21–23 of 23" in seen.words
    assert "Room 22" in seen.words
    assert "Next rooms" not in seen.buttons


@pytest.mark.parametrize("name", ["rooms.csv", "list.txt", "Räume"])
async def test_an_attached_list_is_shown_at_once_without_a_word(contoso: Office, name: str) -> None:
    seen = await attaches(contoso, name, CSV.encode("utf-8-sig"))
    assert "Import 3 rooms?" in seen.words
    await grady(contoso).presses("Import")
    assert len(await workplace(contoso)) == 3


async def test_an_old_Excels_list_keeps_its_umlauts(contoso: Office) -> None:
    await attaches(contoso, "räume.csv", "name;capacity\r\nGroßer Saal;30\r\n".encode("cp1252"))
    await grady(contoso).presses("Import")
    assert list(await workplace(contoso)) == ["Großer Saal"]


async def test_errors_of_an_attached_list_are_named_too(contoso: Office) -> None:
    seen = await attaches(contoso, "rooms.csv", b"name,capacity\nEverest,x\n")
    assert "Line 2: The capacity “x” is no whole number." in seen.words
    assert await workplace(contoso) == {}


async def test_five_thousand_rooms_come_in_one_file(empty: Office) -> None:
    many = "building,floor,name,capacity,equipment\n" + "".join(f"HQ,{n % 40},Room {n},8,TV\n" for n in range(5_000))
    seen = await attaches(empty, "rooms.csv", many.encode())
    assert "Import 5000 rooms?" in seen.words
    await grady(empty).presses("Import", seen)
    assert len(await workplace(empty)) == 5_000


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rooms.xlsx", b"PK\x03\x04 a workbook", "save it as “CSV UTF-8”"),
        ("rooms.csv", b"name\0", "It is not a text file."),
        ("rooms.csv", b"name\n" + b"x" * 2_000_001, "Nothing was imported."),
    ],
    ids=["a workbook", "no text", "too large"],
)
async def test_what_is_no_list_is_refused_with_the_reason(empty: Office, name: str, content: bytes, said: str) -> None:
    seen = await attaches(empty, name, content)
    assert f"I cannot take {name}" in seen.words
    assert said in seen.words
    assert await workplace(empty) == {}


async def test_an_attached_floor_plan_is_not_read_as_a_list(empty: Office) -> None:
    assert "rooms_csv" not in (await attaches(empty, "plan.png", b"\x89PNG")).inputs


async def test_nobody_else_brings_rooms_by_file_and_the_file_is_not_fetched(contoso: Office) -> None:
    await grady(contoso).says("admin")
    seen = await attaches(contoso, "rooms.csv", CSV.encode(), "adele@contoso.com")
    assert "Set-up is for admins" in seen.words
    assert contoso.simulator.files.fetched == []
    assert await workplace(contoso) == {}


async def test_an_old_preview_of_somebody_who_is_no_admin_any_more_imports_nothing(contoso: Office) -> None:
    irvin = contoso.desk("irvin@contoso.com")
    await grady(contoso).says("admin grant irvin@contoso.com integrations")
    await irvin.says("admin import rooms")
    old = await irvin.presses("Preview", rooms_csv=CSV)
    await grady(contoso).says("admin revoke irvin@contoso.com")
    assert "Set-up is for admins" in (await irvin.presses("Import", old)).words
    assert await workplace(contoso) == {}
