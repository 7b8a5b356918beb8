"""Change-notification subscriptions through Graph: `bot.ports.subscriptions.Subscriptions`.

Source: "subscription resource type", "Create subscription", "Update subscription". Outlook events: at most 10,080
minutes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.domain.configuration import Configuration
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.troubles import Refusal


class GraphSubscriptions:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def subscribe(
        self, configuration: Configuration, calendar: str, secret: str, url: str, until: datetime
    ) -> tuple[str, datetime]:
        body = {
            "changeType": "created,updated,deleted",
            "notificationUrl": url,
            "lifecycleNotificationUrl": url,
            "resource": _resource(calendar),
            "expirationDateTime": _text(until),
            "clientState": secret,
        }
        ask = Call(configuration.tenant, "POST", lambda g: g.subscriptions, body=body)
        try:
            made = await self._graph.ask(ask)
        except Refusal as refused:
            if refused.status != 409:
                raise
            # Its answer was lost, or it is from before a backup: its secret is not known any more.
            await self._remove(configuration, calendar, url)
            made = await self._graph.ask(ask)
        return str(made["id"]), _moment(made, until)

    async def renew(self, configuration: Configuration, id: str, until: datetime) -> datetime | None:
        """This authorises it anew too ("reauthorizationRequired")."""
        body = {"expirationDateTime": _text(until)}
        at = Call(configuration.tenant, "PATCH", lambda g: g.subscriptions.by_subscription_id(id), body=body)
        try:
            return _moment(await self._graph.ask(at), until)
        except Refusal as refused:
            if refused.status == 404:
                return None
            raise

    async def _remove(self, configuration: Configuration, calendar: str, url: str) -> None:
        for one in await self._graph.pages(Call(configuration.tenant, "GET", lambda g: g.subscriptions)):
            same = str(one.get("resource", "")).strip("/").lower() == _resource(calendar).lower()
            if same and one.get("notificationUrl") == url:
                id = str(one["id"])
                await self._graph.ask(_gone(configuration, id))


def _gone(configuration: Configuration, id: str) -> Call:
    return Call(configuration.tenant, "DELETE", lambda g: g.subscriptions.by_subscription_id(id))


def _resource(calendar: str) -> str:
    return f"users/{calendar}/events"


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(made: dict[str, Any], otherwise: datetime) -> datetime:
    try:
        return datetime.fromisoformat(made["expirationDateTime"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError):
        return otherwise
