"""Links between calendars and rooms, made by an admin in the chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.admin import linking
from bot.domain.deeds import Did
from bot.domain.room_ids import room_id
from bot.domain.workplace import WorkplaceRoom
from tests.office import GLOBAL_ADMIN, Desk, Office, empty_office
from tests.scenarios.connected import calendar, connected, deeds, links, workplace


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Office]:
    async with empty_office(tmp_path) as here:
        yield here


@pytest.fixture
async def contoso(empty: Office) -> Office:
    """Four calendars; Everest and Fuji are clear, Elbe is spelt otherwise, and of Thames there is no room."""
    await connected(empty)
    await rooms(empty, room("Everest"), room("Fuji"), room("Elba", floor="1"), room("Annapurna", "Annex"))
    return empty


def room(name: str, building: str = "HQ", floor: str = "3", seats: int = 0) -> WorkplaceRoom:
    return WorkplaceRoom(room_id(building, floor, name), name, building, floor, seats)


async def rooms(office: Office, *more: WorkplaceRoom) -> None:
    await office.nook.world.store.save_workplace(more)


def grady(office: Office) -> Desk:
    return office.desk(GLOBAL_ADMIN)


async def test_calendars_are_shown_with_the_likeliest_room_sure_or_doubtful(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link")
    assert "4 calendars without a room" in seen.words
    assert "I am sure of 2. Look them over, then choose Link all; link the others one by one." in seen.words
    assert "✓ Sure: Everest · HQ · Floor 3" in seen.words
    assert "? Perhaps: Elba · HQ · Floor 1" in seen.words
    assert "Thames\nthames@contoso.com\nHarbour House · Floor 2 · 10 seats\n○ No room looks like it." in seen.words
    assert seen.inputs == {"room_0": "hq.3.everest", "room_1": "hq.3.fuji", "room_2": "hq.1.elba", "room_3": None}
    assert await links(contoso) == {}


async def test_link_all_links_the_sure_ones_and_is_gone_then(contoso: Office) -> None:
    await grady(contoso).says("admin link")
    seen = await grady(contoso).presses("Link all")
    assert "2 calendars linked" in seen.words
    assert "Everest ↔ everest@contoso.com" in seen.words
    assert "2 calendars still without a room." in seen.words
    assert await links(contoso) == {"everest@contoso.com": "Everest", "fuji@contoso.com": "Fuji"}
    seen = await grady(contoso).presses("Link the next", seen)
    assert "Link all" not in seen.buttons
    assert "I am sure of none of them" in seen.words


async def test_every_link_stands_in_the_log_with_calendar_and_room(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link")
    await grady(contoso).presses("Link all", seen)
    await grady(contoso).presses("Link all", seen)
    await grady(contoso).says("admin unlink fuji@contoso.com")
    assert [(deed.did, deed.on, deed.before, deed.after) for deed in await deeds(contoso)] == [
        (Did.LINKED, "everest@contoso.com", "", "Everest"),
        (Did.LINKED, "fuji@contoso.com", "", "Fuji"),
        (Did.UNLINKED, "fuji@contoso.com", "Fuji", ""),
    ]


async def test_link_all_pressed_again_says_what_happened_and_changes_nothing(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link")
    once = await grady(contoso).presses("Link all", seen)
    assert (await grady(contoso).presses("Link all", seen)).words == once.words


async def test_link_all_links_none_where_another_admin_was_quicker(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link")
    await contoso.nook.world.store.link({"everest@contoso.com": "annex.3.annapurna"})
    again = await grady(contoso).presses("Link all", seen)
    assert "The links have changed meanwhile" in again.words
    assert "I am sure of one. Look it over" in again.words
    assert await links(contoso) == {"everest@contoso.com": "Annapurna"}


async def test_one_by_one_goes_on_with_the_next_until_all_have_a_room(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link")
    seen = await grady(contoso).presses("Link Elbe", seen)
    assert "Elbe is linked to Elba" in seen.words
    assert "3 calendars without a room" in seen.words
    seen = await grady(contoso).presses("Link Thames", seen, room_2="annex.3.annapurna")
    await grady(contoso).presses("Link all", seen)
    assert await links(contoso) == {
        "elbe@contoso.com": "Elba",
        "thames@contoso.com": "Annapurna",
        "everest@contoso.com": "Everest",
        "fuji@contoso.com": "Fuji",
    }
    seen = await grady(contoso).says("admin link")
    assert "Every calendar has its room" in seen.words
    assert seen.buttons == ["Book a room for 4 tomorrow at 10", "Admin"]
    seen = await contoso.desk("adele@contoso.com").says("book a room for 4 tomorrow at 10")
    assert len(seen.booking_buttons()) == 4


async def test_without_a_choice_nothing_is_linked(contoso: Office) -> None:
    seen = await grady(contoso).presses("Link Thames", await grady(contoso).says("admin link"))
    assert "No room is chosen for Thames" in seen.words
    assert await links(contoso) == {}


@pytest.mark.parametrize("chosen", ["no-such-room", "../../etc/passwd", "x" * 3_000])
@pytest.mark.fault("F13")
async def test_a_choice_that_was_never_offered_links_nothing(contoso: Office, chosen: str) -> None:
    seen = await grady(contoso).says("admin link")
    assert "No room is called" in (await grady(contoso).presses("Link Thames", seen, room_3=chosen)).words
    assert await links(contoso) == {}


async def test_a_room_that_was_linked_meanwhile_is_not_linked_twice(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link")
    await grady(contoso).says("admin link thames@contoso.com to Everest")
    again = await grady(contoso).presses("Link Everest", seen)
    assert "It is linked to thames@contoso.com. A room has one calendar: unlink it first." in again.words
    assert await links(contoso) == {"thames@contoso.com": "Everest"}


async def test_where_two_link_in_the_same_moment_the_second_is_told(
    contoso: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the other had come between the look and the writing: the store refuses what the look did not see."""

    async def sees_nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(linking, "_trouble", sees_nothing)
    await grady(contoso).says("admin link thames@contoso.com to Everest")
    seen = await grady(contoso).says("admin link everest@contoso.com to Everest")
    assert "The links of Everest have changed meanwhile" in seen.words
    assert "Nothing was changed." in seen.words
    assert await links(contoso) == {"thames@contoso.com": "Everest"}


@pytest.mark.parametrize(
    "said",
    [
        "admin link everest@contoso.com to Everest",
        "ADMIN LINK EVEREST@CONTOSO.COM TO EVEREST",
        "admin link Everest to everest",
        'admin link calendar "Everest" to room "Everest"',
        "admin link everest@contoso.com to Everest, HQ",
    ],
)
async def test_a_link_is_made_by_words(contoso: Office, said: str) -> None:
    seen = await grady(contoso).says(said)
    assert "Everest is linked" in seen.words
    assert await links(contoso) == {"everest@contoso.com": "Everest"}
    assert "Everest is linked" in (await grady(contoso).says(said)).words, "said again it is as good"


async def test_several_rooms_of_that_name_are_a_choice(contoso: Office) -> None:
    await rooms(contoso, room("Everest", "Annex", "2"))
    seen = await grady(contoso).says("admin link everest@contoso.com to Everest")
    assert "Several rooms are called Everest" in seen.words
    assert await links(contoso) == {}
    await grady(contoso).presses("Everest · Annex · Floor 2")
    (linked,) = [one for one in await contoso.nook.world.store.workplace() if one.calendar]
    assert (linked.building, linked.calendar) == ("Annex", "everest@contoso.com")


async def test_several_calendars_of_that_name_are_a_choice(empty: Office) -> None:
    await connected(empty, calendar("Everest", "Annex", address="second@contoso.com"))
    await rooms(empty, room("Everest"))
    seen = await grady(empty).says("admin link Everest to Everest")
    assert "Several calendars are called Everest" in seen.words
    await grady(empty).presses("Everest · Annex")
    assert await links(empty) == {"second@contoso.com": "Everest"}


async def test_names_that_are_nearly_right_are_one_press_away(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link everest@contoso.com to Everset")
    assert "No room is called Everset" in seen.words
    await grady(contoso).presses("Everest · HQ · Floor 3")
    seen = await grady(contoso).says("admin link fugi@contoso.com to Fuji")
    assert "No connected calendar is called fugi@contoso.com" in seen.words
    await grady(contoso).presses("Fuji · HQ · Floor 3")
    assert await links(contoso) == {"everest@contoso.com": "Everest", "fuji@contoso.com": "Fuji"}


async def test_one_calendar_has_one_room_and_one_room_one_calendar(contoso: Office) -> None:
    await grady(contoso).says("admin link everest@contoso.com to Everest")
    seen = await grady(contoso).says("admin link everest@contoso.com to Fuji")
    assert "It is linked to Everest. A calendar has one room: unlink it first." in seen.words
    seen = await grady(contoso).says("admin link fuji@contoso.com to Everest")
    assert "It is linked to everest@contoso.com. A room has one calendar: unlink it first." in seen.words
    assert await links(contoso) == {"everest@contoso.com": "Everest"}
    await grady(contoso).presses("Unlink everest@contoso.com")
    assert await links(contoso) == {}


async def test_a_calendar_alone_begins_the_list_with_it(contoso: Office) -> None:
    seen = await grady(contoso).says("admin link thames@contoso.com")
    assert seen.buttons[0] == "Link Thames"


@pytest.mark.parametrize("said", ["everest@contoso.com", "Everest"])
async def test_unlinking_says_what_it_was_and_can_be_taken_back(contoso: Office, said: str) -> None:
    await grady(contoso).says("admin link everest@contoso.com to Everest")
    seen = await grady(contoso).says(f"admin unlink {said}")
    assert "Everest is not linked any more" in seen.words
    assert "It was linked to everest@contoso.com." in seen.words
    assert await links(contoso) == {}
    await grady(contoso).presses("Link again")
    assert await links(contoso) == {"everest@contoso.com": "Everest"}


async def test_a_room_is_unlinked_by_its_own_name_too(contoso: Office) -> None:
    await grady(contoso).says("admin link thames@contoso.com to Annapurna")
    assert "Annapurna is not linked any more" in (await grady(contoso).says("admin unlink Annapurna")).words


async def test_unlinking_what_is_not_linked_or_not_there_changes_nothing(contoso: Office) -> None:
    assert "Everest is not linked to any room" in (await grady(contoso).says("admin unlink Everest")).words
    assert "No connected calendar is called k2" in (await grady(contoso).says("admin unlink k2")).words
    assert await deeds(contoso) == []


async def test_an_unlinked_room_is_not_offered_any_more(contoso: Office) -> None:
    await grady(contoso).presses("Link all", await grady(contoso).says("admin link"))
    await grady(contoso).says("admin unlink Fuji")
    seen = await contoso.desk("adele@contoso.com").says("book a room for 4 tomorrow at 10")
    assert seen.booking_buttons() == ["Book Everest"]


async def test_with_nothing_connected_the_way_on_is_shown(empty: Office) -> None:
    seen = await grady(empty).says("admin link")
    assert "There is nothing to link yet" in seen.words
    assert seen.buttons == ["Connect calendars"]


async def test_with_no_rooms_the_way_on_is_shown(empty: Office) -> None:
    await connected(empty)
    seen = await grady(empty).says("admin link")
    assert "There is no room left to link them to." in seen.words
    assert seen.buttons == ["Import rooms"]


async def test_thirteen_hundred_calendars_and_rooms_are_linked_in_a_press(empty: Office) -> None:
    many = range(1_300)
    await connected(empty, *(calendar(f"Conf Room {n}", "HQ", str(n % 40), 8, f"r{n}@contoso.com") for n in many))
    await rooms(empty, *(room(f"Room {n}", "HQ", str(n % 40), 8) for n in many))
    seen = await grady(empty).says("admin link")
    assert "I am sure of 1300." in seen.words
    assert len(json.dumps(seen.card, ensure_ascii=False).encode()) < 25_000
    seen = await grady(empty).presses("Next calendars", seen)
    assert "Calendars 6–10 of 1304" in seen.words
    assert len(json.dumps(seen.card, ensure_ascii=False).encode()) < 25_000
    seen = await grady(empty).presses("Link all", seen)
    assert "1300 calendars linked" in seen.words
    assert len(await links(empty)) == 1_300
    assert (await links(empty))["r1299@contoso.com"] == "Room 1299"


@pytest.mark.parametrize("said", ["admin link", "admin link everest@contoso.com to Everest", "admin unlink Everest"])
async def test_nobody_else_links_anything(contoso: Office, said: str) -> None:
    assert "Set-up is for admins" in (await contoso.desk("adele@contoso.com").says(said)).words
    assert await links(contoso) == {}


async def test_the_workplace_is_untouched_by_links(contoso: Office) -> None:
    before = set(await workplace(contoso))
    await grady(contoso).presses("Link all", await grady(contoso).says("admin link"))
    assert set(await workplace(contoso)) == before
