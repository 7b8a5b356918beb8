"""Is the room still needed? The question, the answers to it, and what came of no answer."""

from __future__ import annotations

from typing import Any

from bot.domain.booking import Booking
from bot.domain.span import Span
from bot.ports import Drawn
from bot.presses.notices import BeQuiet
from bot.replies.notices import ExtendOffered, GaveBack, KeepAsked, KeepNoted, Released
from cards.booking_buttons import side_by_side
from cards.clean import clean
from cards.elements import Action
from cards.page import Page, heading, quiet, text
from cards.tongue import say
from cards.words import zone_of


def keep_asked(reply: KeepAsked, page: Page) -> Drawn:
    room, start = room_of(reply.booking), page.times.moment(reply.booking.span.start, zone_of(reply.booking.zone))
    if reply.released_at is None:
        title = say("Still need {room} at {time}?", room=room, time=start)
        meaning = say("If not, others can have it. Nothing changes unless you press.")
    else:
        until = page.times.moment(reply.released_at, zone_of(reply.booking.zone))
        title = say("Are you using {room}?", room=room)
        meaning = say("Without an answer by {time} the room is released, as your admin has set it.", time=until)
    keep = page.button(say("Keep it"), reply.keep, tooltip=say("Keep {room}", room=room), leads=True)
    free = page.button(say("Release it"), reply.free, tooltip=say("Give {room} back", room=room))
    return told(page, title, [*about(reply.booking, page), text(meaning)], [keep, free])


def keep_noted(reply: KeepNoted, page: Page) -> Drawn:
    room = room_of(reply.booking)
    words = [text(say("It stays booked as it is."), spacing="Small")]
    if reply.asker:
        words = [text(say("I am telling {name} that you need it.", name=clean(reply.asker, 60)), spacing="Small")]
    title = say("{room} stays yours", room=room)
    return page.card(title, [heading(title), *about(reply.booking, page), *words])


def gave_back(reply: GaveBack, page: Page) -> Drawn:
    room = room_of(reply.booking)
    if reply.asker:
        words = say("{name} gets it first. Thank you. Nothing more to do.", name=clean(reply.asker, 60))
    elif reply.booking.span.start > page.reader.now:
        words = say("The booking is being cancelled, and everybody invited is told. Its card says when that is done.")
    else:
        words = say("The booking ends now, and others can have the room. Its card says when that is done.")
    title = say("{room} is given back", room=room)
    return page.card(title, [heading(title), *about(reply.booking, page), text(words)])


def released(reply: Released, page: Page) -> Drawn:
    room = room_of(reply.booking)
    why = say(
        "Nobody answered within {n} minutes of the start, so the room was released, as your admin has set it. "
        "The meeting ends now in the calendar.",
        n=reply.minutes,
    )
    title = say("{room} was released", room=room)
    return told(page, title, [*about(reply.booking, page), text(why)], [])


def extend_offered(reply: ExtendOffered, page: Page) -> Drawn:
    booking, room, zone = reply.booking, room_of(reply.booking), zone_of(reply.booking.zone)
    ends = page.times.moment(booking.span.end, zone)
    until = page.times.moment(Span.lasting(booking.span.end, reply.minutes).end, zone)
    title = say("{room} ends at {time}. Need longer?", room=room, time=ends)
    body = [text(say("It is free until {time}. Otherwise there is nothing to do.", time=until), spacing="Small")]
    longer = say("Keep {room} until {time}", room=room, time=until)
    extend = page.button(say("Extend {n} min", n=reply.minutes), reply.extend, tooltip=longer, leads=True)
    return told(page, title, body, [extend])


def told(page: Page, title: str, body: list[Any], buttons: list[Action]) -> Drawn:
    """A card that comes unasked: each has the button that ends such cards, and says what it is for."""
    hush = page.button(say("No more notices"), BeQuiet(), tooltip=say("Nook tells you nothing unasked any more"))
    return page.card(title, [heading(title), *body, *side_by_side([*buttons, hush])])


def about(booking: Booking, page: Page) -> list[Any]:
    """When it is; and what it is about, since it is told to its own person only."""
    when = page.times.both(booking.span, zone_of(booking.zone))
    subject = clean(booking.wish.subject or "", 120)
    return [
        text(when, spacing="Small"),
        *([quiet(say("“{subject}”", subject=subject), spacing="None")] if subject else []),
    ]


def room_of(booking: Booking) -> str:
    return clean(booking.room_name, 80)
