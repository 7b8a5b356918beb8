"""Who somebody is, as Graph says of an object id: `bot.ports.People`."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from bot.domain.people import Account, Identity
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.troubles import Refusal

KEPT_SECONDS = 300.0
MOST_KEPT = 10_000

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

    def _keep(self, identity: Identity, account: Account) -> None:
        self._kept[identity] = (self._graph.tick() + KEPT_SECONDS, account)
        self._kept.move_to_end(identity)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


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
