"""Which messages come in: from Teams, to be answered at Teams, of tenants that are served."""

from __future__ import annotations

from typing import Any

import pytest

from bot.teams.hosts import ChannelHosts
from bot.teams.settings import PUBLIC_HOSTS, Tokens

from .activities import message, press
from .channel import LOCAL, SERVICE, TENANT, Channel

OTHER = "99999999-0000-4000-8000-000000000000"


def of_tenants(conversation: str | None, data: str | None) -> dict[str, Any]:
    chat = {"id": "a:chat", "conversationType": "personal"}
    return {
        "conversation": chat if conversation is None else {**chat, "tenantId": conversation},
        "channelData": None if data is None else {"tenant": {"id": data}},
    }


@pytest.mark.parametrize(("conversation", "data"), [(OTHER, OTHER), (OTHER, TENANT), (TENANT, OTHER), (None, None)])
@pytest.mark.fault("F12")
async def test_other_tenants_and_doubtful_ones_are_403(
    channel: Channel, conversation: str | None, data: str | None
) -> None:
    assert (await channel.deliver(message(**of_tenants(conversation, data))))[0] == 403
    assert channel.nothing_ran


@pytest.mark.parametrize(
    ("conversation", "data"), [(TENANT, TENANT), (TENANT.upper(), TENANT), (None, TENANT), (TENANT, None)]
)
async def test_the_own_tenant_may_be_named_in_either_place(
    channel: Channel, conversation: str | None, data: str | None
) -> None:
    assert (await channel.deliver(message(**of_tenants(conversation, data))))[0] == 202
    assert channel.heard[0].chat.tenant == channel.heard[0].speaker.identity.tenant == TENANT


@pytest.mark.parametrize("kind", ["webchat", "emulator", "directline", "test", "MSTEAMS", "slack"])
@pytest.mark.fault("F12")
async def test_other_channels_are_403_even_if_the_key_may_sign_for_them(channel: Channel, kind: str) -> None:
    channel.keys.keys = {"first": [kind, "msteams"]}
    assert (await channel.deliver(message(channelId=kind)))[0] == 403
    assert channel.nothing_ran
    assert (await channel.deliver(message()))[0] == 202


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evilsmba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:x@evil.example/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://evil.example#smba.trafficmanager.net",
        "https://evil.example?.botframework.com",
        "https://botframework.com.evil.example/",
        "https://evilbotframework.com/",
        "http://smba.trafficmanager.net/",
        "HTTPS://127.0.0.1/",
        "http://localhost/",
        "https://169.254.169.254/",
        "ftp://smba.trafficmanager.net/",
        "//smba.trafficmanager.net/",
        "smba.trafficmanager.net",
        "https://smba.trafficmanager.net /",
        "https://\u0455mba.trafficmanager.net/",
    ],
)
@pytest.mark.fault("F12")
async def test_an_address_that_is_not_teams_is_403_even_if_the_token_names_it(channel: Channel, address: str) -> None:
    token = channel.token(serviceurl=address)
    assert (await channel.deliver(message(serviceUrl=address), token))[0] == 403
    assert channel.nothing_ran


@pytest.mark.parametrize(
    "address",
    [
        SERVICE,
        "https://smba.trafficmanager.net",
        "https://SMBA.trafficmanager.net:443/teams/",
        "https://europe.botframework.com/",
        "https://smba.infra.gcc.teams.microsoft.com/teams",
        "https://smba.infra.gov.teams.microsoft.us/teams",
    ],
)
async def test_teams_own_addresses_are_let_in(channel: Channel, address: str) -> None:
    token = channel.token(serviceurl=address)
    assert (await channel.deliver(message(serviceUrl=address), token))[0] == 202
    assert channel.heard[0].chat.service_url == address


def test_plain_http_is_for_this_machine_only_and_only_if_listed_or_local() -> None:
    listed = ChannelHosts(("127.0.0.1", "bot.example"))
    assert listed.allows("http://127.0.0.1:4000/x")
    assert not listed.allows("http://bot.example/x")
    assert listed.allows("https://bot.example:8443/x")
    assert not listed.allows("http://localhost/")
    local = ChannelHosts(PUBLIC_HOSTS, loopback=True)
    assert local.allows("http://localhost:56150/_connector")
    assert local.allows("http://[::1]:80/")
    assert local.allows("http://127.8.8.8/")
    assert not local.allows("http://192.168.0.1/")
    assert not local.allows("http://localhost.evil.example/")
    assert not ChannelHosts(("*.botframework.com",)).allows("https://botframework.com/")


@pytest.mark.parametrize("tokens", [Tokens.IF_PRESENT, Tokens.IGNORED])
@pytest.mark.parametrize("kind", ["msteams", "emulator", "webchat", "directline", "test"])
async def test_local_tools_may_speak_where_tokens_are_not_required(tokens: Tokens, kind: str) -> None:
    activity = message(
        channelId=kind,
        serviceUrl="http://localhost:56150/_connector",
        from_={"id": "User-1", "name": "Megan"},
        conversation={"id": "c1"},
        channelData=None,
        entities=None,
    )
    async with Channel(**{**LOCAL, "tokens": tokens}) as local:
        assert (await local.deliver(activity, None))[0] == 202
        [heard] = local.heard
        assert (heard.speaker.identity.tenant, heard.speaker.identity.object_id) == (TENANT, "user-1")


async def test_without_tokens_strangers_still_stay_out(local: Channel) -> None:
    assert (await local.deliver(message(serviceUrl="https://evil.example/"), None))[0] == 403
    assert (await local.deliver(message(channelId="slack"), None))[0] == 403
    assert (await local.deliver(message(**of_tenants(OTHER, OTHER)), None))[0] == 403
    assert (await local.deliver(message(serviceUrl=None), None))[0] == 400
    assert local.nothing_ran


async def test_a_local_tool_with_a_token_is_held_to_what_it_says(local: Channel) -> None:
    home = "http://localhost:56150/_connector"
    assert (await local.deliver(message(serviceUrl=home), local.token()))[0] == 401
    assert (await local.deliver(message(serviceUrl=home), local.token(serviceurl=home)))[0] == 202


@pytest.mark.fault("F24")
async def test_of_who_is_hushed_a_message_begins_no_turn_and_a_press_is_answered(channel: Channel) -> None:
    heard_first = await channel.deliver(message())
    channel.hushed.add(channel.heard[0].speaker.identity.object_id)
    assert await channel.deliver(message(id="second")) == heard_first
    assert len(channel.heard) == 1
    assert (await channel.deliver(press()))[0] == 200
    assert len(channel.pressed) == 1, "whoever presses waits for an answer"
