"""One room's day: is it free when asked about, the picture, and a button for each free stretch."""

from __future__ import annotations

from typing import Any

from bot.domain.span import Span
from bot.domain.wish import Wish
from bot.ports import Drawn
from bot.presses import Press, Say
from bot.presses.notices import AskHolder, WaitFor
from bot.replies import RoomDay
from cards.booking_buttons import side_by_side
from cards.clean import clean
from cards.elements import Execute
from cards.page import Page, heading, quiet, stacked, text
from cards.room_row import day_image, read_at, short_name
from cards.tongue import say
from cards.words import busy_in_words, room_facts, zone_of

_SAID = 8
_MOST_SLOTS = 6


def draw(reply: RoomDay, page: Page) -> Drawn:
    room, zone = reply.room, zone_of(reply.room.zone)
    name, times = clean(room.name, 80), page.times
    date = times.day(reply.day.start, zone)
    elsewhere = times.differs(reply.day, zone)
    place = f" {times.place(reply.day.start, zone)}" if elsewhere else ""
    title = _title(reply, name)
    about = f"{times.full(reply.asked, zone)}{place}" if reply.asked else f"{date},{place}" if place else date
    body: list[Any] = [heading(title), text(about, spacing="Small")]
    if reply.asked and elsewhere:
        body.append(text(times.yours(reply.asked, zone), spacing="None"))
    if facts := room_facts(room):
        body.append(quiet(facts, spacing="None"))
    if not reply.known:
        body.append(
            text(
                say(
                    "Its calendar does not answer, so I cannot say when it is free. Nothing is booked. "
                    "Please try again."
                )
            )
        )
        return page.card(f"{title}: {about}", body, [page.button(say("Try again"), _same(reply), leads=True)])
    body.extend(day_image(page, room, reply.day, reply.busy, reply.asked))
    body.append(text(_busy_in_words(reply, page)))
    if reply.free:
        body.extend(stacked(_slot(page, reply, *slot) for slot in reply.free[:_MOST_SLOTS]))
    else:
        body.append(text(say("Nothing free is left that day. Nothing is booked.")))
    if line := read_at(page, reply.as_of):
        body.append(quiet(line, spacing="Medium"))
    body.extend(side_by_side(_later(reply, page)))
    return page.card(f"{title}: {about}", body)


def _same(reply: RoomDay) -> Say:
    """What was asked, once more."""
    zone = zone_of(reply.room.zone)
    at = (
        f"{reply.asked.start.astimezone(zone):%Y-%m-%d at %H:%M}"
        if reply.asked
        else f"{reply.day.start.astimezone(zone):%Y-%m-%d}"
    )
    return Say(f"is {reply.room.name} free on {at}")


def _later(reply: RoomDay, page: Page) -> list[Execute]:
    """Where it is busy at the time that was asked about."""
    asked, room = reply.asked, reply.room
    if asked is None or asked.start <= page.reader.now or not any(span.overlaps(asked) for span in reply.busy):
        return []
    wish = Wish(asked, room.zone, building=room.building, room=room.name)
    return [
        page.button(say("Tell me when it is free"), WaitFor(wish)),
        page.button(say("Ask who has it"), AskHolder(wish), tooltip=say("Whether they could give it up")),
    ]


def _title(reply: RoomDay, name: str) -> str:
    if not reply.known:
        return say("I cannot see {room}’s calendar", room=name)
    if (asked := reply.asked) is None:
        return say("{room}’s day", room=name)
    busy = any(taken.overlaps(asked) for taken in reply.busy)
    return say("{room} is busy", room=name) if busy else say("{room} is free", room=name)


def _busy_in_words(reply: RoomDay, page: Page) -> str:
    zone, times = zone_of(reply.room.zone), page.times
    if taken := busy_in_words(times, reply.day, reply.busy, zone, _SAID):
        return say("Busy {times}.", times=taken)
    start, end = times.moment(reply.day.start, zone), times.moment(reply.day.end, zone)
    return say("Free from {start} to {end}.", start=start, end=end)


def _slot(page: Page, reply: RoomDay, span: Span, press: Press) -> Execute:
    zone, name = zone_of(reply.room.zone), short_name(reply.room.name)
    return page.button(
        say("Book {room} {clock}", room=name, clock=page.times.clock(span, zone)),
        press,
        tooltip=say("Book {room}, {when}", room=name, when=page.times.full(span, zone)),
        leads=span == reply.asked,
    )
