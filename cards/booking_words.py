"""What is said of a booking: its state, why it failed, and whose it is."""

from __future__ import annotations

from bot.domain.booking import Booking, Delay, State, Trouble
from bot.domain.configuration import BookingLevel
from bot.replies import BookingShown
from bot.replies.bookings import ChangeRefused
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
from cards.tongue import say
from cards.words import listed, sentences


def state_in_words(reply: BookingShown, state: State, room: str, times: Times) -> tuple[str, str]:
    """The heading, and what it means for the person. Another person is told the state alone."""
    booking = reply.booking
    if state in (State.BOOKED, State.LOST) and booking.change and not reply.by_another:
        return under_way(booking, booking.change, times)
    match state:
        case State.WAITING:
            return (
                say("Waiting for {room}’s owner", room=room),
                say("Not booked yet: {room}’s owner has to agree. I will tell you here.", room=room),
            )
        case State.BOOKED:
            if ended(booking, times):
                title, lead = ended_in_words(booking, times)
                return title, "" if reply.by_another else lead
            return say("Booked"), "" if reply.by_another else news_in_words(booking, times)
        case State.CANCELLING:
            return (
                say("Cancelling…"),
                say(
                    "{room} is booked until Microsoft 365 has cancelled it. This card will say when it is done.",
                    room=room,
                ),
            )
        case State.CANCELLED:
            return say("Cancelled"), cancelled_in_words(booking)
        case State.LOST:
            title = say("{room} is no longer booked", room=room)
            return title, "" if reply.by_another else lost_in_words(booking, times)
        case State.DECLINED:
            return (
                say("{room} declined", room=room),
                say("The room did not accept, so nothing is booked and the invitation is withdrawn."),
            )
        case State.FAILED:
            nothing = say("Nothing stands in any calendar.")
            return say("{room} is not booked", room=room), sentences(_why(reply), nothing, _way_on(reply))
    return say("Asking {room}…", room=room), _asking(reply.booking.delay, room)


def _asking(delay: Delay, room: str) -> str:
    match delay:
        case Delay.CALENDARS_BUSY:
            return say("Not booked yet: Microsoft 365 is busy. I keep trying and will tell you here.")
        case Delay.ROOM_SILENT:
            return say(
                "Not booked yet: {room} has not answered so far. I keep looking and will tell you here.", room=room
            )
    return say("Not booked yet: the room answers in a few seconds, and this card will say so.")


def _why(reply: BookingShown) -> str:
    match reply.booking.trouble:
        case Trouble.NO_MAILBOX:
            if reply.booking.level is BookingLevel.USER:
                return say("Your account has no mailbox in Microsoft 365 that could hold the booking.")
            return say("Nook’s service account has no mailbox in Microsoft 365 that could hold the booking.")
        case Trouble.NO_RIGHT:
            return say("Nook is not allowed to write to the calendar that would hold the booking.")
        case Trouble.EVENT_GONE:
            return say("The meeting was removed from its calendar before the room had agreed.")
        case Trouble.TOO_LATE:
            return say("Microsoft 365 did not take the booking in time.")
    return say("Microsoft 365 refused the booking.")


def _way_on(reply: BookingShown) -> str:
    if reply.booking.trouble in (Trouble.NO_MAILBOX, Trouble.NO_RIGHT):
        return say("Please tell {admins}.", admins=admins_of(reply))
    return say("Choose another time, or ask again for another room.")


def admins_of(reply: BookingShown | ChangeRefused) -> str:
    names = [clean(name, 60) for name in reply.admins[:3]]
    return listed(names, "or") if names else say("an admin of Nook")


def whose(reply: BookingShown) -> list[str]:
    """Who owns the booking and what its asker can do with it."""
    booking = reply.booking
    if reply.by_another:
        return [say("It is {name}’s booking.", name=asker(booking))]
    if booking.level is BookingLevel.USER:
        return [say("In your own calendar. You can change or cancel it here or in Outlook.")]
    invited = (
        say("You are invited, so it is in your calendar too.")
        if booking.asker_address
        else say("You have no mailbox here, so no invitation reaches you: keep this message.")
    )
    holds = say("Nook’s service account ({account}) holds it for you.", account=clean(booking.owner, 80))
    lines = [
        sentences(holds, invited),
        say("You can change or cancel it here, and Nook does it for you.")
        if reply.may_manage
        else say("You cannot change or cancel it yourself; ask {admins}.", admins=admins_of(reply)),
    ]
    if reply.configuration_level is BookingLevel.USER:
        lines.append(
            say(
                "Why not in your own calendar? That takes a mailbox here and an account in a domain your admins listed."
            )
        )
    return lines


def again_in_words(reply: BookingShown, state: State) -> str:
    """A friendly word where the card was pressed before."""
    if reply.by_another:
        name, own = asker(reply.booking), say("Ask me for a room of your own.")
        if state is State.BOOKED:
            return sentences(say("{name} has already booked with this card.", name=name), own)
        return sentences(say("{name} has already pressed a button with this card.", name=name), own)
    return say("You pressed this before: here is where it stands.") if reply.pressed_again else ""


def asker(booking: Booking) -> str:
    return clean(booking.asker_name, 80) or say("Somebody")
