"""Every kind of request this edge makes, against Graph's OpenAPI description, where that lies beside the repository."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest

from bot.graph.client import Graph
from bot.graph.tokens import Tokens
from tests.graph.conftest import EVEREST
from tests.graph.fake_microsoft import FakeMicrosoft, Seen
from tests.graph.heavy import every_kind

DESCRIPTION = Path(__file__).parents[3] / "shared" / "schemas" / "graph-v1.0-subset.yaml"

HEADERS = ("authorization", "prefer", "client-request-id", "consistencylevel", "if-match")

pytestmark = pytest.mark.skipif(not DESCRIPTION.exists(), reason="Graph's OpenAPI description is not there")


@pytest.fixture(scope="module")
def description() -> Any:
    api = yaml.load(DESCRIPTION.read_text(), Loader=yaml.CSafeLoader)
    return OpenAPI.from_dict(api, config=Config(spec_validator_cls=None))  # it is Microsoft's to be right


def check(description: Any, seen: Seen) -> None:
    """Raises OpenAPIError where Graph would not understand the request."""
    description.validate_request(
        MockRequest(
            "https://graph.microsoft.com",
            seen.method.lower(),
            f"/v1.0{unquote(seen.path)}",
            args=seen.query,
            headers={k: v for k, v in seen.headers.items() if k in HEADERS},
            data=None if seen.body is None else json.dumps(seen.body).encode(),
            content_type="application/json",
        )
    )


async def test_every_kind_of_request(graph: Graph, tokens: Tokens, microsoft: FakeMicrosoft, description: Any) -> None:
    microsoft.pages = [[{"id": "1", "displayName": "Everest", "emailAddress": EVEREST}]]
    microsoft.users["oid"] = {"id": "oid", "userPrincipalName": "adele@contoso.com"}
    await every_kind(graph, tokens, microsoft)
    kinds = {(s.method, s.path.partition("event-")[0] + s.path.partition("event-")[2][1:]) for s in microsoft.seen}
    assert len(kinds) == 14
    for seen in microsoft.seen:
        check(description, seen)
    await _controls(description, microsoft)


async def _controls(description: Any, microsoft: FakeMicrosoft) -> None:
    """The description does notice: a property that Graph does not have, a missing start, a path of its own."""
    event = next(s for s in microsoft.calls("/events") if s.method == "POST")
    for spoil in ("unknown", "start", "path"):
        wrong = copy.deepcopy(event)
        if spoil == "unknown":
            wrong.body["colour"] = "red"
        elif spoil == "start":
            del wrong.body["start"]
        else:
            wrong.path = "/users/x/meetings"
        with pytest.raises(OpenAPIError):
            check(description, wrong)
