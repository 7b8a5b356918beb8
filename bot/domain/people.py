"""People as Microsoft 365 knows them. Only (tenant, object id) of a message is believed; the rest is asked of Graph."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    GLOBAL = "global"
    INTEGRATIONS = "integrations"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is: the Entra tenant's id and the object id within it, both lower case."""

    tenant: str
    object_id: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to be invited: the address of their mailbox, and the name to show."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Account:
    """What Graph says of an object id. `mail` is empty where the person has no mailbox."""

    identity: Identity
    name: str
    user_principal_name: str
    mail: str
    guest: bool
    enabled: bool

    @property
    def domain(self) -> str:
        """The account's domain, lower case: what follows the last @ of the user principal name."""
        return self.user_principal_name.rpartition("@")[2].lower()
