"""Nook: `python app.py` with the settings of the README, or `python app.py --demo` against a pretend Microsoft 365.

`python app.py doctor` tries every part of the set-up and says what is wrong with it.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from dataclasses import replace
from importlib.util import find_spec

from dotenv import dotenv_values

from bot.journal import keep_journal
from bot.serving import CannotStart, bound, told_to_stop
from bot.settings import Settings, Unsettled, read_settings
from bot.tidying import tidied


def main(arguments: list[str]) -> int:
    """0 after a quiet end, 2 where settings are missing or unsafe, 1 where Nook could not start or the doctor found a
    fault.
    """
    environment = {name: value for name, value in dotenv_values(".env").items() if value is not None} | dict(os.environ)
    try:
        if "doctor" in arguments:
            return asyncio.run(look_over(read_settings(environment)))
        settings = read_settings(environment, demo="--demo" in arguments)
        asyncio.run(serve(replace(settings, empty="--empty" in arguments)))
    except Unsettled as unsettled:
        for fault in unsettled.faults:
            print(fault, file=sys.stderr)
        return 2
    except CannotStart as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


async def serve(settings: Settings) -> None:
    """Until the process is told to stop. Raises CannotStart."""
    gc.disable()
    keep_journal(settings.log_level, lines_of_json=not settings.demo)
    if settings.demo:
        if find_spec("bot.simulator") is None:
            raise CannotStart("The demo is not part of the container image: get Nook's sources, and type: make run")
        from bot.demo import demo as opened
    else:
        from bot.wiring import real as opened
    async with opened(settings, bound(settings.host, settings.port)), tidied():
        await told_to_stop()


async def look_over(settings: Settings) -> int:
    from bot.doctor import doctor

    logging.basicConfig(level=logging.CRITICAL)  # what goes wrong is what the doctor says
    said, code = await doctor(settings)
    print(said, end="")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
