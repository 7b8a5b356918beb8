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
from cards.page import Page, band, heading, quiet, row, stacked, strong, text
from cards.rooms_list_words import error_in_words, why_not_taken
from cards.tongue import say, say_count
from cards.words import DOT, listed
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
    title = say_count("{n} room in your workplace", "{n} rooms in your workplace", reply.total)
    body: list[Any] = [heading(title), text(_linked(reply), spacing="Small")]
    if reply.unlinked:
        rest = say_count(
            "{n} connected calendar without a room.", "{n} connected calendars without a room.", reply.unlinked
        )
        body.append(quiet(rest))
    body += [_of_one_place(where, list(rooms)) for where, rooms in groupby(reply.shown, place)]
    if reply.total > len(reply.shown):
        shown = say("Rooms {first}–{last} of {all}", first=reply.start + 1, last=end, all=reply.total)
        body.append(quiet(shown, spacing="Medium"))
    actions = []
    if end < reply.total:
        more = say_count("{n} more", "{n} more", reply.total - end)
        actions.append(page.button(say("Next rooms"), ShowRooms(end), tooltip=more))
    if reply.unlinked:
        actions.append(page.button(say("Link calendars"), LINK, leads=True))
    actions.append(page.button(say("Import rooms"), IMPORT))
    return page.card(_summary(reply), [*body, *stacked(actions)])


def _linked(reply: WorkplaceShown) -> str:
    if not reply.linked:
        return say("None of them linked to a calendar; only linked rooms can be booked.")
    return say_count(
        "{n} of them linked to a calendar; only linked rooms can be booked.",
        "{n} of them linked to a calendar; only linked rooms can be booked.",
        reply.linked,
    )


def _summary(reply: WorkplaceShown) -> str:
    if not reply.linked:
        return say_count(
            "{n} room in your workplace, none of them linked to a calendar",
            "{n} rooms in your workplace, none of them linked to a calendar",
            reply.total,
        )
    return say_count(
        "{n} room in your workplace, {linked} of them linked to a calendar",
        "{n} rooms in your workplace, {linked} of them linked to a calendar",
        reply.total,
        linked=reply.linked,
    )


def _empty(reply: WorkplaceShown, page: Page) -> Drawn:
    title = say("There are no rooms yet")
    words = say("Bring your rooms as a CSV list.")
    if reply.unlinked:
        words = say_count(
            "Bring your rooms as a CSV list, or make them from the {n} calendar that you have connected.",
            "Bring your rooms as a CSV list, or make them from the {n} calendars that you have connected.",
            reply.unlinked,
        )
    then = say("Each is then linked to its calendar, and can be booked.")
    body = [heading(title), text(f"{words} {then}", spacing="Small")]
    return page.card(f"{title}. {words}", body, [page.button(say("Import rooms"), IMPORT, leads=True)])


def _of_one_place(where: str, rooms: list[WorkplaceRoom]) -> Container:
    lines: list[Any] = [quiet(where or say("No building or floor named"), spacing="None")]
    for room in rooms:
        calendar = clean(room.calendar, 80)
        state = "✓ " + say("Linked to {calendar}", calendar=calendar) if calendar else "○ " + say("Not linked")
        lines.append(strong(room.name, spacing="Small", most=80))
        lines.append(quiet(DOT.join(part for part in (facts(room), state) if part), spacing="None"))
    return row(lines)


def wanted(reply: RoomsWanted, page: Page) -> Drawn:
    title = say("Bring your rooms")
    body: list[Any] = _errors(reply)
    body += [
        heading(title, "Medium" if reply.errors else "Large"),
        text(
            say(
                "Attach a CSV file to a message, or paste the list here, with the column names in the first line. What"
                " you copy from Excel will do."
            ),
            spacing="Small",
        ),
        quiet(
            say(
                "Columns, in any order: {columns}. Only name is needed; equipment is parted by ;",
                columns=listed(COLUMNS.split(",")),
            )
        ),
    ]
    kept, whole = _kept(reply.csv)
    if not whole:
        lines = kept.count("\n") + 1
        body.append(
            text(
                say_count(
                    "Your list is too long for this card: only its first {n} line stand here. "
                    "Change it where you have it, and attach it as a file.",
                    "Your list is too long for this card: only its first {n} lines stand here. "
                    "Change it where you have it, and attach it as a file.",
                    lines,
                )
            )
        )
    body.append(
        InputText(
            "rooms_csv",
            say("List of rooms (CSV)"),
            value=kept or None,
            placeholder=EXAMPLE,
            max_length=100_000,
            is_multiline=True,
            is_required=True,
            error_message=say("Paste the list here, or attach it as a file."),
        )
    )
    buttons = [page.button(say("Preview"), PreviewRooms(), leads=True, inputs=True)]
    if reply.connected:
        buttons.append(
            page.button(
                say("Make rooms from Microsoft's directory"),
                MakeRooms(),
                tooltip=say_count(
                    "One room for each of the {n} connected calendar that have none",
                    "One room for each of the {n} connected calendars that have none",
                    reply.connected,
                ),
            )
        )
    first = say("Paste or attach")
    if reply.errors:
        first = say_count(
            "{n} error in the list, nothing was imported",
            "{n} errors in the list, nothing was imported",
            len(reply.errors),
        )
    return page.card(f"{title}: {first}", [*body, *stacked(buttons)])


def _errors(reply: RoomsWanted) -> list[Any]:
    if not reply.errors:
        return []
    shown = reply.errors[:MOST_ERRORS]
    lines = [text(error_in_words(error), spacing="Small", most=220) for error in shown]
    if len(reply.errors) > len(shown):
        lines.append(
            text(say_count("And {n} more like these.", "And {n} more like these.", len(reply.errors) - len(shown)))
        )
    title = say_count("{n} error in the list", "{n} errors in the list", len(reply.errors))
    return [band("warning", [heading(title), text(say("Nothing was imported."), spacing="Small"), *lines])]


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
    done = _done(reply)
    title = say("Imported") if done else say("Nothing was left to import")
    words = say("{done}.", done=listed(done)) if done else say("The workplace is already as this list says.")
    body: list[Any] = [heading(title), text(words, spacing="Small")]
    if reply.unlinked:
        left = say_count(
            "{n} connected calendar still has no room. Link them next.",
            "{n} connected calendars still have no room. Link them next.",
            reply.unlinked,
        )
        body.append(text(left))
        buttons = [page.button(say("Link calendars"), LINK, leads=True)]
    else:
        buttons = [page.button(say("Where set-up stands"), Say("admin"), leads=True)]
    buttons.append(page.button(say("Show rooms"), Say("admin rooms")))
    return page.card(f"{title}: {words}", [*body, *stacked(buttons)])


def _done(reply: RoomsImported) -> list[str]:
    out = []
    if reply.new:
        out.append(say_count("{n} new room", "{n} new rooms", reply.new))
    if reply.changed:
        out.append(say_count("{n} room changed", "{n} rooms changed", reply.changed))
    if reply.links:
        linked = say_count("{n} room linked to its calendar", "{n} rooms linked to their calendars", reply.links)
        out.append(linked)
    return out


def file_refused(reply: FileRefused, page: Page) -> Drawn:
    name = clean(reply.name, SHORT)
    title = say("I cannot take {file}", file=name) if name else say("I cannot take this file")
    why, nothing = why_not_taken(reply.why), say("Nothing was imported.")
    body = [heading(title), text(f"{why} {nothing}", spacing="Small")]
    return page.card(f"{title}. {why}", body, [page.button(say("Import rooms"), IMPORT)])
