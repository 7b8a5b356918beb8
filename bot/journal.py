"""The log as lines of JSON, without anything that people wrote: of an error its kind and where it arose, not its words.

Other people's packages speak up from a warning on only, since at lower levels they write down addresses and bodies; and
of a warning stands here which it is, not the values in it.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TextIO

from bot.trace import trace

OURS = ("nook", "bot")
_PLAIN = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def keep_journal(level: str = "INFO", lines_of_json: bool = True, stream: TextIO | None = None) -> logging.Handler:
    """From here on all that is logged goes to `stream` (the error output). Gives the handler, for tests to take out."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Lines() if lines_of_json else Words(_PLAIN))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    return handler


def said(record: logging.LogRecord) -> str:
    """Of others the sentence without what was put into it: asyncio's further lines quote the errors of tasks."""
    if record.name.partition(".")[0] in OURS:
        return record.getMessage()
    return str(record.msg).partition("\n")[0]


class Words(logging.Formatter):
    """For a person at a terminal."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = said(record)
        return super().formatMessage(record)

    def formatException(self, ei: object) -> str:
        return where(ei[1]) if isinstance(ei, tuple) and ei[1] else ""


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "of": record.name,
            "trace": trace(),
            "message": said(record),
            "error": where(record.exc_info[1]) if record.exc_info and record.exc_info[1] else "",
        }
        return json.dumps({name: value for name, value in line.items() if value})


def where(error: BaseException) -> str:
    """The kind of the error and the last calls that led to it. Not its message, which may quote what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    calls = " > ".join(f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {calls}" if calls else type(error).__name__
