"""Words that may mean two things are asked about once, with the readings as buttons; plain ones are not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.simulator import MovableClock, Tenant
from tests.office import MONDAY_NINE, Office, office
from tests.office import contoso as tenant_of


async def test_an_early_or_a_late_meeting(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    asked = await adele.says("book a room for 4 tomorrow at 7")
    assert asked.buttons == ["07:00–08:00", "19:00–20:00"]
    assert "Tomorrow, Tue 2 Mar" in asked.words
    assert "Nothing is booked yet" in asked.words
    late = await adele.presses("19:00")
    assert late.booking_buttons() == ["Book Fuji", "Book Everest", "Book Elbe", "Book Thames"]
    assert "19:00–20:00" in late.words


async def test_this_or_next_friday(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    asked = await adele.says("book a room for 4 next Friday at 2pm")
    assert asked.buttons == ["Fri 12 Mar, 14:00–15:00", "Fri 5 Mar, 14:00–15:00"]
    gone_on = await adele.says("for 8")
    assert gone_on.booking_buttons() == ["Book Everest", "Book Elbe", "Book Thames"]
    assert "Fri 12 Mar" in gone_on.words


@pytest.mark.parametrize(
    "plain",
    [
        "book a room for 4 tomorrow at 7pm",
        "book a room for 4 tomorrow at 07:00",
        "book a room for 4 tomorrow from 7 to 9",
        "book a room for 4 tomorrow at 8",
        "book a room for 4 on Friday at 2",
        "book Everest tomorrow at 3",
    ],
)
async def test_what_is_plain_is_not_asked(contoso: Office, plain: str) -> None:
    seen = await contoso.desk("adele@contoso.com").says(plain)
    assert "do you mean" not in seen.words
    assert seen.booking_buttons()


async def test_two_rooms_alike(tmp_path: Path) -> None:
    clock = MovableClock(MONDAY_NINE)
    tenant = tenant_of(clock)
    tenant.add_room("Alpine North", seats=6, building="HQ", floor=2)
    tenant.add_room("Alpine South", seats=6, building="HQ", floor=2)
    async with office(tmp_path, tenant=tenant, clock=clock) as here:
        adele = here.desk("adele@contoso.com")
        asked = await adele.says("is Alpine free tomorrow at 3pm?")
        assert asked.buttons == ["Alpine North in HQ", "Alpine South in HQ"]
        day = await adele.presses("Alpine South")
        assert "Alpine South" in day.words
        booking = await adele.says("book Alpine tomorrow at 3pm")
        assert booking.buttons == ["Alpine North in HQ", "Alpine South in HQ"]
        assert (await adele.presses("Alpine South")).booking_buttons()[0] == "Book Alpine South"


@pytest.mark.fault("F10")
async def test_the_hour_that_comes_twice(tmp_path: Path) -> None:
    clock = MovableClock(datetime(2027, 10, 29, 9, tzinfo=UTC))
    async with office(tmp_path, tenant=tenant_of(clock), clock=clock) as here:
        asked = await here.desk("adele@contoso.com").says("book a room for 4 on Sunday at 2am for 30 minutes")
        assert asked.buttons == ["02:00 CEST – 02:30 CEST", "02:00 CET – 02:30 CET"]


@pytest.mark.parametrize("locale", ["de-DE", "en-US"])
async def test_a_conversation_in_german(contoso: Office, locale: str) -> None:
    tenant: Tenant = contoso.tenant
    tenant.add_person("Lea Klein", "lea@contoso.com", locale=locale)
    lea = contoso.desk("lea@contoso.com")
    offered = await lea.says("Ich brauche morgen um 14 Uhr einen Raum für 6 Personen")
    assert len(offered.booking_buttons() or offered.buttons) >= 4
    rooms = [button.split()[-1] for button in (await lea.says("für 8 Leute")).buttons]
    assert "Fuji" not in " ".join(rooms)
    later = await lea.says("auf 15 Uhr bitte")
    assert "15:00" in later.words or "3:00" in later.words
    await lea.says("book a room for 6 tomorrow 2pm")
    forgotten = await lea.says("vergiss es")
    assert not any("Everest" in button and "?" not in button for button in forgotten.buttons)


async def test_who_comes_may_be_said_afterwards(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await adele.says("book a room for 4 tomorrow at 3pm")
    together = await adele.says("with Bianca")
    assert "With Bianca Pisani" in together.words
    online = await adele.says("make it a Teams meeting")
    assert "Teams meeting" in online.words
    assert "With Bianca Pisani" in online.words
