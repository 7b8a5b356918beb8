"""A picture as a floor plan: which floor it is, the way to the editor, and what an import would write."""

from __future__ import annotations

from typing import Any

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.plans import PictureDrafted, PictureFloorAsked
from cards.admin_floors import place
from cards.clean import clean
from cards.elements import Action, Container, Image, OpenUrl
from cards.inputs import InputChoices
from cards.page import Page, heading, quiet, row, stacked, strong, text
from cards.tongue import language_of, say, say_count

_MOST_NAMES = 10
_MOST_FLOORS = 150


def which(reply: PictureFloorAsked, page: Page) -> Drawn:
    if not reply.floors:
        title = say("There are no rooms yet")
        words = say("Bring your rooms first, then attach the picture again. Nothing was imported.")
        rooms = page.button(say("Import rooms"), Say("admin import rooms"), leads=True)
        return page.card(f"{title}. {words}", [heading(title), text(words, spacing="Small")], [rooms])
    title = say("Which floor is this picture?")
    words = say("Then you place its rooms on it. Nothing is written until you import.")
    choices = {str(at): place(*floor) for at, floor in enumerate(reply.floors[:_MOST_FLOORS])}
    chosen = None if reply.chosen is None else str(reply.chosen)
    floor = InputChoices(
        "floor",
        say("Floor"),
        choices,
        value=chosen if chosen in choices else None,
        is_required=True,
        error_message=say("Choose a floor."),
    )
    go_on = page.button(say("Go on"), reply.submit, leads=True, inputs=True)
    return page.card(f"{title} {words}", [heading(title), text(words, spacing="Small"), floor], [go_on])


def drafted(reply: PictureDrafted, page: Page) -> Drawn:
    where = place(reply.plan.building, reply.plan.floor)
    if reply.placed:
        title = say("Import the plan of {place}?", place=where)
        lead = say_count(
            "{n} room is placed on it. Nothing is written until you import.",
            "{n} rooms are placed on it. Nothing is written until you import.",
            len(reply.placed),
        )
    else:
        title = say("Place the rooms of {place}", place=where)
        lead = say("Draw each room on the picture. When you save, I show it here. Nothing is written until you import.")
    body: list[Any] = [heading(title), text(lead, spacing="Small")]
    names = ", ".join(clean(name, 40) for name in reply.placed[:_MOST_NAMES])
    if page.plan:
        address = page.plan(reply.plan, {}, frozenset(), None, language_of(page.reader.locale), page.times.twelve)
        alt = say("The plan of {place} with its rooms: {rooms}", place=where, rooms=names or say("none yet"))
        body.append(Image(address, alt, size="Stretch", spacing="Small"))
    if reply.replaces:
        body.append(text(say("It replaces the plan that this floor has. Its rooms stay as they are.")))
    for head, rooms in (
        (say_count("{n} room on it", "{n} rooms on it", len(reply.placed)), reply.placed),
        (say_count("{n} room not placed yet", "{n} rooms not placed yet", len(reply.missing)), reply.missing),
    ):
        if rooms:
            body.append(_names(head, rooms))
    if reply.address and reply.until:
        until = page.times.moment(reply.until)
        once = say("“Place rooms” opens once, until {until}. Then press “New link”.", until=until)
        body.append(quiet(once, spacing="Medium"))
    return page.card(f"{title}. {lead}", [*body, *stacked(_actions(reply, page))])


def _actions(reply: PictureDrafted, page: Page) -> list[Action]:
    write = page.button(say("Import"), reply.press, leads=bool(reply.placed))
    other = page.button(say("Another floor"), reply.other_floor)
    if not reply.address:
        return [write, page.button(say("Change what is drawn"), reply.draw), other]
    place_rooms = OpenUrl(say("Place rooms"), reply.address)
    return [place_rooms, page.button(say("New link"), reply.draw), write, other]


def _names(title: str, rooms: tuple[str, ...]) -> Container:
    names = ", ".join(clean(name, 40) for name in rooms[:_MOST_NAMES])
    items: list[Any] = [strong(title), quiet(names, spacing="None")]
    if len(rooms) > _MOST_NAMES:
        items.append(quiet(say("And {n} more.", n=len(rooms) - _MOST_NAMES), spacing="None"))
    return row(items)
