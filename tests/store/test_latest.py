"""Readings in memory: as the database holds them, and none where another process may write to it."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.availability import FreeBusy
from bot.store.free_busy import Latest
from tests.store.test_free_busy import DAY, NEXT
from tests.store.values import TWO

OLD, NEW = FreeBusy(as_of=TWO), FreeBusy(as_of=TWO + timedelta(minutes=1))


def test_what_is_not_there_has_to_be_read() -> None:
    latest = Latest(most=10)
    latest.read({("a@x", DAY): OLD})
    assert latest.of(["a@x", "b@x"], [DAY, NEXT]) == ({("a@x", DAY): OLD}, ["a@x", "b@x"])
    assert latest.of(["a@x"], [DAY]) == ({("a@x", DAY): OLD}, [])


def test_what_was_saved_while_older_rows_were_read_stays() -> None:
    latest = Latest(most=10)
    latest.saved({("a@x", DAY): NEW})
    latest.read({("a@x", DAY): OLD})
    assert latest.of(["a@x"], [DAY])[0] == {("a@x", DAY): NEW}
    latest.saved({("a@x", DAY): OLD})  # the control: what is saved replaces
    assert latest.of(["a@x"], [DAY])[0] == {("a@x", DAY): OLD}


def test_where_others_may_write_nothing_is_kept_and_never_too_much() -> None:
    shared, small = Latest(most=0), Latest(most=1)
    for latest in (shared, small):
        latest.saved({("a@x", DAY): NEW, ("b@x", DAY): NEW})
        assert latest.of(["a@x"], [DAY]) == ({}, ["a@x"])
    small.saved({("a@x", DAY): NEW})
    small.forget()
    assert small.of(["a@x"], [DAY])[1] == ["a@x"]
