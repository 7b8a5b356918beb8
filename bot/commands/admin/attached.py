"""The list of rooms that an admin attached to a message."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.domain.files import FileFault, WhyNotTaken
from bot.domain.rooms_csv import NotText, decoded
from bot.ports import FileTrouble
from bot.replies.rooms import FileRefused

MOST_BYTES = 2_000_000


async def attached_text(asked: Asked) -> str | FileRefused | None:
    """The text of the file that came with the message; None where none came."""
    if not asked.files:
        return None
    if len(asked.files) > 1:
        return FileRefused(", ".join(file.name for file in asked.files), WhyNotTaken(FileFault.SEVERAL))
    (file,) = asked.files
    try:
        return decoded(await asked.world.files.fetch(file, most_bytes=MOST_BYTES))
    except (FileTrouble, NotText) as trouble:
        return FileRefused(file.name, trouble.why)
