"""What becomes of a booking that stands: it is moved, gets another room, ends early, is cancelled, or Outlook did it.

No time and no room is given up for nothing. Another room is invited beside the first, which is dropped only when the
second has accepted. Another time is written, and put back where the room declines it. Where both are wanted, both hold.
Decided here, on values; the worker does it, a step at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.booking import Answer, Booking, Change, ChangeKind, News, Phase, State, answered
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.workplace import Room


def may_change(booking: Booking, configuration: Configuration | None, who: Identity) -> bool:
    """As user it is the person's own; as Nook only where the admin lets people, and only who asked for it."""
    if booking.asker != who or configuration is None:
        return False
    return booking.level is BookingLevel.USER or configuration.manage_service_bookings


def may_cancel(booking: Booking, configuration: Configuration | None, who: Identity, admin: bool) -> bool:
    """Who may change it, and an admin where Nook owns it."""
    nooks_own = booking.level is BookingLevel.SERVICE and configuration is not None
    return may_change(booking, configuration, who) or (admin and nooks_own)


def settled(booking: Booking) -> bool:
    """Whether it stands and nothing is under way with it."""
    return booking.state is State.BOOKED and booking.change is None


def may_get_a_room(booking: Booking) -> bool:
    """Whether another room can be asked for it: it stands, or its meeting does, without a room."""
    return booking.state in (State.BOOKED, State.LOST) and booking.change is None


def to_move(booking: Booking, span: Span) -> Booking:
    """The same with the wish for another time. Raises ValueError unless it is settled."""
    if not settled(booking):
        raise ValueError("a booking that is under way cannot be moved")
    change = Change(ChangeKind.TIME, span, booking.room, booking.room_name, booking.calendar, booking.zone)
    return replace(booking, change=change, news=News.NONE)


def to_switch(booking: Booking, room: Room) -> Booking:
    """The same with the wish for another room. Raises ValueError unless `may_get_a_room`."""
    if not may_get_a_room(booking):
        raise ValueError("a booking that is under way cannot change its room")
    change = Change(ChangeKind.ROOM, booking.span, room.id, room.name, room.calendar, room.zone)
    return replace(booking, change=change, news=News.NONE)


def to_move_into(booking: Booking, room: Room, span: Span) -> Booking:
    """The same with the wish for another time in that room, be it its own. Raises ValueError unless it is settled."""
    if room.calendar == booking.calendar:
        return to_move(booking, span)
    if span == booking.span:
        return to_switch(booking, room)
    if not settled(booking):
        raise ValueError("a booking that is under way cannot be moved into another room")
    change = Change(ChangeKind.BOTH, span, room.id, room.name, room.calendar, room.zone)
    return replace(booking, change=change, news=News.NONE)


def to_cancel(booking: Booking) -> Booking:
    """A change that is under way is dropped: the whole event goes. Raises ValueError while there is no event yet: its
    invitation may be on its way, and would be nobody's.
    """
    if not booking.event_id:
        raise ValueError("a booking whose invitation is on its way cannot be cancelled yet")
    return replace(booking, state=State.CANCELLING, change=None, news=News.NONE)


def written(booking: Booking, at: datetime) -> Booking:
    """The calendar holds the change; now the room is to answer."""
    if booking.change is None:
        return booking
    phase = Phase.RETURNING if booking.change.phase is Phase.BACK else Phase.ASKED
    return replace(booking, change=replace(booking.change, phase=phase, asked_at=at))


def change_answered(booking: Booking, answer: Answer) -> Booking:
    """After the answer of the room that the change asked: the new one, or the same one for its new time.

    A time that was put back and is declined now, since somebody was quicker, costs the room: LOST.
    """
    change = booking.change
    if change is None or answer in (Answer.NONE, Answer.TENTATIVE):
        return booking
    accepted = answer is Answer.ACCEPTED
    if change.phase is Phase.RETURNING:
        state = booking.state if accepted else State.LOST
        news = News.ROOM_DECLINED if change.kind is ChangeKind.BOTH else News.MOVE_DECLINED
        return replace(booking, state=state, change=None, news=news, untold=True)
    if accepted:
        return _done(booking, change)
    return replace(booking, change=replace(change, phase=Phase.BACK))


def _done(booking: Booking, change: Change) -> Booking:
    if change.kind is not ChangeKind.TIME:
        return replace(
            booking,
            span=change.span,
            room=change.room,
            room_name=change.room_name,
            calendar=change.calendar,
            zone=change.zone,
            state=State.BOOKED,
            change=None,
            news=News.ROOM_CHANGED if change.kind is ChangeKind.ROOM else News.MOVED_TO_ROOM,
            untold=True,
        )
    ended = change.span.start == booking.span.start and change.span.end < booking.span.end
    return replace(booking, span=change.span, change=None, news=News.ENDED if ended else News.MOVED, untold=True)


def room_kept(booking: Booking) -> Booking:
    """The second room declined and is out of the meeting again; the first one was never given up."""
    return replace(booking, change=None, news=News.ROOM_DECLINED, untold=True)


def dropped(booking: Booking) -> Booking:
    """The change under way is given up, since Outlook has overtaken it, and the card may no longer say *Asking*."""
    return replace(booking, change=None, untold=True)


def moved_with_its_change(booking: Booking, span: Span) -> Booking:
    """Moved in Outlook while another room is asked: that one is asked for the new time too."""
    if booking.change is None or span == booking.span:
        return booking
    change = replace(booking.change, span=span)
    return replace(booking, span=span, change=change, news=News.MOVED_IN_OUTLOOK, untold=True)


def refused(booking: Booking) -> Booking:
    """Microsoft 365 refused the change itself; nothing was changed."""
    return replace(booking, change=None, news=News.REFUSED, untold=True)


def cancelled(booking: Booking, in_outlook: bool = False) -> Booking:
    news = News.CANCELLED_IN_OUTLOOK if in_outlook else booking.news
    return replace(booking, state=State.CANCELLED, withdrawn=True, change=None, news=news, untold=True)


_AFTER = {
    Answer.ACCEPTED: State.BOOKED,
    Answer.TENTATIVE: State.WAITING,
    Answer.NONE: State.INVITED,
    Answer.DECLINED: State.LOST,
}
_IN_OUTLOOK = frozenset({News.MOVED_IN_OUTLOOK, News.ROOM_CHANGED_IN_OUTLOOK})
Elsewhere = tuple[Room, Answer]


def put_elsewhere(booking: Booking, answers: Mapping[str, Answer], linked: Iterable[Room]) -> Elsewhere | None:
    """The room, and its answer, that somebody put the meeting into in Outlook, in place of the booking's own or of one
    that declined.

    `answers` of the rooms in the meeting, by address. One that is not linked changes nothing: it may be the same room
    under another of its addresses.
    """
    own = answers.get(booking.calendar.lower())
    others = [(room, answers[at]) for room in linked if (at := room.calendar.lower()) in answers]
    others = [(room, answer) for room, answer in others if room.calendar != booking.calendar]
    others.sort(key=lambda one: tuple(_AFTER).index(one[1]))
    if own is not None and (own is not Answer.DECLINED or not others or others[0][1] is not Answer.ACCEPTED):
        return None
    return others[0] if others else None


def as_in_outlook(
    booking: Booking,
    answer: Answer | None,
    span: Span | None,
    at: datetime | None = None,
    elsewhere: Elsewhere | None = None,
) -> Booking:
    """What a look at the event says of a booking that stood: moved there, or declined by the room since.

    Moved, it is booked only once the room has accepted, which is asked since `at`. `answer` None: it is not known.
    """
    after = replace(booking, span=span, news=News.MOVED_IN_OUTLOOK) if span not in (None, booking.span) else booking
    if elsewhere:
        room, answer = elsewhere
        after = replace(
            after,
            room=room.id,
            room_name=room.name,
            calendar=room.calendar,
            zone=room.zone,
            news=News.ROOM_CHANGED_IN_OUTLOOK,
        )
    if after != booking:
        return replace(after, state=_AFTER[answer or Answer.NONE], asked_at=at or booking.asked_at, untold=True)
    if answer is Answer.NONE and booking.state is State.BOOKED:
        # Moved away and back again: the room is asked anew, and may have been taken meanwhile.
        asked = replace(booking, state=State.INVITED, news=News.MOVED_IN_OUTLOOK, untold=True)
        return replace(asked, asked_at=at or booking.asked_at)
    if answer is Answer.DECLINED and booking.state is not State.LOST:
        return replace(booking, state=State.LOST, untold=True)
    if answer is Answer.ACCEPTED and booking.state is State.LOST:
        return replace(booking, state=State.BOOKED, news=News.NONE, untold=True)
    return booking


def followed(
    booking: Booking, answer: Answer, span: Span | None, at: datetime, elsewhere: Elsewhere | None, room_removed: bool
) -> Booking:
    """What a look at the event says of an invitation whose answer is out.

    Whoever changed the meeting in Outlook wants it: it is not withdrawn where it gets no room, it stands without one.
    """
    if room_removed or elsewhere or span not in (None, booking.span):
        return as_in_outlook(booking, Answer.DECLINED if room_removed else answer, span, at, elsewhere)
    after = answered(booking, answer)
    if after.state is State.DECLINED and after.news in _IN_OUTLOOK:
        return replace(after, state=State.LOST, untold=True)
    return after


def next_watch(booking: Booking, now: datetime) -> datetime:
    """When the event of a booking that stands is looked at again: the nearer its start, the sooner; last at its end."""
    ahead = booking.span.start - now
    wait = timedelta(hours=3) if ahead > timedelta(days=2) else timedelta(minutes=30)
    return min(now + (wait if ahead > timedelta(hours=4) else timedelta(minutes=5)), max(booking.span.end, now))
