"""Change notifications: what happened in subscribed calendars is told to the subscriber's address over HTTP.

Microsoft's pages: "Receive change notifications through webhooks", "Reduce missing subscriptions and change
notifications". Nothing is told by itself: `deliver` looks what changed since, and the simulator calls it after each
Graph call. The switches lose, double and disarrange what is told.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from .calendars import CalendarItem
from .identity import stable_guid
from .tenant import Tenant

if TYPE_CHECKING:
    from .simulator import Simulator

VALIDATED_WITHIN = 10.0
TAKEN_WITHIN = 3.0
Subscription = dict[str, Any]


def allowed(url: str) -> bool:
    """https only, but on this machine, where nobody listens in."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost"))


class Notifications:
    """`lost`: nothing arrives. `copies`: of each. `backwards`: the last first. `client_state`: sent instead of the
    subscriber's own. `told`: how many were taken with 2xx.
    """

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._seen: dict[str, dict[str, tuple[Any, ...]]] = {}
        self._session: ClientSession | None = None
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Future[None]] = set()
        self.lost = self.backwards = False
        self.copies = 1
        self.client_state: str | None = None
        self.told = 0

    async def validated(self, url: str) -> bool:
        """The address answers 200 with the token that it was given, as plain text, within ten seconds."""
        token = f"Validation: {stable_guid(url, 'token')} & more"
        try:
            async with self._http().post(
                url, params={"validationToken": token}, timeout=ClientTimeout(VALIDATED_WITHIN)
            ) as answer:
                plain = answer.content_type == "text/plain"
                return answer.status == 200 and plain and await answer.text() == token
        except (ClientError, TimeoutError):
            return False

    def begin(self, tenant: Tenant, subscription: Subscription) -> None:
        """What stands in the calendar now is no news."""
        self._seen[subscription["id"]] = _standing(tenant, subscription)

    def soon(self) -> None:
        task = asyncio.ensure_future(self.deliver())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def deliver(self) -> None:
        async with self._turn:
            for tenant in self._simulator.tenants.values():
                for one in list(tenant.subscriptions.values()):
                    if one["expirationDateTime"] > tenant.now().strftime("%Y-%m-%dT%H:%M:%S"):
                        await self._tell_changes(tenant, one)

    async def lifecycle(self, subscription: Subscription, event: str) -> None:
        """`reauthorizationRequired`, `subscriptionRemoved` (it is, then) or `missed`."""
        tenant = self._simulator.tenant
        if event == "subscriptionRemoved":
            tenant.subscriptions.pop(subscription["id"], None)
        url = subscription.get("lifecycleNotificationUrl")
        if url:
            await self._post(url, {**_about(tenant, subscription), "lifecycleEvent": event})

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _tell_changes(self, tenant: Tenant, subscription: Subscription) -> None:
        before = self._seen.get(subscription["id"], {})
        now = self._seen[subscription["id"]] = _standing(tenant, subscription)
        wanted = subscription["changeType"].split(",")
        news = [
            (kind, id)
            for id in sorted({*before, *now})
            if (kind := _kind(before.get(id), now.get(id))) is not None and kind in wanted
        ]
        for kind, id in [*news * self.copies][:: -1 if self.backwards else 1]:
            resource = f"{subscription['resource'].lstrip('/')}/{id}"
            await self._post(
                subscription["notificationUrl"],
                {
                    **_about(tenant, subscription),
                    "changeType": kind,
                    "resource": resource,
                    "resourceData": {"@odata.type": "#Microsoft.Graph.Event", "@odata.id": resource, "id": id},
                },
            )

    async def _post(self, url: str, told: dict[str, Any]) -> None:
        if self.lost:
            return
        if self.client_state is not None:
            told["clientState"] = self.client_state
        try:
            async with self._http().post(url, json={"value": [told]}, timeout=ClientTimeout(TAKEN_WITHIN)) as answer:
                self.told += answer.status < 300
        except (ClientError, TimeoutError):
            return  # Graph would try for four hours

    def _http(self) -> ClientSession:
        self._session = self._session or ClientSession()
        return self._session


def _kind(before: tuple[Any, ...] | None, now: tuple[Any, ...] | None) -> str | None:
    if before == now:
        return None
    return "created" if before is None else "deleted" if now is None else "updated"


def _standing(tenant: Tenant, subscription: Subscription) -> dict[str, tuple[Any, ...]]:
    parts = subscription["resource"].strip("/").split("/")
    box = tenant.mailbox_or_none(parts[1]) if parts[0] == "users" and len(parts) > 1 else None
    tenant.exchange.settle()
    return {item.id: _state(item) for item in (box.items.values() if box else ())}


def _state(item: CalendarItem) -> tuple[Any, ...]:
    return item.start, item.end, item.show_as, item.is_cancelled, item.subject, item.response, item.revision


def _about(tenant: Tenant, subscription: Subscription) -> dict[str, Any]:
    return {
        "subscriptionId": subscription["id"],
        "subscriptionExpirationDateTime": subscription["expirationDateTime"],
        "clientState": subscription.get("clientState"),
        "tenantId": tenant.id,
    }
