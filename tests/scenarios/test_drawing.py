"""A picture as a floor plan: attached in the chat, drawn on in a page that a link opens once, imported in the chat."""

from __future__ import annotations

import hashlib
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from PIL import Image

from bot.commands.admin import drawing
from bot.domain.people import Identity, Role
from bot.ports import MessageTrouble
from bot.store import drafts
from bot.web.sealed import Sealed
from tests.imdf.test_reading import bomb
from tests.office import GLOBAL_ADMIN, Desk, Office, Seen, office

EVEREST = [[100, 100], [400, 100], [400, 300], [100, 300]]
FUJI = [[400, 100], [700, 100], [550, 300]]
BOW_TIE = [[0, 0], [100, 100], [100, 0], [0, 100]]


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, file_hosts=("127.0.0.1",)) as here:
        await here.nook.world.store.grant(grady(here), "Grady Archie", Role.GLOBAL)
        yield here


def grady(here: Office) -> Identity:
    person = here.tenant.person(GLOBAL_ADMIN)
    assert person is not None
    return Identity(here.tenant.id.lower(), person.id.lower())


def scan() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 500), "#ddddee").save(out, "PNG")
    return out.getvalue()


async def attaches(here: Office, name: str, content: bytes) -> Seen:
    desk = here.desk(GLOBAL_ADMIN)
    assert (await here.simulator.teams.attach(desk.person, name, content)).status == 202
    return desk.sees()


class Page:
    """The editor in one browser: its cookies are its own."""

    def __init__(self, here: Office, seen: Seen) -> None:
        self.path = urlsplit(seen.links[0]).path
        self._nook = urlsplit(here.simulator.teams.bot_url)
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> Page:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()

    async def gets(self, what: str = "") -> aiohttp.ClientResponse:
        answer = await self._http.get(f"{self._nook.scheme}://{self._nook.netloc}{self.path}{what}")
        await answer.read()
        return answer

    async def posts(self, what: str, body: Any, path: str = "") -> tuple[int, dict[str, Any]]:
        address = f"{self._nook.scheme}://{self._nook.netloc}{path or self.path}/{what}"
        async with self._http.post(address, json=body) as answer:
            return answer.status, await answer.json()

    async def opens(self, path: str = "") -> tuple[int, dict[str, Any]]:
        return await self.posts("open", {}, path)

    async def saves(self, **rooms: Any) -> tuple[int, dict[str, Any]]:
        shapes = [{"room": f"{room}@contoso.com", "points": points} for room, points in rooms.items()]
        return await self.posts("save", {"shapes": shapes})


def desk_of(here: Office) -> Desk:
    return here.desk(GLOBAL_ADMIN)


async def test_a_picture_is_drawn_on_previewed_imported_drawn_on_again_and_removed(here: Office) -> None:
    desk, store = desk_of(here), here.nook.world.store
    rooms = await store.workplace()
    seen = await attaches(here, "scan from the printer.png", scan())
    assert "Which floor is this picture?" in seen.words
    assert "Which floor is this picture?" in (await desk.presses("Go on", seen)).words
    seen = await desk.presses("Go on", seen, floor="1")
    assert "Place the rooms of HQ · Floor 3" in seen.words
    assert "2 rooms not placed yet" in seen.words
    async with Page(here, seen) as page:
        answer = await page.gets()
        policy = answer.headers["Content-Security-Policy"]
        assert (answer.status, answer.content_type, "unsafe" in policy) == (200, "text/html", False)
        assert (await page.gets("/picture")).status == 410
        status, plan = await page.opens()
        assert (status, plan["width"], plan["height"], plan["shapes"]) == (200, 800, 500, [])
        assert [room["name"] for room in plan["rooms"]] == ["Everest", "Fuji"]
        assert plan["words"]["place"] == "HQ · Floor 3"
        assert (await page.gets("/picture")).content_type == "image/jpeg"
        assert (await page.opens())[0] == 200
        assert await page.saves(everest=EVEREST, fuji=FUJI) == (200, {})
        assert (await page.saves(everest=EVEREST))[0] == 410
    seen = desk.sees()
    assert "Import the plan of HQ · Floor 3?" in seen.words
    assert "2 rooms are placed on it." in seen.words
    assert await store.plans() == ()
    assert await drawn(here, seen.pictures[0]["url"]) != await drawn(here, seen.pictures[0]["url"], 0.2)
    assert "1 floor plan is imported" in (await desk.presses("Import", seen)).words
    seen = await here.desk("adele@contoso.com").says("show floor 3 of HQ")
    assert "Free: Everest, Fuji" in seen.words
    await drawn(here, seen.pictures[0]["url"])
    seen = await desk.presses("Place rooms", await desk.says("admin floors"))
    assert "It replaces the plan that this floor has." in seen.words
    async with Page(here, seen) as page:
        _, plan = await page.opens()
        assert [shape["room"] for shape in plan["shapes"]] == ["everest@contoso.com", "fuji@contoso.com"]
        assert (await page.saves(fuji=FUJI))[0] == 200
    await desk.presses("Import", desk.sees())
    (kept,) = await store.plans()
    assert [area.name for area in kept.areas] == ["Fuji"]
    await desk.presses("Yes", await desk.presses("Remove plan", await desk.says("admin floors")))
    assert (await store.plans(), await store.workplace()) == ((), rooms)


async def drawn(here: Office, address: str, part: float = 0.0) -> object:
    """The colour at the picture's upper left, or so far down and right."""
    nook = urlsplit(here.simulator.teams.bot_url)
    async with aiohttp.ClientSession() as browser:
        answer = await browser.get(f"{nook.scheme}://{nook.netloc}{urlsplit(address).path}")
        assert answer.content_type == "image/png"
        picture = Image.open(io.BytesIO(await answer.read())).convert("RGB")
    return picture.getpixel((int(picture.width * part), int(picture.height * part)))


async def test_a_link_is_good_once_for_a_while_for_its_draft_and_there_is_a_way_on(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(here)
    seen = await attaches(here, "HQ 3.png", scan())
    async with Page(here, seen) as page, Page(here, seen) as other:
        edited = page.path[:-3] + ("AAA" if page.path[-3:] != "AAA" else "BBB")
        assert (await page.opens(edited))[1]["trouble"] == "not good"
        with monkeypatch.context() as control:
            control.setattr("bot.web.sealed.hmac.compare_digest", lambda *_: True)
            assert (await other.opens(edited))[0] == 200
        status, said = await page.opens()
        assert (status, said["trouble"]) == (410, "used")
        assert "New link" in said["words"]
    seen = await desk.presses("New link", seen)
    async with Page(here, seen) as page:
        here.clock.advance(minutes=16)
        status, said = await page.opens()
        assert (status, said["trouble"]) == (410, "expired")
        assert "New link" in said["words"]
    seen = await desk.presses("New link", seen)
    async with Page(here, seen) as page, Page(here, seen) as other:
        assert (await page.opens())[0] == 200
        assert (await other.opens())[1]["trouble"] == "used"
        assert (await other.saves(everest=EVEREST))[1]["trouble"] == "closed"
        seen = await desk.presses("New link", seen)
        assert (await page.saves(everest=EVEREST))[1]["trouble"] == "closed"
    async with Page(here, seen) as page, Page(here, seen) as other:
        monkeypatch.setattr(drafts, "_change", lambda *_: None)  # the control: nothing uses the link up
        assert [(await page.opens())[0], (await other.opens())[0]] == [200, 200]


async def test_a_link_belongs_to_one_admin_who_is_one_still(here: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    store = here.nook.world.store
    seen = await attaches(here, "HQ 3.png", scan())
    async with Page(here, seen) as page:
        somebody = Identity(grady(here).tenant, "somebody")
        with monkeypatch.context() as another:
            another.setattr(drawing, "sealed_name", lambda who: hashlib.sha256(who.tenant.encode()).digest()[:16])
            assert (await page.opens())[1]["trouble"] == "not good"
        assert (await page.opens())[0] == 200
        await store.grant(somebody, "Somebody", Role.GLOBAL)
        await store.revoke(grady(here))
        assert (await page.saves(everest=EVEREST))[1]["trouble"] == "no admin"
    key = Sealed("a key that is only for tests", b"nook: pictures of plans, 1")
    async with Page(here, seen) as page:
        assert (await page.opens(f"/plans/editor/{key.token(bytes(56))}"))[1]["trouble"] == "not good"


async def test_what_cannot_be_a_plan_is_refused_with_the_reason_and_the_page_stays_open(
    here: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = await attaches(here, "HQ 3.png", scan())
    async with Page(here, seen) as page:
        await page.opens()
        for rooms, trouble in (
            ({"everest": BOW_TIE}, "crosses"),
            ({"everest": [[1, 1], [2, 1], [2, 2]]}, "too small"),
            ({"everest": [[1, 1], [200, 200]]}, "too small"),
            ({"elbe": EVEREST}, "no room"),
            ({"everest": [[1, 1], [float("nan"), 1], [2, 2]]}, "too small"),
            ({"everest": "corners"}, "not understood"),
            ({"everest": [["a", 1]]}, "not understood"),
        ):
            status, said = await page.saves(**rooms)
            assert (status, said["trouble"]) == (422, trouble), rooms
            assert "Nothing was saved." in said["words"]
        twice = {"shapes": [{"room": "everest@contoso.com", "points": EVEREST}] * 2}
        assert (await page.posts("save", twice))[1]["trouble"] == "room twice"
        bodies: tuple[Any, ...] = ({}, [], {"shapes": 3}, {"shapes": [{}]}, "x", None)
        for body in bodies:
            assert (await page.posts("save", body))[1]["trouble"] == "not understood"
        with monkeypatch.context() as away:

            async def refused(*_: object) -> str:
                raise MessageTrouble("not now")

            away.setattr(type(here.nook.world.messenger), "send", refused)
            assert (await page.saves(everest=EVEREST))[1]["trouble"] == "not told"
        outside = [[-50, -50], [9000, -50], [9000, 9000], [-50, 9000]]
        assert (await page.saves(everest=outside))[0] == 200
    await desk_of(here).presses("Import")
    (plan,) = await here.nook.world.store.plans()
    assert plan.areas[0].rings == (((0.0, 0.0), (800.0, 0.0), (800.0, 500.0), (0.0, 500.0)),)
    assert replace(plan, areas=()).areas == ()


async def test_a_bomb_is_refused_and_another_floor_may_be_chosen(here: Office) -> None:
    assert "too large when unpacked" in (await attaches(here, "HQ 3.png", bomb())).words
    seen = await attaches(here, "HQ 3.png", scan())
    seen = await desk_of(here).presses("Another floor", seen)
    assert seen.inputs == {"floor": "1"}
