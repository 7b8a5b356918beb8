"""JSON as it leaves for Teams."""

from __future__ import annotations

import json
from typing import Any

import orjson


def written(value: Any) -> bytes:
    """In UTF-8; half a surrogate pair, which has no UTF-8, becomes a question mark."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
