"""Cards go to the right address, once where possible, again where Teams asks for it, and never where they must not."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import aiohttp
import pytest

from bot.ports import ChatKind, Drawn, MessageTrouble
from bot.teams.delivery import Delivery
from bot.teams.hosts import ChannelHosts
from bot.teams.sender import Sender

from .connector import CARD, Connector, Reply


async def test_a_card_is_sent_as_teams_wants_it() -> None:
    async with Connector() as connector:
        assert await connector.sender().send(connector.chat(), CARD) == "sent 1"
        [request] = connector.requests
        assert (request.method, request.path) == ("POST", "/emea/v3/conversations/a:chat/activities")
        assert request.token == "Bearer kept"
        assert request.body == {
            "type": "message",
            "summary": "Booked: Everest",
            "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD.card}],
            "conversation": {"id": "a:chat"},
            "from": {"id": "28:bot"},
            "recipient": {"id": "29:person"},
        }


async def test_an_update_replaces_the_message() -> None:
    async with Connector() as connector:
        await connector.sender().update(connector.chat(), "17/72?4", CARD)
        [request] = connector.requests
        assert request.method == "PUT"
        assert request.path == "/emea/v3/conversations/a:chat/activities/17%2F72%3F4"
        assert request.body["id"] == "17/72?4"


async def test_without_a_card_the_sentence_is_sent_as_plain_text() -> None:
    async with Connector() as connector:
        await connector.sender().send(connector.chat(), Drawn({}, "*Slow* down"))
        body = connector.requests[0].body
        assert (body["text"], body["textFormat"]) == ("*Slow* down", "plain")
        assert "attachments" not in body


async def test_in_a_shared_chat_nobody_is_singled_out() -> None:
    async with Connector() as connector:
        await connector.sender().send(connector.chat(kind=ChatKind.GROUP), CARD)
        assert "recipient" not in connector.requests[0].body


async def test_ids_stay_one_part_of_the_address() -> None:
    async with Connector() as connector:
        for conversation, path in (
            ("19:x@thread.tacv2;messageid=1", "19:x@thread.tacv2;messageid=1"),
            ("../../evil", "..%2F..%2Fevil"),
            ("a b?c#d%2Fe", "a%20b%3Fc%23d%252Fe"),
            ("caf\u00e9", "caf%C3%A9"),
        ):
            await connector.sender().send(connector.chat(conversation), CARD)
            assert connector.requests[-1].path == f"/emea/v3/conversations/{path}/activities"
        for conversation in ("..", ".", ""):
            with pytest.raises(MessageTrouble):
                await connector.sender().send(connector.chat(conversation), CARD)
        assert len(connector.requests) == 4


@pytest.mark.parametrize("status", [412, 429, 502, 504])
@pytest.mark.fault("F21")
async def test_what_teams_wants_repeated_is_repeated_with_growing_pauses(status: int) -> None:
    async with Connector(*[Reply(status)] * 4) as connector:
        assert await connector.sender().send(connector.chat(), CARD) == "sent 5"
        assert connector.pauses == [0.75, 1.5, 3.0, 6.0]


@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_after_five_tries_it_is_given_up_but_not_for_good(status: int) -> None:
    async with Connector(*[Reply(status)] * 9) as connector:
        with pytest.raises(MessageTrouble) as trouble:
            await connector.sender().send(connector.chat(), CARD)
        assert not trouble.value.gone
        assert len(connector.requests) == 5


@pytest.mark.parametrize(
    ("status", "gone"), [(400, False), (401, False), (413, False), (500, False), (503, False), (403, True), (404, True)]
)
@pytest.mark.fault("F21")
async def test_what_repeating_does_not_help_is_not_repeated(status: int, gone: bool) -> None:
    async with Connector(*[Reply(status)] * 9) as connector:
        for attempt in (
            connector.sender(fresh=False).send(connector.chat(), CARD),
            connector.sender(fresh=False).update(connector.chat(), "1", CARD),
        ):
            before = len(connector.requests)
            with pytest.raises(MessageTrouble) as trouble:
                await attempt
            assert trouble.value.gone is gone
            assert len(connector.requests) == before + 1
        assert not connector.pauses


@pytest.mark.fault("F21")
async def test_retry_after_is_obeyed() -> None:
    date = {"Date": "Mon, 02 Mar 2026 09:00:00 GMT", "Retry-After": "Mon, 02 Mar 2026 09:00:04 GMT"}
    odd = {"Retry-After": "soon"}
    async with Connector(
        Reply(429, headers={"Retry-After": "7"}), Reply(429, headers=date), Reply(429, headers=odd)
    ) as connector:
        await connector.sender().send(connector.chat(), CARD)
        assert connector.pauses == [7.0, 4.0, 3.0]


@pytest.mark.fault("F21")
async def test_more_than_thirty_seconds_are_not_waited() -> None:
    async with Connector(
        Reply(429, headers={"Retry-After": "20"}), Reply(429, headers={"Retry-After": "11"})
    ) as connector:
        with pytest.raises(MessageTrouble, match="429") as trouble:
            await connector.sender().send(connector.chat(), CARD)
        assert not trouble.value.gone
        assert connector.pauses == [20.0]


async def test_a_connection_that_breaks_is_tried_again() -> None:
    async with Connector(Reply(breaks=True), Reply(breaks=True)) as connector:
        assert await connector.sender().send(connector.chat(), CARD) == "sent 3"


async def test_nobody_listening_is_tried_five_times() -> None:
    async with Connector() as connector:
        chat = connector.chat()
        await connector.server.close()
        with pytest.raises(MessageTrouble) as trouble:
            await connector.sender().send(chat, CARD)
        assert not trouble.value.gone
        assert len(connector.pauses) == 4


async def test_after_a_401_one_fresh_token_is_tried() -> None:
    async with Connector(Reply(401)) as connector:
        assert await connector.sender().send(connector.chat(), CARD) == "sent 2"
        assert [request.token for request in connector.requests] == ["Bearer kept", "Bearer fresh 1"]
    async with Connector(Reply(401), Reply(401), Reply(401)) as connector:
        with pytest.raises(MessageTrouble):
            await connector.sender().send(connector.chat(), CARD)
        assert len(connector.requests) == 2


async def test_the_token_is_not_sent_to_hosts_that_are_not_listed() -> None:
    async with Connector() as connector:
        sender = connector.sender(ChannelHosts(("smba.trafficmanager.net",)))
        for attempt in (sender.send(connector.chat(), CARD), sender.update(connector.chat(), "1", CARD)):
            with pytest.raises(MessageTrouble, match="CHANNEL_HOSTS"):
                await attempt
        await sender.typing(connector.chat())
        assert not connector.requests
        await connector.sender().send(connector.chat(), CARD)
        assert len(connector.requests) == 1


async def test_redirects_are_not_followed_with_the_token() -> None:
    async with Connector() as elsewhere, Connector() as connector:
        target = {"Location": str(elsewhere.server.make_url("/"))}
        for status in (301, 302, 307, 308):
            connector.replies = [Reply(status, headers=target)]
            with pytest.raises(MessageTrouble):
                await connector.sender().send(connector.chat(), CARD)
        assert not elsewhere.requests


async def test_local_tools_are_sent_no_token() -> None:
    async def none() -> str:
        return ""

    async with Connector() as connector:
        await Sender(Delivery(connector.session, none), ChannelHosts((), loopback=True)).send(connector.chat(), CARD)
        assert connector.requests[0].token is None


async def test_without_a_token_nothing_is_sent() -> None:
    async def fail() -> str:
        raise RuntimeError("secret")

    async with Connector() as connector:
        with pytest.raises(MessageTrouble, match="no token") as trouble:
            await Sender(Delivery(connector.session, fail), ChannelHosts(("127.0.0.1",))).send(connector.chat(), CARD)
        assert "secret" not in str(trouble.value)
        assert not connector.requests


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"id": 7}', b"\xff"])
async def test_what_teams_took_is_sent_even_if_it_says_nothing_sensible(body: bytes) -> None:
    async with Connector(Reply(200, body)) as connector:
        assert await connector.sender().send(connector.chat(), CARD) == ""
        assert len(connector.requests) == 1


@pytest.mark.fault("F21")
async def test_a_hundred_that_hang_keep_nobody_else_waiting() -> None:
    async with Connector(*[Reply(hangs=True)] * 100) as connector:
        sender = connector.sender()
        stuck = [asyncio.create_task(sender.send(connector.chat(str(n)), CARD)) for n in range(100)]
        await connector.all_hang.wait()
        assert await sender.send(connector.chat("another"), CARD) == "sent 101"
        assert not any(task.done() for task in stuck)
        for task in stuck:
            task.cancel()
        await asyncio.gather(*stuck, return_exceptions=True)


async def test_typing_is_tried_once_and_never_troubles() -> None:
    async with Connector(Reply(502)) as connector:
        await connector.sender().typing(connector.chat())
        await connector.sender().typing(connector.chat("."))
        assert [request.body["type"] for request in connector.requests] == ["typing"]


async def test_half_characters_in_a_card_are_sent_as_question_marks() -> None:
    async with Connector() as connector:
        await connector.sender().send(connector.chat(), replace(CARD, summary="x\ud800"))
        assert connector.requests[0].body["summary"] == "x?"


@pytest.mark.control("F21")
async def test_control_with_as_few_connections_as_usual_a_hundred_that_hang_keep_everybody_waiting() -> None:
    async with Connector(*[Reply(hangs=True)] * 100) as connector:
        await connector.session.close()
        connector.session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100))
        sender = connector.sender()
        stuck = [asyncio.create_task(sender.send(connector.chat(str(n)), CARD)) for n in range(101)]
        await connector.all_hang.wait()
        for _ in range(200):
            await asyncio.sleep(0)
        assert not stuck[-1].done()
        for task in stuck:
            task.cancel()
        await asyncio.gather(*stuck, return_exceptions=True)
