"""The Bot Connector: what the bot calls to write into Teams. Microsoft's pages: "Bot Connector REST API reference",
"Rate limiting for bots", "Send proactive messages"."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .conversations import Conversation, Message
from .identity import stable_guid
from .meddling import meddle
from .people import Person
from .tokens import CONNECTOR, BadToken

if TYPE_CHECKING:
    from .simulator import Simulator

MOST_BYTES = 100 * 1024
"""Of one activity, as UTF-16: more gives 413."""
LIMITS = ((7, 1), (8, 2), (60, 30), (1800, 3600))
"""So many messages in so many seconds in one thread, when `simulator.rate_limits` is on."""


class ConnectorError(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def connector_app(simulator: Simulator) -> web.Application:
    """The connector, to be mounted at the serviceUrl; faults: `simulator.connector_faults`."""
    chats = simulator.chats

    @web.middleware
    async def checked(request: web.Request, handler: Any) -> web.StreamResponse:
        try:
            simulator.tokens.check(request.headers.get("Authorization"), CONNECTOR)
            simulator.connector_calls.append((request.method, request.path))
            response: web.StreamResponse = await handler(request)
            return response
        except BadToken as error:
            return _error(401, "Unauthorized", str(error))
        except ConnectorError as error:
            return _error(error.status, error.code, str(error))

    def conversation(request: web.Request) -> Conversation:
        found = chats.all.get(request.match_info["conversation"])
        if found is None:
            raise ConnectorError(404, "ConversationNotFound", "Conversation not found.")
        return found

    def writable(chat: Conversation) -> Conversation:
        if not chat.bot_present:
            raise ConnectorError(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.")
        if chat.kind == "personal" and chat.members[0].id in chats.blocked:
            raise ConnectorError(403, "MessageWritesBlocked", "Writes are blocked for this thread.")
        if simulator.rate_limits:
            now = chat.tenant.now()
            chat.sent_at = [at for at in chat.sent_at if at > now - timedelta(hours=1)]
            for most, seconds in LIMITS:
                if sum(at > now - timedelta(seconds=seconds) for at in chat.sent_at) >= most:
                    raise ConnectorError(429, "RateLimitExceeded", "API calls quota exceeded.")
            chat.sent_at.append(now)
        return chat

    def message(request: web.Request, chat: Conversation) -> Message:
        found = chat.message(request.match_info["activity"])
        if found is None or found.author is not None or found.deleted:
            raise ConnectorError(404, "ActivityNotFoundInConversation", "Activity not found in the conversation.")
        return found

    def post(chat: Conversation, activity: dict[str, Any], reply_to: str | None) -> str:
        if activity.get("type") == "typing":
            chat.typing, chat.typing_count = True, chat.typing_count + 1
            chat.typing_version = chats.changes.bump()
            return stable_guid(chat.id, "typing", str(chat.typing_count))
        recipient = activity.get("recipient") or {}
        targeted = recipient.get("id") if recipient.get("isTargeted") else None
        only_for = next((p.id for p in chat.members if p.teams_id == targeted), None)
        return chats.add(
            chat, None, activity.get("text") or "", text_format=activity.get("textFormat") or "markdown",
            attachments=activity.get("attachments") or [], entities=activity.get("entities") or [], only_for=only_for,
            reply_to=reply_to or activity.get("replyToId"), activity=activity,
        ).id  # fmt: skip

    async def create(request: web.Request) -> web.Response:
        body = await _activity(request)
        tenant_id = body.get("tenantId") or ((body.get("channelData") or {}).get("tenant") or {}).get("id")
        tenant = simulator.tenants.get(tenant_id or "")
        if tenant is None:
            raise ConnectorError(400, "BadSyntax", "The tenant id is missing or unknown.")
        wanted = [m.get("id") for m in body.get("members") or ()]
        people = [p for p in tenant.people.values() if {p.teams_id, p.id} & set(wanted)]
        if body.get("isGroup") or len(wanted) != 1 or not people:
            raise ConnectorError(400, "BadSyntax", "Conversations are created with one known member.")
        chat = writable(chats.personal(tenant, people[0]))
        shown = {"id": chat.id, "serviceUrl": simulator.service_url}
        if body.get("activity"):
            shown["activityId"] = post(chat, body["activity"], None)
        return web.json_response(shown, status=201)

    async def send(request: web.Request) -> web.Response:
        chat = writable(conversation(request))
        return web.json_response(
            {"id": post(chat, await _activity(request), request.match_info.get("activity"))}, status=201
        )

    async def update(request: web.Request) -> web.Response:
        chat = writable(conversation(request))
        activity, found = await _activity(request), message(request, chat)
        chats.edit(found, activity.get("text") or "", activity.get("attachments") or [], activity)
        return web.json_response({"id": found.id})

    async def delete(request: web.Request) -> web.Response:
        found = message(request, writable(conversation(request)))
        found.deleted = True
        chats.touch(found)
        return web.Response(status=200)

    async def members(request: web.Request) -> web.Response:
        chat = conversation(request)
        return web.json_response([_member(p, chat.tenant.id) for p in chat.members])

    async def paged_members(request: web.Request) -> web.Response:
        chat = conversation(request)
        size = max(50, int(request.query.get("pageSize", 50)))
        first = int(request.query.get("continuationToken") or 0)
        body: dict[str, Any] = {"members": [_member(p, chat.tenant.id) for p in chat.members[first : first + size]]}
        if first + size < len(chat.members):
            body["continuationToken"] = str(first + size)
        return web.json_response(body)

    async def member(request: web.Request) -> web.Response:
        chat = conversation(request)
        key = request.match_info["member"]
        for person in chat.members:
            if key in (person.teams_id, person.id):
                return web.json_response(_member(person, chat.tenant.id))
        raise ConnectorError(404, "MemberNotFoundInConversation", "Member not found in the conversation.")

    app = web.Application(middlewares=[meddle(simulator.connector_faults, simulator.tenant), checked])
    app.router.add_post("/v3/conversations", create)
    at = "/v3/conversations/{conversation}"
    app.router.add_post(f"{at}/activities", send)
    app.router.add_post(f"{at}/activities/{{activity}}", send)
    app.router.add_put(f"{at}/activities/{{activity}}", update)
    app.router.add_delete(f"{at}/activities/{{activity}}", delete)
    app.router.add_get(f"{at}/members", members)
    app.router.add_get(f"{at}/members/{{member}}", member)
    app.router.add_get(f"{at}/pagedmembers", paged_members)
    return app


async def _activity(request: web.Request) -> dict[str, Any]:
    try:
        found = await request.json()
    except ValueError as cause:
        raise ConnectorError(400, "BadSyntax", "The body is not JSON.") from cause
    if not isinstance(found, dict):
        raise ConnectorError(400, "BadSyntax", "The body is not an activity.")
    if len(json.dumps(found, ensure_ascii=False).encode("utf-16-le")) > MOST_BYTES:
        raise ConnectorError(413, "MessageSizeTooBig", "Message size too large.")
    return found


def _member(person: Person, tenant_id: str) -> dict[str, Any]:
    given, _, surname = person.name.partition(" ")
    return {
        "id": person.teams_id, "name": person.name, "aadObjectId": person.id, "objectId": person.id, "givenName": given,
        "surname": surname, "email": person.mail, "userPrincipalName": person.upn, "tenantId": tenant_id,
        "userRole": "guest" if person.guest else "user",
    }  # fmt: skip


def _error(status: int, code: str, message: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": message}}, status=status)
