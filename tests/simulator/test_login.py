"""Entra's face, with MSAL as its client, and admin consent."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import msal
import pytest
import requests

from bot.simulator import APP_ID, APP_SECRET, Simulator, Tenant

from .graph_client import GraphClient

AUTHORITY = "https://login.microsoftonline.com"
SCOPE = "https://graph.microsoft.com/.default"


class Loopback(requests.Session):
    """Sends what MSAL means for Entra to the simulator."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.trust_env = False

    def request(self, method: Any, url: Any, *args: Any, **more: Any) -> Any:
        parts = urlsplit(str(url))
        more.setdefault("timeout", 10)
        query = f"?{parts.query}" if parts.query else ""
        return super().request(method, f"{self.base}{parts.path}{query}", *args, **more)


async def token(
    simulator: Simulator, tenant: str, client: str = APP_ID, secret: str = APP_SECRET, scope: str = SCOPE
) -> Any:
    def fetch() -> Any:
        app = msal.ConfidentialClientApplication(
            client,
            authority=f"{AUTHORITY}/{tenant}",
            client_credential=secret,
            http_client=Loopback(simulator.login_url),
        )
        return app.acquire_token_for_client(scopes=[scope])

    return await asyncio.to_thread(fetch)


async def test_msal_gets_a_token_that_says_what_the_app_may(simulator: Simulator, tenant: Tenant) -> None:
    for name in (tenant.id, "contoso.com"):
        answer = await token(simulator, name)
        claims = jwt.decode(answer["access_token"], options={"verify_signature": False})
        assert claims["aud"] == "https://graph.microsoft.com"
        assert (claims["tid"], claims["appid"]) == (tenant.id, APP_ID)
        assert claims["roles"] == ["Calendars.ReadWrite", "MailboxSettings.Read", "Place.Read.All", "User.Read.All"]
    answer = await token(simulator, tenant.id, scope="https://api.botframework.com/.default")
    assert "roles" not in jwt.decode(answer["access_token"], options={"verify_signature": False})


@pytest.mark.parametrize(
    ("change", "error", "number"),
    [
        ({"secret": "wrong"}, "invalid_client", 7000215),
        ({"client": "0" * 8}, "unauthorized_client", 700016),
        ({"scope": "https://graph.microsoft.com/User.Read"}, "invalid_scope", 1002012),
    ],
)
async def test_entra_refuses_in_its_own_words(
    simulator: Simulator, tenant: Tenant, change: dict[str, str], error: str, number: int
) -> None:
    answer = await token(simulator, tenant.id, **change)
    assert (answer["error"], answer["error_codes"]) == (error, [number])
    assert answer["error_description"].startswith(f"AADSTS{number}: ")


async def test_an_unknown_tenant_and_a_revoked_secret_are_refused(simulator: Simulator, tenant: Tenant) -> None:
    async with GraphClient(simulator) as graph:
        form = {"grant_type": "client_credentials", "client_id": APP_ID, "client_secret": APP_SECRET, "scope": SCOPE}
        async with graph.http.post(f"{simulator.login_url}/nowhere.example/oauth2/v2.0/token", data=form) as answer:
            assert (await answer.json())["error_codes"] == [90002]
    simulator.login.revoke_secret(APP_ID)
    assert (await token(simulator, tenant.id))["error"] == "invalid_client"


async def test_an_administrator_consents_on_a_page_and_is_sent_back(simulator: Simulator, tenant: Tenant) -> None:
    simulator.login.withdraw_consent(APP_ID)
    back = "http://localhost:3978/consent"
    query = {"client_id": APP_ID, "redirect_uri": back, "state": "s 1", "scope": SCOPE}
    async with GraphClient(simulator) as graph:
        for path in (
            f"/{tenant.id}/v2.0/adminconsent",
            "/contoso.com/adminconsent",
            "/organizations/v2.0/adminconsent",
        ):
            async with graph.http.get(f"{simulator.login_url}{path}", params=query) as page:
                assert "Place.Read.All" in await page.text()
        url = str(page.url)
        async with graph.http.post(url, data={"answer": "cancel"}, allow_redirects=False) as answer:
            refused = parse_qs(urlsplit(answer.headers["Location"]).query)
        assert not tenant.apps[APP_ID].consented
        async with graph.http.post(url, data={"answer": "accept"}, allow_redirects=False) as answer:
            accepted = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert refused["error"] == ["access_denied"]
    assert accepted == {"admin_consent": ["True"], "tenant": [tenant.id], "state": ["s 1"], "scope": [SCOPE]}
    assert tenant.apps[APP_ID].consented
    simulator.login.withdraw_consent(APP_ID)
    assert simulator.login.accept_consent(url).startswith(f"{back}?admin_consent=True&tenant={tenant.id}")


async def test_a_login_that_is_down_answers_so(simulator: Simulator) -> None:
    simulator.login_faults.fail(503, path="/oauth2/v2.0/token")
    async with GraphClient(simulator) as graph:
        assert graph.token == "None"
        assert await graph.fetch_token() != "None"


async def test_tokens_run_out(simulator: Simulator) -> None:
    simulator.tokens.lifetime = -1
    async with GraphClient(simulator) as graph:
        assert (await graph.get("/organization")).code == "InvalidAuthenticationToken"


async def test_each_tenant_sees_its_own(tenant: Tenant) -> None:
    other = Tenant("Northwind", domains=("northwind.com",), initial_domain="northwind.onmicrosoft.com", now=tenant.now)
    other.add_app(APP_ID, APP_SECRET)
    other.add_room("Fjord")
    async with Simulator(tenant, other) as simulator, GraphClient(simulator) as graph:
        form = {"grant_type": "client_credentials", "client_id": APP_ID, "client_secret": APP_SECRET, "scope": SCOPE}
        async with graph.http.post(f"{simulator.login_url}/northwind.com/oauth2/v2.0/token", data=form) as answer:
            graph.token = (await answer.json())["access_token"]
        rooms = (await graph.get("/places/graph.room")).body["value"]
        assert [room["displayName"] for room in rooms] == ["Fjord"]
        assert (await graph.get("/users/adele@contoso.com")).status == 404
