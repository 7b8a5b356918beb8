"""The tab's page and its files. They say nothing of anybody, open to all: what they show is fetched with a token.

Microsoft's pages "Tab requirements" (which hosts may frame it), "Microsoft Teams JavaScript client library" (TeamsJS
from Microsoft's network, with its hash) and "Get context for your tab" (the placeholders in the tab's address).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from aiohttp import web

from bot.ports import Article
from bot.web.about import chapters, contact
from bot.web.rasterising import FILES as FILES_OF_FONT

PLAN_FONT = FILES_OF_FONT[1]
"""The names on a plan are laid out for this very font, and fit with no other."""
FILES = Path(__file__).with_name("page")
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
"""Said here, since a machine's own table may call a script text/plain, and browsers then refuse it."""
THEMES = {"default": "light", "light": "light", "dark": "dark", "contrast": "contrast"}
HOSTS = (
    "https://*.cloud.microsoft",
    "https://teams.microsoft.com",
    "https://*.teams.microsoft.com",
    "https://*.microsoft365.com",
    "https://*.office.com",
    "https://outlook.office365.com",
    "https://*.teams.microsoft.us",
    "https://*.teams.microsoftonline.cn",
)
"""Teams and the other apps that show Teams' tabs, in the national clouds too."""

Words = Callable[[str], Mapping[str, str]]
"""All words of the page for a reader with that locale."""
Helping = Callable[[str], Article]
"""The tab *Help* for a reader with that locale."""


@dataclass(frozen=True, slots=True)
class Script:
    """TeamsJS: where it comes from, and its hash (Subresource Integrity), "" for what Nook serves itself."""

    source: str
    integrity: str = ""


TEAMS_JS = Script(
    "https://res.cdn.office.net/teams-js/2.58.0/js/MicrosoftTeams.min.js",
    "sha384-sMo/EOqQPa1OCup2/VBRum7oFeOS22kvs8WGDc45xK53tUVZzFR5WwFYDUYN1LO4",
)
"""The hash is the one in the README of npm's @microsoft/teams-js 2.58.0, and that of the file in that package."""
_VALID_HOSTS = "https://res.cdn.office.net/teams-js/validDomains/"
"""Where TeamsJS reads which hosts it may talk to."""


def page_routes(
    words: Words, language_of: Callable[[str], str], helping: Helping, teams_js: Script = TEAMS_JS
) -> list[web.RouteDef]:
    page, help_page = (FILES / "index.html").read_text(), (FILES / "help.html").read_text()
    headers = _headers(teams_js)

    def filled(request: web.Request, page: str, **values: str) -> web.Response:
        """`body` is HTML already."""
        body = values.pop("body", "")
        values |= {"theme": THEMES.get(request.query.get("theme", ""), ""), "teams-js": teams_js.source}
        for name, value in {**values, "integrity": teams_js.integrity}.items():
            page = page.replace("{{" + name + "}}", escape(value, quote=True))
        text = page.replace(' integrity=""', "").replace("{{body}}", body)
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def index(request: web.Request) -> web.Response:
        said = words(_locale(request))
        said_as_json = json.dumps(said, ensure_ascii=False)
        return filled(request, page, lang=language_of(_locale(request)), title=said["title"], words=said_as_json)

    async def help_tab(request: web.Request) -> web.Response:
        article = helping(_locale(request))
        body = f"{chapters(article)}<p>{contact(article)}</p><nav>{_away(article)}</nav>"
        return filled(request, help_page, lang=article.language, title=article.title, body=body)

    async def file(request: web.Request) -> web.FileResponse:
        path = FILES / request.match_info["file"]
        if path.suffix not in TYPES or not path.is_file():
            raise web.HTTPNotFound(text="There is no such file.")
        return web.FileResponse(path, headers={**headers, "Content-Type": TYPES[path.suffix]})

    async def font(_request: web.Request) -> web.FileResponse:
        caching = {"Cache-Control": "public, max-age=604800", "Content-Type": "font/ttf"}
        return web.FileResponse(PLAN_FONT, headers={**headers, **caching})

    return [
        web.get("/floor", index),
        web.get("/help", help_tab),
        web.get("/floor/plan.ttf", font),
        web.get(r"/floor/{file:[a-z_]+\.(js|css|svg)}", file),
    ]


def _locale(request: web.Request) -> str:
    return request.query.get("lang", "")[:35] or request.headers.get("Accept-Language", "")[:35].split(",")[0]


def _away(article: Article) -> str:
    """Links out of Teams, each in a window of its own and with the sign that says so."""
    return "".join(
        f'<a href="{page.value}?lang={article.language}" target="_blank" rel="noopener">{escape(title)}'
        '<span aria-hidden="true"> ↗</span></a>'
        for page, title in article.pages
    )


def _headers(teams_js: Script) -> dict[str, str]:
    away = teams_js.source.startswith("https://")
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' {teams_js.source}" if away else "'self'",
        "style-src": "'self'",
        "img-src": "'self' blob:",
        "font-src": "'self'",
        "connect-src": f"'self' {_VALID_HOSTS}" if away else "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": " ".join(HOSTS if away else ("'self'", *HOSTS)),
    }
    return {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
