"""What ails Microsoft 365, Entra or the way to Nook, in words for admins."""

from __future__ import annotations

from bot.domain.ailments import Ailment, Symptom
from cards.tongue import mark, say

WORDS: dict[Symptom, str] = {
    Symptom.SILENT: mark("Microsoft 365 did not answer in time"),
    Symptom.UNREACHABLE: mark("Microsoft 365 cannot be reached"),
    Symptom.OWN_PROBLEM: mark("Microsoft 365 had a problem of its own"),
    Symptom.WAIT: mark("Microsoft 365 asks to wait a little"),
    Symptom.UNREADABLE: mark("Microsoft 365’s answer cannot be read"),
    Symptom.REDIRECT: mark("Microsoft 365 answered with a redirect, which Nook does not follow"),
    Symptom.SAME_PAGE: mark("Microsoft 365 sent the same page twice"),
    Symptom.FOREIGN_ADDRESS: mark("Microsoft 365 named an address that is not its own"),
    Symptom.TOO_MANY: mark("Too many calls are waiting for this calendar"),
    Symptom.REFUSED: mark("Microsoft 365 refused the request"),
    Symptom.NOT_ACCEPTED: mark("Microsoft 365 did not accept the request"),
    Symptom.SIGN_IN_REFUSED: mark(
        "Microsoft 365 did not accept Nook’s sign-in; an admin has to check the app registration"
    ),
    Symptom.NO_RIGHT: mark("Nook has no right to this in Microsoft 365; an admin has to grant it"),
    Symptom.NO_RIGHT_TO_MAILBOX: mark("Nook has no right to this mailbox; an admin can grant it"),
    Symptom.UNKNOWN_THING: mark("Microsoft 365 knows no such mailbox or event"),
    Symptom.UNKNOWN_MAILBOX: mark("Microsoft 365 knows no such mailbox"),
    Symptom.UNKNOWN_ACCOUNT: mark("Microsoft 365 knows no such account"),
    Symptom.NO_MAILBOX: mark("This account has no mailbox in Microsoft 365"),
    Symptom.MAILBOX_FULL: mark("The mailbox is full"),
    Symptom.EVENT_GONE: mark("Microsoft 365 has no such event any more"),
    Symptom.MADE_BEFORE: mark("Microsoft 365 already made another event for this booking"),
    Symptom.COLLIDES: mark("Microsoft 365 says this collides with something that is already there"),
    Symptom.ENTRA_SILENT: mark("Entra did not answer in time"),
    Symptom.ENTRA_UNREACHABLE: mark("Entra cannot be reached"),
    Symptom.ENTRA_OWN_PROBLEM: mark("Entra had a problem of its own"),
    Symptom.ENTRA_WAIT: mark("Entra asks to wait a little"),
    Symptom.ENTRA_NOT_NOW: mark("Entra cannot give a token just now"),
    Symptom.ENTRA_UNREADABLE: mark("Entra’s answer cannot be read"),
    Symptom.ENTRA_REFUSED: mark("Entra refused to give a token"),
    Symptom.TOKEN_UNREADABLE: mark("The permissions in Entra’s token cannot be read"),
    Symptom.APP_UNKNOWN: mark("Entra does not know Nook’s app in this tenant: an admin has to grant consent"),
    Symptom.NO_PRINCIPAL: mark("Nook’s app has no service principal in this tenant: an admin has to grant consent"),
    Symptom.NOBODY_CONSENTED: mark("Nobody has granted Nook’s app consent in this tenant"),
    Symptom.SECRET_WRONG: mark("The app’s secret (MICROSOFT_APP_PASSWORD) is wrong"),
    Symptom.SECRET_EXPIRED: mark("The app’s secret (MICROSOFT_APP_PASSWORD) has expired"),
    Symptom.CERTIFICATE_UNKNOWN: mark(
        "Entra does not know the certificate (MICROSOFT_APP_CERTIFICATE): upload it to the registration"
    ),
    Symptom.APP_OFF: mark("The app is switched off in Entra"),
    Symptom.TENANT_UNKNOWN: mark("Entra knows no such tenant"),
    Symptom.TOKEN_FOR_NOTHING: mark("Entra does not know what the token is for"),
    Symptom.KEPT_OUT: mark("A Conditional Access policy keeps Nook’s app out"),
    Symptom.NO_TENANT_ID: mark("That is no tenant id"),
    Symptom.ANOTHER_TENANT: mark("Consent was given for another organisation than yours"),
    Symptom.TAB_API_UNKNOWN: mark("Entra knows no such application ID URI"),
    Symptom.TAB_TOKEN_REFUSED: mark("Nook does not take Entra’s token for the tab"),
    Symptom.ANSWERS_WRONGLY: mark("{address} answers {detail}"),
    Symptom.SOMETHING_ELSE: mark("{address} is answered by something else than Nook"),
    Symptom.CERTIFICATE: mark("{address} has a certificate that is not valid"),
    Symptom.PUBLIC_SILENT: mark("{address} did not answer within {detail}"),
    Symptom.PUBLIC_UNREACHABLE: mark("{address} cannot be reached ({detail})"),
}


def in_words(ailment: Ailment) -> str:
    """`Microsoft 365 had a problem of its own (503 ServiceUnavailable).`: the code is the same in every language."""
    if ailment.address:
        return say(WORDS[ailment.symptom], address=ailment.address, detail=ailment.detail)
    words = say(WORDS[ailment.symptom])
    return f"{words} ({ailment.detail})." if ailment.detail else f"{words}."
