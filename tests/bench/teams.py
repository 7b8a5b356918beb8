"""Activities as Teams sends them, signed as Bot Framework does."""

from __future__ import annotations

import itertools
import json
import time
from typing import Any

import jwt

from tests.bench import office
from tests.bench.microsoft import APP_ID, KEY_ID, Microsoft
from tests.bench.raw_http import request

_SERIAL = itertools.count()


def bearer(microsoft: Microsoft, key_id: str = KEY_ID) -> str:
    """A token of its own each time; one is good for an hour."""
    claims = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "serviceurl": microsoft.service_url,
        "nbf": int(time.time()) - 60,
        "exp": int(time.time()) + 3600,
        "jti": str(next(_SERIAL)),
    }
    return jwt.encode(claims, microsoft.key, algorithm="RS256", headers={"kid": key_id})


def message(microsoft: Microsoft, token: str, text: str, number: int | None = None, tenant: str = "") -> bytes:
    """`number`: whose, else one person after the other. `tenant`: another than the office's."""
    activity = _activity(microsoft, next(_SERIAL) if number is None else number, "message")
    if tenant:
        activity["conversation"] |= {"tenantId": tenant}
        activity["channelData"] = {"tenant": {"id": tenant}}
    return _request(token, activity | {"text": text, "textFormat": "plain"})


def press(microsoft: Microsoft, token: str, offer: int) -> bytes:
    """A press of the first button on the card of that offer."""
    activity = _activity(microsoft, offer, "invoke") | {
        "name": "adaptiveCard/action",
        "replyToId": "1",
        "value": {
            "action": {"type": "Action.Execute", "title": "Book", "data": {"v": 1, "op": office.offer(offer)}},
            "trigger": "manual",
        },
    }
    return _request(token, activity)


def _activity(microsoft: Microsoft, number: int, kind: str) -> dict[str, Any]:
    """`number` says which of the people it is."""
    return {
        "type": kind,
        "id": f"activity-{next(_SERIAL)}",
        "timestamp": "2027-03-01T08:07:00.000Z",
        "localTimestamp": "2027-03-01T09:07:00.000+01:00",
        "localTimezone": office.ZONE,
        "serviceUrl": microsoft.service_url,
        "channelId": "msteams",
        "from": {"id": f"29:{office.person(number)}", "name": "Adele Vance", "aadObjectId": office.person(number)},
        "conversation": {
            "conversationType": "personal",
            "tenantId": office.TENANT,
            "id": office.conversation(number),
        },
        "recipient": {"id": f"28:{APP_ID}", "name": "Nook"},
        "entities": [
            {"locale": "en-GB", "country": "GB", "platform": "Web", "timezone": office.ZONE, "type": "clientInfo"}
        ],
        "channelData": {"tenant": {"id": office.TENANT}},
        "locale": "en-GB",
    }


def _request(token: str, activity: dict[str, Any]) -> bytes:
    return request(
        "POST",
        "/api/messages",
        json.dumps(activity).encode(),
        Content_Type="application/json; charset=utf-8",
        Authorization=f"Bearer {token}",
    )
