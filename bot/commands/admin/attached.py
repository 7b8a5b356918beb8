"""The file that an admin attached to a message."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.domain.files import FileFault, WhyNotTaken
from bot.domain.rooms_csv import NotText, decoded
from bot.ports import FileTrouble
from bot.replies.rooms import FileRefused

MOST_BYTES = 2_000_000


async def fetched(asked: Asked, most_bytes: int = MOST_BYTES) -> tuple[str, bytes] | FileRefused | None:
    """Name and content of the file that came with the message; None where none came."""
    if not asked.files:
        return None
    if len(asked.files) > 1:
        return FileRefused(", ".join(file.name for file in asked.files), WhyNotTaken(FileFault.SEVERAL))
    (file,) = asked.files
    try:
        return file.name, await asked.world.files.fetch(file, most_bytes=most_bytes)
    except FileTrouble as trouble:
        return FileRefused(file.name, trouble.why)


def as_text(name: str, content: bytes) -> str | FileRefused:
    try:
        return decoded(content)
    except NotText as trouble:
        return FileRefused(name, trouble.why)
