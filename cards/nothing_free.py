"""No room fits: why, and the nearest things that can be had, each one press away."""

from __future__ import annotations

from typing import Any

from bot.domain.availability import Alternative, Change
from bot.domain.wish import Wish
from bot.ports import Drawn
from bot.presses import AnotherTime
from bot.presses.notices import AskHolder, WaitFor
from bot.replies import AlternativeOffer, NothingFree
from cards.booking_buttons import side_by_side
from cards.clean import clean
from cards.elements import ActionSet, Container, Execute
from cards.page import Page, heading, quiet, row, section, strong, text
from cards.room_row import local_time, read_at, short_name
from cards.rooms_offered import asked_for, preface_band, preface_summary
from cards.together import having_time
from cards.tongue import say
from cards.words import DOT, apart, equipment_named, left_out_named, length, on_floor, room_facts, zone_of


def draw(reply: NothingFree, page: Page) -> Drawn:
    wish = reply.wish
    title = say("{room} is not free", room=clean(wish.room, 60)) if wish.room else say("No room is free")
    when = page.times.both(wish.span, zone_of(wish.zone))
    reasons = left_out_named(reply.left_out)
    body: list[Any] = [
        *preface_band(reply.preface, say("No other room is free at that time.") if not wish.room else ""),
        heading(title, "Medium" if reply.preface else "Large"),
        *asked_for(page, wish, wish.room or ""),
        *having_time(page, reply.together, wish),
        *([text(reasons, spacing="Small", most=900)] if reasons else []),
    ]
    if reply.alternatives:
        body.append(section(say("What you can have instead")))
        body.extend(_alternative(page, wish, offer) for offer in reply.alternatives)
    else:
        body.append(text(say("Nothing near that time either, so nothing is booked. Try another day, or ask for less.")))
    if line := read_at(page, reply.as_of):
        body.append(quiet(line, spacing="Medium"))
    body.extend(side_by_side([page.button(say("Another time"), AnotherTime(wish)), *_later(reply, page)]))
    return page.card(f"{preface_summary(reply.preface)}{title}: {when}", body)


def _later(reply: NothingFree, page: Page) -> list[Execute]:
    """To be told when one is free, and to ask who has the room that was named."""
    wish = reply.wish
    if wish.span.start <= page.reader.now:
        return []
    buttons = [page.button(say("Tell me when one is free"), WaitFor(wish))]
    if wish.room:
        buttons.append(
            page.button(say("Ask who has it"), AskHolder(wish), tooltip=say("Whether they could give it up"))
        )
    return buttons


def _alternative(page: Page, wish: Wish, offer: AlternativeOffer) -> Container:
    alternative = offer.alternative
    room, span, zone = alternative.room, alternative.span, zone_of(wish.zone)
    clock, change = page.times.said(span, zone), what_changes(alternative, wish)
    same_day = span.start.astimezone(zone).date() == wish.span.start.astimezone(zone).date()
    day = "" if same_day else f"{page.times.day(span.start, zone)}, "
    facts = room_facts(room)
    title = say("Book {room} {clock}", room=short_name(room.name), clock=page.times.clock(span, zone))
    when = page.times.full(span, zone)
    tooltip = say("Book {room}, {when}, {change}", room=room.name, when=when, change=change)
    lines = [f"{room.name}{DOT}{facts}" if facts else room.name, *local_time(page.times, room, span, zone)]
    return row(
        [
            strong(f"{day}{clock}, {change}"),
            *(quiet(line, spacing="None") for line in lines),
            ActionSet([page.button(title, offer.book, tooltip=tooltip)], spacing="Small"),
        ]
    )


def what_changes(alternative: Alternative, wish: Wish) -> str:
    """What is given up: `half an hour earlier`, `on floor 2`, `without whiteboard`."""
    room, span = alternative.room, alternative.span
    shift = int((span.start - wish.span.start).total_seconds() // 60)
    match alternative.change:
        case Change.EARLIER | Change.LATER:
            much = apart(abs(shift))
            return say("{length} earlier", length=much) if shift < 0 else say("{length} later", length=much)
        case Change.SHORTER:
            return say("{length} instead of {usual}", length=length(span.minutes), usual=length(wish.span.minutes))
        case Change.ROOM:
            return say("in another room")
        case Change.FLOOR:
            return on_floor(room.floor)
        case Change.BUILDING:
            building = clean(room.building, 60)
            return say("in {building}", building=building) if building else say("in another building")
    missing = equipment_named(wish.equipment - room.equipment)
    return say("without {equipment}", equipment=missing) if missing else say("without some equipment")
