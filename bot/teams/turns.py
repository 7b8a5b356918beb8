"""The one file that touches botbuilder: its schema checks a whole activity, its CloudAdapterBase runs the turn.

What is taken, and why: `Activity` with msrest's Deserializer (kept, since a new one per message costs more than the
work) refuses wrong types and times in the many fields Nook does not read, and `CloudAdapterBase.process_activity`
gives the turn its context, its middleware and the way an invoke's answer comes back; together 0.1 ms. What is not
taken: its check of tokens (tokens.py), its connector clients and token clients (sender.py), which cost 5 to 20 ms a
turn, block the loop and never retry. Whoever brings another SDK replaces this file.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any

from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.core.serializer_helper import DEPENDICIES_DICT
from botbuilder.schema import Activity, ActivityTypes
from botframework.connector.auth import AuthenticationConstants, BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult
from botframework.connector.auth.connector_factory import ConnectorFactory
from msrest import Deserializer

from bot.teams.answers import Answer
from bot.teams.body import Json
from bot.teams.refused import Refused
from bot.teams.tokens import Claims

# Its warnings quote what people sent.
logging.getLogger("msrest.serialization").setLevel(logging.CRITICAL)

Logic = Callable[[], Awaitable[Answer | None]]
"""What is done within a turn; what it returns is the invoke's answer."""

Turn = Callable[[Logic], Coroutine[Any, Any, Answer | None]]
"""A turn that can be run once."""


class _OfWhatIsThere(Deserializer):  # type: ignore[misc]
    """msrest's looks for each of the hundred fields that there might be, in JSON and in XML, and keeps what the schema
    does not know: three quarters of the work, for nothing.
    """

    def _deserialize(self, target_obj: Any, data: Any) -> Any:
        model, _ = self._classify_target(target_obj, data)
        if not isinstance(data, dict) or not isinstance(model, type) or not hasattr(model, "_attribute_map"):
            return super()._deserialize(target_obj, data)
        fields = {
            name: self.deserialize_data(data[field["key"]], field["type"])
            for name, field in model._attribute_map.items()
            if field["key"] in data
        }
        return self._instantiate_model(model, fields)


def _moment(said: str) -> datetime:
    """Python reads a time as Teams writes it seven times as fast; what else there may be is left to msrest."""
    if _AS_TEAMS_WRITES_IT.fullmatch(said):
        with contextlib.suppress(ValueError):
            return datetime.fromisoformat(said)
    found: datetime = Deserializer.deserialize_iso(said)
    return found


_AS_TEAMS_WRITES_IT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_deserializer = _OfWhatIsThere(DEPENDICIES_DICT)
_deserializer.deserialize_type["iso-8601"] = _moment


class _NoConnector(ConnectorFactory):  # type: ignore[misc]
    """CloudAdapterBase insists on a connector client; Nook's answers go through its own sender."""

    async def create(self, service_url: str, audience: str) -> object:
        return self


class _CheckedAtTheDoor(BotFrameworkAuthentication):  # type: ignore[misc]
    """What CloudAdapterBase asks of authentication once the token is checked: nothing."""

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        raise NotImplementedError("tokens are checked by bot.teams.tokens before a turn begins")

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        raise NotImplementedError("Nook has no streaming connections")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        return _NoConnector()

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        return None


class Turns(CloudAdapterBase):  # type: ignore[misc]
    """Runs turns whose caller is known."""

    def __init__(self, app_id: str) -> None:
        super().__init__(_CheckedAtTheDoor())
        self._app_id = app_id

    def prepare(self, activity: Json, claims: Claims | None) -> Turn:
        """A turn about that activity, not yet begun. Raises Refused (400) where the activity is not of its shape."""
        try:
            found = _deserializer("Activity", activity)
        # msrest raises whatever its conversions happen to raise; all of it is the sender's doing.
        except Exception:
            raise Refused(400, "not of the shape of an activity") from None
        # Nook's answers never ride on the HTTP answer, whatever the caller would like.
        found.delivery_mode = None
        caller = AuthenticateRequestResult()
        proved = dict(claims.all) if claims else {AuthenticationConstants.AUDIENCE_CLAIM: self._app_id}
        caller.claims_identity = ClaimsIdentity(proved, claims is not None)
        caller.connector_factory = _NoConnector()
        return partial(self._run, found, caller)

    async def _run(self, activity: Activity, caller: AuthenticateRequestResult, logic: Logic) -> Answer | None:
        async def within(context: TurnContext) -> None:
            answer = await logic()
            if answer is not None:
                # Straight to the adapter: TurnContext.send_activity would copy the whole card first.
                response = Activity(type=ActivityTypes.invoke_response, value=InvokeResponse(status=200, body=answer))
                await self.send_activities(context, [response])

        result = await self.process_activity(caller, activity, within)
        return result.body if result is not None else None
