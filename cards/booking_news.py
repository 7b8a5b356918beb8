"""What is said of a booking that is being changed, and of what came of it: whether a room is booked, and what next."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.booking import Booking, Change, ChangeKind, News, Phase, State
from bot.domain.configuration import BookingLevel
from bot.domain.span import Span
from cards.clean import clean
from cards.times import Times
from cards.tongue import mark, say
from cards.words import sentences, zone_of

NOT_AS_WISHED = frozenset({News.MOVE_DECLINED, News.ROOM_DECLINED, News.REFUSED})
"""What was asked for did not come about; the booking stands as before."""
_HERE = mark("This card will say what came of it.")
_AGAIN = mark("You can still try another time or another room.")


def under_way(booking: Booking, change: Change, times: Times) -> tuple[str, str]:
    """The heading and what it means while the room's answer is out."""
    room = clean(booking.room_name, 80)
    match change.kind:
        case ChangeKind.ROOM:
            return _other_room(booking, change, room)
        case ChangeKind.BOTH:
            return _other_room_and_time(booking, change, times)
    return _other_time(booking, change, times)


def _other_room(booking: Booking, change: Change, room: str) -> tuple[str, str]:
    new, lost = clean(change.room_name, 80), booking.state is State.LOST
    if change.phase in (Phase.BACK, Phase.RETURNING):
        kept = say("Your meeting is still without a room.") if lost else say("{room} is still yours.", room=room)
        back = say("I am taking {room} out of the meeting again. Nothing for you to do.", room=new)
        return say("{room} declined…", room=new), sentences(kept, back)
    kept = (
        say("Your meeting has no room until {other} has accepted.", other=new)
        if lost
        else say("{room} is kept until {other} has accepted.", room=room, other=new)
    )
    return say("Asking {room}…", room=new), sentences(kept, say(_HERE))


def _other_room_and_time(booking: Booking, change: Change, times: Times) -> tuple[str, str]:
    room, other = clean(booking.room_name, 80), clean(change.room_name, 80)
    wanted, stands = said_beside(times, booking, change.span), said_beside(times, booking, booking.span)
    if change.phase in (Phase.BACK, Phase.RETURNING):
        back = say(
            "{room} declined {wanted}, putting it back to {stands}… Nothing for you to do.",
            room=other,
            wanted=wanted,
            stands=stands,
        )
        return say("Putting it back…"), sentences(back, say(_HERE))
    kept = say("{room} is still yours at {stands} until {other} has accepted.", room=room, stands=stands, other=other)
    return say("Asking {room} for {when}…", room=other, when=wanted), sentences(kept, say(_HERE))


def _other_time(booking: Booking, change: Change, times: Times) -> tuple[str, str]:
    room = clean(booking.room_name, 80)
    wanted, stands = said_beside(times, booking, change.span), said_beside(times, booking, booking.span)
    if change.phase in (Phase.BACK, Phase.RETURNING):
        back = say(
            "{room} declined {wanted}, putting it back to {stands}… Nothing for you to do.",
            room=room,
            wanted=wanted,
            stands=stands,
        )
        return say("Putting it back…"), sentences(back, say(_HERE))
    lead = sentences(say("{room} is still yours at {stands} until it answers.", room=room, stands=stands), say(_HERE))
    if _shorter(change.span, booking.span):
        return say("Ending {room} at {clock}…", room=room, clock=_end(booking, change.span, times)), lead
    return say("Asking {room} for {when}…", room=room, when=wanted), lead


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
            return say("Moved to {when}. {room} has accepted.", when=stands, room=room)
        case News.MOVED_TO_ROOM:
            return say("Moved to {when}, in {room}, which has accepted.", when=stands, room=room)
        case News.ROOM_CHANGED:
            return say("Now in {room}, which has accepted.", room=room)
        case News.ENDED:
            return say("Ends early: free from {clock}.", clock=_end(booking, booking.span, times))
        case News.MOVE_DECLINED:
            declined = say("{room} declined the other time, so your meeting stays at {when}.", room=room, when=stands)
            return sentences(declined, say(_AGAIN))
        case News.ROOM_DECLINED:
            return sentences(say("The other room declined; you keep {room}.", room=room), say(_AGAIN))
        case News.REFUSED:
            return say(
                "Microsoft 365 refused the change; the booking stands as it was. Try again, or do it in Outlook."
            )
        case News.MOVED_IN_OUTLOOK:
            return say("Moved in Outlook to {when}.", when=stands)
        case News.ROOM_CHANGED_IN_OUTLOOK:
            return say("Moved in Outlook to {room}, which has accepted.", room=room)
    return ""


def ended_in_words(booking: Booking, times: Times) -> tuple[str, str]:
    free = say("Ended early: free from {clock}", clock=_end(booking, booking.span, times))
    room = clean(booking.room_name, 80)
    return free, say("{room} is not booked for you any longer, and others can have it. Nothing more to do.", room=room)


def lost_in_words(booking: Booking, times: Times) -> str:
    """The room declined a meeting that it had accepted."""
    room = clean(booking.room_name, 80)
    match booking.news:
        case News.MOVED_IN_OUTLOOK:
            why = say("The meeting was moved in Outlook, and {room} declined the new time.", room=room)
        case News.ROOM_CHANGED_IN_OUTLOOK:
            why = say("The meeting was moved in Outlook to {room}, which declined.", room=room)
        case News.MOVE_DECLINED:
            why = say("{room} declined the other time, and was taken when the meeting was put back.", room=room)
        case News.ROOM_DECLINED:
            why = say("The other room declined too.")
        case News.REFUSED:
            why = say("Microsoft 365 refused to add the other room.")
        case _:
            why = say("{room} has declined since.", room=room)
    stands = (
        say("The meeting itself still stands in your calendar at that time, without a room.")
        if booking.level is BookingLevel.USER
        else say("The meeting itself still stands in Nook’s calendar at that time, without a room.")
    )
    return sentences(why, stands, say("You can find another one."))


def cancelled_in_words(booking: Booking) -> str:
    room = clean(booking.room_name, 80)
    if booking.news is News.CANCELLED_IN_OUTLOOK:
        return say("Cancelled in Outlook: {room} is not booked any more. Book again if that was not meant.", room=room)
    return say("{room} is not booked any more. Microsoft 365 tells those who were invited.", room=room)


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
