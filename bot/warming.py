"""Done once a process, at start, so that nobody's turn waits for it: English's patterns are compiled (a third of a
second), the converters of presses are made, and the catalogues and CLDR's data of each language are read. The patterns
of the other languages take half a second more: right after it, while turns are answered already.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.commands import COMMANDS
from bot.domain.booking import Booking, State
from bot.domain.configuration import BookingLevel
from bot.domain.people import Identity
from bot.domain.span import Span
from bot.domain.talk import Offered, Talk
from bot.domain.wish import Wish, as_draft
from bot.language import understand
from bot.language.follow_ups import follow_up
from bot.language.reading import read
from bot.language.understanding import Directory
from bot.language.words import LANGUAGES as WRITTEN
from bot.language.words import MADE, words_of
from bot.plain import from_text, to_text
from bot.presses import AnotherTime, Book, FindRooms, MoreRooms, Press, Say
from bot.presses.plans import ShowPlan
from bot.replies import BookingShown, Reader
from cards import render
from cards.menus import clicked
from cards.times import Times
from cards.tongue import LANGUAGES

_NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
_PLACES = Directory(("Everest", "4.12"), ("HQ",))
PAUSE = 0.05
"""Seconds between two pieces of a language, of which each takes some hundredths."""


@cache
def warm() -> None:
    """Blocks: for a thread. Understands what the commands' examples say, writes a press of each kind and a talk, reads
    them, and draws a card in each language.
    """
    for command in COMMANDS:
        for example in command.examples:
            read(example, _NINE.replace(tzinfo=None), _PLACES)
    _compile("en")
    clicked("")
    wish = Wish(Span.lasting(_NINE, 60), "UTC")
    for press in (
        Say("help"),
        Book("offer", "room", wish.span, wish),
        MoreRooms(wish, 5),
        AnotherTime(wish),
        ShowPlan("HQ", "3", _NINE, wish=wish),
        FindRooms(as_draft(wish)),
    ):
        from_text(to_text(press, Press), Press)  # type: ignore[arg-type]
    talk = Talk(as_draft(wish), wish, "offer", (Offered("room", wish.span),))
    from_text(to_text(talk, Talk), Talk)
    for language in LANGUAGES:
        reader = Reader(_NINE, "Europe/Berlin", language)
        render(BookingShown(_booking(wish), BookingLevel.USER), reader, lambda _: "")
        Times.of(reader).both(wish.span, ZoneInfo("America/New_York"))


async def warm_on() -> None:
    """What `warm` left: piece by piece between the turns. A thread that compiles would hold each of them up."""
    for lang in WRITTEN:
        for make in MADE:
            await asyncio.sleep(PAUSE)
            make(words_of(lang))
        _compile(lang)


@cache
def _compile(lang: str) -> None:
    understand("HQ 14:00", _NINE.replace(tzinfo=None), _PLACES, lang)
    follow_up("14:00", _NINE.replace(tzinfo=None), _PLACES, lang)


def _booking(wish: Wish) -> Booking:
    nobody = Identity("", "")
    ids = ("id", "offer", "configuration", "room", "Room", "room@example.com")
    return Booking(*ids, wish.span, "UTC", BookingLevel.USER, "", nobody, "", "", wish, _NINE, State.BOOKED)
