"""A floor: its plan as a picture, the same in words, and a button for each room that can be booked."""

from __future__ import annotations

from typing import Any

from bot.domain.floorplan import State
from bot.ports import Drawn
from bot.presses import Press
from bot.replies.plans import PlanShown, RoomNow, WhichFloor
from cards.clean import clean
from cards.elements import Action, ActionSet, Execute, Image
from cards.page import Page, heading, quiet, stacked, text
from cards.room_row import read_at, short_name
from cards.tongue import language_of, mark, say
from cards.words import floor_named, understood, zone_of

_MOST_NAMED = 12
_SHORT = 40
_LINES = {
    State.FREE: mark("Free: {rooms}"),
    State.SOON: mark("Free, but busy within 10 minutes: {rooms}"),
    State.BUSY: mark("Busy: {rooms}"),
    State.UNKNOWN: mark("Calendar does not answer: {rooms}"),
}


def draw(reply: PlanShown, page: Page) -> Drawn:
    zone = zone_of(reply.zone)
    place = _place(reply.building, reply.floor)
    title = say("{room} is on {place}", room=clean(reply.room, 60), place=place) if reply.room else place
    when = _when(reply, page)
    lines = _in_words(reply, page)
    body: list[Any] = [heading(title), text(when, spacing="Small")]
    if reply.wish and (said := understood(reply.wish)):
        body.append(quiet(said, spacing="None"))
    if reply.plan and page.plan:
        states = {room.room.id: room.state for room in reply.rooms}
        address = page.plan(
            reply.plan,
            {area: states[room] for area, room in reply.areas.items() if room in states},
            frozenset(area for area, room in reply.areas.items() if room in reply.asked),
            (reply.as_of or page.reader.now).astimezone(zone),
            language_of(page.reader.locale),
            page.times.twelve,
        )
        words = " ".join([f"{place}, {when}.", *(f"{line}." for line in lines)])
        body.append(Image(address, clean(words, 1500), size="Stretch", spacing="Small"))
    elif not reply.plan:
        body.append(quiet(say("This floor has no plan yet, so here is the list.")))
    body += [text(line, spacing="Small") for line in lines]
    if not reply.rooms:
        body.append(text(say("No room of this floor can be booked through me. Nothing is booked.")))
    elif not reply.book:
        soon = any(room.state in (State.FREE, State.SOON) for room in reply.rooms)
        short = say("No room here is free long enough. Nothing is booked.")
        body.append(text(short if soon else say("No room here is free then. Nothing is booked.")))
    if line := read_at(page, reply.as_of):
        body.append(quiet(line))
    body += stacked(_book(page, reply, *one, first=not at) for at, one in enumerate(reply.book))
    body.append(ActionSet(_moves(reply, page), spacing="Medium"))
    if floors := [page.button(floor_named(floor), press) for floor, press in reply.floors if floor]:
        body.append(ActionSet(floors, spacing="Small"))
    others = [page.button(say("Other floors"), reply.others)] if reply.others else []
    return page.card(f"{title}: {when}", body, others)


def _place(building: str, floor: str) -> str:
    floor = floor_named(floor) or say("the floor without a name")
    return say("{floor} of {building}", floor=floor, building=clean(building, 60)) if building else floor


def _when(reply: PlanShown, page: Page) -> str:
    zone = zone_of(reply.zone)
    if reply.wish:
        return page.times.both(reply.span, zone)
    clock = page.times.moment(reply.span.start, zone)
    place = page.times.place(reply.span.start, zone) if page.times.differs(reply.span, zone) else ""
    said = f"{clock} {place}".strip()
    if reply.now:
        return say("Now, at {clock}", clock=said)
    return f"{page.times.day(reply.span.start, zone)}, {said}"


def _in_words(reply: PlanShown, page: Page) -> list[str]:
    out = []
    for state, words in _LINES.items():
        those = [room for room in reply.rooms if room.state is state]
        if those:
            named = [_room(room, reply, page) for room in those[:_MOST_NAMED]]
            if len(those) > _MOST_NAMED:
                named.append(say("{n} more", n=len(those) - _MOST_NAMED))
            out.append(say(words, rooms=", ".join(named)))
    return out


def _room(one: RoomNow, reply: PlanShown, page: Page) -> str:
    name = clean(one.room.name, _SHORT)
    if one.until is None or one.state is State.UNKNOWN:
        return name
    zone = zone_of(reply.zone)
    if one.until.astimezone(zone).date() != reply.span.start.astimezone(zone).date():
        return name
    return say("{room} until {clock}", room=name, clock=page.times.moment(one.until, zone))


def _book(page: Page, reply: PlanShown, room: Any, span: Any, press: Press, first: bool) -> Execute:
    zone, name = zone_of(room.zone), short_name(room.name)
    return page.button(
        say("Book {room} {time}", room=name, time=page.times.clock(span, zone)),
        press,
        tooltip=say("Book {room}, {time}", room=name, time=page.times.full(span, zone)),
        leads=first and reply.asked == {room.id},
    )


def _moves(reply: PlanShown, page: Page) -> list[Action]:
    moves: list[Action] = []
    if reply.earlier:
        moves.append(page.button(say("−30 min"), reply.earlier, tooltip=say("Half an hour earlier")))
    moves.append(page.button(say("Now"), reply.current, tooltip=say("As it is now")))
    moves.append(page.button(say("+30 min"), reply.later, tooltip=say("Half an hour later")))
    return moves


def which(reply: WhichFloor, page: Page) -> Drawn:
    title = say("I know no {floor}", floor=floor_named(reply.unknown)) if reply.unknown else say("Which floor?")
    if not reply.floors:
        words = say("There are no floors with rooms yet. An admin can bring them.")
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")])
    words = say("Press one to see what is free there. Nothing is booked yet.")
    buttons = stacked(page.button(_place(building, floor), press) for building, floor, press in reply.floors)
    return page.card(f"{title} {words}", [heading(title), text(words, spacing="Small"), *buttons])
