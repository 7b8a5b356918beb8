"""The activities that Teams sends, field by field. Microsoft's pages: "Conversation basics", "Universal Actions for
Adaptive Cards", "Send and receive files through a bot"."""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import Any

from .conversations import Conversation
from .people import Person
from .zones import zone

Activity = dict[str, Any]


def base(
    kind: str, person: Person, conversation: Conversation, *, id: str, app_id: str, bot: str, service_url: str
) -> Activity:
    """What every activity of a person carries."""
    now = conversation.tenant.now()
    channel: dict[str, Any] = {"tenant": {"id": conversation.tenant.id}}
    if conversation.kind == "channel":
        channel |= {
            "teamsChannelId": conversation.team, "teamsTeamId": conversation.team,
            "channel": {"id": conversation.team}, "team": {"id": conversation.team, "name": conversation.title},
        }  # fmt: skip
    return {
        "type": kind, "id": id, "timestamp": _stamp(now), "localTimestamp": _local(now, person.zone),
        "localTimezone": person.zone, "serviceUrl": service_url, "channelId": "msteams",
        "from": {"id": person.teams_id, "name": person.name, "aadObjectId": person.id},
        "conversation": conversation.reference(), "recipient": {"id": f"28:{app_id}", "name": bot},
        "entities": [{
            "locale": person.locale, "country": person.locale[-2:], "platform": "Web", "timezone": person.zone,
            "type": "clientInfo",
        }],
        "channelData": channel, "locale": person.locale,
    }  # fmt: skip


def with_text(activity: Activity, text: str, *, mention: bool) -> Activity:
    """A message with words; `mention`: the bot is mentioned in front of them."""
    activity |= {"text": text, "textFormat": "plain"}
    if mention:
        bot = activity["recipient"]
        activity["text"] = f"<at>{bot['name']}</at> {text}"
        mentioned = {
            "mentioned": {"id": bot["id"], "name": bot["name"]},
            "text": f"<at>{bot['name']}</at>",
            "type": "mention",
        }
        activity["entities"] = [mentioned, *activity["entities"]]
        words = f'<p><at id="0">{html.escape(bot["name"])}</at>&nbsp;{html.escape(text)}</p>'
        activity["attachments"] = [{"contentType": "text/html", "content": words}]
    return activity


def with_press(activity: Activity, card_id: str, action: dict[str, Any], data: Any, trigger: str) -> Activity:
    """The invoke of an Action.Execute on the card of message `card_id`."""
    shown = {k: action[k] for k in ("id", "title", "verb") if action.get(k) is not None}
    value = {"action": {"type": "Action.Execute", **shown, "data": data}, "trigger": trigger}
    return activity | {"name": "adaptiveCard/action", "replyToId": card_id, "value": value}


def with_search(
    activity: Activity, card_id: str, dataset: str, query: str, data: dict[str, Any], skip: int, top: int
) -> Activity:
    """The invoke of a typeahead. Microsoft's page: "Typeahead search in Adaptive Cards"."""
    value = {
        "queryText": query, "queryOptions": {"skip": skip, "top": top}, "dataset": dataset, "data": data,
        "kind": "search",
    }  # fmt: skip
    return activity | {"name": "application/search", "replyToId": card_id, "value": value}


def with_compose(activity: Activity, name: str, command: str, value: dict[str, Any]) -> Activity:
    """An invoke of a message extension. Microsoft's pages: "Respond to search command", "Respond to dialog submit"."""
    shown = {"commandId": command, "commandContext": "compose", **value}
    return activity | {"name": f"composeExtension/{name}", "value": shown}


def payload(message: str, author: Person, html: str, written: datetime, *mentioned: Person) -> dict[str, Any]:
    """A message as its menu hands it on. Page "Define action commands"; each `<at id="n">` is the nth mentioned."""
    return {
        "id": message,
        "replyToId": None,
        "createdDateTime": _stamp(written),
        "messageType": "message",
        "subject": None,
        "from": {"user": {"userIdentityType": "aadUser", "id": author.id, "displayName": author.name}},
        "body": {"contentType": "html", "content": html},
        "attachments": [],
        "mentions": [
            {"id": n, "mentionText": one.name, "mentioned": {"user": {"id": one.id, "displayName": one.name}}}
            for n, one in enumerate(mentioned)
        ],
    }


def with_file(activity: Activity, name: str, key: str, url: str, text: str = "") -> Activity:
    """A message with a file and perhaps words, as Teams sends it in personal chats."""
    kind = name.rpartition(".")[2].lower() if "." in name else ""
    attached = {
        "contentType": "application/vnd.microsoft.teams.file.download.info", "contentUrl": url.split("?")[0],
        "name": name,
        "content": {"downloadUrl": url, "uniqueId": key, "fileType": kind},
    }  # fmt: skip
    return activity | {"text": text, "textFormat": "plain", "attachments": [attached]}


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _local(moment: datetime, zone_name: str) -> str:
    return moment.astimezone(zone(zone_name)).isoformat(timespec="milliseconds")
