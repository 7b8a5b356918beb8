"""From a wish to free rooms: which to offer, and the nearest things instead where none is free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.commands.command import Asked
from bot.commands.together import together
from bot.domain.availability import LeftOut, alternatives, best
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.roster import roster_of
from bot.domain.span import Span
from bot.domain.wish import Wish, as_draft
from bot.domain.workplace import Room
from bot.free_busy import FRESH, MOST_ASKED
from bot.presses import Book, FindRooms
from bot.presses.plans import ShowPlan
from bot.replies import (
    AlternativeOffer,
    CalendarsSilent,
    JustTaken,
    NothingFree,
    Offer,
    Preface,
    Reply,
    RoomDeclined,
    RoomsOffered,
)

SHOWN = 5
AROUND = timedelta(hours=4)
"""How far earlier or later alternatives lie: calendars are read that far around the wish."""


async def offer_rooms(
    asked: Asked, wish: Wish, skip: int = 0, preface: Preface | None = None, proposed: bool = False
) -> Reply:
    """The free rooms for a wish, best first, after `skip` that were shown before; each shown one was read within the
    last seconds. `proposed`: its time is not what the person said, but the first when all the invited can.
    """
    people = await together(asked, wish, proposed)
    rooms, roster = asked.rooms, roster_of(asked.rooms)
    window = _with_days(roster.zones(roster.fitting(wish)), wish)
    free_busy = await asked.world.readings.read(rooms, window, asked.now, FRESH, roster.likely(wish, MOST_ASKED))
    often = await asked.world.store.booked_often(asked.speaker.identity, asked.now)
    found = best(rooms, wish, free_busy, often)
    shown = found.choices[skip : skip + SHOWN]
    confirmed = await asked.world.readings.confirm(free_busy, shown, window, asked.now)
    if any(not confirmed[room.calendar].free(wish.span) for room in shown):
        found = best(rooms, wish, confirmed, often)
        shown = found.choices[skip : skip + SHOWN]
    free_busy = confirmed
    left_out = found.left_out
    if not found.choices:
        # What else can be had may be anywhere.
        free_busy = await asked.world.readings.read(rooms, window, asked.now, FRESH, roster.all)
        possible = roster.pick(roster.all & ~roster.too_small(wish.seats))
        silent = possible and all(not free_busy[room.calendar].known for room in possible)
        if silent and not isinstance(preface, JustTaken | RoomDeclined):
            return CalendarsSilent(FindRooms(as_draft(wish)))
        return replace(_nothing(asked, wish, free_busy, left_out, preface), together=people)
    offer = str(uuid4())
    return RoomsOffered(
        wish,
        tuple(_offer(room, wish, free_busy[room.calendar], offer) for room in shown),
        left_out,
        skipped=skip,
        more=max(0, len(found.choices) - skip - len(shown)),
        as_of=oldest(free_busy, shown),
        preface=preface,
        together=people,
        plan=await _plan(asked, shown, wish),
    )


async def _plan(asked: Asked, shown: Sequence[Room], wish: Wish) -> ShowPlan | None:
    """Of the floors that have a plan, the one with most of these rooms."""
    planned = {plan.key for plan in await asked.world.store.plans()}
    floors = [(room.building, room.floor) for room in shown if (room.building, room.floor) in planned]
    return ShowPlan(*max(floors, key=floors.count), wish.span.start, wish=wish) if floors else None


def _with_days(zones: Iterable[str], wish: Wish) -> Span:
    """As far around the wish as alternatives lie, and the part of the day that the rooms' pictures show."""
    days = [picture_day(zone, wish.span) for zone in zones]
    starts, ends = [wish.span.start - AROUND], [wish.span.end + AROUND]
    return Span(min([*starts, *(day.start for day in days)]), max([*ends, *(day.end for day in days)]))


@lru_cache(maxsize=256)
def picture_day(zone: str, span: Span) -> Span:
    """What the picture of a room's day shows: 8 to 18 on the room's own clock, widened to whole hours where the span is
    outside.
    """
    info = ZoneInfo(zone)
    local = span.start.astimezone(info)
    opens = datetime.combine(local.date(), time(8), info)
    closes = datetime.combine(local.date(), time(18), info)
    first = min(opens, local.replace(minute=0, second=0, microsecond=0))
    last = max(closes, span.end.astimezone(info) + timedelta(minutes=59))
    return Span(first, min(last.replace(minute=0, second=0, microsecond=0), first + timedelta(hours=24)))


def _offer(room: Room, wish: Wish, free_busy: FreeBusy, offer: str) -> Offer:
    day = picture_day(room.zone, wish.span)
    busy = tuple(span for span in free_busy.busy if span.overlaps(day))
    return Offer(room, wish.span, day, busy, Book(offer, room.id, wish.span, wish))


def _nothing(
    asked: Asked,
    wish: Wish,
    free_busy: Mapping[str, FreeBusy],
    left_out: tuple[LeftOut, ...],
    preface: Preface | None,
) -> NothingFree:
    offer = str(uuid4())
    instead = alternatives(asked.rooms, wish, free_busy, asked.now, asked.hours)
    return NothingFree(
        wish,
        tuple(
            AlternativeOffer(other, Book(offer, other.room.id, other.span, replace(wish, span=other.span)))
            for other in instead
        ),
        left_out,
        oldest(free_busy, asked.rooms),
        preface,
    )


def oldest(free_busy: Mapping[str, FreeBusy], rooms: tuple[Room, ...]) -> datetime | None:
    """When the oldest reading that counted was made, UTC."""
    moments = [as_of for room in rooms if (as_of := free_busy.get(room.calendar, UNKNOWN).as_of) is not None]
    return min(moments) if moments else None
