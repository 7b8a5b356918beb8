"""Working hours are asked for once, and nobody waits long for them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.people import Account, Identity
from bot.domain.working_hours import USUAL, WorkingHours
from bot.hours import READ_FOR, SILENT_FOR, Hours
from bot.ports import CalendarRefused, CalendarTrouble, HoursRead

WHO, NOW = Identity("tenant", "adele"), datetime(2027, 3, 1, 8, tzinfo=UTC)
EARLY = WorkingHours(time(6), time(14))


class Mailboxes:
    """`bot.ports.People`, which answers once `answer` is set, or breaks."""

    def __init__(self) -> None:
        self.answer: asyncio.Future[WorkingHours | None] = asyncio.get_running_loop().create_future()
        self.asked = 0

    async def account(self, identity: Identity) -> Account | None:
        raise NotImplementedError

    async def working_hours(self, identity: Identity) -> WorkingHours | None:
        self.asked += 1
        return await asyncio.shield(self.answer)


class Kept:
    """What of the store is used."""

    def __init__(self) -> None:
        self.read: HoursRead | None = None

    async def hours_of(self, who: Identity, now: datetime) -> HoursRead | None:
        return self.read if self.read and self.read.until > now else None

    async def keep_hours(self, who: Identity, read: HoursRead) -> None:
        self.read = read


async def test_who_is_in_a_hurry_gets_the_usual_ones_and_the_next_turn_the_own() -> None:
    mailboxes, kept = Mailboxes(), Kept()
    hours = Hours(kept, mailboxes)  # type: ignore[arg-type]
    assert await hours.of(WHO, NOW, patience=0) == USUAL
    mailboxes.answer.set_result(EARLY)
    assert await hours.of(WHO, NOW) == EARLY
    assert await hours.of(WHO, NOW, patience=0) == EARLY
    again = Hours(kept, mailboxes)  # type: ignore[arg-type]
    assert await again.of(WHO, NOW + READ_FOR / 2, patience=0) == EARLY  # the store is always waited for
    assert mailboxes.asked == 1
    assert await hours.of(WHO, NOW + READ_FOR) == EARLY
    assert mailboxes.asked == 2


@pytest.mark.parametrize(
    ("trouble", "until"),
    [
        (CalendarRefused("no right"), READ_FOR),
        (CalendarTrouble("away"), SILENT_FOR),
        (KeyError("what nobody thought of"), SILENT_FOR),
    ],
)
async def test_whatever_happens_no_turn_fails(trouble: Exception, until: timedelta) -> None:
    mailboxes, kept = Mailboxes(), Kept()
    mailboxes.answer.set_exception(trouble)
    assert await Hours(kept, mailboxes).of(WHO, NOW) == USUAL  # type: ignore[arg-type]
    assert kept.read == HoursRead(None, NOW + until)
