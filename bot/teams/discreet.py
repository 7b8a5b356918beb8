"""What may be logged of a message: who by a short hash, ids without control characters. Never words, values, names or
tokens.
"""

from __future__ import annotations

import hashlib
import re

from bot.domain.people import Identity

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def who(identity: Identity) -> str:
    """The tenant, and enough of a hash to tell people apart in a log."""
    return f"{one_line(identity.tenant)}/{hashlib.sha256(identity.object_id.encode()).hexdigest()[:8]}"


def one_line(text: str) -> str:
    """Without control and direction characters, so that an id can neither begin a new log line nor disguise itself."""
    return _CONTROL.sub("", text)[:120]
