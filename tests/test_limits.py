"""How often one may speak: bursts pass, too much is told once, and it is over by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Identity
from bot.limits import REMEMBERED, TOLD_FOR, Limits, Verdict

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
ADELE, ALEX = Identity("t1", "adele"), Identity("t1", "alex")


@pytest.mark.fault("F24")
def test_a_burst_of_a_minutes_turns_passes_and_then_one_word_and_silence() -> None:
    limits = Limits(60, 0)
    verdicts = [limits.turn_of(ADELE, NOW).verdict for _ in range(63)]
    assert verdicts == [Verdict.PASS] * 60 + [Verdict.TELL, Verdict.SILENT, Verdict.SILENT]
    assert limits.turn_of(ALEX, NOW).verdict is Verdict.PASS


def test_after_a_second_one_turn_passes_and_after_ten_too_much_is_told_again() -> None:
    limits = Limits(60, 0)
    for _ in range(61):
        limits.turn_of(ADELE, NOW)
    later = NOW + timedelta(seconds=1)
    assert [limits.turn_of(ADELE, later).verdict for _ in range(2)] == [Verdict.PASS, Verdict.SILENT]
    later = NOW + TOLD_FOR
    assert [limits.turn_of(ADELE, later).verdict for _ in range(11)][-2:] == [Verdict.TELL, Verdict.SILENT]


def test_who_is_met_with_silence_is_known_beforehand_and_nothing_is_taken_by_asking() -> None:
    limits = Limits(2, 0)
    asked = []
    for _ in range(4):
        asked.append(limits.keeps_quiet(ADELE, NOW))
        limits.turn_of(ADELE, NOW)
    assert asked == [False, False, False, True], "not before it was told"
    assert not limits.keeps_quiet(ALEX, NOW)
    assert not limits.keeps_quiet(ADELE, NOW + timedelta(seconds=30)), "one turn is free again"
    limits.turn_of(ADELE, NOW + timedelta(seconds=30))
    assert not limits.keeps_quiet(ADELE, NOW + timedelta(seconds=31)), "told long ago: it is to be told anew"


@pytest.mark.fault("F24")
def test_a_tenant_has_a_limit_of_its_own() -> None:
    limits = Limits(0, 2)
    assert [limits.turn_of(who, NOW).verdict for who in (ADELE, ALEX, ADELE)][-1] is Verdict.TELL
    assert limits.turn_of(Identity("t2", "x"), NOW).verdict is Verdict.PASS


@pytest.mark.control("F24")
def test_zero_is_off() -> None:
    limits = Limits(0, 0)
    assert all(limits.turn_of(ADELE, NOW).verdict is Verdict.PASS for _ in range(1000))


def test_a_clock_that_goes_back_locks_nobody_out() -> None:
    limits = Limits(60, 0)
    limits.turn_of(ADELE, NOW)
    assert limits.turn_of(ADELE, NOW - timedelta(hours=1)).verdict is Verdict.PASS


@pytest.mark.fault("F24")
def test_strangers_by_the_thousand_do_not_fill_the_memory() -> None:
    limits = Limits(60, 0)
    for n in range(REMEMBERED + 50):
        limits.turn_of(Identity("t1", str(n)), NOW)
    assert len(limits._buckets) == REMEMBERED
