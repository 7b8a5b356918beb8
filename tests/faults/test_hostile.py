"""What arrives forged, swollen, disguised or by the hundred: F13, F14, F15, F24."""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import replace
from inspect import unwrap
from pathlib import Path
from typing import Any

import pytest

import bot.turn
from bot.ports import Chat, Store
from bot.showing import Found, recalled
from bot.simulator import APP_ID, MovableClock
from bot.simulator.delivery import Delivery
from bot.simulator.seen_cards import action_titled
from bot.teams import body
from cards import clean, room_row
from tests.office import MONDAY_NINE as NINE
from tests.office import Desk, Office, Seen, contoso, office

long = pytest.mark.long
WISH = "book a room for 6 tomorrow 2pm for 1 hour"


def everything_held(here: Office) -> list[Any]:
    return here.tenant.made_by(APP_ID)


def answers(desk: Desk, here: Office) -> int:
    return sum(message.author is None for message in here.simulator.teams.messages(desk.person))


# Forged presses


def forged(reference: str, chance: random.Random) -> Any:
    """Something that Nook never gave out, or not like this."""
    card, _, number = reference.partition(".")
    return chance.choice(
        [
            reference[:-1] + chr(ord("1") + chance.randrange(8)) + "0",
            "".join(chance.sample(card, len(card))) + f".{number}",
            f"{card}.-1",
            f"{card}.{number}\u0000",
            f"{card}.٣",
            "0" * 32 + ".0",
            "' OR 1=1 --.0",
            chance.randbytes(40).hex() + ".0",
        ]
    )


async def presses_with(here: Office, desk: Desk, seen: Seen, data: dict[str, Any]) -> Delivery:
    assert seen.message is not None
    action = {"type": "Action.Execute", "title": "Book Everest", "data": data}
    delivery: Delivery = await here.simulator.teams.press(desk.person, seen.message, action)
    return delivery


@pytest.mark.fault("F13")
@pytest.mark.parametrize("many", [12, pytest.param(5_000, marks=long)])
async def test_a_forged_press_does_nothing_and_asks_nothing_of_graph(
    tmp_path: Path, many: int, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(13)
    async with office(tmp_path) as here:
        adele, bianca = here.desk("adele@contoso.com"), here.desk("bianca@contoso.com")
        offer = await adele.says(WISH)
        other = await bianca.says(WISH)
        data = dict(action_titled(offer.card, "Book Everest")["data"])
        before = len(here.tenant.witness.requests)
        with caplog.at_level("INFO"):
            for _ in range(many):
                # A forged press is answered with a card that takes the place of the one it was pressed on.
                await presses_with(here, adele, offer, {**data, "op": forged(data["op"], chance)})
                assert "too old" in adele.sees_again(offer).words or "expired" in adele.sees_again(offer).words
            await presses_with(here, bianca, other, data)
        assert "Asking" not in bianca.sees_again(other).words, "a press of another chat"
        assert sum("never offered" in record.getMessage() for record in caplog.records) == many + 1
        huge: dict[str, Any] = {"op": data["op"]}
        for _ in range(80):
            huge = {"op": data["op"], "more": huge}
        assert (await presses_with(here, adele, offer, huge)).status == 400
        assert (await presses_with(here, adele, offer, {**data, "subject": "x" * 1_000_000})).status == 413
        assert (await of_another_tenant(here, adele, data)) == 403
        assert len(here.tenant.witness.requests) == before
        # What is added to a right press is not believed: it books what was offered, for whoever presses.
        meant = {"room": "fuji@contoso.com", "owner": bianca.person.id, "event": "x", "start": "2027-03-02T09:00"}
        await presses_with(here, adele, offer, {**data, **meant})
        await here.later(3)
        (event,) = everything_held(here)
        assert (event.organizer, event.resources[0].address) == ("adele@contoso.com", "everest@contoso.com")
        for _ in range(3):
            await presses_with(here, adele, offer, data)
        await here.later(3)
        assert everything_held(here) == [event], "a press is good once"


async def of_another_tenant(here: Office, desk: Desk, data: dict[str, Any]) -> int:
    teams, other = here.simulator.teams, "22222222-2222-4333-8444-555555555555"
    activity = teams.activity("invoke", desk.person, teams.personal(desk.person))
    activity |= {"name": "adaptiveCard/action", "channelData": {"tenant": {"id": other}}}
    activity["value"] = {"action": {"type": "Action.Execute", "data": data}, "trigger": "manual"}
    activity["conversation"] = {**activity["conversation"], "tenantId": other}
    status: int = (await teams.send(activity)).status
    return status


@pytest.mark.control("F13")
async def test_control_without_the_look_at_the_chat_a_press_of_another_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = recalled

    async def anywhere(store: Store, reference: str, chat: Chat, now: Any) -> Found | None:
        kept = await store.recall(reference.rpartition(".")[0])
        assert kept is not None
        return await original(store, reference, replace(chat, tenant=kept.tenant, conversation=kept.conversation), now)

    monkeypatch.setattr(bot.turn, "recalled", anywhere)
    async with office(tmp_path) as here:
        adele, bianca = here.desk("adele@contoso.com"), here.desk("bianca@contoso.com")
        data = dict(action_titled((await adele.says(WISH)).card, "Book Everest")["data"])
        other = await bianca.says(WISH)
        await presses_with(here, bianca, other, data)
        assert "Asking" in bianca.sees_again(other).words


# Swollen and disguised

ENDLESS = "Everest " * 1_250
DISGUISED = (
    "\u202eevil\u202c",
    "z\u200bw\u2060\ufeff",
    "[Join](http://evil.example)",
    "<at>Everyone</at>",
    "{{DATE(2027-01-01T00:00:00Z)}}",
    "<b onload=x>",
    "soon\r\n2027-03-01 INFO forged line",
    "🏔️ pаypаl",
)
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\r]")


def hostile_office(clock: MovableClock) -> Any:
    tenant = contoso(clock)
    tenant.add_room(ENDLESS, "endless@contoso.com", seats=20, building="HQ", floor=3)
    for number, name in enumerate(DISGUISED):
        tenant.add_room(name, f"hostile{number}@contoso.com", seats=6, building="HQ", floor=3)
    return tenant


@pytest.mark.fault("F14")
@pytest.mark.fault("F15")
async def test_endless_and_disguised_names_are_shown_short_and_as_they_are(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = MovableClock(NINE)
    async with office(tmp_path, tenant=hostile_office(clock), clock=clock) as here:
        adele = here.desk("adele@contoso.com")
        with caplog.at_level("DEBUG"):
            seen = await adele.says("book a room for 6 tomorrow 2pm called " + DISGUISED[0] + DISGUISED[2])
            cards = [seen]
            while "More rooms" in seen.buttons:
                seen = await adele.presses("More rooms", on=seen)
                cards.append(seen)
            cards.append(await adele.says("x" * 100_000))
        for card in cards:
            assert len(str(card.card).encode()) < 25_000
            assert not UNSEEN.search(card.words)
        assert not [r for r in caplog.records if r.name.startswith(("bot", "nook")) and "\n" in r.getMessage()]


@long
@pytest.mark.fault("F15")
async def test_five_hundred_disguises_are_said_and_shown_as_they_are(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, record_property: Any
) -> None:
    """Pieces of what deceives, put together by chance, as what somebody writes and as a meeting's subject."""
    chance, longest = random.Random(15), 0
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        with caplog.at_level("DEBUG"):
            for number in range(500):
                said = "".join(chance.choice(DISGUISED) for _ in range(chance.randint(1, 4)))
                seen = await adele.says(f"book a room for 6 tomorrow 2pm called {said}" if number % 2 else said)
                whole = str(seen.card)
                longest = max(longest, len(whole.encode()))
                assert not UNSEEN.search(seen.words), said
                assert "{{DATE" not in whole, said
        assert not [r for r in caplog.records if r.name.startswith(("bot", "nook")) and "\n" in r.getMessage()]
        assert "evil.example" not in caplog.text
    record_property("measured", f"500 sentences, the largest card {longest / 1000:.0f} KB")


@pytest.mark.control("F15")
async def test_control_without_cleaning_what_nobody_sees_reaches_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    clean._kept.cache_clear()
    request.addfinalizer(clean._kept.cache_clear)
    monkeypatch.setattr(room_row, "_kept_parts", unwrap(room_row._kept_parts))
    monkeypatch.setattr(clean, "_UNSEEN", re.compile("(?!)"))
    clock = MovableClock(NINE)
    async with office(tmp_path, tenant=hostile_office(clock), clock=clock) as here:
        adele = here.desk("adele@contoso.com")
        seen = await adele.says("book a room for 6 tomorrow 2pm")
        words = seen.words
        while "More rooms" in seen.buttons:
            seen = await adele.presses("More rooms", on=seen)
            words += seen.words
        assert UNSEEN.search(words)


@pytest.mark.control("F14")
async def test_control_without_the_limit_a_megabyte_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com").person
        teams = here.simulator.teams
        assert (await teams.say(adele, "x" * 300_000)).status == 413
        monkeypatch.setattr(body, "MOST_BYTES", 10**7)
        assert (await teams.say(adele, "x" * 300_000)).status == 202


# By the hundred


async def flood(here: Office, messages: int) -> tuple[int, list[str]]:
    """Adele sends so many at one instant; how many were answered, and what three others got meanwhile."""
    teams, adele = here.simulator.teams, here.desk("adele@contoso.com")
    others = [here.desk(f"{name}@contoso.com") for name in ("bianca", "irvin", "grady")]
    sent = asyncio.gather(*(teams.say(adele.person, "help") for _ in range(messages)))
    heard = [(await other.says("help")).words for other in others]
    assert {delivery.status for delivery in await sent} == {202}
    return answers(adele, here), heard


@pytest.mark.fault("F24")
@pytest.mark.parametrize("messages", [40, pytest.param(3_000, marks=long)])
async def test_whoever_floods_is_told_once_and_everybody_else_is_served(tmp_path: Path, messages: int) -> None:
    async with office(tmp_path, rate_limit_person=20, rate_limit_tenant=50) as here:
        answered, heard = await flood(here, messages)
        assert answered == 21, "twenty turns and one word"
        assert all("Nook" in words for words in heard)


@pytest.mark.control("F24")
async def test_control_without_the_limit_all_of_it_is_answered(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        assert (await flood(here, 40))[0] == 40
