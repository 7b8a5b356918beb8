"""What people write when they want a room, and the card they get."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.office import Office, office

WISH = "book a room for 6 tomorrow 2pm for 1 hour"
TUESDAY_TWO = datetime(2027, 3, 2, 13, tzinfo=UTC)  # 14:00 in Berlin
TUESDAY_THREE = datetime(2027, 3, 2, 14, tzinfo=UTC)


def occupy(contoso: Office, *rooms: str, start: datetime = TUESDAY_TWO, end: datetime = TUESDAY_THREE) -> None:
    for room in rooms:
        contoso.tenant.book(contoso.desk("bianca@contoso.com").person, f"{room}@contoso.com", start, end, "Planning")


async def test_the_free_rooms_that_fit_are_offered_best_first_one_button_each(contoso: Office) -> None:
    seen = await contoso.desk("adele@contoso.com").says(WISH)
    assert seen.booking_buttons() == ["Book Fuji", "Book Everest", "Book Elbe", "Book Thames"]
    assert "Another time" in seen.buttons
    assert "14:00–15:00" in seen.words
    assert "6 people" in seen.words
    assert "8 seats · Floor 3 · HQ · screen" in seen.words


async def test_each_room_has_a_picture_of_its_day_told_in_words_too(contoso: Office) -> None:
    occupy(contoso, "everest", start=datetime(2027, 3, 2, 8, tzinfo=UTC), end=datetime(2027, 3, 2, 9, tzinfo=UTC))
    seen = await contoso.desk("adele@contoso.com").says(WISH)
    assert len(seen.pictures) == 4
    assert all(picture["url"].startswith("http://127.0.0.1:3978/plans/day/") for picture in seen.pictures)
    assert any("09:00" in picture["altText"] for picture in seen.pictures)
    assert all("Planning" not in str(picture) for picture in seen.pictures)


async def test_a_busy_room_is_not_offered_and_the_card_says_why(contoso: Office) -> None:
    occupy(contoso, "fuji")
    seen = await contoso.desk("adele@contoso.com").says(WISH)
    assert "Book Fuji" not in seen.buttons
    assert "1 busy" in seen.words


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("a room for 4 tomorrow at 14:00 with a screen", ["Book Everest"]),
        ("room for 4 on floor 1 tomorrow 2pm", ["Book Elbe"]),
        ("I need a room in Harbour House tomorrow at 2 for 5 people", ["Book Thames"]),
        ("book Everest tomorrow at 2pm", ["Book Everest"]),
        ("BOOK EVERST TOMORROW 2PM", ["Book Everest"]),
        ("<at>Nook</at> room for 11 people tomorrow 14-15h", ["Book Elbe"]),
    ],
)
async def test_what_was_asked_for_is_kept_to(contoso: Office, said: str, offered: list[str]) -> None:
    assert (await contoso.desk("adele@contoso.com").says(said)).booking_buttons() == offered


async def test_what_is_free_is_shown_without_asking_how_many_they_are(contoso: Office) -> None:
    occupy(contoso, "fuji")
    adele = contoso.desk("adele@contoso.com")
    everything = ["Book Everest", "Book Elbe", "Book Thames"]
    now = await adele.says("what's free on floor 3?")
    assert "Today, Mon 1 Mar, 09:07–10:07" in now.words
    assert now.booking_buttons() == ["Book Fuji", "Book Everest"]
    await adele.says("never mind")
    assert (await adele.says("which rooms are free tomorrow at 2?")).booking_buttons() == everything
    assert (await adele.says("make it 3")).booking_buttons() == ["Book Fuji", *everything]
    assert (await adele.says("for 11")).booking_buttons() == ["Book Elbe"]
    assert "Please say how many people." in (await adele.says("I need a free room tomorrow at 2")).words


async def test_a_name_with_a_slip_too_many_is_one_press_away(contoso: Office) -> None:
    desk = contoso.desk("adele@contoso.com")
    seen = await desk.says("book the Evferesst room tomorrow at 2pm")
    assert "Did you mean Everest?" in seen.words
    assert (await desk.presses("I meant Everest")).booking_buttons() == ["Book Everest"]


async def test_a_room_in_another_zone_shows_both_times_and_there_its_own_clock_counts(contoso: Office) -> None:
    seen = await contoso.desk("adele@contoso.com").says("a room in Harbour House tomorrow at 2pm for 5 people")
    assert "14:00–15:00" in seen.words
    assert "London" in seen.words
    assert "15:00–16:00" in seen.words


async def test_what_is_missing_is_asked_for_all_at_once_prefilled(contoso: Office) -> None:
    seen = await contoso.desk("adele@contoso.com").says("book a room")
    assert {"date", "start", "duration", "people", "subject"} <= set(seen.inputs)
    assert seen.inputs["date"] == "2027-03-01"
    assert seen.inputs["start"]
    assert seen.inputs["duration"] == "60"
    assert all(str(seen.inputs[name]) for name in ("date", "start", "duration", "people"))


async def test_the_form_keeps_what_was_said_and_finds_rooms(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    form = await adele.says("book a room tomorrow at 2pm with a screen")
    assert (form.inputs["date"], form.inputs["start"]) == ("2027-03-02", "14:00")
    offered = await adele.presses("Find rooms", people="5", subject="Budget")
    assert offered.booking_buttons() == ["Book Everest"]


async def test_a_form_with_nonsense_in_it_comes_back_with_the_reason_and_the_rest_kept(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await adele.says("book a room")
    again = await adele.presses("Find rooms", date="31 Feb", people="many", start="14:00", subject="Budget")
    assert "31 Feb" in again.words
    assert again.inputs["start"] == "14:00"
    assert again.inputs["subject"] == "Budget"
    offered = await adele.presses("Find rooms", on=again, date="2027-03-02", people="4")
    assert offered.booking_buttons()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("book a room for 6 yesterday at 2pm", "passed"),
        ("book a room for 6 tomorrow from 4pm to 2pm", "before"),
        ("book a room for 6 tomorrow at 2pm for 40 hours", "24 hours"),
        ("book a room for 0 people tomorrow at 2pm", "at least one"),
        ("book a room for 5000 people tomorrow at 2pm", "12"),
        ("book a room for 300", "12"),
        ("book Atlantis tomorrow at 2pm for 4", "Atlantis"),
        ("a room for 3 on 28 March 2027 at 2:30 am", "clocks"),
    ],
)
async def test_what_cannot_be_is_said_plainly_with_a_way_on(contoso: Office, said: str, says: str) -> None:
    seen = await contoso.desk("adele@contoso.com").says(said)
    assert says in seen.words
    assert "Find rooms" in seen.buttons
    assert seen.booking_buttons() == []


async def test_a_name_that_is_nearly_right_is_proposed(contoso: Office) -> None:
    seen = await contoso.desk("adele@contoso.com").says("is Everesto Grande free at 3pm?")
    assert "Everest" in seen.words + " ".join(seen.buttons)


async def test_more_rooms_and_another_time_may_be_pressed_again_and_again(tmp_path: Path) -> None:
    async with office(tmp_path, linked=False) as many:
        for number in range(12):
            many.tenant.add_room(f"Room {number}", seats=6, building="HQ", floor=2)
        await link(many)
        adele = many.desk("adele@contoso.com")
        first = await adele.says(WISH)
        more = await adele.presses("More rooms")
        assert len(first.booking_buttons()) == len(more.booking_buttons()) == 5
        assert not set(first.booking_buttons()) & set(more.booking_buttons())
        again = await adele.presses("More rooms", on=first)
        assert again.booking_buttons() == more.booking_buttons()
        assert "Find rooms" in (await adele.presses("Another time", on=first)).buttons


async def link(some: Office) -> None:
    from bot.domain.configuration import BookingLevel, Configuration
    from tests.office import CONFIGURATION, SERVICE_ACCOUNT, rooms_of

    if CONFIGURATION not in await some.nook.world.store.configurations():
        await some.nook.world.store.save_configuration(
            Configuration(
                CONFIGURATION,
                "Contoso",
                some.tenant.id.lower(),
                SERVICE_ACCOUNT,
                BookingLevel.USER,
                frozenset({"contoso.com"}),
            )
        )
    await some.nook.world.store.save_rooms(rooms_of(some.tenant))


async def test_nothing_free_offers_the_nearest_each_one_press_away(contoso: Office) -> None:
    occupy(contoso, "everest", "fuji", "elbe", "thames")
    adele = contoso.desk("adele@contoso.com")
    seen = await adele.says(WISH)
    assert "4 rooms are busy" in seen.words
    assert "Book Fuji 13:00–14:00" in seen.buttons
    assert "Book Fuji 15:00–16:00" in seen.buttons
    assert "Another time" in seen.buttons
    await adele.presses("Book Fuji 15:00")
    await contoso.later(3)
    assert "Booked" in adele.sees().words
    assert "15:00–16:00" in adele.sees().words


async def test_nothing_free_in_the_building_asked_for_offers_the_next(contoso: Office) -> None:
    occupy(contoso, "thames", start=datetime(2027, 3, 2, 0, tzinfo=UTC), end=datetime(2027, 3, 3, 0, tzinfo=UTC))
    seen = await contoso.desk("adele@contoso.com").says("room for 4 in Harbour House tomorrow 2pm")
    assert "in HQ" in seen.words
    assert seen.booking_buttons()


async def test_a_calendar_that_does_not_answer_is_never_offered(contoso: Office) -> None:
    contoso.simulator.schedule_errors["fuji@contoso.com"] = "ErrorMailboxMoveInProgress"
    seen = await contoso.desk("adele@contoso.com").says(WISH)
    assert "Book Fuji" not in seen.buttons
    assert "1 calendar" in seen.words


async def test_only_linked_calendars_are_ever_offered(contoso: Office) -> None:
    contoso.tenant.add_room("Secret", seats=6, building="HQ", floor=3)
    assert "Book Secret" not in (await contoso.desk("adele@contoso.com").says(WISH)).buttons


async def test_a_fresh_reading_costs_one_call_and_a_second_search_none(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await adele.says("hi")  # her working hours are read once a day
    before = len(contoso.tenant.witness.requests)
    await adele.says(WISH)
    calls = len(contoso.tenant.witness.requests)
    await adele.says(WISH)
    assert len(contoso.tenant.witness.requests) == calls == before + 1
    contoso.clock.advance(seconds=30)
    await adele.says(WISH)
    assert len(contoso.tenant.witness.requests) == calls + 1


async def test_without_any_linked_room_nook_says_so(tmp_path: Path) -> None:
    async with office(tmp_path, linked=False) as bare:
        seen = await bare.desk("adele@contoso.com").says(WISH)
        assert "admin" in seen.words


@pytest.mark.parametrize(
    ("said", "first"),
    [("is Everest free tomorrow at 3pm?", "15:00–16:00"), ("is Everest free tomorrow at 2pm?", "08:00–09:00")],
)
async def test_one_rooms_day_and_its_free_times_are_shown(contoso: Office, said: str, first: str) -> None:
    occupy(contoso, "everest")
    adele = contoso.desk("adele@contoso.com")
    seen = await adele.says(said)
    assert "Everest" in seen.words
    assert seen.booking_buttons()[0] == f"Book Everest {first}"
    assert "Book Everest 14:00–15:00" not in seen.buttons
    await adele.presses(seen.booking_buttons()[0])
    await contoso.later(3)
    assert "Booked" in adele.sees().words


@pytest.mark.parametrize("said", ["hi", "Hello", "help", "HELP!", "what can you do"])
async def test_hi_and_help_say_who_nook_is_and_give_something_to_try(contoso: Office, said: str) -> None:
    adele = contoso.desk("adele@contoso.com")
    seen = await adele.says(said)
    assert "Nook" in seen.words
    assert "Find rooms" in (await adele.presses("Book a room")).buttons


async def test_the_welcome_says_where_nook_ends_and_who_sets_it_up(contoso: Office) -> None:
    seen = await contoso.desk("adele@contoso.com").says("hi")
    assert "up to 180 days ahead and 24 hours long" in seen.words
    assert "Admins set me up by writing “admin”" in seen.words
    assert "mention me" in seen.words
    assert seen.buttons


@pytest.mark.parametrize(
    "said", ["asdf qwer", "what is the meaning of life", "…", "a" * 3000, "‮live‬ <b>x</b> [a](http://evil)"]
)
async def test_what_is_not_understood_is_said_with_a_way_on(contoso: Office, said: str) -> None:
    seen = await contoso.desk("adele@contoso.com").says(said)
    assert seen.buttons


async def test_a_picture_alone_is_answered_with_a_way_on(contoso: Office) -> None:
    adele, teams = contoso.desk("adele@contoso.com"), contoso.simulator.teams
    picture = {"contentType": "image/*", "contentUrl": "https://smba.trafficmanager.net/x/views/original"}
    shown = {"contentType": "text/html", "content": '<div><img src="x"></div>'}
    activity = teams.activity("message", adele.person, teams.personal(adele.person)) | {"attachments": [picture, shown]}
    assert (await teams.send(activity)).status == 202
    assert "I did not understand that" in adele.sees().words
    assert adele.sees().buttons


async def test_a_room_name_that_is_a_link_is_shown_as_it_is_written(contoso: Office) -> None:
    seen = await contoso.desk("adele@contoso.com").says('book "[Join](http://evil)" tomorrow at 2pm for 4')
    assert "](http://evil)" not in str([item for item in seen.card["body"] if item["type"] == "TextBlock"])


async def test_nook_greets_once_when_it_comes_into_a_chat(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    await contoso.simulator.teams.install(adele.person)
    await contoso.simulator.teams.install(adele.person)
    (welcome,) = [m for m in contoso.simulator.teams.messages(adele.person) if m.author is None]
    assert "Nook" in adele.sees().words
    assert welcome.attachments
