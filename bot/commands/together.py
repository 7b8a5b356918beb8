"""When all who are invited have time: read from their free/busy, since findMeetingTimes has no application permission
("user: findMeetingTimes").
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.commands.command import Asked
from bot.domain.availability import best
from bot.domain.common_time import office_days, times_for_all
from bot.domain.free_busy import UNKNOWN, FreeBusy
from bot.domain.people import Guest
from bot.domain.span import Span
from bot.domain.wish import Draft, Incomplete, Wish, as_draft, completed
from bot.free_busy import PATIENCE
from bot.ports import CalendarTrouble
from bot.presses import FindRooms
from bot.replies.people import Together

_MOST_TRIED = 40
"""Times of one day for which rooms are looked at; more of them are free only where nearly everything is."""


async def together(asked: Asked, wish: Wish, proposed: bool = False) -> Together | None:
    """How the invited stand at the wish's time; None where nobody is invited."""
    if not wish.guests:
        return None
    own = await _own_address(asked)
    around = Span(wish.span.start, wish.span.end + timedelta(days=7))
    schedules = await _schedules(asked, wish.guests, own, around)
    there = {guest: schedules.get(guest.address.lower(), UNKNOWN) for guest in wish.guests}
    busy = tuple(guest.name for guest, told in there.items() if told.known and not told.free(wish.span))
    unknown = tuple(guest.name for guest, told in there.items() if not told.known)
    mine = schedules.get(own, UNKNOWN)
    you_busy = mine.known and not mine.free(wish.span)
    first = None
    if (busy or you_busy) and (span := await _first(asked, wish, schedules)) is not None:
        first = (span, FindRooms(as_draft(wish.at(span))))
    return Together(busy, unknown, you_busy, first, proposed)


async def first_time(asked: Asked, draft: Draft) -> Wish | None:
    """Where no time was said: the first one, from the day that was said on, at which all of them and a fitting room are
    free. None where there is none, or where something else is missing too.
    """
    zone = ZoneInfo(draft.zone)
    today = asked.now.astimezone(zone).date()
    begins = office_days(draft.day or today, zone, asked.now, asked.hours)
    if not begins:
        return None
    local = begins[0].start.astimezone(zone)
    wish = completed(replace(draft, day=local.date(), clock=draft.clock or local.time(), roughly=False), asked.now)
    if isinstance(wish, Incomplete):
        return None
    own = await _own_address(asked)
    schedules = await _schedules(asked, wish.guests, own, Span(begins[0].start, begins[-1].end))
    span = await _first(asked, wish, schedules)
    return wish.at(span) if span else None


async def _own_address(asked: Asked) -> str:
    try:
        account = await asked.world.people.account(asked.speaker.identity)
    except CalendarTrouble:
        return ""
    return account.mail.lower() if account else ""


async def _schedules(asked: Asked, guests: Sequence[Guest], own: str, span: Span) -> Mapping[str, FreeBusy]:
    """By address, lower case. What does not answer in time, or is of another organisation, is unknown."""
    configurations = await asked.world.store.configurations()
    own_ones = {room.configuration for room in asked.rooms}
    configuration = next((configurations[id] for id in sorted(own_ones) if id in configurations), None)
    addresses = list(dict.fromkeys(a.lower() for a in (*(guest.address for guest in guests), own) if a))
    if configuration is None:
        return {}
    try:
        async with asyncio.timeout(PATIENCE):
            read = await asked.world.calendars.free_busy(configuration, addresses, span)
    except (TimeoutError, CalendarTrouble):
        return {}
    return {address.lower(): told for address, told in read.items()}


async def _first(asked: Asked, wish: Wish, schedules: Mapping[str, FreeBusy]) -> Span | None:
    """The first stretch at which nobody whose calendar is known is busy and a room fits."""
    zone = ZoneInfo(wish.zone)
    busy = [span for told in schedules.values() if told.known for span in told.busy]
    for day in office_days(wish.span.start.astimezone(zone).date(), zone, wish.span.start, asked.hours):
        times = list(times_for_all(busy, day, wish.span.minutes))[:_MOST_TRIED]
        if not times:
            continue
        rooms = await asked.world.readings.read(asked.rooms, Span(times[0].start, times[-1].end), asked.now)
        for span in times:
            if best(asked.rooms, wish.at(span), rooms).choices:
                return span
    return None
