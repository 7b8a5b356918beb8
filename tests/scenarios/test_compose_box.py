"""The message extension: rooms from the compose box, and cards that others in the chat can press."""

from __future__ import annotations

from typing import Any

from bot.simulator.conversations import Conversation
from tests.office import Desk, Office, Seen


async def searched(desk: Desk, text: str, chat: Conversation) -> list[dict[str, Any]]:
    delivery = await desk.searches(text, chat)
    assert delivery.status == 200, delivery.body
    assert isinstance(delivery.body, dict)
    shown = delivery.body["composeExtension"]
    assert shown["type"] == "result", shown
    found: list[dict[str, Any]] = shown["attachments"]
    return found


def titles(found: list[dict[str, Any]]) -> list[str]:
    return [one["preview"]["content"]["title"] for one in found]


async def test_rooms_are_shown_before_anything_is_typed_and_narrowed_by_what_is(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    group = contoso.simulator.teams.group("Budget", adele.person, contoso.desk("bianca@contoso.com").person)
    at_once = await searched(adele, "", group)
    assert "Everest" in titles(at_once)
    assert "09:30–10:30" in at_once[0]["preview"]["content"]["text"]
    assert titles(await searched(adele, "10 people tomorrow 2pm", group)) == ["Elbe", "Thames"]
    assert titles(await searched(adele, "everest tomorrow 2pm", group)) == ["Everest"]
    assert titles(await searched(adele, "Fu", group)) == ["Fuji"]


async def test_results_have_the_picture_of_the_rooms_day(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    for one in await searched(adele, "", contoso.simulator.teams.group("Budget", adele.person)):
        (picture,) = one["preview"]["content"]["images"]
        assert "/plans/day/" in picture["url"]
        assert picture["alt"]


async def test_nothing_found_is_a_sentence(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    group = contoso.simulator.teams.group("Budget", adele.person)
    delivery = await adele.searches("400 people tomorrow 2pm", group)
    assert isinstance(delivery.body, dict)
    assert delivery.body["composeExtension"]["type"] == "message"
    assert "no free room" in delivery.body["composeExtension"]["text"]


async def test_the_card_books_for_whoever_presses_it_and_only_once(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    teams = contoso.simulator.teams
    group = teams.group("Budget", adele.person, bianca.person)
    (found,) = await searched(adele, "everest tomorrow 2pm", group)
    message = teams.insert(adele.person, group, found["content"])
    card = Seen(found["content"], message)
    asking = await bianca.within(group).presses("Book Everest", on=card)
    assert "Asking Everest…" in asking.words
    await contoso.later(3)
    (event,) = contoso.tenant.events_in("bianca@contoso.com")
    assert [a.address for a in event.attendees] == ["everest@contoso.com"]
    assert contoso.tenant.events_in("adele@contoso.com") == []
    again = await adele.within(group).presses("Book Everest", on=card)
    assert "Bianca Pisani has already" in again.words
    await contoso.later(3)
    assert contoso.tenant.events_in("adele@contoso.com") == []


async def test_where_nook_is_not_in_the_chat_the_outcome_is_told_in_the_own_one(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    teams = contoso.simulator.teams
    group = teams.group("Two of us", adele.person, contoso.desk("bianca@contoso.com").person)
    group.bot_present = False
    (found,) = await searched(adele, "everest tomorrow 2pm", group)
    card = Seen(found["content"], teams.insert(adele.person, group, found["content"]))
    await adele.within(group).presses("Book Everest", on=card)
    await contoso.later(3)
    assert adele.sees().words.startswith("You asked this in a shared chat.\nBooked")


async def test_the_dialog_asks_and_its_answer_is_a_card_for_the_chat(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    teams = contoso.simulator.teams
    group = teams.group("Budget", adele.person, bianca.person)
    opened = await teams.compose_dialog(adele.person, group, command="bookHere")
    form = opened.body["task"]["value"]["card"]["content"]
    (button,) = form["actions"]
    assert button["type"] == "Action.Submit"
    filled = {**button["data"], "date": "2027-03-02", "start": "14:00", "duration": "60", "people": "6"}
    wrong = await teams.compose_dialog(adele.person, group, {**filled, "start": "teatime"}, command="bookHere")
    assert "could not read" in str(wrong.body["task"]["value"]["card"]["content"])
    done = await teams.compose_dialog(adele.person, group, filled, command="bookHere")
    (card,) = done.body["composeExtension"]["attachments"]
    seen = Seen(card["content"], teams.insert(adele.person, group, card["content"]))
    assert "Book Everest" in seen.buttons
    assert "Asking Everest…" in (await bianca.within(group).presses("Book Everest", on=seen)).words
    other = teams.group("Others", bianca.person)
    strange = await teams.compose_dialog(bianca.person, other, filled, command="bookHere")
    assert "Book Everest" not in str(strange.body)  # a form answers its own chat only
