"""What became of something a person sent: the door's answer, read as a Teams client reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from .activities import Activity
from .conversations import Message


@dataclass(slots=True)
class Delivery:
    """What became of an activity. `status` 0: the door was not reached, `error` says why.

    `kind`, for a press: card, message, error or none; `text` its words. `message`: what was said, or the pressed card.
    """

    activity: Activity
    status: int
    body: Any = None
    error: str | None = None
    message: Message | None = None
    kind: str = "none"
    text: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def card(self) -> dict[str, Any] | None:
        """The card that a press was answered with."""
        return self.body["value"] if self.kind == "card" else None


def parsed(raw: bytes) -> Any:
    """The door's body: JSON where it is, else text, None where there is none."""
    try:
        return json.loads(raw) if raw else None
    except ValueError:
        return raw.decode(errors="replace")
