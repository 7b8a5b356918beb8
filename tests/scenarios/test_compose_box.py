"""The message extension: rooms from the compose box, and cards that others in the chat can press."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.simulator.activities import payload
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


async def test_the_message_that_was_pressed_on_fills_the_form_in(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    teams = contoso.simulator.teams
    group = teams.group("Budget", adele.person, bianca.person)
    html = '<p>Can we meet <strong>tomorrow</strong> at 2pm for 30&nbsp;minutes with <at id="0">Bianca Pisani</at>?</p>'
    yesterday = contoso.clock() - timedelta(days=1)
    for written, day in ((contoso.clock(), "2027-03-02"), (yesterday, "2027-03-01")):
        said = payload("1", adele.person, html, written, bianca.person)
        form = await dialog(adele, group, on=said)
        assert {id: form.inputs[id] for id in ("date", "start", "duration", "people")} == {
            "date": day, "start": "14:00", "duration": "30", "people": 2,
        }  # fmt: skip
        assert "With Bianca Pisani" in form.words
    past = await dialog(adele, group, on=payload("1", adele.person, html, contoso.clock() - timedelta(days=9)))
    assert past.inputs["date"] == "2027-03-01", "what is past is not proposed"
    done = await teams.compose_dialog(adele.person, group, sent(form), command="bookHere")
    (card,) = done.body["composeExtension"]["attachments"]
    offered = Seen(card["content"], teams.insert(adele.person, group, card["content"]))
    await adele.within(group).presses("Book Everest", on=offered)
    await contoso.later(3)
    (event,) = contoso.tenant.events_in("adele@contoso.com")
    assert {a.address for a in event.attendees} == {"everest@contoso.com", "bianca@contoso.com"}


async def test_whom_nobody_knows_is_asked_about_within_the_dialog(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    group = contoso.simulator.teams.group("Budget", adele.person)
    form = await dialog(adele, group, on=payload("1", adele.person, "Room with Zoltan at 5pm", contoso.clock()))
    answer = await contoso.simulator.teams.compose_dialog(adele.person, group, sent(form), command="bookHere")
    asked = answer.body["task"]["value"]["card"]["content"]
    assert "Zoltan" in "".join(Seen(asked).words)
    without = next(one for one in asked["actions"] if "without" in one["title"].lower())
    done = await contoso.simulator.teams.compose_dialog(adele.person, group, without["data"], command="bookHere")
    assert done.body["composeExtension"]["attachments"]


@pytest.mark.parametrize(
    "message", [{"body": "x"}, {"mentions": [1]}, {"body": {"content": 7}}, {"createdDateTime": 7}], ids=str
)
async def test_a_malformed_message_is_refused(contoso: Office, message: dict[str, Any]) -> None:
    adele = contoso.desk("adele@contoso.com")
    group = contoso.simulator.teams.group("Budget", adele.person)
    opened = await contoso.simulator.teams.compose_dialog(adele.person, group, command="bookHere", on=message)
    assert opened.status == 400


async def dialog(desk: Desk, group: Conversation, on: dict[str, Any]) -> Seen:
    opened = await desk._teams.compose_dialog(desk.person, group, command="bookHere", on=on)
    return Seen(opened.body["task"]["value"]["card"]["content"])


def sent(form: Seen) -> dict[str, Any]:
    """What its button sends, with everything left as it is."""
    (button,) = form.card["actions"]
    return {**button["data"], **{id: str(value) for id, value in form.inputs.items() if value is not None}}
