"""Who may speak: each rule for tokens, and beside it the same request with only that put right."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from bot.teams.settings import DoorSettings, Tokens

from .activities import message
from .channel import APP, ISSUER, LOCAL, SERVICE, TENANT, Channel, private_key


async def test_a_message_with_a_right_token_is_heard(channel: Channel) -> None:
    assert await channel.deliver(message()) == (202, "")
    assert [heard.text for heard in channel.heard] == ["my bookings"]


WRONG: dict[str, dict[str, Any]] = {
    "for another app": {"aud": "99999999-0000-4000-8000-000000000000"},
    "for several apps": {"aud": [APP]},
    "for no app": {"aud": None},
    "of another issuer": {"iss": "https://evil.example"},
    "of no issuer": {"iss": None},
    "of an Entra tenant, as the emulator's": {
        "iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        "appid": APP,
        "serviceurl": None,
    },
    "of an Entra tenant, version 2": {"iss": f"https://login.microsoftonline.com/{TENANT}/v2.0", "azp": APP},
    "without an end": {"exp": None},
    "with an end that is no time": {"exp": "tomorrow"},
    "with an end beyond all time": {"exp": 1e300},
    "with true as its end": {"exp": True},
    "with a beginning that is no time": {"nbf": "now"},
    "without a service address": {"serviceurl": None},
    "for another service address": {"serviceurl": "https://smba.trafficmanager.net/amer/"},
    "for a number as service address": {"serviceurl": 7},
}


@pytest.mark.parametrize("claims", WRONG.values(), ids=WRONG.keys())
@pytest.mark.fault("F12")
async def test_a_wrong_token_is_401_and_only_that_is_wrong(channel: Channel, claims: dict[str, Any]) -> None:
    assert (await channel.deliver(message(), channel.token(**claims)))[0] == 401
    assert channel.nothing_ran
    assert (await channel.deliver(message(), channel.token()))[0] == 202


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer abc", "Bearer a.b.c", "Bearer ..", "Basic {}", "{}"]
)
@pytest.mark.fault("F12")
async def test_what_is_no_bearer_token_is_401(channel: Channel, header: str) -> None:
    headers = {"Authorization": header.format(channel.token())}
    assert (await channel.deliver(message(), headers=headers))[0] == 401
    assert channel.nothing_ran
    assert (await channel.deliver(message(), headers={"Authorization": f"bearer  {channel.token()}"}))[0] == 202


@pytest.mark.fault("F12")
async def test_no_header_at_all_is_401(channel: Channel) -> None:
    assert (await channel.deliver(message(), None))[0] == 401
    assert channel.nothing_ran


def _segment(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


@pytest.mark.fault("F12")
async def test_an_unsigned_token_is_401(channel: Channel) -> None:
    for algorithm in ("none", "None", "NONE"):
        unsigned = f"{_segment({'alg': algorithm, 'kid': 'first'})}.{_segment(channel.claims())}."
        assert (await channel.deliver(message(), unsigned))[0] == 401
    assert channel.nothing_ran


@pytest.mark.fault("F12")
async def test_a_token_signed_with_the_public_key_as_a_secret_is_401(channel: Channel) -> None:
    public = private_key("first").public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    signed = f"{_segment({'alg': 'HS256', 'typ': 'JWT', 'kid': 'first'})}.{_segment(channel.claims())}"
    mac = base64.urlsafe_b64encode(hmac.digest(pem, signed.encode(), hashlib.sha256)).rstrip(b"=").decode()
    assert (await channel.deliver(message(), f"{signed}.{mac}"))[0] == 401
    assert channel.nothing_ran


@pytest.mark.fault("F12")
async def test_other_algorithms_are_401_even_with_the_right_key(channel: Channel) -> None:
    for algorithm in ("RS384", "RS512", "PS256"):
        token = jwt.encode(channel.claims(), private_key("first"), algorithm=algorithm, headers={"kid": "first"})
        assert (await channel.deliver(message(), token))[0] == 401
    assert channel.nothing_ran


@pytest.mark.fault("F12")
async def test_a_token_signed_by_somebody_else_under_the_channels_key_id_is_401(channel: Channel) -> None:
    assert (await channel.deliver(message(), channel.token("first", key="somebody else")))[0] == 401
    assert (await channel.deliver(message(), channel.token(kid=None)))[0] == 401
    assert channel.nothing_ran


@pytest.mark.fault("F12")
async def test_a_changed_token_is_401_even_after_the_right_one_was_seen(channel: Channel) -> None:
    right = channel.token()
    assert (await channel.deliver(message(), right))[0] == 202
    head, _, signature = right.split(".")
    forged = f"{head}.{_segment(channel.claims(serviceurl='https://api.botframework.com/'))}.{signature}"
    assert (await channel.deliver(message(), forged))[0] == 401
    assert len(channel.heard) == 1


async def test_a_header_of_nothing_but_brackets_is_401(channel: Channel) -> None:
    deep = base64.urlsafe_b64encode(b"[" * 3000).decode()
    assert (await channel.deliver(message(), f"{deep}.{deep}.x"))[0] == 401


@pytest.mark.fault("F12")
async def test_clocks_may_differ_by_five_minutes_and_no_more(channel: Channel) -> None:
    at = int(channel.moment.timestamp())
    for name, moment, status in (
        ("exp", at - 299, 202),
        ("exp", at - 301, 401),
        ("nbf", at + 299, 202),
        ("nbf", at + 301, 401),
    ):
        claims: dict[str, Any] = {name: moment}
        assert (await channel.deliver(message(), channel.token(**claims)))[0] == status, claims


async def test_a_token_that_was_right_once_still_ends(channel: Channel) -> None:
    token = channel.token()
    assert (await channel.deliver(message(), token))[0] == 202
    channel.pass_time(minutes=64)
    assert (await channel.deliver(message(id="2"), token))[0] == 202
    channel.pass_time(minutes=2)
    assert (await channel.deliver(message(id="3"), token))[0] == 401


@pytest.mark.fault("F12")
async def test_a_key_speaks_only_for_the_channels_it_is_endorsed_for(channel: Channel) -> None:
    channel.keys.keys = {"first": ["webchat"]}
    assert (await channel.deliver(message()))[0] == 401
    assert channel.nothing_ran
    channel.keys.keys = {"second": ["webchat", "msteams"]}
    assert (await channel.deliver(message(), channel.token("second")))[0] == 202


@pytest.mark.fault("F12")
async def test_the_token_is_looked_at_before_the_body(channel: Channel) -> None:
    assert (await channel.deliver(b"{not json", None))[0] == 401
    assert (await channel.deliver(b"{not json"))[0] == 400


async def test_in_the_demo_a_token_may_be_missing_but_not_wrong() -> None:
    async with Channel(**LOCAL) as local:
        assert (await local.deliver(message(), None))[0] == 202
        assert (await local.deliver(message(id="2"), local.token()))[0] == 202
        assert (await local.deliver(message(id="3"), local.token(aud="other")))[0] == 401
        assert len(local.heard) == 2


@pytest.mark.control("F12")
async def test_with_checking_switched_off_even_a_wrong_token_is_let_in() -> None:
    async with Channel(tokens=Tokens.IGNORED) as local:
        assert (await local.deliver(message(), "junk"))[0] == 202
        assert local.keys.reads == 0


@pytest.mark.parametrize("missing", ["app_id", "issuer", "openid_url"])
@pytest.mark.fault("F12")
def test_a_door_that_could_not_check_tokens_is_not_built(missing: str) -> None:
    given: dict[str, Any] = {"app_id": APP, "allowed_tenants": frozenset({TENANT}), missing: ""}
    with pytest.raises(ValueError, match="Tokens cannot be checked"):
        DoorSettings(**given)


@pytest.mark.fault("F12")
async def test_without_an_app_id_no_token_is_right() -> None:
    async with Channel(app_id="", tokens=Tokens.IF_PRESENT) as local:
        assert (await local.deliver(message(), local.token(aud="")))[0] == 401
        assert (await local.deliver(message(), None))[0] == 202


def test_the_public_channel_is_the_default() -> None:
    settings = DoorSettings(app_id=APP, allowed_tenants=frozenset({TENANT.upper()}))
    assert settings.issuer == ISSUER
    assert settings.allowed_tenants == {TENANT}
    assert settings.hosts.allows(SERVICE)
    assert not settings.hosts.allows("http://127.0.0.1:56150/_connector")
