"""The page that a browser shows when it comes back from Microsoft's admin consent: the only words outside of Teams."""

from __future__ import annotations

from bot.ports import Landing
from cards.tongue import accepted, mark, say, speaking

WORDS: dict[Landing, tuple[str, str]] = {
    Landing.GRANTED: (
        mark("Back to Teams"),
        mark("Thank you. Nook goes on in the chat; you can close this page."),
    ),
    Landing.DECLINED: (
        mark("Back to Teams"),
        mark("Microsoft says that consent was not given. Nook says in the chat what to do next."),
    ),
    Landing.NOT_GOOD: (
        mark("This link is not good any more"),
        mark(
            "Nook does not know it, or it was used before, or it is older than ten minutes. Please go back to Teams and"
            " ask Nook for a new one."
        ),
    ),
    Landing.INCOMPLETE: (
        mark("This link is incomplete"),
        mark("Please go back to Teams and ask Nook for a new one."),
    ),
    Landing.NO_DATABASE: (
        mark("Nook cannot reach its database"),
        mark("Please load this page again in a minute."),
    ),
}


def words(landing: Landing, accept_language: str) -> tuple[str, str, str]:
    """Language, title and words, for a browser with this Accept-Language."""
    language = accepted(accept_language)
    title, text = WORDS[landing]
    with speaking(language):
        return language, say(title), say(text)
