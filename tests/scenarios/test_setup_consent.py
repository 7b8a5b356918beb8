"""Admin consent, from the chat to Microsoft's page and back. A return proves nothing by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from bot.simulator import APP_ID
from tests.office import GLOBAL_ADMIN, Office, empty_office
from tests.setting_up import comes_back, consents


@pytest.fixture
async def first_day(tmp_path: Path) -> AsyncIterator[Office]:
    async with empty_office(tmp_path) as here:
        here.simulator.login.withdraw_consent(APP_ID)
        yield here


async def test_consent_opens_microsofts_page_and_the_chat_shows_the_form(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    assert "service account" in seen.words
    address = urlsplit(seen.links[0])
    query = {name: value[0] for name, value in parse_qs(address.query).items()}
    assert address.path.endswith(f"/{first_day.tenant.id.lower()}/v2.0/adminconsent")
    assert query["client_id"] == APP_ID
    assert query["redirect_uri"] == "http://127.0.0.1:3978/consent"
    assert query["scope"] == "https://graph.microsoft.com/.default"
    assert len(query["state"]) >= 40
    status, page = await consents(first_day, seen)
    assert status == 200
    assert "Teams" in page
    shown = grady.sees()
    assert "Create configuration" in shown.buttons
    assert shown.inputs["acceptable_domains"] == "contoso.com"


@pytest.mark.fault("F25")
async def test_a_state_works_once(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    back = first_day.simulator.login.accept_consent(seen.links[0])
    assert (await comes_back(first_day, back))[0] == 200
    shown = grady.sees()
    assert (await comes_back(first_day, back))[0] == 400
    assert grady.sees() == shown


@pytest.mark.fault("F25")
async def test_a_state_ends_after_ten_minutes(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    first_day.clock.advance(seconds=601)
    status, page = await consents(first_day, seen)
    assert status == 400
    assert "ask Nook for a new one" in page
    assert grady.sees() == seen


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"admin_consent": "True"},
        {"admin_consent": "True", "tenant": "T", "state": "forged-" + "x" * 40},
        {"admin_consent": "True", "tenant": "T", "state": "<script>alert(1)</script>"},
        {"admin_consent": "True", "tenant": "T", "state": "x" * 5000},
    ],
)
@pytest.mark.fault("F25")
async def test_a_forged_return_changes_nothing(first_day: Office, query: dict[str, str]) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    status, page = await comes_back(first_day, f"http://x/consent?{urlencode(query)}")
    assert status == 400
    assert "<script>" not in page
    assert grady.sees() == seen
    assert await first_day.nook.world.store.configurations() == {}


@pytest.mark.control("F25")
async def test_the_control_the_same_return_with_the_right_state_is_taken(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    state = parse_qs(urlsplit(seen.links[0]).query)["state"][0]
    query = {"admin_consent": "True", "tenant": first_day.tenant.id, "state": state}
    assert (await comes_back(first_day, f"http://x/consent?{urlencode(query)}"))[0] == 200
    # It came back, but Microsoft 365 was never asked for consent: a fresh token shows that.
    shown = grady.sees()
    assert "Consent is not complete yet" in shown.words
    assert "Calendars.ReadWrite" in shown.words
    assert "Create configuration" not in shown.buttons


@pytest.mark.fault("F25")
async def test_a_return_for_another_organisation_is_not_believed(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    state = parse_qs(urlsplit((await grady.says("admin add configuration")).links[0]).query)["state"][0]
    query = {"admin_consent": "True", "tenant": "99999999-0000-4000-8000-000000000000", "state": state}
    await comes_back(first_day, f"http://x/consent?{urlencode(query)}")
    assert "another organisation" in grady.sees().words


@pytest.mark.fault("F25")
async def test_who_declines_is_told_and_can_start_again(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    assert (await comes_back(first_day, first_day.simulator.login.cancel_consent(seen.links[0])))[0] == 200
    shown = grady.sees()
    assert "Consent was not given" in shown.words
    assert "AADSTS65004" in shown.words
    assert (await grady.presses("Start again")).links


async def test_roles_that_arrive_late_are_asked_for_again_with_a_fresh_token(first_day: Office) -> None:
    grady = first_day.desk(GLOBAL_ADMIN)
    seen = await grady.says("admin add configuration")
    back = first_day.simulator.login.accept_consent(seen.links[0])
    first_day.simulator.login.withdraw_consent(APP_ID)
    await comes_back(first_day, back)
    assert "Consent is not complete yet" in grady.sees().words
    first_day.simulator.login.accept_consent(seen.links[0])
    assert "Create configuration" in (await grady.presses("Check again")).buttons


async def test_who_lost_the_role_meanwhile_gets_nothing(first_day: Office) -> None:
    grady, irvin = first_day.desk(GLOBAL_ADMIN), first_day.desk("irvin@contoso.com")
    first_day.simulator.login.accept_consent((await grady.says("admin add configuration")).links[0])
    await grady.says("admin grant irvin@contoso.com integrations")
    seen = await irvin.says("admin add configuration")
    await grady.says("admin revoke irvin@contoso.com")
    assert (await consents(first_day, seen))[0] == 400
    assert irvin.sees() == seen
