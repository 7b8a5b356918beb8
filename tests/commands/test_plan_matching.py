"""Which floor of the workplace a level is, and which units are which rooms."""

from __future__ import annotations

import pytest

from bot.commands.admin.plan_matching import nameable, placed
from bot.commands.show_plan import same_floor
from bot.domain.workplace import WorkplaceRoom
from bot.imdf import read_plans
from tests.imdf.making import archive, square, unit


@pytest.mark.parametrize(
    ("said", "floor", "same"),
    [
        ("3", "3", True),
        ("3", "Floor 3", True),
        ("3", "3. OG", True),
        ("ground", "Ground floor", True),
        ("ground", "0", True),
        ("3", "13", False),
        ("3", "Ground floor", False),
        ("roof", "Roof", True),
        ("-1", "1", False),
    ],
)
def test_floors_that_are_the_same(said: str, floor: str, same: bool) -> None:
    assert same_floor(said, floor) is same


def rooms(building: str, floor: str, *names: str) -> list[WorkplaceRoom]:
    return [WorkplaceRoom(f"{building} {floor} {name}", name, building, floor) for name in names]


LEVELS = read_plans(
    archive([unit("Everest", square(0)), unit("Room Fuji", square(1)), unit("Atrium", square(2))])
).levels


def test_the_workplace_names_its_floors_itself() -> None:
    (plan,) = placed(LEVELS, rooms("HQ", "Floor 3", "Everest", "Fuji", "Elbe"))
    assert plan.key == ("HQ", "Floor 3")
    assert [area.room for area in plan.areas if area.room] == ["HQ Floor 3 Everest", "HQ Floor 3 Fuji"]
    assert nameable(plan) == ["Atrium"]


def test_a_building_of_another_name_is_known_by_its_rooms() -> None:
    (plan,) = placed(LEVELS, [*rooms("Annex", "3", "Oak"), *rooms("Headquarters", "2", "Everest")])
    assert plan.key == ("HQ", "3")
    (plan,) = placed(LEVELS, [*rooms("Annex", "3", "Oak"), *rooms("Headquarters", "3", "Everest")])
    assert plan.key == ("Headquarters", "3")


def test_rooms_of_one_name_are_never_guessed() -> None:
    twins = [*rooms("HQ", "3", "Everest"), WorkplaceRoom("twin", "Everest", "HQ", "3")]
    (plan,) = placed(LEVELS, twins)
    assert not any(area.room for area in plan.areas)


def test_without_a_workplace_the_archive_names_the_place() -> None:
    (plan,) = placed(LEVELS, [])
    assert plan.key == ("HQ", "3")
