"""What stands in the chats: conversations with their messages, as each member sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Literal

from .changes import Changes
from .identity import stable_guid
from .people import Person
from .seen_cards import actions_of
from .tenant import Tenant

Kind = Literal["personal", "groupChat", "channel"]
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass(slots=True, eq=False)
class Message:
    """One message. `author` None: the bot's. `views`: what single people see instead of `attachments`, by object id.

    `only_for`: the object id of the only one who sees it. `delivered` False: the bot never got it. Edits happen in
    place; `past` keeps the attachments before each.
    """

    id: str
    order: int
    at: datetime
    author: Person | None
    text: str
    text_format: str = "plain"
    attachments: list[dict[str, Any]] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)
    version: int = 0
    edited: bool = False
    deleted: bool = False
    delivered: bool = True
    only_for: str | None = None
    reply_to: str | None = None
    views: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    past: list[list[dict[str, Any]]] = field(default_factory=list)
    activity: dict[str, Any] = field(default_factory=dict)

    def seen_by(self, person: Person | None) -> list[dict[str, Any]]:
        """The attachments as this person sees them."""
        return self.views.get(person.id, self.attachments) if person else self.attachments

    def card(self, person: Person | None = None) -> dict[str, Any] | None:
        """The first adaptive card, as this person sees it."""
        return next((a["content"] for a in self.seen_by(person) if a.get("contentType") == CARD), None)

    def buttons(self, person: Person | None = None) -> list[str]:
        """The titles of the card's buttons, as this person sees them."""
        return [str(each["title"]) for each in actions_of(self.card(person)) if each.get("title")]


@dataclass(slots=True, eq=False)
class Conversation:
    """A chat. `members` are people; the bot belongs to every conversation here while `bot_present`."""

    id: str
    kind: Kind
    tenant: Tenant
    title: str
    members: list[Person]
    messages: list[Message] = field(default_factory=list)
    typing: bool = False
    typing_count: int = 0
    typing_version: int = 0
    bot_present: bool = True
    team: str | None = None
    sent_at: list[datetime] = field(default_factory=list)

    def reference(self) -> dict[str, Any]:
        """The `conversation` of an activity."""
        shown: dict[str, Any] = {"conversationType": self.kind, "tenantId": self.tenant.id, "id": self.id}
        return shown if self.kind == "personal" else {"isGroup": True, **shown}

    def message(self, message_id: str) -> Message | None:
        return next((m for m in self.messages if m.id == message_id), None)


class Chats:
    """All conversations of a simulator. `blocked`: object ids to whom the bot may not write (403)."""

    def __init__(self) -> None:
        self.changes = Changes()
        self.all: dict[str, Conversation] = {}
        self.blocked: set[str] = set()
        self._ids = count(1)

    def personal(self, tenant: Tenant, person: Person) -> Conversation:
        """The person's own chat with the bot; always the same one."""
        identity = f"a:1{stable_guid(tenant.id, 'personal', person.id).replace('-', '')}"
        if identity not in self.all:
            self.all[identity] = Conversation(identity, "personal", tenant, person.name, [person])
        return self.all[identity]

    def group(self, tenant: Tenant, title: str, members: list[Person]) -> Conversation:
        """A new group chat."""
        identity = f"19:{stable_guid(tenant.id, 'group', str(next(self._ids))).replace('-', '')}@thread.v2"
        self.all[identity] = Conversation(identity, "groupChat", tenant, title, members)
        return self.all[identity]

    def channel(self, tenant: Tenant, title: str, members: list[Person]) -> Conversation:
        """A new thread in a team's channel."""
        number = str(next(self._ids))
        team = f"19:{stable_guid(tenant.id, 'team', title).replace('-', '')}@thread.tacv2"
        identity = f"{team};messageid={1_700_000_000_000 + int(number)}"
        self.all[identity] = Conversation(identity, "channel", tenant, title, members, team=team)
        return self.all[identity]

    def add(self, conversation: Conversation, author: Person | None, text: str, **fields: Any) -> Message:
        """Puts a message at the end."""
        number = next(self._ids)
        at = conversation.tenant.now()
        identity = str(int(at.timestamp() * 1000) + number % 1000) + f"{number:04d}"
        order = conversation.messages[-1].order + 1 if conversation.messages else 1
        message = Message(identity, order, at, author, text, **fields)
        conversation.messages.append(message)
        if author is None:
            conversation.typing = False
        return self.touch(message)

    def edit(self, message: Message, text: str, attachments: list[dict[str, Any]], activity: dict[str, Any]) -> Message:
        """Replaces what stands in a message; what single people saw in its place is gone."""
        message.past.append(message.attachments)
        message.text, message.attachments, message.activity, message.edited = text, attachments, activity, True
        message.views.clear()
        return self.touch(message)

    def touch(self, message: Message) -> Message:
        """Notes that a message has changed."""
        message.version = self.changes.bump()
        return message
