"""A booking's states: the room decides, and after a crash at any point the same step comes next."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.booking import (
    Answer,
    Booking,
    Delay,
    State,
    Step,
    Trouble,
    answered,
    delayed,
    failed,
    invited,
    look_again_in,
    next_step,
    shown,
)
from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
SPAN = Span.lasting(NOW + timedelta(hours=4), 60)
ASKING = Booking(
    id="b1",
    offer="o1",
    configuration="c1",
    room="r1",
    room_name="Everest",
    calendar="everest@contoso.com",
    span=SPAN,
    zone="Europe/Berlin",
    level=BookingLevel.USER,
    owner="a1",
    asker=Identity("t1", "a1"),
    asker_name="Adele",
    asker_address="adele@contoso.com",
    wish=Wish(SPAN, "Europe/Berlin"),
    made_at=NOW,
)
INVITED = invited(ASKING, "e1", "i1", "https://outlook.example/e1", NOW)


@pytest.mark.parametrize(
    ("booking", "step"),
    [
        (ASKING, Step.INVITE),
        (INVITED, Step.FOLLOW),
        (answered(INVITED, Answer.ACCEPTED), Step.TELL),
        (replace(answered(INVITED, Answer.ACCEPTED), told=State.BOOKED), Step.WATCH),
        (answered(INVITED, Answer.TENTATIVE), Step.TELL),
        (replace(answered(INVITED, Answer.TENTATIVE), told=State.WAITING), Step.FOLLOW),
        (answered(INVITED, Answer.DECLINED), Step.WITHDRAW),
        (replace(answered(INVITED, Answer.DECLINED), withdrawn=True), Step.TELL),
        (replace(answered(INVITED, Answer.DECLINED), withdrawn=True, told=State.DECLINED), None),
        (failed(ASKING, Trouble.NO_MAILBOX), Step.TELL),
        (replace(failed(ASKING, Trouble.NO_MAILBOX), told=State.FAILED), Step.MAKE_SURE),
        (replace(failed(ASKING, Trouble.NO_MAILBOX), told=State.FAILED, withdrawn=True), None),
    ],
)
def test_the_booking_alone_says_what_comes_next(booking: Booking, step: Step | None) -> None:
    assert next_step(booking) is step


def test_only_the_rooms_own_acceptance_makes_it_booked() -> None:
    assert INVITED.state is State.INVITED
    assert answered(INVITED, Answer.NONE).state is State.INVITED
    assert answered(INVITED, Answer.ACCEPTED).state is State.BOOKED


def test_an_invitation_on_its_way_and_one_that_arrived_look_alike() -> None:
    assert shown(State.INVITED) is State.ASKING


@pytest.mark.parametrize("state", list(State))
def test_a_booking_holds_its_room_until_it_is_declined_or_failed(state: State) -> None:
    gone = (State.DECLINED, State.FAILED, State.CANCELLED, State.LOST)
    assert replace(ASKING, state=state).holds is (state not in gone)


@given(st.integers(0, 10_000))
def test_the_room_is_asked_again_soon_at_first_and_seldom_later(seconds: int) -> None:
    wait = look_again_in(INVITED, NOW + timedelta(seconds=seconds))
    later = look_again_in(INVITED, NOW + timedelta(seconds=seconds + 60))
    assert timedelta(seconds=1) <= wait <= later <= timedelta(minutes=5)


def test_a_room_that_is_silent_for_a_minute_is_said_to_be() -> None:
    assert delayed(INVITED, NOW + timedelta(seconds=59)).delay is Delay.NONE
    assert delayed(INVITED, NOW + timedelta(seconds=60)).delay is Delay.ROOM_SILENT
    assert answered(delayed(INVITED, NOW + timedelta(seconds=60)), Answer.ACCEPTED).delay is Delay.NONE
