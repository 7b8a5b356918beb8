"""A conversation, not a form: what was said stays, and what comes next changes it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.booking import State
from bot.domain.people import Identity
from bot.simulator import APP_ID, MovableClock
from tests.databases import postgresql
from tests.office import MONDAY_NINE, Desk, Office, Seen, office, replica

WISH = "book a room for 6 tomorrow 2pm"
ALL_FOUR = ["Book Fuji", "Book Everest", "Book Elbe", "Book Thames"]


async def said(desk: Desk, *sentences: str) -> Seen:
    seen = desk.sees() if not sentences else None
    for sentence in sentences:
        seen = await desk.says(sentence)
    assert seen is not None
    return seen


async def booked(here: Office, desk: Desk) -> list[tuple[str, str, int]]:
    """Room, start on Berlin's clock (an hour ahead of UTC), and people, of all that this person has booked."""
    identity = Identity(here.tenant.id.lower(), desk.person.id.lower())
    kept = await here.nook.world.store.bookings_of(identity, MONDAY_NINE)
    return [
        (
            one.booking.room_name,
            f"{one.booking.span.start.day} {one.booking.span.start.hour + 1}",
            one.booking.wish.people,
        )
        for one in kept
        if one.booking.state is not State.CANCELLED
    ]


async def test_a_room_that_is_not_wanted_is_not_offered_from_the_first_sentence_on(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await adele.says(f"{WISH}, anything but Everest or Fuji")
    assert seen.booking_buttons() == ["Book Elbe", "Book Thames"]
    assert "not Everest or Fuji" in seen.words


async def test_what_was_said_stays(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    asked = await adele.says("book a room tomorrow 2pm")
    assert (asked.inputs["date"], asked.inputs["start"]) == ("2027-03-02", "14:00")
    offered = await adele.says("for 8")
    assert offered.booking_buttons() == ["Book Everest", "Book Elbe", "Book Thames"]
    later = await adele.says("make it 3")
    assert "15:00–16:00" in later.words
    assert "8 people" in later.words
    bigger = await adele.says("the bigger one")
    assert "Which one?" in bigger.words
    assert bigger.booking_buttons() == ["Book Elbe", "Book Thames"]
    left = await adele.says("not Thames")
    assert left.booking_buttons() == ["Book Elbe"]
    assert "not Thames" in left.words
    await adele.says("yes, that one")
    await contoso.later()
    assert "Booked" in adele.sees().words
    assert await booked(contoso, adele) == [("Elbe", "2 15", 8)]


@pytest.mark.parametrize(
    ("sentence", "words", "buttons"),
    [
        ("what about Thursday?", "Thu 4 Mar", ALL_FOUR),
        ("and at 4?", "16:00–17:00", ALL_FOUR),
        ("make it 3", "15:00–16:00", ALL_FOUR),
        ("no, I meant 3pm", "15:00–16:00", ALL_FOUR),
        ("change it to 3:30", "15:30–16:30", ALL_FOUR),
        ("an hour later", "15:00–16:00", ALL_FOUR),
        ("half an hour earlier", "13:30–14:30", ALL_FOUR),
        ("half an hour longer", "14:00–15:30", ALL_FOUR),
        ("for two hours", "14:00–16:00", ALL_FOUR),
        ("until 5", "14:00–17:00", ALL_FOUR),
        ("from 3 to 5", "15:00–17:00", ALL_FOUR),
        ("the next day", "Wed 3 Mar", ALL_FOUR),
        ("a week later", "Tue 9 Mar", ALL_FOUR),
        ("for 8 people", "8 people", ["Book Everest", "Book Elbe", "Book Thames"]),
        ("make it 30", "12", []),
        ("with a screen", "screen", ["Book Everest"]),
        ("in Harbour House", "Harbour House", ["Book Thames"]),
        ("on floor 1", "Floor 1", ["Book Elbe"]),
        ("not Everest", "not Everest", ["Book Fuji", "Book Elbe", "Book Thames"]),
        ("anything but Everest and not Fuji", "not Everest or Fuji", ["Book Elbe", "Book Thames"]),
        ("not the first one", "not Fuji", ["Book Everest", "Book Elbe", "Book Thames"]),
        ("something bigger", "more than 6 seats", ["Book Everest", "Book Elbe", "Book Thames"]),
        ("what about Elbe?", "Elbe is free", ["Book Elbe"]),
        ("Elbe at 3", "15:00–16:00", ["Book Elbe"]),
        ("the second one at 3", "15:00–16:00", ["Book Everest"]),
        ("call it Budget", "Budget", ALL_FOUR),
        ("yes", "Which one?", ALL_FOUR),
        ("that one", "Which one?", ALL_FOUR),
        ("3", "Which one?", ALL_FOUR),
        ("the fifth one", "Which one?", ALL_FOUR),
        ("not that one", "Which one?", ALL_FOUR),
    ],
)
async def test_one_thing_changes_and_the_rest_stays(
    contoso: Office, sentence: str, words: str, buttons: list[str]
) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await said(adele, WISH, sentence)
    assert words in seen.words
    assert seen.booking_buttons() == buttons
    if buttons and "8 people" not in seen.words:
        assert "6 people" in seen.words
    assert await booked(contoso, adele) == []


@pytest.mark.parametrize(
    ("sentence", "room"),
    [
        ("the second one", "Everest"),
        ("yes, the first one please", "Fuji"),
        ("the last one", "Thames"),
        ("option 3", "Elbe"),
        ("the biggest one", "Elbe"),
        ("the smallest", "Fuji"),
        ("Everest", "Everest"),
        ("book Elbe", "Elbe"),
        ("I'll take Fuji", "Fuji"),
        ("the one with a screen", "Everest"),
        ("the one on floor 1", "Elbe"),
    ],
)
async def test_an_offer_that_is_clearly_meant_is_booked(contoso: Office, sentence: str, room: str) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await said(adele, WISH, sentence)
    assert f"Asking {room}" in seen.words
    await contoso.later()
    assert "Booked" in adele.sees().words
    assert [found for found, _, _ in await booked(contoso, adele)] == [room]
    assert len(contoso.tenant.made_by(APP_ID)) == 1


async def test_of_two_the_bigger_one_is_clear(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await said(adele, WISH, "not Thames and not Elbe", "the bigger one")
    assert [room for room, _, _ in await booked(contoso, adele)] == ["Everest"]


async def test_a_word_and_a_press_on_the_same_offer_book_once(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    card = await adele.says(WISH)
    await adele.says("the second one")
    await adele.presses("Book Fuji", on=card)
    assert [room for room, _, _ in await booked(contoso, adele)] == ["Everest"]


async def test_once_it_is_booked_the_talk_is_over(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await said(adele, WISH, "the second one")
    assert "6 people" not in (await adele.says("the first one")).words
    assert len(await booked(contoso, adele)) == 1
    card = await adele.says(WISH.replace("tomorrow", "on Wednesday"))
    await adele.presses("Book Fuji", on=card)
    await adele.says("the second one")
    assert [room for room, _, _ in await booked(contoso, adele)] == ["Everest", "Fuji"]


@pytest.mark.parametrize("sentence", ["never mind", "No, forget it", "stop", "doesn't matter"])
async def test_never_mind_forgets_it(contoso: Office, sentence: str) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await said(adele, WISH, sentence)
    assert "nothing was booked" in seen.words
    assert "6 people" not in (await adele.says("make it 3")).words


async def test_no_shows_the_form_with_all_that_was_said(contoso: Office) -> None:
    form = await said(contoso.desk("adele@contoso.com"), WISH, "no")
    assert (form.inputs["date"], form.inputs["start"], form.inputs["people"]) == ("2027-03-02", "14:00", 6)


async def test_a_new_question_drops_the_old_one(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await said(adele, f"{WISH} with a screen", "room for 4 on Thursday at 10", "make it 11")
    assert "11:00–12:00" in seen.words
    assert "4 people" in seen.words
    assert "screen" not in seen.words.split("Book")[0].split("seats")[0]
    seen = await said(adele, WISH, "my bookings", "make it 3")
    assert "6 people" not in seen.words


async def test_yes_to_another_card_books_nothing_of_the_old_one(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await said(adele, WISH, "the second one")
    await contoso.later()
    shown = adele.sees()
    await adele.says("book Elbe tomorrow at 4pm")
    assert "Book Elbe" in adele.sees().buttons
    await adele.presses("Cancel", on=shown)
    await adele.says("yes")
    assert [room for room, _, _ in await booked(contoso, adele)] == ["Everest"]


async def test_a_word_in_between_drops_nothing(contoso: Office) -> None:
    seen = await said(contoso.desk("adele@contoso.com"), WISH, "thanks", "hmm what", "make it 3")
    assert "15:00–16:00" in seen.words


async def test_it_goes_on_with_the_form_and_with_presses(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    form = await said(adele, "book a room", "tomorrow at 2", "with a screen")
    assert (form.inputs["date"], form.inputs["start"]) == ("2027-03-02", "14:00")
    offered = await adele.presses("Find rooms", people="5", start="15:00")
    assert offered.booking_buttons() == ["Book Everest"]
    seen = await adele.says("without a screen")
    assert seen.booking_buttons() == ALL_FOUR
    assert "15:00–16:00" in seen.words
    assert "5 people" in seen.words


async def test_a_bare_number_is_what_is_missing(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    assert "4 people" in (await said(adele, "book a room tomorrow 2pm", "4")).words
    assert "15:00–16:00" in (await said(adele, "book a room for 4 tomorrow", "3")).words


async def test_more_rooms_by_words(tmp_path: Path) -> None:
    clock = MovableClock(MONDAY_NINE)
    from tests.office import contoso as made

    tenant = made(clock)
    for number in range(6):
        tenant.add_room(f"Cell {chr(65 + number)}", seats=6, building="HQ", floor=2)
    async with office(tmp_path, tenant=tenant, clock=clock) as here:
        adele = here.desk("adele@contoso.com")
        first, more = await adele.says(WISH), await adele.says("what else is there?")
        assert len(first.booking_buttons()) == len(more.booking_buttons()) == 5
        assert not set(first.booking_buttons()) & set(more.booking_buttons())
        await adele.says("the first one")
        assert [f"Book {room}" for room, _, _ in await booked(here, adele)] == more.booking_buttons()[:1]


async def test_nothing_is_free_and_one_of_what_can_be_had_is_taken(contoso: Office) -> None:
    two, three = datetime(2027, 3, 2, 13, tzinfo=UTC), datetime(2027, 3, 2, 14, tzinfo=UTC)
    for room in ("everest", "fuji", "elbe", "thames"):
        contoso.tenant.book(contoso.desk("bianca@contoso.com").person, f"{room}@contoso.com", two, three, "Planning")
    adele = contoso.desk("adele@contoso.com")
    seen = await adele.says(WISH)
    await adele.says("the second one")
    room, start, _ = (await booked(contoso, adele))[0]
    assert seen.booking_buttons()[1].startswith(f"Book {room} {start.split()[1]}:00")


async def test_one_rooms_day_is_talked_about_too(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await said(adele, "is Everest free tomorrow at 3pm?", "and at 4?")
    assert seen.booking_buttons()[0] == "Book Everest 16:00–17:00"
    assert "Thu" in (await adele.says("what about Thursday?")).words
    assert "Elbe" in (await adele.says("what about Elbe?")).words
    await adele.says("book it")
    assert await booked(contoso, adele) == [("Elbe", "4 16", 0)]


async def test_a_room_in_another_zone_keeps_the_moment(contoso: Office) -> None:
    seen = await said(contoso.desk("adele@contoso.com"), WISH, "what about Thames?")
    assert "14:00–15:00" in seen.words
    assert seen.booking_buttons() == ["Book Thames"]


async def test_after_half_an_hour_it_is_forgotten(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await adele.says(WISH)
    contoso.clock.advance(seconds=29 * 60)
    assert "6 people" in (await adele.says("make it 3")).words
    contoso.clock.advance(seconds=30 * 60)
    assert "6 people" not in (await adele.says("make it 4")).words
    await contoso.nook.world.store.forget_expired(contoso.clock())


async def test_another_person_and_another_chat_are_not_mixed_in(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    group = contoso.simulator.teams.group("Team", adele.person, bianca.person)
    here, there = adele.within(group), bianca.within(group)
    await adele.says(WISH)
    await here.says("book a room for 4 tomorrow at 10")
    await there.says("book a room for 2 on Thursday at 16:00")
    assert "2 people" not in (await here.says("make it 11")).words
    seen = here.sees()
    assert "11:00–12:00" in seen.words
    assert "4 people" in seen.words
    seen = await there.says("make it 3")
    assert "2 people" in seen.words
    assert "Thu 4 Mar" in seen.words
    assert "6 people" in (await adele.says("for two hours")).words
    await there.says("the first one")
    assert await booked(contoso, adele) == []
    assert len(await booked(contoso, bianca)) == 1


@asynccontextmanager
async def another_nook(here: Office) -> AsyncIterator[None]:
    """Teams' messages go to another process on the same database from now on."""
    async with replica(here) as (_, teams):
        before, here.simulator.teams.bot_url = here.simulator.teams.bot_url, teams.bot_url
        yield
        here.simulator.teams.bot_url = before


async def test_it_survives_a_restart(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        adele = here.desk("adele@contoso.com")
        await said(adele, WISH, "not Everest")
        await here.nook.world.store.close()  # type: ignore[attr-defined]
        async with another_nook(here):
            seen = await adele.says("make it 3")
            assert "15:00–16:00" in seen.words
            assert seen.booking_buttons() == ["Book Fuji", "Book Elbe", "Book Thames"]


async def test_each_replica_knows_what_was_said_to_another(tmp_path: Path) -> None:
    with postgresql() as url:
        async with office(tmp_path, database_url=url) as here:
            adele = here.desk("adele@contoso.com")
            await adele.says(WISH)
            async with another_nook(here):
                await adele.says("not Everest")
            seen = await adele.says("what about Thursday?")
            assert "Thu 4 Mar" in seen.words
            assert seen.booking_buttons() == ["Book Fuji", "Book Elbe", "Book Thames"]
            async with another_nook(here):
                await adele.says("the second one")
            assert [room for room, _, _ in await booked(here, adele)] == ["Elbe"]
