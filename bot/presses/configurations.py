"""Buttons of the cards about configurations and roles. Only admins may press them, each on their own cards."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.configuration import Configuration
from bot.domain.people import Identity, Role


@dataclass(frozen=True, slots=True)
class ProveConsent:
    """Asks Microsoft 365 again whether the consent is there.

    `in_exchange`: the rights on mailboxes are given in Exchange (RBAC for Applications), so no token shows them.
    """

    tenant: str
    in_exchange: bool = False


@dataclass(frozen=True, slots=True)
class EditConfiguration:
    configuration: str


@dataclass(frozen=True, slots=True)
class SubmitConfiguration:
    """The form comes back. `configuration` is what it was filled in from; revision 0: a new one."""

    configuration: Configuration


@dataclass(frozen=True, slots=True)
class AskToRemove:
    configuration: str


@dataclass(frozen=True, slots=True)
class RemoveConfiguration:
    configuration: Configuration


@dataclass(frozen=True, slots=True)
class SwitchOff:
    configuration: Configuration


@dataclass(frozen=True, slots=True)
class Grant:
    to: Identity
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Revoke:
    of: Identity
    name: str


ConfigurationPress = (
    ProveConsent
    | EditConfiguration
    | SubmitConfiguration
    | AskToRemove
    | RemoveConfiguration
    | SwitchOff
    | Grant
    | Revoke
)
