"""Floor plans: brought by an admin, looked at and booked from by everybody."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from PIL import Image

from bot.domain.people import Identity, Role
from bot.simulator.plans import archives
from bot.simulator.teams import Delivery
from tests.office import GLOBAL_ADMIN, MONDAY_NINE, Desk, Office, Seen, office

HQ = archives()["HQ.imdf.zip"]


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, file_hosts=("127.0.0.1",)) as here:
        person = here.tenant.person(GLOBAL_ADMIN)
        assert person is not None
        who = Identity(here.tenant.id.lower(), person.id.lower())
        await here.nook.world.store.grant(who, "Grady Archie", Role.GLOBAL)
        yield here


async def attaches(here: Office, name: str, content: bytes) -> Seen:
    desk = here.desk(GLOBAL_ADMIN)
    delivery: Delivery = await here.simulator.teams.attach(desk.person, name, content)
    assert delivery.status == 202
    return desk.sees()


async def imports(here: Office) -> Seen:
    return await here.desk(GLOBAL_ADMIN).presses("Import", await attaches(here, "HQ.imdf.zip", HQ))


async def png(here: Office, address: str) -> Image.Image:
    nook, there = urlsplit(here.simulator.teams.bot_url), urlsplit(address)
    assert "&" not in address
    async with aiohttp.ClientSession() as browser:
        answer = await browser.get(f"{nook.scheme}://{nook.netloc}{there.path}")
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
        body = await answer.read()
    assert len(body) < 300_000
    return Image.open(io.BytesIO(body))


def adele(here: Office) -> Desk:
    return here.desk("adele@contoso.com")


async def test_an_admin_brings_looks_at_and_removes_a_plan_and_no_room_is_lost(here: Office) -> None:
    desk = here.desk(GLOBAL_ADMIN)
    assert "Attach a floor plan" in (await desk.says("admin import floor plan")).words
    seen = await attaches(here, "HQ.imdf.zip", HQ)
    assert "Import 6 floor plans?" in seen.words
    assert "2 of them are rooms of your workplace. Nothing is written until you import." in seen.words
    assert "28 units without a room" in seen.words
    assert "HQ · Floor 3: 10 units, 2 rooms" in seen.words
    assert "1 room on no plan" in seen.words
    assert "Elbe" in seen.words
    assert await here.nook.world.store.plans() == ()
    rooms = await here.nook.world.store.workplace()
    seen = await desk.presses("Import", seen)
    assert "6 floor plans are imported" in seen.words
    assert len(await here.nook.world.store.plans()) == 6
    made = await desk.presses("Make rooms", seen)
    assert "Import 28 rooms?" in made.words
    floors = await desk.says("admin floors")
    assert "2 of 2 rooms are on its plan" in floors.words
    asked = await desk.presses("Remove plan", floors)
    gone = await desk.presses("Yes", asked)
    assert "Its rooms are as they were." in gone.words
    assert len(await here.nook.world.store.plans()) == 5
    assert await here.nook.world.store.workplace() == rooms
    assert "(replaces its plan)" in (await attaches(here, "HQ.imdf.zip", HQ)).words
    log = await desk.says("admin log")
    assert "removed a floor plan" in log.words


async def test_only_admins_bring_plans(here: Office) -> None:
    desk = adele(here)
    await here.simulator.teams.attach(desk.person, "HQ.imdf.zip", HQ)
    assert "Import" not in desk.sees().buttons


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.zip", b"PK\x03\x04 no archive", "no ZIP archive"),
        ("HQ 3.png", b"\x89PNG\r\n\x1a\n broken", "no picture that Nook reads"),
    ],
)
async def test_a_file_that_is_none_is_refused_with_the_reason(
    here: Office, name: str, content: bytes, why: str
) -> None:
    seen = await attaches(here, name, content)
    assert why in seen.words
    assert "Import" not in seen.buttons


async def test_show_floor_draws_it_says_it_and_books_from_it(here: Office) -> None:
    await imports(here)
    bianca, until = here.tenant.person("bianca@contoso.com"), MONDAY_NINE.replace(hour=9, minute=0)
    assert bianca is not None
    here.tenant.book(bianca, here.tenant.room("fuji@contoso.com"), MONDAY_NINE, until, "Secret talks")
    desk = adele(here)
    seen = await desk.says("show floor 3 of HQ")
    assert "Floor 3 of HQ" in seen.words
    assert "Now, at 09:07" in seen.words
    assert "Free: Everest" in seen.words
    assert "Busy: Fuji until 10:00" in seen.words
    (picture,) = seen.pictures
    assert "Free: Everest" in picture["altText"]
    drawn = await png(here, picture["url"])
    assert drawn.width <= 1024
    graph = len(here.tenant.witness.requests)
    await png(here, picture["url"])
    assert len(here.tenant.witness.requests) == graph
    later = await desk.presses("+30 min", seen)
    assert "Busy: Fuji until 10:00" in later.words
    later = await desk.presses("+30 min", later)
    assert "Free: Everest, Fuji" in later.words
    assert later.pictures[0]["url"] != picture["url"]
    now = await desk.presses("Now", later)
    assert now.pictures[0]["url"] == picture["url"]
    booked = await desk.presses("Book Everest", now)
    assert "Asking Everest" in booked.words
    await here.later()
    assert "Busy: Everest" in (await desk.says("show floor 3 of HQ")).words


async def test_where_a_room_is_and_a_time_and_other_floors(here: Office) -> None:
    await imports(here)
    desk = adele(here)
    seen = await desk.says("where is Everest?")
    assert "Everest is on Floor 3 of HQ" in seen.words
    seen = await desk.says("show floor 3 of HQ tomorrow at 2pm")
    assert "Tomorrow, Tue 2 Mar, 14:00" in seen.words
    assert "Book Everest 14:00–15:00" in seen.buttons
    which = await desk.presses("Other floors", seen)
    assert "Which floor?" in which.words
    seen = await desk.presses("Floor 1 of HQ", which)
    assert "Tomorrow, Tue 2 Mar, 14:00" in seen.words
    seen = await desk.says("show floor 2 of Harbour House")
    assert "This floor has no plan yet, so here is the list." in seen.words
    assert "Free: Thames" in seen.words
    assert "I know no Floor 9" in (await desk.says("show floor 9")).words


async def test_an_offer_is_shown_on_the_plan_with_what_fits(here: Office) -> None:
    await imports(here)
    desk = adele(here)
    await desk.says("room for 7 tomorrow at 2pm for 1 hour in HQ on floor 3")
    seen = await desk.presses("Show on plan")
    assert "7 people" in seen.words
    assert seen.booking_buttons() == ["Book Everest 14:00–15:00"]


async def test_rooms_are_made_of_an_archive_too(here: Office) -> None:
    desk = here.desk(GLOBAL_ADMIN)
    await here.simulator.teams.attach(desk.person, "HQ.imdf.zip", HQ, text="admin import rooms")
    seen = desk.sees()
    assert "Import 28 rooms?" in seen.words
    await desk.presses("Import", seen)
    rooms = await here.nook.world.store.workplace()
    assert ("HQ", "3", "Lhotse") in {(room.building, room.floor, room.name) for room in rooms}
    assert len([room for room in rooms if room.name == "Everest"]) == 1
