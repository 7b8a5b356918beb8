"""The only module that knows msgraph-sdk and kiota. `Graph.warm` imports it, which takes a third of a second.

From the SDK come addresses (request builders), authentication, the request pipeline and errors. Answers are read as
bytes and bodies are JSON of Nook's own: the SDK's entity models execute 2,388 imports for each entity they read, and
1.4 s of stall at the first. Its retry and redirect handlers are left out of the pipeline: one repeats POSTs, the other
carries tokens elsewhere.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
from kiota_abstractions.api_error import APIError
from kiota_abstractions.method import Method
from kiota_abstractions.request_information import RequestInformation
from kiota_http.middleware import BaseMiddleware, ParametersNameDecodingHandler
from kiota_http.middleware.middleware import REQUEST_OPTIONS_KEY
from kiota_http.observability_options import ObservabilityOptions
from msgraph.generated.models.o_data_errors.main_error import MainError
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.graph_request_adapter import GraphRequestAdapter
from msgraph.graph_request_adapter import options as sdk_options
from msgraph.graph_service_client import GraphServiceClient
from msgraph_core import GraphClientFactory
from msgraph_core.middleware import GraphTelemetryHandler
from msgraph_core.middleware.options import GraphTelemetryHandlerOption

from bot.domain.ailments import Ailment, Symptom
from bot.graph.transport import Transport
from bot.ports import CalendarRefused, CalendarTrouble

GetToken = Callable[[], Awaitable[str]]


@dataclass(slots=True)
class Outcome:
    """What came back. Travels with the request as one of kiota's request options, and `_Witness` fills it in."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    code: str = ""
    existing: str = ""

    @staticmethod
    def get_key() -> str:
        return "NookOutcome"


class _Witness(BaseMiddleware):  # type: ignore[misc]
    """Notes status and headers, which the SDK hands out for errors only.

    A redirect ends here: Graph's own API never sends one.
    """

    async def send(self, request: httpx.Request, transport: httpx.AsyncBaseTransport) -> httpx.Response:
        outcome = request.extensions[REQUEST_OPTIONS_KEY][Outcome.get_key()]
        response: httpx.Response = await super().send(request, transport)
        outcome.status, outcome.headers = response.status_code, response.headers
        if response.is_redirect:
            await response.aclose()
            raise CalendarTrouble(Ailment(Symptom.REDIRECT, str(response.status_code)))
        return response


class _Bearer:
    """kiota's authentication provider: the tenant's token, and only for Graph's own origin."""

    def __init__(self, token: GetToken, base_url: str) -> None:
        self._token, self._origin = token, origin(base_url)

    async def authenticate_request(self, request: Any, additional_authentication_context: Any = None) -> None:
        if origin(request.url) != self._origin:
            raise CalendarRefused(Ailment(Symptom.FOREIGN_ADDRESS))
        request.headers.remove("Authorization")
        request.headers.add("Authorization", f"Bearer {await self._token()}")


def origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def pool(transport: Transport, connect: float, read: float) -> httpx.AsyncClient:
    """The SDK's pipeline over these connections.

    HTTP/1.1: over one HTTP/2 connection a single lost packet or GOAWAY hits every call.
    """
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs whole addresses at INFO, and these name people
    plain = httpx.AsyncClient(timeout=httpx.Timeout(read, connect=connect), transport=transport)
    telemetry = GraphTelemetryHandler(sdk_options[GraphTelemetryHandlerOption.get_key()])
    pipeline = [_Witness(), ParametersNameDecodingHandler(), telemetry]
    client: httpx.AsyncClient = GraphClientFactory.create_with_custom_middleware(pipeline, client=plain)
    return client


class Tenant:
    """One tenant's Graph, over connections that all tenants share."""

    def __init__(self, base_url: str, token: GetToken, connections: httpx.AsyncClient) -> None:
        self._adapter = GraphRequestAdapter(_Bearer(token, base_url), client=connections)
        self._adapter.base_url = base_url
        self._adapter.observability_options = ObservabilityOptions(include_euii_attributes=False)
        self._client = GraphServiceClient(request_adapter=self._adapter)

    def request(
        self,
        method: str,
        at: Callable[[Any], Any],
        query: Mapping[str, Any],
        headers: Mapping[str, str],
        body: Mapping[str, Any] | None,
    ) -> Any:
        """A request for the address of a builder: `at` picks it from the GraphServiceClient.

        Query names are Graph's (`$select`).
        """
        builder = at(self._client)
        path = dict(builder.path_parameters)
        if any(str(v).strip(".") == "" for k, v in path.items() if k.endswith("%2Did")):
            raise CalendarRefused("That is no name of a mailbox, event or account.")
        request = RequestInformation(Method[method], builder.url_template, path)
        request.query_parameters.update({name.replace("$", "%24"): value for name, value in query.items()})
        path["baseurl"] = self._adapter.base_url
        request.url = request.url  # written out once; asked for its address it writes it anew each time
        request.headers.try_add("Accept", "application/json")
        for name, value in headers.items():
            request.headers.try_add(name, value)
        if body is not None:
            request.set_stream_content(json.dumps(body, ensure_ascii=False).encode(), "application/json")
        return request

    async def send(self, request: Any) -> Outcome:
        """One try. Raises httpx's errors; an answer of 400 or more is an Outcome like any other."""
        outcome = Outcome()
        request.add_request_options([outcome])
        try:
            outcome.body = await self._adapter.send_primitive_async(request, "bytes", {"XXX": ODataError}) or b""
        except ODataError as error:
            if error.error is not None:
                outcome.code = error.error.code or ""
                outcome.existing = str(error.error.additional_data.get("@event.existingEventId") or "")
        except APIError:
            pass  # an error without Graph's JSON, from a gateway in between: the status says enough
        return outcome


def preload(connections: httpx.AsyncClient) -> None:
    """Imports the request builders that Nook uses and the error models.

    Otherwise each comes at its first use, in somebody's turn. Not for the event loop.
    """
    client = GraphServiceClient(request_adapter=GraphRequestAdapter(_Bearer(_no_token, ""), client=connections))
    user = client.users.by_user_id("x")
    _ = user.calendar.get_schedule, user.events.by_event_id("x").cancel, user.calendar_view, user.mailbox_settings
    _ = client.places.graph_room, client.organization
    ODataError().get_field_deserializers(), MainError().get_field_deserializers()


async def _no_token() -> str:
    return ""
