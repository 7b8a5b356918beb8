"""What went wrong at Microsoft's end, in the words of `bot.ports`.

Sentences are Nook's own: Microsoft's carry people's addresses.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from bot.ports import CalendarRefused, CalendarTrouble, RefusedFor, Throttled


class Refusal(CalendarRefused):
    """Graph's no.

    `status` is HTTP's, `code` Graph's own word for it, `existing` the event that a transactionId already made.
    """

    def __init__(self, text: str, status: int, code: str = "", existing: str = "") -> None:
        super().__init__(text, _why(status, code))
        self.status, self.code, self.existing = status, code, existing


_NO_MAILBOX = {
    "MailboxNotEnabledForRESTAPI",
    "MailboxNotSupportedForRESTAPI",
    "ErrorInvalidUser",
    "ErrorNonExistentMailbox",
}


def _why(status: int, code: str) -> RefusedFor:
    if code in _NO_MAILBOX:
        return RefusedFor.NO_MAILBOX
    return RefusedFor.NO_RIGHT if status in (401, 403) else RefusedFor.OTHER


_BY_CODE = {
    "ErrorItemNotFound": "Microsoft 365 has no such event any more",
    "ErrorAccessDenied": "Nook has no right to this mailbox; an admin can grant it",
    "ErrorDuplicateTransactionId": "Microsoft 365 already made another event for this booking",
    "ErrorInvalidUser": "Microsoft 365 knows no such mailbox",
    "MailboxNotEnabledForRESTAPI": "This account has no mailbox in Microsoft 365",
    "MailboxNotSupportedForRESTAPI": "This account has no mailbox in Microsoft 365",
    "Request_ResourceNotFound": "Microsoft 365 knows no such account",
    "ErrorQuotaExceeded": "The mailbox is full",
}
_BY_STATUS = {
    400: "Microsoft 365 did not accept the request",
    401: "Microsoft 365 did not accept Nook's sign-in; an admin has to check the app registration",
    403: "Nook has no right to this in Microsoft 365; an admin has to grant it",
    404: "Microsoft 365 knows no such mailbox or event",
    409: "Microsoft 365 says this collides with something that is already there",
}


def trouble(status: int, code: str, retry_after: float | None, existing: str = "") -> CalendarTrouble:
    """The trouble for a status of 400 or more.

    429 and 503 are Throttled. Other 5xx leave open whether the call was carried out. All other 4xx are Graph's final
    word. ("Microsoft Graph error responses and resource types", "Microsoft Graph throttling guidance")
    """
    detail = f"{status} {code}".strip()
    if status in (429, 503):
        return Throttled(f"Microsoft 365 asks to wait a little ({detail}).", retry_after)
    if status == 408 or status >= 500:
        return CalendarTrouble(f"Microsoft 365 had a problem of its own ({detail}).", retry_after)
    sentence = _BY_CODE.get(code) or _BY_STATUS.get(status, "Microsoft 365 refused the request")
    return Refusal(f"{sentence} ({detail}).", status, code, existing)


def retry_after(headers: Mapping[str, str] | None, now: datetime) -> float | None:
    """Seconds until the next call may be made, from a `Retry-After` of seconds or of an HTTP date; None where there is
    none.

    Source: RFC 9110, section 10.2.3.
    """
    text = (headers or {}).get("retry-after", "").strip()
    if not text:
        return None
    if text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.utcoffset() is None:
        return None
    return max(0.0, (moment - now).total_seconds())
