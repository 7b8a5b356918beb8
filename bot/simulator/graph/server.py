"""Graph over HTTP: tokens in, JSON in and out, request ids. Everything else is in `perform`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import web

from ..identity import stable_guid
from ..meddling import cut
from ..tenant import Tenant
from ..tokens import GRAPH, BadToken, Caller
from .calls import Answer, Call, GraphError
from .perform import RESET, perform, refused

if TYPE_CHECKING:
    from ..simulator import Simulator

MOST_BYTES = 4 * 1024 * 1024


def graph_app(simulator: Simulator) -> web.Application:
    """Graph v1.0, to be mounted under `/v1.0`; faults: `simulator.graph_faults`."""

    async def handle(request: web.Request) -> web.StreamResponse:
        base = f"{request.scheme}://{request.host}/v1.0"
        raw = request.rel_url.raw_path.split("/v1.0/", 1)[-1]
        segments = [unquote(part) for part in raw.split("/") if part]
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            caller = simulator.tokens.check(headers.get("authorization"), GRAPH)
            tenant: Tenant | None = simulator.tenants.get(caller.tenant)
        except BadToken as error:
            call = _call(request, simulator, simulator.tenant, Caller("", "", frozenset()), segments, headers, base)
            return _send(call, refused(call, GraphError(401, "InvalidAuthenticationToken", str(error))))
        call = _call(request, simulator, tenant or simulator.tenant, caller, segments, headers, base)
        try:
            call.json = await _json(request)
        except GraphError as error:
            return _send(call, refused(call, error))
        answer = await perform(call)
        if call.tenant.subscriptions:
            simulator.notifications.soon()
        return cut(request) if answer.status == RESET else _send(call, answer)

    app = web.Application(client_max_size=MOST_BYTES)
    app.router.add_route("*", "/{tail:.*}", handle)
    return app


def _call(
    request: web.Request,
    simulator: Simulator,
    tenant: Tenant,
    caller: Caller,
    segments: list[str],
    headers: dict[str, str],
    base: str,
) -> Call:
    return Call(simulator, tenant, caller, request.method, segments, dict(request.query), headers, None, base)


async def _json(request: web.Request) -> Any:
    """The body as JSON, None when there is none."""
    raw = await request.read()
    if not raw:
        return None
    if request.content_type != "application/json":
        words = f"The content type '{request.content_type}' is not supported: send application/json."
        raise GraphError(415, "UnsupportedMediaType", words)
    try:
        return json.loads(raw)
    except ValueError as cause:
        words = "Unable to read JSON request payload. Please ensure that it is valid JSON."
        raise GraphError(400, "BadRequest", words) from cause


def _send(call: Call, answer: Answer) -> web.Response:
    request_id = stable_guid(call.tenant.id, "request", str(call.tenant.witness.count), call.path)
    headers = {"request-id": request_id, "client-request-id": call.headers.get("client-request-id", request_id)}
    if (zone := call.prefer("outlook.timezone")) and answer.status < 300:
        headers["Preference-Applied"] = f'outlook.timezone="{zone}"'
    if answer.body is None:
        return web.Response(status=answer.status, headers={**headers, **answer.headers})
    kind = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"
    text = json.dumps(answer.body, ensure_ascii=False)
    return web.Response(
        status=answer.status, body=text.encode(), headers={**headers, **answer.headers, "Content-Type": kind}
    )
