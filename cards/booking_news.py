"""What is said of a booking that is being changed, and of what came of it: whether a room is booked, and what next."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.booking import Booking, Change, ChangeKind, News, Phase, State
from bot.domain.configuration import BookingLevel
from bot.domain.span import Span
from cards.clean import clean
from cards.times import Times
from cards.words import zone_of

NOT_AS_WISHED = frozenset({News.MOVE_DECLINED, News.ROOM_DECLINED, News.REFUSED})
"""What was asked for did not come about; the booking stands as before."""
_HERE = "This card will say what came of it."
_AGAIN = "You can still try another time or another room."


def under_way(booking: Booking, change: Change, times: Times) -> tuple[str, str]:
    """The heading and what it means while the room's answer is out."""
    room = clean(booking.room_name, 80)
    return _other_room(booking, change, room) if change.kind is ChangeKind.ROOM else _other_time(booking, change, times)


def _other_room(booking: Booking, change: Change, room: str) -> tuple[str, str]:
    new, lost = clean(change.room_name, 80), booking.state is State.LOST
    if change.phase in (Phase.BACK, Phase.RETURNING):
        kept = "Your meeting is still without a room" if lost else f"{room} is still yours"
        return f"{new} declined…", f"{kept}. I am taking {new} out of the meeting again. Nothing for you to do."
    kept = f"Your meeting has no room until {new} has accepted" if lost else f"{room} is kept until {new} has accepted"
    return f"Asking {new}…", f"{kept}. {_HERE}"


def _other_time(booking: Booking, change: Change, times: Times) -> tuple[str, str]:
    room = clean(booking.room_name, 80)
    wanted, stands = said_beside(times, booking, change.span), said_beside(times, booking, booking.span)
    if change.phase in (Phase.BACK, Phase.RETURNING):
        return (
            "Putting it back…",
            f"{room} declined {wanted}, putting it back to {stands}… Nothing for you to do. {_HERE}",
        )
    lead = f"{room} is still yours at {stands} until it answers. {_HERE}"
    if _shorter(change.span, booking.span):
        return f"Ending {room} at {_end(booking, change.span, times)}…", lead
    return f"Asking {room} for {wanted}…", lead


def ended(booking: Booking, times: Times) -> bool:
    """It was ended early, and that has come: now, or within the minute that is running."""
    now_nearly = times.now + timedelta(minutes=1)
    return booking.state is State.BOOKED and booking.news is News.ENDED and booking.span.end <= now_nearly


def over(booking: Booking, times: Times) -> bool:
    return booking.span.end <= times.now or ended(booking, times)


def news_in_words(booking: Booking, times: Times) -> str:
    """What came of the last change to a booking that stands; "" where there is nothing to say."""
    room, stands = clean(booking.room_name, 80), said_beside(times, booking, booking.span)
    match booking.news:
        case News.MOVED:
            return f"Moved to {stands}. {room} has accepted."
        case News.ROOM_CHANGED:
            return f"Now in {room}, which has accepted."
        case News.ENDED:
            return f"Ends early: free from {_end(booking, booking.span, times)}."
        case News.MOVE_DECLINED:
            return f"{room} declined the other time, so your meeting stays at {stands}. {_AGAIN}"
        case News.ROOM_DECLINED:
            return f"The other room declined; you keep {room}. {_AGAIN}"
        case News.REFUSED:
            return "Microsoft 365 refused the change; the booking stands as it was. Try again, or do it in Outlook."
        case News.MOVED_IN_OUTLOOK:
            return f"Moved in Outlook to {stands}."
        case News.ROOM_CHANGED_IN_OUTLOOK:
            return f"Moved in Outlook to {room}, which has accepted."
    return ""


def ended_in_words(booking: Booking, times: Times) -> tuple[str, str]:
    free = f"Ended early: free from {_end(booking, booking.span, times)}"
    room = clean(booking.room_name, 80)
    return free, f"{room} is not booked for you any longer, and others can have it. Nothing more to do."


def lost_in_words(booking: Booking, times: Times) -> str:
    """The room declined a meeting that it had accepted."""
    room, whose = clean(booking.room_name, 80), _in_whose_calendar(booking)
    match booking.news:
        case News.MOVED_IN_OUTLOOK:
            why = f"The meeting was moved in Outlook, and {room} declined the new time."
        case News.ROOM_CHANGED_IN_OUTLOOK:
            why = f"The meeting was moved in Outlook to {room}, which declined."
        case News.MOVE_DECLINED:
            why = f"{room} declined the other time, and was taken when the meeting was put back."
        case News.ROOM_DECLINED:
            why = "The other room declined too."
        case News.REFUSED:
            why = "Microsoft 365 refused to add the other room."
        case _:
            why = f"{room} has declined since."
    stands = f"The meeting itself still stands in {whose} calendar at that time, without a room."
    return f"{why} {stands} You can find another one."


def _in_whose_calendar(booking: Booking) -> str:
    return "your" if booking.level is BookingLevel.USER else "Nook’s"


def cancelled_in_words(booking: Booking) -> str:
    room = clean(booking.room_name, 80)
    if booking.news is News.CANCELLED_IN_OUTLOOK:
        return f"Cancelled in Outlook: {room} is not booked any more. Book again if that was not meant."
    return f"{room} is not booked any more. Microsoft 365 tells those who were invited."


def said_beside(times: Times, booking: Booking, span: Span) -> str:
    """`span` where the booking's day is shown too: `16:00–17:00`, on another day than the booking's with that day."""
    zone = zone_of(booking.zone)
    same = span.start.astimezone(zone).date() == booking.span.start.astimezone(zone).date()
    if same:
        return times.said(span, zone)
    place = f" {times.place(span.start, zone)}" if times.differs(span, zone) else ""
    return f"{times.full(span, zone)}{place}"


def _shorter(wanted: Span, stands: Span) -> bool:
    return wanted.start == stands.start and wanted.end < stands.end


def _end(booking: Booking, span: Span, times: Times) -> str:
    zone = zone_of(booking.zone)
    place = f" {times.place(span.end, zone)}" if times.differs(span, zone) else ""
    return f"{times.moment(span.end, zone)}{place}"
