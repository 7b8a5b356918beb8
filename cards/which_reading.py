"""Words that may mean two things: the readings as buttons, the likeliest first.

What they have in common stands above them once, so that what differs is seen on a narrow card.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bot.domain.workplace import Room
from bot.ports import Drawn
from bot.replies.doubt import Reading, WhichReading
from cards.clean import clean
from cards.page import Page, heading, section, stacked, text
from cards.tongue import say
from cards.words import zone_of


def draw(reply: WhichReading, page: Page) -> Drawn:
    if all(one.wish is None for one in reply.readings):
        title = say("Which room do you mean?")
    elif all(one.room is None for one in reply.readings):
        title = say("When do you mean?")
    else:
        title = say("Which one do you mean?")
    body: list[Any] = [
        heading(title),
        text(say("That may be read in more than one way. Nothing is booked yet."), spacing="Small"),
    ]
    days = list(dict.fromkeys(_day(one, page) for one in reply.readings if one.wish))
    if len(days) == 1:
        body.append(section(days[0]))
    for room, readings in groupby(reply.readings, lambda one: one.room):
        timed = [one for one in readings if one.wish]
        if room and timed:
            body.append(section(_named(room)))
        buttons = [page.button(_when(one, page, len(days) > 1), one.press, tooltip=_whole(one, page)) for one in timed]
        body += stacked(buttons)
    body += stacked([page.button(_named(one.room), one.press) for one in reply.readings if one.room and not one.wish])
    return page.card(title, body)


def _day(one: Reading, page: Page) -> str:
    assert one.wish is not None
    return page.times.day(one.wish.span.start, zone_of(one.wish.zone))


def _when(one: Reading, page: Page, dated: bool) -> str:
    assert one.wish is not None
    zone = zone_of(one.wish.zone)
    clock = page.times.said(one.wish.span, zone)
    return f"{page.times.date(one.wish.span.start.astimezone(zone).date())}, {clock}" if dated else clock


def _whole(one: Reading, page: Page) -> str:
    """The reading as a screen reader says it."""
    assert one.wish is not None
    when = page.times.both(one.wish.span, zone_of(one.wish.zone))
    return say("{room}: {when}", room=_named(one.room), when=when) if one.room else when


def _named(room: Room) -> str:
    name = clean(room.name, 60)
    return say("{room} in {building}", room=name, building=clean(room.building, 60)) if room.building else name
