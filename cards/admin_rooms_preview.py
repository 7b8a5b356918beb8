"""What an import of rooms would change, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.domain.workplace import WorkplaceRoom
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.rooms import RoomsPreview
from cards.clean import clean
from cards.elements import Container
from cards.page import Page, band, heading, quiet, strong, text
from cards.words import DOT, count, equipment_named, listed
from cards.workplace_words import SHORT, facts, place, why_not

_MOST_NEW = 8
_MOST_CHANGED = 8
_MOST_NOT_LINKED = 6


def draw(reply: RoomsPreview, page: Page) -> Drawn:
    title = _title(reply)
    body: list[Any] = []
    if reply.meanwhile:
        body.append(
            band(
                "warning",
                [
                    strong("The workplace has changed meanwhile"),
                    text("So nothing was imported. This is what it would do now.", spacing="Small"),
                ],
            )
        )
    body += [heading(title, "Medium" if reply.meanwhile else "Large"), text(_lead(reply), spacing="Small")]
    body += _list("New", [(room.name, _whole(room)) for room in reply.new], _MOST_NEW)
    body += _list(
        "Changed", [(after.name, what_differs(before, after)) for before, after in reply.changed], _MOST_CHANGED
    )
    if reply.not_linked:
        lines = [
            f"{clean(room, SHORT)}: {why_not(why, clean(address, 80))}." for address, room, why in reply.not_linked
        ]
        number = len(lines)
        head = f"{count(number, 'room')} would be imported, but not linked"
        body.append(Container([strong(head), *_some(lines, _MOST_NOT_LINKED)], separator=True, spacing="Medium"))
    if reply.press:
        actions = [
            page.button("Import", reply.press, leads=True),
            page.button("Another list", Say("admin import rooms")),
        ]
    else:
        actions = [page.button("Link calendars", Say("admin link")), page.button("Show rooms", Say("admin rooms"))]
    return page.card(f"{title}{'' if reply.press else '.'} {_lead(reply)}", body, actions)


def _title(reply: RoomsPreview) -> str:
    number = len(reply.new) + len(reply.changed)
    if not reply.press:
        return "Nothing to import"
    return f"Import {count(number, 'room')}?" if number else f"Link {count(len(reply.links), 'room')}?"


def _lead(reply: RoomsPreview) -> str:
    parts = [
        f"{len(reply.new)} new" if reply.new else "",
        f"{len(reply.changed)} changed" if reply.changed else "",
        f"{reply.same} already as they should be" if reply.same else "",
        f"{len(reply.links)} to be linked to {'its calendar' if len(reply.links) == 1 else 'their calendars'}"
        if reply.links
        else "",
    ]
    said = listed(part for part in parts if part)
    if not reply.press:
        return (
            f"{said}. Importing this would change nothing."
            if said
            else "There is no room to make: every connected calendar has one."
        )
    return f"{said}. Nothing is written until you import."


def _whole(room: WorkplaceRoom) -> str:
    return DOT.join(part for part in (place(room), facts(room)) if part)


def what_differs(before: WorkplaceRoom, after: WorkplaceRoom) -> str:
    """`8 → 10 seats · screen → screen, phone`."""
    pairs = (
        (before.name, after.name, ""),
        (place(before), place(after), ""),
        (str(before.seats or "unknown"), str(after.seats or "unknown"), " seats"),
        (equipment_named(before.equipment) or "no equipment", equipment_named(after.equipment) or "no equipment", ""),
        (before.zone or "zone of the mailbox", after.zone or "zone of the mailbox", ""),
    )
    return DOT.join(f"{clean(one, 80)} → {clean(other, 80)}{unit}" for one, other, unit in pairs if one != other)


def _list(title: str, lines: Sequence[tuple[str, str]], most: int) -> list[Any]:
    if not lines:
        return []
    items: list[Any] = [strong(title)]
    for name, words in lines[:most]:
        items.append(text(name, spacing="Small", most=80))
        items += [quiet(words, spacing="None", most=300)] if words else []
    if len(lines) > most:
        items.append(quiet(f"And {len(lines) - most} more."))
    return [Container(items, separator=True, spacing="Medium")]


def _some(lines: Sequence[str], most: int) -> Iterable[Any]:
    yield from (quiet(line, spacing="None") for line in lines[:most])
    if len(lines) > most:
        yield quiet(f"And {len(lines) - most} more.")
