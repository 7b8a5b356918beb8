"""A call to Graph as a value, and how its address and its answer are read. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.ailments import Ailment, Symptom
from bot.ports import CalendarTrouble


@dataclass(frozen=True, slots=True)
class Call:
    """`at` picks the request builder from msgraph's GraphServiceClient, and so the address.

    `mailbox`: whose limits count, "" where none is named; of the calls that it bears at a time so many are left for
    others as `leaves` says. `query` has Graph's own names (`$select`).
    Every call is made so that it may be repeated: it only reads, or it carries a transactionId or an If-Match, or a
    second one finds nothing to do.
    """

    tenant: str
    method: str
    at: Callable[[Any], Any]
    mailbox: str = ""
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    leaves: int = 0

    def following(self, link: str) -> Call:
        """The same call for the page that a nextLink names."""
        return replace(self, at=lambda graph: self.at(graph).with_url(link), query={})


def shape(method: str, url_template: str) -> str:
    """The call without anybody's name: `GET /users/{user-id}/events`."""
    path = url_template.removeprefix("{+baseurl}").partition("{?")[0].partition("?")[0]
    return f"{method} {path.replace('%2D', '-')}"


def read(body: bytes) -> dict[str, Any]:
    """Graph's JSON object, {} where there is none. Raises CalendarTrouble for anything else: it came from elsewhere."""
    if not body:
        return {}
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise CalendarTrouble(Ailment(Symptom.UNREADABLE))
    return found
