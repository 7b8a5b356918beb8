"""That the contract bites: the validator the other tests rely on sees wrong requests and wrong answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.simulator import Simulator

from .graph_client import SCHEMA, GraphClient, meeting

pytestmark = pytest.mark.skipif(
    not SCHEMA.exists(), reason="the OpenAPI subset lies outside the project and is absent here"
)
EVENTS = "/users/adele@contoso.com/events"


async def test_requests_and_answers_have_really_been_checked(graph: GraphClient) -> None:
    before = graph.checked
    await graph.post(EVENTS, meeting())
    assert graph.checked == before + 1


@pytest.mark.parametrize("change", [{"colour": "red"}, {"start": {"dateTime": "today"}}, {"showAs": "purple"}])
async def test_a_wrong_request_is_seen(graph: GraphClient, change: dict[str, Any]) -> None:
    from openapi_core.exceptions import OpenAPIError

    with pytest.raises(OpenAPIError):
        await graph.post(EVENTS, meeting(**change))


@pytest.mark.parametrize("spoil", [{"colour": "red"}, {"start": None, "showAs": "purple"}, {"attendees": "all"}])
async def test_a_wrong_answer_is_seen(graph: GraphClient, simulator: Simulator, spoil: dict[str, Any]) -> None:
    from openapi_core.exceptions import OpenAPIError

    good = (await graph.post(EVENTS, meeting())).body
    url = f"{simulator.graph_url}{EVENTS}/{good['id']}"
    graph._check(
        "GET", url, None, {"Authorization": "Bearer x"}, 200, "application/json", json.dumps(good).encode(), True
    )
    raw = json.dumps({**good, **spoil}).encode()
    with pytest.raises(OpenAPIError):
        graph._check("GET", url, None, {"Authorization": "Bearer x"}, 200, "application/json", raw, True)
