"""Buttons: what a press carries, and what it is answered with."""

from __future__ import annotations

from typing import Any

import pytest

from bot.ports import Drawn, Heard, StoreTrouble

from .activities import message, press
from .channel import CARD, Channel


async def test_a_press_is_answered_with_the_card(channel: Channel) -> None:
    status, answer = await channel.deliver(press({"v": 1, "op": "abc", "people": "6", "date": "2026-03-03"}))
    assert status == 200
    assert answer == {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD.card}
    [pressed] = channel.pressed
    assert pressed.reference == "abc"
    assert pressed.inputs == {"people": "6", "date": "2026-03-03"}
    assert pressed.card == "1772441000000"
    assert pressed.id == "f:1"


async def test_inputs_become_strings_and_what_is_no_field_is_left_out(channel: Channel) -> None:
    data = {
        "op": "abc",
        "v": 2,
        "n": 6,
        "f": 1.5,
        "yes": True,
        "no": False,
        "none": None,
        "list": [1],
        "more": {"a": 1},
    }
    await channel.deliver(press(data))
    assert channel.pressed[0].inputs == {"n": "6", "f": "1.5", "yes": "true", "no": "false"}


@pytest.mark.parametrize(
    ("fits", "too_much"),
    [
        ({"subject": "x" * 4_000}, {"subject": "x" * 4_001}),
        ({"rooms_csv": "x" * 100_000}, {"rooms_csv": "x" * 100_001}),
        ({"calendars": "x" * 100_000}, {"calendars": "x" * 100_001}),
        ({str(n): "x" for n in range(60)}, {str(n): "x" for n in range(61)}),
    ],
)
@pytest.mark.fault("F13")
async def test_inputs_have_limits_and_the_person_is_told(
    channel: Channel, fits: dict[str, str], too_much: dict[str, str]
) -> None:
    status, answer = await channel.deliver(press({"op": "abc", **too_much}))
    assert (status, answer["statusCode"], answer["type"]) == (200, 400, "application/vnd.microsoft.error")
    assert "Nothing was changed" in answer["value"]["message"]
    assert channel.nothing_ran
    await channel.deliver(press({"op": "abc", **fits}))
    assert channel.pressed[0].inputs == fits


async def test_a_failing_press_says_what_to_do_and_nothing_of_the_error(channel: Channel) -> None:
    async def fail(heard: Heard) -> Drawn:
        raise KeyError("Everest")

    channel.on_press = fail
    status, answer = await channel.deliver(press())
    assert (status, answer["statusCode"], answer["type"]) == (200, 500, "application/vnd.microsoft.error")
    assert "your calendar" in answer["value"]["message"]
    assert "Everest" not in str(answer)


@pytest.mark.fault("F7")
async def test_a_press_that_met_a_dead_database_says_that_nothing_was_booked(channel: Channel) -> None:
    async def fail(heard: Heard) -> Drawn:
        raise StoreTrouble("locked")

    channel.on_press = fail
    _, answer = await channel.deliver(press())
    assert "nothing was booked or changed" in answer["value"]["message"]


@pytest.mark.parametrize("name", ["task/fetch", "application/search", "signin/verifyState", None, ""])
async def test_other_invokes_are_answered_as_not_supported(channel: Channel, name: str | None) -> None:
    status, answer = await channel.deliver(press(name=name))
    assert (status, answer["statusCode"], answer["value"]["code"]) == (200, 400, "NotSupported")
    assert channel.nothing_ran


async def test_a_press_of_an_old_client_replaces_its_card(channel: Channel) -> None:
    submit = message(None, value={"v": 1, "op": "abc", "people": 6}, replyToId="card 1")
    assert await channel.deliver(submit) == (202, "")
    assert [(heard.reference, heard.inputs) for heard in channel.pressed] == [("abc", {"people": "6"})]
    assert channel.outbox.sent == [("card 1", CARD)]
    assert not channel.heard


async def test_a_failing_press_of_an_old_client_is_told_in_a_message_and_leaves_the_card(channel: Channel) -> None:
    async def fail(heard: Heard) -> Drawn:
        raise RuntimeError

    channel.on_press = fail
    assert (await channel.deliver(message(value={"op": "abc"}, replyToId="card 1")))[0] == 202
    [(replaced, told)] = channel.outbox.sent
    assert replaced == ""
    assert "your calendar" in told.summary


@pytest.mark.parametrize("value", [{"other": 1}, "x", 5, [], {}])
@pytest.mark.fault("F13")
async def test_a_value_without_a_reference_is_no_press(channel: Channel, value: Any) -> None:
    assert (await channel.deliver(message("hello", value=value)))[0] == 202
    assert [heard.text for heard in channel.heard] == ["hello"]


async def test_an_old_press_of_too_much_is_400(channel: Channel) -> None:
    assert (await channel.deliver(message(value={"op": "abc", "subject": "x" * 4001})))[0] == 400


async def test_a_wish_for_answers_within_the_http_answer_changes_nothing(channel: Channel) -> None:
    assert await channel.deliver(message(deliveryMode="expectReplies")) == (202, "")
    _, answer = await channel.deliver(press(deliveryMode="expectReplies"))
    assert answer["value"] == CARD.card


async def test_a_sentence_as_the_answer_leaves_the_card(channel: Channel) -> None:
    async def note(heard: Heard) -> Drawn:
        return Drawn({"type": "AdaptiveCard"}, "Slow down, please.", note=True)

    channel.on_press = note
    said = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Slow down, please."}
    assert await channel.deliver(press()) == (200, said)
    await channel.deliver(message(id="2", value={"op": "abc"}, replyToId="card 1"))
    assert channel.outbox.sent == [("", Drawn({}, "Slow down, please.", note=True))]
