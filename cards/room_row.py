"""One room that can be had, as it stands in a list: name, what it is, its own button, and the picture of its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.span import Span
from bot.domain.workplace import Room
from bot.replies import Offer
from cards.clean import clean
from cards.elements import ActionSet, Column, ColumnSet, Container, Execute, Image, RichTextBlock, TextBlock
from cards.page import Page, quiet, row, section
from cards.times import Times
from cards.tongue import kept, say
from cards.words import day_in_words, room_facts, zone_of

LONGEST_NAME = 44
_BESIDE = 17
"""A button whose title, with the room's name in it, is no longer fits beside that name on a phone."""


def short_name(name: str) -> str:
    """The name as it fits into a button."""
    return clean(name, LONGEST_NAME)


def day_image(page: Page, room: Room, day: Span, busy: Sequence[Span], asked: Span | None) -> list[Image]:
    """Nothing where pictures are left out."""
    return _day_image(page.times, room, day, busy, asked, _day_address(page, day, busy, asked, zone_of(room.zone)))


def _day_address(page: Page, day: Span, busy: Sequence[Span], asked: Span | None, zone: ZoneInfo) -> str:
    return page.picture(day, busy, asked, zone.key, page.times.twelve) if page.picture else ""


def _day_image(
    times: Times, room: Room, day: Span, busy: Sequence[Span], asked: Span | None, address: str
) -> list[Image]:
    if not address:
        return []
    words = day_in_words(times, room.name, day, busy, asked, zone_of(room.zone))
    return [Image(address, words, width="280px", spacing="Small")]


def local_time(times: Times, room: Room, span: Span, said: ZoneInfo) -> list[str]:
    """`13:00–14:00 London time`, where the room's clocks differ from those on which the time was said."""
    zone = zone_of(room.zone)
    if span.start.astimezone(zone).utcoffset() == span.start.astimezone(said).utcoffset():
        return []
    return [f"{times.clock(span, zone)} {times.place(span.start, zone)}"]


def free_rooms(page: Page, offers: Sequence[Offer], said: ZoneInfo, best: bool) -> list[Container]:
    """Each under a line of its own. The buttons stand beside the names where all of them are short; the first leads
    where it is the `best`."""
    beside = all(len(say("Book {room}", room=clean(offer.room.name))) <= _BESIDE for offer in offers)
    return [_free_room(page, offer, said, beside, leads=best and not at) for at, offer in enumerate(offers)]


def the_room(page: Page, offer: Offer, said: ZoneInfo) -> Container:
    """The only one, whose name stands above."""
    parts = _parts(page, offer, said)
    return row([*parts.about, ActionSet([_book(page, offer, parts, leads=True)])])


def _free_room(page: Page, offer: Offer, said: ZoneInfo, beside: bool, leads: bool) -> Container:
    parts = _parts(page, offer, said)
    button = _book(page, offer, parts, leads)
    if beside:
        return row([_beside(parts.name, button), *parts.about])
    return row([parts.name, *parts.about, ActionSet([button], spacing="Small")])


def _book(page: Page, offer: Offer, parts: _Parts, leads: bool) -> Execute:
    return page.button(parts.title, offer.book, tooltip=parts.tooltip, leads=leads)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Of a room that can be had: all but what its button books. `title`, `tooltip`: the button's."""

    name: TextBlock | RichTextBlock
    about: tuple[RichTextBlock | Image, ...]
    title: str
    tooltip: str


def _parts(page: Page, offer: Offer, said: ZoneInfo) -> _Parts:
    zone = zone_of(offer.room.zone)
    address = _day_address(page, offer.day, offer.busy, offer.span, zone)
    return _kept_parts(page.times.roughly, offer.room, offer.span, said, offer.day, tuple(offer.busy), address)


@kept
def _kept_parts(
    times: Times, room: Room, span: Span, said: ZoneInfo, day: Span, busy: tuple[Span, ...], address: str
) -> _Parts:
    """Kept, since a room looks the same to all who look for that time: a tenth of what a search costs."""
    zone, facts = zone_of(room.zone), room_facts(room)
    return _Parts(
        section(room.name, "Medium", spacing=None, most=80),
        (
            *([quiet(facts, spacing="None")] if facts else []),
            *(quiet(line, spacing="None") for line in local_time(times, room, span, said)),
            *_day_image(times, room, day, busy, span, address),
        ),
        say("Book {room}", room=short_name(room.name)),
        say("Book {room}, {when}", room=room.name, when=times.full(span, zone)),
    )


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
