"""In group chats and channels: what is one person's goes to them alone, and one card serves all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import showing
from bot.simulator.conversations import Conversation
from tests.office import Desk, Office
from tests.scenarios.test_booking_a_room import events

ADELE, BIANCA, IRVIN = "adele@contoso.com", "bianca@contoso.com", "irvin@contoso.com"
KINDS = pytest.mark.parametrize("kind", ["group", "channel"])


def chat_of(here: Office, kind: str) -> tuple[Conversation, list[Desk]]:
    """A shared chat of three, and their desks in it."""
    desks = [here.desk(address) for address in (ADELE, BIANCA, IRVIN)]
    chat = getattr(here.simulator.teams, kind)("Offsite", *(desk.person for desk in desks))
    return chat, [desk.within(chat) for desk in desks]


def public(here: Office, chat: Conversation) -> str:
    """All that everybody can read there."""
    return str([message.attachments for message in here.simulator.teams.messages(chat)])


@KINDS
async def test_greetings_are_answered_and_everybody_present_can_be_invited(contoso: Office, kind: str) -> None:
    _, (adele, bianca, _) = chat_of(contoso, kind)
    for word in ("hi", "Hello!", "help"):
        assert "Book a room" in (await bianca.says(word)).buttons
    offered = await adele.says("book a room tomorrow 2pm for everyone here called Planning")
    assert "3 people" in offered.words
    await adele.presses("Book Everest", on=offered)
    await contoso.later(3)
    (event,) = contoso.tenant.events_in(ADELE)
    assert {BIANCA, IRVIN} <= {one.address.lower() for one in event.attendees}


@KINDS
async def test_one_card_for_all_with_a_view_of_its_own_for_the_one_who_may_act(contoso: Office, kind: str) -> None:
    _, (adele, bianca, irvin) = chat_of(contoso, kind)
    offered = await adele.says("book a room for 6 tomorrow 2pm for 1 hour")
    await bianca.presses("Book Everest", on=offered)
    await contoso.later(3)
    assert irvin.sees_again(offered).words.startswith("Booked")
    assert irvin.sees_again(offered).buttons == ["Change"]
    card = irvin.sees_again(offered).card
    assert card["refresh"]["userIds"] == [bianca.person.teams_id]
    assert "29:" not in str({name: part for name, part in card.items() if name != "refresh"})
    message = offered.message
    assert message is not None
    await contoso.simulator.teams.refresh(bianca.person, message)
    assert {"Cancel", "Another time"} <= set(bianca.sees_again(offered).buttons)
    assert irvin.sees_again(offered).buttons == ["Change"], "the others' card stays as it was"
    assert "Bianca Pisani" in (await irvin.presses("Change", on=irvin.sees_again(offered))).words
    await bianca.presses("Cancel", on=bianca.sees_again(offered))
    await bianca.presses("Yes, cancel", on=bianca.sees_again(offered))
    await contoso.later(3)
    assert "ancelled" in irvin.sees_again(offered).words.splitlines()[0]
    assert events(contoso, BIANCA) == []


async def test_what_was_written_into_ones_own_form_is_not_read_by_others(contoso: Office) -> None:
    await fills_in_the_form(contoso)


async def test_without_that_others_would_read_it(contoso: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the defence switched off."""
    monkeypatch.setattr(showing, "for_all", lambda reply, _name: reply)
    with pytest.raises(AssertionError, match="read along"):
        await fills_in_the_form(contoso)


async def fills_in_the_form(here: Office) -> None:
    chat, (adele, bianca, _) = chat_of(here, "group")
    asked = await adele.says("book a room")
    if "Fill in the form" in asked.buttons:
        assert "Adele Vance" in (await bianca.presses("Fill in the form", on=asked)).words
        assert bianca.sees_again(asked).words == asked.words
        await here.simulator.teams.refresh(adele.person, asked.message)  # type: ignore[arg-type]
    form = adele.sees_again(asked)
    filled = {"date": "2027-03-02", "start": "14:00", "duration": "60", "people": "6", "subject": "Layoffs"}
    offers = await adele.presses("Find rooms", on=form, **filled)
    await adele.presses("Book Everest", on=offers)
    await here.later(3)
    assert bianca.sees_again(asked).words.startswith("Booked")
    assert "Layoffs" not in public(here, chat), "it is read along"


async def test_my_bookings_and_what_changes_them_go_to_the_own_chat(contoso: Office) -> None:
    chat, (adele, _, _) = chat_of(contoso, "channel")
    start = contoso.clock().replace(hour=13, minute=0) + timedelta(days=1)
    contoso.tenant.book(ADELE, "fuji@contoso.com", start, start + timedelta(hours=1), "Layoffs")
    own = contoso.desk(ADELE)
    for words, seen in (("my bookings", "Layoffs"), ("cancel my 2pm tomorrow", "Yes, cancel")):
        told = await adele.says(words)
        assert told.words.startswith("Adele Vance, I answered in our own chat")
        assert told.links == [f"https://teams.microsoft.com/l/entity/{contoso.nook.settings.app_id}/conversations"]
        assert "You asked this in a shared chat." in own.sees().words
        assert seen in str(own.sees().card)
    assert "Layoffs" not in public(contoso, chat)
    await own.presses("Yes, cancel")
    await contoso.later(3)
    assert contoso.tenant.bookings_of("fuji@contoso.com") == []


async def test_who_has_not_installed_nook_is_told_how_to(contoso: Office) -> None:
    chat, (adele, _, _) = chat_of(contoso, "channel")
    contoso.simulator.chats.blocked.add(adele.person.id)
    told = await adele.says("my bookings")
    assert "I cannot write to you yet" in told.words
    assert "nothing was shown or changed" in told.words
    assert told.buttons == ["Add Nook"]
    assert "Your bookings" not in public(contoso, chat)


async def test_an_old_clients_press_shows_nothing_of_ones_own_to_all(contoso: Office) -> None:
    chat, (adele, _, _) = chat_of(contoso, "group")
    asked = await adele.says("book a room")
    (button,) = [one for one in asked.card["actions"] if one["title"] == "Fill in the form"]
    assert asked.message is not None
    await contoso.simulator.teams.press(adele.person, asked.message, button["fallback"])
    assert "Find rooms" not in public(contoso, chat)
    assert "Find rooms" in contoso.desk(ADELE).sees().buttons
    assert "I answered in our own chat" in contoso.simulator.teams.messages(chat)[-1].text


async def test_who_is_busy_is_not_told_to_all(contoso: Office) -> None:
    chat, (adele, _, _) = chat_of(contoso, "group")
    start = contoso.clock().replace(hour=13, minute=0) + timedelta(days=1)
    contoso.tenant.book(BIANCA, None, start, start + timedelta(hours=1), "Dentist")
    offered = await adele.says("book a room tomorrow 2pm for this group")
    assert "1 of those invited is busy then" in offered.words
    assert "Bianca Pisani is busy" not in public(contoso, chat)


async def test_a_view_that_a_client_fetches_by_itself_disturbs_no_conversation(contoso: Office) -> None:
    _, (adele, _, _) = chat_of(contoso, "group")
    booked = await adele.says("book a room for 6 tomorrow 2pm for 1 hour")
    await adele.presses("Book Everest", on=booked)
    await contoso.later(3)
    await adele.says("book a room for 4 tomorrow at 10")
    assert booked.message is not None
    await contoso.simulator.teams.refresh(adele.person, booked.message)
    assert "11:00" in (await adele.says("make it 11")).words
