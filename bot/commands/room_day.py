"""`is Everest free at 3pm?`: that room's day, and a button for each free stretch."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from bot.commands import find_rooms
from bot.commands.command import Asked, Command
from bot.commands.doubt import which_room
from bot.commands.search import picture_day
from bot.domain.span import Span, gaps
from bot.domain.wish import USUAL_MINUTES, Draft, Incomplete, Wish, completed
from bot.domain.workplace import Room
from bot.free_busy import CONFIRMED
from bot.language.understanding import Intent, Understanding
from bot.presses import Book, SeeRoom
from bot.replies import Reply, RoomDay

MOST_SLOTS = 5


async def answer(asked: Asked, understood: Understanding) -> Reply:
    """Without a room that is known it is a question for any free room."""
    room = next((room for room in asked.rooms if room.name == understood.room), None)
    if room is None or understood.unknown_place is not None:
        return await find_rooms.answer(asked, understood)
    draft = find_rooms.drafted(asked, understood)
    return which_room(asked, understood, draft) or await show(asked, room, draft)


async def seen(asked: Asked, press: SeeRoom, _owner: str) -> Reply:
    room = next((room for room in asked.rooms if room.id == press.room), None)
    return await (show(asked, room, press.draft) if room else find_rooms.find(asked, press.draft))


async def show(asked: Asked, room: Room, draft: Draft) -> Reply:
    """The room's day as the draft has it; today where it has none."""
    local_now = asked.now.astimezone(room.zone_info)
    day = draft.day or local_now.date()
    wish = completed(replace(draft, day=day), asked.now) if draft.clock and not draft.roughly else None
    if isinstance(wish, Incomplete):
        return await find_rooms.find(asked, draft)
    minutes = wish.span.minutes if wish else draft.minutes or USUAL_MINUTES
    around = wish.span if wish else asked.hours.on(day, room.zone_info)
    stretch = picture_day(room.zone, around)
    free_busy = (await asked.world.readings.read([room], stretch, asked.now, CONFIRMED))[room.calendar]
    busy = tuple(span for span in free_busy.busy if span.overlaps(stretch))
    offer = str(uuid4())
    free = tuple(
        (span, Book(offer, room.id, span, _wish(room, span, draft)))
        for span in slots(busy, stretch, minutes, asked.now, wish)
    )
    return RoomDay(
        room,
        stretch,
        busy,
        free_busy.known,
        wish.span if wish else None,
        free if free_busy.known else (),
        free_busy.as_of,
    )


def slots(busy: tuple[Span, ...], day: Span, minutes: int, now: datetime, wish: Wish | None) -> list[Span]:
    """Free stretches of that length: the asked one first where it is free, then the beginning of each free stretch
    still to come.
    """
    out: list[Span] = []
    if wish and not any(span.overlaps(wish.span) for span in busy):
        out.append(wish.span)
    length = timedelta(minutes=minutes)
    for gap in gaps(busy, day):
        start = max(gap.start, _next_quarter(now))
        if start + length <= gap.end and not any(span.overlaps(Span(start, start + length)) for span in out):
            out.append(Span(start, start + length))
    return out[:MOST_SLOTS]


def _next_quarter(now: datetime) -> datetime:
    rest = timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)
    return now if not rest else now - rest + timedelta(minutes=15)


def _wish(room: Room, span: Span, draft: Draft) -> Wish:
    return Wish(span, room.zone, draft.people or 0, room.building, room=room.name, subject=draft.subject)


COMMAND = Command(
    name="is a room free",
    summary="See one room's day and its free times",
    wakes=frozenset({Intent.CHECK_ROOM}),
    examples=("is Everest free at 3pm?", "when is Everest free tomorrow?"),
    answer=answer,
    presses={SeeRoom: seen},
)
