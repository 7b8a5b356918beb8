"""The usual was asked for, or the same again, and nothing of the kind was booked before."""

from __future__ import annotations

from bot.ports import Drawn
from bot.presses import FindRooms, Say
from bot.replies import NothingBefore
from cards.clean import clean
from cards.page import Page, heading, text
from cards.tongue import say


def draw(reply: NothingBefore, page: Page) -> Drawn:
    room = reply.draft.room
    title = (
        say("You have not booked {room} lately", room=clean(room, 60)) if room else say("I know of no usual room yet")
    )
    lead = say("Nothing is booked. Book one here once or twice, and I will know which you like.")
    buttons = [
        page.button(say("Find rooms"), FindRooms(reply.draft)),
        page.button(say("My bookings"), Say("my bookings")),
    ]
    return page.card(title, [heading(title), text(lead, spacing="Small")], buttons)
