"""What operators watch: the figures follow what happens, and name nobody."""

from __future__ import annotations

import re
from dataclasses import replace

import aiohttp

from tests.office import Office


async def scraped(here: Office) -> tuple[dict[str, float], str]:
    at = here.simulator.teams.bot_url.replace("/api/messages", "/metrics")
    async with aiohttp.ClientSession() as session, session.get(at) as answer:
        assert answer.status == 200
        text = await answer.text()
    return {
        name: float(value) for name, value in re.findall(r"^((?:nook|process)_.+) (\S+)$", text, re.MULTILINE)
    }, text


async def ready(here: Office) -> tuple[int, dict[str, str], dict[str, str]]:
    """The status, what is wrong, and what is only warned of."""
    at = here.simulator.teams.bot_url.replace("/api/messages", "/ready")
    async with aiohttp.ClientSession() as session, session.get(at) as answer:
        said = await answer.json()
        return answer.status, said["wrong"], said["warnings"]


async def test_what_is_late_or_wrong_is_said_in_words_and_shown(contoso: Office) -> None:
    await contoso.nook.sweeping.work()
    adele = contoso.desk("adele@contoso.com")
    await adele.says("book a room for 6 tomorrow 2pm")
    await adele.presses("Book Everest")
    assert await ready(contoso) == (200, {}, {})
    contoso.clock.advance(seconds=400)
    status, wrong, warnings = await ready(contoso)
    assert (status, wrong) == (200, {})
    assert warnings == {
        "outbox": "bookings are not driven on: of 1 due steps the first has waited for 400 s",
        "sweep": "calendars were not read ahead for 400 s: each search asks Microsoft 365 itself",
    }
    shown, _ = await scraped(contoso)
    assert shown["nook_sweep_age_seconds"] == shown["nook_free_busy_age_seconds"] == 400
    assert shown['nook_ready{check="graph"}'] == 1
    assert shown["process_resident_memory_bytes"] > 0
    contoso.simulator.graph_faults.fail(500, calls=None, path="organization")
    status, wrong, _ = await ready(contoso)
    assert (status, wrong) == (503, {"graph": "Microsoft 365 had a problem of its own (500 InternalServerError)."})
    contoso.simulator.graph_faults.clear()
    for configuration in (await contoso.nook.world.store.configurations()).values():
        await contoso.nook.world.store.save_configuration(replace(configuration, tenant="another.example"))
    status, wrong, _ = await ready(contoso)
    assert (status, list(wrong)) == (503, ["graph"])
    assert "Entra" in wrong["graph"]
    assert (await scraped(contoso))[0]['nook_ready{check="graph"}'] == 0


async def test_the_figures_follow_a_booking_and_name_nobody(contoso: Office) -> None:
    await contoso.nook.sweeping.work()
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
    assert after['nook_turn_duration_seconds_count{command="book a room",kind="message"}'] == 1
    assert after['nook_turn_duration_seconds_count{command="book a room",kind="press"}'] == 1
    assert after['nook_turns_total{command="book a room",kind="press",reply="BookingShown"}'] == 1
    for canary in ("Secret", "Adele", "adele", "everest", "Everest", contoso.tenant.id, adele.person.id):
        assert canary not in text


async def test_each_turn_counts_for_the_command_it_was_taken_for(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await adele.says("help")
    await adele.says("book a room for 6 tomorrow 2pm")
    await adele.says("make it 3pm")
    await adele.says("flarp")
    found, _ = await scraped(contoso)
    for command in ("help", "book a room", "what was said before", "nothing"):
        assert found[f'nook_turn_duration_seconds_count{{command="{command}",kind="message"}}'] == 1, command
