"""The channel's keys: rolled over, removed, unreachable, slow."""

from __future__ import annotations

import asyncio
from socket import AF_INET

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.openid.keys import KeyRing

from .activities import message
from .channel import Channel, KeyServer, private_key


@pytest.mark.fault("F12")
async def test_a_new_key_is_accepted_at_once_and_costs_one_read(channel: Channel) -> None:
    await channel.deliver(message())
    channel.keys.keys = {"second": ["msteams"]}
    assert (await channel.deliver(message(id="2"), channel.token("second")))[0] == 202
    assert channel.keys.reads == 2
    assert (await channel.deliver(message(id="3"), channel.token("second", jti="x")))[0] == 202
    assert channel.keys.reads == 2


async def test_a_removed_key_signs_nothing_new(channel: Channel) -> None:
    await channel.deliver(message())
    channel.keys.keys = {"second": ["msteams"]}
    await channel.deliver(message(id="2"), channel.token("second"))
    assert (await channel.deliver(message(id="3"), channel.token("first", jti="new")))[0] == 401


@pytest.mark.fault("F12")
async def test_junk_makes_nook_ask_three_times_and_then_every_twenty_seconds(channel: Channel) -> None:
    for number in range(20):
        assert (await channel.deliver(message(), channel.token(f"junk {number % 2}", jti=str(number))))[0] == 401
    assert channel.keys.reads == 3
    for number in range(20, 39):
        channel.pass_time(seconds=1)
        assert (await channel.deliver(message(), channel.token("junk", jti=str(number))))[0] == 401
    assert channel.keys.reads == 3
    channel.keys.keys = {"second": ["msteams"]}
    channel.pass_time(seconds=1)
    assert (await channel.deliver(message(), channel.token("second")))[0] == 202
    assert channel.keys.reads == 4


@pytest.mark.fault("F12")
async def test_tokens_of_others_never_reach_the_key_server(channel: Channel) -> None:
    await channel.deliver(message(), channel.token("unknown", iss="https://evil.example"))
    await channel.deliver(message(), channel.token("unknown", aud="somebody"))
    await channel.deliver(message(), "junk")
    assert channel.keys.reads == 0


async def test_many_messages_at_the_start_share_one_read(channel: Channel) -> None:
    channel.keys.gate = asyncio.Event()
    first = [asyncio.create_task(channel.deliver(message(id=str(n)), channel.token(jti=str(n)))) for n in range(8)]
    await channel.keys.asked.wait()
    channel.keys.gate.set()
    assert [status for status, _ in await asyncio.gather(*first)] == [202] * 8
    assert channel.keys.reads == 1


async def test_keys_are_read_again_after_a_day_without_anybody_waiting(channel: Channel) -> None:
    await channel.deliver(message())
    channel.pass_time(hours=25)
    channel.keys.gate = asyncio.Event()
    channel.keys.asked.clear()
    assert (await channel.deliver(message(id="2")))[0] == 202
    await channel.keys.asked.wait()
    # The read was not waited for: it still goes on, and what it brings is used without another.
    channel.keys.keys["second"] = ["msteams"]
    channel.keys.gate.set()
    assert (await channel.deliver(message(id="3"), channel.token("second")))[0] == 202
    assert channel.keys.reads == 2


@pytest.mark.fault("F12")
async def test_old_keys_serve_while_the_key_server_is_down_but_not_beyond_five_days(channel: Channel) -> None:
    await channel.deliver(message())
    channel.keys.down = True
    channel.pass_time(days=4, hours=23)
    assert (await channel.deliver(message(id="2")))[0] == 202
    channel.pass_time(hours=2)
    assert (await channel.deliver(message(id="3")))[0] == 401
    channel.keys.down = False
    channel.pass_time(minutes=1, seconds=1)
    assert (await channel.deliver(message(id="4")))[0] == 202


@pytest.mark.fault("F12")
async def test_with_the_key_server_down_from_the_start_nobody_is_let_in(channel: Channel) -> None:
    channel.keys.down = True
    assert (await channel.deliver(message()))[0] == 401
    assert channel.nothing_ran
    channel.keys.down = False
    assert (await channel.deliver(message()))[0] == 202


@pytest.mark.fault("F12")
async def test_a_slow_key_server_holds_up_nobody_whose_key_is_known(channel: Channel) -> None:
    await channel.deliver(message())
    channel.keys.gate = asyncio.Event()
    channel.keys.asked.clear()
    channel.keys.keys["second"] = ["msteams"]
    order: list[str] = []

    async def deliver(name: str, token: str) -> int:
        status, _ = await channel.deliver(message(id=name), token)
        order.append(name)
        return status

    unknown = asyncio.create_task(deliver("unknown key", channel.token("second")))
    await channel.keys.asked.wait()
    # The key server has the question and has not answered; meanwhile others are served, also with a token never seen.
    assert await deliver("known key", channel.token("first", jti="new")) == 202
    channel.keys.gate.set()
    assert await unknown == 202
    assert order == ["known key", "unknown key"]


@pytest.mark.filterwarnings("ignore:The RSA key")
@pytest.mark.fault("F12")
async def test_short_keys_are_not_believed(channel: Channel) -> None:
    channel.keys.keys = {"short": ["msteams"], "first": ["msteams"]}
    assert private_key("short").key_size < 2048
    assert (await channel.deliver(message(), channel.token("short")))[0] == 401
    assert (await channel.deliver(message()))[0] == 202


class Everywhere(AbstractResolver):
    """Finds every name on this machine."""

    async def resolve(self, host: str, port: int = 0, family: int = AF_INET) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        return None


async def test_keys_are_not_read_over_plain_http_from_elsewhere(channel: Channel) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(resolver=Everywhere())) as session:
        for host, found in (("keys.example", False), ("localhost", True)):
            url = f"http://{host}:{channel.keys.server.port}/openid"
            key = await KeyRing(session, url, lambda: channel.moment).find("first")
            assert (key is not None) is found


async def test_redirects_to_other_keys_are_not_followed(channel: Channel) -> None:
    elsewhere = KeyServer()
    await elsewhere.server.start_server()
    try:
        channel.keys.moved_to = elsewhere.url
        assert (await channel.deliver(message()))[0] == 401
        channel.keys.moved_to = ""
        assert (await channel.deliver(message()))[0] == 202
        assert elsewhere.reads == 0
    finally:
        await elsewhere.server.close()
