"""Identifiers that look like Microsoft's and are the same on every run."""

from __future__ import annotations

import base64
import hashlib
import uuid
from itertools import count

_OUR_NAMES = uuid.UUID("6f1d2f0a-7a53-4c58-9d0e-6c1f5d6a2b41")


def stable_guid(*parts: str) -> str:
    """A GUID that depends on the parts alone."""
    return str(uuid.uuid5(_OUR_NAMES, "\x1f".join(parts)))


class ItemIds:
    """Ids for one tenant's calendar items: long and opaque, as Exchange's, and unique within the tenant."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = count(1)

    def item(self) -> str:
        """An item id: URL-safe base64, 152 characters, with `=` at the end now and then replaced by nothing."""
        number = next(self._count)
        digest = hashlib.sha512(f"{self._seed}/{number}".encode()).digest()
        raw = b"\x00\x01\x04\x6d" + digest + digest[:38] + number.to_bytes(8, "big")
        return "AAMkAD" + base64.urlsafe_b64encode(raw).decode().rstrip("=")

    def ical(self) -> str:
        """An iCalUId: hexadecimal, the same for all copies of a meeting."""
        number = next(self._count)
        digest = hashlib.sha256(f"{self._seed}/uid/{number}".encode()).hexdigest()
        return "040000008200E00074C5B7101A82E008" + digest[:48].upper()
