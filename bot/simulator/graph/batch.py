"""JSON batching: up to 20 requests in one. Microsoft's page: "Combine multiple HTTP requests using JSON batching"."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from .calls import Answer, Call, bad

MOST = 20


async def batch(call: Call) -> Answer:
    """Each request is judged on its own; one whose dependency failed gets 424."""
    from .perform import perform

    requests = call.body().get("requests")
    if not isinstance(requests, list) or not 1 <= len(requests) <= MOST:
        raise bad(f"The number of requests must lie between 1 and {MOST}.", "BadRequest")
    ids = [r.get("id") if isinstance(r, dict) else None for r in requests]
    if any(not isinstance(i, str) or not i for i in ids) or len(set(ids)) != len(ids):
        raise bad("Every request needs an id of its own.", "BadRequest")
    call.summary = f"batch of {len(requests)}"
    done: dict[str, int] = {}
    answers: list[dict[str, Any]] = []
    for request in requests:
        if any(done.get(d, 424) >= 400 for d in request.get("dependsOn", ())):
            answer = Answer(
                424, {"error": {"code": "FailedDependency", "message": "A request this one depends on failed."}}
            )
        else:
            answer = await perform(_inner(call, request))
        done[request["id"]] = answer.status
        shown: dict[str, Any] = {"id": request["id"], "status": answer.status, "headers": answer.headers}
        if answer.body is not None:
            shown["headers"] = {**answer.headers, "Content-Type": "application/json"}
            shown["body"] = answer.body
        answers.append(shown)
    return Answer(200, {"responses": answers})


def _inner(call: Call, request: dict[str, Any]) -> Call:
    method, url = request.get("method"), request.get("url")
    if not isinstance(method, str) or not isinstance(url, str) or "://" in url:
        raise bad("Every request needs a method and a relative url.", "BadRequest")
    parts = urlsplit(url)
    headers = {str(k).lower(): str(v) for k, v in (request.get("headers") or {}).items()}
    segments = [unquote(s) for s in parts.path.strip("/").split("/")]
    if segments == ["$batch"]:
        raise bad("A batch may not hold a batch.", "BadRequest")
    return Call(
        call.simulator, call.tenant, call.caller, method.upper(), segments, dict(parse_qsl(parts.query)), headers,
        request.get("body"), call.base,
    )  # fmt: skip
