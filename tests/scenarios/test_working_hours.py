"""Somebody who works from 6 to 14: what they say of times, and what is proposed to them, lies within."""

from datetime import time, timedelta
from pathlib import Path

from bot.simulator import APP_ID, MovableClock
from bot.simulator.people import WorkingHours
from tests.office import MONDAY_NINE, Office, contoso, office

EARLY = WorkingHours("Europe/Berlin", time(6), time(14))


def asked_for_hours(here: Office) -> int:
    return sum("mailboxsettings" in request.path.lower() for request in here.tenant.witness.requests)


async def test_bare_hours_the_ends_of_the_day_and_proposals_are_within_the_persons_hours(tmp_path: Path) -> None:
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    tenant.add_person("Fred Early", "fred@contoso.com", hours=EARLY)
    async with office(tmp_path, tenant=tenant, clock=clock) as here:
        fred, adele = here.desk("fred@contoso.com"), here.desk("adele@contoso.com")
        for said, shown in (
            ("room for 4 tomorrow at 7", "07:00–08:00"),
            ("room for 4 tomorrow at 6", "06:00–07:00"),
            ("room for 4 first thing tomorrow", "06:00–07:00"),
            ("room for 4 tomorrow 1pm until end of day", "13:00–14:00"),
            ("room for 4 now for the rest of the day", "09:07–14:00"),
        ):
            assert shown in (await fred.says(said)).words, said
        assert "17:00–18:00" in (await fred.says("room for 4 tomorrow at 5")).words
        assert "When do you mean?" in (await adele.says("room for 4 tomorrow at 7")).words
        assert "08:00–09:00" in (await adele.says("room for 4 first thing tomorrow")).words
        assert (await fred.says("when is Everest free tomorrow?")).booking_buttons() == ["Book Everest 06:00–07:00"]

        clock.advance(hours=5)
        assert (await fred.says("book a room")).inputs["start"] == "09:00"
        assert (await adele.says("book a room")).inputs["start"] == "14:30"
        for room in list(tenant.rooms.values()):
            at = clock().replace(hour=12, minute=0) + timedelta(days=1)
            tenant.book("bianca@contoso.com", room.address, at, at + timedelta(hours=1), "x")
        nothing = await fred.says("room for 4 tomorrow 1pm to 2pm")
        assert not [title for title in nothing.buttons if "14:" in title or "15:" in title], nothing.buttons
        late = await adele.says("room for 4 tomorrow 1pm to 2pm")
        assert [title for title in late.buttons if "14:00" in title]
        assert asked_for_hours(here) == 2


async def test_hours_that_cannot_be_read_fail_no_turn_and_are_asked_for_once_a_day(tmp_path: Path) -> None:
    clock = MovableClock(MONDAY_NINE)
    tenant = contoso(clock)
    tenant.add_person("Fred Early", "fred@contoso.com", hours=EARLY)
    tenant.apps[APP_ID].roles.discard("MailboxSettings.Read")
    said, usual, own = "room for 4 first thing tomorrow", "08:00–09:00", "06:00–07:00"
    async with office(tmp_path, tenant=tenant, clock=clock) as here:
        fred = here.desk("fred@contoso.com")
        for _ in range(2):
            assert usual in (await fred.says(said)).words
        assert asked_for_hours(here) == 1
        tenant.apps[APP_ID].roles.add("MailboxSettings.Read")
    async with office(tmp_path, tenant=tenant, clock=clock, linked=False) as here:
        fred = here.desk("fred@contoso.com")
        asked = asked_for_hours(here)
        assert usual in (await fred.says(said)).words  # the store remembers that there was no right
        assert asked_for_hours(here) == asked

        clock.advance(hours=25)
        here.simulator.graph_faults.fail(500, path="mailboxSettings", calls=None)
        assert usual in (await fred.says(said)).words
        here.simulator.graph_faults.clear()
        clock.advance(hours=2)
        assert own in (await fred.says(said)).words


async def test_a_guest_without_a_mailbox_is_answered_too(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        seen = await here.desk("gina@partner.example").says("room for 4 first thing tomorrow")
        assert "08:00–09:00" in seen.words
