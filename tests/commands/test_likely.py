"""Which room is proposed for which calendar, and when that is sure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.commands.admin import likely
from bot.commands.admin.likely import Proposal, likeliest, names_like, proposals
from bot.domain.room_ids import room_id
from bot.domain.workplace import RoomCalendar, WorkplaceRoom

MANY = 1_300


def calendar(name: str, building: str = "", floor: str = "", seats: int = 0, address: str = "") -> RoomCalendar:
    return RoomCalendar(address or f"{name.lower()}@contoso.com", "c", name, building, floor, seats)


def room(name: str, building: str = "HQ", floor: str = "3", seats: int = 0) -> WorkplaceRoom:
    return WorkplaceRoom(room_id(building, floor, name), name, building, floor, seats)


def only(calendar: RoomCalendar, *rooms: WorkplaceRoom) -> Proposal:
    return proposals([calendar], rooms)[0]


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (calendar("Everest"), "Everest"),
        (calendar("EVEREST", "HQ", "3", 8), "Everest"),
        (calendar("Conf Room Everest"), "Everest"),
        (calendar("HQ-3-Everest"), "Everest"),
        (calendar("Everest (8 seats)", seats=8), "Everest"),
        (calendar("Everest", "HQ Berlin", "3rd floor"), "Everest"),
        (calendar("Besprechungsraum Zürich"), "Zurich"),
        (calendar("Room 12"), "12"),
        (calendar("Rm B012"), "Room B 12"),
    ],
)
def test_a_name_that_says_the_same_is_sure(one: RoomCalendar, name: str) -> None:
    meant = room(name, seats=8)
    assert only(one, room("Fuji"), meant, room("Room 13")) == Proposal(one, meant, True)


@pytest.mark.parametrize(
    ("one", "meant"),
    [
        (calendar("Everset"), room("Everest")),
        (calendar("Everest Boardroom"), room("Everest")),
        (calendar("Everest", "Annex"), room("Everest")),
        (calendar("Everest", "HQ", "4"), room("Everest")),
        (calendar("Everest", seats=30), room("Everest", seats=4)),
    ],
    ids=["a slip", "another word", "another building", "another floor", "another size"],
)
def test_what_is_like_it_but_not_the_same_is_doubtful(one: RoomCalendar, meant: WorkplaceRoom) -> None:
    assert only(one, room("Fuji"), meant) == Proposal(one, meant, False)


@pytest.mark.parametrize(
    "one", [calendar("Reception"), calendar("Board 2"), calendar("4"), calendar("🚀"), calendar("")]
)
def test_where_nothing_is_likely_nothing_is_proposed(one: RoomCalendar) -> None:
    assert only(one, room("Everest"), room("Board 3"), room("Room 14")) == Proposal(one)


def test_two_rooms_of_that_name_make_it_doubtful() -> None:
    assert not only(calendar("Everest"), room("Everest", floor="3"), room("Everest", floor="4")).sure


def test_two_calendars_of_that_name_make_it_doubtful() -> None:
    twins = [calendar("Everest"), calendar("Conf Room Everest")]
    assert [one.sure for one in proposals(twins, [room("Everest")])] == [False, False]


def test_building_and_floor_tell_two_of_a_name_apart() -> None:
    rooms = [room("Focus", "HQ", "3"), room("Focus", "HQ", "4"), room("Focus", "Annex", "3")]
    found = proposals([calendar("Focus", "Annex", "Floor 3"), calendar("Focus", "HQ", "4. OG")], rooms)
    assert [(one.room, one.sure) for one in found] == [(rooms[2], True), (rooms[1], True)]


def test_seats_decide_which_of_two_is_shown_first() -> None:
    small, large = room("Everest", floor="3", seats=4), room("Everest", floor="4", seats=5)
    assert only(calendar("Everest", seats=5), small, large) == Proposal(calendar("Everest", seats=5), large, False)


def test_each_room_is_proposed_once_to_the_likeliest() -> None:
    found = proposals([calendar("Evrst"), calendar("Everset"), calendar("Everest")], [room("Everest")])
    assert [one.room and one.room.name for one in found] == [None, None, "Everest"]


def test_the_likeliest_come_first_in_the_list_to_choose_from() -> None:
    rooms = [room("Fuji"), room("Everest", "Annex"), room("Everest", "HQ"), room("Elbe"), room("Everest 2", "HQ")]
    found = likeliest(calendar("Everest", "HQ"), rooms, 3)
    assert found[0] == rooms[2]
    assert set(found) == {rooms[1], rooms[2], rooms[4]}
    assert len(likeliest(calendar("Everest"), rooms, 30)) == 5


def test_names_that_may_have_been_meant() -> None:
    assert names_like("everset", ["Fuji", "Everest", "Everett", "K2"]) == ("Everest", "Everett")
    assert names_like("Atlantis", ["Fuji", "K2"]) == ()


def _numbered(n: int) -> tuple[RoomCalendar, WorkplaceRoom]:
    return calendar(f"Conf Room {n}", "HQ", str(n % 9)), room(f"Room {n}", "HQ", str(n % 9))


def _all_the_same(n: int) -> tuple[RoomCalendar, WorkplaceRoom]:
    return calendar("Meeting Room", address=f"{n}@contoso.com"), room("Meeting Room", f"B{n}")


def _one_on_every_floor(n: int) -> tuple[RoomCalendar, WorkplaceRoom]:
    return calendar("Focus", f"B {n // 10}", str(n % 10), address=f"{n}@x.y"), room(
        "Focus", f"B {n // 10}", str(n % 10)
    )


def _all_with_a_slip(n: int) -> tuple[RoomCalendar, WorkplaceRoom]:
    return calendar(f"Konferenzsaal Alipn {n}"), room(f"Konferenzsaal Alpin {n}")


def _nothing_alike(n: int) -> tuple[RoomCalendar, WorkplaceRoom]:
    return calendar(f"Alpha Beta {n}"), room(f"Gamma Delta {n}")


@pytest.mark.parametrize(
    ("pair", "sure"),
    [(_numbered, MANY), (_all_the_same, 0), (_one_on_every_floor, MANY), (_all_with_a_slip, 0), (_nothing_alike, 0)],
)
def test_of_thirteen_hundred_each_is_compared_with_a_few(
    pair: Callable[[int], tuple[RoomCalendar, WorkplaceRoom]], sure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counting(compare: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any) -> Any:
            nonlocal compared
            compared += 1
            return compare(*given)

        return counted

    for name in ("_says_the_same", "_likelihood"):
        monkeypatch.setattr(likely, name, counting(getattr(likely, name)))
    calendars, rooms = zip(*(pair(n) for n in range(MANY)), strict=True)
    found = proposals(calendars, rooms)
    assert compared <= 100 * MANY, compared
    assert sum(one.sure for one in found) == sure
    assert all(not one.sure or one.room is rooms[n] for n, one in enumerate(found))
