"""`admin report`: how rooms were used, as the people of the office used them; and nobody's name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from bot.domain.free_busy import FreeBusy
from bot.domain.people import Identity, Role
from bot.domain.span import Span
from tests.office import GLOBAL_ADMIN, Desk, Office, Seen, office
from tests.scenarios.test_keep_or_release import START, at, books, set_to

ADELE = "adele@contoso.com"


async def made_admin(here: Office) -> None:
    grady = here.desk(GLOBAL_ADMIN).person
    who = Identity(here.tenant.id.lower(), grady.id.lower())
    await here.nook.world.store.grant(who, "Grady Archie", Role.GLOBAL)


async def fetched(here: Office, address: str) -> tuple[str, bytes]:
    door = here.simulator.teams.bot_url.removesuffix("/api/messages")
    address = address.replace(here.nook.settings.public_url, door)
    async with aiohttp.ClientSession() as browser, browser.get(address) as answer:
        assert answer.status == 200
        return answer.content_type, await answer.read()


async def test_an_admin_sees_the_use_the_no_shows_and_the_searches_in_vain(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await made_admin(here)
        adele, grady = here.desk(ADELE), here.desk(GLOBAL_ADMIN)
        await set_to(here, minutes_before=0, check_in_minutes=10)
        here.tenant.book("bianca@contoso.com", "elbe@contoso.com", START, START + timedelta(hours=1), "x")
        await books(here, adele)  # Everest on Wednesday at 14:00, and nobody comes
        for people in (12, 400, 400):
            assert "No room" in (await adele.says(f"a room for {people} in HQ on Wednesday 2pm for 1 hour")).words
        await at(here, START + timedelta(seconds=30))
        await here.passes(12, step=180)
        await here.later(5)
        await adele.says("book a room for 6 today 4pm for 1 hour")
        await adele.presses("Book Fuji")
        await here.later(5)
        tuesday = datetime(2027, 3, 2, 8, tzinfo=UTC)
        read = FreeBusy((Span.lasting(tuesday, 240),), True, tuesday)  # as the sweep reads it
        await here.nook.world.store.save_free_busy({("everest@contoso.com", "2027-03-02"): read})
        card = await grady.says("admin report")
        assert "as the calendars had it on Tue 2 Mar" in card.words
        assert ": 40% of the office hours. Most used: Everest 40%." in card.words
        assert "2 bookings" in card.words
        assert "1 no-show · 0 declined by the room" in card.words
        assert "3 searches found no free room, most often for 400 people" in card.words
        assert "Never booked: " in card.words
        (picture,) = card.pictures
        assert "Most used: Fuji" in picture["altText"]
        kind, png = await fetched(here, picture["url"])
        assert (kind, png[:4]) == ("image/png", b"\x89PNG")
        kind, table = await fetched(here, card.links[0])
        assert (kind, b"room,HQ,Fuji,1,1.00," in table) == ("text/csv", True)
        assert b"Adele" not in table
        assert "Adele" not in str(card.card)
        await chosen(grady, card)
        refused = await adele.says("admin report")
        assert "Set-up is for admins" in refused.words
        assert not refused.links


async def chosen(grady: Desk, card: Seen) -> None:
    assert {"period", "building"} <= set(card.inputs)
    there = await grady.presses("Show", on=card, period="last month", building="1")
    assert "Harbour House · Mon 1 Feb – Sun 28 Feb" in there.words
    assert "Nothing was booked" in there.words
    everywhere = await grady.presses("Show", on=there, building="*")
    assert "All buildings · Mon 1 Feb" in everywhere.words, "what is not chosen stays"
    assert "HQ · Mon 22 Feb – Sun 28 Feb" in (await grady.says("admin report for hq last week")).words
    unknown = await grady.says("admin report for Atlantis")
    assert "I know no building called Atlantis, so this is all of them" in unknown.words
