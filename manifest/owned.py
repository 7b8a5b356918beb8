"""Whether an address and a version are the organisation's own to publish: no host that others share, no version twice.

Pages "App manifest schema" (`validDomains`: only domains that you own) and "Microsoft Teams store validation
guidelines" (every change raises the version).
"""

from __future__ import annotations

import re

SHARED = (
    "azurewebsites.net", "azurecontainerapps.io", "cloudapp.azure.com", "azurestaticapps.net", "azurefd.net",
    "azure-api.net", "trafficmanager.net", "windows.net", "ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app",
    "devtunnels.ms", "loca.lt", "trycloudflare.com", "herokuapp.com", "onrender.com", "fly.dev", "railway.app",
    "vercel.app", "netlify.app", "github.io", "web.app", "workers.dev", "pages.dev", "sharepoint.com",
)  # fmt: skip
"""Under these anybody may have a host, so that allowing one allows strangers; tunnels end, and go to the next."""
_RELEASE = re.compile(r"^## (\d+(?:\.\d+)+)(?P<not>, not released)?\s*$", re.MULTILINE)


def shared_domain(host: str) -> str:
    """The one of SHARED that the host belongs to; "" for none."""
    host = host.lower().rstrip(".")
    return next((domain for domain in SHARED if host == domain or host.endswith(f".{domain}")), "")


def last_release(changelog: str) -> str:
    """The newest version that CHANGELOG.md says was released; "" before the first."""
    return next((found[1] for found in _RELEASE.finditer(changelog) if not found["not"]), "")


def rises(version: str, released: str) -> bool:
    return not released or _numbers(version) > _numbers(released)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
