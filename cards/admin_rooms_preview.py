"""What an import of rooms would change, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.domain.workplace import WorkplaceRoom
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.rooms import RoomsPreview
from cards.clean import clean
from cards.page import Page, band, heading, quiet, row, stacked, strong, text
from cards.tongue import say, say_as, say_count
from cards.words import DOT, equipment_named, listed
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
                    heading(say("The workplace has changed meanwhile")),
                    text(say("So nothing was imported. This is what it would do now."), spacing="Small"),
                ],
            )
        )
    body += [heading(title, "Medium" if reply.meanwhile else "Large"), text(_lead(reply), spacing="Small")]
    body += _list(say("New"), [(room.name, _whole(room)) for room in reply.new], _MOST_NEW)
    body += _list(
        say("Changed"), [(after.name, what_differs(before, after)) for before, after in reply.changed], _MOST_CHANGED
    )
    if reply.not_linked:
        lines = [why_not(why, clean(room, SHORT), clean(address, 80)) for address, room, why in reply.not_linked]
        head = say_count(
            "{n} room would be imported, but not linked", "{n} rooms would be imported, but not linked", len(lines)
        )
        body.append(row([strong(head), *_some(lines, _MOST_NOT_LINKED)]))
    if reply.press:
        actions = [
            page.button(say("Import"), reply.press, leads=True),
            page.button(say("Another list"), Say("admin import rooms")),
        ]
    else:
        actions = [
            page.button(say("Link calendars"), Say("admin link")),
            page.button(say("Show rooms"), Say("admin rooms")),
        ]
    return page.card(f"{title}{'' if reply.press else '.'} {_lead(reply)}", [*body, *stacked(actions)])


def _title(reply: RoomsPreview) -> str:
    number = len(reply.new) + len(reply.changed)
    if not reply.press:
        return say("Nothing to import")
    if number:
        return say_count("Import {n} room?", "Import {n} rooms?", number)
    return say_count("Link {n} room?", "Link {n} rooms?", len(reply.links))


def _lead(reply: RoomsPreview) -> str:
    what = listed(_counted(reply))
    if reply.press:
        return say("{changes}. Nothing is written until you import.", changes=what)
    if what:
        return say("{changes}. Importing this would change nothing.", changes=what)
    return say("There is no room to make: every connected calendar has one.")


def _counted(reply: RoomsPreview) -> list[str]:
    out = []
    if reply.new:
        out.append(say_count("{n} new", "{n} new", len(reply.new)))
    if reply.changed:
        out.append(say_count("{n} changed", "{n} changed", len(reply.changed)))
    if reply.same:
        out.append(say_count("{n} already as they should be", "{n} already as they should be", reply.same))
    if reply.links:
        linked = say_count("{n} to be linked to its calendar", "{n} to be linked to their calendars", len(reply.links))
        out.append(linked)
    return out


def _whole(room: WorkplaceRoom) -> str:
    return DOT.join(part for part in (place(room), facts(room)) if part)


def what_differs(before: WorkplaceRoom, after: WorkplaceRoom) -> str:
    """`8 → 10 seats · screen → screen, phone`."""
    nothing, mailbox = say("no equipment"), say("zone of the mailbox")
    pairs = (
        (before.name, after.name),
        (place(before), place(after)),
        (_seats(before), _seats(after)),
        (equipment_named(before.equipment) or nothing, equipment_named(after.equipment) or nothing),
        (before.zone or mailbox, after.zone or mailbox),
    )
    lines = [f"{clean(one, 80)} → {clean(other, 80)}" if one != other else "" for one, other in pairs]
    if before.seats != after.seats:
        lines[2] = say("{before} → {after} seats", before=_seats(before), after=_seats(after))
    return DOT.join(line for line in lines if line)


def _seats(room: WorkplaceRoom) -> str:
    return str(room.seats) if room.seats else say_as("number of seats", "unknown")


def _list(title: str, lines: Sequence[tuple[str, str]], most: int) -> list[Any]:
    if not lines:
        return []
    items: list[Any] = [strong(title)]
    for name, words in lines[:most]:
        items.append(text(name, spacing="Small", most=80))
        items += [quiet(words, spacing="None", most=300)] if words else []
    if len(lines) > most:
        items.append(quiet(say_count("And {n} more.", "And {n} more.", len(lines) - most)))
    return [row(items)]


def _some(lines: Sequence[str], most: int) -> Iterable[Any]:
    yield from (quiet(line, spacing="None") for line in lines[:most])
    if len(lines) > most:
        yield quiet(say_count("And {n} more.", "And {n} more.", len(lines) - most))
