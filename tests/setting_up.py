"""What an admin does outside of the chat: opens Microsoft's consent page, and comes back from it."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import aiohttp

from tests.office import Desk, Office, Seen

FORM = {
    "service_account": "nook@contoso.com",
    "booking_level": "user",
    "acceptable_domains": "contoso.com",
    "name": "Contoso",
}


async def comes_back(office: Office, address: str) -> tuple[int, str]:
    """The browser opens the address that Microsoft sends it to: status and page."""
    nook, back = urlsplit(office.simulator.teams.bot_url), urlsplit(address)
    there = urlunsplit((nook.scheme, nook.netloc, back.path, back.query, ""))
    async with aiohttp.ClientSession() as browser, browser.get(there, allow_redirects=False) as response:
        return response.status, await response.text()


async def consents(office: Office, seen: Seen) -> tuple[int, str]:
    """A Microsoft 365 admin opens the page behind `Grant consent` and accepts."""
    return await comes_back(office, office.simulator.login.accept_consent(seen.links[0]))


async def form(office: Office, desk: Desk) -> Seen:
    """From `admin add configuration` to the form that the chat shows after consent."""
    status, _ = await consents(office, await desk.says("admin add configuration"))
    assert status == 200
    return desk.sees()


async def configured(office: Office, desk: Desk, **changes: str) -> Seen:
    """A configuration is created; the card that says so."""
    await form(office, desk)
    return await desk.presses("Create configuration", None, **{**FORM, **changes})
