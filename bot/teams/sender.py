"""Sends cards into Teams: what goes into a message, and where it goes.

Page "Send and receive messages with the Bot Connector API" and its API reference (Azure AI Bot Service): POST
…/v3/conversations/{id}/activities sends, PUT …/activities/{activityId} replaces, GET …/pagedmembers is the roster.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import aiohttp

from bot.domain.people import Identity
from bot.ports import Chat, ChatKind, Drawn, Member, MessageTrouble
from bot.teams.delivery import MOST_TRIES, Delivery
from bot.teams.hosts import ChannelHosts
from bot.teams.pace import Pace

logger = logging.getLogger(__name__)

_MOST_MEMBERS = 1000
_CARD = "application/vnd.microsoft.card.adaptive"


def new_session() -> aiohttp.ClientSession:
    """The one session for everything that goes to the connector. All of Teams is one host to it, so a hundred that
    hang must still leave room for others.
    """
    connector = aiohttp.TCPConnector(limit=1000, limit_per_host=500)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


class Sender:
    """A Messenger. `hosts` are checked for every message, since a chat that was stored long ago need not be allowed
    any more. `pace`: None for local tools, which take any number.
    """

    def __init__(self, delivery: Delivery, hosts: ChannelHosts, pace: Pace | None = None) -> None:
        self._delivery = delivery
        self._hosts = hosts
        self._pace = pace

    async def send(self, chat: Chat, drawn: Drawn) -> str:
        """Sends a new message; its activity id. Raises MessageTrouble."""
        answer = await self._deliver(chat, "POST", self._activities(chat), _message(chat, drawn))
        sent = answer.get("id")
        return sent if isinstance(sent, str) else ""

    async def update(self, chat: Chat, message: str, drawn: Drawn) -> None:
        """Replaces the card of a message. Raises MessageTrouble."""
        activity = {**_message(chat, drawn), "id": message}
        await self._deliver(chat, "PUT", f"{self._activities(chat)}/{_segment(message)}", activity)

    async def typing(self, chat: Chat) -> None:
        """Shows that Nook is busy. A nicety: tried once, never in the way of a message, no trouble where it fails."""
        if self._pace is not None and not self._pace.is_free(chat):
            return
        try:
            await self._deliver(chat, "POST", self._activities(chat), {"type": "typing", **_parties(chat)}, tries=1)
        except MessageTrouble as trouble:
            logger.debug("typing could not be shown: %s", trouble)

    async def personal(self, chat: Chat) -> Chat:
        """Page "Send proactive messages": creating a conversation that is there already gives that one."""
        if chat.kind is ChatKind.PERSONAL:
            return chat
        asked = {
            "isGroup": False,
            "bot": {"id": chat.bot},
            "members": [{"id": chat.person}],
            "tenantId": chat.tenant,
            "channelData": {"tenant": {"id": chat.tenant}},
        }
        made = await self._delivery.deliver("POST", f"{self._base(chat)}/v3/conversations", asked)
        conversation = str(made.get("id") or "")
        if not conversation:
            raise MessageTrouble("Teams did not say which chat it opened.")
        return replace(chat, conversation=conversation, kind=ChatKind.PERSONAL)

    async def members(self, chat: Chat) -> tuple[Member, ...]:
        """Page "Get Teams specific context for your bot". People only, and no more than some hundreds."""
        found: list[Member] = []
        more = ""
        while True:
            after = f"&continuationToken={quote(more, safe='')}" if more else ""
            page = await self._delivery.deliver("GET", f"{self._conversation(chat)}/pagedmembers?pageSize=100{after}")
            found += [_member(chat, one) for one in page.get("members") or () if one.get("aadObjectId")]
            more = str(page.get("continuationToken") or "")
            if not more or len(found) >= _MOST_MEMBERS:
                return tuple(found)

    async def _deliver(
        self, chat: Chat, method: str, url: str, activity: dict[str, Any], tries: int = MOST_TRIES
    ) -> dict[str, Any]:
        if self._pace is not None:
            await self._pace.turn(chat)
        return await self._delivery.deliver(method, url, activity, tries)

    def _activities(self, chat: Chat) -> str:
        return f"{self._conversation(chat)}/activities"

    def _conversation(self, chat: Chat) -> str:
        return f"{self._base(chat)}/v3/conversations/{_segment(chat.conversation)}"

    def _base(self, chat: Chat) -> str:
        if not self._hosts.allows(chat.service_url):
            raise MessageTrouble("The address of the chat is not on the list of channel hosts (CHANNEL_HOSTS).")
        return chat.service_url.rstrip("/")


def _member(chat: Chat, member: dict[str, Any]) -> Member:
    """`email` may be missing, as it is for some guests; then the principal name is most likely an address."""
    mail = str(member.get("email") or member.get("userPrincipalName") or "")
    who = Identity(chat.tenant, str(member["aadObjectId"]).lower())
    return Member(who, " ".join(str(member.get("name") or "").split())[:256], mail if "@" in mail else "")


def _segment(id: str) -> str:
    """An id as one part of a path. Dots alone would climb to another address."""
    if not id.strip("."):
        raise MessageTrouble("The chat or the message has no usable id.", gone=True)
    return quote(id, safe="")


def _parties(chat: Chat) -> dict[str, Any]:
    parties: dict[str, Any] = {"conversation": {"id": chat.conversation}}
    if chat.bot:
        parties["from"] = {"id": chat.bot}
    # In a shared chat a message is for everybody.
    if chat.person and chat.kind is ChatKind.PERSONAL:
        parties["recipient"] = {"id": chat.person}
    return parties


def _message(chat: Chat, drawn: Drawn) -> dict[str, Any]:
    """`summary` is what Teams shows in notifications and in the list of chats; without a card it is the message."""
    if not drawn.card:
        return {"type": "message", "text": drawn.summary, "textFormat": "plain", **_parties(chat)}
    attachments = [{"contentType": _CARD, "content": drawn.card}]
    return {"type": "message", "summary": drawn.summary, "attachments": attachments, **_parties(chat)}
