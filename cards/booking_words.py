"""What is said of a booking: its state, why it failed, and whose it is."""

from __future__ import annotations

from bot.domain.booking import Booking, Delay, State, Trouble
from bot.domain.configuration import BookingLevel
from bot.replies import BookingShown
from cards.booking_news import (
    cancelled_in_words,
    ended,
    ended_in_words,
    lost_in_words,
    news_in_words,
    under_way,
)
from cards.clean import clean
from cards.times import Times
from cards.words import listed


def state_in_words(reply: BookingShown, state: State, room: str, times: Times) -> tuple[str, str]:
    """The heading, and what it means for the person. Another person is told the state alone."""
    booking = reply.booking
    if state in (State.BOOKED, State.LOST) and booking.change and not reply.by_another:
        return under_way(booking, booking.change, times)
    match state:
        case State.WAITING:
            return f"Waiting for {room}’s owner", f"Not booked yet: {room}’s owner has to agree. I will tell you here."
        case State.BOOKED:
            if ended(booking, times):
                title, lead = ended_in_words(booking, times)
                return title, "" if reply.by_another else lead
            return "Booked", "" if reply.by_another else news_in_words(booking, times)
        case State.CANCELLING:
            return (
                "Cancelling…",
                f"{room} is booked until Microsoft 365 has cancelled it. This card will say when it is done.",
            )
        case State.CANCELLED:
            return "Cancelled", cancelled_in_words(booking)
        case State.LOST:
            return f"{room} is no longer booked", "" if reply.by_another else lost_in_words(booking, times)
        case State.DECLINED:
            return f"{room} declined", "The room did not accept, so nothing is booked and the invitation is withdrawn."
        case State.FAILED:
            return f"{room} is not booked", f"{_why(reply)} Nothing stands in any calendar. {_way_on(reply)}"
    return f"Asking {room}…", _asking(reply.booking.delay, room)


def _asking(delay: Delay, room: str) -> str:
    match delay:
        case Delay.CALENDARS_BUSY:
            return "Not booked yet: Microsoft 365 is busy. I keep trying and will tell you here."
        case Delay.ROOM_SILENT:
            return f"Not booked yet: {room} has not answered so far. I keep looking and will tell you here."
    return "Not booked yet: the room answers in a few seconds, and this card will say so."


def _why(reply: BookingShown) -> str:
    whose = "Your account" if reply.booking.level is BookingLevel.USER else "Nook’s service account"
    match reply.booking.trouble:
        case Trouble.NO_MAILBOX:
            return f"{whose} has no mailbox in Microsoft 365 that could hold the booking."
        case Trouble.NO_RIGHT:
            return "Nook is not allowed to write to the calendar that would hold the booking."
        case Trouble.EVENT_GONE:
            return "The meeting was removed from its calendar before the room had agreed."
        case Trouble.TOO_LATE:
            return "Microsoft 365 did not take the booking in time."
    return "Microsoft 365 refused the booking."


def _way_on(reply: BookingShown) -> str:
    if reply.booking.trouble in (Trouble.NO_MAILBOX, Trouble.NO_RIGHT):
        return f"Please tell {_admins(reply)}."
    return "Choose another time, or ask again for another room."


def _admins(reply: BookingShown) -> str:
    return listed((clean(name, 60) for name in reply.admins[:3]), "or") if reply.admins else "an admin of Nook"


def whose(reply: BookingShown) -> list[str]:
    """Who owns the booking and what its asker can do with it."""
    booking = reply.booking
    if reply.by_another:
        return [f"It is {asker(booking)}’s booking."]
    if booking.level is BookingLevel.USER:
        return ["In your own calendar. You can change or cancel it here or in Outlook."]
    invited = (
        "You are invited, so it is in your calendar too."
        if booking.asker_address
        else "You have no mailbox here, so no invitation reaches you: keep this message."
    )
    lines = [
        f"Nook’s service account ({clean(booking.owner, 80)}) holds it for you. {invited}",
        "You can change or cancel it here, and Nook does it for you."
        if reply.may_manage
        else f"You cannot change or cancel it yourself; ask {_admins(reply)}.",
    ]
    if reply.configuration_level is BookingLevel.USER:
        lines.append(
            "Why not in your own calendar? That takes a mailbox here and an account in a domain your admins listed."
        )
    return lines


def again_in_words(reply: BookingShown, state: State) -> str:
    """A friendly word where the card was pressed before."""
    if reply.by_another:
        done = "has already booked" if state is State.BOOKED else "has already pressed a button"
        return f"{asker(reply.booking)} {done} with this card. Ask me for a room of your own."
    return "You pressed this before: here is where it stands." if reply.pressed_again else ""


def asker(booking: Booking) -> str:
    return clean(booking.asker_name, 80) or "Somebody"
