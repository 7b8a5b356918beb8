"""One Graph call from address to answer: faults, limits, the handler, the log. Parts of batches come here too."""

from __future__ import annotations

import logging
from datetime import timedelta
from time import perf_counter

from ..faults import Fault
from ..identity import stable_guid
from ..witness import RequestRecord
from .calls import Answer, Call, GraphError
from .routes import route
from .times import stamp

log = logging.getLogger(__name__)
CODES = {
    429: "TooManyRequests",
    500: "InternalServerError",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
}
RESET = 0
"""The status of an answer that must not be sent: the connection is to be cut."""


async def perform(call: Call) -> Answer:
    """Carries a call out and logs it. A status of `RESET` means that the connection is to be cut."""
    began, witness, simulator = perf_counter(), call.tenant.witness, call.simulator
    handler, call.vars, known = route(call.method, call.segments)
    box = call.tenant.mailbox_or_none(call.vars["user"]) if "user" in call.vars else None
    mailbox = box.address if box else None
    key = mailbox.lower() if mailbox else ""
    early = _impatient(call, key)
    crowd = witness.enter(key) if key else 0
    try:
        await simulator.graph_faults.delay(call.method, call.path, mailbox, call.tenant.now())
        call.tenant.exchange.settle()
        fault = simulator.graph_faults.next(call.method, call.path, mailbox, call.tenant.now())
        if fault is None and crowd > simulator.mailbox_concurrency:
            fault = Fault("status", 429, retry_after=1, code="ApplicationThrottled",
                          message="Application is over its MailboxConcurrency limit.")  # fmt: skip
        if fault is None and (wait := _over_budget(call, key)):
            fault = Fault("status", 429, retry_after=wait, code="ApplicationThrottled",
                          message="Application is over its RequestCount limit.")  # fmt: skip
        if fault is not None and not fault.after_effect:
            answer = _faulty(call, fault, key)
        elif handler is None:
            answer = refused(call, _no_route(call, known))
        else:
            try:
                answer = await handler(call)
            except GraphError as error:
                answer = refused(call, error)
            except Exception:
                log.exception("%s %s", call.method, call.path)
                answer = refused(call, GraphError(500, CODES[500], "The simulator itself is at fault: see its log."))
            if fault is not None:
                answer = _faulty(call, fault, key)
    finally:
        if key:
            witness.leave(key)
    witness.count += 1
    record = RequestRecord(
        witness.count, call.tenant.now(), call.method, call.path, "&".join(f"{k}={v}" for k, v in call.query.items()),
        answer.status, call.caller.app, mailbox, call.summary, round((perf_counter() - began) * 1000, 1),
        call.headers.get("client-request-id", ""),
    )  # fmt: skip
    witness.requests.append(record)
    if early:
        witness.impatient.append(record)
    call.tenant.changes.bump()
    return answer


def refused(call: Call, error: GraphError) -> Answer:
    """The error as Graph shapes it."""
    request_id = stable_guid(call.tenant.id, "request", str(call.tenant.witness.count), call.path)
    client_id = call.headers.get("client-request-id", request_id)
    inner = {"date": stamp(call.tenant.now())[:19], "request-id": request_id, "client-request-id": client_id}
    body = {"code": error.code, "message": error.message, **error.extra, "innerError": inner}
    return Answer(error.status, {"error": body}, error.headers)


def _no_route(call: Call, known: bool) -> GraphError:
    if known:
        return GraphError(405, "MethodNotAllowed", "The method is not allowed for this resource.")
    return GraphError(400, "BadRequest", f"Resource not found for the segment '{(call.segments or [''])[-1]}'.")


def _faulty(call: Call, fault: Fault, key: str) -> Answer:
    if fault.kind == "reset":
        return Answer(RESET)
    headers = {}
    if fault.retry_after is not None:
        headers["Retry-After"] = str(fault.retry_after)
        call.simulator.promised[key] = call.tenant.now() + timedelta(seconds=fault.retry_after)
    code = fault.code or CODES.get(fault.status, "UnknownError")
    return refused(call, GraphError(fault.status, code, fault.message or "The service is in trouble.", headers))


def _over_budget(call: Call, key: str) -> int:
    """Seconds to wait, 0 where there is room."""
    simulator, now, app = call.simulator, call.tenant.now(), call.caller.app or ""
    wait = simulator.app_budget.wait(app, now)
    return max(wait, simulator.mailbox_budget.wait(f"{app} {key}", now)) if key else wait


def _impatient(call: Call, key: str) -> bool:
    """Whether the call comes before a Retry-After told to its mailbox (or to calls of no mailbox) has run out."""
    promised = call.simulator.promised.get(key)
    return promised is not None and call.tenant.now() < promised
