"""What is wanted: sentences_intents.txt, in many wordings."""

from __future__ import annotations

from bot.language import understand

from .sayings import NOW, each, sentences


@each([(text, meaning["intent"]) for text, meaning in sentences("sentences_intents.txt")])
def test_the_sentence_wants(text: str, intent: str) -> None:
    assert understand(text, NOW).intent == intent
