"""Reads fields of Activity JSON strictly: a field is of its type or absent, anything else is a malformed message (400).

Of JSON's strings, those with half a surrogate pair cannot be stored or sent on, and are malformed too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.teams.refused import Refused

MOST_ID = 1000
"""Longer than any id or address that Teams is known to use."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def words(of: Mapping[str, Any], name: str) -> str:
    """Free text; empty where absent. Control characters other than tabs and line ends are left out: no database takes
    them all.
    """
    found = of.get(name)
    if found is None:
        return ""
    return clean(found, name)


def clean(found: object, name: str) -> str:
    """A string fit to be stored and sent on. Raises Refused (400) where it is none."""
    if not isinstance(found, str):
        raise Refused(400, f"{name} is no string")
    if not found.isascii():
        try:
            found.encode()
        except UnicodeEncodeError:
            raise Refused(400, f"{name} is no Unicode") from None
    return _NOT_TEXT.sub("", found)


def optional_id(of: Mapping[str, Any], name: str) -> str:
    """An id or address; empty where absent or null."""
    found = of.get(name)
    if found is None:
        return ""
    if clean(found, name) != found or _CONTROL.search(found) or len(found) > MOST_ID:
        raise Refused(400, f"{name} is no id")
    return str(found)


def required_id(of: Mapping[str, Any], name: str) -> str:
    """An id or address that must be there."""
    found = optional_id(of, name)
    if not found.strip():
        raise Refused(400, f"{name} is missing")
    return found


def part(of: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object within the object; empty where absent or null."""
    found = of.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Refused(400, f"{name} is no object")
    return found


def parts(of: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects; empty where absent or null."""
    found = of.get(name)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Refused(400, f"{name} is no list of objects")
    return found
