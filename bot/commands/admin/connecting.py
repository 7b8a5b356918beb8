"""Connecting the ticked calendars: some at a time, so that a thousand show progress and none is half connected.

Each step reads a hundred calendars and their zones, writes them in one transaction and hands back what is left. It may
be taken again at any time: what is connected already is only counted.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.commands.admin.guard import deed
from bot.commands.command import Asked
from bot.domain.configuration import Configuration
from bot.domain.deeds import Did, Fact, Told
from bot.domain.workplace import OfferedRoom, RoomCalendar
from bot.ports import CalendarRefused, CalendarTrouble, Conflict, RefusedFor
from bot.presses.calendars import ConnectRest
from bot.replies import Reply
from bot.replies.admin import ChangedMeanwhile
from bot.replies.calendars import CalendarsConnected, CalendarsConnecting, CalendarState

AT_ONCE = 100
"""Calendars of one step: with 0.2 s for each mailbox it takes 3 s, and a turn may take 8."""
IN_FLIGHT = 8
PATIENCE = 3.5
"""Seconds for the zones of one step; those that were not read by then are left for the next."""
FEW = 5

Step = Coroutine[Any, Any, Reply]


async def step(asked: Asked, configuration: Configuration, rest: ConnectRest) -> Reply:
    """Raises CalendarTrouble where nothing was done so far; later it says how far it came."""
    try:
        return await _step(asked, configuration, rest)
    except CalendarTrouble:
        done = rest.total - len(rest.left)
        if not done:
            raise
        return CalendarsConnecting(configuration.name, done, rest.total, rest, stalled=True)


async def _step(asked: Asked, configuration: Configuration, rest: ConnectRest) -> Reply:
    store, directory = asked.world.store, asked.world.directory
    addresses, later = rest.left[:AT_ONCE], rest.left[AT_ONCE:]
    offered = {room.address: room for room in await directory.offered_rooms(configuration.tenant)}
    connected = {calendar.address: calendar for calendar in await store.calendars()}
    before = [a for a in addresses if a in connected and connected[a].configuration == configuration.id]
    refused: dict[str, CalendarState] = {}
    wanted: list[OfferedRoom] = []
    for address in addresses:
        if address in before:
            continue
        if address in connected:
            refused[address] = CalendarState.ELSEWHERE
        elif address not in offered:
            refused[address] = CalendarState.VANISHED
        elif offered[address].reserved:
            refused[address] = CalendarState.RESERVED
        else:
            wanted.append(offered[address])
    tried = await _tried(asked, configuration, wanted)
    refused |= dict.fromkeys(tried.unreadable, CalendarState.UNREADABLE)
    calendars, guessed = _calendars(configuration, wanted, tried.zones, connected.values())
    if calendars:
        try:
            await store.connect(calendars, deed(asked, Did.CONNECTED, configuration.name, after=_summed_up(calendars)))
        except Conflict:
            return ChangedMeanwhile(configuration.name, rest)
    so_far = replace(
        rest,
        left=(*tried.late, *later),
        connected=rest.connected + len(calendars),
        names=(*rest.names, *(calendar.name for calendar in calendars))[:FEW],
        before=rest.before + len(before),
        refused=(*rest.refused, *((_name(a, offered, connected), state.value) for a, state in refused.items())),
        guessed=rest.guessed + guessed,
    )
    if so_far.left:
        return CalendarsConnecting(configuration.name, rest.total - len(so_far.left), rest.total, so_far)
    return await _connected(asked, configuration, so_far)


@dataclass(frozen=True, slots=True)
class _Tried:
    """`zones` by address ("" where nobody knows), `unreadable` addresses, `late` those that did not answer in time."""

    zones: Mapping[str, str]
    unreadable: tuple[str, ...]
    late: tuple[str, ...]


async def _tried(asked: Asked, configuration: Configuration, wanted: Sequence[OfferedRoom]) -> _Tried:
    """Whether each can be read, and its zone. Raises CalendarTrouble where none answers."""
    if not wanted:
        return _Tried({}, (), ())
    addresses = [room.address for room in wanted]
    answers = await asked.world.directory.readable(configuration, addresses)
    readable = [address for address in addresses if answers.get(address, False)]
    zones = await _zones(asked, configuration, readable) if readable else {}
    return _Tried(
        zones={address: zone for address, zone in zones.items() if zone is not None},
        unreadable=tuple(a for a in addresses if a not in readable or zones.get(a, "") is None),
        late=tuple(address for address in readable if address not in zones),
    )


async def _zones(asked: Asked, configuration: Configuration, addresses: Sequence[str]) -> dict[str, str | None]:
    """By address; None where there is no mailbox, "" where its zone cannot be told. Late ones are left out."""
    room = asyncio.Semaphore(IN_FLIGHT)

    async def zone(address: str) -> str | None:
        async with room:
            return await asked.world.directory.zone_of(configuration.tenant, address)

    tasks = {address: asyncio.create_task(zone(address)) for address in addresses}
    try:
        await asyncio.wait(tasks.values(), timeout=PATIENCE)
    finally:
        for task in tasks.values():
            task.cancel()
    answered = {address: task for address, task in tasks.items() if task.done() and not task.cancelled()}
    troubles = [error for task in answered.values() if (error := task.exception()) is not None]
    busy = [error for error in troubles if not isinstance(error, CalendarRefused)]
    if not answered:
        raise CalendarTrouble("No mailbox answered in time.")
    if busy and len(busy) == len(answered):
        raise busy[0]
    return {address: _zone(task) for address, task in answered.items()}


def _zone(task: asyncio.Task[str | None]) -> str | None:
    error = task.exception()
    if error is None:
        return task.result()
    if not isinstance(error, CalendarTrouble):
        raise error
    return None if isinstance(error, CalendarRefused) and error.why is RefusedFor.NO_MAILBOX else ""


def _calendars(
    configuration: Configuration,
    wanted: Sequence[OfferedRoom],
    zones: Mapping[str, str],
    connected: Iterable[RoomCalendar],
) -> tuple[list[RoomCalendar], int]:
    """The calendars to connect, and for how many the zone is a guess: that of most of the building, else of most."""
    known = [(calendar.building, calendar.zone) for calendar in connected]
    known += [(room.building, zones[room.address]) for room in wanted if zones.get(room.address)]
    out = [
        RoomCalendar(
            address=room.address,
            configuration=configuration.id,
            name=room.name,
            building=room.building,
            floor=room.floor,
            seats=room.seats,
            equipment=room.equipment,
            zone=zones[room.address] or _usual(known, room.building),
        )
        for room in wanted
        if room.address in zones
    ]
    return out, sum(not zones[calendar.address] for calendar in out)


def _usual(known: Sequence[tuple[str, str]], building: str) -> str:
    near = Counter(zone for where, zone in known if building and where == building)
    counted = near or Counter(zone for _, zone in known)
    return max(sorted(counted), key=lambda zone: counted[zone]) if counted else "UTC"


def _name(address: str, offered: Mapping[str, OfferedRoom], connected: Mapping[str, RoomCalendar]) -> str:
    room = offered.get(address) or connected.get(address)
    return room.name if room else address


def _summed_up(calendars: Sequence[RoomCalendar]) -> Told:
    names = ((Fact.CALENDAR, calendar.name) for calendar in calendars[:FEW])
    return ((Fact.CONNECTED, str(len(calendars))), *names)


async def _connected(asked: Asked, configuration: Configuration, so_far: ConnectRest) -> CalendarsConnected:
    store = asked.world.store
    unlinked = [c for c in await store.calendars() if c.configuration == configuration.id and not c.room]
    return CalendarsConnected(
        configuration_name=configuration.name,
        connected=so_far.connected,
        names=so_far.names,
        before=so_far.before,
        refused=tuple((name, CalendarState(state)) for name, state in so_far.refused),
        unlinked=len(unlinked),
        rooms=len(await store.workplace()),
        guessed=so_far.guessed,
    )
