"""A tenant as an admin sees it while setting Nook up: `bot.ports.Directory`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import jwt

from bot.domain.ailments import Ailment, Symptom
from bot.domain.configuration import Configuration
from bot.domain.people import Account, Identity
from bot.domain.span import Span
from bot.domain.workplace import OfferedRoom
from bot.graph.calendars import GraphCalendars
from bot.graph.call import Call
from bot.graph.client import Graph
from bot.graph.people import FIELDS, read
from bot.graph.places import offered_rooms
from bot.graph.tokens import Tokens
from bot.graph.troubles import Refusal
from bot.graph.windows_zones import iana_zone
from bot.ports import CalendarTrouble, RefusedFor

KEPT_SECONDS = 300.0
MOST_PEOPLE = 10
LATELY = 3600.0
_A_LOOK = timedelta(minutes=30)
_ASKED_FOR = 50
"""More than are shown: rooms are among them, and Graph sorts a search in its own way."""
_ROOMS_PATIENCE = 4.0

_OBJECT_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NO_SEARCH = re.compile(r'["\\\x00-\x1f]')
_SEARCHED = ("displayName", "mail", "userPrincipalName")


class GraphDirectory:
    """Any tenant's directory. `app_id`, `login_url` and `public_url` are for the consent page's address."""

    def __init__(
        self,
        graph: Graph,
        tokens: Tokens,
        calendars: GraphCalendars,
        app_id: str,
        login_url: str,
        public_url: str,
    ) -> None:
        self._graph, self._tokens, self._calendars = graph, tokens, calendars
        self._app_id, self._login_url, self._public_url = app_id, login_url.rstrip("/"), public_url.rstrip("/")
        self._rooms: dict[str, tuple[float, tuple[OfferedRoom, ...]]] = {}

    def consent_address(self, tenant: str, state: str) -> str:
        """Source: "Admin consent on the Microsoft identity platform". `.default`: all that the registration asks for,
        application permissions included.
        """
        query = {
            "client_id": self._app_id,
            "scope": self._graph.scope,
            "redirect_uri": f"{self._public_url}/consent",
            "state": state,
        }
        return f"{self._login_url}/{quote(tenant, safe='')}/v2.0/adminconsent?{urlencode(query, quote_via=quote)}"

    async def granted(self, tenant: str) -> frozenset[str]:
        """The roles of a new token, which later calls to Graph carry too. It is not verified: Entra gave it to us."""
        return _roles(await self._tokens.token(tenant, self._graph.scope, fresh=True))

    def shut_out(self, tenant: str) -> Ailment | None:
        """Why Nook may do nothing there any more, as the last token says, or Entra that gave none. Asks nobody."""
        if (refused := self._tokens.refusal(tenant, self._graph.scope)) is not None:
            return refused.ailment if isinstance(refused.ailment, Ailment) else Ailment(Symptom.ENTRA_REFUSED)
        token = self._tokens.kept(tenant, self._graph.scope)
        return Ailment(Symptom.NOBODY_CONSENTED) if token and not _roles(token) else None

    async def verified_domains(self, tenant: str) -> tuple[str, ...]:
        """The default one first, those that Microsoft gave (onmicrosoft.com) last. Source: "Get organization"."""
        query = {"$select": ["id", "verifiedDomains"]}
        answer = await self._graph.ask(Call(tenant, "GET", lambda g: g.organization, query=query))
        found: dict[str, tuple[bool, bool, str]] = {}
        for organisation in answer.get("value") or ():
            for domain in organisation.get("verifiedDomains") or ():
                if name := str(domain.get("name") or "").lower():
                    given = domain.get("isInitial") is True or name.endswith(".onmicrosoft.com")
                    found[name] = (domain.get("isDefault") is not True, given, name)
        return tuple(sorted(found, key=found.__getitem__))

    async def offered_rooms(self, tenant: str, fresh: bool = False) -> tuple[OfferedRoom, ...]:
        """Kept for five minutes."""
        return await self._rooms_of(tenant, fresh, patience=30.0)

    async def _rooms_of(self, tenant: str, fresh: bool, patience: float) -> tuple[OfferedRoom, ...]:
        until, kept = self._rooms.get(tenant, (0.0, ()))
        if not fresh and self._graph.tick() < until:
            return kept
        rooms = await offered_rooms(self._graph, tenant, patience)
        self._rooms[tenant] = (self._graph.tick() + KEPT_SECONDS, rooms)
        return rooms

    async def find_people(self, tenant: str, words: str) -> tuple[Account, ...]:
        """Guests are people too, rooms are not.

        Whole addresses are not searched for: who has a longer one is somebody else. Source: "List users", "Use the
        $search query parameter".
        """
        words = _NO_SEARCH.sub(" ", words).strip()[:120]
        if not any(c.isalnum() for c in words):
            return ()
        if _OBJECT_ID.fullmatch(words):
            users = await self._user(tenant, words.lower())
        elif _ADDRESS.fullmatch(words):
            # Most addresses are principal names too; a guest's, and those of people who were renamed, are not.
            quoted = words.replace("'", "''")
            by_address = {"$filter": f"mail eq '{quoted}' or userPrincipalName eq '{quoted}'"}
            users = await self._user(tenant, words.lower()) or await self._users(tenant, by_address)
        else:
            users = await self._users(tenant, {"$search": " OR ".join(f'"{name}:{words}"' for name in _SEARCHED)})
        found = [read(Identity(tenant.lower(), str(u["id"]).lower()), u) for u in users if u.get("id")]
        people = await self._without_rooms(tenant, found)
        return tuple(sorted(people, key=lambda a: (a.name.casefold(), a.user_principal_name))[:MOST_PEOPLE])

    async def _user(self, tenant: str, id: str) -> list[dict[str, Any]]:
        try:
            call = Call(tenant, "GET", lambda g: g.users.by_user_id(id), id, {"$select": FIELDS})
            return [await self._graph.ask(call)]
        except Refusal as refused:
            if refused.status == 404:
                return []
            raise

    async def _users(self, tenant: str, query: Mapping[str, Any]) -> list[dict[str, Any]]:
        asked = {**query, "$select": FIELDS, "$top": _ASKED_FOR}
        # "Advanced query capabilities on Microsoft Entra ID objects": a search works with this header only.
        headers = {"ConsistencyLevel": "eventual"} if "$search" in query else {}
        answer = await self._graph.ask(Call(tenant, "GET", lambda g: g.users, query=asked, headers=headers))
        return list(answer.get("value") or ())

    async def _without_rooms(self, tenant: str, found: Sequence[Account]) -> list[Account]:
        """A room mailbox has an account too, which is switched off: only where one is, are the rooms looked up."""
        if all(account.enabled for account in found):
            return list(found)
        try:
            rooms = await self._rooms_of(tenant, fresh=False, patience=_ROOMS_PATIENCE)
        except CalendarTrouble:
            return list(found)
        addresses = {room.address for room in rooms}
        return [
            account
            for account in found
            if account.enabled or not {account.mail.lower(), account.user_principal_name.lower()} & addresses
        ]

    async def zone_of(self, tenant: str, address: str) -> str | None:
        """Source: "Get user mailbox settings"."""
        query = {"$select": ["timeZone"]}
        at = Call(tenant, "GET", lambda g: g.users.by_user_id(address).mailbox_settings, address, query)
        try:
            settings = await self._graph.ask(at)
        except Refusal as refused:
            if refused.status == 404 or refused.why is RefusedFor.NO_MAILBOX:
                return None
            raise
        return iana_zone(str(settings.get("timeZone") or ""))

    def throttled_lately(self) -> bool:
        return self._graph.tick() - self._graph.throttled_at < LATELY

    async def readable(self, configuration: Configuration, calendars: Sequence[str]) -> Mapping[str, bool]:
        """Asked about the next half hour."""
        now = self._graph.now()
        read = await self._calendars.free_busy(configuration, calendars, Span(now, now + _A_LOOK))
        return {address: free_busy.known for address, free_busy in read.items()}


def _roles(token: str) -> frozenset[str]:
    """Raises CalendarTrouble."""
    try:
        claims = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        raise CalendarTrouble(Ailment(Symptom.TOKEN_UNREADABLE)) from None
    roles = claims.get("roles")
    return frozenset(role for role in roles if isinstance(role, str)) if isinstance(roles, list) else frozenset()
