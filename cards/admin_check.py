"""What the check of the set-up found: each fault with what it means and its cure, then what an admin should know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from bot.ports import Drawn
from bot.presses import Say
from bot.replies.calendars import Checked, Fault, Hint
from cards.clean import clean
from cards.elements import ActionSet, Container, RichTextBlock, Style, TextRun
from cards.page import Page, band, heading, quiet, strong, text
from cards.remedies import FAULTS, HINTS, Remedy, filled_in
from cards.words import DOT, count, listed

MOST_FAULTS = 8
MOST_HINTS = 4
_FEW = 5
_LONGEST = 60

Kind = TypeVar("Kind", Fault, Hint)


def draw(reply: Checked, page: Page) -> Drawn:
    title = _title(reply)
    tried = f"{count(reply.tried, 'thing')} tried just now, with Microsoft 365 itself."
    style: Style = "attention" if reply.faults else "good"
    body: list[Any] = [band(style, [heading(title), text(tried, spacing="Small")])]
    body += _all(page, reply.faults, FAULTS, MOST_FAULTS)
    if reply.hints:
        body += [strong("Good to know", size="Medium", spacing="Large")]
        body += _all(page, reply.hints, HINTS, MOST_HINTS)
    return page.card(f"{title}. {tried}", body, [page.button("Check again", Say("admin check"))])


def _title(reply: Checked) -> str:
    if reply.faults:
        return count(len(reply.faults), "fault found", "faults found")
    return "Everything works"


def _all(
    page: Page, found: tuple[tuple[Kind, str, tuple[str, ...]], ...], remedies: Mapping[Kind, Remedy], most: int
) -> list[Any]:
    out: list[Any] = [_one(page, remedies[kind], on, details) for kind, on, details in found[:most]]
    if len(found) > most:
        out.append(quiet(f"And {count(len(found) - most, 'more', 'more')}: mend these first, then check again."))
    return out


def _one(page: Page, remedy: Remedy, on: str, details: tuple[str, ...]) -> Container:
    about = details_in_words(on, details)
    name, cleaned = clean(on, _LONGEST), tuple(clean(detail, _LONGEST * 2) for detail in details)
    commands = [filled_in(command, name, cleaned) for command in remedy.commands]
    return Container(
        [
            strong(remedy.title),
            *([text(about, spacing="None")] if about else []),
            quiet(remedy.means, spacing="Small"),
            text(f"What to do: {filled_in(remedy.cure, name, cleaned)}", spacing="Small"),
            *(_command(command) for command in commands),
            *([ActionSet([page.button(remedy.say[1], Say(remedy.say[0]))], spacing="Small")] if remedy.say else []),
        ],
        separator=True,
        spacing="Medium",
    )


def _command(line: str) -> RichTextBlock:
    return RichTextBlock([TextRun(clean(line, 300), size="Small", font_type="Monospace")], spacing="Small")


def details_in_words(on: str, details: Iterable[str], few: int = _FEW) -> str:
    """`Contoso · Everest (everest@contoso.com), Fuji (fuji@contoso.com) and 3 more`."""
    named = [clean(detail, _LONGEST * 2) for detail in details]
    shown = [*named[:few], f"{len(named) - few} more"] if len(named) > few else named
    return DOT.join(part for part in (clean(on, _LONGEST), listed(shown) if shown else "") if part)
