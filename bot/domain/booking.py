"""A booking and its states, and the one decision that drives it: what is to be done next.

The room decides. Microsoft 365 answers 201 when the invitation is sent; the room's own answer follows later as the
status of the attendee of type resource. Only `accepted` makes a booking BOOKED.

    ASKING ──invite──► INVITED ──► BOOKED
                          ├──────► WAITING (tentative: the room's owner decides) ──► BOOKED or DECLINED
                          └──────► DECLINED ──withdraw own event──► told
    FAILED: Microsoft 365 refused the event itself; nothing stands in any calendar, which is looked at once more.
    BOOKED ──► CANCELLING ──withdraw own event──► CANCELLED, told
    BOOKED ──the room declines later──► LOST: the meeting stands, without the room

What is BOOKED or LOST is watched until its end, since Exchange decides; how it is changed is in `changes`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.wish import Wish


class State(StrEnum):
    ASKING = "asking"
    INVITED = "invited"
    WAITING = "waiting"
    BOOKED = "booked"
    DECLINED = "declined"
    FAILED = "failed"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    LOST = "lost"


HOLDING = frozenset({State.ASKING, State.INVITED, State.WAITING, State.BOOKED, State.CANCELLING})
"""States in which the booking keeps the room from being booked by anybody else through Nook."""


class Answer(StrEnum):
    """The room's answer, in Graph's words (`responseType`)."""

    NONE = "none"
    ACCEPTED = "accepted"
    TENTATIVE = "tentativelyAccepted"
    DECLINED = "declined"


class Delay(StrEnum):
    """Why the answer takes long, for the card: Microsoft 365 does not take the invitation, or the room is silent."""

    NONE = "none"
    CALENDARS_BUSY = "calendars busy"
    ROOM_SILENT = "room silent"


class Trouble(StrEnum):
    """Why a booking failed. In every case nothing stands in any calendar."""

    NONE = "none"
    NO_MAILBOX = "no mailbox"
    NO_RIGHT = "no right"
    REFUSED = "refused"
    EVENT_GONE = "event gone"
    TOO_LATE = "too late"


class Step(StrEnum):
    INVITE = "invite"
    FOLLOW = "follow"
    WITHDRAW = "withdraw"
    TELL = "tell"
    CHANGE = "change"
    FOLLOW_CHANGE = "follow change"
    PUT_BACK = "put back"
    WATCH = "watch"
    MAKE_SURE = "make sure"


class ChangeKind(StrEnum):
    TIME = "time"
    ROOM = "room"
    BOTH = "time and room"


class Phase(StrEnum):
    """How far a change is. The calendar holds it from ASKED on; BACK: the room said no, and it is to be put back."""

    WANTED = "wanted"
    ASKED = "asked"
    BACK = "back"
    RETURNING = "returning"


class News(StrEnum):
    """What came of the last change, for the card."""

    NONE = "none"
    MOVED = "moved"
    ROOM_CHANGED = "room changed"
    MOVED_TO_ROOM = "moved to another room"
    ENDED = "ended"
    MOVE_DECLINED = "move declined"
    ROOM_DECLINED = "room declined"
    REFUSED = "refused"
    MOVED_IN_OUTLOOK = "moved in outlook"
    ROOM_CHANGED_IN_OUTLOOK = "room changed in outlook"
    CANCELLED_IN_OUTLOOK = "cancelled in outlook"


@dataclass(frozen=True, slots=True)
class Change:
    """What a booking is to become: another `span` in the same room, another room at the same time, or both.

    Until it is settled both are held: the booking's own room and time, and these. `asked_at`: when it was written.
    """

    kind: ChangeKind
    span: Span
    room: str
    room_name: str
    calendar: str
    zone: str
    phase: Phase = Phase.WANTED
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """One person's wish for one room at one time, from the press of the button on.

    `id` is a UUID and serves as the event's transactionId. `offer` names the card it was pressed on: one offer, one
    booking. `owner` is whose calendar holds the event: the service account's address or the person's object id. `zone`
    is the room's IANA name. `asker_address` is empty for people without a mailbox. `wish`: what they had asked for, so
    that the next rooms can be offered. `told` is the state the person's card shows. `withdrawn`: Nook's own event was
    cancelled, or there is none. `asked_at`: when the invitation was sent. `change`: what it is to become, under way.
    `news`: what came of the last change, `untold` while the card does not show it. `delay`: why it takes long.
    `trouble`: why it failed. `join`: where its Teams meeting is joined, "" where it has none. `series`: what binds the
    bookings of one series, "" for one that stands alone.
    """

    id: str
    offer: str
    configuration: str
    room: str
    room_name: str
    calendar: str
    span: Span
    zone: str
    level: BookingLevel
    owner: str
    asker: Identity
    asker_name: str
    asker_address: str
    wish: Wish
    made_at: datetime
    state: State = State.ASKING
    told: State = State.ASKING
    event_id: str = ""
    ical_uid: str = ""
    link: str = ""
    withdrawn: bool = False
    asked_at: datetime | None = None
    delay: Delay = Delay.NONE
    trouble: Trouble = Trouble.NONE
    change: Change | None = None
    news: News = News.NONE
    untold: bool = False
    join: str = ""
    series: str = ""

    @property
    def holds(self) -> bool:
        return self.state in HOLDING


def next_step(booking: Booking) -> Step | None:
    """What is to be done next, or None when all is done.

    The same after a crash at any point: only the booking decides.
    """
    if booking.state is State.ASKING:
        return Step.INVITE
    if booking.state in (State.DECLINED, State.CANCELLING) and booking.event_id and not booking.withdrawn:
        return Step.WITHDRAW
    phase = booking.change.phase if booking.change else None
    if phase in (Phase.WANTED, Phase.BACK):
        return Step.CHANGE if phase is Phase.WANTED else Step.PUT_BACK
    if booking.told is not shown(booking.state) or booking.untold:
        return Step.TELL
    if phase is not None:
        return Step.FOLLOW_CHANGE
    if booking.state in (State.INVITED, State.WAITING):
        return Step.FOLLOW
    if booking.state is State.FAILED and not booking.withdrawn:
        return Step.MAKE_SURE
    return Step.WATCH if booking.state in (State.BOOKED, State.LOST) else None


def shown(state: State) -> State:
    """The state as the card shows it: an invitation on its way and one that arrived look alike."""
    return State.ASKING if state is State.INVITED else state


def invited(booking: Booking, event_id: str, ical_uid: str, link: str, at: datetime, join: str = "") -> Booking:
    return replace(
        booking,
        state=State.INVITED,
        event_id=event_id,
        ical_uid=ical_uid,
        link=link,
        asked_at=booking.asked_at or at,
        delay=Delay.NONE,
        join=join,
    )


def answered(booking: Booking, answer: Answer) -> Booking:
    """After the room's answer. An answer that is still out changes nothing."""
    states = {Answer.ACCEPTED: State.BOOKED, Answer.TENTATIVE: State.WAITING, Answer.DECLINED: State.DECLINED}
    return replace(
        booking, state=states.get(answer, booking.state), delay=Delay.NONE if answer in states else booking.delay
    )


def failed(booking: Booking, trouble: Trouble) -> Booking:
    return replace(booking, state=State.FAILED, trouble=trouble, delay=Delay.NONE)


SILENT_AFTER = timedelta(seconds=60)
"""A room mailbox that accepts by itself answers within seconds; after this the card says that it has not."""


def delayed(booking: Booking, now: datetime) -> Booking:
    """The same booking, its delay put down where the room has been silent for long."""
    silent = booking.state is State.INVITED and now - (booking.asked_at or booking.made_at) >= SILENT_AFTER
    return replace(booking, delay=Delay.ROOM_SILENT) if silent else booking


_POLLS = (1, 1, 2, 4, 8, 15, 30)


def look_again_in(booking: Booking, now: datetime) -> timedelta:
    """How long to wait before the room's answer is asked for again: 1, 1, 2, 4, 8, 15, 30 s, each minute for a quarter
    of an hour, then each 5 minutes.
    """
    since = now - (booking.asked_at or booking.made_at)
    passed = 0
    for wait in _POLLS:
        passed += wait
        if since < timedelta(seconds=passed):
            return timedelta(seconds=wait)
    return timedelta(minutes=1 if since < timedelta(minutes=15) else 5)
