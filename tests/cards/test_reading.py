"""Cards as somebody hears them who does not see them: what comes first, and whether buttons can be told apart."""

from __future__ import annotations

from collections import Counter

from cards.clean import is_prose
from tests.cards.reading import heard
from tests.cards.samples import SAMPLES
from tests.cards.test_all_cards import every_card


def test_a_card_begins_with_what_is_the_case() -> None:
    """A heading, so that whoever goes from heading to heading finds it; a name that is no prose cannot be one."""
    for name, drawn in every_card().items():
        first = heard(drawn.card)[0]
        assert first.kind == "heading" or not is_prose(first.words), f"{name}: {first}"
        assert first.kind in ("heading", "text"), f"{name}: {first}"


def test_two_buttons_or_inputs_of_one_card_never_sound_the_same() -> None:
    for name in SAMPLES:
        lines = heard(every_card()[name].card)
        titles = Counter(line.words for line in lines if line.kind == "button")
        for line in lines:
            assert line.kind != "button" or titles[line.words] == 1 or line.more, f"{name}: {line}"
        twice = [line for line, n in Counter(lines).items() if n > 1 and line.kind in ("button", "input", "picture")]
        assert not twice, f"{name}: {twice}"


def test_one_button_leads_at_most() -> None:
    for name, drawn in every_card().items():
        leading = [line.words for line in heard(drawn.card) if line.leads]
        assert len(leading) <= 1, f"{name}: {leading}"
