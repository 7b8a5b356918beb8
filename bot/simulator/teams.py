"""People at their Teams clients: they write, press, attach, and read what the bot answers.

Every activity is signed as the Bot Framework signs it and goes to the bot's door over real HTTP.
"""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import aiohttp

from . import activities
from .activities import Activity
from .conversations import CARD, Conversation, Message
from .delivery import Delivery, parsed
from .people import Person
from .seen_cards import action_titled, defaults_of, merged

if TYPE_CHECKING:
    from .simulator import Simulator

__all__ = ["Delivery", "TeamsClient"]


class TeamsClient:
    """All Teams clients of a simulator. Set `bot_url` to the bot's `/api/messages` before anything is sent."""

    def __init__(self, simulator: Simulator, bot_url: str = "", bot_name: str = "Nook") -> None:
        self._simulator = simulator
        self.bot_url, self.bot_name = bot_url, bot_name
        self._app_id: str | None = None
        self.seconds = 30.0
        self._http: aiohttp.ClientSession | None = None
        self._numbers = 0

    @property
    def app_id(self) -> str:
        """The app that is spoken to: the tenant's first, unless another was set."""
        return self._app_id or next(iter(self._simulator.tenant.apps), "")

    @app_id.setter
    def app_id(self, app_id: str) -> None:
        self._app_id = app_id

    def personal(self, person: Person) -> Conversation:
        """The person's own chat with the bot."""
        return self._simulator.chats.personal(self._simulator.tenant, person)

    def group(self, title: str, *members: Person) -> Conversation:
        """A new group chat with the bot in it."""
        return self._simulator.chats.group(self._simulator.tenant, title, list(members))

    def channel(self, title: str, *members: Person) -> Conversation:
        """A new thread in a team's channel with the bot in it."""
        return self._simulator.chats.channel(self._simulator.tenant, title, list(members))

    def messages(self, where: Conversation | Person) -> list[Message]:
        """What stands in a chat, oldest first, without what was deleted."""
        chat = where if isinstance(where, Conversation) else self.personal(where)
        return [m for m in chat.messages if not m.deleted]

    def last(self, where: Conversation | Person) -> Message:
        """The bot's last message in a chat; raises `LookupError` when it has said nothing."""
        for message in reversed(self.messages(where)):
            if message.author is None:
                return message
        raise LookupError("the bot has said nothing here")

    async def say(self, person: Person, text: str, conversation: Conversation | None = None) -> Delivery:
        """Writes to the bot in the personal chat, or in another (there without a mention: see `mention_say`)."""
        return await self._say(person, text, conversation or self.personal(person), mention=False)

    async def mention_say(self, person: Person, text: str, conversation: Conversation) -> Delivery:
        """Writes `@Nook text` in a group chat or channel."""
        return await self._say(person, text, conversation, mention=True)

    async def press(
        self,
        person: Person,
        message: Message,
        action: dict[str, Any] | str,
        inputs: dict[str, str] | None = None,
        *,
        trigger: str = "manual",
    ) -> Delivery:
        """Presses a button (an action of the card, or its title) with what stands in the card's inputs.

        Action.Submit sends a message with `value`; Action.Execute an invoke, whose card takes the old one's place: for
        all in a personal chat, for the presser alone elsewhere.
        """
        conversation = self._where(message)
        card = message.card(person)
        action = action_titled(card, action) if isinstance(action, str) else action
        data = merged(action, {**defaults_of(card), **(inputs or {})})
        if action.get("type") == "Action.Submit":
            activity = self.activity("message", person, conversation)
            return await self.send(activity | {"replyToId": message.id, "value": data}, message=message)
        activity = self.activity("invoke", person, conversation)
        delivery = await self.send(activities.with_press(activity, message.id, action, data, trigger), message=message)
        return self._show(delivery, person, message, conversation)

    async def refresh(self, person: Person, message: Message) -> Delivery:
        """The client refreshes a card by itself, as its `refresh.action` asks."""
        action = ((message.card(person) or {}).get("refresh") or {})["action"]
        return await self.press(person, message, action, trigger="automatic")

    async def search(
        self,
        person: Person,
        message: Message,
        dataset: str,
        query: str,
        inputs: dict[str, str] | None = None,
        *,
        skip: int = 0,
        top: int = 15,
    ) -> Delivery:
        """Types into an input with `choices.data`: the results are `body["value"]["results"]`."""
        activity = self.activity("invoke", person, self._where(message))
        return await self.send(activities.with_search(activity, message.id, dataset, query, inputs or {}, skip, top))

    async def compose_search(
        self, person: Person, text: str, conversation: Conversation, *, command: str = "findRooms"
    ) -> Delivery:
        """Types into the message extension's search box; "" is the first look: `body["composeExtension"]`."""
        asked = {"name": "query", "value": text} if text else {"name": "initialRun", "value": "true"}
        value = {"parameters": [asked], "queryOptions": {"skip": 0, "count": 25}}
        activity = self.activity("invoke", person, conversation)
        return await self.send(activities.with_compose(activity, "query", command, value))

    async def compose_dialog(
        self,
        person: Person,
        conversation: Conversation,
        data: dict[str, Any] | None = None,
        *,
        command: str,
        on: dict[str, Any] | None = None,
    ) -> Delivery:
        """Opens the message extension's dialog, or submits it with `data`: `body["task"]` or the result. `on`: the
        message whose menu it is opened from, as `activities.payload` gives it.
        """
        activity = self.activity("invoke", person, conversation)
        name = "fetchTask" if data is None else "submitAction"
        value: dict[str, Any] = {} if data is None else {"data": data}
        if on is not None:
            value |= {"commandContext": "message", "messagePayload": on}
        return await self.send(activities.with_compose(activity, name, command, value))

    def insert(self, person: Person, conversation: Conversation, card: dict[str, Any]) -> Message:
        """Sends what the message extension put into the compose box: a message of the person's, with the card in it."""
        attached = [{"contentType": CARD, "content": card}]
        return self._simulator.chats.add(conversation, person, "", attachments=attached)

    async def attach(
        self,
        person: Person,
        name: str,
        content: bytes,
        conversation: Conversation | None = None,
        *,
        text: str = "",
        url: str | None = None,
    ) -> Delivery:
        """Sends a file, with words beside it; `url` puts another download address in its place."""
        conversation = conversation or self.personal(person)
        key, address = self._simulator.files.add(name, content)
        shown = [{"contentType": "file", "name": name, "content": {"size": len(content)}}]
        message = self._simulator.chats.add(conversation, person, text, attachments=shown)
        activity = self.activity("message", person, conversation, id=message.id)
        return await self.send(activities.with_file(activity, name, key, url or address, text), message=message)

    async def install(self, person: Person, *, added: bool = True) -> Delivery:
        """Installs (or removes) the bot for a person: installationUpdate, after conversationUpdate when it is added."""
        conversation = self.personal(person)
        conversation.bot_present = added
        if added:
            self._simulator.chats.blocked.discard(person.id)
            update = self.activity("conversationUpdate", person, conversation)
            await self.send(update | {"membersAdded": [update["recipient"]]})
        return await self.send(
            self.activity("installationUpdate", person, conversation) | {"action": "add" if added else "remove"}
        )

    def activity(self, kind: str, person: Person, conversation: Conversation, *, id: str | None = None) -> Activity:
        """A bare activity of this person, to be filled and sent."""
        return activities.base(
            kind, person, conversation, id=id or self._fresh_id(), app_id=self.app_id, bot=self.bot_name,
            service_url=self._simulator.service_url,
        )  # fmt: skip

    def sign(
        self, claims_override: dict[str, Any] | None = None, headers_override: dict[str, Any] | None = None, **more: Any
    ) -> str:
        """A token for the bot's door; overrides as in `Channel.sign`, `more` its `key`."""
        return self._simulator.channel.sign(
            self.app_id, self._simulator.service_url, claims_override, headers_override, **more
        )

    async def resend(self, delivery: Delivery | Activity, *, new_id: bool = False) -> Delivery:
        """Sends the same activity again, as Teams does when it waited too long; `new_id`: with another id."""
        activity = copy.deepcopy(delivery.activity if isinstance(delivery, Delivery) else delivery)
        if new_id:
            activity["id"] = self._fresh_id()
        return await self.send(activity, message=delivery.message if isinstance(delivery, Delivery) else None)

    async def send(
        self, activity: Activity | bytes, *, token: str | None = None, message: Message | None = None
    ) -> Delivery:
        """Posts an activity (or raw bytes) to the door. `token` "": no Authorization; None: a good one."""
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession()
        token = self.sign() if token is None else token
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        data = activity if isinstance(activity, bytes) else json.dumps(activity).encode()
        shown: Activity = {} if isinstance(activity, bytes) else activity
        timeout = aiohttp.ClientTimeout(total=self.seconds)
        try:
            async with self._http.post(self.bot_url, data=data, headers=headers, timeout=timeout) as answer:
                body = parsed(await answer.read())
                return Delivery(shown, answer.status, body, message=message, headers=dict(answer.headers))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Delivery(shown, 0, error=f"{type(error).__name__}: {error}", message=message)

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()

    async def _say(self, person: Person, text: str, conversation: Conversation, *, mention: bool) -> Delivery:
        words = f"<at>{self.bot_name}</at> {text}" if mention else text
        message = self._simulator.chats.add(conversation, person, words)
        activity = self.activity("message", person, conversation, id=message.id)
        return await self.send(activities.with_text(activity, text, mention=mention), message=message)

    def _show(self, delivery: Delivery, person: Person, message: Message, chat: Conversation) -> Delivery:
        body = delivery.body
        if not delivery.ok or not isinstance(body, dict):
            return delivery
        kind, value = str(body.get("type")), body.get("value")
        if kind == CARD and isinstance(value, dict):
            delivery.kind = "card"
            shown = [{"contentType": CARD, "content": value}]
            if chat.kind == "personal":
                self._simulator.chats.edit(message, message.text, shown, delivery.activity)
            else:
                message.views[person.id] = shown
                self._simulator.chats.touch(message)
        elif kind == "application/vnd.microsoft.activity.message":
            delivery.kind, delivery.text = "message", str(value)
        elif kind.startswith("application/vnd.microsoft.error"):
            delivery.kind = "error"
            delivery.text = str(value.get("message")) if isinstance(value, dict) else str(value)
        return delivery

    def _where(self, message: Message) -> Conversation:
        for conversation in self._simulator.chats.all.values():
            if message in conversation.messages:
                return conversation
        raise LookupError("this message stands in no chat")

    def _fresh_id(self) -> str:
        self._numbers += 1
        return f"f:{self._numbers:08d}-{self._simulator.chats.changes.version:06d}"
