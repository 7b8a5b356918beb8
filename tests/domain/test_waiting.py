"""Who gets a room that frees up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.free_busy import FreeBusy
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.waiting import HELD_FOR, Wait, next_in_line, over
from bot.domain.wish import Wish
from bot.domain.workplace import Room

NOW = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)
TWO = Span.lasting(NOW + timedelta(hours=5), 60)


def room(name: str, seats: int = 8) -> Room:
    at = f"{name.lower()}@contoso.com"
    return Room(at, name, "HQ", "3", seats, frozenset(), at, "contoso", "Europe/Berlin")


EVEREST, FUJI = room("Everest"), room("Fuji", 6)
FREE = {EVEREST.calendar: FreeBusy(), FUJI.calendar: FreeBusy()}


def wait(who: str, minute: int = 0, span: Span = TWO, name: str | None = "Everest", first: bool = False) -> Wait:
    wish = Wish(span, "Europe/Berlin", 6, room=name)
    return Wait(who, Identity("t", who), wish, NOW + timedelta(minutes=minute), first)


def given(*waits: Wait, free: dict[str, FreeBusy] = FREE, able: set[str] | None = None) -> list[tuple[str, str]]:
    found = next_in_line(waits, (EVEREST, FUJI), free, {one.id for one in waits} if able is None else able)
    return [(one.id, room.name) for one, room in found]


def test_first_come_first_served_and_before_all_the_one_for_whom_it_was_given_up() -> None:
    early, late = wait("adele", 1), wait("bianca", 2)
    assert given(late, early) == [("adele", "Everest")]
    assert given(late, early, wait("irvin", 3, first=True)) == [("irvin", "Everest")]
    assert given(late, early, able={"bianca"}) == [("bianca", "Everest")]
    assert given(late, replace(early, calendar=EVEREST.calendar, held_until=NOW)) == [("bianca", "Everest")]


def test_each_gets_the_best_that_is_free_and_no_two_the_same_at_once() -> None:
    anything = [wait("adele", 1, name=None), wait("bianca", 2, name=None), wait("irvin", 3, name=None)]
    assert given(*anything) == [("adele", "Fuji"), ("bianca", "Everest")]
    after = Span(TWO.end, TWO.end + timedelta(hours=1))
    assert given(wait("adele"), wait("bianca", 1, after)) == [("adele", "Everest"), ("bianca", "Everest")]
    assert given(wait("adele"), free={EVEREST.calendar: FreeBusy((TWO,))}) == []
    assert given(wait("adele"), free={}) == [], "what does not answer is never free"


def test_it_is_over_when_its_time_has_passed_or_the_meeting_would_begin() -> None:
    held = replace(wait("adele"), held_until=NOW + HELD_FOR)
    assert not over(held, NOW + timedelta(seconds=119))
    assert over(held, NOW + HELD_FOR)
    assert over(wait("adele"), TWO.start)
