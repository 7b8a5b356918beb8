"""`nook.zip` from the settings. What is missing for it is named, a line each."""

from __future__ import annotations

import json
import re
import tomllib
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.settings import Settings, Unsettled
from manifest import icons
from manifest.app import ACCENT, manifest, translations
from manifest.owned import last_release, rises, shared_domain

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ROOT = Path(__file__).parents[1]
_SAME_EVERY_TIME = (2026, 1, 1, 0, 0, 0)
"""The date of the files in it: the same settings give the same bytes."""


def faults(settings: Settings, shared_host: bool = False, changelog: str | None = None) -> tuple[str, ...]:
    """What a package cannot be made without, a sentence each. `shared_host`: it may be for a trial, under a domain that
    strangers share. `changelog`: the text of CHANGELOG.md, None for ours.
    """
    found = []
    if not _GUID.fullmatch(settings.app_id):
        found.append("MICROSOFT_APP_ID must be the app registration's application (client) id, a GUID.")
    if not settings.public_url.startswith("https://"):
        found.append("PUBLIC_URL must begin with https://: Teams opens nothing else.")
    host = urlsplit(settings.public_url).hostname or ""
    if not shared_host and (domain := shared_domain(host)):
        found.append(
            f"PUBLIC_URL must be under a domain of your own: strangers have hosts under {domain} too. For a trial: "
            "make package SHARED_HOST=1."
        )
    released = last_release((_ROOT / "CHANGELOG.md").read_text() if changelog is None else changelog)
    if not rises(version(), released):
        found.append(f"version in pyproject.toml must be above {released}, which was released already.")
    if not settings.support_contact:
        found.append("SUPPORT_CONTACT is missing: the e-mail address or https page where people get help with Nook.")
    return tuple(found)


def package(settings: Settings, shared_host: bool = False) -> bytes:
    """The zip. Raises Unsettled."""
    if found := faults(settings, shared_host):
        raise Unsettled(found)
    files = {
        "manifest.json": _json(manifest(settings, version())),
        "color.png": icons.colour(ACCENT),
        "outline.png": icons.outline(),
        **{f"{language}.json": _json(_language_file(said)) for language, said in translations(settings).items()},
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name, _SAME_EVERY_TIME), content, ZIP_DEFLATED)
    return out.getvalue()


def version() -> str:
    """Nook's own, from pyproject.toml."""
    with (_ROOT / "pyproject.toml").open("rb") as file:
        said: str = tomllib.load(file)["project"]["version"]
    return said


def _language_file(said: dict[str, str]) -> dict[str, str]:
    schema = "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json"
    return {"$schema": schema, **said}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
