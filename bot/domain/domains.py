"""Acceptable domains as people write them: one or three hundred, with commas, blanks or lines between them.

Each entry is taken or refused by itself, with the reason. What is taken is lower case and ASCII (IDNA), as mail systems
compare it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.configuration import ascii_domain

MOST = 500
LONGEST = 253

_BETWEEN = re.compile(r"[\s,;|]+")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class BadDomain(StrEnum):
    """Why an entry is no domain; the words are in the card."""

    ADDRESS = "an e-mail address"
    NO_DOT = "no dot"
    NOT_A_DOMAIN = "not a domain"
    WILDCARD = "a wildcard"
    TOO_LONG = "too long"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class DomainsRead:
    """`accepted` in the order they were written, each once; `refused`: what was written, and why not."""

    accepted: tuple[str, ...]
    refused: tuple[tuple[str, BadDomain], ...]


def read_domains(text: str) -> DomainsRead:
    accepted: dict[str, None] = {}
    refused: list[tuple[str, BadDomain]] = []
    for written in _BETWEEN.split(text):
        entry = written.strip("\"'<>()[]")
        if not entry:
            continue
        read = _domain(entry)
        if isinstance(read, str) and not isinstance(read, BadDomain) and len(accepted) >= MOST and read not in accepted:
            read = BadDomain.TOO_MANY
        if isinstance(read, BadDomain):
            refused.append((entry[:LONGEST], read))
        else:
            accepted[read] = None
    return DomainsRead(tuple(accepted), tuple(refused))


def _domain(entry: str) -> str | BadDomain:
    """A leading @ is how many write a domain; anything before it makes it an address."""
    bare = entry.removeprefix("@")
    if "@" in bare:
        return BadDomain.ADDRESS
    if "*" in bare:
        return BadDomain.WILDCARD
    if len(bare) > LONGEST:
        return BadDomain.TOO_LONG
    domain = ascii_domain(bare)
    labels = domain.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        return BadDomain.NOT_A_DOMAIN
    return domain if len(labels) > 1 else BadDomain.NO_DOT
