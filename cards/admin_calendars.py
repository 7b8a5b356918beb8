"""The room calendars that Microsoft 365 offers, to be ticked and connected; how connecting goes, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.domain.workplace import OfferedRoom
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.calendars import Connect, ShowCalendars, Tick
from bot.replies.calendars import (
    CalendarsConnected,
    CalendarsConnecting,
    CalendarsOffered,
    CalendarState,
    CalendarUnknown,
)
from cards.clean import clean
from cards.elements import Action, ActionSet, Style
from cards.inputs import InputChoices, InputText
from cards.page import Page, band, heading, quiet, strong, text
from cards.words import DOT, count, floor_named, listed

ANY_BUILDING = "any"
_SEARCHABLE = 10
"""From so many calendars on there is something to search."""
_LONGEST_TITLE = 72
_NAMES_SHOWN = 8
_LONGEST_BUILDING = 120
_ROOM_FOR_BUILDINGS = 2_000  # bytes, of names and values
_SPECIAL = {
    CalendarState.CONNECTED: "Connected already",
    CalendarState.ELSEWHERE: "Connected through another configuration",
    CalendarState.RESERVED: "Reserved in Microsoft 365, so nobody can book them",
    CalendarState.UNREADABLE: "Nook cannot read them",
    CalendarState.VANISHED: "Connected, but Microsoft 365 offers them no more",
}
_WHY_NOT = {
    CalendarState.ELSEWHERE: "connected through another configuration; disconnect there first",
    CalendarState.RESERVED: "reserved in Microsoft 365, so nobody can book it",
    CalendarState.UNREADABLE: "its calendar cannot be read; “admin check” names the cure",
    CalendarState.VANISHED: "Microsoft 365 does not offer it any more",
}


def offered(reply: CalendarsOffered, page: Page) -> Drawn:
    title = f"Room calendars for {clean(reply.configuration_name, 60)}"
    if not reply.all:
        return _none_offered(title, page)
    body: list[Any] = []
    if reply.nothing_ticked:
        words = "Nothing is ticked, so nothing was connected. Tick the rooms that Nook may book."
        body.append(band("warning", [strong("Which rooms?"), text(words, spacing="Small")]))
    body += [heading(title), text(_how_many(reply), spacing="Small")]
    body += _search(reply, page)
    body += _check_boxes(reply)
    body += _not_to_tick(reply)
    return page.card(f"{title}: {_how_many(reply)}", body, _actions(reply, page))


def _none_offered(title: str, page: Page) -> Drawn:
    words = "Microsoft 365 offers no room calendars. Rooms are made in Exchange admin center > Recipients > Resources;"
    later = "A new one can take a day to be listed."
    body = [heading(title), text(f"{words} or with New-Mailbox -Room. {later}", spacing="Small")]
    return page.card(f"{title}: none is offered.", body, [page.button("Look again", Say("admin calendars"))])


def _how_many(reply: CalendarsOffered) -> str:
    """`1300 calendars, 340 fit the search. These are 26 to 50. 12 are ticked.`"""
    some = reply.total != reply.all or reply.query or reply.building
    fit = f", {reply.total} {'fits' if reply.total == 1 else 'fit'} the search" if some else ""
    part = len(reply.shown) < reply.total
    shown = f" These are {reply.start + 1} to {reply.start + len(reply.shown)}." if part else ""
    ticked = f" {len(reply.ticked)} ticked so far." if reply.ticked else ""
    return f"{count(reply.all, 'calendar')}{fit}.{shown}{ticked}"


def _search(reply: CalendarsOffered, page: Page) -> list[Any]:
    """The inputs of the search; its button, beside the one that ticks all that fit."""
    inputs = _search_inputs(reply)
    buttons: list[Action] = []
    if inputs:
        buttons.append(page.button("Search", _to(reply, 0, searching=True), inputs=True))
    if reply.tickable > 1 and reply.fit_ticked < reply.tickable:
        every = _to(reply, reply.start, tick=Tick.ALL)
        buttons.append(page.button(f"Tick all {reply.tickable}", every, inputs=True))
    elif reply.tickable > 1:
        buttons.append(page.button("Untick all", _to(reply, reply.start, tick=Tick.NONE), inputs=True))
    return [*inputs, ActionSet(buttons, spacing="Small")] if buttons else inputs


def _search_inputs(reply: CalendarsOffered) -> list[Any]:
    if reply.all < _SEARCHABLE and not reply.query and not reply.building:
        return []
    query = InputText("query", "Search", value=clean(reply.query, 100) or None, placeholder="Name, floor or address")
    inputs: list[Any] = [query]
    if len(reply.buildings) > 1 or reply.building:
        choices = {ANY_BUILDING: "Any building", **{name: clean(name, 60) for name in _some_buildings(reply)}}
        chosen = reply.building if reply.building in choices else ANY_BUILDING
        inputs.append(InputChoices("building", "Building", choices, value=chosen))
    return inputs


def _some_buildings(reply: CalendarsOffered) -> list[str]:
    """As many as fit into a card, the one that is chosen before all others. Each is sent as it is shown."""
    out, room = [], _ROOM_FOR_BUILDINGS
    fit = [name for name in reply.buildings if clean(name, _LONGEST_BUILDING) == name]
    for name in sorted(fit, key=lambda name: name != reply.building):
        room -= 2 * len(name.encode()) + 30
        if room < 0:
            break
        out.append(name)
    return sorted(out, key=str.casefold)


def _check_boxes(reply: CalendarsOffered) -> list[Any]:
    rooms = {room.address: _one(room) for room in _tickable(reply)}
    if not rooms:
        words = "No calendar fits the search." if not reply.total else "None of these can be connected."
        return [text(words, spacing="Medium")]
    value = ",".join(address for address in rooms if address in reply.ticked)
    return [
        InputChoices(
            "calendars",
            "Rooms that Nook may book",
            rooms,
            value=value or None,
            style="expanded",
            is_multi_select=True,
            wrap=True,
        )
    ]


def _tickable(reply: CalendarsOffered) -> list[OfferedRoom]:
    return [room for room, state in reply.shown if state is CalendarState.FREE_TO_CONNECT]


def _one(room: OfferedRoom) -> str:
    """`Everest · 8 seats · Floor 3 · HQ`. Clients read it as Markdown, so what could become a link is parted."""
    seats = count(room.seats, "seat") if room.seats else ""
    facts = (clean(room.name, 40), seats, floor_named(room.floor), clean(room.building, 30))
    words = clean(DOT.join(fact for fact in facts if fact), _LONGEST_TITLE)
    words = words.replace("](", "] (").replace("<", "‹").replace(">", "›")
    return words.replace(" seat", "\N{NO-BREAK SPACE}seat").replace(DOT, f"\N{NO-BREAK SPACE}{DOT.lstrip()}")


def _not_to_tick(reply: CalendarsOffered) -> list[Any]:
    """The others on this page, by what is special about them."""
    out: list[Any] = []
    for state, words in _SPECIAL.items():
        names = [clean(room.name, 40) for room, its in reply.shown if its is state]
        if names:
            out.append(quiet(f"{words}: {_few(names)}.", spacing="Medium" if not out else "Small"))
    if any(state in (CalendarState.CONNECTED, CalendarState.VANISHED) for _, state in reply.shown):
        out.append(quiet("To take one away, write “admin disconnect” and its address or name."))
    return out


def _few(names: Iterable[str], most: int = _NAMES_SHOWN) -> str:
    found = list(names)
    return listed([*found[:most], f"{len(found) - most} more"] if len(found) > most else found)


def _to(reply: CalendarsOffered, start: int, searching: bool = False, tick: Tick = Tick.AS_ON_CARD) -> ShowCalendars:
    return ShowCalendars(
        reply.configuration,
        start,
        reply.query,
        reply.building,
        tuple(room.address for room in _tickable(reply)),
        tuple(sorted(reply.ticked)),
        searching,
        tick,
    )


def _actions(reply: CalendarsOffered, page: Page) -> list[Action]:
    out: list[Action] = []
    shown = tuple(room.address for room in _tickable(reply))
    if shown or reply.ticked:
        connect = Connect(reply.configuration, shown, tuple(sorted(reply.ticked)))
        out.append(page.button("Connect", connect, leads=True, inputs=True))
    after = reply.start + len(reply.shown)
    if left := min(reply.total - after, len(reply.shown)):
        title, tooltip = f"Next {left}", "The next calendars; what is ticked stays ticked"
        out.append(page.button(title, _to(reply, after), tooltip=tooltip, inputs=True))
    if reply.back is not None:
        out.append(page.button("Back", _to(reply, reply.back), inputs=True))
    return out


def connecting(reply: CalendarsConnecting, page: Page) -> Drawn:
    name = clean(reply.configuration_name, 60)
    if reply.stalled:
        title = f"Connecting stopped at {reply.done} of {reply.total}"
        words = f"Microsoft 365 is not answering. What was connected to {name} so far stays. Go on in a minute."
    else:
        title = f"Connecting calendars: {reply.done} of {reply.total}"
        words = f"I go on by myself and say here when all are connected to {name}. If this stands still, press Go on."
    body = [band("warning" if reply.stalled else "accent", [heading(title, "Medium"), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [page.button("Go on", reply.rest)])


def connected(reply: CalendarsConnected, page: Page) -> Drawn:
    name = clean(reply.configuration_name, 60)
    title = _connected_title(reply)
    lines = []
    if reply.connected:
        names = [clean(one, 40) for one in reply.names]
        more = reply.connected - len(names)
        lines.append(f"{listed([*names, f'{more} more'] if more > 0 else names)}, through {name}.")
    if reply.before:
        verb = "is" if reply.before == 1 else "are"
        lines.append(f"{count(reply.before, 'calendar')} {verb} connected already, and stay as they are.")
    if not reply.connected and not reply.before:
        lines.append("Nothing was changed.")
    style: Style = "good" if reply.connected or not reply.refused else "attention"
    body: list[Any] = [band(style, [heading(title), *(text(line, spacing="Small") for line in lines)])]
    body += _refused(reply)
    if reply.guessed:
        words = (
            f"Microsoft 365 does not tell the time zone of {count(reply.guessed, 'calendar')}: I took that of the other"
            " rooms in the building. A zone can be named with each room in “admin import rooms”."
        )
        body.append(quiet(words, spacing="Medium"))
    if reply.unlinked or reply.connected or reply.before:
        body.append(text(_what_next(reply), spacing="Medium"))
    return page.card(f"{title}. {' '.join(lines)}", body, _onward(reply, page))


def _connected_title(reply: CalendarsConnected) -> str:
    if reply.connected:
        return f"{count(reply.connected, 'calendar')} connected"
    return "Connected already" if reply.before else "No calendar was connected"


def _refused(reply: CalendarsConnected) -> list[Any]:
    out: list[Any] = []
    for state, words in _WHY_NOT.items():
        names = [clean(name, 40) for name, its in reply.refused if its is state]
        if names:
            out.append(text(f"{_few(names)}: {words}.", spacing="Small", most=900))
    return [strong("Not connected", spacing="Medium"), *out] if out else []


def _what_next(reply: CalendarsConnected) -> str:
    if not reply.unlinked:
        return "All connected calendars are linked to rooms."
    unlinked = f"{count(reply.unlinked, 'calendar is', 'calendars are')} not linked to a room yet, and only linked ones"
    if reply.rooms:
        return f"{unlinked} can be booked. Next: link them to your rooms."
    return f"{unlinked} can be booked. Next: your rooms, from Microsoft’s directory or a list of your own."


def _onward(reply: CalendarsConnected, page: Page) -> list[Action]:
    more = page.button("Room calendars", Say("admin calendars"))
    if not reply.unlinked:
        return [page.button("Set-up", Say("admin")), more]
    if reply.rooms:
        return [page.button("Link rooms", Say("admin link"), leads=True), more]
    return [page.button("Make rooms", Say("admin import rooms"), leads=True), more]


def unknown(reply: CalendarUnknown, page: Page) -> Drawn:
    title = "No such calendar is connected"
    said = clean(reply.said, 100)
    words = f"I know no connected calendar “{said}”, or several of that name. Nothing was changed."
    body = [heading(title, "Medium"), text(words, spacing="Small")]
    return page.card(f"{title}: {said}. Nothing was changed.", body, [page.button("Calendars", Say("admin calendars"))])
