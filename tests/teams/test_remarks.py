"""What the door says by itself, in the language of whoever spoke."""

from __future__ import annotations

import pytest

from bot.ports import Heard, Remark, StoreTrouble
from cards.remarks import sentence
from cards.tongue import LANGUAGES

from .activities import message, press
from .channel import Channel


async def test_the_door_speaks_the_persons_language() -> None:
    async with Channel() as channel:
        _, unknown = await channel.deliver(press(name="task/fetch", locale="de-DE"))
        assert unknown["value"]["message"].startswith("Nook kennt diese Art von Anfrage nicht.")
        _, long = await channel.deliver(press({"v": 1, "op": "abc", "subject": "x" * 50_000}, locale="nl-BE"))
        assert long["value"]["message"] == sentence(Remark.TOO_MUCH, "nl")

        async def fails(_heard: Heard) -> None:
            raise StoreTrouble("away")

        channel.on_heard = fails
        await channel.deliver(message(locale="fr-CA"))
        [(_, said)] = channel.outbox.sent
        assert "base de données" in said.summary
        assert "Référence" in said.summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_remark_has_words_of_its_own_in_each_language(language: str) -> None:
    said = {sentence(remark, language, "4711") for remark in Remark}
    assert len(said) == len(Remark)
    assert all("4711" in one for one in said)
