"""`book the usual`, `same as last week`, `book Everest again next week`: what was booked before, for another time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.commands.command import Asked
from bot.commands.find_rooms import drafted, find
from bot.domain.habits import LOOKED_BACK, as_before, usual
from bot.domain.wish import Draft
from bot.language.understanding import Habit, Understanding
from bot.replies import NothingBefore, Reply


async def again(asked: Asked, understood: Understanding) -> Reply:
    """What was said besides counts; the rest is as it was."""
    since = asked.now - LOOKED_BACK
    bookings = [kept.booking for kept in await asked.world.store.bookings_of(asked.speaker.identity, since)]
    said = drafted(asked, understood)
    if understood.habit is Habit.USUAL:
        draft = usual([b for b in bookings if said.room in (None, b.room_name)], asked.now)
    else:
        draft = as_before(bookings, asked.now, said.room)
    linked = {room.name for room in asked.rooms}
    if draft is None or draft.room not in linked:
        return NothingBefore(said)
    return await find(asked, _with(draft, said))


def _with(draft: Draft, said: Draft) -> Draft:
    return replace(
        draft,
        day=_day(draft, said),
        clock=said.clock or draft.clock,
        end_clock=said.end_clock,
        minutes=None if said.end_clock else said.minutes or draft.minutes,
        people=said.people or draft.people,
        subject=said.subject or draft.subject,
        named=said.named,
        for_named=said.for_named,
        group=said.group,
        online=said.online or draft.online,
    )


def _day(draft: Draft, said: Draft) -> date | None:
    """ "Next week" is read as its Monday; what is meant is the day of that week on which it was before."""
    if said.day is None or draft.day is None:
        return draft.day
    whole_week = said.day.weekday() == 0 and said.clock is None
    return said.day + timedelta(days=draft.day.weekday()) if whole_week else said.day
