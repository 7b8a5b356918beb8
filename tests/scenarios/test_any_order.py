"""All acts on bookings in any order. NOOK_ANY_ORDER=200 tries that many examples, other ones each time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.scenarios.any_order import AnyOrder

FEW = settings(
    max_examples=int(os.environ.get("NOOK_ANY_ORDER", "25")),
    stateful_step_count=40 if "NOOK_ANY_ORDER" in os.environ else 25,
    derandomize="NOOK_ANY_ORDER" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_is_done_in_whatever_order_what_is_said_and_held_is_true() -> None:
    run_state_machine_as_test(AnyOrder, settings=FEW)
