"""What ails Microsoft 365, as the check says it."""

from __future__ import annotations

import pytest

from bot.domain.ailments import Ailment, Symptom
from bot.replies.calendars import CalendarsLeft
from cards.admin_check import details_in_words
from cards.ailments import in_words

HEALTH = "https://nook.contoso.com/health"


@pytest.mark.parametrize("symptom", Symptom)
def test_every_symptom_has_words(symptom: Symptom) -> None:
    at = HEALTH if "public address" in symptom else ""
    words = in_words(Ailment(symptom, "503", at))
    assert words.startswith(at)
    assert "{" not in words


def test_the_code_follows_the_words() -> None:
    assert in_words(Ailment(Symptom.WAIT, "429 x")) == "Microsoft 365 asks to wait a little (429 x)."
    assert in_words(Ailment(Symptom.SILENT)) == "Microsoft 365 did not answer in time."


def test_of_many_names_the_first_are_said_and_how_many_more_there_are() -> None:
    assert details_in_words("Contoso", [f"r{n}" for n in range(1300)], 2) == "Contoso · r0, r1 and 1298 more"
    assert details_in_words("", [CalendarsLeft(240, 1300)]) == "240 of 1300 calendars"
