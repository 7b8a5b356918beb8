"""What operators watch: the figures follow what happens, and name nobody."""

from __future__ import annotations

import re

import aiohttp

from tests.office import Office


async def scraped(here: Office) -> tuple[dict[str, float], str]:
    at = here.simulator.teams.bot_url.replace("/api/messages", "/metrics")
    async with aiohttp.ClientSession() as session, session.get(at) as answer:
        assert answer.status == 200
        text = await answer.text()
    return {name: float(value) for name, value in re.findall(r"^(nook_.+) (\S+)$", text, re.MULTILINE)}, text


async def test_the_figures_follow_a_booking_and_name_nobody(contoso: Office) -> None:
    before, _ = await scraped(contoso)
    assert before["nook_outbox_due"] == 0
    adele = contoso.desk("adele@contoso.com")
    await adele.says("book a room for 6 tomorrow 2pm called Secret budget")
    await adele.presses("Book Everest")
    contoso.clock.advance(seconds=5)
    waiting, _ = await scraped(contoso)
    assert waiting["nook_outbox_due"] == 1
    assert waiting["nook_outbox_oldest_due_seconds"] == 5
    assert waiting['nook_bookings{state="asking"}'] == 1
    contoso.simulator.graph_faults.throttle(retry_after=1)
    await contoso.later(5)
    assert adele.sees().words.startswith("Booked")
    after, text = await scraped(contoso)
    assert after["nook_outbox_due"] == 0
    assert after['nook_bookings{state="booked"}'] == 1
    assert 'nook_bookings{state="asking"}' not in after
    assert sum(v for name, v in after.items() if "graph_requests_total" in name and 'status="429"' in name) == 1
    assert any("graph_requests_total" in name and 'status="201"' in name for name in after)
    assert after["nook_free_busy_age_seconds"] >= 5
    assert after['nook_turn_duration_seconds_count{kind="message",reply="RoomsOffered"}'] == 1
    assert after['nook_turn_duration_seconds_count{kind="press",reply="BookingShown"}'] == 1
    for canary in ("Secret", "Adele", "adele", "everest", "Everest", contoso.tenant.id, adele.person.id):
        assert canary not in text
