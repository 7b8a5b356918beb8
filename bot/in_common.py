"""In a shared chat: what is answered in the person's own, and what all see of a card that one may use."""

from __future__ import annotations

from dataclasses import replace

from bot.ports import Chat, ChatKind
from bot.presses import FindRooms
from bot.replies import AskWish, BookingShown, Reply
from bot.replies.admin import NotHere
from bot.replies.bookings import CancelAsked, ChangeRefused, MyBookings, RoomsToSwitch, TimeAsked, WhichBooking
from bot.replies.series import DatesOffered, WhichDates
from bot.replies.sharing import Looking

PRIVATE = (
    MyBookings, WhichBooking, CancelAsked, TimeAsked, RoomsToSwitch, ChangeRefused, WhichDates, DatesOffered, NotHere,
)  # fmt: skip
"""What somebody has booked, and set-up. Nothing was done where it is said, so it can be asked again elsewhere."""


def shared(chat: Chat) -> bool:
    return chat.kind is not ChatKind.PERSONAL


def for_all(reply: Reply, name: str) -> Reply:
    """What stands in the chat; the client of the one who may act fetches their own view of it (page "User-specific
    views", Microsoft Teams developer pages).
    """
    match reply:
        case AskWish():
            return Looking(name, FindRooms(reply.draft))
        case BookingShown():  # what it is about may have been written into the form, which nobody else saw
            return replace(reply, booking=replace(reply.booking, wish=replace(reply.booking.wish, subject=None)))
    return reply


def own_chat(bot: str) -> str:
    """The address of one's own chat with the bot, which Teams offers to install where it is not ("Deep links": a tab
    of a personal app; `conversations` is its chat). `bot`: the channel's id, "28:" and the app's.
    """
    return f"https://teams.microsoft.com/l/entity/{bot.removeprefix('28:')}/conversations"
