"""`python -m manifest [--shared-host] [FILE]`: writes nook.zip, to be uploaded in Teams' admin center."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dotenv import dotenv_values

from bot.settings import Unsettled, read_settings
from manifest.package import package


def main(arguments: list[str]) -> int:
    """0, or 2 where settings are missing."""
    environment = {name: value for name, value in dotenv_values(".env").items() if value is not None} | dict(os.environ)
    named = [argument for argument in arguments if argument != "--shared-host"]
    file = Path(named[0] if named else "nook.zip")
    try:
        settings = read_settings(environment, demo=True)  # the bot's secrets are not needed for it
        file.write_bytes(package(settings, shared_host="--shared-host" in arguments))
    except Unsettled as unsettled:
        for fault in unsettled.faults:
            print(fault, file=sys.stderr)
        return 2
    print(f"{file} is ready: upload it in the Teams admin center, under Teams apps > Manage apps.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
