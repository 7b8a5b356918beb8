"""The demo page's people and their two chats: each one's own with the bot, and one group chat of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .company_data import PERSONAS
from .conversations import Conversation
from .people import Person
from .teams import Delivery

if TYPE_CHECKING:
    from .simulator import Simulator

GROUP_TITLE = "Offsite planning"


class UnknownChat(LookupError):
    """A persona or chat there is not; says so in a sentence."""


class DemoChats:
    """Finds the chat a page means; raises `UnknownChat`."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        people = simulator.tenant.people
        self.people = {p.key: people[p.id] for p in PERSONAS if p.id in people}
        self.keys = {person.id: key for key, person in self.people.items()}
        self.group = simulator.chats.group(simulator.tenant, GROUP_TITLE, list(self.people.values()))
        self._opened: set[str] = set()

    def persona(self, key: str) -> Person:
        if key not in self.people:
            raise UnknownChat(f"There is no persona '{key}'.")
        return self.people[key]

    def find(self, query: Mapping[str, Any]) -> tuple[Person, Conversation]:
        """The persona and the chat that `as` and `chat` name."""
        person = self.persona(str(query.get("as")))
        chat = str(query.get("chat", "personal"))
        if chat not in ("personal", "group"):
            raise UnknownChat(f"There is no chat '{chat}'.")
        return person, self.group if chat == "group" else self._simulator.teams.personal(person)

    async def say(self, person: Person, chat: Conversation, text: str) -> Delivery:
        """Sends what was typed. In the group only what mentions the bot reaches it, as in Teams."""
        teams, mention = self._simulator.teams, f"@{self._simulator.teams.bot_name}"
        if chat.kind == "personal":
            return await teams.say(person, text, chat)
        if text.lower().startswith(mention.lower()):
            return await teams.mention_say(person, text[len(mention) :].lstrip(" ,:"), chat)
        message = self._simulator.chats.add(chat, person, text, delivered=False)
        return Delivery({}, 200, message=message)

    async def open(self, person: Person) -> Delivery:
        """Installs the bot for the persona, once; the group gets to know it with the first of them."""
        if person.id in self._opened:
            return Delivery({}, 200)
        self._opened.add(person.id)
        delivery = await self._simulator.teams.install(person)
        if not delivery.ok:
            self._opened.discard(person.id)
        return delivery
