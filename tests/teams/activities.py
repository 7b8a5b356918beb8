"""Activities as Teams sends them."""

from __future__ import annotations

from typing import Any

from .channel import BOT, PERSON, SERVICE, TENANT

Json = dict[str, Any]


def message(text: Any = "my bookings", **other: Any) -> Json:
    """A message in a personal chat; `other` replaces fields, `from_` stands for `from`, None leaves one out."""
    activity = {
        "type": "message",
        "id": "1772442000000",
        "timestamp": "2026-03-02T09:00:00.0000000Z",
        "localTimestamp": "2026-03-02T10:00:00.0000000+01:00",
        "localTimezone": "Europe/Berlin",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": "29:person", "name": "Adele Vance", "aadObjectId": PERSON},
        "conversation": {"id": "a:chat", "tenantId": TENANT, "conversationType": "personal"},
        "recipient": {"id": BOT, "name": "Nook"},
        "text": text,
        "textFormat": "plain",
        "locale": "en-GB",
        "entities": [
            {"type": "clientInfo", "timezone": "Europe/Paris", "locale": "fr-FR", "country": "FR", "platform": "Web"}
        ],
        "channelData": {"tenant": {"id": TENANT}},
    }
    activity.update({name.rstrip("_"): value for name, value in other.items()})
    return {name: value for name, value in activity.items() if value is not None}


def press(data: object = None, **other: Any) -> Json:
    """A press of an Action.Execute button."""
    action = {"type": "Action.Execute", "verb": "press", "data": {"v": 1, "op": "abc"} if data is None else data}
    given: Json = {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "id": "f:1",
        "replyToId": "1772441000000",
        "text": None,
        "value": {"action": action, "trigger": "manual"},
        **other,
    }
    return message(**given)


def mention(id: str, text: str) -> Json:
    return {"type": "mention", "mentioned": {"id": id, "name": "x"}, "text": text}


def file(name: Any = "rooms.csv", url: Any = "https://contoso.sharepoint.com/x/rooms.csv?tempauth=abc") -> Json:
    """An attachment as Teams sends a file that a person attached."""
    return {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "contentUrl": "https://contoso.sharepoint.com/x/rooms.csv",
        "name": name,
        "content": {"downloadUrl": url, "uniqueId": "1150D938", "fileType": "csv"},
    }
