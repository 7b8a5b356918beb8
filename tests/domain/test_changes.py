"""What becomes of a booking that stands. No time and no room is given up for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain import changes
from bot.domain.booking import Answer, Booking, ChangeKind, News, Phase, State, Step, answered, next_step
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.people import Identity
from bot.domain.workplace import Room
from tests.domain.test_booking import INVITED, NOW, SPAN

BOOKED = replace(answered(INVITED, Answer.ACCEPTED), told=State.BOOKED)
FUJI = Room("r2", "Fuji", "HQ", "3", 6, frozenset(), "fuji@contoso.com", "c1", "Europe/Berlin")
LATER = SPAN.moved(timedelta(hours=2))
ADELE, BIANCA = BOOKED.asker, Identity("t1", "b1")


def asked(booking: Booking) -> Booking:
    return changes.written(booking, NOW)


def test_a_booking_that_stands_is_watched() -> None:
    assert next_step(BOOKED) is Step.WATCH


def test_another_time_is_written_followed_and_taken_when_the_room_accepts() -> None:
    wanted = changes.to_move(BOOKED, LATER)
    assert next_step(wanted) is Step.CHANGE
    assert wanted.span == SPAN
    followed = asked(wanted)
    assert next_step(followed) is Step.FOLLOW_CHANGE
    assert changes.change_answered(followed, Answer.NONE) == followed
    moved = changes.change_answered(followed, Answer.ACCEPTED)
    assert (moved.span, moved.change, moved.news, next_step(moved)) == (LATER, None, News.MOVED, Step.TELL)


def test_a_time_that_the_room_declines_is_put_back_and_asked_for_again() -> None:
    declined = changes.change_answered(asked(changes.to_move(BOOKED, LATER)), Answer.DECLINED)
    assert (next_step(declined), declined.span) == (Step.PUT_BACK, SPAN)
    returning = changes.written(declined, NOW)
    assert next_step(returning) is Step.FOLLOW_CHANGE
    back = changes.change_answered(returning, Answer.ACCEPTED)
    assert (back.state, back.span, back.news, back.change) == (State.BOOKED, SPAN, News.MOVE_DECLINED, None)
    lost = changes.change_answered(returning, Answer.DECLINED)
    assert (lost.state, next_step(lost)) == (State.LOST, Step.TELL)


def test_another_time_in_another_room_takes_both_or_neither() -> None:
    assert changes.to_move_into(BOOKED, FUJI, SPAN) == changes.to_switch(BOOKED, FUJI)
    followed = asked(changes.to_move_into(BOOKED, FUJI, LATER))
    assert (followed.calendar, followed.span) == (BOOKED.calendar, SPAN)
    done = changes.change_answered(followed, Answer.ACCEPTED)
    assert (done.calendar, done.span, done.news) == (FUJI.calendar, LATER, News.MOVED_TO_ROOM)
    declined = changes.change_answered(followed, Answer.DECLINED)
    assert next_step(declined) is Step.PUT_BACK
    back = changes.change_answered(asked(declined), Answer.ACCEPTED)
    assert (back.calendar, back.span, back.news, back.change) == (BOOKED.calendar, SPAN, News.ROOM_DECLINED, None)
    with pytest.raises(ValueError, match="under way"):
        changes.to_move_into(followed, FUJI, LATER)


def test_another_room_takes_over_only_when_it_has_accepted() -> None:
    followed = asked(changes.to_switch(BOOKED, FUJI))
    assert followed.calendar == BOOKED.calendar
    assert followed.change
    assert followed.change.kind is ChangeKind.ROOM
    done = changes.change_answered(followed, Answer.ACCEPTED)
    assert (done.room, done.calendar, done.news, done.change) == ("r2", FUJI.calendar, News.ROOM_CHANGED, None)
    declined = changes.change_answered(followed, Answer.DECLINED)
    assert declined.change
    assert (declined.change.phase, next_step(declined)) == (Phase.BACK, Step.PUT_BACK)
    kept = changes.room_kept(declined)
    assert (kept.state, kept.calendar, kept.news) == (State.BOOKED, BOOKED.calendar, News.ROOM_DECLINED)


def test_a_meeting_that_lost_its_room_can_get_another() -> None:
    lost = changes.as_in_outlook(BOOKED, Answer.DECLINED, None)
    assert lost.state is State.LOST
    done = changes.change_answered(asked(changes.to_switch(lost, FUJI)), Answer.ACCEPTED)
    assert (done.state, done.calendar) == (State.BOOKED, FUJI.calendar)


def test_an_earlier_end_is_called_so() -> None:
    shorter = replace(SPAN, end=SPAN.end - timedelta(minutes=30))
    assert changes.change_answered(asked(changes.to_move(BOOKED, shorter)), Answer.ACCEPTED).news is News.ENDED


def test_what_is_under_way_is_not_changed_twice_but_can_be_cancelled() -> None:
    under_way = asked(changes.to_move(BOOKED, LATER))
    with pytest.raises(ValueError, match="under way"):
        changes.to_move(under_way, SPAN)
    with pytest.raises(ValueError, match="under way"):
        changes.to_switch(under_way, FUJI)
    cancelling = changes.to_cancel(under_way)
    assert (next_step(cancelling), cancelling.holds) == (Step.WITHDRAW, True)
    gone = changes.cancelled(cancelling)
    assert (gone.state, gone.holds, next_step(gone)) == (State.CANCELLED, False, Step.TELL)


def test_outlook_decides() -> None:
    assert changes.as_in_outlook(BOOKED, Answer.ACCEPTED, SPAN) == BOOKED
    moved = changes.as_in_outlook(BOOKED, Answer.ACCEPTED, LATER)
    assert (moved.span, moved.news, next_step(moved)) == (LATER, News.MOVED_IN_OUTLOOK, Step.TELL)


def test_a_change_that_outlook_has_overtaken_is_told_also_where_all_is_as_it_was() -> None:
    """Somebody moved it in Outlook back to where it was: the card must not go on saying that the room is asked."""
    given_up = changes.dropped(asked(changes.to_move(BOOKED, LATER)))
    as_it_was = changes.as_in_outlook(given_up, Answer.ACCEPTED, SPAN)
    assert (as_it_was.state, as_it_was.span, as_it_was.change) == (State.BOOKED, SPAN, None)
    assert next_step(as_it_was) is Step.TELL


@pytest.mark.parametrize(
    ("level", "manage", "who", "admin", "change", "cancel"),
    [
        (BookingLevel.USER, False, ADELE, False, True, True),
        (BookingLevel.USER, False, BIANCA, False, False, False),
        (BookingLevel.USER, False, BIANCA, True, False, False),
        (BookingLevel.SERVICE, False, ADELE, False, False, False),
        (BookingLevel.SERVICE, True, ADELE, False, True, True),
        (BookingLevel.SERVICE, True, BIANCA, False, False, False),
        (BookingLevel.SERVICE, False, BIANCA, True, False, True),
    ],
)
def test_who_may_do_what(
    level: BookingLevel, manage: bool, who: Identity, admin: bool, change: bool, cancel: bool
) -> None:
    booking = replace(BOOKED, level=level)
    one = Configuration("c1", "C", "t1", "nook@contoso.com", BookingLevel.USER, frozenset(), manage)
    assert changes.may_change(booking, one, who) is change
    assert changes.may_cancel(booking, one, who, admin) is cancel
    assert not changes.may_cancel(booking, None, who, admin)


def test_the_nearer_its_start_the_sooner_it_is_looked_at_again() -> None:
    waits = [changes.next_watch(BOOKED, SPAN.start - timedelta(hours=h)) - SPAN.start for h in (72, 24, 1)]
    waits = [wait + timedelta(hours=h) for wait, h in zip(waits, (72, 24, 1), strict=True)]
    assert waits == [timedelta(hours=3), timedelta(minutes=30), timedelta(minutes=5)]
    assert changes.next_watch(BOOKED, SPAN.end - timedelta(minutes=1)) == SPAN.end
