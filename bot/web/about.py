"""The pages that the app package names: what Nook is, what it keeps of people, on which terms. Open to everybody.

Store rules: HTTPS, no sign-in; privacy names what is stored, for how long, how it is deleted and whom to ask.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from html import escape

from aiohttp import web

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body{{font:16px/1.6 "Segoe UI",system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;
color:#242424;background:#fff}}h1{{font-size:1.6rem}}h2{{font-size:1.15rem}}a{{color:#0f5e5c}}
@media (prefers-color-scheme:dark){{body{{color:#e6e6e6;background:#1f1f1f}}a{{color:#6fd0cb}}}}</style></head>
<body><main><h1>{title}</h1>{body}<p>Contact: {contact}</p>
<nav><a href="about">About</a> · <a href="privacy">Privacy</a> · <a href="terms">Terms of use</a></nav>
</main></body></html>
"""

_ABOUT = """<p>Nook books meeting rooms by chat in Microsoft Teams. Write “book a room for 6 tomorrow 2pm”, press a
room, and Nook says <em>Booked</em> once the room itself has accepted.</p>
<h2>Help</h2><p>Write “help” to Nook in Teams. Admins write “admin”.</p>
<h2>Limits</h2><p>Nook books rooms that an admin of your organisation has connected to it. It runs on your
organisation’s own server.</p>"""

_PRIVACY = """<p>This Nook is run by your organisation. It sends nothing to anybody but Microsoft 365 and Teams.</p>
<h2>What is stored</h2><ul>
<li>For each booking: room, time, the subject you gave it, your name, mail address and Entra object id, and the chat in
which its card stands.</li>
<li>Where your own chat with Nook is, for a year, so that you are told there what you book in the tab.</li>
<li>What the buttons of cards mean, for 14 days; what a conversation is about, for half an hour.</li>
<li>Rooms that you wait for, what you were asked or told unasked, and whether you want such notices.</li>
<li>When room calendars are busy, without subjects or people.</li>
<li>Who changed or booked what, by name, in an audit log for admins.</li></ul>
<h2>What is not stored</h2><p>What you write in chat, the subjects of other people’s meetings, passwords or tokens.</p>
<h2>For how long, and deletion</h2><p>Bookings and the log are kept until your admin deletes them. Ask the contact
below to see, correct or delete what concerns you.</p>"""

_TERMS = """<p>Nook is free software under the MIT licence, without warranty. Whether and how it may be used is for the
organisation to say that runs it.</p>
<p>A room is booked only when Microsoft 365 says that the room has accepted. What Microsoft 365
decides later counts.</p>"""


def about_routes(contact: str) -> list[web.RouteDef]:
    """`contact`: a mail address, an https page, or "" where none is set."""
    pages = {
        "/about": ("Nook", _ABOUT),
        "/privacy": ("Nook and your data", _PRIVACY),
        "/terms": ("Terms of use", _TERMS),
    }
    return [web.get(path, _answering(title, body, contact)) for path, (title, body) in pages.items()]


def _answering(title: str, body: str, contact: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    page = _PAGE.format(title=title, body=body, contact=_link(contact))

    async def answer(_request: web.Request) -> web.Response:
        headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    return answer


def _link(contact: str) -> str:
    if not contact:
        return "the people in your organisation who run Nook; “help” names them."
    address = contact if contact.startswith("https://") else f"mailto:{contact}"
    return f'<a href="{escape(address, quote=True)}">{escape(contact)}</a>'
