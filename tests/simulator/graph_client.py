"""A plain HTTP client for the simulated Graph. Holds each request and answer against the OpenAPI subset, if there."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import aiohttp
import yaml
from yarl import URL

from bot.simulator import APP_ID, APP_SECRET, Simulator

SCHEMA = Path(__file__).resolve().parents[2] / "../shared/schemas/graph-v1.0-subset.yaml"


@dataclass(frozen=True)
class Reply:
    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """The code of an error."""
        return str(self.body["error"]["code"])


@functools.cache
def openapi() -> Any:
    """The validator, made once a process; None where the subset is absent."""
    if not SCHEMA.exists():
        return None
    from openapi_core import Config, OpenAPI

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    # That the description itself is a right one is Microsoft's affair, and takes a second.
    return OpenAPI.from_dict(yaml.load(SCHEMA.read_text(), Loader=loader), config=Config(spec_validator_cls=None))


class GraphClient:
    """Calls Graph as the bot's app. `valid=False` says that a request is wrong on purpose."""

    def __init__(self, simulator: Simulator, app: str = APP_ID, secret: str = APP_SECRET) -> None:
        self.simulator, self.app, self.secret = simulator, app, secret
        self.token: str | None = None
        self.checked = 0
        self.http = aiohttp.ClientSession()

    async def __aenter__(self) -> GraphClient:
        self.token = await self.fetch_token()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.close()

    async def fetch_token(self) -> str:
        form = {
            "grant_type": "client_credentials", "client_id": self.app, "client_secret": self.secret,
            "scope": "https://graph.microsoft.com/.default",
        }  # fmt: skip
        url = f"{self.simulator.login_url}/{self.simulator.tenant.id}/oauth2/v2.0/token"
        async with self.http.post(url, data=form) as answer:
            return str((await answer.json()).get("access_token"))

    async def get(self, path: str, query: dict[str, str] | None = None, **more: Any) -> Reply:
        return await self.call("GET", path + (f"?{urlencode(query)}" if query else ""), **more)

    async def post(self, path: str, body: Any = None, **more: Any) -> Reply:
        return await self.call("POST", path, body, **more)

    async def patch(self, path: str, body: Any, **more: Any) -> Reply:
        return await self.call("PATCH", path, body, **more)

    async def delete(self, path: str, **more: Any) -> Reply:
        return await self.call("DELETE", path, **more)

    async def call(
        self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None, valid: bool = True
    ) -> Reply:
        """Sends a request; `path` begins after /v1.0, or is a whole address such as a nextLink."""
        url = path if path.startswith("http") else self.simulator.graph_url + path
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent |= {"Content-Type": "application/json"} if data is not None else {}
        sent |= headers or {}
        async with self.http.request(method, url, data=data, headers=sent) as answer:
            raw = await answer.read()
            self._check(method, url, data, sent, answer.status, answer.content_type, raw, valid)
            parsed = json.loads(raw) if raw else None
            return Reply(answer.status, parsed, {k.lower(): v for k, v in answer.headers.items()})

    def _check(
        self, method: str, url: str, data: bytes | None, headers: dict[str, str], status: int, kind: str, raw: bytes,
        valid: bool,
    ) -> None:  # fmt: skip
        """Raises openapi-core's error unless request (if `valid`) and answer follow the subset."""
        if (api := openapi()) is None:
            return
        from openapi_core.testing import MockRequest, MockResponse

        address = URL(url)
        request = MockRequest(
            "https://graph.microsoft.com", method.lower(), address.raw_path, args=dict(address.query), headers=headers,
            data=data, content_type="application/json",
        )  # fmt: skip
        if valid:
            api.validate_request(request)
        api.validate_response(request, MockResponse(raw or None, status_code=status, content_type=kind))
        self.checked += 1


def meeting(
    start: str = "2027-03-01T14:00:00", end: str = "2027-03-01T15:00:00", room: str = "everest@contoso.com", **more: Any
) -> dict[str, Any]:
    """The body of a POST that asks a room, times in Berlin."""
    return {
        "subject": "Planning",
        "start": {"dateTime": start, "timeZone": "Europe/Berlin"},
        "end": {"dateTime": end, "timeZone": "Europe/Berlin"},
        "location": {"displayName": "Everest", "locationEmailAddress": room},
        "attendees": [{"emailAddress": {"address": room, "name": "Everest"}, "type": "resource"}],
        **more,
    }
