"""Everything together: a pretend Microsoft 365 on one loopback port."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import datetime
from types import TracebackType

from aiohttp import web

from .budget import Budget
from .channel import Channel, channel_app
from .clock import Now, real_now
from .connector import connector_app
from .conversations import Chats
from .faults import Faults
from .files import Files, files_app
from .graph.server import graph_app
from .login import Login, login_app
from .notifications import Notifications
from .teams import TeamsClient
from .tenant import Tenant
from .tokens import AccessTokens


class Simulator:
    """Serves one or several tenants; an async context manager that starts and stops.

    `token_now` is the clock of tokens (real by default, since token libraries go by real time); each tenant has its own
    clock for everything else. Faults: `graph_faults`, `login_faults`, `connector_faults`, `key_faults`, and
    `schedule_errors` (address in small letters -> responseCode) for calendars that getSchedule cannot read. `promised`:
    the moment until which a mailbox ("" for calls that name none) was told to wait.
    """

    def __init__(self, *tenants: Tenant, token_now: Now = real_now) -> None:
        if not tenants:
            raise ValueError("A simulator needs at least one tenant")
        self.tenants = {tenant.id: tenant for tenant in tenants}
        self.tenant = tenants[0]
        self.tokens = AccessTokens(token_now)
        self.channel = Channel(token_now)
        self.login = Login(self)
        self.graph_faults, self.login_faults = Faults(), Faults()
        self.connector_faults, self.key_faults = Faults(), Faults()
        self.schedule_errors: dict[str, str] = {}
        self.promised: dict[str, datetime] = {}
        self.mailbox_concurrency = 4
        self.mailbox_budget, self.app_budget = Budget(10_000, 600), Budget(130_000, 10)
        self.rate_limits = False
        self.connector_calls: deque[tuple[str, str]] = deque(maxlen=20_000)
        self.chats = Chats()
        self.files = Files(self)
        self.base_url = ""
        self.teams = TeamsClient(self)
        self.notifications = Notifications(self)
        self._runner: web.AppRunner | None = None

    @property
    def graph_url(self) -> str:
        """Graph's base address, with /v1.0."""
        return f"{self.base_url}/v1.0"

    @property
    def login_url(self) -> str:
        """Entra's base address, to stand in for https://login.microsoftonline.com."""
        return f"{self.base_url}/login"

    @property
    def openid_url(self) -> str:
        """The Bot Framework's OpenID document for incoming messages."""
        return f"{self.base_url}/v1/.well-known/openidconfiguration"

    @property
    def service_url(self) -> str:
        """The connector's address as activities name it, with a slash at the end."""
        return f"{self.base_url}/teams/"

    def tenant_called(self, name: str) -> Tenant | None:
        """The tenant of this id or domain."""
        wanted = name.lower()
        for tenant in self.tenants.values():
            if wanted in (tenant.id.lower(), tenant.initial_domain.lower(), *(d.lower() for d in tenant.domains)):
                return tenant
        return None

    def application(self) -> web.Application:
        """All faces as one application, each under its own prefix."""
        app = web.Application()
        app.add_subapp("/v1.0", graph_app(self))
        app.add_subapp("/v1", channel_app(self))
        app.add_subapp("/login", login_app(self))
        app.add_subapp("/teams", connector_app(self))
        app.add_subapp("/files", files_app(self))
        return app

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listens (port 0: any free one) and gives the base address, such as http://127.0.0.1:40321."""
        self._runner = web.AppRunner(
            self.application(), access_log=None, shutdown_timeout=0.2, handler_cancellation=True
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        address = self._runner.addresses[0]
        self.base_url = f"http://{host}:{address[1]}"
        return self.base_url

    async def close(self) -> None:
        """Stops listening and closes what is open."""
        await self.teams.close()
        await self.notifications.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Simulator:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.shield(self.close())
