"""What is wanted: sentences_intents.txt, in many wordings."""

from __future__ import annotations

import pytest

from bot.language import understand

from .sayings import NOW, sentences


@pytest.mark.parametrize(
    ("text", "intent"),
    [pytest.param(text, meaning["intent"], id=text) for text, meaning in sentences("sentences_intents.txt")],
)
def test_the_sentence_wants(text: str, intent: str) -> None:
    assert understand(text, NOW).intent == intent
