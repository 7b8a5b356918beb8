"""Accounts and rooms as Graph tells them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from bot.domain.people import Account, Identity
from bot.domain.working_hours import WorkingHours
from bot.domain.workplace import Equipment, OfferedRoom
from bot.graph.client import Graph
from bot.graph.people import GraphPeople, hours_in
from bot.graph.places import offered_rooms
from bot.ports import CalendarRefused, CalendarTrouble
from tests.graph.fake_microsoft import TENANT, FakeMicrosoft, error
from tests.graph.fake_time import FakeTime

EARLY = WorkingHours(time(6), time(14, 30), frozenset({0, 1}))
ADELE = Identity(TENANT, "22222222-2222-4222-8222-222222222222")


def user(**more: Any) -> dict[str, Any]:
    return {
        "id": ADELE.object_id,
        "displayName": "Adele Vance",
        "userPrincipalName": "adele@contoso.com",
        "mail": "Adele.Vance@contoso.com",
        "userType": "Member",
        "accountEnabled": True,
        **more,
    }


async def test_an_account(graph: Graph, microsoft: FakeMicrosoft) -> None:
    microsoft.users[ADELE.object_id] = user()
    account = await GraphPeople(graph).account(ADELE)
    assert account == Account(ADELE, "Adele Vance", "adele@contoso.com", "Adele.Vance@contoso.com", False, True)
    assert microsoft.seen[0].path == f"/users/{ADELE.object_id}"


@pytest.mark.parametrize(
    ("changes", "guest", "mail", "enabled"),
    [
        ({"userType": "Guest"}, True, "Adele.Vance@contoso.com", True),
        ({"userPrincipalName": "x_y.com#ext#@contoso.com", "userType": None}, True, "Adele.Vance@contoso.com", True),
        ({"mail": None}, False, "", True),
        ({"accountEnabled": False}, False, "Adele.Vance@contoso.com", False),
        ({"accountEnabled": None}, False, "Adele.Vance@contoso.com", False),
    ],
)
async def test_guests_people_without_mail_and_disabled_ones(
    graph: Graph, microsoft: FakeMicrosoft, changes: dict[str, Any], guest: bool, mail: str, enabled: bool
) -> None:
    microsoft.users[ADELE.object_id] = user(**changes)
    account = await GraphPeople(graph).account(ADELE)
    assert account is not None
    assert (account.guest, account.mail, account.enabled) == (guest, mail, enabled)


async def test_an_account_is_asked_for_once_in_five_minutes(
    graph: Graph, microsoft: FakeMicrosoft, time: FakeTime
) -> None:
    people = GraphPeople(graph)
    microsoft.users[ADELE.object_id] = user()
    await people.account(ADELE)
    microsoft.users[ADELE.object_id] = user(accountEnabled=False)
    time.seconds += 299
    kept = await people.account(ADELE)
    time.seconds += 1
    new = await people.account(ADELE)
    assert kept is not None
    assert new is not None
    assert (kept.enabled, new.enabled) == (True, False)


async def test_no_more_accounts_are_kept_than_allowed(
    graph: Graph, microsoft: FakeMicrosoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.graph.people.MOST_KEPT", 2)
    people = GraphPeople(graph)
    for name in ("a", "b", "c", "c", "a"):
        microsoft.users[name] = user(id=name)
        await people.account(Identity(TENANT, name))
    assert [s.path for s in microsoft.seen] == ["/users/a", "/users/b", "/users/c", "/users/a"]


async def test_somebody_the_tenant_does_not_know(graph: Graph, microsoft: FakeMicrosoft) -> None:
    people = GraphPeople(graph)
    assert await people.account(ADELE) is None
    microsoft.script = [error(403, "Authorization_RequestDenied")]
    with pytest.raises(CalendarRefused):
        await people.account(ADELE)
    microsoft.users[ADELE.object_id] = user()
    assert await people.account(ADELE) is not None


async def test_another_tenants_person_is_asked_of_that_tenant(graph: Graph, microsoft: FakeMicrosoft) -> None:
    microsoft.users[ADELE.object_id] = user()
    people = GraphPeople(graph)
    await people.account(ADELE)
    await people.account(replace(ADELE, tenant="other"))
    assert len({s.headers["authorization"] for s in microsoft.seen}) == 2


EVEREST = {
    "id": "1",
    "displayName": "Everest",
    "emailAddress": "Everest@Contoso.com",
    "building": "HQ",
    "floorLabel": None,
    "floorNumber": 3,
    "capacity": 8,
    "displayDeviceName": "Screen",
    "videoDeviceName": None,
    "isWheelChairAccessible": True,
    "tags": ["White board", "Quiet zone"],
    "bookingType": "standard",
}


async def test_all_pages_of_rooms(graph: Graph, microsoft: FakeMicrosoft) -> None:
    bare = {"id": "2", "displayName": "K2", "emailAddress": "k2@contoso.com", "bookingType": "reserved"}
    microsoft.pages = [[EVEREST], [{**bare, "capacity": None, "tags": None}, {"id": "3", "displayName": "No mailbox"}]]
    has = {Equipment.SCREEN, Equipment.WHEELCHAIR, Equipment.WHITEBOARD, Equipment.QUIET}
    assert await offered_rooms(graph, TENANT) == (
        OfferedRoom("everest@contoso.com", "Everest", "HQ", "3", 8, frozenset(word.value for word in has)),
        OfferedRoom("k2@contoso.com", "K2", "", "", 0, frozenset(), reserved=True),
    )
    assert {s.path for s in microsoft.seen} == {"/places/microsoft.graph.room"}


@pytest.mark.parametrize("link", ["https://evil.example/v1.0/x", "//evil.example/x", "http://127.0.0.1:1/v1.0/x"])
async def test_a_next_link_to_another_host_is_refused(graph: Graph, microsoft: FakeMicrosoft, link: str) -> None:
    microsoft.pages = [[EVEREST]]
    microsoft.next_link = link
    with pytest.raises(CalendarRefused, match="not its own"):
        await offered_rooms(graph, TENANT)
    assert len(microsoft.seen) == 1


async def test_pages_that_go_round_in_circles_end(graph: Graph, microsoft: FakeMicrosoft) -> None:
    microsoft.pages = [[EVEREST]]
    microsoft.next_link = f"{microsoft.base}/graph/v1.0/places/microsoft.graph.room?$skip=0"
    with pytest.raises(CalendarTrouble, match="same page"):
        await offered_rooms(graph, TENANT)


@pytest.mark.parametrize(
    ("opens", "closes", "days", "read"),
    [
        (
            "06:00:00.0000000",
            "14:30:00.0000000",
            ["monday", "Tuesday"],
            WorkingHours(time(6), time(14, 30), frozenset({0, 1})),
        ),
        ("22:00:00.0000000", "06:00:00.0000000", ["monday"], None),
        ("08:00:00.0000000", "17:00:00.0000000", [], None),
        ("eight", "17:00:00.0000000", ["monday"], None),
        (None, None, None, None),
    ],
)
def test_working_hours_of_a_mailbox(opens: Any, closes: Any, days: Any, read: WorkingHours | None) -> None:
    zone = {"name": "Customized Time Zone", "bias": -60}
    hours = {"daysOfWeek": days, "startTime": opens, "endTime": closes, "timeZone": zone}
    assert hours_in({"workingHours": hours}) == read
    assert hours_in({}) is None
