"""Microsoft's end: Entra, the channel's keys, Graph and the connector, answering at once and counting."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.bench.raw_http import Answering

APP_ID = "99999999-8888-4777-8666-555555555555"
SECRET = "only for the bench"
KEY_ID = "bench"
ENTRA = "https://login.microsoftonline.com"


class Microsoft:
    """Serves on a port of its own once `listen` was called. `asked`: how often each thing was asked for."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.port = 0
        self.asked: Counter[str] = Counter()
        self._answers = {
            "token": b'{"token_type": "Bearer", "expires_in": 3599, "access_token": "a.token.of.some.length"}',
            "message": b'{"id": "1"}',
            "organization": b'{"value": [{"id": "1"}]}',
        }
        self.roll_over(KEY_ID)
        self._calendars: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self._events: list[bytes] = []
        self.last_message = b""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        return f"{self.url}/teams/"

    async def listen(self) -> asyncio.Server:
        server = await asyncio.get_running_loop().create_server(self.answering, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    def answering(self) -> Answering:
        return Answering(self._answer)

    def roll_over(self, key_id: str) -> None:
        """The channel signs with `key` from now on, which is known by that id."""
        public: dict[str, Any] = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        known = public | {"kid": key_id, "use": "sig", "endorsements": ["msteams"]}
        self._answers["keys"] = json.dumps({"keys": [known]}).encode()

    def _answer(self, method: bytes, path: bytes, body: bytes) -> bytes:
        where = path.decode()
        if "/v3/conversations/" in where and body.startswith(b'{"type":"typing"'):
            self.asked["typing"] += 1
            return self._answers["message"]
        if "/v3/conversations/" in where:
            self.asked["message" if method == b"POST" else "update"] += 1
            self.last_message = body
            return self._answers["message"]
        if where.endswith("/getSchedule"):
            self.asked["schedule"] += 1
            return self._schedules(json.loads(body))
        if "/events" in where:
            self.asked["event"] += 1
            return self._invited(json.loads(body)) if body else self._events[int(where.split("/")[5].split("?")[0])]
        if where.startswith("/v1.0/users/"):
            self.asked["user"] += 1
            return _user(where.split("/")[3].split("?")[0])
        if where.startswith("/v1.0/organization"):
            return self._answers["organization"]
        if where.endswith("openidconfiguration"):
            return json.dumps({"jwks_uri": f"{self.url}/keys"}).encode()
        if where == "/keys":
            return self._answers["keys"]
        if where.endswith("/token"):
            return self._answers["token"]
        if where.endswith("/openid-configuration"):
            return _discovery(where.split("/")[2])
        self.asked[f"unknown: {where}"] += 1
        return b"{}"

    def _schedules(self, question: dict[str, Any]) -> bytes:
        start = datetime.fromisoformat(question["startTime"]["dateTime"])
        end = datetime.fromisoformat(question["endTime"]["dateTime"])
        days = [start + timedelta(days=n) for n in range((end - start).days)]
        value = [
            {"scheduleId": asked, "scheduleItems": [item for day in days for item in self._busy(asked, day)]}
            for asked in question["schedules"]
        ]
        return json.dumps({"value": value}).encode()

    def _busy(self, calendar: str, day: datetime) -> list[dict[str, Any]]:
        """Four meetings a day, elsewhere in each calendar; two rooms of three are free at any hour."""
        key = (calendar, day.isoformat())
        if key not in self._calendars:
            shift = sum(calendar.encode()) % 6 * 30
            starts = [day + timedelta(minutes=360 + shift + 180 * n) for n in range(4)]
            self._calendars[key] = [
                {"status": "busy", "start": _utc(start), "end": _utc(start + timedelta(hours=1))} for start in starts
            ]
        return self._calendars[key]

    def _invited(self, event: dict[str, Any]) -> bytes:
        """The room accepts at once; who asks for the event afterwards is told so."""
        made = {"id": str(len(self._events)), "iCalUId": "040000", "webLink": "https://outlook.office.com/1"}
        attendees = [attendee | {"status": {"response": "accepted"}} for attendee in event["attendees"]]
        self._events.append(json.dumps(made | {"attendees": attendees}).encode())
        return json.dumps(made).encode()


def _utc(moment: datetime) -> dict[str, str]:
    return {"dateTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}


def _user(object_id: str) -> bytes:
    mail = "adele@contoso.com"
    user = {"id": object_id, "displayName": "Adele Vance", "userPrincipalName": mail, "mail": mail}
    return json.dumps(user | {"userType": "Member", "accountEnabled": True}).encode()


def _discovery(tenant: str) -> bytes:
    base = f"{ENTRA}/{tenant}"
    return json.dumps(
        {
            "issuer": f"{base}/v2.0",
            "token_endpoint": f"{base}/oauth2/v2.0/token",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
            "jwks_uri": f"{base}/discovery/v2.0/keys",
        }
    ).encode()
