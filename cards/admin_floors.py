"""Floors and their plans, for admins: the list, what an import would write, what it wrote, removing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.ports import Drawn
from bot.presses import Say
from bot.presses.plans import AskRemovePlan, EditPlan, RoomsOfPlans, ShowFloors
from bot.replies.plans import (
    FloorLine,
    FloorsShown,
    LevelPreview,
    PlanPreview,
    PlanRemoved,
    PlansImported,
    PlanWanted,
    RemovePlanAsked,
)
from cards.clean import clean
from cards.elements import Action, ActionSet, Container
from cards.page import Page, heading, quiet, row, stacked, strong, text
from cards.plan_faults import FAULTS
from cards.tongue import say, say_count
from cards.words import DOT, floor_named

_MOST_LEVELS = 12
_MOST_NAMES = 10
_MOST_FAULTS = 10


def place(building: str, floor: str) -> str:
    """`HQ · Floor 3`."""
    return DOT.join(part for part in (clean(building, 60), floor_named(floor)) if part) or say("no name")


def floors(reply: FloorsShown, page: Page) -> Drawn:
    title = say_count("Your workplace has {n} floor", "Your workplace has {n} floors", reply.total)
    bring = page.button(say("Import floor plan"), Say("admin import floor plan"))
    if not reply.total:
        title = say("There are no floors yet")
        words = say("Floors come with rooms, or with a floor plan.")
        rooms = page.button(say("Import rooms"), Say("admin import rooms"))
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")], [bring, rooms])
    body: list[Any] = [heading(title), *(_line(one, page) for one in reply.shown)]
    actions: list[Action] = [bring]
    after = reply.start + len(reply.shown)
    if after < reply.total:
        actions.append(page.button(say("More floors"), ShowFloors(after)))
    return page.card(title, body, actions)


def _line(one: FloorLine, page: Page) -> Container:
    if one.plan:
        facts = say("{on} of {n} rooms are on its plan", on=one.on_plan, n=one.rooms)
        if not one.rooms:
            facts = say("It has a plan, but no rooms yet")
        where = place(one.building, one.floor)
        draw = [page.button(say("Place rooms"), EditPlan(one.building, one.floor), tooltip=where)] if one.drawn else []
        remove = page.button(say("Remove plan"), AskRemovePlan(one.building, one.floor), tooltip=where)
        rest: list[Any] = [ActionSet([*draw, remove], spacing="Small")]
    else:
        rooms = say_count("{n} room", "{n} rooms", one.rooms)
        facts, rest = say("{rooms}, no plan yet", rooms=rooms), []
    items = [strong(place(one.building, one.floor)), quiet(facts, spacing="None"), *rest]
    return row(items)


def wanted(reply: PlanWanted, page: Page) -> Drawn:
    title = say("Attach a floor plan")
    words = [
        say("Attach the file to a message to me: an IMDF archive (.zip), as Microsoft Places uses."),
        say("Or a picture of one floor (PNG or JPEG), on which you place the rooms."),
        say("I show what is in it first. Nothing is written until you import."),
    ]
    shown = page.button(say("Show floors"), Say("admin floors"))
    return page.card(f"{title}. {words[0]}", [heading(title), *(text(one, spacing="Small") for one in words)], [shown])


def preview(reply: PlanPreview, page: Page) -> Drawn:
    n = len(reply.levels)
    title = say_count("Import {n} floor plan?", "Import {n} floor plans?", n)
    units, matched = sum(one.units for one in reply.levels), sum(one.matched for one in reply.levels)
    lead = say(
        "{units} units, {matched} of them are rooms of your workplace. Nothing is written until you import.",
        units=units,
        matched=matched,
    )
    body: list[Any] = [heading(title), text(lead, spacing="Small")]
    lines = [_level(one) for one in reply.levels[:_MOST_LEVELS]]
    body.append(_list(say("Floors"), lines, n))
    if reply.without_room:
        names = [clean(name, 40) for name in reply.without_room[:_MOST_NAMES]]
        head = say_count("{n} unit without a room", "{n} units without a room", len(reply.without_room))
        body.append(_list(head, [", ".join(names)], len(reply.without_room) - len(names) + 1))
        body.append(quiet(say("They are drawn in grey. Rooms can be made of them afterwards."), spacing="None"))
    if reply.without_unit:
        names = [clean(room.name, 40) for room in reply.without_unit[:_MOST_NAMES]]
        head = say_count("{n} room on no plan", "{n} rooms on no plan", len(reply.without_unit))
        body.append(_list(head, [", ".join(names)], len(reply.without_unit) - len(names) + 1))
    if reply.faults:
        faults = [_fault(*one) for one in reply.faults[:_MOST_FAULTS]]
        body.append(_list(say("What is wrong in the file"), faults, len(reply.faults)))
    actions = [
        page.button(say("Import"), reply.press, leads=True),
        page.button(say("Another file"), Say("admin import floor plan")),
    ]
    return page.card(f"{title} {lead}", body, actions)


def _level(one: LevelPreview) -> str:
    facts = say(
        "{place}: {units} units, {matched} rooms",
        place=place(one.building, one.floor),
        units=one.units,
        matched=one.matched,
    )
    return say("{line} (replaces its plan)", line=facts) if one.replaces else facts


def _fault(what: str, times: int, example: str) -> str:
    words = say(FAULTS[what]) if what in FAULTS else clean(what, 60)
    line = say("{times} × {fault}", times=times, fault=words)
    return say("{line}, such as {example}", line=line, example=clean(example, 40)) if example else line


def _list(title: str, lines: Sequence[str], total: int) -> Container:
    items: list[Any] = [strong(title), *(quiet(line, spacing="None", most=500) for line in lines)]
    if total > len(lines):
        items.append(quiet(say("And {n} more.", n=total - len(lines))))
    return row(items)


def imported(reply: PlansImported, page: Page) -> Drawn:
    n = len(reply.floors)
    title = say_count("{n} floor plan is imported", "{n} floor plans are imported", n)
    named = ", ".join(place(*floor) for floor in reply.floors[:_MOST_LEVELS])
    words = [f"{named}.", say_count("{n} room is on it.", "{n} rooms are on them.", reply.placed)]
    if reply.replaced:
        words.append(say_count("{n} replaced an older one.", "{n} replaced older ones.", reply.replaced))
    actions: list[Action] = []
    if reply.show:
        actions.append(page.button(say("Show plan"), reply.show, leads=True))
    if reply.makeable:
        words.append(
            say_count("{n} unit with a name is no room yet.", "{n} units with a name are no rooms yet.", reply.makeable)
        )
        actions.append(page.button(say("Make rooms of them"), RoomsOfPlans()))
    actions.append(page.button(say("Show floors"), Say("admin floors")))
    return page.card(f"{title}.", [heading(title), text(" ".join(words), spacing="Small"), *stacked(actions)])


def remove_asked(reply: RemovePlanAsked, page: Page) -> Drawn:
    title = say("Remove the plan of {place}?", place=place(reply.building, reply.floor))
    words = (
        say("None of your rooms is on it; only the picture goes.")
        if not reply.rooms
        else say_count(
            "Its room stays as it is and can be booked as before; only the picture goes.",
            "Its {n} rooms stay as they are and can be booked as before; only the picture goes.",
            reply.rooms,
        )
    )
    actions: list[Action] = [
        page.button(say("Yes, remove the plan"), reply.press),
        page.button(say("Keep it"), Say("admin floors")),
    ]
    return page.card(title, [heading(title), text(words, spacing="Small")], actions)


def removed(reply: PlanRemoved, page: Page) -> Drawn:
    where = place(reply.building, reply.floor)
    gone = say("The plan of {place} is removed", place=where)
    title = gone if reply.there else say("{place} has no plan any more", place=where)
    words = say("Its rooms are as they were.")
    shown = page.button(say("Show floors"), Say("admin floors"))
    return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")], [shown])
