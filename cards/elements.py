"""The parts an Adaptive Card is made of, strictly: a misspelt keyword raises TypeError, and mypy sees it before that.

Built on the `adaptivecards` package (0.4.1), used nowhere else. As it comes it drops unknown keywords without a word,
has no inputs (see cards/inputs.py), no actions and no `style` on texts, fixes the version at 1.2 and renders one level
deep only. Here every element states its keywords in its signature, `None` leaves a property out, and children are
rendered when they are put in: `render()` of the outermost element is the finished JSON value.

Properties: https://adaptivecards.io/explorer/, what Teams takes of them: schema 1.5.
"""

# mypy: disallow-subclassing-any=False
# (the package has no types)

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

import adaptivecards.adaptivecard as shell
import adaptivecards.containers as containers
import adaptivecards.elements as texts
from adaptivecards.baseobject import BareObject

Size = Literal["Small", "Default", "Medium", "Large", "ExtraLarge"]
Weight = Literal["Lighter", "Default", "Bolder"]
Colour = Literal["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"]
Spacing = Literal["None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"]
Style = Literal["default", "emphasis", "good", "attention", "warning", "accent"]
Json = dict[str, Any]


@cache
def _key(name: str) -> str:
    """`is_subtle` as JSON spells it: isSubtle."""
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(word.title() for word in rest)


def fill(element: Any, type_: str, given: Mapping[str, Any]) -> None:
    """Puts the constructor's own arguments (`locals()`) into the element; None is left out."""
    data: Json = {"type": type_}
    for name, value in given.items():
        if value is None or value is element:
            continue
        if type(value) is list:
            value = [one._data if isinstance(one, BareObject) else one for one in value]
        elif isinstance(value, BareObject):
            value = value._data
        data[_key(name)] = value
    element._data = data


class TextBlock(texts.TextBlock):
    """Text that Teams reads as Markdown: for Nook's own words only."""

    def __init__(
        self,
        text: str,
        *,
        size: Size | None = None,
        weight: Weight | None = None,
        color: Colour | None = None,
        is_subtle: bool | None = None,
        style: Literal["default", "heading"] | None = None,
        spacing: Spacing | None = None,
        separator: bool | None = None,
        wrap: bool = True,
    ) -> None:
        fill(self, "TextBlock", locals())


class TextRun(texts.TextRun):
    """A piece of a RichTextBlock; no Markdown in it."""

    def __init__(
        self,
        text: str,
        *,
        size: Size | None = None,
        weight: Weight | None = None,
        color: Colour | None = None,
        is_subtle: bool | None = None,
        italic: bool | None = None,
        font_type: Literal["Default", "Monospace"] | None = None,
    ) -> None:
        fill(self, "TextRun", locals())


class RichTextBlock(texts.RichTextBlock):
    def __init__(
        self,
        inlines: Iterable[TextRun],
        *,
        spacing: Spacing | None = None,
        separator: bool | None = None,
    ) -> None:
        inlines = list(inlines)
        fill(self, "RichTextBlock", locals())


class Image(texts.Image):
    """`alt_text` must be given: what the picture says, in words. `width` like "280px".

    Nook's own pictures (`….png`) are drawn for dark themes too, at `….dark.png`; Teams takes that one by `themedUrls`
    ("Image", Adaptive Cards documentation hub), other clients the first.
    """

    def __init__(
        self,
        url: str,
        alt_text: str,
        *,
        width: str | None = None,
        size: Literal["Auto", "Stretch", "Small", "Medium", "Large"] | None = None,
        spacing: Spacing | None = None,
    ) -> None:
        if not alt_text:
            raise ValueError("a picture needs its words")
        fill(self, "Image", locals())
        if url.endswith(".png"):
            self._data["themedUrls"] = [{"theme": "Dark", "url": f"{url.removesuffix('.png')}.dark.png"}]


class Container(containers.Container):
    def __init__(
        self,
        items: Iterable[Any],
        *,
        style: Style | None = None,
        bleed: bool | None = None,
        spacing: Spacing | None = None,
        separator: bool | None = None,
    ) -> None:
        items = list(items)
        fill(self, "Container", locals())


class Column(containers.Column):
    """`width`: "auto", "stretch", or a weight as a string."""

    def __init__(
        self,
        items: Iterable[Any],
        *,
        width: str = "stretch",
        vertical_content_alignment: Literal["top", "center", "bottom"] | None = None,
        spacing: Spacing | None = None,
    ) -> None:
        items = list(items)
        fill(self, "Column", locals())


class ColumnSet(containers.ColumnSet):
    def __init__(
        self, columns: Iterable[Column], *, spacing: Spacing | None = None, separator: bool | None = None
    ) -> None:
        columns = list(columns)
        fill(self, "ColumnSet", locals())


class FactSet(containers.FactSet):
    """Titles and values; Teams reads both as Markdown, so nothing from outside goes in unescaped."""

    def __init__(self, facts: Mapping[str, str], *, spacing: Spacing | None = None) -> None:
        fill(
            self,
            "FactSet",
            {"facts": [{"title": title, "value": value} for title, value in facts.items()], "spacing": spacing},
        )


class Element(BareObject):
    """What the package has no class for."""


class Action(Element):
    """Anything that is a button."""


class ActionSet(containers.ActionSet):
    def __init__(self, actions: Iterable[Action], *, spacing: Spacing | None = None) -> None:
        actions = list(actions)
        fill(self, "ActionSet", locals())


class Execute(Action):
    """A button that comes back to Nook with `reference`; from clients that know no Action.Execute as a plain message.

    `inputs` False: what stands in the card's inputs is not sent along, nor checked.
    """

    def __init__(
        self,
        title: str,
        reference: str,
        *,
        tooltip: str | None = None,
        style: Literal["default", "positive", "destructive"] | None = None,
        inputs: bool = True,
    ) -> None:
        data = {"v": 1, "op": reference}
        associated_inputs = None if inputs else "none"
        same = {"title": title, "data": data, "associated_inputs": associated_inputs}
        older: Json = {"type": "Action.Submit", "title": title, "data": data}
        if associated_inputs:
            older["associatedInputs"] = associated_inputs
        # Schema 1.5 lets `verb` be left out, but Microsoft's own Agents Playground sends nothing without one.
        fill(self, "Action.Execute", {**same, "verb": "press", "tooltip": tooltip, "style": style, "fallback": older})


class OpenUrl(Action):
    def __init__(
        self,
        title: str,
        url: str,
        *,
        tooltip: str | None = None,
        style: Literal["default", "positive", "destructive"] | None = None,
    ) -> None:
        fill(self, "Action.OpenUrl", locals())


class Refresh(BareObject):
    """A view of the card that the clients of these people ask for by themselves; `user_ids`: the channel's own, at most
    60 ("User-specific views", Microsoft Teams developer pages). All others see the card as it was sent.
    """

    def __init__(self, reference: str, user_ids: Iterable[str]) -> None:
        ask: Json = {"type": "Action.Execute", "title": "", "verb": "refresh", "data": {"v": 1, "op": reference}}
        self._data = {"type": "Refresh", "action": ask, "userIds": list(user_ids)[:60]}


class AdaptiveCard(shell.AdaptiveCard):
    """The card itself. `fallback_text` is shown by clients that know no 1.5; `wide`: as wide as the chat lets it be."""

    def __init__(
        self,
        body: Iterable[Any],
        actions: Iterable[Action],
        *,
        fallback_text: str,
        lang: str = "en",
        speak: str | None = None,
        wide: bool = False,
        refresh: Refresh | None = None,
    ) -> None:
        msteams = {"width": "Full"} if wide else None
        fill(
            self,
            "AdaptiveCard",
            {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "version": "1.5",
                "body": list(body),
                "actions": list(actions) or None,
                "fallback_text": fallback_text,
                "lang": lang,
                "speak": speak,
                "msteams": msteams,
                "refresh": refresh,
            },
        )
