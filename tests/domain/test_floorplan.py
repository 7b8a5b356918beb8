"""How a room stands on a plan, and which room an area is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.floorplan import Area, Kind, Plan, State, as_text, fingerprint, from_text, rooms_on, state_of
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.span import Span

TWO = datetime(2027, 3, 1, 14, tzinfo=UTC)
RING = ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0))


def busy(start: int, end: int) -> FreeBusy:
    return FreeBusy((Span(TWO + timedelta(minutes=start), TWO + timedelta(minutes=end)),))


@pytest.mark.parametrize(
    ("reading", "look", "hour"),
    [
        (FreeBusy(), State.FREE, State.FREE),
        (busy(-30, 0), State.FREE, State.FREE),
        (busy(-30, 1), State.BUSY, State.BUSY),
        (busy(0, 30), State.BUSY, State.BUSY),
        (busy(10, 30), State.SOON, State.SOON),
        (busy(11, 30), State.FREE, State.BUSY),
        (busy(60, 90), State.FREE, State.FREE),
        (UNKNOWN, State.UNKNOWN, State.UNKNOWN),
    ],
)
def test_states(reading: FreeBusy, look: State, hour: State) -> None:
    assert state_of(reading, Span.lasting(TWO, 1)) is look
    assert state_of(reading, Span.lasting(TWO, 60)) is hour


def plan(*areas: tuple[str, str, str]) -> Plan:
    made = (Area(id, name, Kind.ROOM, (RING,), (2.0, 1.0), room) for id, name, room in areas)
    return Plan("HQ", "3", 10.0, 5.0, (RING,), tuple(made), north=12.5)


def test_an_area_is_the_room_it_is_linked_to_else_that_of_its_name_and_no_room_is_two_areas() -> None:
    rooms = [("r1", "HQ", "3", "Everest"), ("r2", "HQ", "3", "Fuji"), ("r3", "Annex", "3", "K2")]
    found = rooms_on(plan(("a", "Everest", ""), ("b", "Hall", "r1"), ("c", "fuji", ""), ("d", "K2", "")), rooms)
    assert found == {"b": "r1", "c": "r2"}
    assert rooms_on(plan(("b", "Hall", "gone")), rooms) == {}


def test_a_plan_is_kept_as_it_is_and_known_again_by_its_fingerprint() -> None:
    one = plan(("a", "Everest", "r1"))
    assert from_text(as_text(one)) == one
    assert fingerprint(from_text(as_text(one))) == fingerprint(one) != fingerprint(plan(("a", "Everest", "")))
