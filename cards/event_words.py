"""What Nook writes into Outlook: everybody who is invited reads it, so it is in the language of who booked."""

from __future__ import annotations

from bot.domain.booking import Booking
from bot.domain.configuration import BookingLevel
from bot.ports import EventWords
from cards.tongue import say, speaking


def words(what: EventWords, booking: Booking, locale: str) -> str:
    with speaking(locale):
        match what:
            case EventWords.SUBJECT:
                return say("Meeting")
            case EventWords.NOTE:
                return _note(booking)
            case EventWords.CANCELLED:
                return say("Cancelled by {name}.", name=booking.asker_name)
            case EventWords.DECLINED:
                return say("{room} declined the booking.", room=booking.room_name)
        return say("Not booked.")


def _note(booking: Booking) -> str:
    """With what it was booked, by whom and for whom."""
    name, behalf = booking.asker_name, booking.wish.behalf
    if behalf is not None and name:
        return say("Booked with Nook by {name} on behalf of {other}.", name=name, other=behalf.name)
    if booking.level is BookingLevel.SERVICE:
        return say("Booked with Nook for {name}.", name=name)
    return say("Booked with Nook.")
