"""What is malformed is told so in 4xx, never 5xx, and the bot hears nothing of it."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.teams import door
from bot.teams.body import MOST_BYTES

from .activities import message, press
from .channel import SERVICE, TENANT, Channel

DEEP = b'{"a":' * 5000 + b"1" + b"}" * 5000

NO_OBJECT = {
    "nothing": b"",
    "blank": b"  ",
    "broken JSON": b'{"type": "message"',
    "a list": b"[]",
    "a string": b'"x"',
    "null": b"null",
    "a number": b"1",
    "UTF-16": json.dumps(message()).encode("utf-16"),
    "no UTF-8": json.dumps(message("caf\u00e9"), ensure_ascii=False).encode("latin-1"),
    "NaN": json.dumps(message(value={"op": "x", "people": float("nan")})).encode(),
    "nested beyond reason": DEEP,
    "lists nested beyond reason": b"[" * 100_000,
    "a number of ten thousand digits": b'{"type":' + b"1" * 10_000 + b"}",
}


@pytest.mark.parametrize("body", NO_OBJECT.values(), ids=NO_OBJECT.keys())
@pytest.mark.fault("F11")
async def test_what_is_no_json_object_is_400(channel: Channel, body: bytes) -> None:
    assert (await channel.deliver(body))[0] == 400
    assert channel.nothing_ran


DEEP_VALUE: Any = "x"
for _ in range(80):
    DEEP_VALUE = {"a": DEEP_VALUE}

MALFORMED: dict[str, dict[str, Any]] = {
    "a time that is none": {"timestamp": "yesterday"},
    "a number for a time": {"localTimestamp": 5},
    "a string for attachments": {"attachments": "x"},
    "attachments of numbers": {"attachments": [1]},
    "no type": {"type": None},
    "an empty type": {"type": ""},
    "a number for a type": {"type": 7},
    "a list for a type": {"type": ["message"]},
    "no conversation": {"conversation": None},
    "a string for a conversation": {"conversation": "x"},
    "a list for a conversation": {"conversation": [{"id": "x"}]},
    "a conversation without an id": {"conversation": {"tenantId": TENANT}},
    "a number for the conversation's id": {"conversation": {"id": 1, "tenantId": TENANT}},
    "a conversation's id with a line end": {"conversation": {"id": "a\r\nb", "tenantId": TENANT}},
    "an endless conversation's id": {"conversation": {"id": "a" * 2000, "tenantId": TENANT}},
    "a number for the tenant": {"conversation": {"id": "a", "tenantId": 1}},
    "nobody speaking": {"from_": None},
    "a string for the speaker": {"from_": "Adele"},
    "a speaker without an id": {"from_": {"aadObjectId": "x"}},
    "a speaker without an object id": {"from_": {"id": "29:x"}},
    "a number for the object id": {"from_": {"id": "29:x", "aadObjectId": 4}},
    "a list for the name": {"from_": {"id": "29:x", "aadObjectId": "o", "name": ["x"]}},
    "no service address": {"serviceUrl": None},
    "a number for the service address": {"serviceUrl": 1},
    "no channel": {"channelId": None},
    "a number for the channel": {"channelId": 3},
    "a number for the text": {"text": 5},
    "half a surrogate pair in the text": {"text": "\ud800"},
    "an object for the activity's id": {"id": {}},
    "an activity's id with a line end": {"id": "1\n2"},
    "a string for the recipient": {"recipient": "x"},
    "a number for the card": {"replyToId": 1},
    "a string for entities": {"entities": "x"},
    "entities of strings": {"entities": ["x"]},
    "a mention of a string": {"entities": [{"type": "mention", "mentioned": "x", "text": "x"}]},
    "a number for the zone": {"entities": [{"type": "clientInfo", "timezone": 1}]},
    "a list for the locale": {"locale": ["en"]},
    "a string for channel data": {"channelData": "x"},
    "a string for the channel data's tenant": {"channelData": {"tenant": "x"}},
    "a value nested beyond reason": {"value": DEEP_VALUE},
    "members that are no objects": {"type": "conversationUpdate", "membersAdded": ["x"]},
}


@pytest.mark.parametrize("other", MALFORMED.values(), ids=MALFORMED.keys())
@pytest.mark.fault("F11")
async def test_a_malformed_activity_is_400_and_only_that_is_wrong(channel: Channel, other: dict[str, Any]) -> None:
    assert (await channel.deliver(message(**other)))[0] == 400
    assert channel.nothing_ran
    assert (await channel.deliver(message()))[0] == 202


VALUES: dict[str, Any] = {
    "no value": None,
    "a string": "x",
    "no action": {},
    "a string for an action": {"action": "x"},
    "no data": {"action": {}},
    "a list for data": {"action": {"data": []}},
    "no reference": {"action": {"data": {"v": 1}}},
    "an empty reference": {"action": {"data": {"op": ""}}},
    "a number for a reference": {"action": {"data": {"op": 5}}},
    "a long reference": {"action": {"data": {"op": "x" * 101}}},
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
@pytest.mark.fault("F11")
async def test_a_press_without_a_reference_is_400(channel: Channel, value: Any) -> None:
    assert (await channel.deliver(press(value=value)))[0] == 400
    assert channel.nothing_ran
    assert (await channel.deliver(press({"op": "x" * 100})))[0] == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/json", "application/jsonp"])
@pytest.mark.fault("F11")
async def test_another_content_type_is_415(channel: Channel, kind: str) -> None:
    assert (await channel.deliver(message(), headers={"Content-Type": kind}))[0] == 415
    assert channel.nothing_ran
    right = {"Content-Type": "application/json; charset=utf-8"}
    assert (await channel.deliver(message(), headers=right))[0] == 202


@pytest.mark.fault("F11")
async def test_a_compressed_body_is_415(channel: Channel) -> None:
    body = gzip.compress(json.dumps(message()).encode())
    assert (await channel.deliver(body, headers={"Content-Encoding": "gzip"}))[0] == 415
    assert channel.nothing_ran


def _padded(size: int) -> bytes:
    empty = len(json.dumps(message(channelData={"tenant": {"id": TENANT}, "pad": ""})))
    return json.dumps(message(channelData={"tenant": {"id": TENANT}, "pad": "x" * (size - empty)})).encode()


@pytest.mark.fault("F14")
async def test_256_kib_are_taken_and_one_byte_more_is_413(channel: Channel) -> None:
    assert len(_padded(MOST_BYTES)) == MOST_BYTES == 256 * 1024
    assert (await channel.deliver(_padded(MOST_BYTES + 1)))[0] == 413
    assert channel.nothing_ran
    assert (await channel.deliver(_padded(MOST_BYTES)))[0] == 202


@pytest.mark.fault("F11")
async def test_a_body_that_does_not_tell_its_length_is_counted(channel: Channel) -> None:
    async def chunks(body: bytes) -> AsyncIterator[bytes]:
        for start in range(0, len(body), 50_000):
            yield body[start : start + 50_000]

    assert (await channel.post(chunks(_padded(MOST_BYTES + 1))))[0] == 413
    assert channel.nothing_ran
    assert (await channel.post(chunks(_padded(MOST_BYTES))))[0] == 202


@pytest.mark.fault("F14")
async def test_a_length_that_says_too_much_is_413_before_a_byte_is_read(channel: Channel) -> None:
    head = (
        f"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {10**12}\r\n\r\n"
    )
    assert await _raw(channel, head) == 413


@pytest.mark.fault("F11")
async def test_chunks_that_are_none_are_400(channel: Channel) -> None:
    head = (
        "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {channel.token()}\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"
    )
    assert await _raw(channel, head) == 400
    assert channel.nothing_ran


async def _raw(channel: Channel, head: str) -> int:
    reader, writer = await asyncio.open_connection(channel.server.host, channel.server.port)
    try:
        writer.write(head.encode())
        return int((await reader.readline()).split()[1])
    finally:
        writer.close()


@pytest.mark.fault("F11")
async def test_other_methods_are_405(channel: Channel) -> None:
    async with channel.session.get(channel.server.make_url("/api/messages")) as response:
        assert response.status == 405


@pytest.mark.fault("F11")
async def test_a_refusal_repeats_nothing_of_the_request(channel: Channel) -> None:
    assert await channel.deliver(message(type=f"<script>{SERVICE}"), None) == (401, "Unauthorized")
    assert await channel.deliver(message(text=5)) == (400, "Bad Request")


@pytest.mark.control("F11")
async def test_control_without_the_look_at_the_body_the_bot_breaks(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def believed(request: web.Request) -> Any:
        return json.loads(await request.read())

    monkeypatch.setattr(door, "read_object", believed)
    assert {(await channel.deliver(body))[0] for body in (b"[]", b"null", b'"x"', b"{")} == {500}
