"""From the press to the room's answer: both booking levels, all kinds of people, every answer a room can give."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import conversations
from bot.domain.configuration import BookingLevel
from bot.simulator import APP_ID, accepts, declines, never_answers, tentative
from bot.simulator.exchange import OwnerAnswer
from tests.office import SERVICE_ACCOUNT, Desk, Office, Seen, office

WISH = "book a room for 6 tomorrow 2pm for 1 hour called Budget review"


def events(contoso: Office, mailbox: str) -> list[Any]:
    return contoso.tenant.events_in(mailbox)


async def press_everest(desk: Desk) -> Seen:
    await desk.says(WISH)
    return await desk.presses("Book Everest")


async def test_the_card_asks_first_and_says_booked_only_after_the_room_accepted(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    asking = await press_everest(adele)
    assert "Asking Everest…" in asking.words
    assert not asking.words.startswith("Booked")
    await contoso.later(0)
    assert "Asking Everest…" in adele.sees_again(asking).words
    await contoso.later(3)
    booked = adele.sees_again(asking)
    assert booked.words.startswith("Booked")
    assert "Everest" in booked.words
    assert "14:00–15:00 Berlin time (CET)" in booked.words
    assert booked.links


async def test_as_user_the_meeting_stands_in_the_persons_own_calendar(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await press_everest(adele)
    await contoso.later(3)
    (event,) = events(contoso, "adele@contoso.com")
    assert event.subject == "Budget review"
    assert [(a.address, a.type) for a in event.attendees] == [("everest@contoso.com", "resource")]
    assert "own calendar" in adele.sees().words
    assert events(contoso, SERVICE_ACCOUNT) == []


@pytest.mark.parametrize("address", ["alex@fabrikam.com", "gina@partner.example"])
async def test_whoever_may_not_book_as_user_books_as_nook(contoso: Office, address: str) -> None:
    desk = contoso.desk(address)
    await press_everest(desk)
    await contoso.later(3)
    (event,) = events(contoso, SERVICE_ACCOUNT)
    assert event.subject == f"Budget review ({desk.person.name})"
    assert "cannot" in desk.sees().words
    assert desk.sees().words.startswith("Booked")


async def test_as_nook_the_service_account_owns_it_and_invites_who_asked(service_office: Office) -> None:
    adele = service_office.desk("adele@contoso.com")
    await press_everest(adele)
    await service_office.later(3)
    (event,) = events(service_office, SERVICE_ACCOUNT)
    assert {(a.address, a.type) for a in event.attendees} == {
        ("everest@contoso.com", "resource"),
        ("adele@contoso.com", "required"),
    }
    assert "Adele Vance" in event.subject


async def test_the_account_counts_not_what_the_message_says(contoso: Office) -> None:
    """A message that claims another name and address: Graph knows the object id as Alex of Fabrikam."""
    alex = contoso.desk("alex@fabrikam.com")
    teams = contoso.simulator.teams
    chat = teams.personal(alex.person)
    activity = teams.activity("message", alex.person, chat) | {"text": WISH}
    activity["from"] |= {"name": "Adele Vance", "email": "adele@contoso.com", "userPrincipalName": "adele@contoso.com"}
    assert (await teams.send(activity)).status == 202
    await alex.presses("Book Everest")
    await contoso.later(3)
    assert len(events(contoso, SERVICE_ACCOUNT)) == 1
    assert events(contoso, "adele@contoso.com") == []


@pytest.mark.fault("F17")
async def test_a_decline_is_said_the_event_withdrawn_and_the_next_rooms_offered_on_the_same_card(
    contoso: Office,
) -> None:
    contoso.tenant.set_policy("everest@contoso.com", declines())
    adele = contoso.desk("adele@contoso.com")
    asking = await press_everest(adele)
    await contoso.later(3)
    declined = adele.sees_again(asking)
    assert "Everest declined" in declined.words
    assert "othing" in declined.words
    assert declined.booking_buttons() == ["Book Fuji", "Book Elbe", "Book Thames"]
    assert [e for e in events(contoso, "adele@contoso.com") if not e.is_cancelled] == []
    await adele.presses("Book Fuji", on=declined)
    await contoso.later(3)
    assert adele.sees().words.startswith("Booked")


@pytest.mark.parametrize(("answer", "says"), [("accepted", "Booked"), ("declined", "Everest declined")])
@pytest.mark.fault("F17")
async def test_a_tentative_room_waits_for_its_owner_who_accepts_or_declines(
    contoso: Office, answer: OwnerAnswer, says: str
) -> None:
    contoso.tenant.set_policy("everest@contoso.com", tentative("bianca@contoso.com"))
    adele = contoso.desk("adele@contoso.com")
    await press_everest(adele)
    await contoso.later(3)
    assert "Waiting for Everest’s owner" in adele.sees().words.replace("'", "’")
    assert not adele.sees().words.startswith("Booked")
    (event,) = events(contoso, "adele@contoso.com")
    contoso.tenant.room_answers("everest@contoso.com", event, answer)
    await contoso.later(20)
    assert says in adele.sees().words


@pytest.mark.fault("F17")
async def test_a_silent_room_is_said_to_be_silent_and_never_booked(contoso: Office) -> None:
    contoso.tenant.set_policy("everest@contoso.com", never_answers())
    adele = contoso.desk("adele@contoso.com")
    await press_everest(adele)
    await contoso.later(90)
    seen = adele.sees()
    assert "not answered" in seen.words
    assert "Booked" not in seen.words.split("\n")[0]
    assert seen.message is not None
    changes = len(seen.message.past)
    await contoso.later(300)
    assert len(seen.message.past) == changes, "said once, though the room is asked again and again"


@pytest.mark.fault("F17")
async def test_a_room_is_booked_when_it_has_answered_however_long_that_takes(contoso: Office) -> None:
    adele, after, cards = contoso.desk("adele@contoso.com"), {"Everest": 0, "Fuji": 5, "Elbe": 60, "Thames": 600}, {}
    for room, seconds in after.items():
        contoso.tenant.set_policy(f"{room.lower()}@contoso.com", accepts(after=seconds))
        offer = await adele.says(f"book {room} tomorrow 2pm for 1 hour")
        cards[room] = await adele.presses(f"Book {room}", on=offer)
    asked, left = contoso.clock(), set(after)
    while left:
        await contoso.later(5)
        passed = (contoso.clock() - asked).total_seconds()
        for room in sorted(left):
            first = adele.sees_again(cards[room]).words.split("\n")[0]
            if first == "Booked":
                assert passed >= after[room]
                left.discard(room)
            assert room not in left or passed <= after[room] + 70, first


@pytest.mark.fault("F17")
async def test_a_room_that_takes_conflicts_is_booked_and_nobody_else_is_touched(contoso: Office) -> None:
    """Exchange accepts beside a meeting that is there already; Nook offers such a room only where it is free."""
    contoso.tenant.set_policy("everest@contoso.com", accepts(allow_conflicts=True))
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    offers = [await adele.says(WISH), await bianca.says(WISH)]
    await adele.presses("Book Everest", on=offers[0])
    late = await bianca.presses("Book Everest", on=offers[1])
    assert "Everest" not in late.booking_buttons()
    await contoso.later(3)
    assert adele.sees().words.startswith("Booked")
    assert len(contoso.tenant.made_by(APP_ID)) == 1
    assert "Book Everest" not in (await bianca.says(WISH)).buttons


@pytest.mark.fault("F21")
async def test_a_chat_that_takes_nothing_more_is_marked_so_and_the_room_is_booked_all_the_same(contoso: Office) -> None:
    adele, calls = contoso.desk("adele@contoso.com"), contoso.simulator.connector_calls
    await press_everest(adele)
    contoso.simulator.chats.blocked.add(adele.person.id)
    before = len(calls)
    await contoso.later(60)
    (event,) = events(contoso, "adele@contoso.com")
    assert event.resources[0].response == "accepted"
    assert {who.object_id for who in await contoso.nook.world.store.notices.muted()} == {adele.person.id.lower()}
    assert len(calls) == before + 2, "the card and a new message were tried, and then no more"
    contoso.simulator.chats.blocked.clear()
    await adele.says("hello")
    assert not await contoso.nook.world.store.notices.muted()


@pytest.mark.fault("F5")
async def test_pressed_twice_it_is_one_booking_and_a_friendly_word(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    offer = await adele.says(WISH)
    first, second = await asyncio.gather(
        adele.presses("Book Everest", on=offer), adele.presses("Book Everest", on=offer)
    )
    assert "Everest" in first.words
    assert "Everest" in second.words
    await contoso.later(3)
    third = await adele.presses("Book Fuji", on=offer)
    assert "Everest" in third.words
    assert len(events(contoso, "adele@contoso.com")) == 1


async def answered_late(folder: Path) -> str:
    """The card in the end, where the room had accepted and that was told before the press was answered."""
    offices: list[Office] = []

    class Slow:
        def __init__(self, store: Any) -> None:
            self._store = store

        def __getattr__(self, name: str) -> Any:
            return getattr(self._store, name)

        async def forget_talk(self, *of: Any) -> None:
            await offices[0].later(3)

    async with office(folder, around=lambda world: replace(world, store=Slow(world.store))) as here:
        offices.append(here)
        adele = here.desk("adele@contoso.com")
        offer = await adele.says(WISH)
        assert "Asking" in (await adele.presses("Book Everest", on=offer)).words
        await here.later(3)
        return adele.sees_again(offer).words


@pytest.mark.fault("F7")
async def test_an_answer_that_comes_after_what_was_to_follow_it_does_not_stand(tmp_path: Path) -> None:
    assert (await answered_late(tmp_path)).startswith("Booked")


@pytest.mark.control("F7")
async def test_control_whoever_does_not_look_leaves_the_older_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversations, "LATE", 1_000.0)
    assert "Asking" in await answered_late(tmp_path)


async def test_in_a_group_chat_it_books_for_whoever_presses_first_and_tells_the_others(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    chat = contoso.simulator.teams.group("Offsite", adele.person, bianca.person)
    offer = await adele.within(chat).says(WISH)
    await bianca.within(chat).presses("Book Everest", on=offer)
    assert "Asking Everest" in adele.within(chat).sees_again(offer).words
    late = await adele.within(chat).presses("Book Fuji", on=offer)
    assert "Bianca Pisani" in late.words
    await contoso.later(3)
    assert adele.within(chat).sees_again(offer).words.startswith("Booked")
    assert len(events(contoso, "bianca@contoso.com")) == 1
    assert events(contoso, "adele@contoso.com") == []


@pytest.mark.fault("F13")
async def test_a_form_answers_its_owner_only(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    chat = contoso.simulator.teams.group("Offsite", adele.person, bianca.person)
    await adele.within(chat).says("book a room")
    refused = await bianca.within(chat).presses("Fill in the form")
    assert "Adele Vance" in refused.words
    form = await adele.within(chat).presses("Fill in the form")
    assert (await adele.within(chat).presses("Find rooms", on=form, people="4", date="2027-03-02")).booking_buttons()


async def test_whoever_comes_too_late_for_a_room_is_offered_others_at_once(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    late = await bianca.says(WISH)
    await press_everest(adele)
    seen = await bianca.presses("Book Everest", on=late)
    assert "Everest" in seen.words
    assert "taken" in seen.words
    assert seen.booking_buttons() == ["Book Fuji", "Book Elbe", "Book Thames"]
    assert events(contoso, "bianca@contoso.com") == []


async def test_an_offer_whose_time_has_passed_books_nothing(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    offer = await adele.says(WISH)
    contoso.clock.advance(days=2)
    seen = await adele.presses("Book Everest", on=offer)
    assert "passed" in seen.words
    await contoso.later(2)
    assert events(contoso, "adele@contoso.com") == []


@pytest.mark.fault("F17")
async def test_somebody_in_outlook_was_quicker_the_room_declines_and_nook_says_so(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    offer = await adele.says(WISH)
    start = contoso.clock().replace(hour=13, minute=0) + timedelta(days=1)
    bianca = contoso.desk("bianca@contoso.com").person
    contoso.tenant.book(bianca, "everest@contoso.com", start, start + timedelta(hours=1), "Planning")
    await adele.presses("Book Everest", on=offer)
    await contoso.later(3)
    assert "Everest declined" in adele.sees().words
    assert "Book Everest" not in adele.sees().buttons
    assert contoso.tenant.double_bookings() == []
    assert contoso.tenant.orphans() == []


async def test_nook_never_writes_into_a_rooms_calendar_and_repeats_nothing(contoso: Office) -> None:
    await press_everest(contoso.desk("adele@contoso.com"))
    await contoso.later(3)
    witness = contoso.tenant.witness
    assert witness.direct_room_writes == []
    posts = [r for r in witness.requests if r.method == "POST" and r.path.endswith("/events")]
    assert len(posts) == 1


@pytest.mark.fault("F1")
async def test_a_lost_answer_leaves_one_event(contoso: Office) -> None:
    """Graph took the event and the connection broke: the same transactionId gives the same event."""
    adele = contoso.desk("adele@contoso.com")
    await adele.says(WISH)
    contoso.simulator.graph_faults.reset("after", method="POST", path="/events")
    await adele.presses("Book Everest")
    await contoso.later(8)
    assert adele.sees().words.startswith("Booked")
    assert len(events(contoso, "adele@contoso.com")) == 1


@pytest.mark.fault("F2")
async def test_throttled_the_person_is_told_nothing_is_asked_before_its_time_and_it_is_booked_in_the_end(
    contoso: Office,
) -> None:
    adele = contoso.desk("adele@contoso.com")
    pressed = await press_everest(adele)
    contoso.simulator.graph_faults.throttle(retry_after=30, calls=None, until=contoso.clock() + timedelta(seconds=30))
    await contoso.later(5)
    told = adele.sees_again(pressed)
    assert "Booked" not in told.words.split("\n")[0]
    await contoso.later(60)
    assert adele.sees_again(pressed).words.startswith("Booked")
    assert contoso.tenant.witness.impatient == []


async def test_a_person_without_a_mailbox_is_told_and_nothing_is_booked(contoso: Office) -> None:
    contoso.tenant.add_person("Dora", "dora@contoso.com", mailbox=False)
    dora = contoso.desk("dora@contoso.com")
    await press_everest(dora)
    await contoso.later(3)
    assert "mailbox" in dora.sees().words
    assert "othing" in dora.sees().words


@pytest.mark.parametrize("level", list(BookingLevel))
async def test_each_booking_carries_its_own_transaction_id(tmp_path: Path, level: BookingLevel) -> None:
    async with office(tmp_path, level=level) as some:
        adele = some.desk("adele@contoso.com")
        await press_everest(adele)
        await some.later(3)
        await adele.says("book Fuji tomorrow at 2pm")
        await adele.presses("Book Fuji")
        await some.later(3)
        owner = "adele@contoso.com" if level is BookingLevel.USER else SERVICE_ACCOUNT
        ids = {event.transaction_id for event in events(some, owner)}
        assert len(ids) == 2
        assert all(ids)
