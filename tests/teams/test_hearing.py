"""What Nook hears of a message."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.people import Identity
from bot.ports import ChatKind, File
from bot.teams.hearing import hear

from .activities import file, mention, message, press
from .channel import BOT, PERSON, SERVICE, TENANT, Channel


async def test_who_speaks_where_and_what(channel: Channel) -> None:
    await channel.deliver(message("book a room"))
    [heard] = channel.heard
    assert heard.id == "1772442000000"
    assert heard.text == "book a room"
    assert heard.reference is None
    assert not heard.arrived
    assert heard.speaker.identity == Identity(TENANT, PERSON.lower())
    assert heard.speaker.name == "Adele Vance"
    assert heard.speaker.locale == "en-GB"
    assert heard.chat.service_url == SERVICE
    assert heard.chat.conversation == "a:chat"
    assert (heard.chat.bot, heard.chat.person) == (BOT, "29:person")


@pytest.mark.parametrize(
    ("entities", "local", "zone"),
    [
        ([{"type": "clientInfo", "timezone": "Europe/Paris"}], "Europe/Berlin", "Europe/Paris"),
        ([], "Europe/Berlin", "Europe/Berlin"),
        ([{"type": "clientInfo"}], "Europe/Berlin", "Europe/Berlin"),
        ([{"type": "clientInfo", "timezone": "W. Europe Standard Time"}], None, None),
        ([{"type": "clientInfo", "timezone": "../../etc/passwd"}], "Mars/Olympus", None),
        ([{"type": "clientInfo", "timezone": "Europe"}], "", None),
        ([{"type": "other", "timezone": "Europe/Paris"}], None, None),
        ([], "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ([], "Etc/GMT+5", "Etc/GMT+5"),
    ],
)
async def test_the_zone_is_an_iana_one_or_none(
    channel: Channel, entities: list[Any], local: str | None, zone: str | None
) -> None:
    await channel.deliver(message(entities=entities, localTimezone=local))
    assert channel.heard[0].speaker.zone == zone


@pytest.mark.parametrize(
    ("conversation", "kind"),
    [
        ({"conversationType": "personal"}, ChatKind.PERSONAL),
        ({"conversationType": "groupChat", "isGroup": True}, ChatKind.GROUP),
        ({"conversationType": "channel", "isGroup": True}, ChatKind.CHANNEL),
        ({"conversationType": "hologram"}, ChatKind.GROUP),
        ({"isGroup": True}, ChatKind.GROUP),
        ({}, ChatKind.PERSONAL),
    ],
)
async def test_the_kind_of_chat(channel: Channel, conversation: dict[str, Any], kind: ChatKind) -> None:
    await channel.deliver(message(conversation={"id": "a:chat", "tenantId": TENANT, **conversation}))
    assert channel.heard[0].chat.kind is kind


@pytest.mark.parametrize(
    ("text", "entities", "heard"),
    [
        ("<at>Nook</at> book a room", [mention(BOT, "<at>Nook</at>")], "book a room"),
        ("<at>Nook</at>&nbsp;book\u00a0a room\n", [mention(BOT, "<at>Nook</at>")], "book a room"),
        ("book a room <at>Nook</at>", [mention(BOT, "<at>Nook</at>")], "book a room"),
        ("<at>Nook</at>", [mention(BOT, "<at>Nook</at>")], ""),
        ("<at>Ann</at> is busy", [mention("29:ann", "<at>Ann</at>")], "x is busy"),
        ("<at>Nook</at> hi", [mention("28:other bot", "<at>Nook</at>")], "x hi"),
        ("hi", [mention(BOT, "")], "hi"),
        ("a\x00b\x07c\nd", [], "abc\nd"),
        ("  two  words ", [], "two  words"),
        ("\u202eevil \U0001f600", [], "\u202eevil \U0001f600"),
    ],
)
async def test_the_words_without_the_bots_own_mention(
    channel: Channel, text: str, entities: list[Any], heard: str
) -> None:
    assert (await channel.deliver(message(text, entities=entities)))[0] == 202
    assert channel.heard[0].text == heard


async def test_a_name_is_one_line_and_not_endless(channel: Channel) -> None:
    sender = {"id": "29:x", "aadObjectId": PERSON, "name": "Adele\r\nVance " * 100}
    await channel.deliver(message(from_=sender))
    assert "\n" not in channel.heard[0].speaker.name
    assert len(channel.heard[0].speaker.name) == 256


@pytest.mark.parametrize(
    ("locale", "first"), [("en-US", 6), ("en-GB", 0), ("de-DE", 0), ("fr-CA", 6), ("ar-EG", 5), ("xx-YY", 0)]
)
def test_weeks_begin_as_cldr_says(locale: str, first: int) -> None:
    heard = hear(message(locale=locale, entities=[]), TENANT, local_tools=False)
    assert heard is not None
    assert heard.speaker.week_starts == first


@pytest.mark.parametrize("locale", [None, "", "x", "en GB; drop table", "e" * 50])
async def test_a_locale_that_is_none_is_english(channel: Channel, locale: str | None) -> None:
    await channel.deliver(message(locale=locale, entities=[]))
    assert channel.heard[0].speaker.locale == "en-US"


@pytest.mark.parametrize(
    "kind",
    ["typing", "messageReaction", "messageUpdate", "messageDelete", "event", "endOfConversation", "handoff", "odd"],
)
async def test_other_activities_are_taken_and_mean_nothing(channel: Channel, kind: str) -> None:
    assert await channel.deliver(message(type=kind)) == (202, "")
    assert channel.nothing_ran


async def test_the_bot_is_welcomed_once_though_teams_tells_of_it_twice(channel: Channel) -> None:
    members = [{"id": "29:somebody"}, {"id": BOT}]
    assert (await channel.deliver(message(type="conversationUpdate", id="u1", membersAdded=members)))[0] == 202
    assert (await channel.deliver(message(type="installationUpdate", id="u2", action="add")))[0] == 202
    assert [heard.arrived for heard in channel.heard] == [True]
    channel.pass_time(minutes=2)
    await channel.deliver(message(type="installationUpdate", id="u3", action="add"))
    assert len(channel.heard) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:somebody"}]},
        {"type": "conversationUpdate", "membersRemoved": [{"id": BOT}]},
        {"type": "conversationUpdate", "topicName": "x"},
        {"type": "conversationUpdate", "membersAdded": [{"id": BOT}], "from_": {"id": "29:x"}},
        {"type": "installationUpdate", "action": "remove"},
        {"type": "installationUpdate"},
    ],
)
async def test_other_comings_and_goings_mean_nothing(channel: Channel, other: dict[str, Any]) -> None:
    assert (await channel.deliver(message(**other)))[0] == 202
    assert channel.nothing_ran


async def test_an_activity_without_an_id_gets_one_of_its_own(channel: Channel) -> None:
    for _ in range(2):
        await channel.deliver(message(id=None))
    first, second = channel.heard
    assert first.id != second.id


URL = "https://contoso.sharepoint.com/x/rooms.csv?tempauth=abc"


async def test_a_file_without_words_is_a_message(channel: Channel) -> None:
    assert (await channel.deliver(message(None, attachments=[file()])))[0] == 202
    [heard] = channel.heard
    assert (heard.text, heard.files) == ("", (File("rooms.csv", URL),))


async def test_words_with_files_among_other_attachments(channel: Channel) -> None:
    html = {"contentType": "text/html", "content": "<p>admin import rooms</p>"}
    card = {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"downloadUrl": URL}}
    await channel.deliver(message("admin import rooms", attachments=[html, file("a.csv"), card, file("b.zip")]))
    [heard] = channel.heard
    assert heard.text == "admin import rooms"
    assert [f.name for f in heard.files] == ["a.csv", "b.zip"]


async def test_five_files_are_heard_and_those_without_an_address_are_not(channel: Channel) -> None:
    bare = {"contentType": file()["contentType"], "name": "bare.csv"}
    many = [
        bare,
        file("empty.csv", ""),
        file("long.csv", "https://x/" + "x" * 8_000),
        *(file(f"{n}") for n in range(9)),
    ]
    await channel.deliver(message(attachments=many))
    assert [f.name for f in channel.heard[0].files] == ["0", "1", "2", "3", "4"]


async def test_a_files_name_is_one_line_and_not_endless(channel: Channel) -> None:
    await channel.deliver(message(attachments=[file("rooms\r\n.csv" * 100), file(None)]))
    first, second = channel.heard[0].files
    assert "\n" not in first.name
    assert len(first.name) == 256
    assert second.name == ""


@pytest.mark.parametrize(
    "attachments",
    [
        "x",
        {"contentType": "x"},
        [None],
        ["x"],
        [file(url=7)],
        [file(name=["rooms.csv"])],
        [file(url="\ud800")],
        [{"contentType": file()["contentType"], "content": "x"}],
    ],
)
async def test_attachments_of_the_wrong_type_are_malformed(channel: Channel, attachments: Any) -> None:
    assert (await channel.deliver(message(attachments=attachments)))[0] == 400
    assert channel.nothing_ran


async def test_a_press_brings_no_files(channel: Channel) -> None:
    await channel.deliver(press(attachments=[file()]))
    assert channel.pressed[0].files == ()
