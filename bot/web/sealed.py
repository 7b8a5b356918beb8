"""Tokens that say what they stand for and that nobody else can make: a payload and a truncated HMAC-SHA256."""

from __future__ import annotations

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LASTS = timedelta(hours=24)
_HOUR = timedelta(hours=1)
_SEAL = 16


class Sealed:
    """`purpose` gives a key of its own: no other signature of Nook's, nor another version's payload, passes for one."""

    def __init__(self, signing_key: str, purpose: bytes) -> None:
        if not signing_key:
            raise ValueError("pictures need a signing key")
        self._key = hmac.digest(signing_key.encode(), purpose, hashlib.sha256)

    def token(self, payload: bytes) -> str:
        return urlsafe_b64encode(payload + self._seal(payload)).rstrip(b"=").decode()

    def opened(self, token: str) -> bytes | None:
        """The payload of a token that was signed with this key."""
        try:
            raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except (binascii.Error, ValueError):
            return None
        payload, seal = raw[:-_SEAL], raw[-_SEAL:]
        return payload if hmac.compare_digest(seal, self._seal(payload)) else None

    def _seal(self, payload: bytes) -> bytes:
        return hmac.digest(self._key, payload, hashlib.sha256)[:_SEAL]


def expiry(now: datetime) -> datetime:
    """A day from the next full hour: the address stays the same for an hour, so that caches work."""
    return EPOCH + -(-(now - EPOCH) // _HOUR) * _HOUR + LASTS
