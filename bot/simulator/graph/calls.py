"""One Graph request and its answer as values, and errors as Graph words them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..calendars import Mailbox
from ..people import Person
from ..tenant import Tenant
from ..tokens import Caller

if TYPE_CHECKING:
    from ..simulator import Simulator


class GraphError(Exception):
    """A refusal. `code` as Graph names it; `extra` goes beside code and message."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.headers, self.extra = dict(headers or {}), dict(extra or {})


def bad(message: str, code: str = "ErrorInvalidRequest") -> GraphError:
    return GraphError(400, code, message)


def no_such_user(key: str) -> GraphError:
    words = f"Resource '{key}' does not exist or one of its queried reference-property objects are not present."
    return GraphError(404, "Request_ResourceNotFound", words)


@dataclass(slots=True)
class Answer:
    """`body` None: no content."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Call:
    """One request. `query` names keep their `$`, `headers` are in small letters, `base` is the address up to /v1.0."""

    simulator: Simulator
    tenant: Tenant
    caller: Caller
    method: str
    segments: list[str]
    query: dict[str, str]
    headers: dict[str, str]
    json: Any
    base: str
    vars: dict[str, str] = field(default_factory=dict)
    summary: str = ""

    def need(self, *roles: str) -> None:
        """Refuses (403) unless the token carries one of these application permissions."""
        if not self.caller.roles & set(roles):
            calendar = any(role.startswith(("Calendars", "MailboxSettings")) for role in roles)
            code = "ErrorAccessDenied" if calendar else "Authorization_RequestDenied"
            words = "Access is denied. Check credentials and try again."
            raise GraphError(403, code, words if calendar else "Insufficient privileges to complete the operation.")

    def person(self) -> Person:
        """The user of the path; 404 when there is none."""
        key = self.vars["user"]
        if (found := self.tenant.person(key)) is None:
            raise no_such_user(key)
        return found

    def mailbox(self) -> Mailbox:
        """The mailbox of the path's user or room; 404 when there is none, as Exchange words it."""
        key = self.vars["user"]
        if found := self.tenant.mailbox_or_none(key):
            return found
        if self.tenant.person(key):
            words = "The mailbox is either inactive, soft-deleted, or is hosted on-premise."
            raise GraphError(404, "MailboxNotEnabledForRESTAPI", words)
        raise GraphError(404, "ErrorInvalidUser", f"The requested user '{key}' is invalid.")

    def body(self) -> dict[str, Any]:
        """The JSON object that was sent; 400 for anything else."""
        if not isinstance(self.json, dict):
            words = "Empty Payload. JSON content expected." if self.json is None else "A JSON object was expected."
            raise bad(words, "BadRequest")
        return self.json

    def prefer(self, name: str) -> str | None:
        """A preference from the `Prefer` header, such as outlook.timezone."""
        for part in self.headers.get("prefer", "").split(","):
            key, _, value = part.strip().partition("=")
            if key.strip().lower() == name:
                return value.strip().strip('"')
        return None

    @property
    def path(self) -> str:
        return "/" + "/".join(self.segments)


Handler = Callable[[Call], Awaitable[Answer]]
