"""What is said of a list of rooms that could not be taken, and of its file."""

from __future__ import annotations

import pytest

from bot.domain.csv_errors import CsvError, CsvFault
from bot.domain.files import FileFault, PlanFault, WhyNotTaken
from cards.rooms_list_words import error_in_words, why_not_taken
from cards.tongue import LANGUAGES, figure, speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_error_and_each_file_trouble_has_words_of_its_own(language: str) -> None:
    with speaking(language):
        errors = {error_in_words(CsvError(7, fault, "Everest", 2, 3)) for fault in CsvFault}
        troubles = {why_not_taken(WhyNotTaken(fault, "404", 10)) for fault in (*FileFault, *PlanFault)}
    assert len(errors) == len(CsvFault)
    assert len(troubles) == len(FileFault) + len(PlanFault)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            WhyNotTaken(FileFault.SLOW, number=10.0),
            "The file did not arrive within 10 seconds. Please attach it once more.",
        ),
        (
            WhyNotTaken(FileFault.REFUSED, "503"),
            "The file could not be fetched (503). Please try again in a minute.",
        ),
        (
            WhyNotTaken(FileFault.LOST, "ClientPayloadError"),
            "The file could not be fetched (ClientPayloadError). Please attach it once more.",
        ),
        (
            WhyNotTaken(FileFault.TOO_LARGE, number=2_000_000),
            "The file is too large: Nook takes at most 2 MB. Please attach a smaller one.",
        ),
    ],
)
def test_a_file_trouble_says_what_to_do_next(why: WhyNotTaken, said: str) -> None:
    assert why_not_taken(why) == said


@pytest.mark.parametrize(
    ("locale", "thousands", "half"), [("en-GB", "5,000", "1.5"), ("de-AT", "5.000", "1,5"), ("nl", "5.000", "1,5")]
)
def test_figures_are_written_as_the_language_writes_them(locale: str, thousands: str, half: str) -> None:
    with speaking(locale):
        assert (figure(5_000), figure(1.5)) == (thousands, half)
