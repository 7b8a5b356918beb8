from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from .channel import LOCAL, Channel


@pytest.fixture
async def channel() -> AsyncIterator[Channel]:
    """A door that wants tokens, as in production."""
    async with Channel() as opened:
        yield opened


@pytest.fixture
async def local() -> AsyncIterator[Channel]:
    """A door as in the demo: a message without a token is let in."""
    async with Channel(**LOCAL) as opened:
        yield opened
