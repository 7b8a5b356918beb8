"""What an invoke is answered with: HTTP 200, and in the body how it went.

Page "Work with Universal Actions for Adaptive Cards", section "Response format": `statusCode`, `type`, `value`. An
invoke of another kind gets the same error as Microsoft 365 Agents SDK's
`AdaptiveCardInvokeResponseFactory.NotSupported`; an HTTP 501, as Bot Framework's own, would look like a broken bot.
"""

from __future__ import annotations

from typing import Any

from bot.ports import Drawn

Answer = dict[str, Any]


def shown(drawn: Drawn) -> Answer:
    """The card that takes the place of the pressed one, or a sentence beside it."""
    if drawn.note:
        return said(drawn.summary)
    return {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": drawn.card}


def said(text: str) -> Answer:
    """A sentence; the card stays as it is."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text}


def error(status: int, code: str, message: str) -> Answer:
    """An error that the person sees; the card stays as it is."""
    return {
        "statusCode": status,
        "type": "application/vnd.microsoft.error",
        "value": {"code": code, "message": message},
    }
