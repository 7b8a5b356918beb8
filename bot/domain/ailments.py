"""What ails Microsoft 365, or the way to Nook: for the log in English, for people in the words of the cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Symptom(StrEnum):
    """As it stands in logs. What people read is in the cards."""

    SILENT = "Microsoft 365 did not answer in time"
    UNREACHABLE = "Microsoft 365 cannot be reached"
    OWN_PROBLEM = "Microsoft 365 had a problem of its own"
    WAIT = "Microsoft 365 asks to wait a little"
    UNREADABLE = "Microsoft 365's answer cannot be read"
    REDIRECT = "Microsoft 365 answered with a redirect, which Nook does not follow"
    SAME_PAGE = "Microsoft 365 sent the same page twice"
    FOREIGN_ADDRESS = "Microsoft 365 named an address that is not its own"
    TOO_MANY = "Too many calls are waiting for this calendar"
    REFUSED = "Microsoft 365 refused the request"
    NOT_ACCEPTED = "Microsoft 365 did not accept the request"
    SIGN_IN_REFUSED = "Microsoft 365 did not accept Nook's sign-in; an admin has to check the app registration"
    NO_RIGHT = "Nook has no right to this in Microsoft 365; an admin has to grant it"
    NO_RIGHT_TO_MAILBOX = "Nook has no right to this mailbox; an admin can grant it"
    UNKNOWN_THING = "Microsoft 365 knows no such mailbox or event"
    UNKNOWN_MAILBOX = "Microsoft 365 knows no such mailbox"
    UNKNOWN_ACCOUNT = "Microsoft 365 knows no such account"
    NO_MAILBOX = "This account has no mailbox in Microsoft 365"
    MAILBOX_FULL = "The mailbox is full"
    EVENT_GONE = "Microsoft 365 has no such event any more"
    MADE_BEFORE = "Microsoft 365 already made another event for this booking"
    COLLIDES = "Microsoft 365 says this collides with something that is already there"

    ENTRA_SILENT = "Entra did not answer in time"
    ENTRA_UNREACHABLE = "Entra cannot be reached"
    ENTRA_OWN_PROBLEM = "Entra had a problem of its own"
    ENTRA_WAIT = "Entra asks to wait a little"
    ENTRA_NOT_NOW = "Entra cannot give a token just now"
    ENTRA_UNREADABLE = "Entra's answer cannot be read"
    ENTRA_REFUSED = "Entra refused to give a token"
    TOKEN_UNREADABLE = "The permissions in Entra's token cannot be read"
    APP_UNKNOWN = "Entra does not know Nook's app in this tenant: an admin has to grant consent"
    NO_PRINCIPAL = "Nook's app has no service principal in this tenant: an admin has to grant consent"
    NOBODY_CONSENTED = "Nobody has granted Nook's app consent in this tenant"
    SECRET_WRONG = "The app's secret (MICROSOFT_APP_PASSWORD) is wrong"
    SECRET_EXPIRED = "The app's secret (MICROSOFT_APP_PASSWORD) has expired"
    CERTIFICATE_UNKNOWN = (
        "Entra does not know the certificate (MICROSOFT_APP_CERTIFICATE): upload it to the registration"
    )
    APP_OFF = "The app is switched off in Entra"
    TENANT_UNKNOWN = "Entra knows no such tenant"
    TOKEN_FOR_NOTHING = "Entra does not know what the token is for"
    KEPT_OUT = "A Conditional Access policy keeps Nook's app out"
    NO_TENANT_ID = "That is no tenant id"
    ANOTHER_TENANT = "Consent was given for another organisation than yours"

    TAB_API_UNKNOWN = "Entra knows no application id URI of the tab's API"
    TAB_TOKEN_REFUSED = "Nook does not take Entra's token for the tab"

    ANSWERS_WRONGLY = "The public address answers with another status than 200"
    SOMETHING_ELSE = "The public address is answered by something else than Nook"
    CERTIFICATE = "The public address has a certificate that is not valid"
    PUBLIC_SILENT = "The public address did not answer in time"
    PUBLIC_UNREACHABLE = "The public address cannot be reached"


@dataclass(frozen=True, slots=True)
class Ailment:
    """`detail`: status, code or class of the error, never a person or a secret. `address`: the public one."""

    symptom: Symptom
    detail: str = ""
    address: str = ""

    def __str__(self) -> str:
        return f"{self.symptom} ({self.detail})." if self.detail else f"{self.symptom}."
