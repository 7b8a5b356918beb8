"""One room that can be had, as it stands in a list: name, what it is, its own button, and the picture of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.replies import Offer
from cards.clean import clean
from cards.elements import ActionSet, Column, ColumnSet, Container, Execute, Image, RichTextBlock, TextBlock
from cards.page import Page, quiet, row, section
from cards.tongue import say
from cards.words import day_in_words, room_facts, zone_of

LONGEST_NAME = 44
_BESIDE = 17
"""A button whose title, with the room's name in it, is no longer fits beside that name on a phone."""


def short_name(name: str) -> str:
    """The name as it fits into a button."""
    return clean(name, LONGEST_NAME)


def day_image(page: Page, room: Room, day: Span, busy: Sequence[Span], asked: Span | None) -> list[Image]:
    """Nothing where pictures are left out."""
    if page.picture is None:
        return []
    zone = zone_of(room.zone)
    words = day_in_words(page.times, room.name, day, busy, asked, zone)
    address = page.picture(day, busy, asked, zone.key, page.times.twelve)
    return [Image(address, words, width="280px", spacing="Small")]


def local_time(page: Page, room: Room, span: Span, said: ZoneInfo) -> list[str]:
    """`13:00–14:00 London time`, where the room's clocks differ from those on which the time was said."""
    zone = zone_of(room.zone)
    if span.start.astimezone(zone).utcoffset() == span.start.astimezone(said).utcoffset():
        return []
    return [f"{page.times.clock(span, zone)} {page.times.place(span.start, zone)}"]


def free_rooms(page: Page, offers: Sequence[Offer], said: ZoneInfo, best: bool) -> list[Container]:
    """Each under a line of its own. The buttons stand beside the names where all of them are short; the first leads
    where it is the `best`."""
    beside = all(len(say("Book {room}", room=clean(offer.room.name))) <= _BESIDE for offer in offers)
    return [_free_room(page, offer, said, beside, leads=best and not at) for at, offer in enumerate(offers)]


def the_room(page: Page, offer: Offer, said: ZoneInfo) -> Container:
    """The only one, whose name stands above."""
    return row([*_about(page, offer, said), ActionSet([_book(page, offer, leads=True)])])


def _free_room(page: Page, offer: Offer, said: ZoneInfo, beside: bool, leads: bool) -> Container:
    button, about = _book(page, offer, leads), _about(page, offer, said)
    name = section(offer.room.name, "Medium", spacing=None, most=80)
    return row([_beside(name, button), *about] if beside else [name, *about, ActionSet([button], spacing="Small")])


def _book(page: Page, offer: Offer, leads: bool) -> Execute:
    name, when = offer.room.name, page.times.full(offer.span, zone_of(offer.room.zone))
    tooltip = say("Book {room}, {when}", room=name, when=when)
    return page.button(say("Book {room}", room=short_name(name)), offer.book, tooltip=tooltip, leads=leads)


def _about(page: Page, offer: Offer, said: ZoneInfo) -> list[Any]:
    room, facts = offer.room, room_facts(offer.room)
    return [
        *([quiet(facts, spacing="None")] if facts else []),
        *(quiet(line, spacing="None") for line in local_time(page, room, offer.span, said)),
        *day_image(page, room, offer.day, offer.busy, offer.span),
    ]


def _beside(name: TextBlock | RichTextBlock, button: Execute) -> ColumnSet:
    return ColumnSet(
        [
            Column([name], vertical_content_alignment="center"),
            Column([ActionSet([button])], width="auto", vertical_content_alignment="center"),
        ],
    )


def read_at(page: Page, as_of: datetime | None) -> str:
    """`Calendars read at 11:29`; nothing where none was read."""
    if as_of is None:
        return ""
    today = as_of.astimezone(page.times.zone).date() == page.times.now.date()
    clock = page.times.moment(as_of)
    if today:
        return say("Calendars read at {clock}", clock=clock)
    return say(
        "Calendars read on {day} at {clock}", day=page.times.date(as_of.astimezone(page.times.zone).date()), clock=clock
    )
