"""What is made ready once a process: English before the first turn, the others between the turns."""

from __future__ import annotations

import asyncio

import pytest

from bot import warming
from bot.language.words import LANGUAGES, MADE


async def test_every_language_is_made_ready_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "PAUSE", 0.0)
    for kept in (*MADE, warming._compile):
        kept.cache_clear()  # type: ignore[attr-defined]
    working = asyncio.ensure_future(warming.warm_on())
    others_came = 0
    while not working.done():
        await asyncio.sleep(0)
        others_came += 1
    assert others_came >= len(MADE) * len(LANGUAGES)
    assert {make.cache_info().currsize for make in MADE} == {len(LANGUAGES)}  # type: ignore[attr-defined]
