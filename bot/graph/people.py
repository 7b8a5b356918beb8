"""Who somebody is and when they work, as Graph says of an object id: `bot.ports.People`."""

from __future__ import annotations

from collections import OrderedDict
from datetime import time
from typing import Any

from bot.domain.people import Account, Identity
from bot.domain.working_hours import WorkingHours
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.troubles import Refusal

KEPT_SECONDS = 300.0
MOST_KEPT = 10_000

_ENDS = ("startTime", "endTime")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIELDS = ["id", "displayName", "userPrincipalName", "mail", "userType", "accountEnabled"]


class GraphPeople:
    """Accounts, kept for five minutes.

    That a member has `mail` and yet no mailbox shows only when an event is made (404).
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._kept: OrderedDict[Identity, tuple[float, Account]] = OrderedDict()

    async def account(self, identity: Identity) -> Account | None:
        """By object id, in that tenant. None where it has no such user. Raises CalendarTrouble.

        Source: "Get a user". `userType` and `accountEnabled` need User.Read.All.
        """
        until, kept = self._kept.get(identity, (0.0, None))
        if kept is not None and self._graph.tick() < until:
            return kept
        name = identity.object_id
        call = Call(identity.tenant, "GET", lambda g: g.users.by_user_id(name), name, {"$select": FIELDS})
        try:
            account = read(identity, await self._graph.ask(call))
        except Refusal as refused:
            if refused.status != 404:
                raise
            self._kept.pop(identity, None)
            return None
        self._keep(identity, account)
        return account

    async def working_hours(self, identity: Identity) -> WorkingHours | None:
        """Source: "Get user mailbox settings"; MailboxSettings.Read."""
        name = identity.object_id
        query = {"$select": ["workingHours"]}
        call = Call(identity.tenant, "GET", lambda g: g.users.by_user_id(name).mailbox_settings, name, query)
        return hours_in(await self._graph.ask(call))

    def _keep(self, identity: Identity, account: Account) -> None:
        self._kept[identity] = (self._graph.tick() + KEPT_SECONDS, account)
        self._kept.move_to_end(identity)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


def hours_in(settings: dict[str, Any]) -> WorkingHours | None:
    """Of `mailboxSettings`: its `workingHours`, in minutes.

    Their `timeZone` is passed over: who begins at 6 says "at 7" of the clock on their own wall, and mailboxes are often
    left in the zone they were made in. Source: resource type "workingHours".
    """
    hours = settings.get("workingHours") or {}
    try:
        opens, closes = (time.fromisoformat(hours[name]).replace(second=0, microsecond=0) for name in _ENDS)
        return WorkingHours(opens, closes, frozenset(_WEEKDAYS.index(day.lower()) for day in hours["daysOfWeek"]))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def read(identity: Identity, user: dict[str, Any]) -> Account:
    """A guest is one by userType or by the #EXT# that Entra puts into a guest's principal name."""
    principal = str(user.get("userPrincipalName") or "")
    return Account(
        identity=identity,
        name=str(user.get("displayName") or ""),
        user_principal_name=principal,
        mail=str(user.get("mail") or ""),
        guest=str(user.get("userType") or "").lower() == "guest" or "#ext#" in principal.lower(),
        enabled=user.get("accountEnabled") is True,
    )
