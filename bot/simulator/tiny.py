"""A small tenant for tests: two people, three rooms, a service account, one app."""

from __future__ import annotations

from .clock import Now, real_now
from .rooms import RoomPolicy, accepts
from .tenant import Tenant

APP_ID = "5b1c9d5e-2f44-4d0a-9a68-0d1f6a7c3e21"
APP_SECRET = "simulated-secret"


def empty_tenant(name: str = "Contoso", *, now: Now = real_now) -> Tenant:
    """A tenant with nothing but the bot's app registration (`APP_ID`, `APP_SECRET`, consented)."""
    tenant = Tenant(name, now=now, domains=(f"{name.lower()}.com",), initial_domain=f"{name.lower()}.onmicrosoft.com")
    tenant.add_app(APP_ID, APP_SECRET)
    return tenant


def tiny_tenant(*, now: Now = real_now, policy: RoomPolicy | None = None) -> Tenant:
    """Adele and Alex, `nook@contoso.com`, and Everest (8 seats), Fuji (4) and Elbe (12) in HQ, Berlin."""
    tenant = empty_tenant(now=now)
    tenant.add_person("Adele Vance", "adele@contoso.com")
    tenant.add_person("Alex Wilber", "alex@contoso.com")
    tenant.add_person("Nook", "nook@contoso.com")
    for name, seats, floor in (("Everest", 8, 3), ("Fuji", 4, 3), ("Elbe", 12, 1)):
        tenant.add_room(name, seats=seats, building="HQ", floor=floor, policy=policy or accepts())
    return tenant
