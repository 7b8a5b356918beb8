"""`admin log`: who did what when, newest first, page by page, and the whole as a file."""

from datetime import timedelta
from pathlib import Path

import aiohttp

from bot.domain.deeds import Deed, Did
from bot.domain.people import Identity, Role
from bot.domain.workplace import RoomCalendar
from tests.office import GLOBAL_ADMIN, MONDAY_NINE, Office, empty_office
from tests.scenarios.test_setup_calendars import EVEREST, configured


async def written(here: Office, many: int) -> None:
    """So many deeds, a minute apart."""
    who = Identity(here.tenant.id.lower(), "0d6f0e0e-1111-4111-8111-000000000001")
    for n in range(many):
        at = MONDAY_NINE - timedelta(hours=9) + timedelta(minutes=n)
        deed = Deed(at, who, "Irvin Sayers", Did.GRANTED, f"person {n}", "none", "integrations")
        await here.nook.world.store.grant(Identity(who.tenant, f"p{n}"), f"person {n}", Role.INTEGRATIONS, deed)


async def test_an_empty_log_says_so(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        card = await here.desk(GLOBAL_ADMIN).says("admin log")
        assert "Nothing yet" in card.words


async def test_who_did_what_to_what_and_when(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        await configured(here)
        grady = here.desk(GLOBAL_ADMIN)
        await grady.says("admin calendars")
        await grady.presses("Connect", calendars=EVEREST)
        card = await grady.says("admin log")
        assert "Grady Archie connected calendars\n1 connected: Everest\nContoso · Today, Mon 1 Mar, 09:07" in card.words


async def test_it_is_paged_newest_first_and_nothing_is_left_out(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        await written(here, 23)
        grady = here.desk(GLOBAL_ADMIN)
        page = await grady.says("admin log")
        seen = []
        while True:
            seen += [line for line in page.words.splitlines() if line.startswith("person ")]
            assert "none → integrations" in page.words
            if "Next" not in page.buttons:
                break
            page = await grady.presses("Next", on=page)
        assert [line.split(" · ")[0] for line in seen] == [f"person {n}" for n in reversed(range(23))]
        assert "person 22" in (await grady.presses("Newest", on=page)).words


async def test_the_whole_log_can_be_fetched_as_csv(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        await written(here, 23)
        (link,) = (await here.desk(GLOBAL_ADMIN).says("admin log")).links
        door = here.simulator.teams.bot_url.removesuffix("/api/messages")
        address = link.replace(here.nook.settings.public_url, door)
        async with aiohttp.ClientSession() as browser, browser.get(address) as answer:
            assert answer.status == 200
            lines = (await answer.text()).splitlines()
        assert len(lines) == 24


async def test_nothing_in_it_is_a_secret(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        await configured(here)
        grady = here.desk(GLOBAL_ADMIN)
        await grady.says("admin add configuration")
        await here.nook.world.store.connect([RoomCalendar(EVEREST, "c1", "Everest")])
        await grady.says("admin check")
        words = (await grady.says("admin log")).words
        assert here.nook.settings.app_password not in words
        assert here.nook.settings.signing_key not in words


async def test_nobody_but_admins_reads_it(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as here:
        await written(here, 3)
        refused = await here.desk("adele@contoso.com").says("admin log")
        assert "Set-up is for admins" in refused.words
        assert "integrations" not in refused.words
