"""Pages for browsers that have Nook's own words on them and nothing else. The words are in `cards`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class OpenPage(StrEnum):
    """Those that the app package names; the value is the last part of the address."""

    ABOUT = "about"
    PRIVACY = "privacy"
    TERMS = "terms"


class Gone(Enum):
    """Why an address that Nook once gave answers no more."""

    PICTURE = auto()
    LOG = auto()
    REPORT = auto()
    NO_DATABASE = auto()


GoneWords = Callable[[Gone, str], tuple[str, ...]]
"""The sentences for a reader with this Accept-Language, or this language."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """`heading` is empty where the words follow the title. `points` are a list below the words."""

    heading: str
    words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One page in one language, plain text. `contact` says whom to ask, `contact_at` is their address, "" where none is
    set. `pages` are the titles of all pages; `languages` the names of those it can be read in, each in its own.
    """

    language: str
    title: str
    chapters: tuple[Chapter, ...]
    contact: str
    contact_at: str
    pages: tuple[tuple[OpenPage, str], ...]
    languages: tuple[tuple[str, str], ...]


Written = Callable[[OpenPage, str, str, str], Article]
"""The page for a browser with this Accept-Language, where no language was asked for by its code; and the contact."""
