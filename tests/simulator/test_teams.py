"""People at their Teams clients, and the connector that the bot writes through."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.simulator import Simulator, Tenant
from bot.simulator.people import Person

from .echo_bot import EchoBot, card, echo_bot


@pytest.fixture
async def bot(simulator: Simulator) -> AsyncIterator[EchoBot]:
    async with echo_bot(simulator) as running:
        yield running


def person(tenant: Tenant, mail: str) -> Person:
    found = tenant.person(mail)
    assert found is not None
    return found


@pytest.fixture
def adele(tenant: Tenant) -> Person:
    return person(tenant, "adele@contoso.com")


@pytest.fixture
def alex(tenant: Tenant) -> Person:
    return person(tenant, "alex@contoso.com")


async def test_a_message_carries_what_teams_sends_and_the_answer_stands_in_the_chat(
    simulator: Simulator, bot: EchoBot, adele: Person
) -> None:
    said = await simulator.teams.say(adele, "hello")
    assert said.status == 202
    sent = bot.received[0]
    assert sent["from"] == {"id": adele.teams_id, "name": "Adele Vance", "aadObjectId": adele.id}
    assert sent["conversation"]["conversationType"] == "personal"
    assert sent["channelData"]["tenant"]["id"] == simulator.tenant.id == sent["conversation"]["tenantId"]
    assert sent["localTimestamp"] == "2027-03-01T09:00:00.000+01:00"
    assert sent["serviceUrl"] == simulator.service_url
    chat = simulator.teams.personal(adele)
    assert [m.text for m in simulator.teams.messages(adele)] == ["hello", ""]
    assert simulator.teams.last(adele).buttons() == ["Book", "Old way", "Note"]
    assert (chat.typing_count, chat.typing) == (1, False)


async def test_a_press_carries_the_inputs_and_its_card_takes_the_old_ones_place(
    simulator: Simulator, bot: EchoBot, adele: Person
) -> None:
    await simulator.teams.say(adele, "hello")
    message = simulator.teams.last(adele)
    pressed = await simulator.teams.press(adele, message, "Book", {"subject": "Review"})
    sent = bot.received[-1]
    assert (sent["name"], sent["replyToId"]) == ("adaptiveCard/action", message.id)
    assert sent["value"] == {
        "action": {
            "type": "Action.Execute", "title": "Book", "verb": "book",
            "data": {"ref": "r1", "subject": "Review", "loud": "false"},
        },
        "trigger": "manual",
    }  # fmt: skip
    assert pressed.kind == "card"
    assert message.card() == card("Booked")
    assert len(message.past) == 1
    noted = await simulator.teams.press(adele, message, "Note")
    assert (noted.kind, noted.text) == ("message", "Noted")
    assert bot.received[-1]["value"]["action"]["data"] is None
    await simulator.teams.press(adele, message, "Old way")
    assert bot.received[-1]["value"] == {"ref": "r2", "subject": "Planning", "loud": "false"}


async def test_in_a_group_the_bot_is_mentioned_and_the_answer_to_a_press_is_the_pressers_own(
    simulator: Simulator, bot: EchoBot, adele: Person, alex: Person
) -> None:
    chat = simulator.teams.group("Offsite", adele, alex)
    await simulator.teams.mention_say(adele, "room for 6", chat)
    sent = bot.received[0]
    assert sent["text"] == "<at>Nook</at> room for 6"
    assert sent["entities"][0]["mentioned"]["id"] == sent["recipient"]["id"]
    message = simulator.teams.last(chat)
    await simulator.teams.press(alex, message, "Book")
    assert message.card(alex) == card("Booked")
    assert message.card(adele) == message.card() != card("Booked")
    await bot.write(chat.id, {"type": "message", "text": "for all"}, f"/{message.id}", "PUT")
    assert message.card(alex) is None
    assert (message.text, message.edited) == ("for all", True)


async def test_the_connector_edits_deletes_and_lists_members(simulator: Simulator, bot: EchoBot, adele: Person) -> None:
    chat = simulator.teams.personal(adele)
    first = await bot.write(chat.id, {"type": "message", "text": "one"})
    await bot.write(chat.id, {"type": "message", "text": "two"}, f"/{first['id']}", "PUT")
    assert [m.text for m in simulator.teams.messages(adele)] == ["two"]
    await bot.write(chat.id, {}, f"/{first['id']}", "DELETE")
    assert simulator.teams.messages(adele) == []
    await bot.write(chat.id, {}, f"/{first['id']}", "PUT")
    await bot.write("a:nowhere", {"type": "message"})
    await bot.write(chat.id, {"type": "message", "text": "x" * 60_000})
    assert bot.statuses == [201, 200, 200, 404, 404, 413]


async def test_the_bot_can_write_first_unless_it_is_blocked(simulator: Simulator, bot: EchoBot, adele: Person) -> None:
    status, made = await bot.create(adele.teams_id)
    assert (status, made["id"]) == (201, simulator.teams.personal(adele).id)
    simulator.chats.blocked.add(adele.id)
    assert (await bot.create(adele.id))[1]["error"]["code"] == "MessageWritesBlocked"
    assert (await bot.create("29:nobody"))[0] == 400


async def test_the_connector_fails_and_slows_down_when_told_to(
    simulator: Simulator, bot: EchoBot, adele: Person
) -> None:
    chat = simulator.teams.personal(adele)
    simulator.connector_faults.fail(429, retry_after=2)
    simulator.connector_faults.fail(502, after_effect=True)
    for _ in range(3):
        await bot.write(chat.id, {"type": "message", "text": "hello"})
    assert bot.statuses == [429, 502, 201]
    assert len(chat.messages) == 2
    simulator.rate_limits = True
    for _ in range(8):
        await bot.write(chat.id, {"type": "message", "text": "again"})
    assert bot.statuses[3:] == [201] * 7 + [429]


@pytest.mark.parametrize(
    ("claims", "headers"),
    [
        ({"aud": "somebody else"}, None),
        ({"iss": "https://evil.example"}, None),
        ({"serviceurl": "https://evil.example/"}, None),
        ({"exp": 1}, None),
        (None, {"kid": "unknown"}),
        (None, {"alg": "none"}),
        (None, {"alg": "HS256"}),
    ],
)
async def test_forged_tokens_can_be_made_and_a_careful_bot_refuses_them(
    simulator: Simulator, bot: EchoBot, adele: Person, claims: dict[str, Any] | None, headers: dict[str, Any] | None
) -> None:
    activity = simulator.teams.activity("message", adele, simulator.teams.personal(adele)) | {"text": "hi"}
    refused = await simulator.teams.send(activity, token=simulator.teams.sign(claims, headers))
    assert refused.status == 401
    assert (await simulator.teams.send(activity, token="")).status == 401
    assert (await simulator.teams.send(activity)).status == 202


async def test_a_rotated_key_signs_and_the_old_one_is_gone(simulator: Simulator, bot: EchoBot, adele: Person) -> None:
    old = simulator.teams.sign()
    simulator.channel.rotate_key()
    activity = simulator.teams.activity("message", adele, simulator.teams.personal(adele)) | {"text": "hi"}
    assert (await simulator.teams.send(activity, token=old)).status == 401
    assert (await simulator.teams.send(activity)).status == 202


async def test_a_key_without_endorsement_for_teams_can_be_published(
    simulator: Simulator, bot: EchoBot, adele: Person
) -> None:
    simulator.channel.endorsements = ("webchat",)
    assert (await simulator.teams.say(adele, "hi")).status == 401


async def test_the_same_activity_comes_again_with_its_own_or_a_new_id(
    simulator: Simulator, bot: EchoBot, adele: Person
) -> None:
    said = await simulator.teams.say(adele, "hello")
    await simulator.teams.resend(said)
    await simulator.teams.resend(said, new_id=True)
    ids = [activity["id"] for activity in bot.received]
    assert ids[0] == ids[1] != ids[2]
    assert {activity["text"] for activity in bot.received} == {"hello"}


async def test_files_come_as_teams_sends_them_and_can_be_fetched(
    simulator: Simulator, bot: EchoBot, adele: Person
) -> None:
    await simulator.teams.attach(adele, "rooms.csv", b"building,floor,name\n")
    attached = bot.received[0]["attachments"][0]
    assert attached["contentType"] == "application/vnd.microsoft.teams.file.download.info"
    async with bot._http.get(attached["content"]["downloadUrl"]) as answer:
        assert await answer.read() == b"building,floor,name\n"
    assert attached["content"]["fileType"] == "csv"


async def test_installing_tells_the_bot_who_was_added(simulator: Simulator, bot: EchoBot, adele: Person) -> None:
    await simulator.teams.install(adele)
    assert [a["type"] for a in bot.received] == ["conversationUpdate", "installationUpdate"]
    assert bot.received[0]["membersAdded"] == [bot.received[0]["recipient"]]
    await simulator.teams.install(adele, added=False)
    await bot.write(simulator.teams.personal(adele).id, {"type": "message", "text": "still there?"})
    assert bot.statuses == [403]


async def test_a_door_that_is_not_there_is_a_status_of_zero(simulator: Simulator, adele: Person) -> None:
    simulator.teams.bot_url = f"{simulator.base_url}/nowhere"
    assert (await simulator.teams.say(adele, "hi")).status == 404
    await simulator.close()
    refused = await simulator.teams.say(adele, "hi")
    assert (refused.status, refused.ok) == (0, False)
    await simulator.teams.close()


async def test_waiting_for_a_change_ends_with_it_or_with_time(simulator: Simulator, adele: Person) -> None:
    changes = simulator.chats.changes
    assert not await changes.newer_than(changes.version, timedelta(0).total_seconds())
    simulator.chats.add(simulator.teams.personal(adele), None, "news")
    assert await changes.newer_than(0)
