"""People who are to come: looked up, invited, and the first time when all of them can."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.office import SERVICE_ACCOUNT, Desk, Office

BERLIN = ZoneInfo("Europe/Berlin")


def busy(here: Office, address: str, day: int, hour: int, until: int) -> None:
    """Something in that person's own calendar, made in Outlook, on that day of March."""
    start, end = (datetime(2027, 3, day, h, tzinfo=BERLIN) for h in (hour, until))
    here.tenant.book(address, None, start, end, "Something private")


def attendees(here: Office, owner: str) -> set[tuple[str, str]]:
    (event,) = [event for event in here.tenant.events_in(owner) if event.subject != "Something private"]
    return {(a.address, a.type) for a in event.attendees}


async def booked_everest(here: Office, desk: Desk) -> None:
    await desk.presses("Book Everest")
    await here.later(3)
    assert desk.sees().words.startswith("Booked")


async def test_people_are_invited_by_name_and_a_teams_meeting_is_made(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    offered = await adele.says("book Everest tomorrow 2pm with Bianca and Irvin Sayers as a Teams meeting")
    assert "With Bianca Pisani and Irvin Sayers" in offered.words
    assert "Teams meeting" in offered.words
    await booked_everest(contoso, adele)
    assert attendees(contoso, "adele@contoso.com") == {
        ("everest@contoso.com", "resource"), ("bianca@contoso.com", "required"), ("irvin@contoso.com", "required")
    }  # fmt: skip
    joined = [link for link in adele.sees().links if "meetup-join" in link]
    assert joined


async def test_as_nook_the_asker_and_the_guests_are_invited(service_office: Office) -> None:
    adele = service_office.desk("adele@contoso.com")
    await adele.says("book Everest tomorrow 2pm with Bianca")
    await booked_everest(service_office, adele)
    assert attendees(service_office, SERVICE_ACCOUNT) == {
        ("everest@contoso.com", "resource"), ("adele@contoso.com", "required"), ("bianca@contoso.com", "required")
    }  # fmt: skip


async def test_who_is_busy_is_said_without_why_and_the_first_time_for_all_is_one_press_away(contoso: Office) -> None:
    busy(contoso, "bianca@contoso.com", 2, 14, 16)
    adele = contoso.desk("adele@contoso.com")
    offered = await adele.says("book Everest tomorrow 2pm with Bianca")
    assert "Bianca Pisani is busy then." in offered.words
    assert "private" not in offered.words
    later = await adele.presses("All are free 16:00–17:00")
    assert "busy" not in later.words.split("Not offered")[0]
    await booked_everest(contoso, adele)
    assert "16:00–17:00" in adele.sees().words


async def test_without_a_time_the_first_when_all_and_a_room_are_free_is_proposed(contoso: Office) -> None:
    busy(contoso, "bianca@contoso.com", 2, 8, 11)
    busy(contoso, "adele@contoso.com", 2, 11, 12)
    adele = contoso.desk("adele@contoso.com")
    offered = await adele.says("book a room tomorrow with Bianca")
    assert "The first time when everybody and a room are free." in offered.words
    assert "12:00–13:00" in offered.words


async def test_a_name_that_several_have_is_asked_about_and_an_unknown_one_is_no_dead_end(contoso: Office) -> None:
    contoso.tenant.add_person("Bianca Berger", "berger@contoso.com")
    adele = contoso.desk("adele@contoso.com")
    which = await adele.says("book Everest tomorrow 2pm with Bianca")
    assert "Which Bianca?" in which.words
    offered = await adele.presses("Bianca Berger")
    assert "With Bianca Berger" in offered.words
    unknown = await adele.says("book Everest tomorrow 2pm with Zoe")
    assert "I do not know Zoe" in unknown.words
    assert "Book Everest" in (await adele.presses("Go on without")).buttons


async def test_everybody_in_the_chat_is_invited_and_has_a_seat(contoso: Office) -> None:
    adele, bianca = contoso.desk("adele@contoso.com"), contoso.desk("bianca@contoso.com")
    group = contoso.simulator.teams.group(
        "Budget", adele.person, bianca.person, contoso.desk("irvin@contoso.com").person
    )
    here = adele.within(group)
    offered = await here.says("book a room tomorrow 2pm for this group")
    assert "3 people" in offered.words
    assert "With Bianca Pisani and Irvin Sayers" in offered.words
    alone = await adele.says("book a room tomorrow 2pm for this group")
    assert "nobody else in this chat" in alone.words


async def test_on_behalf_of_somebody_is_said_on_both_sides(contoso: Office) -> None:
    adele = contoso.desk("adele@contoso.com")
    offered = await adele.says("book Everest tomorrow 2pm on behalf of Bianca")
    assert "For Bianca Pisani, who is invited" in offered.words
    await booked_everest(contoso, adele)
    assert "For Bianca Pisani, who is invited" in adele.sees().words
    (event,) = contoso.tenant.events_in("adele@contoso.com")
    assert "Booked with Nook by Adele Vance on behalf of Bianca Pisani." in event.body
    assert ("bianca@contoso.com", "required") in attendees(contoso, "adele@contoso.com")
