"""Every reply as an Adaptive Card: one file each (small ones share one), and CARDS, the visible list.

To add one: a value in bot/replies.py, a file beside these with a function that draws it, a line in CARDS, and a sample
in tests/cards/samples.py. The tests walk the list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import replies
from bot.ports import Drawn
from bot.presses import Press
from bot.replies import Reader, Reply
from cards import ask_wish, booking_shown, hello, nothing_free, refusals, room_day, rooms_offered, setup, troubles
from cards.page import DayPicture, Page
from cards.times import Times

CARDS: dict[type, Callable[[Any, Page], Drawn]] = {
    replies.Hello: hello.draw,
    replies.RoomsOffered: rooms_offered.draw,
    replies.NothingFree: nothing_free.draw,
    replies.AskWish: ask_wish.draw,
    replies.BookingShown: booking_shown.draw,
    replies.RoomDay: room_day.draw,
    replies.CalendarsSilent: troubles.calendars_silent,
    replies.NotYours: refusals.not_yours,
    replies.Expired: refusals.expired,
    replies.NotUnderstood: refusals.not_understood,
    replies.CannotYet: refusals.cannot_yet,
    replies.NotSetUp: setup.not_set_up,
    replies.AdminStanding: setup.admin_standing,
    replies.AdminsOnly: setup.admins_only,
    replies.SlowDown: troubles.slow_down,
    replies.Sorry: troubles.sorry,
}


def render(reply: Reply, reader: Reader, reference: Callable[[Press], str], picture: DayPicture | None = None) -> Drawn:
    """`reference` is asked once for each button; `picture` gives the address of a day's picture (None: no pictures)."""
    return CARDS[type(reply)](reply, Page(reader, Times.of(reader), reference, picture))
