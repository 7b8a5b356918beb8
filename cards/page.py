"""The one look of all cards, and what each is drawn with.

A heading says what is the case, in words. Under it, at full strength, what the reader needs; what only supports it is
subtle and small. A state has a band of its colour on top, but the words in it say the same: green is done, blue under
way, yellow wants a look, red went wrong, grey is over. What comes after a band has a smaller heading. One thing of a
list stands in a `row`, under a line. At most one button leads; one that takes something away warns instead.
Words from outside go into `heading`, `text`, `strong` or `quiet`, which keep Markdown away from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.domain.floorplan import Plan, State
from bot.domain.span import Span
from bot.ports import Drawn
from bot.presses import Press, Say
from bot.replies import Reader
from cards.clean import clean, escaped, is_prose
from cards.elements import (
    Action,
    ActionSet,
    AdaptiveCard,
    Container,
    Execute,
    Refresh,
    RichTextBlock,
    Size,
    Spacing,
    Style,
    TextBlock,
    TextRun,
)
from cards.times import Times
from cards.tongue import language_of, say
from cards.tries import title_of

MOST_TRIES = 6
LONGEST_TITLE = 60


class DayPicture(Protocol):
    """The address of a picture of a room's day; `zone` is an IANA name, `twelve`: hours are counted to twelve."""

    def __call__(self, day: Span, busy: Sequence[Span], asked: Span | None, zone: str, twelve: bool) -> str: ...


class PlanPicture(Protocol):
    """The address of a picture of a floor. `states` by area id, `asked`: area ids; `as_of` on the floor's own clock."""

    def __call__(
        self,
        plan: Plan,
        states: Mapping[str, State],
        asked: frozenset[str],
        as_of: datetime | None,
        language: str,
        twelve: bool,
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class Page:
    """What a card is drawn with: its reader, the reader's clock, and what turns presses and days into text."""

    reader: Reader
    times: Times
    reference: Callable[[Press], str]
    picture: DayPicture | None
    plan: PlanPicture | None = None

    def button(
        self,
        title: str,
        press: Press,
        *,
        tooltip: str = "",
        leads: bool = False,
        takes_away: bool = False,
        inputs: bool = False,
    ) -> Execute:
        """`leads`: the one button that the card is for. `takes_away`: it confirms that something goes. `inputs`: what
        was filled in goes with it."""
        return Execute(
            clean(title, LONGEST_TITLE),
            self.reference(press),
            tooltip=clean(tooltip) or None,
            style="positive" if leads else "destructive" if takes_away else None,
            inputs=inputs,
        )

    def tries(self, sentences: Sequence[str], *, first_leads: bool = True) -> list[ActionSet]:
        """Sentences to try, each a button that says it; its title is in the reader's language."""
        return stacked(
            self.button(title_of(said), Say(said), leads=first_leads and not at)
            for at, said in enumerate(sentences[:MOST_TRIES])
        )

    def card(
        self,
        summary: str,
        body: Iterable[Any],
        actions: Sequence[Action] = (),
        own: Press | None = None,
        line: str = "",
    ) -> Drawn:
        """`own`: where others see the card too, what the client of the one who may act asks for by itself. `line`:
        what stands of it in a list of rooms."""
        summary, common = clean(summary), self.reader.common
        language = language_of(self.reader.locale)
        origin = [quiet(say("You asked this in a shared chat."), spacing="None")] if self.reader.elsewhere else []
        refresh = Refresh(self.reference(own), (common,)) if own is not None and common else None
        card = AdaptiveCard([*origin, *body], actions, fallback_text=escaped(summary), lang=language, refresh=refresh)
        return Drawn(card.render(), summary, line=clean(line))


def heading(words: str, size: Size = "Large") -> TextBlock | RichTextBlock:
    """What is the case. A real heading for screen readers, unless a name in it could be read as Markdown."""
    words = clean(words)
    if is_prose(words):
        return TextBlock(words, size=size, weight="Bolder", style="heading")
    return RichTextBlock([TextRun(words, size=size, weight="Bolder")])


def text(words: str, *, spacing: Spacing | None = None, most: int = 600) -> RichTextBlock:
    return RichTextBlock([TextRun(clean(words, most))], spacing=spacing)


def strong(words: str, *, size: Size | None = None, spacing: Spacing | None = None, most: int = 120) -> RichTextBlock:
    return RichTextBlock([TextRun(clean(words, most), weight="Bolder", size=size)], spacing=spacing)


def quiet(words: str, *, spacing: Spacing | None = "Small", most: int = 600) -> RichTextBlock:
    """What only supports the rest."""
    return RichTextBlock([TextRun(clean(words, most), size="Small", is_subtle=True)], spacing=spacing)


def band(style: Style, items: Iterable[Any]) -> Container:
    """The top of a card that tells a state; its colour only repeats what its words say."""
    return Container(items, style=style, bleed=True)


def section(
    words: str, size: Size = "Default", *, spacing: Spacing | None = "Medium", most: int = 120
) -> TextBlock | RichTextBlock:
    """The heading of a part of the card, or of one thing in a list: whoever listens goes from one to the next."""
    words = clean(words, most)
    if is_prose(words):
        return TextBlock(words, size=size, weight="Bolder", style="heading", spacing=spacing)
    return strong(words, size=size, spacing=spacing, most=most)


def row(items: Iterable[Any], *, first: bool = False) -> Container:
    """One of several things in a list. `first`: right under a band, where a line would be one too many."""
    return Container(items, separator=not first or None, spacing="Medium")


def stacked(actions: Iterable[Action]) -> list[ActionSet]:
    """Buttons one under the other: side by side, Teams cuts their titles off on a phone."""
    return [ActionSet([action], spacing="Small" if at else "Default") for at, action in enumerate(actions)]
