from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.configuration import BookingLevel
from tests.office import Office, office


@pytest.fixture
async def contoso(tmp_path: Path) -> AsyncIterator[Office]:
    """An office that books as user for contoso.com."""
    async with office(tmp_path) as opened:
        yield opened


@pytest.fixture
async def service_office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office that books as Nook for everybody."""
    async with office(tmp_path, level=BookingLevel.SERVICE) as opened:
        yield opened
