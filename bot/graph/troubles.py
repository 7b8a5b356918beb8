"""What went wrong at Microsoft's end, in the words of `bot.ports`.

Nook says it in its own words: Microsoft's carry people's addresses.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from bot.domain.ailments import Ailment, Symptom
from bot.ports import CalendarRefused, CalendarTrouble, RefusedFor, Throttled


class Refusal(CalendarRefused):
    """Graph's no.

    `status` is HTTP's, `code` Graph's own word for it, `existing` the event that a transactionId already made.
    """

    def __init__(self, ailment: Ailment, status: int, code: str = "", existing: str = "") -> None:
        super().__init__(ailment, _why(status, code))
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
    "ErrorItemNotFound": Symptom.EVENT_GONE,
    "ErrorAccessDenied": Symptom.NO_RIGHT_TO_MAILBOX,
    "ErrorDuplicateTransactionId": Symptom.MADE_BEFORE,
    "ErrorInvalidUser": Symptom.UNKNOWN_MAILBOX,
    "MailboxNotEnabledForRESTAPI": Symptom.NO_MAILBOX,
    "MailboxNotSupportedForRESTAPI": Symptom.NO_MAILBOX,
    "Request_ResourceNotFound": Symptom.UNKNOWN_ACCOUNT,
    "ErrorQuotaExceeded": Symptom.MAILBOX_FULL,
}
_BY_STATUS = {
    400: Symptom.NOT_ACCEPTED,
    401: Symptom.SIGN_IN_REFUSED,
    403: Symptom.NO_RIGHT,
    404: Symptom.UNKNOWN_THING,
    409: Symptom.COLLIDES,
}


def trouble(status: int, code: str, retry_after: float | None, existing: str = "") -> CalendarTrouble:
    """The trouble for a status of 400 or more.

    429 and 503 are Throttled. Other 5xx leave open whether the call was carried out. All other 4xx are Graph's final
    word. ("Microsoft Graph error responses and resource types", "Microsoft Graph throttling guidance")
    """
    detail = f"{status} {code}".strip()
    if status in (429, 503):
        return Throttled(Ailment(Symptom.WAIT, detail), retry_after)
    if status == 408 or status >= 500:
        return CalendarTrouble(Ailment(Symptom.OWN_PROBLEM, detail), retry_after)
    symptom = _BY_CODE.get(code) or _BY_STATUS.get(status, Symptom.REFUSED)
    return Refusal(Ailment(symptom, detail), status, code, existing)


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
