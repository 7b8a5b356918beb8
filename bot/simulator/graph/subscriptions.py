"""Change-notification subscriptions. Microsoft's page: "Create subscription"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ..identity import stable_guid
from ..notifications import allowed
from .calls import Answer, Call, GraphError, bad
from .events import READ
from .odata import page
from .times import stamp

_LONGEST = timedelta(minutes=10_080)
_SHORTEST = timedelta(minutes=45)
_SETTABLE = {
    "changeType", "notificationUrl", "lifecycleNotificationUrl", "resource", "expirationDateTime", "clientState",
    "latestSupportedTlsVersion", "includeResourceData", "encryptionCertificate", "encryptionCertificateId",
}  # fmt: skip


async def create(call: Call) -> Answer:
    call.need(*READ)
    body = {k: v for k, v in call.body().items() if not k.startswith("@")}
    if unknown := body.keys() - _SETTABLE:
        raise bad(
            f"The property '{min(unknown)}' does not exist on type 'microsoft.graph.subscription'.", "InvalidRequest"
        )
    for name in ("changeType", "notificationUrl", "resource", "expirationDateTime"):
        if not isinstance(body.get(name), str):
            raise bad(f"Required property '{name}' is missing.", "InvalidRequest")
    urls = [body[name] for name in ("notificationUrl", "lifecycleNotificationUrl") if body.get(name)]
    if not all(isinstance(url, str) and allowed(url) for url in urls):
        raise bad("The notification URL must use https.", "InvalidRequest")
    if len(body.get("clientState") or "") > 128:
        raise bad("clientState may not be longer than 128 characters.", "InvalidRequest")
    twin = [s for s in _mine(call) if all(s[k] == body[k] for k in ("resource", "changeType"))]
    if twin:
        raise GraphError(409, "ExtensionError", "A subscription for this resource and change type exists already.")
    for url in urls:
        if not await call.simulator.notifications.validated(url):
            raise bad("Subscription validation request failed. Notification endpoint must respond with 200 OK.",
                      "ValidationError")  # fmt: skip
    identity = stable_guid(call.tenant.id, "subscription", str(call.tenant.changes.bump()))
    kept = {
        "id": identity, "applicationId": call.caller.app, "creatorId": call.caller.app, **body,
        "expirationDateTime": _expiry(call, body["expirationDateTime"]),
    }  # fmt: skip
    call.tenant.subscriptions[identity] = kept
    call.simulator.notifications.begin(call.tenant, kept)
    return Answer(201, {"@odata.context": f"{call.base}/$metadata#subscriptions/$entity", **kept})


async def list_all(call: Call) -> Answer:
    return page(call, _mine(call), "subscriptions", size=100)


async def get(call: Call) -> Answer:
    return Answer(200, {"@odata.context": f"{call.base}/$metadata#subscriptions/$entity", **_found(call)})


async def update(call: Call) -> Answer:
    kept, body = _found(call), call.body()
    if unknown := {k for k in body if not k.startswith("@")} - {"expirationDateTime", "notificationUrl"}:
        raise bad(f"The property '{min(unknown)}' cannot be changed.", "InvalidRequest")
    if "expirationDateTime" in body:
        kept["expirationDateTime"] = _expiry(call, body["expirationDateTime"])
    if "notificationUrl" in body:
        kept["notificationUrl"] = body["notificationUrl"]
    return Answer(200, {"@odata.context": f"{call.base}/$metadata#subscriptions/$entity", **kept})


async def delete(call: Call) -> Answer:
    del call.tenant.subscriptions[_found(call)["id"]]
    return Answer(204)


def _mine(call: Call) -> list[dict[str, Any]]:
    now = call.tenant.now()
    return [
        s for s in call.tenant.subscriptions.values()
        if s["applicationId"] == call.caller.app and datetime.fromisoformat(s["expirationDateTime"]) > now
    ]  # fmt: skip


def _found(call: Call) -> dict[str, Any]:
    for each in _mine(call):
        if each["id"] == call.vars["subscription"]:
            return each
    raise GraphError(404, "ResourceNotFound", "The object was not found.")


def _expiry(call: Call, text: Any) -> str:
    try:
        wanted = datetime.fromisoformat(text)
    except (TypeError, ValueError) as cause:
        raise bad("expirationDateTime is not a date and time.", "InvalidRequest") from cause
    now = call.tenant.now()
    if wanted.tzinfo is None or wanted <= now or wanted - now > _LONGEST:
        raise bad(
            f"Subscription expiration can only be {_LONGEST.days * 1440} minutes in the future.", "InvalidRequest"
        )
    return stamp(max(wanted, now + _SHORTEST))
