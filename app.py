"""Nook: `python app.py` with the settings of the README, or `python app.py --demo` against a pretend Microsoft 365."""

from __future__ import annotations

import asyncio
import os
import sys

from dotenv import dotenv_values

from bot.settings import Unsettled, read_settings


def main(arguments: list[str]) -> int:
    """0 after a quiet end, 2 where settings are missing or unsafe, 1 where Nook could not start."""
    demo = "--demo" in arguments
    environment = {name: value for name, value in dotenv_values(".env").items() if value is not None} | dict(os.environ)
    try:
        settings = read_settings(environment, demo=demo)
    except Unsettled as unsettled:
        for fault in unsettled.faults:
            print(fault, file=sys.stderr)
        return 2
    from bot.wiring import CannotStart, serve

    try:
        asyncio.run(serve(settings))
    except CannotStart as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
