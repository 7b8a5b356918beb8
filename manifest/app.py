"""The app manifest and its texts in further languages, as values.

Source: "App manifest schema", "Localize your app".
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.settings import Settings
from cards.tongue import LANGUAGES, SOURCE, speaking
from manifest import words

VERSION = "1.29"
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
ACCENT = "#0F5E5C"
ALL_SCOPES = ["personal", "team", "groupChat"]
FLOOR_TAB, HELP_TAB = 1, 2
"""Where they stand among the tabs: after the chat."""
FIND_ROOMS, BOOK_HERE = "findRooms", "bookHere"
"""Ids of the message extension's commands."""


def manifest(settings: Settings, version: str) -> dict[str, Any]:
    """In English. `version`: the app's own, which must rise with every change."""
    public, app = settings.public_url, settings.app_id
    with speaking(SOURCE):
        extension = words.extension()
        return {
            "$schema": SCHEMA,
            "manifestVersion": VERSION,
            "version": version,
            "id": app,
            "localizationInfo": {
                "defaultLanguageTag": SOURCE,
                "additionalLanguages": [
                    {"languageTag": language, "file": f"{language}.json"} for language in _others()
                ],
            },
            "developer": {
                "name": settings.developer_name[:32],
                "websiteUrl": f"{public}/about",
                "privacyUrl": f"{public}/privacy",
                "termsOfUseUrl": f"{public}/terms",
            },
            "name": {"short": words.NAME, "full": words.full_name(settings.developer_name)},
            "description": {
                "short": words.short(),
                "full": words.full(f"{public}/about"),
                "features": [{"title": one.title, "description": one.description} for one in words.features()],
            },
            "icons": {"color": "color.png", "outline": "outline.png"},
            "accentColor": ACCENT,
            "bots": [
                {
                    "botId": app,
                    "scopes": ALL_SCOPES,
                    "supportsFiles": True,
                    "isNotificationOnly": False,
                    "commandLists": [
                        {"scopes": ["personal"], "commands": _commands(shared=False)},
                        {"scopes": ["team", "groupChat"], "commands": _commands(shared=True)},
                    ],
                }
            ],
            "staticTabs": [
                {"entityId": "conversations", "scopes": ["personal"]},
                {
                    "entityId": "floor",
                    "name": words.tab(),
                    "contentUrl": f"{public}/floor?lang={{locale}}&theme={{theme}}",
                    "websiteUrl": f"{public}/about",
                    "scopes": ["personal"],
                },
                {
                    "entityId": "help",
                    "name": words.help_tab(),
                    "contentUrl": f"{public}/help?lang={{locale}}&theme={{theme}}",
                    "websiteUrl": f"{public}/about",
                    "scopes": ["personal"],
                },
                {"entityId": "about", "scopes": ["personal"]},
            ],
            "composeExtensions": [
                {
                    "botId": app,
                    "commands": [
                        {
                            "id": FIND_ROOMS,
                            "type": "query",
                            "title": extension.find.title,
                            "description": extension.find.description,
                            "initialRun": True,
                            "context": ["compose"],
                            "parameters": [
                                {
                                    "name": "query",
                                    "title": extension.parameter.title,
                                    "description": extension.parameter.description,
                                    "inputType": "text",
                                }
                            ],
                        },
                        {
                            "id": BOOK_HERE,
                            "type": "action",
                            "title": extension.book.title,
                            "description": extension.book.description,
                            "context": ["compose", "message"],
                            "fetchTask": True,
                        },
                    ],
                }
            ],
            "permissions": ["identity", "messageTeamMembers"],
            "validDomains": [host_of(public)],
            "webApplicationInfo": {"id": app, "resource": f"api://{host_of(public)}/botid-{app}"},
            "defaultInstallScope": "personal",
            "defaultGroupCapability": {"team": "bot", "groupchat": "bot", "meetings": "bot"},
        }


def translations(settings: Settings) -> dict[str, dict[str, str]]:
    """By language: the manifest's texts by their JSON path."""
    found = {}
    for language in _others():
        with speaking(language):
            found[language] = _translated(settings)
    return found


def _translated(settings: Settings) -> dict[str, str]:
    extension = words.extension()
    said = {
        "name.short": words.NAME,
        "name.full": words.full_name(settings.developer_name),
        "description.short": words.short(),
        "description.full": words.full(f"{settings.public_url}/about"),
        f"staticTabs[{FLOOR_TAB}].name": words.tab(),
        f"staticTabs[{HELP_TAB}].name": words.help_tab(),
        "composeExtensions[0].commands[0].title": extension.find.title,
        "composeExtensions[0].commands[0].description": extension.find.description,
        "composeExtensions[0].commands[0].parameters[0].title": extension.parameter.title,
        "composeExtensions[0].commands[0].parameters[0].description": extension.parameter.description,
        "composeExtensions[0].commands[1].title": extension.book.title,
        "composeExtensions[0].commands[1].description": extension.book.description,
    }
    for at, feature in enumerate(words.features()):
        said[f"description.features[{at}].title"] = feature.title
        said[f"description.features[{at}].description"] = feature.description
    for at, shared in enumerate((False, True)):
        for number, command in enumerate(words.listed(shared)):
            said[f"bots[0].commandLists[{at}].commands[{number}].title"] = command.title
            said[f"bots[0].commandLists[{at}].commands[{number}].description"] = command.description
    return said


def _commands(shared: bool) -> list[dict[str, str]]:
    return [{"title": one.title, "description": one.description} for one in words.listed(shared)]


def _others() -> list[str]:
    return [language for language in LANGUAGES if language != SOURCE]


def host_of(address: str) -> str:
    return urlsplit(address).hostname or ""
