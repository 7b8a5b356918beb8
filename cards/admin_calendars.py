"""The room calendars that Microsoft 365 offers, to be ticked and connected; how connecting goes, and how it went."""

from __future__ import annotations

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
from cards.admin_words import some_of
from cards.clean import clean
from cards.elements import Action, ActionSet, Style
from cards.inputs import InputChoices, InputText
from cards.page import Page, band, heading, quiet, strong, text
from cards.tongue import mark, say, say_as, say_count
from cards.words import DOT, floor_named

ANY_BUILDING = "any"
_SEARCHABLE = 10
"""From so many calendars on there is something to search."""
_LONGEST_TITLE = 72
_NAMES_SHOWN = 8
_LONGEST_BUILDING = 120
_ROOM_FOR_BUILDINGS = 2_000  # bytes, of names and values
_SPECIAL = {
    CalendarState.CONNECTED: mark("Connected already: {rooms}."),
    CalendarState.ELSEWHERE: mark("Connected through another configuration: {rooms}."),
    CalendarState.RESERVED: mark("Reserved in Microsoft 365, so nobody can book them: {rooms}."),
    CalendarState.UNREADABLE: mark("Nook cannot read them: {rooms}."),
    CalendarState.VANISHED: mark("Connected, but Microsoft 365 offers them no more: {rooms}."),
}
_WHY_NOT = {
    CalendarState.ELSEWHERE: mark("{rooms}: connected through another configuration; disconnect there first."),
    CalendarState.RESERVED: mark("{rooms}: reserved in Microsoft 365, so nobody can book it."),
    CalendarState.UNREADABLE: mark("{rooms}: its calendar cannot be read; “admin check” names the cure."),
    CalendarState.VANISHED: mark("{rooms}: Microsoft 365 does not offer it any more."),
}


def offered(reply: CalendarsOffered, page: Page) -> Drawn:
    name = clean(reply.configuration_name, 60)
    title = say("Room calendars for {configuration}", configuration=name)
    if not reply.all:
        return _none_offered(name, title, page)
    body: list[Any] = []
    if reply.nothing_ticked:
        words = say("Nothing is ticked, so nothing was connected. Tick the rooms that Nook may book.")
        body.append(band("warning", [heading(say("Which rooms?")), text(words, spacing="Small")]))
    body += [heading(title, "Medium" if body else "Large"), text(_how_many(reply), spacing="Small")]
    body += _search(reply, page)
    body += _check_boxes(reply)
    body += _not_to_tick(reply)
    summary = say("Room calendars for {configuration}: {how_many}", configuration=name, how_many=_how_many(reply))
    return page.card(summary, body, _actions(reply, page))


def _none_offered(name: str, title: str, page: Page) -> Drawn:
    words = say(
        "Microsoft 365 offers no room calendars. Rooms are made in Exchange admin center > Recipients > Resources; or"
        " with New-Mailbox -Room. A new one can take a day to be listed."
    )
    summary = say("Room calendars for {configuration}: none is offered.", configuration=name)
    again = page.button(say("Look again"), Say("admin calendars"))
    return page.card(summary, [heading(title), text(words, spacing="Small")], [again])


def _how_many(reply: CalendarsOffered) -> str:
    """`1300 calendars, 340 fit the search. These are 26 to 50. 12 are ticked.`"""
    calendars = say_count("{n} calendar", "{n} calendars", reply.all)
    said = [f"{calendars}."]
    if reply.total != reply.all or reply.query or reply.building:
        said = [
            say_count(
                "{calendars}, {n} fits the search.",
                "{calendars}, {n} fit the search.",
                reply.total,
                calendars=calendars,
            )
        ]
    if len(reply.shown) < reply.total:
        first, last = reply.start + 1, reply.start + len(reply.shown)
        said.append(say("These are {first} to {last}.", first=first, last=last))
    if reply.ticked:
        said.append(say_count("{n} ticked so far.", "{n} ticked so far.", len(reply.ticked)))
    return " ".join(said)


def _search(reply: CalendarsOffered, page: Page) -> list[Any]:
    """The inputs of the search; its button, beside the one that ticks all that fit."""
    inputs = _search_inputs(reply)
    buttons: list[Action] = []
    if inputs:
        buttons.append(page.button(say("Search"), _to(reply, 0, searching=True), inputs=True))
    if reply.tickable > 1 and reply.fit_ticked < reply.tickable:
        every = _to(reply, reply.start, tick=Tick.ALL)
        buttons.append(page.button(say("Tick all {n}", n=reply.tickable), every, inputs=True))
    elif reply.tickable > 1:
        buttons.append(page.button(say("Untick all"), _to(reply, reply.start, tick=Tick.NONE), inputs=True))
    return [*inputs, ActionSet(buttons, spacing="Small")] if buttons else inputs


def _search_inputs(reply: CalendarsOffered) -> list[Any]:
    if reply.all < _SEARCHABLE and not reply.query and not reply.building:
        return []
    label, example = say_as("label", "Search"), say("Name, floor or address")
    query = InputText("query", label, value=clean(reply.query, 100) or None, placeholder=example)
    inputs: list[Any] = [query]
    if len(reply.buildings) > 1 or reply.building:
        choices = {ANY_BUILDING: say("Any building"), **{name: clean(name, 60) for name in _some_buildings(reply)}}
        chosen = reply.building if reply.building in choices else ANY_BUILDING
        inputs.append(InputChoices("building", say("Building"), choices, value=chosen))
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
        words = say("None of these can be connected.") if reply.total else say("No calendar fits the search.")
        return [text(words, spacing="Medium")]
    value = ",".join(address for address in rooms if address in reply.ticked)
    return [
        InputChoices(
            "calendars",
            say("Rooms that Nook may book"),
            rooms,
            value=value or None,
            style="expanded",
            is_multi_select=True,
        )
    ]


def _tickable(reply: CalendarsOffered) -> list[OfferedRoom]:
    return [room for room, state in reply.shown if state is CalendarState.FREE_TO_CONNECT]


def _one(room: OfferedRoom) -> str:
    """`Everest · 8 seats · Floor 3 · HQ`. Clients read it as Markdown, so what could become a link is parted."""
    seats = say_count("{n} seat", "{n} seats", room.seats) if room.seats else ""
    facts = (clean(room.name, 40), seats, floor_named(room.floor), clean(room.building, 30))
    words = clean(DOT.join(fact for fact in facts if fact), _LONGEST_TITLE)
    words = words.replace("](", "] (").replace("<", "‹").replace(">", "›")
    return words.replace(seats, seats.replace(" ", "\N{NO-BREAK SPACE}")).replace(
        DOT, f"\N{NO-BREAK SPACE}{DOT.lstrip()}"
    )


def _not_to_tick(reply: CalendarsOffered) -> list[Any]:
    """The others on this page, by what is special about them."""
    out: list[Any] = []
    for state, words in _SPECIAL.items():
        names = [clean(room.name, 40) for room, its in reply.shown if its is state]
        if names:
            out.append(quiet(say(words, rooms=some_of(names, _NAMES_SHOWN)), spacing="Medium" if not out else "Small"))
    if any(state in (CalendarState.CONNECTED, CalendarState.VANISHED) for _, state in reply.shown):
        out.append(quiet(say("To take one away, write “admin disconnect” and its address or name.")))
    return out


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
        out.append(page.button(say("Connect"), connect, leads=True, inputs=True))
    after = reply.start + len(reply.shown)
    if left := min(reply.total - after, len(reply.shown)):
        title, tooltip = say("Next {n}", n=left), say("The next calendars; what is ticked stays ticked")
        out.append(page.button(title, _to(reply, after), tooltip=tooltip, inputs=True))
    if reply.back is not None:
        out.append(page.button(say("Back"), _to(reply, reply.back), inputs=True))
    return out


def connecting(reply: CalendarsConnecting, page: Page) -> Drawn:
    name = clean(reply.configuration_name, 60)
    if reply.stalled:
        title = say("Connecting stopped at {done} of {total}", done=reply.done, total=reply.total)
        words = say(
            "Microsoft 365 is not answering. What was connected to {configuration} so far stays. Go on in a minute.",
            configuration=name,
        )
    else:
        title = say("Connecting calendars: {done} of {total}", done=reply.done, total=reply.total)
        words = say(
            "I go on by myself and say here when all are connected to {configuration}. If this stands still, press"
            " Go on.",
            configuration=name,
        )
    body = [band("warning" if reply.stalled else "accent", [heading(title), text(words, spacing="Small")])]
    return page.card(f"{title}. {words}", body, [page.button(say("Go on"), reply.rest)])


def connected(reply: CalendarsConnected, page: Page) -> Drawn:
    name = clean(reply.configuration_name, 60)
    title = _connected_title(reply)
    lines = []
    if reply.connected:
        names = some_of([clean(one, 40) for one in reply.names], len(reply.names), reply.connected)
        lines.append(say("{rooms}, through {configuration}.", rooms=names, configuration=name))
    if reply.before:
        before = say_count(
            "{n} calendar is connected already, and stays as it is.",
            "{n} calendars are connected already, and stay as they are.",
            reply.before,
        )
        lines.append(before)
    if not reply.connected and not reply.before:
        lines.append(say("Nothing was changed."))
    style: Style = "good" if reply.connected or not reply.refused else "attention"
    body: list[Any] = [band(style, [heading(title), *(text(line, spacing="Small") for line in lines)])]
    body += _refused(reply)
    if reply.guessed:
        body.append(quiet(_guessed(reply.guessed), spacing="Medium"))
    if reply.unlinked or reply.connected or reply.before:
        body.append(text(_what_next(reply), spacing="Medium"))
    return page.card(f"{title}. {' '.join(lines)}", body, _onward(reply, page))


def _connected_title(reply: CalendarsConnected) -> str:
    if reply.connected:
        return say_count("{n} calendar connected", "{n} calendars connected", reply.connected)
    return say("Connected already") if reply.before else say("No calendar was connected")


def _guessed(calendars: int) -> str:
    return say_count(
        "Microsoft 365 does not tell the time zone of {n} calendar: I took that of the other rooms in the building. A"
        " zone can be named with each room in “admin import rooms”.",
        "Microsoft 365 does not tell the time zone of {n} calendars: I took that of the other rooms in the building. A"
        " zone can be named with each room in “admin import rooms”.",
        calendars,
    )


def _refused(reply: CalendarsConnected) -> list[Any]:
    out: list[Any] = []
    for state, words in _WHY_NOT.items():
        names = [clean(name, 40) for name, its in reply.refused if its is state]
        if names:
            out.append(text(say(words, rooms=some_of(names, _NAMES_SHOWN)), spacing="Small", most=900))
    return [strong(say("Not connected"), spacing="Medium"), *out] if out else []


def _what_next(reply: CalendarsConnected) -> str:
    if not reply.unlinked:
        return say("All connected calendars are linked to rooms.")
    unlinked = say_count(
        "{n} calendar is not linked to a room yet, and only linked ones can be booked.",
        "{n} calendars are not linked to a room yet, and only linked ones can be booked.",
        reply.unlinked,
    )
    step = (
        say("Next: link them to your rooms.")
        if reply.rooms
        else say("Next: your rooms, from Microsoft’s directory or a list of your own.")
    )
    return f"{unlinked} {step}"


def _onward(reply: CalendarsConnected, page: Page) -> list[Action]:
    more = page.button(say("Room calendars"), Say("admin calendars"))
    if not reply.unlinked:
        return [page.button(say("Set-up"), Say("admin")), more]
    if reply.rooms:
        return [page.button(say("Link rooms"), Say("admin link"), leads=True), more]
    return [page.button(say("Make rooms"), Say("admin import rooms"), leads=True), more]


def unknown(reply: CalendarUnknown, page: Page) -> Drawn:
    title = say("No such calendar is connected")
    said = clean(reply.said, 100)
    words = say("I know no connected calendar “{said}”, or several of that name. Nothing was changed.", said=said)
    body = [heading(title), text(words, spacing="Small")]
    summary = say("No such calendar is connected: {said}. Nothing was changed.", said=said)
    return page.card(summary, body, [page.button(say("Calendars"), Say("admin calendars"))])
