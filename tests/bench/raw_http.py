"""HTTP/1.1 by hand, both ends: no more than Nook, its libraries and the echo need, at a tenth of a library's cost."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)

Answer = Callable[[bytes, bytes, bytes], bytes]
"""Method, path and body in; a JSON body out, sent with 200."""


def request(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    head += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(head) + "\r\n\r\n").encode() + body


def _whole(received: bytearray) -> tuple[bytes, int, int] | None:
    """Head, where the body begins and where it ends; None while something is missing."""
    at = received.find(b"\r\n\r\n")
    if at < 0:
        return None
    head = bytes(received[: at + 2])
    found = _LENGTH.search(head)
    end = at + 4 + (int(found[1]) if found else 0)
    return (head, at + 4, end) if len(received) >= end else None


class Wire(asyncio.Protocol):
    """One connection that asks, a question at a time."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None
        self._transport: asyncio.Transport | None = None

    @classmethod
    async def to(cls, port: int) -> Wire:
        _, wire = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return wire

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body. Raises OSError where the other end hangs up, TimeoutError after half a minute."""
        assert self._transport is not None
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        if (whole := _whole(self._received)) is None:
            return
        head, begins, ends = whole
        body = bytes(self._received[begins:ends])
        del self._received[:ends]
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result((int(head[9:12]), body))

    def connection_lost(self, error: Exception | None) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionResetError("the other end hung up"))


class Answering(asyncio.Protocol):
    """One connection that is asked."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._received += data
        while (whole := _whole(self._received)) is not None:
            head, begins, ends = whole
            method, path, _ = head.split(b" ", 2)
            answer = self._answer(method, path, bytes(self._received[begins:ends]))
            del self._received[:ends]
            self.send(
                path,
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                % (len(answer), answer),
            )

    def send(self, path: bytes, answer: bytes) -> None:
        """At once; who is to be slow waits here."""
        assert self._transport is not None
        self._transport.write(answer)
