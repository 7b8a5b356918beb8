"""What a Nook needs is imported here once, in the process that all the mortal ones are forked from, and one booking is
made, since whatever is done for the first time is slow. No thread is left over: a fork would not have it.
"""

import asyncio
import gc
import tempfile
from pathlib import Path

from tests.databases import write_statements_once
from tests.office import office
from tests.scenarios import mortal  # noqa: F401


async def _a_booking() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with office(Path(folder)) as here:
            adele = here.desk("adele@contoso.com")
            await adele.says("book a room for 6 tomorrow 2pm for 1 hour called Budget review")
            await adele.presses("Book Everest")
            await here.later()


write_statements_once()
asyncio.run(_a_booking())
# What the collector need not look at stays one page of memory for all.
gc.collect()
gc.freeze()
