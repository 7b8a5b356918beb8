"""Ten thousand rooms are found by their names as four are."""

from __future__ import annotations

import pytest

from bot.language import understand
from bot.language.names import directory_of, make_ready, names_of
from bot.language.words import words_of
from tests.language.sayings import NOW
from tests.store.values import EVEREST

ROOMS = tuple(
    type(EVEREST)(
        f"room{n}",
        f"Room {n // 100 + 1}.{n % 100 + 1:02}",
        f"House {n // 400 + 1}",
        "1",
        4,
        frozenset(),
        f"room{n}@contoso.com",
        "contoso",
        "Europe/Berlin",
    )
    for n in range(10_000)
)


@pytest.mark.parametrize(
    ("said", "room", "building"),
    [
        ("book room 73.18 tomorrow at 2pm", "Room 73.18", None),
        ("is 100-07 free at 3pm?", "Room 100.07", None),
        ("a room for 4 in House 12 tomorrow 14:30 for 30 minutes", None, "House 12"),
    ],
)
def test_a_room_and_a_building_of_thousands(said: str, room: str | None, building: str | None) -> None:
    meant = understand(said, NOW, directory_of(ROOMS))
    assert (meant.room, meant.building) == (room, building)


def test_they_are_looked_up_in_one_index_whatever_the_language() -> None:
    make_ready(ROOMS)
    directory = directory_of(ROOMS)
    assert names_of(directory, words_of("de"))[0] is names_of(directory, words_of("en"))[0]
