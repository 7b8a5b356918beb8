"""`find another room for my 3pm`, `something bigger`, `move my 2pm to Fuji`: another room at the same time.

The first room is given up only when the second has accepted. The worker sees to that.
"""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.commands.bookings import finding, moving
from bot.commands.bookings.discreet import discreetly
from bot.commands.bookings.doing import Chosen, as_wished, chosen, written
from bot.commands.bookings.line import held_of
from bot.commands.bookings.mine import all_mine
from bot.commands.bookings.rooms import another_room, busy, others
from bot.commands.bookings.series_changing import another_room_for_dates, change_dates, which_to_change
from bot.commands.command import Asked, Command
from bot.domain.changes import may_get_a_room, settled, to_switch
from bot.domain.workplace import Room
from bot.free_busy import CONFIRMED
from bot.language.understanding import Intent, Scope, Understanding, When
from bot.ports import RoomTaken
from bot.presses import Press
from bot.presses.bookings import AnotherRoom, SwitchTo
from bot.presses.series import ChangeDates
from bot.replies import CalendarsSilent, Reply
from bot.replies.bookings import ChangeRefused, Mine, NotPossible, RoomsToSwitch


async def answer(asked: Asked, meant: Understanding) -> Reply:
    if await _is_a_move(asked, meant):
        return await moving.answer(asked, replace(meant, when=When(), new_when=meant.when))

    def going_on(line: Mine) -> Press:
        named = _named(asked, meant, line)
        return _switching_to(line, named, meant.scope) if named else _another(line, meant)

    line = await finding.found(asked, meant, "another room", going_on, meant.from_room)
    if not isinstance(line, Mine):
        return line
    if named := _named(asked, meant, line):
        press = _switching_to(line, named, meant.scope)
        if isinstance(press, ChangeDates):
            return await change_dates(asked, press, "")
        return await switch_to(asked, press, "")
    reply = await another(asked, _another(line, meant), "")
    unknown = meant.unknown_place or ""
    return replace(reply, unknown=unknown) if isinstance(reply, RoomsToSwitch) else reply


async def _is_a_move(asked: Asked, meant: Understanding) -> bool:
    """ "Move the Everest meeting to 4pm" names the room it is in, and a time when nothing of mine is on."""
    if meant.room is None or meant.from_room is not None or meant.when.clock is None:
        return False
    mine = await all_mine(asked)
    there = any(line.room_name == meant.room for line in mine.lines)
    return there and not finding.at(mine.lines, meant.when, ZoneInfo(asked.zone))


def _named(asked: Asked, meant: Understanding, line: Mine) -> Room | None:
    """The room that was named as the other one; of several so called, one in the same building."""
    rooms = [room for room in asked.rooms if room.name == meant.room]
    building = meant.building or (line.room.building if line.room else None)
    return next((room for room in rooms if room.building == building), rooms[0] if rooms else None)


def _switching_to(line: Mine, room: Room, scope: Scope | None) -> SwitchTo | ChangeDates:
    """Of this date alone, or of as much of its series as was said."""
    if scope in (Scope.ALL, Scope.FOLLOWING) and line.booking and line.booking.series:
        return ChangeDates(held_of(line), None if scope is Scope.ALL else line.span.start, room=room.id)
    return SwitchTo(held_of(line), room.id, just=scope is Scope.ONE)


def _another(line: Mine, meant: Understanding) -> AnotherRoom:
    series = finding.several(meant) and line.booking is not None and bool(line.booking.series)
    since = line.span.start if series and meant.scope is Scope.FOLLOWING else None
    return AnotherRoom(
        held_of(line),
        meant.bigger,
        meant.capacity or 0,
        meant.building,
        meant.floor,
        meant.equipment,
        series=series,
        since=since,
    )


async def another(asked: Asked, press: AnotherRoom, owner: str) -> Reply:
    return await (another_room_for_dates if press.series else another_room)(asked, press, owner)


async def switch_to(asked: Asked, press: SwitchTo, _owner: str) -> Reply:
    found = await chosen(asked, press, press.held)
    if not isinstance(found, Chosen):
        return found
    booking = found.booking
    rooms = await others(asked, found)
    room = next((room for room in rooms if room.id == press.room), None)
    if found.room is not None and found.room.id == press.room:
        return await as_wished(asked, found)
    if not may_get_a_room(booking):
        return ChangeRefused(NotPossible.UNDER_WAY, found.mine)
    if room is None:
        return await another_room(asked, AnotherRoom(press.held), _owner)
    if not press.just and settled(booking):
        which = await which_to_change(asked, found, replace(press, just=True), room=room.id)
        if which is not None:
            return which
    free_busy = (await asked.world.readings.read([room], booking.span, asked.now, CONFIRMED))[room.calendar]
    if not free_busy.known:
        return CalendarsSilent(press)
    try:
        if free_busy.free(booking.span):
            return await written(asked, found, to_switch(booking, room))
    except RoomTaken:
        pass
    return await busy(asked, found, rooms, room)


COMMAND = Command(
    name="another room",
    summary="Find another room for a booking, which keeps its room until the other has accepted",
    wakes=frozenset({Intent.CHANGE_ROOM}),
    examples=("find another room for my 3pm", "something bigger", "move my 2pm to Everest"),
    answer=discreetly(answer),
    presses={AnotherRoom: discreetly(another), SwitchTo: discreetly(switch_to)},
)
