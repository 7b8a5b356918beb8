"""The workplace's rooms, asking for more of them, and how an import went."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bot.domain.workplace import WorkplaceRoom
from bot.ports import Drawn
from bot.presses import Say
from bot.presses.rooms import MakeRooms, PreviewRooms, ShowRooms
from bot.replies.rooms import FileRefused, RoomsImported, RoomsWanted, WorkplaceShown
from cards.clean import clean
from cards.elements import Container
from cards.inputs import InputText
from cards.page import Page, band, heading, quiet, stacked, strong, text
from cards.words import DOT, count, listed
from cards.workplace_words import SHORT, facts, place

COLUMNS = "building,floor,name,capacity,equipment,calendar,zone"
EXAMPLE = f"{COLUMNS}\nHQ,3,Everest,8,screen;whiteboard,everest@contoso.com,Europe/Berlin"
IMPORT, LINK = Say("admin import rooms"), Say("admin link")
MOST_ERRORS = 20
_MOST_KEPT = 11_000
"""Bytes of the list that stay in the input: the errors and the rest of the card need theirs."""


def workplace(reply: WorkplaceShown, page: Page) -> Drawn:
    if not reply.total:
        return _empty(reply, page)
    end = reply.start + len(reply.shown)
    title = f"{count(reply.total, 'room')} in your workplace"
    linked = f"{reply.linked} of them linked to a calendar" if reply.linked else "none of them linked to a calendar"
    rest = f"{count(reply.unlinked, 'connected calendar')} without a room" if reply.unlinked else ""
    lead = f"{linked[:1].upper()}{linked[1:]}; only linked rooms can be booked."
    body: list[Any] = [heading(title), text(lead, spacing="Small")]
    if rest:
        body.append(quiet(f"{rest}."))
    body += [_of_one_place(where, list(rooms)) for where, rooms in groupby(reply.shown, place)]
    if reply.total > len(reply.shown):
        body.append(quiet(f"Rooms {reply.start + 1}–{end} of {reply.total}", spacing="Medium"))
    onward = (
        [page.button("Next rooms", ShowRooms(end), tooltip=f"{reply.total - end} more")] if end < reply.total else []
    )
    more = [page.button("Link calendars", LINK, leads=True)] if reply.unlinked else []
    return page.card(f"{title}, {linked}", body, [*onward, *more, page.button("Import rooms", IMPORT)])


def _empty(reply: WorkplaceShown, page: Page) -> Drawn:
    title = "There are no rooms yet"
    words = "Bring your rooms as a CSV list"
    if reply.unlinked:
        words += f", or make them from the {count(reply.unlinked, 'calendar')} that you have connected"
    body = [heading(title), text(f"{words}. Each is then linked to its calendar, and can be booked.", spacing="Small")]
    return page.card(f"{title}. {words}.", body, [page.button("Import rooms", IMPORT, leads=True)])


def _of_one_place(where: str, rooms: list[WorkplaceRoom]) -> Container:
    lines: list[Any] = [quiet(where or "No building or floor named", spacing="None")]
    for room in rooms:
        state = f"✓ Linked to {clean(room.calendar, 80)}" if room.calendar else "○ Not linked"
        lines.append(strong(room.name, spacing="Small", most=80))
        lines.append(quiet(DOT.join(part for part in (facts(room), state) if part), spacing="None"))
    return Container(lines, separator=True, spacing="Medium")


def wanted(reply: RoomsWanted, page: Page) -> Drawn:
    title = "Bring your rooms"
    body: list[Any] = _errors(reply)
    body += [
        heading(title, "Medium" if reply.errors else "Large"),
        text(
            "Attach a CSV file to a message, or paste the list here, with the column names in the first line. What you"
            " copy from Excel will do.",
            spacing="Small",
        ),
        quiet(f"Columns, in any order: {listed(COLUMNS.split(','))}. Only name is needed; equipment is parted by ;"),
    ]
    kept, whole = _kept(reply.csv)
    if not whole:
        lines = kept.count("\n") + 1
        body.append(
            text(
                f"Your list is too long for this card: only its first {count(lines, 'line')} stand here. "
                "Change it where you have it, and attach it as a file."
            )
        )
    body.append(
        InputText(
            "rooms_csv",
            "List of rooms (CSV)",
            value=kept or None,
            placeholder=EXAMPLE,
            max_length=100_000,
            is_multiline=True,
        )
    )
    buttons = [page.button("Preview", PreviewRooms(), leads=True, inputs=True)]
    if reply.connected:
        buttons.append(
            page.button(
                "Make rooms from Microsoft's directory",
                MakeRooms(),
                tooltip=f"One room for each of the {count(reply.connected, 'connected calendar')} that have none",
            )
        )
    first = (
        f"{count(len(reply.errors), 'error')} in the list, nothing was imported" if reply.errors else "Paste or attach"
    )
    return page.card(f"{title}: {first}", [*body, *stacked(buttons)])


def _errors(reply: RoomsWanted) -> list[Any]:
    if not reply.errors:
        return []
    shown = reply.errors[:MOST_ERRORS]
    lines = [text(f"Line {line}: {error}" if line else error, spacing="Small", most=220) for line, error in shown]
    if len(reply.errors) > len(shown):
        lines.append(text(f"And {len(reply.errors) - len(shown)} more like these."))
    title = f"{count(len(reply.errors), 'error')} in the list"
    return [band("warning", [strong(title), text("Nothing was imported.", spacing="Small"), *lines])]


def _kept(csv: str) -> tuple[str, bool]:
    """As many whole lines of the list as fit, and whether that is all."""
    out: list[str] = []
    left = _MOST_KEPT
    for line in csv.splitlines():
        shown = "\t".join(clean(cell, 1_000) for cell in line.split("\t"))
        left -= len(shown.encode()) + 2 + 2 * shown.count("\t") + 2 * shown.count('"')
        if left < 0:
            return "\n".join(out), False
        out.append(shown)
    return "\n".join(out), True


def imported(reply: RoomsImported, page: Page) -> Drawn:
    parts = (
        f"{count(reply.new, 'new room')}" if reply.new else "",
        f"{count(reply.changed, 'room')} changed" if reply.changed else "",
        f"{count(reply.links, 'room')} linked to {'its calendar' if reply.links == 1 else 'their calendars'}"
        if reply.links
        else "",
    )
    done = [part for part in parts if part]
    title = "Imported" if done else "Nothing was left to import"
    words = f"{listed(done)}." if done else "The workplace is already as this list says."
    body: list[Any] = [heading(title), text(words[:1].upper() + words[1:], spacing="Small")]
    if reply.unlinked:
        body.append(
            text(
                f"{count(reply.unlinked, 'connected calendar')} still {_have(reply.unlinked)} no room. Link them next."
            )
        )
        buttons = [page.button("Link calendars", LINK, leads=True)]
    else:
        buttons = [page.button("Where set-up stands", Say("admin"), leads=True)]
    return page.card(f"{title}: {words}", body, [*buttons, page.button("Show rooms", Say("admin rooms"))])


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def file_refused(reply: FileRefused, page: Page) -> Drawn:
    name = clean(reply.name, SHORT)
    title = f"I cannot take {name}" if name else "I cannot take this file"
    why = clean(reply.why, 300)
    body = [heading(title, "Medium"), text(f"{why} Nothing was imported.", spacing="Small")]
    return page.card(f"{title}. {why}", body, [page.button("Import rooms", IMPORT)])
