"""Fetches the files that people attach: `bot.ports.Files`.

The address comes with a message and is not believed: it must be on a host of FILE_HOSTS, and whatever answers there is
read no longer and no further than allowed. Page "Send and receive files through a bot" (Microsoft Teams developer
pages): the download address needs no token, so none is sent.
"""

from __future__ import annotations

import asyncio
import re

import aiohttp
from yarl import URL

from bot.domain.files import FileFault, WhyNotTaken
from bot.ports import File, FileTrouble
from bot.teams.hosts import ChannelHosts

PATIENCE = 10.0
"""Seconds for one file with everything."""
_CHUNK = 64 * 1024

# The origin is judged by `hosts`; what follows may hold whatever no two parsers can disagree about.
_ADDRESS = re.compile(r"(?P<origin>https?://[^/?#]+)(?:[/?][^\s\\#\x00-\x1f\x7f]*)?", re.IGNORECASE)


class Downloads:
    """`hosts`: from where files may be fetched, as FILE_HOSTS says; plain http from loopback hosts on that list only.

    `session` has neither cookies nor credentials. `patience` in seconds.
    """

    def __init__(self, session: aiohttp.ClientSession, hosts: tuple[str, ...], patience: float = PATIENCE) -> None:
        self._session, self._hosts, self._patience = session, ChannelHosts(hosts), patience

    async def fetch(self, file: File, most_bytes: int) -> bytes:
        """The file's bytes, fetched once. Raises FileTrouble."""
        url = self._allowed(file.url)
        try:
            async with asyncio.timeout(self._patience):
                return await self._read(url, most_bytes)
        except TimeoutError:
            raise _trouble(FileFault.SLOW, number=self._patience) from None
        except (aiohttp.ClientError, OSError) as error:
            raise _trouble(FileFault.LOST, type(error).__name__) from None

    def _allowed(self, address: str) -> URL:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise _trouble(FileFault.ADDRESS)
        if not self._hosts.allows(match["origin"]):
            raise _trouble(FileFault.HOST)
        try:
            url = URL(address, encoded=address.isascii())
            _ = url.port  # read only now, and a bad one is a ValueError
        except ValueError:
            raise _trouble(FileFault.ADDRESS) from None
        return url

    async def _read(self, url: URL, most_bytes: int) -> bytes:
        # Compressed content would be counted before it is unpacked, so none is asked for and none is unpacked.
        async with self._session.get(
            url, allow_redirects=False, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as answer:
            if 300 <= answer.status < 400:
                raise _trouble(FileFault.MOVED)
            if answer.status in (401, 403, 404, 410):
                raise _trouble(FileFault.GONE)
            if answer.status != 200:
                raise _trouble(FileFault.REFUSED, str(answer.status))
            if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise _trouble(FileFault.PACKED)
            if (answer.content_length or 0) > most_bytes:
                raise _trouble(FileFault.TOO_LARGE, number=most_bytes)
            read = bytearray()
            async for chunk in answer.content.iter_chunked(_CHUNK):
                read += chunk
                if len(read) > most_bytes:
                    raise _trouble(FileFault.TOO_LARGE, number=most_bytes)
            return bytes(read)


def _trouble(fault: FileFault, detail: str = "", number: float = 0) -> FileTrouble:
    return FileTrouble(WhyNotTaken(fault, detail, number))
