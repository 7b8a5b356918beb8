"""Which rooms are offered, in which order, and what instead."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.availability import FEW, Change, LeftOut, WhyNot, alternatives, best, why_not
from bot.domain.free_busy import FreeBusy
from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.domain.workplace import Room

NOW = datetime(2027, 3, 1, 8, tzinfo=UTC)
TWO = Span.lasting(datetime(2027, 3, 1, 14, tzinfo=UTC), 60)


def room(name: str, seats: int = 6, building: str = "HQ", floor: str = "3", equipment: tuple[str, ...] = ()) -> Room:
    address = f"{name.lower()}@contoso.com"
    return Room(name, name, building, floor, seats, frozenset(equipment), address, "c1", "Europe/Berlin")


ROOMS = (room("Everest", 8, equipment=("screen",)), room("K2", 6), room("Hall", 40), room("Elbe", 6, "Harbour", "1"))


def wish(people: int = 5, **more: object) -> Wish:
    return Wish(TWO, "Europe/Berlin", people, **more)  # type: ignore[arg-type]


def read(**busy: list[Span]) -> dict[str, FreeBusy]:
    return {r.calendar: FreeBusy(tuple(busy.get(r.name, [])), as_of=NOW) for r in ROOMS}


def names(found: tuple[Room, ...]) -> list[str]:
    return [r.name for r in found]


def test_the_smallest_that_seats_them_comes_first() -> None:
    assert names(best(ROOMS, wish(), read()).choices) == ["K2", "Elbe", "Everest", "Hall"]


def test_a_room_whose_size_nobody_knows_comes_last() -> None:
    nameless = room("Nameless", 0)
    assert names(best((nameless, *ROOMS), wish(), {**read(), nameless.calendar: FreeBusy()}).choices)[-1] == "Nameless"


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        (wish(equipment=frozenset({"screen"})), ["Everest"]),
        (wish(building="Harbour"), ["Elbe"]),
        (wish(floor="1"), ["Elbe"]),
        (wish(room="Hall"), ["Hall"]),
        (wish(people=20), ["Hall"]),
        (wish(people=50), []),
    ],
)
def test_what_was_asked_for_is_kept_to(asked: Wish, offered: list[str]) -> None:
    assert names(best(ROOMS, asked, read()).choices) == offered


def test_a_calendar_that_does_not_answer_is_never_free() -> None:
    silent = {**read(), "k2@contoso.com": FreeBusy(known=False)}
    assert "K2" not in names(best(ROOMS, wish(), silent).choices)
    assert why_not(ROOMS[1], wish(), FreeBusy(known=False)) is WhyNot.UNKNOWN
    del silent["k2@contoso.com"]
    assert "K2" not in names(best(ROOMS, wish(), silent).choices)


def test_a_meeting_that_ends_when_this_begins_is_no_obstacle() -> None:
    assert "K2" in names(
        best(ROOMS, wish(), read(K2=[TWO.moved(-timedelta(hours=1)), TWO.moved(timedelta(hours=1))])).choices
    )


def test_every_room_is_offered_or_its_reason_given() -> None:
    found = best(ROOMS, wish(people=7, building="HQ"), read(Everest=[TWO]))
    assert found.left_out == (LeftOut(WhyNot.BUSY, 1, ("Everest",)), LeftOut(WhyNot.TOO_SMALL, 1, ("K2",)))


def test_of_many_rooms_only_the_number_is_given() -> None:
    many = [replace(ROOMS[0], id=f"cell{n}", calendar=f"cell{n}@contoso.com", seats=2) for n in range(FEW + 1)]
    assert best(many, wish(people=7), {}).left_out == (LeftOut(WhyNot.TOO_SMALL, FEW + 1),)


def test_when_nothing_is_free_the_nearest_is_offered_one_change_each() -> None:
    half_past = Span.lasting(TWO.start, 30)
    busy = read(K2=[Span.lasting(TWO.start, 120)], Everest=[half_past], Hall=[TWO], Elbe=[Span.lasting(TWO.start, 600)])
    found = {other.change: other for other in alternatives(ROOMS, wish(), busy, NOW)}
    assert found[Change.LATER].span == TWO.moved(timedelta(minutes=30))
    assert found[Change.EARLIER].span == TWO.moved(timedelta(minutes=-60))
    assert (found[Change.SHORTER].room.name, found[Change.SHORTER].span.minutes) == ("Everest", 30)


def test_the_next_building_and_fewer_things_are_offered_too() -> None:
    all_day = [Span.lasting(TWO.start - timedelta(hours=6), 1000)]
    asked = wish(building="HQ", equipment=frozenset({"screen"}))
    changes = {other.change for other in alternatives(ROOMS, asked, read(Everest=all_day), NOW)}
    assert Change.EQUIPMENT in changes
    asked = wish(building="HQ")
    changes = {o.change for o in alternatives(ROOMS, asked, read(Everest=all_day, K2=all_day, Hall=all_day), NOW)}
    assert Change.BUILDING in changes


def test_instead_of_a_room_that_was_named_one_of_its_size_is_offered() -> None:
    asked = Wish(TWO, "Europe/Berlin", room="Everest")
    others = [o for o in alternatives(ROOMS, asked, read(Everest=[TWO]), NOW) if o.change is Change.ROOM]
    assert [other.room.name for other in others] == ["Hall"]


def test_nothing_that_lies_in_the_past_is_offered() -> None:
    now = TWO.start - timedelta(minutes=10)
    busy = read(**{r.name: [TWO] for r in ROOMS})
    assert all(other.span.start >= now for other in alternatives(ROOMS, wish(), busy, now))


@given(
    st.lists(
        st.tuples(st.sampled_from([r.name for r in ROOMS]), st.integers(-300, 300), st.integers(15, 240)), max_size=20
    )
)
def test_no_alternative_ever_overlaps_a_busy_time(meetings: list[tuple[str, int, int]]) -> None:
    busy: dict[str, list[Span]] = {}
    for name, offset, length in meetings:
        busy.setdefault(name, []).append(Span.lasting(TWO.start + timedelta(minutes=offset), length))
    for other in alternatives(ROOMS, wish(), read(**busy), NOW):
        assert not any(other.span.overlaps(span) for span in busy.get(other.room.name, []))
        assert other.room.seats >= 5
