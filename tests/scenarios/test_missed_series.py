"""Three dates of a series in a row that nobody came to: the rest is asked about, and never released in silence."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from bot.domain.booking import Booking, State
from bot.domain.configuration import BookingLevel
from bot.domain.keeping import KeepOrRelease
from bot.domain.missed import missed_in_a_row, rest_of
from bot.domain.reminders import Kind
from bot.ports import Notice
from bot.replies.notices import RestReleased
from bot.worker import missing, wording
from bot.world import World
from tests.domain.test_changes import BOOKED
from tests.office import CONFIGURATION, Desk, Office, office

ADELE = "adele@contoso.com"
WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)
DATES = 6


def start_of(week: int) -> datetime:
    """14:00 on a Tuesday in Berlin, where the clocks go forward on 28 March."""
    return datetime(2027, 3, 2, 14, tzinfo=ZoneInfo("Europe/Berlin")) + week * WEEK


async def series_of(here: Office) -> Desk:
    """Six Tuesdays in Everest, where rooms are released ten minutes after a start that nobody answers for."""
    store = here.nook.world.store
    one = (await store.configurations())[CONFIGURATION]
    await store.save_configuration(replace(one, keep=KeepOrRelease(minutes_before=0, check_in_minutes=10)))
    adele = here.desk(ADELE)
    await adele.says("book Everest every Tuesday 2pm to 3pm for 6 weeks called Plum")
    await adele.presses("Book Everest on 6 dates")
    await here.later(3)
    return adele


async def at(here: Office, moment: datetime) -> None:
    here.clock.advance(seconds=(moment - here.clock()).total_seconds() - 30)
    await here.passes(0.5)


async def missed(here: Office, *weeks: int) -> None:
    for week in weeks:
        start = start_of(week)
        await at(here, start + MINUTE)
        await at(here, start + 12 * MINUTE)
        await here.passes(1)
        await here.later(3)


def to_come(here: Office) -> list[int]:
    """Which weeks still hold the room."""
    held = {item.start for item in here.tenant.bookings_of("everest@contoso.com")}
    return [week for week in range(DATES) if start_of(week) in held and start_of(week) > here.clock()]


@pytest.mark.parametrize("level", [BookingLevel.USER, BookingLevel.SERVICE])
async def test_the_third_in_a_row_is_asked_about_and_released_a_day_after(tmp_path: Path, level: BookingLevel) -> None:
    async with office(tmp_path, level=level) as here:
        adele = await series_of(here)
        await missed(here, 0, 1)
        assert "Everest was released" in adele.sees().words
        await missed(here, 2)
        asked = adele.sees()
        assert asked.words.startswith("Still need Everest on 3 more dates?"), asked.words
        assert "Nobody checked in on Tue 2 Mar, Tue 9 Mar, Tue 16 Mar" in asked.words
        assert "released too" in asked.words
        assert asked.buttons == ["Keep them", "Release them", "No more notices"]
        await at(here, start_of(2) + timedelta(hours=23))
        assert to_come(here) == [3, 4, 5], "there is a day to answer"
        await at(here, start_of(2) + timedelta(hours=24, minutes=30))
        await here.later(3)
        assert adele.sees().words.startswith("3 dates of Everest are released")
        assert to_come(here) == []
        assert here.tenant.double_bookings() == []
        late = await adele.presses("Keep them", on=asked)
        assert "cancelled" in late.words, "too late: it is said how it stands"


async def test_the_rest_is_kept_or_given_back_at_once_by_a_word_or_a_press(contoso: Office) -> None:
    adele = await series_of(contoso)
    await missed(contoso, 0, 1, 2)
    asked = adele.sees()
    assert "Everest stays yours" in (await adele.says("keep it")).words
    await at(contoso, start_of(2) + timedelta(hours=25))
    assert to_come(contoso) == [3, 4, 5]
    assert "Everest is given back" in (await adele.presses("Release them", on=asked)).words
    await contoso.later(3)
    assert to_come(contoso) == []


async def careless(world: World, _: Notice, booking: Booking) -> RestReleased:
    rest = [kept.booking for kept in await world.store.bookings_of_series(booking.series)]
    return RestReleased(rest_of(rest, world.clock.now()))


async def lost(*_: object) -> None:
    return None


@pytest.mark.parametrize(("released", "left"), [(missing.released, [3, 4, 5]), (careless, [])], ids=["", "control"])
async def test_without_a_question_that_arrived_nothing_is_released(
    contoso: Office, monkeypatch: pytest.MonkeyPatch, released: object, left: list[int]
) -> None:
    for kind, said in ((Kind.MISSED, lost), (Kind.REST, released)):
        monkeypatch.setitem(cast(MutableMapping[Kind, object], wording._OF_BOOKING), kind, said)
    await series_of(contoso)
    await missed(contoso, 0, 1, 2)
    await at(contoso, start_of(2) + timedelta(hours=25))
    await contoso.later(3)
    assert to_come(contoso) == left


def test_only_dates_in_a_row_count() -> None:
    dates = [replace(BOOKED, id=str(n), span=BOOKED.span.moved(n * WEEK)) for n in range(5)]
    now, ten = dates[4].span.start + 5 * MINUTE, 10 * MINUTE

    def missed_of(*released: str) -> str:
        return "".join(one.id for one in missed_in_a_row(dates, released, now, ten))

    assert missed_of("0", "1", "2", "3") == "0123", "the last is not over yet"
    assert missed_of("0", "1", "3") == "3"
    assert missed_of("0", "1", "2") == ""
    dates[3] = replace(dates[3], state=State.CANCELLED)
    assert missed_of("0", "1", "2") == "012", "a cancelled one is no missed one, and no kept one"
