"""Events without a booking, and bookings without an event, whatever crashed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.configuration import BookingLevel
from bot.worker.reconciling import reconcile
from tests.office import SERVICE_ACCOUNT, Office, office

WISH = "book a room for 6 tomorrow 2pm for 1 hour called Budget review"


def standing(here: Office, mailbox: str) -> list[str]:
    return [event.subject for event in here.tenant.events_in(mailbox) if not event.is_cancelled]


@pytest.mark.parametrize(
    ("level", "mailbox"), [(BookingLevel.USER, "adele@contoso.com"), (BookingLevel.SERVICE, SERVICE_ACCOUNT)]
)
async def test_an_event_that_was_made_though_microsoft_refused_it_is_withdrawn(
    tmp_path: Path, level: BookingLevel, mailbox: str
) -> None:
    async with office(tmp_path, level=level) as here:
        here.simulator.graph_faults.fail(403, method="POST", path="/events", after_effect=True)
        adele = here.desk("adele@contoso.com")
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await here.later(3)
        assert "Everest is not booked" in adele.sees().words
        assert standing(here, mailbox)  # what the last words deny
        here.clock.advance(minutes=11)
        await here.later(0)
        assert standing(here, mailbox) == []


async def test_after_a_backup_was_restored_lost_bookings_are_found_again(tmp_path: Path) -> None:
    async with office(tmp_path, level=BookingLevel.SERVICE) as here:
        adele = here.desk("adele@contoso.com")
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await here.later(3)
        with closing(sqlite3.connect(tmp_path / "nook.db")) as database, database:
            database.execute("DELETE FROM bookings")
            database.execute("DELETE FROM outbox")
        here.clock.advance(minutes=11)
        assert await reconcile(here.nook.world) == 1
        assert await reconcile(here.nook.world) == 0
        mine = await adele.says("my bookings")
        assert "Held by Nook" in mine.words
        assert mine.words.count("Everest") == 1
        # It is watched as any other: whoever cancels it in Outlook is noticed.
        (event,) = here.tenant.events_in(SERVICE_ACCOUNT)
        here.tenant.cancel(event)
        here.clock.advance(hours=3)
        await here.later(0)
        assert "Everest" not in (await adele.says("my bookings")).words


async def test_what_a_booking_stands_for_is_left_alone(tmp_path: Path) -> None:
    """The control: the same calendar, with its booking."""
    async with office(tmp_path, level=BookingLevel.SERVICE) as here:
        adele = here.desk("adele@contoso.com")
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await here.later(3)
        here.clock.advance(minutes=11)
        assert await reconcile(here.nook.world) == 0
        assert len(standing(here, SERVICE_ACCOUNT)) == 1


async def test_an_event_of_a_cancelled_booking_is_withdrawn(tmp_path: Path) -> None:
    async with office(tmp_path, level=BookingLevel.SERVICE) as here:
        adele = here.desk("adele@contoso.com")
        await adele.says(WISH)
        await adele.presses("Book Everest")
        await here.later(3)
        with closing(sqlite3.connect(tmp_path / "nook.db")) as database, database:
            database.execute("UPDATE bookings SET state = 'cancelled', told = 'cancelled'")
        here.clock.advance(minutes=11)
        assert await reconcile(here.nook.world) == 1
        assert standing(here, SERVICE_ACCOUNT) == []
