"""Words that may mean two things: the readings as buttons, each said whole, the likeliest first."""

from __future__ import annotations

from bot.domain.workplace import Room
from bot.ports import Drawn
from bot.replies.doubt import Reading, WhichReading
from cards.clean import clean
from cards.page import Page, heading, stacked, text
from cards.tongue import say
from cards.words import zone_of


def draw(reply: WhichReading, page: Page) -> Drawn:
    only_rooms = all(one.wish is None for one in reply.readings)
    same_room = all(one.room is None for one in reply.readings)
    if only_rooms:
        title = say("Which room do you mean?")
    elif same_room:
        title = say("When do you mean?")
    else:
        title = say("Which one do you mean?")
    body = [
        heading(title),
        text(say("That may be read in more than one way. Nothing is booked yet."), spacing="Small"),
        *stacked([page.button(_said(one, page), one.press) for one in reply.readings]),
    ]
    return page.card(title, body)


def _said(one: Reading, page: Page) -> str:
    when = page.times.both(one.wish.span, zone_of(one.wish.zone)) if one.wish else ""
    if one.room is None:
        return when
    room = _named(one.room)
    return say("{room}: {when}", room=room, when=when) if when else room


def _named(room: Room) -> str:
    name = clean(room.name, 60)
    return say("{room} in {building}", room=name, building=clean(room.building, 60)) if room.building else name
