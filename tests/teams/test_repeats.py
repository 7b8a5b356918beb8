"""Each activity is acted on once, failures are told, and no HTTP answer waits longer than Teams does."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.ports import Drawn, Heard, MessageTrouble

from .activities import message, press
from .channel import CARD, TENANT, Channel


@pytest.mark.fault("F5")
async def test_a_message_delivered_again_is_answered_and_not_heard_again(channel: Channel) -> None:
    for token in (channel.token(), channel.token(jti="again")):
        assert await channel.deliver(message(), token) == (202, "")
    assert len(channel.heard) == 1


async def test_other_ids_other_chats_and_later_days_are_heard(channel: Channel) -> None:
    chat = message()["conversation"]
    await channel.deliver(message())
    await channel.deliver(message(id="2"))
    await channel.deliver(message(conversation={**chat, "id": "a:other"}))
    assert len(channel.heard) == 3
    channel.pass_time(minutes=9, seconds=59)
    await channel.deliver(message())
    assert len(channel.heard) == 3
    channel.pass_time(seconds=2)
    await channel.deliver(message())
    assert len(channel.heard) == 4


@pytest.mark.fault("F5")
async def test_a_press_delivered_again_while_it_runs_and_after_gets_the_same_answer(channel: Channel) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def slow(heard: Heard) -> Drawn:
        begun.set()
        await go.wait()
        return Drawn({"type": "AdaptiveCard", "number": len(channel.pressed)}, "x")

    channel.on_press = slow
    running = [asyncio.create_task(channel.deliver(press())) for _ in range(3)]
    await begun.wait()
    go.set()
    answers = await asyncio.gather(*running)
    answers.append(await channel.deliver(press()))
    assert [answer["value"]["number"] for _, answer in answers] == [1, 1, 1, 1]
    assert len(channel.pressed) == 1


@pytest.mark.fault("F13")
async def test_nobody_else_gets_the_answer_of_a_press(channel: Channel) -> None:
    await channel.deliver(press())
    await channel.deliver(press(from_={"id": "29:other", "aadObjectId": "other"}))
    assert len(channel.pressed) == 2


async def test_a_failing_turn_is_202_and_told_with_the_reference_that_is_logged(
    channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(heard: Heard) -> None:
        raise ValueError(heard.text)

    channel.on_heard = fail
    with caplog.at_level(logging.INFO):
        assert await channel.deliver(message("secret budget")) == (202, "")
    [(_, told)] = channel.outbox.sent
    reference = told.summary.rpartition("Reference ")[2].rstrip(")")
    assert reference in caplog.text
    assert "ValueError at" in caplog.text
    assert "secret budget" not in caplog.text + told.summary


async def test_where_nothing_can_be_delivered_no_apology_is_tried(channel: Channel) -> None:
    async def fail(heard: Heard) -> None:
        raise MessageTrouble("gone", gone=True)

    channel.on_heard = fail
    assert await channel.deliver(message()) == (202, "")
    assert not channel.outbox.sent


@pytest.mark.fault("F4")
async def test_a_message_that_takes_long_is_202_and_goes_on() -> None:
    async with Channel(patience=0.01) as channel:
        go, done = asyncio.Event(), asyncio.Event()

        async def slow(heard: Heard) -> None:
            await go.wait()
            done.set()

        channel.on_heard = slow
        assert await channel.deliver(message()) == (202, "")
        go.set()
        await done.wait()


@pytest.mark.fault("F4")
async def test_a_press_that_takes_long_is_told_so_and_its_card_follows() -> None:
    async with Channel(press_patience=0.01) as channel:
        go = asyncio.Event()

        async def slow(heard: Heard) -> Drawn:
            await go.wait()
            return CARD

        channel.on_press = slow
        _, answer = await channel.deliver(press())
        assert answer["type"] == "application/vnd.microsoft.activity.message"
        go.set()
        await channel.outbox.arrived.wait()
        assert channel.outbox.sent == [("1772441000000", CARD)]
        _, again = await channel.deliver(press())
        assert again["value"] == CARD.card
        assert len(channel.pressed) == 1


async def test_what_is_one_persons_follows_in_their_own_chat_and_not_where_all_read() -> None:
    group = {"id": "19:group", "tenantId": TENANT, "conversationType": "groupChat"}
    async with Channel(press_patience=0.01) as channel:
        go = asyncio.Event()

        async def slow(heard: Heard) -> Drawn:
            await go.wait()
            return replace(CARD, alone=True)

        channel.on_press = slow
        await channel.deliver(press(conversation=group))
        go.set()
        await channel.outbox.arrived.wait()
        assert channel.outbox.opened == ["29:person"]
        assert channel.outbox.sent == [("", Drawn({}, CARD.summary, note=True))]


@pytest.mark.fault("F22")
async def test_shutting_down_waits_for_turns_that_still_run() -> None:
    async with Channel(patience=0.01) as channel:
        go, ended = asyncio.Event(), []

        async def slow(heard: Heard) -> None:
            try:
                await go.wait()
                ended.append("done")
            except asyncio.CancelledError:
                ended.append("stopped")
                raise

        channel.on_heard = slow
        await channel.deliver(message())
        asyncio.get_running_loop().call_soon(go.set)
        await channel.door.drain(5)
        go.clear()
        await channel.deliver(message(id="2"))
        await channel.door.drain(0.01)
        assert ended == ["done", "stopped"]


@pytest.mark.fault("F15")
async def test_logs_hold_no_words_names_values_tokens_or_ids_of_people(
    channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    secrets = ["canary-text", "canary-name", "canary-value", "canary-token", "canary-object"]
    sender = {"id": "29:x", "name": "canary-name", "aadObjectId": "canary-object"}
    with caplog.at_level(logging.DEBUG):
        for _ in range(2):
            await channel.deliver(message("canary-text", from_=sender))
        await channel.deliver(press({"op": "abc", "subject": "canary-value"}, from_=sender))
        await channel.deliver(message("canary-text", from_=sender, timestamp="canary-value"))
        await channel.deliver(message("canary-text", from_=sender, type="canary-value\r\nfake line"))
        await channel.deliver(message(), "canary-token")
    ours = [record for record in caplog.records if record.name.startswith(("bot", "bot" + "builder", "msrest"))]
    logged = [record.getMessage() for record in ours]
    assert logged
    assert not [line for line in logged if any(secret in line for secret in secrets)]
    assert not [line for line in logged if "\n" in line or "\r" in line]
