"""Message extensions: what the compose box asks, and what it is answered with.

Pages "Respond to search command", "Create and send dialogs" and "Respond to dialog submit" of the Teams developer
pages. A dialog knows Action.Submit only, so there each button is what old clients get instead of Action.Execute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import unescape
from typing import Any

from bot.ports import Composed, ComposeKind
from bot.teams.answers import Answer
from bot.teams.reading import optional_id, part, parts, words

QUERY, FETCH, SUBMIT = "composeExtension/query", "composeExtension/fetchTask", "composeExtension/submitAction"
KINDS = {QUERY: ComposeKind.SEARCH, FETCH: ComposeKind.OPEN, SUBMIT: ComposeKind.SUBMIT}
MOST_TYPED = 500
_MOST_MARKUP = 4_000
_TAG = re.compile(r"<[^<>]{0,1000}>")
_CARD = "application/vnd.microsoft.card.adaptive"
_PREVIEW = "application/vnd.microsoft.card.thumbnail"


def typed(activity: Mapping[str, Any]) -> str:
    """What stands in the search box; empty on the first look, before anything is typed. Raises Refused (400)."""
    for parameter in parts(part(activity, "value"), "parameters"):
        if parameter.get("name") != "initialRun":
            return words(parameter, "value")[:MOST_TYPED]
    return ""


def pressed_on(activity: Mapping[str, Any]) -> tuple[str, tuple[str, ...], datetime | None]:
    """The message whose menu the dialog was opened from: its words without markup, whom it mentions, and when it was
    written (UTC); nothing where it comes from the compose box. Pages "Define action commands", chatMessage of Graph.
    Raises Refused (400).
    """
    message = part(part(activity, "value"), "messagePayload")
    body = part(message, "body")
    said = words(body, "content")[:_MOST_MARKUP]
    if words(body, "contentType").lower() == "html":
        said = unescape(_TAG.sub(" ", said))
    bot = optional_id(part(activity, "recipient"), "id").removeprefix("28:")
    users = [part(part(one, "mentioned"), "user") for one in parts(message, "mentions")]
    names = [" ".join(words(one, "displayName").split())[:128] for one in users if optional_id(one, "id") != bot]
    return " ".join(said.split())[:MOST_TYPED], tuple(dict.fromkeys(filter(None, names))), _moment(message)


def _moment(message: Mapping[str, Any]) -> datetime | None:
    try:
        written = datetime.fromisoformat(words(message, "createdDateTime"))
    except ValueError:
        return None
    return written.astimezone(UTC) if written.tzinfo else None


def submitted(activity: Mapping[str, Any]) -> dict[str, Any]:
    """What the dialog's button sent."""
    return dict(part(part(activity, "value"), "data"))


def found(results: Sequence[Composed]) -> Answer:
    """A list to choose from; what is chosen stands in the compose box as a card."""
    attachments = [
        {
            "contentType": _CARD,
            "content": one.drawn.card,
            "preview": {"contentType": _PREVIEW, "content": _preview(one)},
        }
        for one in results
    ]
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}}


def _preview(one: Composed) -> dict[str, Any]:
    """How it stands in the list: with the picture that its card has, if it has one."""
    picture = next(_pictures(one.drawn.card), None)
    shown: dict[str, Any] = {"title": one.title, "text": one.line}
    return shown | ({"images": [{"url": picture["url"], "alt": picture["altText"]}]} if picture else {})


def _pictures(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict) and node.get("type") == "Image":
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _pictures(inner)


def message(text: str) -> Answer:
    """A sentence in place of results."""
    return {"composeExtension": {"type": "message", "text": text}}


def dialog(title: str, card: dict[str, Any]) -> Answer:
    shown = {"contentType": _CARD, "content": for_dialog(card)}
    return {
        "task": {"type": "continue", "value": {"title": title, "width": "small", "height": "medium", "card": shown}}
    }


def for_dialog(node: Any) -> Any:
    """The same card with Action.Submit for Action.Execute."""
    if isinstance(node, list):
        return [for_dialog(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "Action.Execute" and isinstance(node.get("fallback"), dict):
        return node["fallback"]
    return {name: for_dialog(value) for name, value in node.items()}
