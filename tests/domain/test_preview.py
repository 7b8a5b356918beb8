"""What an import would change, compared with what is there."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.preview import compared
from bot.domain.room_ids import room_id
from bot.domain.workplace import WorkplaceRoom


def room(name: str, seats: int = 8, **changes: object) -> WorkplaceRoom:
    made = WorkplaceRoom(room_id("HQ", "3", name), name, "HQ", "3", seats, frozenset({"screen"}), "Europe/Berlin")
    return replace(made, **changes)  # type: ignore[arg-type]


EVEREST, FUJI, K2 = room("Everest", calendar="everest@contoso.com"), room("Fuji"), room("K2")


def test_new_changed_and_same_rooms_are_told_apart() -> None:
    found = compared([room("Everest"), room("Fuji", 6), K2], [EVEREST, FUJI])
    assert (found.new, found.changed, found.same) == ((K2,), ((FUJI, room("Fuji", 6)),), (EVEREST,))
    assert found.to_write == (K2, room("Fuji", 6))


def test_importing_what_was_imported_changes_nothing() -> None:
    assert compared([room("Everest"), FUJI, K2], [EVEREST, FUJI, K2]).to_write == ()


def test_links_stay_whatever_is_imported() -> None:
    ((_, after),) = compared([room("Everest", 10)], [EVEREST]).changed
    assert after.calendar == "everest@contoso.com"


def test_what_the_list_has_no_column_for_stays_as_it_is() -> None:
    bare = WorkplaceRoom(FUJI.id, "Fuji", "HQ", "3", 6)
    ((_, after),) = compared([bare], [FUJI], frozenset({"building", "floor", "name", "capacity"})).changed
    assert after == replace(FUJI, seats=6)


def test_what_a_column_leaves_empty_is_emptied() -> None:
    ((_, after),) = compared([WorkplaceRoom(FUJI.id, "Fuji", "HQ", "3")], [FUJI]).changed
    assert (after.seats, after.equipment, after.zone) == (0, frozenset(), "")


def test_a_room_is_known_by_its_place_and_name_under_whatever_id_it_stands() -> None:
    older = replace(EVEREST, id="everest@contoso.com")
    found = compared([room("Everest", 10)], [older])
    assert found.new == ()
    assert found.changed[0][1].id == "everest@contoso.com"
    assert found.ids == {EVEREST.id: "everest@contoso.com"}
