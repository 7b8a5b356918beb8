"""Each fault is tried by a test and has a control; no mark names a fault that there is not."""

from __future__ import annotations

from tests.faults.catalogue import FAULTS
from tests.faults.marked import marked


def lacking(kind: str) -> set[str]:
    return FAULTS.keys() - {one.number for one in marked() if one.kind == kind}


def test_every_fault_has_a_test_and_a_control() -> None:
    assert list(FAULTS) == [f"F{number}" for number in range(1, 27)]
    assert lacking("fault") == lacking("control") == set()
    assert {one.number for one in marked()} <= FAULTS.keys()


def test_a_mark_is_read_as_pytest_names_its_test() -> None:
    found = {(one.kind, one.number, one.test.rpartition("/")[2]) for one in marked()}
    assert ("control", "F24", "test_hostile.py::test_control_without_the_limit_all_of_it_is_answered") in found
