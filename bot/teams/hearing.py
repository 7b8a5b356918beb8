"""Activity JSON in, what Nook hears out.

Fields are as in "Bot Framework Activity schema" (microsoft/botframework-sdk) and "Get Teams context for your bot"
(Microsoft Teams developer pages). The JSON itself is read, not the SDK's models, so that another SDK can bring it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from bot.domain.people import Identity
from bot.ports import Chat, ChatKind, ComposeKind, File, Heard, Speaker
from bot.teams import composing
from bot.teams.pressing import pressed, pressed_the_old_way, submitted
from bot.teams.reading import optional_id, part, parts, required_id, words
from bot.teams.refused import Refused

CARD_ACTION = "adaptiveCard/action"
FILE = "application/vnd.microsoft.teams.file.download.info"
MOST_FILES = 5
_MOST_ADDRESS = 8_000
"""Characters: SharePoint's addresses carry a token of their own."""

_BLANKS = re.compile(r"&nbsp;|\u00a0", re.IGNORECASE)
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
_LOCALE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def hear(activity: Mapping[str, Any], tenant: str, local_tools: bool) -> Heard | None:
    """What the message means to Nook; None where it means nothing (somebody types, reacts, joins …).

    `tenant` is the one that was admitted. Raises Refused (400) and TooMuch.
    """
    kind = activity["type"]
    speaker = _speaker(activity, tenant, local_tools)
    if kind in ("conversationUpdate", "installationUpdate"):
        if speaker is None or not _bot_arrived(activity):
            return None
        return Heard(id=_id(activity), speaker=speaker, chat=_chat(activity, tenant), arrived=True)
    if kind not in ("message", "invoke"):
        return None
    if speaker is None:
        raise Refused(400, "from.aadObjectId is missing")
    text, press = "", None
    files: tuple[File, ...] = ()
    if kind == "invoke":
        press = pressed(activity)
    else:
        press = pressed_the_old_way(activity)
        if press is None:
            text, files = _text(activity), _files(activity)
    return Heard(
        id=_id(activity),
        speaker=speaker,
        chat=_chat(activity, tenant),
        text=text,
        reference=press.reference if press else None,
        inputs=press.inputs if press else {},
        card=optional_id(activity, "replyToId"),
        files=files,
        invoked=kind == "invoke",
        automatic=kind == "invoke" and part(activity, "value").get("trigger") == "automatic",
        mentioned=tuple(dict.fromkeys(name for _, name in _mentions(activity) if name)),
    )


def compose(activity: Mapping[str, Any], tenant: str, local_tools: bool, kind: ComposeKind) -> Heard:
    """What the compose box asks. Raises Refused (400) and TooMuch."""
    speaker = _speaker(activity, tenant, local_tools)
    if speaker is None:
        raise Refused(400, "from.aadObjectId is missing")
    press = submitted(composing.submitted(activity)) if kind is ComposeKind.SUBMIT else None
    text, mentioned, written = composing.pressed_on(activity) if kind is ComposeKind.OPEN else ("", (), None)
    return Heard(
        id=_id(activity),
        speaker=speaker,
        chat=_chat(activity, tenant),
        text=composing.typed(activity) if kind is ComposeKind.SEARCH else text,
        mentioned=mentioned,
        written=written,
        reference=press.reference if press else None,
        inputs=press.inputs if press else {},
        compose=kind,
    )


def _id(activity: Mapping[str, Any]) -> str:
    # Teams always gives one; local tools may not.
    return optional_id(activity, "id") or f"unnamed-{uuid4().hex}"


def _speaker(activity: Mapping[str, Any], tenant: str, local_tools: bool) -> Speaker | None:
    """None where the message does not name an Entra account."""
    sender = part(activity, "from")
    object_id = optional_id(sender, "aadObjectId").strip() or (required_id(sender, "id") if local_tools else "")
    if not object_id:
        return None
    told = [entity for entity in parts(activity, "entities") if entity.get("type") == "clientInfo"]
    zones = [words(entity, "timezone") for entity in told] + [words(activity, "localTimezone")]
    locale = locale_of(activity)
    return Speaker(
        identity=Identity(tenant, object_id.lower()),
        name=" ".join(words(sender, "name").split())[:256],
        zone=next((zone for zone in zones if _is_zone(zone)), None),
        locale=locale,
        week_starts=_week_starts(locale),
    )


def locale_of(activity: Mapping[str, Any]) -> str:
    """As the client says; American English where it says nothing that is one. Raises Refused (400)."""
    told = [words(entity, "locale") for entity in parts(activity, "entities") if entity.get("type") == "clientInfo"]
    locales = [words(activity, "locale"), *told]
    return next((locale for locale in locales if len(locale) <= 35 and _LOCALE.fullmatch(locale)), "en-US")


@lru_cache(maxsize=512)
def _week_starts(locale: str) -> int:
    """The first day of the week there as CLDR has it, 0 for Monday; Monday where CLDR does not know the locale."""
    try:
        first: int = Locale.parse(locale.replace("_", "-"), sep="-").first_week_day
    except (ValueError, UnknownLocaleError):
        return 0
    return first


def _chat(activity: Mapping[str, Any], tenant: str) -> Chat:
    conversation = part(activity, "conversation")
    return Chat(
        tenant=tenant,
        service_url=required_id(activity, "serviceUrl"),
        conversation=required_id(conversation, "id"),
        kind=_chat_kind(conversation),
        bot=optional_id(part(activity, "recipient"), "id"),
        person=required_id(part(activity, "from"), "id"),
    )


def _chat_kind(conversation: Mapping[str, Any]) -> ChatKind:
    named = optional_id(conversation, "conversationType")
    if named in tuple(ChatKind):
        return ChatKind(named)
    # A kind that is not known yet may have other people in it, so it is not taken for a private one.
    return ChatKind.GROUP if named or conversation.get("isGroup") else ChatKind.PERSONAL


def _text(activity: Mapping[str, Any]) -> str:
    """Without the mention of the bot itself, as people must write one in groups and channels; of others the name."""
    text = words(activity, "text")
    for mention, name in _mentions(activity):
        text = text.replace(mention, name)
    return _BLANKS.sub(" ", text).strip()


def _mentions(activity: Mapping[str, Any]) -> list[tuple[str, str]]:
    """How each mention stands in the text, and whom it names: "" for the bot itself. Page "Channel and group chat
    conversations with a bot".
    """
    bot = optional_id(part(activity, "recipient"), "id")
    found = []
    for entity in parts(activity, "entities"):
        mentioned = part(entity, "mentioned")
        if entity.get("type") == "mention" and (mention := words(entity, "text")):
            itself = bot and optional_id(mentioned, "id") == bot
            found.append((mention, "" if itself else " ".join(words(mentioned, "name").split())[:128]))
    return found


def _files(activity: Mapping[str, Any]) -> tuple[File, ...]:
    """Page "Send and receive files through a bot": the address is good for some minutes and needs no token."""
    found = []
    for attachment in parts(activity, "attachments"):
        if attachment.get("contentType") == FILE:
            url = words(part(attachment, "content"), "downloadUrl")
            if 0 < len(url) <= _MOST_ADDRESS:
                found.append(File(" ".join(words(attachment, "name").split())[:256], url))
    return tuple(found[:MOST_FILES])


def _bot_arrived(activity: Mapping[str, Any]) -> bool:
    """Page "Conversation events in your Teams bot": Teams tells of one arrival by both kinds of activity."""
    if activity["type"] == "installationUpdate":
        return activity.get("action") == "add"
    bot = optional_id(part(activity, "recipient"), "id")
    return bool(bot) and any(optional_id(member, "id") == bot for member in parts(activity, "membersAdded"))


@lru_cache(maxsize=1024)
def _is_zone(name: str) -> bool:
    """Whether the zone is an IANA one. Some clients send Windows names, which are as good as none."""
    if len(name) > 64 or not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError, ImportError):
        return False
    return True
