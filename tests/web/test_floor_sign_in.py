"""Who is believed at the tab: each fault of a token is refused, and the same token without it is not."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import jwt
import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from yarl import URL

from bot.simulator import APP_ID
from bot.simulator.keys import signing_key
from bot.web.floor.page import TEAMS_JS
from tests.office import MONDAY_NINE, office
from tests.web.visiting import Visitor, visitors

OTHER = "00000000-1111-2222-3333-444444444444"
CLAIMS: dict[str, dict[str, Any]] = {
    "another app": {"aud": OTHER},
    "the URI of another host": {"aud": f"api://evil.example/{APP_ID}"},
    "no audience": {"aud": None},
    "another issuer": {"iss": "https://evil.example/"},
    "the issuer of another tenant": {"iss": f"https://login.microsoftonline.com/{OTHER}/v2.0"},
    "no issuer": {"iss": None},
    "expired": {"exp": MONDAY_NINE - timedelta(minutes=6)},
    "never expiring": {"exp": None},
    "an end beyond all dates": {"exp": 1e300},
    "not valid yet": {"nbf": MONDAY_NINE + timedelta(minutes=6)},
    "no scope": {"scp": None},
    "another scope": {"scp": "User.Read access_as_users"},
    "an app's own": {"scp": None, "roles": ["access_as_user"], "idtyp": "app"},
    "nobody's": {"oid": None},
    "no object id": {"oid": "adele"},
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def adele(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Visitor]:
    async with office(tmp_path_factory.mktemp("tab")) as here, visitors(here) as (adele,):
        yield adele


async def status(who: Visitor, authorization: str) -> int:
    return (await who.asks("floor", Authorization=authorization))[0]


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_both_versions_and_each_name_of_nooks_api_are_taken(adele: Visitor) -> None:
    for audience in (APP_ID, f"api://127.0.0.1/{APP_ID}", f"api://127.0.0.1/botid-{APP_ID}"):
        for version in (1, 2):
            assert await status(adele, f"Bearer {adele.token(version, audience)}") == 200, (audience, version)
    assert await status(adele, f"bearer {adele.token(exp=MONDAY_NINE - timedelta(minutes=4))}") == 200, "clocks differ"
    assert await status(adele, f"Bearer {adele.token(scp='User.Read access_as_user')}") == 200


async def test_each_fault_of_a_token_is_refused(adele: Visitor) -> None:
    for fault, claims in CLAIMS.items():
        assert await status(adele, f"Bearer {adele.token(**claims)}") == 401, fault
    assert await status(adele, f"Bearer {adele.token()}") == 200, "the control"


async def test_people_of_other_tenants_are_told_apart(adele: Visitor) -> None:
    assert await status(adele, f"Bearer {adele.token(tid=OTHER)}") == 403


async def test_what_is_no_token_is_refused(adele: Visitor) -> None:
    token = adele.token()
    for junk in ("", "Bearer", "Bearer ", f"Basic {token}", token, "Bearer a.b.c", f"Bearer {'x' * 7_000}"):
        assert await status(adele, junk) == 401, junk[:30]


async def test_only_entras_signature_is_believed(adele: Visitor) -> None:
    ours, forger = adele.office.simulator.tokens.key, signing_key("forger")
    claims = jwt.decode(adele.token(), options={"verify_signature": False})
    public = ours.public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    forged = {
        "another key under the known name": forger.sign(claims, headers={"kid": ours.kid}),
        "an unknown key": forger.sign(claims),
        "no name of a key": jwt.encode(claims, ours.private, algorithm="RS256"),
        "no signature": jwt.encode(claims, "", algorithm="none", headers={"kid": ours.kid}),
        "the public key as a secret": jwt.encode(claims, public[:30], algorithm="HS256", headers={"kid": ours.kid}),
        "other claims": ".".join((adele.token().split(".")[0], ours.sign(claims | {"oid": OTHER}).split(".")[1], "x")),
    }
    for fault, token in forged.items():
        assert await status(adele, f"Bearer {token}") == 401, fault
    assert await status(adele, f"Bearer {ours.sign(claims)}") == 200, "the control"


async def test_a_cookie_signs_nobody_in(adele: Visitor) -> None:
    assert (await adele.asks("floor", Authorization="", Cookie=f"Authorization=Bearer {adele.token()}"))[0] == 401


async def test_every_address_but_the_page_asks_who_it_is(adele: Visitor) -> None:
    for path in ("floor", "stream", f"booking/{OTHER}", "picture/abcdefgh"):
        assert (await adele.asks(path, Authorization=""))[0] == 401, path


async def test_keys_are_rolled_over_at_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        assert (await adele.asks("floor"))[0] == 200
        here.simulator.tokens.key = signing_key("the next one")
        assert (await adele.asks("floor"))[0] == 200


async def test_while_entra_is_away_the_known_keys_stay_good(tmp_path: Path) -> None:
    async with office(tmp_path) as here, visitors(here) as (adele,):
        here.simulator.login_faults.fail(503, calls=None)
        assert (await adele.asks("floor"))[0] == 401
        here.simulator.login_faults.clear()
        assert (await adele.asks("floor"))[0] == 200
        here.simulator.login_faults.fail(503, calls=None)
        here.clock.advance(seconds=90_000)
        assert (await adele.asks("floor"))[0] == 200


async def test_the_page_lets_nothing_in_but_its_own_files_and_teamsjs(adele: Visitor) -> None:
    async with aiohttp.ClientSession() as browser, browser.get(f"{adele.base}/floor?lang=de-AT&theme=dark") as answer:
        page = await answer.text()
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' {TEAMS_JS.source}"
    assert {"https://teams.microsoft.com", "https://*.cloud.microsoft"} <= set(policy["frame-ancestors"].split())
    assert "*" not in policy["frame-ancestors"].split()
    assert not any("unsafe" in words for words in policy.values())
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page)
    assert scripts == ["", ""], "no script stands in the page itself"
    assert f'src="{TEAMS_JS.source}" integrity="{TEAMS_JS.integrity}" crossorigin="anonymous"' in page
    assert '<html lang="de" data-theme="dark">' in page
    assert "style=" not in page


async def test_only_the_pages_own_files_are_served(adele: Visitor) -> None:
    async with aiohttp.ClientSession() as browser:
        for path, status in (("main.js", 200), ("frame.css", 200), ("nook.svg", 200), ("index.html", 404),
                             ("..%2fsso.py", 404), ("%2e%2e/page.py", 404), ("no.js", 404)):  # fmt: skip
            async with browser.get(URL(f"{adele.base}/floor/{path}", encoded=True)) as answer:
                assert answer.status == status, path
