"""What a running Nook answers to browsers, and what it fetches: the edges of the set-up, joined."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from bot.domain.deeds import Deed, Did
from bot.domain.files import FileFault
from bot.domain.people import Identity
from bot.ports import File, FileTrouble
from tests.office import Office, empty_office


async def get(office: Office, path: str) -> tuple[int, str]:
    base = office.simulator.teams.bot_url.removesuffix("/api/messages")
    async with aiohttp.ClientSession() as session, session.get(base + path) as answer:
        return answer.status, (await answer.read()).decode("utf-8-sig")


async def test_a_forged_return_of_consent_changes_nothing(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as office:
        path = f"/consent?state={'x' * 43}&tenant={office.tenant.id}&admin_consent=True"
        assert (await get(office, path))[0] == 400
        assert await office.nook.world.store.deeds() == ()


async def test_consent_goes_to_microsoft_and_comes_back_to_the_chat_once(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as office:
        office.tenant.apps[office.nook.settings.app_id].consented = False
        grady = office.desk("grady@contoso.com")
        [address] = (await grady.says("admin add configuration")).links
        back = urlsplit(office.simulator.login.accept_consent(address))
        assert (await get(office, f"{back.path}?{back.query}"))[0] == 200
        said = grady.sees()
        assert "service_account" in said.inputs
        assert (await get(office, f"{back.path}?{back.query}"))[0] == 400
        assert parse_qs(back.query)["state"][0] not in said.words


async def test_the_log_can_be_fetched_as_a_file(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as office:
        world = office.nook.world
        who = Identity(office.tenant.id.lower(), "grady")
        await world.store.grant(who, "Grady", (await world.store.admins())[0][2], Deed(
            world.clock.now(), who, "Grady", Did.GRANTED, "=1+1", "", "global"
        ))  # fmt: skip
        status, text = await get(office, world.exports().removeprefix(office.nook.settings.public_url))
        assert status == 200
        [row] = csv.DictReader(io.StringIO(text))
        assert (row["who"], row["did"], row["on"]) == ("Grady", "granted a role", "'=1+1")


async def test_attached_files_are_fetched_from_the_hosts_in_the_settings(tmp_path: Path) -> None:
    async with empty_office(tmp_path) as office:
        _, url = office.simulator.files.add("rooms.csv", b"building,floor,name\n")
        assert await office.nook.world.files.fetch(File("rooms.csv", url), 1_000) == b"building,floor,name\n"
        with pytest.raises(FileTrouble) as refused:
            await office.nook.world.files.fetch(File("x", url.replace("127.0.0.1", "localhost")), 1_000)
        assert refused.value.why.fault is FileFault.HOST
