"""Whoever waits sees a sign of life; whoever is answered at once sees none."""

from __future__ import annotations

import asyncio

import pytest

from bot.ports import Drawn, Heard

from .activities import message, press
from .channel import Channel


@pytest.mark.fault("F4")
async def test_a_long_turn_shows_that_nook_types_until_it_is_done() -> None:
    async with Channel(life_after=0.0) as channel:
        go_on = asyncio.Event()

        async def slow(heard: Heard) -> None:
            await go_on.wait()

        channel.on_heard = slow
        delivery = asyncio.create_task(channel.deliver(message("book a room")))
        await channel.outbox.typing_seen.wait()
        assert not delivery.done()
        go_on.set()
        assert (await delivery)[0] == 202
        assert channel.outbox.typed == 1


async def test_it_is_shown_again_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.teams.conversing.TYPING_SHOWS", 0.0)
    async with Channel(life_after=0.0) as channel:
        go_on, outbox = asyncio.Event(), channel.outbox

        async def slow(heard: Heard) -> None:
            await go_on.wait()

        channel.on_heard = slow
        delivery = asyncio.create_task(channel.deliver(message("book a room")))
        while outbox.typed < 3:
            outbox.typing_seen.clear()
            await outbox.typing_seen.wait()
        go_on.set()
        assert (await delivery)[0] == 202


async def test_a_press_that_takes_long_shows_it_too() -> None:
    async with Channel(life_after=0.0) as channel:
        go_on = asyncio.Event()

        async def slow(heard: Heard) -> Drawn:
            await go_on.wait()
            return Drawn({}, "done", note=True)

        channel.on_press = slow
        delivery = asyncio.create_task(channel.deliver(press()))
        await channel.outbox.typing_seen.wait()
        assert not delivery.done()
        go_on.set()
        assert (await delivery)[0] == 200


async def test_a_short_turn_shows_none() -> None:
    """The control: the answer came before the moment to show that it takes long."""
    async with Channel(life_after=3600.0) as channel:
        assert (await channel.deliver(message("hi")))[0] == 202
        assert channel.heard
        assert channel.outbox.typed == 0
