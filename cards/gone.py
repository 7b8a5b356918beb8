"""What an address that answers no more says: pictures and files that a card once led to."""

from __future__ import annotations

from bot.ports import Gone
from cards.tongue import accepted, mark, say, speaking

WORDS: dict[Gone, tuple[str, ...]] = {
    Gone.PICTURE: (mark("This picture has expired."), mark("Please ask Nook again.")),
    Gone.LOG: (mark("This address has expired."), mark("Ask Nook for the log again: admin log")),
    Gone.REPORT: (mark("This address has expired."), mark("Ask Nook for the report again: admin report")),
    Gone.NO_DATABASE: (mark("Nook cannot reach its database."), mark("Please try again in a minute.")),
}


def words(gone: Gone, accept_language: str) -> tuple[str, ...]:
    """Its sentences, for a browser with this Accept-Language."""
    with speaking(accepted(accept_language)):
        return tuple(map(say, WORDS[gone]))
