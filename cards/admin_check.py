"""What the check of the set-up found: each fault with what it means and its cure, then what an admin should know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from bot.domain.ailments import Ailment
from bot.ports import Drawn
from bot.presses import Say
from bot.replies.calendars import CalendarsLeft, Checked, Detail, Fault, Hint
from cards.admin_words import some_of
from cards.ailments import in_words
from cards.clean import clean
from cards.elements import ActionSet, RichTextBlock, Style, TextRun
from cards.page import Page, band, heading, quiet, row, section, strong, text
from cards.remedies import FAULTS, HINTS, Remedy, commands_of, cure_of
from cards.tongue import say, say_count
from cards.words import DOT

MOST_FAULTS = 8
MOST_HINTS = 4
_FEW = 5
_LONGEST = 60

Kind = TypeVar("Kind", Fault, Hint)


def draw(reply: Checked, page: Page) -> Drawn:
    title = _title(reply)
    tried = say_count(
        "{n} thing tried just now, with Microsoft 365 itself.",
        "{n} things tried just now, with Microsoft 365 itself.",
        reply.tried,
    )
    style: Style = "attention" if reply.faults else "good"
    body: list[Any] = [band(style, [heading(title), text(tried, spacing="Small")])]
    body += _all(page, reply.faults, FAULTS, MOST_FAULTS)
    if reply.hints:
        body += [section(say("Good to know"), "Medium")]
        body += _all(page, reply.hints, HINTS, MOST_HINTS)
    return page.card(f"{title}. {tried}", body, [page.button(say("Check again"), Say("admin check"))])


def _title(reply: Checked) -> str:
    if reply.faults:
        return say_count("{n} fault found", "{n} faults found", len(reply.faults))
    return say("Everything works")


def _all(
    page: Page, found: tuple[tuple[Kind, str, tuple[Detail, ...]], ...], remedies: Mapping[Kind, Remedy], most: int
) -> list[Any]:
    out: list[Any] = [
        row(_one(page, remedies[kind], on, details), first=not at)
        for at, (kind, on, details) in enumerate(found[:most])
    ]
    if len(found) > most:
        more = say_count(
            "And {n} more: mend these first, then check again.",
            "And {n} more: mend these first, then check again.",
            len(found) - most,
        )
        out.append(quiet(more))
    return out


def _one(page: Page, remedy: Remedy, on: str, details: tuple[Detail, ...]) -> list[Any]:
    about = details_in_words(on, details)
    name, cleaned = clean(on, _LONGEST), tuple(clean(_in_words(detail), _LONGEST * 2) for detail in details)
    return [
        strong(say(remedy.title)),
        *([text(about, spacing="None")] if about else []),
        quiet(say(remedy.means), spacing="Small"),
        text(say("What to do: {cure}", cure=cure_of(remedy, name, cleaned)), spacing="Small"),
        *(_command(command) for command in commands_of(remedy, name, cleaned)),
        *([ActionSet([page.button(say(remedy.say[1]), Say(remedy.say[0]))], spacing="Small")] if remedy.say else []),
    ]


def _command(line: str) -> RichTextBlock:
    return RichTextBlock([TextRun(clean(line, 300), size="Small", font_type="Monospace")], spacing="Small")


def details_in_words(on: str, details: Iterable[Detail], few: int = _FEW) -> str:
    """`Contoso · Everest (everest@contoso.com), Fuji (fuji@contoso.com) and 3 more`."""
    named = [clean(_in_words(detail), _LONGEST * 2) for detail in details]
    return DOT.join(part for part in (clean(on, _LONGEST), some_of(named, few)) if part)


def _in_words(detail: Detail) -> str:
    match detail:
        case Ailment():
            return in_words(detail)
        case CalendarsLeft(left, of):
            return say_count("{left} of {n} calendar", "{left} of {n} calendars", of, left=left)
    return detail
