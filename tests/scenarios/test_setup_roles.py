"""Roles: who may do what, and that nobody else sees or changes anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.admin import VERBS
from tests.office import GLOBAL_ADMIN, Office, empty_office
from tests.setting_up import configured

PHRASES = (
    "admin",
    "admin add configuration",
    "admin configurations",
    "admin rename Contoso to Northwind",
    "admin switch off Contoso",
    "admin disconnect everest@contoso.com",
    "admin booking level service",
    "admin domains add evil.example",
    "admin calendars",
    "admin rooms",
    "admin import rooms",
    "admin link",
    "admin link everest@contoso.com to Everest",
    "admin unlink everest@contoso.com",
    "admin roles",
    "admin check",
    "admin log",
    "admin make me a sandwich",
)


@pytest.fixture
async def first_day(tmp_path: Path) -> AsyncIterator[Office]:
    async with empty_office(tmp_path) as here:
        yield here


async def test_the_first_global_administrator_comes_from_the_settings(first_day: Office) -> None:
    seen = await first_day.desk(GLOBAL_ADMIN).says("admin")
    assert "Where set-up stands" in seen.words
    assert "Global administrator" in seen.words
    assert "Grady Archie" in (await first_day.desk(GLOBAL_ADMIN).says("admin roles")).words


@pytest.mark.parametrize("phrase", PHRASES)
async def test_anyone_else_is_told_who_the_admins_are_and_nothing_is_shown(first_day: Office, phrase: str) -> None:
    await first_day.desk(GLOBAL_ADMIN).says("admin")  # so that Nook knows the name
    seen = await first_day.desk("adele@contoso.com").says(phrase)
    assert "Set-up is for admins" in seen.words
    assert "Grady Archie can see to it" in seen.words
    assert seen.buttons == []


async def test_every_phrase_is_tried_above(first_day: Office) -> None:
    assert len(VERBS) <= len(PHRASES) + 8


async def test_a_role_is_granted_by_address_and_holds_at_once(first_day: Office) -> None:
    grady, adele = first_day.desk(GLOBAL_ADMIN), first_day.desk("adele@contoso.com")
    seen = await grady.says("admin grant adele@contoso.com integrations")
    assert "Adele Vance is now Integrations admin" in seen.words
    assert "Where set-up stands" in (await adele.says("admin")).words
    await grady.says("admin revoke adele@contoso.com")
    assert "Set-up is for admins" in (await adele.says("admin")).words


async def test_a_name_is_a_choice_of_the_people_found(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin grant Adele integrations")
    assert "Whom do you mean?" in seen.words
    assert "is now Integrations admin" in (await grady.presses("Adele Vance")).words
    assert "nobody called" in (await grady.says("admin grant Zaphod integrations")).words


async def test_without_a_role_said_it_is_asked_for(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    assert (await grady.says("admin grant adele@contoso.com")).buttons == ["Global administrator", "Integrations admin"]
    assert "is now Integrations admin" in (await grady.presses("Integrations admin")).words


async def test_an_integrations_admin_cannot_grant_or_revoke(first_day: Office) -> None:
    grady, irvin = first_day.desk(GLOBAL_ADMIN), first_day.desk("irvin@contoso.com")
    await grady.says("admin grant irvin@contoso.com integrations")
    for phrase in ("admin grant irvin@contoso.com global", "admin revoke grady@contoso.com"):
        assert "This is for Global administrators" in (await irvin.says(phrase)).words
    assert "Grady Archie" in (await irvin.says("admin roles")).words


async def test_the_last_global_administrator_stays(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    assert "last Global administrator" in (await grady.says("admin revoke grady@contoso.com")).words
    assert "Where set-up stands" in (await grady.says("admin")).words
    await grady.says("admin grant irvin@contoso.com global")
    assert "is no admin any more" in (await grady.says("admin revoke grady@contoso.com")).words
    assert "Set-up is for admins" in (await grady.says("admin")).words


@pytest.mark.fault("F13")
async def test_an_old_card_of_somebody_who_lost_the_role_does_nothing(first_day: Office) -> None:
    grady, irvin = first_day.desk(GLOBAL_ADMIN), first_day.desk("irvin@contoso.com")
    await grady.says("admin grant irvin@contoso.com integrations")
    await configured(first_day, irvin)
    await irvin.says("admin configurations")
    seen = await irvin.presses("Remove")
    await grady.says("admin revoke irvin@contoso.com")
    assert "Set-up is for admins" in (await irvin.presses("Yes, remove", on=seen)).words
    assert len(await first_day.nook.world.store.configurations()) == 1


@pytest.mark.fault("F13")
async def test_a_colleague_cannot_press_an_admins_card(first_day: Office) -> None:
    grady, adele = first_day.desk(GLOBAL_ADMIN), first_day.desk("adele@contoso.com")
    await configured(first_day, grady)
    await grady.says("admin configurations")
    seen = await grady.presses("Remove")
    assert seen.message
    delivery = await first_day.simulator.teams.press(adele.person, seen.message, "Yes, remove Contoso")
    assert len(await first_day.nook.world.store.configurations()) == 1
    assert "removed" not in str(delivery.body)


async def test_in_a_group_chat_nothing_is_shown_even_to_an_admin(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    people = [grady.person, first_day.desk("adele@contoso.com").person]
    group = first_day.simulator.chats.group(first_day.tenant, "Planning", people)
    seen = await grady.within(group).says("admin roles")
    assert "I answered in our own chat" in seen.words
    assert "Global administrator" not in str(seen.card)
    assert "Global administrator" in grady.sees().words
