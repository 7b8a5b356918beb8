"""A configuration is one connection to Microsoft 365. Here, and only here, is decided who books as what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from bot.domain.keeping import KeepOrRelease
from bot.domain.people import Account


class BookingLevel(StrEnum):
    """Whose the booking is. SERVICE, "book as Nook": the service account's. USER, "book as user": the person's own."""

    SERVICE = "service"
    USER = "user"


IN_ENTRA = frozenset({"Place.Read.All", "User.Read.All"})
IN_EXCHANGE = frozenset({"Calendars.ReadWrite", "MailboxSettings.Read"})
"""Permissions that Exchange's RBAC for Applications can give for some mailboxes only; then no token shows them."""
PERMISSIONS = IN_ENTRA | IN_EXCHANGE
"""The application permissions of Microsoft Graph that Nook needs. Source: "Microsoft Graph permissions reference"."""


MAILBOX_BEARS = 4
"""Requests at a time of one app to one mailbox, by all replicas together. Source: "Microsoft Graph service-specific
throttling limits", Outlook.
"""


@dataclass(frozen=True, slots=True)
class Configuration:
    """`tenant` is the Entra tenant's id; `acceptable_domains` are lower case and ASCII (IDNA).

    `manage_service_bookings`: people may cancel and change what Nook booked for them. `revision` counts its changes, so
    that of two who edit at once the second is told. `keep`: when people are asked whether they still need a room.
    """

    id: str
    name: str
    tenant: str
    service_account: str
    booking_level: BookingLevel
    acceptable_domains: frozenset[str]
    manage_service_bookings: bool = False
    on: bool = True
    revision: int = 0
    keep: KeepOrRelease = field(default_factory=KeepOrRelease)

    @property
    def accounts(self) -> tuple[str, ...]:
        return addresses(self.service_account)

    def account_for(self, calendar: str) -> str:
        """The service account through which that room is booked and read.

        Always the same while the accounts are; another account more or less moves its own share of the rooms only
        (rendezvous hashing). A booking stays with the account that owns it, whatever the list says later.
        """
        accounts = self.accounts
        return (
            max(accounts, key=lambda account: _weight(account, calendar.lower())) if len(accounts) > 1 else accounts[0]
        )


def addresses(said: str) -> tuple[str, ...]:
    """Each once, in lower case; "" where none is said, so that there always is one."""
    found = (part.strip().removeprefix("mailto:").lower() for part in re.split(r"[,;\s]+", said))
    return tuple(dict.fromkeys(part for part in found if part)) or ("",)


def _weight(account: str, calendar: str) -> bytes:
    return blake2b(f"{account} {calendar}".encode(), digest_size=8).digest()


def ascii_domain(domain: str) -> str:
    """The domain as mail systems compare it: lower case, IDNA. A name that IDNA refuses is only lowered."""
    domain = domain.strip().rstrip(".").lower()
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def booking_level_for(configuration: Configuration, account: Account | None) -> BookingLevel:
    """USER only for a member of the configuration's tenant, with a mailbox, whose domain is exactly an acceptable one.

    A guest, a person of another tenant and a person whom Graph does not know have no calendar there: SERVICE.
    """
    may_book_as_user = (
        account is not None
        and account.enabled
        and not account.guest
        and "#ext#" not in account.user_principal_name.lower()
        and bool(account.mail)
        and account.identity.tenant == configuration.tenant
        and ascii_domain(account.domain) in configuration.acceptable_domains
    )
    return (
        BookingLevel.USER
        if configuration.booking_level is BookingLevel.USER and may_book_as_user
        else BookingLevel.SERVICE
    )
