"""The demo page's way in: a chat with the bot as any persona, and a look at the pretend tenant behind it.

`page_routes(simulator)` gives the routes, `page_app(simulator)` the same as a sub-application. All addresses below are
relative to where they are mounted. Times are ISO 8601 in UTC with `Z`. Everything is JSON unless said otherwise.
An error is answered `{"error": "one plain sentence"}` with 400, 403, 404 or 415. Requests whose Host is no loopback
name get 403 (DNS rebinding); a POST must be `application/json`, so that another site's form cannot send one.

GET .                 page/index.html; page/<file> (html, js, css, svg, png, woff2, json) at `static/<file>`

GET floor-plans/<file>  the demo company's floor plans as IMDF archives (bytes), `HQ.imdf.zip` and so on, to be attached

GET api/personas      {"bot": {"id": "28:<app id>", "name": "Nook"}, "tenant": {"id", "name", "domains": [..]},
                       "now": "2027-03-01T08:00:00Z",
                       "personas": [{"key": "adele", "id": "<guid>", "name": "Adele Vance", "mail", "role": "words",
                                     "initials": "AV", "zone": "Europe/Berlin", "locale": "en-GB", "guest": false}],
                       "chats": [{"key": "personal", "title": "Nook", "kind": "personal", "members": ["adele", ..]},
                                 {"key": "group", "title": "Offsite planning", "kind": "groupChat",
                                  "members": ["adele", ..]}]}
                      `personal` is each persona's own chat with the bot: which one follows from `as`

GET api/chat?as=adele&chat=personal&since=0[&wait=25]
                      waits until something is newer than `since`, at most `wait` seconds (default and most 25; 0: at
                      once). {"version": 12, "typing": false, "messages": [MESSAGE, ..]}
                      only messages whose `version` is greater than `since`: put each in place by `id`, sort by `order`.
                      Send the answer's `version` as the next `since`. Nothing new: no messages.
                      MESSAGE = {"id", "order": 3, "version": 12, "at",
                                 "from": {"name", "key": "adele" or null, "bot": true},
                                 "text": "as sent", "html": "safe to insert: escaped; bold, italics, links, mentions",
                                 "attachments": [{"contentType", "content": {..the card..}, "name": null}],
                                 "edited": false, "deleted": false, "private": false, "delivered": true}
                      `private`: what this persona alone sees (the answer to a press in a group chat). `delivered`
                      false: said in a group chat without a mention, so the bot never got it

POST api/say          {"as", "chat", "text"}
                      -> {"ok": true, "status": 202, "id": "<message id>", "delivered": true, "error": null}
                      in a group chat, begin with `@Nook ` to mention the bot. `status`: what the bot's door answered,
                      0: not reached
POST api/press        {"as", "chat", "message_id", "inputs": {"<input id>": "value", ..},
                       "action": {"type": "Action.Execute", "id", "title", "verb", "data": {..}}}
                      -> {"ok", "status": 200, "kind": "card" | "message" | "error" | "none",
                          "text": "of message or error, or null", "error": null}
                      a card is already in the chat (poll `api/chat`). A `message` is Teams' passing note above the card
POST api/attach       {"as", "chat", "name": "rooms.csv", "text": ".."} or {.., "base64": ".."} -> as api/say
POST api/search       {"as", "chat", "message_id", "dataset", "query", "inputs": {}, "skip": 0, "top": 15}
                      -> {"ok", "status", "results": [{"title", "value"}]}      typeahead of a card's `choices.data`
POST api/open         {"as"} -> as api/say     installs the bot for this persona, the first time (its welcome follows)

POST api/tab-token    {"as"} -> {"token": "<Entra's token for the bot's tab>", "locale": "en-GB", "name"}
                      what TeamsJS gets; page/teams_stand_in.js stands in for it

GET api/tenant[?since=0&date=2027-03-01]
                      {"version": 40} alone when nothing is newer than `since`; else
                      {"version": 40, "now", "date" (default: today, in the zone of the first room),
                       "rooms": [{"address", "name", "building", "floor", "label", "seats", "tags": [..], "zone",
                                  "screen", "video", "audio", "wheelchair",
                                  "policy": "accepts" | "declines" | "tentative" | "never", "owner": mail or null,
                                  "events": [{"id", "subject", "organizer", "start", "end", "ours": true,
                                              "answer": "accepted" | "tentative" | "waiting",
                                              "waitsForOwner": false}]}],
                       "people": [{"id", "name", "mail", "upn", "kind": "member" | "guest", "mailbox": true}],
                       "requests": [REQUEST, ..newest first, 50],
                       "decisions": [{"at", "room", "organizer", "start", "end", "answer", "reason", "by"},
                                     ..newest first, 50],
                       "consent": true}
                      `ours`: made through Graph by the bot's app. `subject` as in the organiser's own calendar
GET api/requests[?since=<seq>]
                      {"requests": [REQUEST, ..oldest first, 200]}
                      REQUEST = {"seq": 7, "at", "method", "path", "status", "app", "mailbox", "summary", "ms": 3.1}
POST api/room-owner   {"room": "<address>", "event": "<id from api/tenant>", "answer": "accept" | "decline"}
                      -> {"ok": true}
POST api/fault        {"kind": "none" | "busy" | "down"} -> {"ok": true}    Graph well, throttled (429 for 20 s), or 503
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aiohttp import web

from .page_files import file_response, find_file
from .page_guard import Endpoint, Json, PageError, guarded, number, text_of
from .page_views import delivery_json, message_json, personas_json, request_json, tenant_json
from .personas import DemoChats
from .plans import archives

if TYPE_CHECKING:
    from .simulator import Simulator

LONGEST_WAIT = 25.0
PLACEHOLDER = (
    "<!doctype html><title>Nook</title><p>The chat page is not there: bot/simulator/page/index.html is missing."
)


def page_app(simulator: Simulator) -> web.Application:
    """The page as a sub-application, to be mounted under a prefix."""
    app = web.Application()
    app.add_routes(page_routes(simulator))
    return app


def page_routes(simulator: Simulator, prefix: str = "") -> list[web.RouteDef]:
    """The page's routes, to be added to an application as they are, under `prefix` ("" or "/demo", say)."""
    page = _Page(simulator)
    table: list[tuple[str, str, Endpoint]] = [
        ("GET", "/", page.index),
        ("GET", "/static/{file:.+}", page.static),
        ("GET", "/floor-plans/{file}", page.floor_plan),
        ("GET", "/api/personas", page.personas),
        ("GET", "/api/chat", page.chat),
        ("GET", "/api/tenant", page.tenant),
        ("GET", "/api/requests", page.requests),
        ("POST", "/api/say", page.say),
        ("POST", "/api/press", page.press),
        ("POST", "/api/attach", page.attach),
        ("POST", "/api/search", page.search),
        ("POST", "/api/open", page.open),
        ("POST", "/api/tab-token", page.tab_token),
        ("POST", "/api/room-owner", page.room_owner),
        ("POST", "/api/fault", page.fault),
    ]
    return [web.route(method, prefix + path, guarded(endpoint)) for method, path, endpoint in table]


class _Page:
    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._chats = DemoChats(simulator)

    async def index(self, request: web.Request, body: Json) -> web.StreamResponse:
        if path := find_file("index.html"):
            return file_response(path)
        return web.Response(text=PLACEHOLDER, content_type="text/html")

    async def static(self, request: web.Request, body: Json) -> web.StreamResponse:
        path = find_file(request.match_info["file"])
        if path is None:
            raise PageError("There is no such file.", 404)
        return file_response(path)

    async def floor_plan(self, request: web.Request, body: Json) -> web.StreamResponse:
        content = archives().get(request.match_info["file"])
        if content is None:
            raise PageError("There is no such floor plan.", 404)
        return web.Response(body=content, content_type="application/zip", headers={"X-Content-Type-Options": "nosniff"})

    async def personas(self, request: web.Request, body: Json) -> Json:
        return personas_json(self._simulator, self._chats)

    async def chat(self, request: web.Request, body: Json) -> Json:
        person, chat = self._chats.find(request.query)
        since = number(request.query.get("since", "0"))
        changes = self._simulator.chats.changes
        loop = asyncio.get_running_loop()
        until = loop.time() + min(number(request.query.get("wait", "25")), LONGEST_WAIT)
        while True:
            fresh = [m for m in chat.messages if m.version > since and m.only_for in (None, person.id)]
            left = until - loop.time()
            if fresh or chat.typing_version > since or left <= 0:
                shown = [message_json(m, person, self._chats) for m in fresh]
                return {"version": changes.version, "typing": chat.typing, "messages": shown}
            await changes.newer_than(changes.version, left)

    async def say(self, request: web.Request, body: Json) -> Json:
        person, chat = self._chats.find(body)
        return delivery_json(await self._chats.say(person, chat, text_of(body, "text")))

    async def press(self, request: web.Request, body: Json) -> Json:
        person, chat = self._chats.find(body)
        message = chat.message(text_of(body, "message_id"))
        action, inputs = body.get("action"), body.get("inputs") or {}
        if message is None or not isinstance(action, dict) or not isinstance(inputs, dict):
            raise PageError("This message or action does not exist.", 404)
        delivery = await self._simulator.teams.press(
            person, message, action, {str(k): str(v) for k, v in inputs.items()}
        )
        return delivery_json(delivery) | {"kind": delivery.kind, "text": delivery.text}

    async def attach(self, request: web.Request, body: Json) -> Json:
        person, chat = self._chats.find(body)
        try:
            content = (
                base64.b64decode(body["base64"], validate=True) if "base64" in body else text_of(body, "text").encode()
            )
        except (binascii.Error, TypeError, ValueError) as cause:
            raise PageError("`base64` is not base64.") from cause
        return delivery_json(await self._simulator.teams.attach(person, text_of(body, "name"), content, chat))

    async def search(self, request: web.Request, body: Json) -> Json:
        person, chat = self._chats.find(body)
        message = chat.message(text_of(body, "message_id"))
        if message is None:
            raise PageError("This message does not exist.", 404)
        found = await self._simulator.teams.search(
            person, message, str(body.get("dataset", "")), str(body.get("query", "")), body.get("inputs") or {},
            skip=number(str(body.get("skip", 0))), top=number(str(body.get("top", 15))),
        )  # fmt: skip
        value = found.body.get("value") if isinstance(found.body, dict) else None
        results = value.get("results", []) if isinstance(value, dict) else []
        return {"ok": found.ok, "status": found.status, "results": results}

    async def open(self, request: web.Request, body: Json) -> Json:
        return delivery_json(await self._chats.open(self._chats.persona(str(body.get("as")))))

    async def tab_token(self, request: web.Request, body: Json) -> Json:
        person, simulator = self._chats.persona(str(body.get("as"))), self._simulator
        token = simulator.tokens.make_for_person(person, simulator.tenant.id, simulator.teams.app_id)
        return {"token": token, "locale": person.locale, "name": person.name}

    async def tenant(self, request: web.Request, body: Json) -> Json:
        day = request.query.get("date")
        try:
            wanted = date.fromisoformat(day) if day else None
        except ValueError as cause:
            raise PageError("`date` is not a date such as 2027-03-01.") from cause
        return tenant_json(self._simulator, number(request.query.get("since", "0")), wanted)

    async def requests(self, request: web.Request, body: Json) -> Json:
        since = number(request.query.get("since", "0"))
        found = [r for r in self._simulator.tenant.witness.requests if r.seq > since]
        return {"requests": [request_json(r) for r in found[:200]]}

    async def room_owner(self, request: web.Request, body: Json) -> Json:
        tenant = self._simulator.tenant
        answers = {"accept": "accepted", "decline": "declined"}
        box = tenant.mailbox_or_none(text_of(body, "room"))
        item = box.items.get(text_of(body, "event")) if box else None
        if item is None or body.get("answer") not in answers:
            raise PageError("There is no such request in this room, or the answer is neither accept nor decline.", 404)
        tenant.room_answers(item.mailbox, item, "accepted" if body["answer"] == "accept" else "declined")
        return {"ok": True}

    async def fault(self, request: web.Request, body: Json) -> Json:
        faults = self._simulator.graph_faults
        faults.clear()
        if body.get("kind") == "busy":
            faults.throttle(retry_after=20, calls=None, until=self._simulator.tenant.now() + timedelta(seconds=20))
        elif body.get("kind") == "down":
            faults.fail(503, calls=None)
        elif body.get("kind") != "none":
            raise PageError("`kind` is none, busy or down.")
        return {"ok": True}
