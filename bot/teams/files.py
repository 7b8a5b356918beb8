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

from bot.ports import File, FileTrouble
from bot.teams.hosts import ChannelHosts

PATIENCE = 10.0
"""Seconds for one file with everything."""
_CHUNK = 64 * 1024

# The origin is judged by `hosts`; what follows may hold whatever no two parsers can disagree about.
_ADDRESS = re.compile(r"(?P<origin>https?://[^/?#]+)(?:[/?][^\s\\#\x00-\x1f\x7f]*)?", re.IGNORECASE)
_AGAIN = "Please attach it once more."


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
            raise FileTrouble(f"The file did not arrive within {self._patience:g} seconds. {_AGAIN}") from None
        except (aiohttp.ClientError, OSError) as error:
            raise FileTrouble(f"The file could not be fetched ({type(error).__name__}). {_AGAIN}") from None

    def _allowed(self, address: str) -> URL:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise FileTrouble(f"The file came with an address that cannot be read. {_AGAIN}")
        if not self._hosts.allows(match["origin"]):
            raise FileTrouble(
                "The file lies on a host from which Nook may not fetch files (FILE_HOSTS). "
                "Please attach it from your computer or your OneDrive."
            )
        try:
            url = URL(address, encoded=address.isascii())
            _ = url.port  # read only now, and a bad one is a ValueError
        except ValueError:
            raise FileTrouble(f"The file came with an address that cannot be read. {_AGAIN}") from None
        return url

    async def _read(self, url: URL, most_bytes: int) -> bytes:
        # Compressed content would be counted before it is unpacked, so none is asked for and none is unpacked.
        async with self._session.get(
            url, allow_redirects=False, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as answer:
            if 300 <= answer.status < 400:
                raise FileTrouble(f"The file's address points elsewhere, where Nook does not follow. {_AGAIN}")
            if answer.status in (401, 403, 404, 410):
                raise FileTrouble(f"The file is not there any more, or may not be read. {_AGAIN}")
            if answer.status != 200:
                raise FileTrouble(f"The file could not be fetched ({answer.status}). Please try again in a minute.")
            if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise FileTrouble(f"The file came packed in a way that Nook does not read. {_AGAIN}")
            if (answer.content_length or 0) > most_bytes:
                raise _too_large(most_bytes)
            read = bytearray()
            async for chunk in answer.content.iter_chunked(_CHUNK):
                read += chunk
                if len(read) > most_bytes:
                    raise _too_large(most_bytes)
            return bytes(read)


def _too_large(most_bytes: int) -> FileTrouble:
    most = f"{most_bytes / 1_000_000:.3g} MB" if most_bytes >= 1_000_000 else f"{most_bytes / 1000:.3g} KB"
    return FileTrouble(f"The file is too large: Nook takes at most {most}. Please attach a smaller one.")
