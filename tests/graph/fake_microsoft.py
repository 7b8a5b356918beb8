"""A small Entra and a small Graph over real HTTP, strict about what they are sent. Much less than the simulator, and
apart from it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from tests.graph.fake_time import FakeTime

TENANT = "11111111-1111-4111-8111-111111111111"
SERVICE = "nook@contoso.com"
AUTHORITY = "https://login.microsoftonline.com"
SECRET = "canary-secret"

EVENT_PROPERTIES = {
    "subject", "body", "start", "end", "location", "locations", "attendees", "showAs", "responseRequested",
    "allowNewTimeProposals", "transactionId", "singleValueExtendedProperties",
}  # fmt: skip

Handler = Callable[["Seen"], Any]


@dataclass
class Seen:
    """A request that Graph received, and when."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    at: float


def _etag(event: dict[str, Any]) -> str:
    return f'W/"{event["id"]}-{event.get("changes", 0)}"'


def error(status: int, code: str, headers: dict[str, str] | None = None, **more: Any) -> web.Response:
    body = {"error": {"code": code, "message": "canary-person@contoso.com is named here", **more}}
    return web.json_response(body, status=status, headers={"request-id": "theirs", **(headers or {})})


@dataclass
class FakeMicrosoft:
    """`script` answers the next calls in order (a response, or an exception such as LOSE to cut the connection).

    `gate`, when set, keeps every Graph call waiting; `entra_gate` every token request.
    """

    time: FakeTime
    seen: list[Seen] = field(default_factory=list)
    script: list[Any] = field(default_factory=list)
    busy: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    users: dict[str, dict[str, Any]] = field(default_factory=dict)
    domains: list[dict[str, Any]] = field(default_factory=list)
    mailbox_settings: dict[str, Any] = field(default_factory=lambda: {"timeZone": "W. Europe Standard Time"})
    pages: list[list[dict[str, Any]]] = field(default_factory=list)
    next_link: str = ""
    room_answer: str = "none"
    lose_answers: int = 0
    gate: asyncio.Event | None = None
    in_flight: int = 0
    peak: int = 0
    token_posts: list[dict[str, str]] = field(default_factory=list)
    discoveries: int = 0
    token_script: list[web.Response] = field(default_factory=list)
    token_seconds: int = 3600
    entra_gate: asyncio.Event | None = None
    good_tokens: set[str] = field(default_factory=set)
    base: str = ""
    authority: str = AUTHORITY

    # Entra

    async def discovery(self, request: web.Request) -> web.Response:
        self.discoveries += 1
        if self.token_script and self.token_script[0].status >= 500:
            return web.Response(status=503)
        tenant = request.match_info["tenant"]
        if tenant == "nowhere":
            text = "AADSTS90002: Tenant 'nowhere' not found."
            return web.json_response({"error": "invalid_tenant", "error_description": text}, status=400)
        base = f"{self.authority}/{tenant}"
        document = {"issuer": f"{base}/v2.0", "authorization_endpoint": f"{base}/oauth2/v2.0/authorize"}
        return web.json_response(document | {"token_endpoint": f"{base}/oauth2/v2.0/token"})

    async def token(self, request: web.Request) -> web.Response:
        form = {k: str(v) for k, v in (await request.post()).items()}
        self.token_posts.append(form)
        if self.entra_gate:
            await self.entra_gate.wait()
        if self.token_script:
            return self.token_script.pop(0)
        if form.get("client_secret") != SECRET or form.get("grant_type") != "client_credentials":
            text = "AADSTS7000215: Invalid client secret provided for canary-person@contoso.com."
            return web.json_response({"error": "invalid_client", "error_description": text}, status=401)
        token = f"canary-token-{len(self.token_posts)}"
        self.good_tokens.add(token)
        return web.json_response({"token_type": "Bearer", "expires_in": self.token_seconds, "access_token": token})

    # Graph

    async def graph(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        body = json.loads(raw) if raw else None
        path = request.raw_path.partition("?")[0].removeprefix("/graph/v1.0")
        query = dict(parse_qsl(request.rel_url.raw_query_string))
        seen = Seen(
            request.method, path, query, {k.lower(): v for k, v in request.headers.items()}, body, self.time.tick()
        )
        self.seen.append(seen)
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        try:
            if self.gate:
                await self.gate.wait()
            return await self._answer(request, seen, bool(raw))
        finally:
            self.in_flight -= 1

    async def _answer(self, request: web.Request, seen: Seen, has_body: bool) -> web.StreamResponse:
        if seen.headers.get("authorization", "").removeprefix("Bearer ") not in self.good_tokens:
            return error(401, "InvalidAuthenticationToken")
        if "client-request-id" not in seen.headers or (has_body and request.content_type != "application/json"):
            return error(400, "BadRequest")
        if self.script:
            next_answer = self.script.pop(0)
            if isinstance(next_answer, web.StreamResponse):
                return next_answer
        answer = self._state(seen)
        if self.lose_answers:
            self.lose_answers -= 1
            assert request.transport is not None
            request.transport.close()
        return answer

    def _state(self, seen: Seen) -> web.Response:
        parts = seen.path.strip("/").split("/")
        match seen.method, parts:
            case "POST", ["users", _, "calendar", "getSchedule"]:
                return self._schedule(seen)
            case "POST", ["users", owner, "events"]:
                return self._create(owner, seen.body)
            case "GET", ["users", owner, "events"]:
                found = [e for e in self.events.values() if e["mark"] in seen.query["$filter"] and e["owner"] == owner]
                return web.json_response({"value": [self._shown(e) for e in found]})
            case "GET", ["users", _, "events", id]:
                return (
                    web.json_response(self._shown(self.events[id]))
                    if id in self.events
                    else error(404, "ErrorItemNotFound")
                )
            case "PATCH", ["users", _, "events", id]:
                return self._change(id, seen)
            case "GET", ["users", _, "calendarView"]:
                shown = [{**self._shown(e), "isOrganizer": True} for e in self.events.values()]
                return web.json_response({"value": shown})
            case "POST", ["users", _, "events", id, "cancel"]:
                if id not in self.events:
                    return error(404, "ErrorItemNotFound")
                if not self.events[id]["attendees"]:
                    return error(400, "ErrorInvalidRequest")
                del self.events[id]
                return web.Response(status=202)
            case "DELETE", ["users", _, "events", id]:
                return web.Response(status=204) if self.events.pop(id, None) else error(404, "ErrorItemNotFound")
            case "GET", ["users", id]:
                return web.json_response(self.users[id]) if id in self.users else error(404, "Request_ResourceNotFound")
            case "GET", ["users"]:
                return web.json_response({"value": list(self.users.values())})
            case "GET", ["users", _, "mailboxSettings"]:
                return web.json_response(self.mailbox_settings)
            case "GET", ["places", "microsoft.graph.room"]:
                return self._rooms(int(seen.query.get("$skip", 0)))
            case "GET", ["organization"]:
                return web.json_response({"value": [{"id": TENANT, "verifiedDomains": self.domains}]})
        return error(404, "BadRequest")

    def _schedule(self, seen: Seen) -> web.Response:
        body = seen.body
        start, end = (datetime.fromisoformat(body[at]["dateTime"]) for at in ("startTime", "endTime"))
        zones = {body["startTime"]["timeZone"], body["endTime"]["timeZone"]}
        if len(body["schedules"]) > 20 or not timedelta(minutes=30) <= end - start < timedelta(days=62):
            return error(400, "ErrorInvalidRequest")
        if zones != {"UTC"} or seen.headers["prefer"] != 'outlook.timezone="UTC"':
            return error(400, "ErrorInvalidTimeZone")
        out: list[dict[str, Any]] = []
        for address in body["schedules"]:
            if address in self.left_out:
                continue
            if address in self.broken:
                fault = {"message": "Mailbox not found", "responseCode": "ErrorMailRecipientNotFound"}
                out.append({"scheduleId": address, "scheduleItems": [], "error": fault})
            else:
                out.append({"scheduleId": address.upper(), "scheduleItems": self.busy.get(address, [])})
        return web.json_response({"value": out})

    def _create(self, owner: str, body: dict[str, Any]) -> web.Response:
        if set(body) - EVENT_PROPERTIES or not body.get("transactionId"):
            return error(400, "BadRequest")
        for event in self.events.values():
            if event["transactionId"] == body["transactionId"]:
                if event["subject"] != body["subject"]:
                    return error(400, "ErrorDuplicateTransactionId", **{"@event.existingEventId": event["id"]})
                return web.json_response(self._shown(event), status=201)
        id = f"event-{len(self.events) + 1}"
        mark = body["singleValueExtendedProperties"][0]["value"]
        self.events[id] = {**body, "id": id, "owner": owner, "mark": mark, "isCancelled": False}
        return web.json_response(self._shown(self.events[id]), status=201)

    def _change(self, id: str, seen: Seen) -> web.Response:
        if id not in self.events:
            return error(404, "ErrorItemNotFound")
        if seen.headers.get("if-match") != _etag(self.events[id]):
            return error(412, "ErrorIrresolvableConflict")
        self.events[id] |= {**seen.body, "changes": self.events[id].get("changes", 0) + 1}
        return web.json_response(self._shown(self.events[id]))

    def _shown(self, event: dict[str, Any]) -> dict[str, Any]:
        attendees = [
            {**a, "status": {"response": self.room_answer, "time": "0001-01-01T00:00:00Z"}} for a in event["attendees"]
        ]
        keys = {
            "id": event["id"],
            "iCalUId": "ical-1",
            "webLink": "https://outlook/1",
            "isCancelled": event["isCancelled"],
        }
        kept: dict[str, Any] = {
            name: event[name] for name in ("start", "end", "location", "locations") if name in event
        }
        return {"@odata.etag": _etag(event), **keys, **kept, "attendees": attendees}

    def _rooms(self, page: int) -> web.Response:
        answer: dict[str, Any] = {"value": self.pages[page]}
        if self.next_link:
            answer["@odata.nextLink"] = self.next_link
        elif page + 1 < len(self.pages):
            answer["@odata.nextLink"] = f"{self.base}/graph/v1.0/places/microsoft.graph.room?$skip={page + 1}"
        return web.json_response(answer)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/login/{tenant}/v2.0/.well-known/openid-configuration", self.discovery)
        app.router.add_post("/login/{tenant}/oauth2/v2.0/token", self.token)
        app.router.add_route("*", "/graph/v1.0/{rest:.*}", self.graph)
        return app

    def calls(self, ending: str) -> list[Seen]:
        return [s for s in self.seen if s.path.endswith(ending)]
