"""Microsoft's own client, msgraph-sdk, against the simulated Graph: its addresses, bodies, paging and errors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_http.middleware.options import RetryHandlerOption
from msgraph import GraphServiceClient
from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.attendee_type import AttendeeType
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.event import Event
from msgraph.generated.models.o_data_errors.o_data_error import ODataError
from msgraph.generated.users.item.calendar.get_schedule.get_schedule_post_request_body import (
    GetSchedulePostRequestBody,
)
from msgraph.generated.users.item.events.item.cancel.cancel_post_request_body import CancelPostRequestBody
from msgraph.graph_request_adapter import GraphRequestAdapter, options
from msgraph_core import GraphClientFactory

from bot.simulator import MovableClock, Simulator, Tenant

from .graph_client import GraphClient

ERRORS = {"XXX": ODataError}


class Tokens(AccessTokenProvider):  # type: ignore[misc]
    def __init__(self, token: str) -> None:
        self._token, self._hosts = token, AllowedHostsValidator(["127.0.0.1"])

    async def get_authorization_token(self, uri: str, additional_authentication_context: Any = None) -> str:
        return self._token

    def get_allowed_hosts_validator(self) -> AllowedHostsValidator:
        return self._hosts


@pytest.fixture
async def sdk(simulator: Simulator, graph: GraphClient) -> Any:
    retries = {**options, RetryHandlerOption.get_key(): RetryHandlerOption(max_retries=0, delay=0)}
    http = GraphClientFactory.create_with_default_middleware(options=retries)
    adapter = GraphRequestAdapter(BaseBearerTokenAuthenticationProvider(Tokens(graph.token or "")), client=http)
    adapter.base_url = simulator.graph_url
    yield GraphServiceClient(request_adapter=adapter)
    await http.aclose()


async def read(sdk: Any, request: Any) -> Any:
    """The answer as JSON: the SDK's entity models take seconds."""
    raw = await sdk.request_adapter.send_primitive_async(request, "bytes", ERRORS)
    return json.loads(raw) if raw else None


def moment(text: str) -> DateTimeTimeZone:
    return DateTimeTimeZone(date_time=text, time_zone="Europe/Berlin")


async def test_the_sdk_pages_through_rooms(sdk: Any, tenant: Tenant) -> None:
    for number in range(120):
        tenant.add_room(f"Cabin {number:03d}")
    rooms = sdk.places.graph_room
    first = await read(sdk, rooms.to_get_request_information())
    rest = await read(sdk, rooms.with_url(first["@odata.nextLink"]).to_get_request_information())
    assert (len(first["value"]), len(rest["value"])) == (100, 23)


async def test_the_sdk_asks_for_free_and_busy(sdk: Any) -> None:
    body = GetSchedulePostRequestBody(
        schedules=["everest@contoso.com"], start_time=moment("2027-03-01T09:00:00"),
        end_time=moment("2027-03-01T10:00:00"), availability_view_interval=15,
    )  # fmt: skip
    configuration: Any = RequestConfiguration()
    configuration.headers.add("Prefer", 'outlook.timezone="Europe/Berlin"')
    user = sdk.users.by_user_id("nook@contoso.com")
    answer = await read(sdk, user.calendar.get_schedule.to_post_request_information(body, configuration))
    assert answer["value"][0]["availabilityView"] == "0000"


async def test_the_sdk_books_reads_and_cancels(sdk: Any, tenant: Tenant, clock: MovableClock) -> None:
    events = sdk.users.by_user_id("nook@contoso.com").events
    room = Attendee(email_address=EmailAddress(address="everest@contoso.com"), type=AttendeeType.Resource)
    wish = Event(
        subject="Planning", start=moment("2027-03-01T14:00:00"), end=moment("2027-03-01T15:00:00"), attendees=[room],
        transaction_id="t-1",
    )  # fmt: skip
    made = await read(sdk, events.to_post_request_information(wish))
    again = await read(sdk, events.to_post_request_information(wish))
    assert made["id"] == again["id"]
    clock.advance(1)
    one = events.by_event_id(made["id"])
    shown = await read(sdk, one.to_get_request_information())
    assert shown["attendees"][0]["status"]["response"] == "accepted"
    await read(sdk, one.cancel.to_post_request_information(CancelPostRequestBody(comment="Not needed")))
    assert tenant.bookings_of("everest@contoso.com") == []


async def test_the_sdk_reads_errors_and_their_headers(sdk: Any, simulator: Simulator) -> None:
    with pytest.raises(ODataError) as missing:
        await read(sdk, sdk.users.by_user_id("nobody@contoso.com").to_get_request_information())
    error: Any = missing.value
    assert (error.response_status_code, error.error.code) == (404, "Request_ResourceNotFound")
    assert error.error.inner_error.request_id
    simulator.graph_faults.throttle(retry_after=7)
    with pytest.raises(ODataError) as throttled:
        await read(sdk, sdk.places.graph_room.to_get_request_information())
    error = throttled.value
    assert error.response_status_code == 429
    assert {k.lower(): v for k, v in error.response_headers.items()}["retry-after"] == "7"
