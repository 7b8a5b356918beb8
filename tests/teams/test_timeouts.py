"""A try that is not answered in time: a new message may have arrived, a changed one may be changed again."""

from __future__ import annotations

import asyncio

import pytest

from bot.ports import MessageTrouble

from .activities import press
from .channel import Channel
from .connector import CARD, Connector, Reply


@pytest.mark.fault("F21")
async def test_a_new_message_is_not_sent_twice() -> None:
    async with Connector(Reply(hangs=True)) as connector:
        with pytest.raises(MessageTrouble, match="may have arrived") as trouble:
            await connector.sender(try_seconds=0.05).send(connector.chat(), CARD)
        assert not trouble.value.gone
        assert len(connector.requests) == 1


@pytest.mark.fault("F21")
async def test_a_change_is_tried_again() -> None:
    async with Connector(Reply(hangs=True)) as connector:
        await connector.sender(try_seconds=0.05).update(connector.chat(), "1", CARD)
        assert len(connector.requests) == 2


async def test_the_compose_box_is_not_kept_waiting() -> None:
    for patience, kind in ((0.0, "message"), (60.0, "result")):
        async with Channel(compose_patience=patience) as channel:
            if kind == "message":
                channel.compose_waits_for = asyncio.Event()
            query = {"name": "composeExtension/query", "value": {"parameters": [{"name": "query", "value": "Everest"}]}}
            _, body = await channel.deliver({**press(), **query})
            assert body["composeExtension"]["type"] == kind
            if channel.compose_waits_for is not None:
                assert "Please try again" in body["composeExtension"]["text"]
                channel.compose_waits_for.set()
