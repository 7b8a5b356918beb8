"""`move my 2pm to 4pm tomorrow`: another time in the same room, which is kept until the room has said yes to it."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.commands.bookings import finding, times
from bot.commands.bookings.discreet import discreetly
from bot.commands.bookings.doing import Chosen, as_wished, chosen, written
from bot.commands.bookings.line import held_of
from bot.commands.bookings.mine import all_mine
from bot.commands.bookings.refusing import room_busy, schedule
from bot.commands.bookings.rooms import others, rooms_for
from bot.commands.bookings.series_changing import change_dates, which_to_change
from bot.commands.command import Asked, Command
from bot.commands.find_rooms import read_form
from bot.domain.changes import may_get_a_room, settled, to_move_into
from bot.domain.span import Span
from bot.domain.wish import Draft, Incomplete, Problem
from bot.domain.workplace import Room
from bot.language.understanding import Intent, Scope, Understanding, When
from bot.ports import RoomTaken
from bot.presses import Press
from bot.presses.bookings import AnotherRoom, AskTime, MoveTo
from bot.presses.series import ChangeDates
from bot.replies import CalendarsSilent, Reply
from bot.replies.bookings import ChangeRefused, Mine, NotPossible, TimeAsked


async def answer(asked: Asked, meant: Understanding) -> Reply:
    meant = await _as_new_time(asked, meant)
    zone = ZoneInfo(asked.zone)

    def going_on(line: Mine) -> Press:
        span = times.moved(line.span, meant, zone)
        return moving_to(line, span, meant.scope) if isinstance(span, Span) else AskTime(held_of(line))

    line = await finding.found(asked, meant, "move", going_on, meant.from_room or meant.room)
    if not isinstance(line, Mine):
        return line
    span = times.moved(line.span, meant, zone)
    if isinstance(span, Span):
        return await as_said(asked, moving_to(line, span, meant.scope))
    if span.problem is not None:
        return ChangeRefused(NotPossible.BAD_TIME, line)
    reply = await ask_time(asked, AskTime(held_of(line)), "")
    return replace(reply, draft=_roughly(reply.draft, meant.new_when)) if isinstance(reply, TimeAsked) else reply


def moving_to(line: Mine, span: Span, scope: Scope | None) -> MoveTo | ChangeDates:
    """Of this date alone, or of as much of its series as was said."""
    if scope in (Scope.ALL, Scope.FOLLOWING) and line.booking and line.booking.series:
        return ChangeDates(held_of(line), None if scope is Scope.ALL else line.span.start, span)
    return MoveTo(held_of(line), span, just=scope is Scope.ONE)


async def as_said(asked: Asked, press: MoveTo | ChangeDates) -> Reply:
    return await change_dates(asked, press, "") if isinstance(press, ChangeDates) else await move_to(asked, press, "")


async def _as_new_time(asked: Asked, meant: Understanding) -> Understanding:
    """ "Let's make it 3pm" names only one time: the new one, unless something is booked at 3."""
    if finding.several(meant) and meant.new_when is not None and meant.new_when.day == meant.when.day:
        return replace(meant, new_when=replace(meant.new_when, day=None))  # "my Monday series to 10": on its own days
    if meant.new_when is not None or meant.shift is not None or meant.when.clock is None:
        return meant
    mine = await all_mine(asked)
    if finding.at(mine.lines, meant.when, ZoneInfo(asked.zone)):
        return meant
    return replace(meant, when=When(), new_when=meant.when)


def _roughly(draft: Draft, said: When | None) -> Draft:
    """ "To the afternoon": the form begins where that does."""
    if said is None or said.starts is None:
        return draft
    return replace(draft, day=said.day or draft.day, clock=said.clock or said.starts.time(), roughly=said.clock is None)


async def move_to(asked: Asked, press: MoveTo, _owner: str) -> Reply:
    if press.span is not None:
        found = await chosen(asked, press, press.held)
        return await move(asked, press, found, press.span) if isinstance(found, Chosen) else found
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    draft, wrong = read_form(asked, times.draft_of(found.booking.span, asked.zone))
    if wrong or draft.day is None or draft.clock is None or draft.minutes is None:
        return _form(found, draft, Problem.NOT_READABLE)
    span = times.at(draft.day, draft.clock, draft.minutes, ZoneInfo(asked.zone))
    if isinstance(span, Incomplete):
        return _form(found, draft, span.problem or Problem.NOT_READABLE)
    if problem := times.problem_of(span, found.booking.span, asked.now):
        return _form(found, draft, problem)
    return await move(asked, press, found, span)


async def move(asked: Asked, press: Press, found: Chosen, span: Span) -> Reply:
    """Looks at the room's schedule first, without the booking itself: who is refused has given up nothing. `press` is
    what tries it again where Microsoft 365 is silent.
    """
    booking = found.booking
    if not settled(booking):
        return await _unsettled(asked, found)
    if span == booking.span:
        return await as_wished(asked, found)
    if times.problem_of(span, booking.span, asked.now):
        return ChangeRefused(NotPossible.BAD_TIME, found.mine)
    if not (isinstance(press, MoveTo) and press.just):
        which = await which_to_change(asked, found, MoveTo(found.held, span, just=True), span=span)
        if which is not None:
            return which
    room = await _room(asked, press, found)
    if room is None:
        return ChangeRefused(NotPossible.NOT_LINKED, found.mine)
    if not span.within(booking.span) or room.calendar != booking.calendar:
        free_busy = await schedule(asked, found, room, span)
        if not free_busy.known:
            return CalendarsSilent(press)
        if not free_busy.free(span):
            return await room_busy(asked, found, room, span, free_busy)
    try:
        return await written(asked, found, to_move_into(booking, room, span))
    except RoomTaken:
        return await room_busy(asked, found, room, span, await schedule(asked, found, room, span))


async def _room(asked: Asked, press: Press, found: Chosen) -> Room | None:
    """Its own, or the one that was named with the time."""
    if not (isinstance(press, MoveTo) and press.room):
        return found.room
    return next((room for room in await others(asked, found) if room.id == press.room), None)


async def _unsettled(asked: Asked, found: Chosen) -> Reply:
    """A meeting that has lost its room has none to ask for another time: it gets another room first."""
    if may_get_a_room(found.booking):
        return await rooms_for(asked, AnotherRoom(found.held), found)
    return ChangeRefused(NotPossible.UNDER_WAY, found.mine)


async def ask_time(asked: Asked, press: AskTime, _owner: str) -> Reply:
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    if not settled(found.booking):
        return await _unsettled(asked, found)
    return _form(found, times.draft_of(found.booking.span, asked.zone))


def _form(found: Chosen, draft: Draft, wrong: Problem | None = None) -> TimeAsked:
    return TimeAsked(found.mine, draft, MoveTo(found.held), wrong)


COMMAND = Command(
    name="move a booking",
    summary="Move a booking to another time, in the same room",
    wakes=frozenset({Intent.CHANGE_TIME}),
    examples=("move my 2pm to 4pm tomorrow", "move it half an hour later"),
    answer=discreetly(answer),
    presses={MoveTo: discreetly(move_to), AskTime: discreetly(ask_time), ChangeDates: discreetly(change_dates)},
)
