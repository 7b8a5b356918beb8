"""The demo company: as large, as busy and as varied as it says, and the same every time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.simulator import MovableClock, Tenant
from bot.simulator.company import PERSONAS, build_company, colleagues
from bot.simulator.history import booked_before

START = datetime(2027, 3, 1, 8, tzinfo=UTC)
PACKAGE = Path(__file__).resolve().parents[2] / "bot" / "simulator"


def busy_share(tenant: Tenant, day: datetime) -> float:
    """The booked share of the rooms' ten working hours on a day."""
    booked, hours = timedelta(0), 0
    for room in tenant.rooms.values():
        start = day.replace(hour=7 if room.zone == "Europe/Berlin" else 8)
        end, hours = start + timedelta(hours=10), hours + 10
        for _, first, last in tenant.mailbox(room.address).within(start, end):
            booked += min(last, end) - max(first, start)
    return booked / timedelta(hours=hours)


@pytest.fixture(scope="module")
def tenant() -> Tenant:
    return build_company(now=MovableClock(START))


def test_the_company_has_sixty_rooms_in_three_buildings_and_everest_among_them(tenant: Tenant) -> None:
    assert len(tenant.rooms) == 60
    assert {r.building for r in tenant.rooms.values()} == {"HQ", "Harbour House", "Annex"}
    assert {r.zone for r in tenant.rooms.values()} == {"Europe/Berlin", "Europe/London"}
    assert {len(r.rooms) for r in tenant.room_lists.values()} == {30, 18, 12}
    everest = tenant.room("everest@contoso.com")
    assert (everest.building, everest.floor, everest.seats) == ("HQ", 3, 8)
    assert everest.screen is not None
    answers = [
        tenant.policy_of(f"{n}@contoso.com").answer for n in ("everest", "kilimanjaro", "boardroom", "matterhorn")
    ]
    assert answers == ["accept", "decline", "tentative", "never"]
    owner = tenant.policy_of("boardroom@contoso.com").owner
    assert owner is not None
    assert tenant.person(owner) is not None


def test_its_days_are_about_half_full_and_its_weekends_empty(tenant: Tenant) -> None:
    for days in (0, 1, 7, 11):
        assert 0.35 <= busy_share(tenant, START + timedelta(days=days)) <= 0.62
    assert busy_share(tenant, START + timedelta(days=5)) == 0
    assert tenant.double_bookings() == []
    assert tenant.orphans() == []


def test_it_is_the_same_company_every_time(tenant: Tenant) -> None:
    again = build_company(now=MovableClock(START))
    for address in ("everest@contoso.com", "thames@contoso.com"):
        titles = [[(i.id, i.subject, i.start) for i in t.events_in(address)] for t in (tenant, again)]
        assert titles[0] == titles[1]


def test_its_weeks_before_are_over_the_same_every_time_and_nobody_was_in_a_room_with_another() -> None:
    tenant = build_company(now=MovableClock(START))
    past, again = (list(booked_before(tenant, colleagues(tenant))) for _ in range(2))
    assert past == again
    assert 500 < len(past) < 2_000
    assert all(one.end < START and one.start.weekday() < 5 for one in past)
    assert all(a.end <= b.start for a, b in pairwise(past) if a.room == b.room)
    assert 0 < sum(one.declined for one in past) < sum(one.missed for one in past) < len(past) / 10
    personas = {persona.id for persona in PERSONAS}
    assert not personas & {one.organizer.id for one in past}, "whoever tries the demo begins without habits"


def test_its_personas_are_who_they_say(tenant: Tenant) -> None:
    people = {p.key: tenant.people[p.id] for p in PERSONAS}
    assert people["gina"].upn == "gina_partner.com#EXT#@contoso.onmicrosoft.com"
    assert people["gina"].guest
    assert tenant.mailbox_or_none(people["gina"].id) is None
    assert people["alex"].upn.endswith("@fabrikam.com")
    assert tenant.mailbox("nook@contoso.com").items == {}


def test_the_simulator_imports_nothing_of_the_bot_it_witnesses() -> None:
    for path in PACKAGE.rglob("*.py"):
        for line in path.read_text().splitlines():
            if line.lstrip().startswith(("from bot", "import bot")):
                assert "bot.simulator" in line, f"{path.name}: {line}"
