"""The files of the chat page: which there are, where they lie, and the headers they are served with."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from .fetch_page import FETCHED, PAGE, RENDERER

VENDOR = "vendor/"
TYPES = {  # said here, since a machine's own table may call a script text/plain, and browsers then refuse it
    ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
    ".png": "image/png", ".svg": "image/svg+xml", ".woff2": "font/woff2",
}  # fmt: skip
CONTENT_SECURITY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: http://localhost:* http://127.0.0.1:*",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)


def find_file(name: str) -> Path | None:
    """The file served as `static/<name>`; what begins with `vendor/` comes from what `fetch_page` fetched."""
    folder = PAGE
    if name.startswith(VENDOR):
        folder, name = (FETCHED / RENDERER).parent, name.removeprefix(VENDOR)
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.suffix in TYPES and path.is_file() else None


def file_response(path: Path) -> web.FileResponse:
    """Always asked for anew (the answer is then mostly "not modified"), and allowed nothing from elsewhere."""
    kind = TYPES[path.suffix]
    charset = "" if kind.startswith(("image/png", "font/")) else "; charset=utf-8"
    return web.FileResponse(
        path,
        headers={
            "Cache-Control": "no-cache",
            "Content-Security-Policy": CONTENT_SECURITY,
            "Content-Type": kind + charset,
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        },
    )
