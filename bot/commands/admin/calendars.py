"""`admin calendars`: the room calendars that Microsoft 365 offers, to be ticked and connected."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.commands.admin import check, connecting, disconnecting
from bot.commands.admin.guard import Handler
from bot.commands.admin.picking import (
    Candidate,
    buildings_of,
    can_be_ticked,
    candidates,
    fitting,
    searched,
    ticked_now,
)
from bot.commands.admin.which import which
from bot.commands.command import AnswerPress, Asked
from bot.domain.configuration import Configuration
from bot.language.admin_grammar import AdminWish, Verb
from bot.ports import CalendarRefused, CalendarTrouble
from bot.presses import Press
from bot.presses.calendars import Connect, ConnectRest, Disconnect, ShowCalendars, Tick
from bot.replies import CalendarsSilent, Reply
from bot.replies.admin import ChangedMeanwhile, WhichConfiguration
from bot.replies.calendars import CalendarsOffered, CalendarState

PAGE = 25
"""Calendars on a card: with long names and addresses so many fit into 25 KB."""
LOOKING = 2.5
"""Seconds in which the shown calendars are tried; what was not found out by then is found out when they are connected.
"""


async def show(asked: Asked, wish: AdminWish) -> Reply:
    chosen = await which(asked, wish.name, lambda configuration: ShowCalendars(configuration.id))
    if isinstance(chosen, WhichConfiguration):
        return chosen
    return await _page(asked, chosen, ShowCalendars(chosen.id))


async def turn_to(asked: Asked, press: ShowCalendars, _owner: str) -> Reply:
    configuration = (await asked.world.store.configurations()).get(press.configuration)
    return await _page(asked, configuration, press) if configuration else ChangedMeanwhile("")


async def connect(asked: Asked, press: Connect, _owner: str) -> Reply:
    configuration = (await asked.world.store.configurations()).get(press.configuration)
    if configuration is None:
        return ChangedMeanwhile("")
    ticked = ticked_now(press, asked.inputs)
    if not ticked:
        return await _page(asked, configuration, ShowCalendars(configuration.id), nothing_ticked=True)
    rest = ConnectRest(configuration.id, tuple(sorted(ticked)), len(ticked))
    return await _told(asked, connecting.step(asked, configuration, rest), press)


async def connect_rest(asked: Asked, press: ConnectRest, _owner: str) -> Reply:
    configuration = (await asked.world.store.configurations()).get(press.configuration)
    if configuration is None:
        return ChangedMeanwhile("")
    return await _told(asked, connecting.step(asked, configuration, press), press)


async def _told(asked: Asked, work: connecting.Step, again: Press) -> Reply:
    """A no of Microsoft 365 has a reason: the check finds it, and names the cure."""
    try:
        return await work
    except CalendarRefused:
        return await check.checked(asked.world, asked.now, asked.speaker.identity.tenant)
    except CalendarTrouble:
        return CalendarsSilent(again)


async def _page(
    asked: Asked, configuration: Configuration, press: ShowCalendars, nothing_ticked: bool = False
) -> Reply:
    return await _told(asked, _drawn_up(asked, configuration, press, nothing_ticked), press)


async def _drawn_up(
    asked: Asked, configuration: Configuration, press: ShowCalendars, nothing_ticked: bool
) -> CalendarsOffered:
    """Raises CalendarTrouble."""
    offered = await asked.world.directory.offered_rooms(configuration.tenant)
    found = candidates(configuration, offered, await asked.world.store.calendars())
    query, building = searched(press, asked.inputs)
    fit = fitting(found, query, building)
    ticked = ticked_now(press, asked.inputs) & _addresses(found)
    if press.tick is Tick.ALL:
        ticked |= _addresses(fit)
    elif press.tick is Tick.NONE:
        ticked -= _addresses(fit)
    changed = (query, building) != (press.query, press.building)
    start = press.start if 0 <= press.start < len(fit) and not changed else 0
    shown = await _looked_at(asked, configuration, fit[start : start + PAGE])
    unreadable = frozenset(room.address for room, state in shown if state is CalendarState.UNREADABLE)
    ticked -= unreadable
    tickable = _addresses(fit) - unreadable
    return CalendarsOffered(
        configuration=configuration.id,
        configuration_name=configuration.name,
        shown=shown,
        start=start,
        total=len(fit),
        all=len(found),
        ticked=ticked,
        query=query,
        building=building,
        buildings=buildings_of(found),
        tickable=len(tickable),
        fit_ticked=len(tickable & ticked),
        back=max(0, start - PAGE) if start else None,
        nothing_ticked=nothing_ticked,
    )


def _addresses(found: Sequence[Candidate]) -> frozenset[str]:
    return frozenset(one[0].address for one in found if can_be_ticked(one))


async def _looked_at(asked: Asked, configuration: Configuration, shown: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The same, those marked that cannot be read."""
    states = (CalendarState.FREE_TO_CONNECT, CalendarState.CONNECTED)
    looked = [room.address for room, state in shown if state in states]
    if not looked:
        return tuple(shown)
    try:
        async with asyncio.timeout(LOOKING):
            readable = await asked.world.directory.readable(configuration, looked)
    except (CalendarTrouble, TimeoutError):
        return tuple(shown)
    return tuple(
        (room, state if readable.get(room.address, True) else CalendarState.UNREADABLE) for room, state in shown
    )


async def disconnect(asked: Asked, wish: AdminWish) -> Reply:
    return await (disconnecting.ask(asked, wish.name) if wish.name else show(asked, wish))


VERBS: dict[Verb, Handler] = {"calendars": show, "disconnect": disconnect}
PRESSES: dict[type, AnswerPress] = {
    ShowCalendars: turn_to,
    Connect: connect,
    ConnectRest: connect_rest,
    Disconnect: disconnecting.disconnect,
}
