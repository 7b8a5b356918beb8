"""The usual room, and the same again."""

from tests.office import Desk, Office


async def book(here: Office, desk: Desk, sentence: str) -> None:
    await desk.says(sentence)
    await desk.presses("Book Elbe")
    await here.later(3)
    assert desk.sees().words.startswith("Booked")


async def test_the_usual_and_the_same_again(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    nothing = await adele.says("book the usual")
    assert "no usual room yet" in nothing.words
    assert "Book Everest" in (await adele.says("room for 5 tomorrow 10am")).buttons[1]  # Fuji is smaller
    for day in ("tomorrow", "Wednesday", "Thursday"):
        await book(contoso, adele, f"book Elbe {day} 10am for 45 minutes called Stand-up")
    contoso.clock.advance(days=7, minutes=30)
    usual = await adele.says("book the usual")
    assert "Elbe is free" in usual.words
    assert "10:00–10:45" in usual.words
    assert "Stand-up" in usual.words
    afternoon = await adele.says("the usual tomorrow at 3pm")
    assert "15:00–15:45" in afternoon.words
    again = await adele.says("book Elbe again next week")
    assert "Thu 18 Mar, 10:00–10:45" in again.words
    never = await adele.says("book Everest again next week")
    assert "You have not booked Everest lately" in never.words
    offered = await adele.says("book a room for 6 tomorrow 2pm")
    assert offered.booking_buttons()[0] == "Book Elbe"  # booked often, though Fuji is smaller


async def test_near_me_is_the_building_of_the_room_one_books_most(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    anywhere = await adele.says("book a room near me for 9 tomorrow 2pm")
    assert anywhere.booking_buttons() == ["Book Elbe", "Book Thames"]
    await book(contoso, adele, "book Elbe Wednesday 10am")
    near = await adele.says("book a room near me for 9 tomorrow 2pm")
    assert near.booking_buttons() == ["Book Elbe"]
    assert "HQ" in near.words
