"""Files that people attach are fetched once, from allowed hosts only, and no further than allowed."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.ports import File, FileTrouble
from bot.teams.files import Downloads
from bot.teams.sender import new_session
from cards.rooms_list_words import why_not_taken

CSV = b"building,floor,name\nHQ,3,Everest\n"
BIG = b"x" * 200_000


@dataclass
class SharePoint:
    """Serves files. `seen`: every request that came."""

    session: aiohttp.ClientSession
    seen: list[web.Request] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.seen.append(request)
        match request.match_info["name"]:
            case "rooms.csv":
                return web.Response(body=CSV, headers={"Set-Cookie": "tracked=1"})
            case "big":
                return web.Response(body=BIG)
            case "empty":
                return web.Response()
            case "moved":
                raise web.HTTPFound(f"http://127.0.0.1:{self.port}/rooms.csv")
            case "packed":
                return web.Response(body=gzip.compress(BIG), headers={"Content-Encoding": "gzip"})
            case "endless" | "drip" | "broken" as kind:
                return await self._stream(request, kind)
            case "hangs":
                await self.gate.wait()
            case status if status.isdigit():
                return web.Response(status=int(status))
        return web.Response(status=404)

    async def _stream(self, request: web.Request, kind: str) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(CSV)
        if kind == "drip":
            await self.gate.wait()
        elif kind == "broken":
            assert request.transport is not None
            request.transport.abort()
        else:
            while True:
                await response.write(BIG)
        return response

    def file(self, name: str = "rooms.csv", host: str = "127.0.0.1") -> File:
        return File("rooms.csv", f"http://{host}:{self.port}/{name}?tempauth=a%2Bb%3D&UniqueId={{1}}")

    def downloads(self, *hosts: str, patience: float = 10.0) -> Downloads:
        return Downloads(self.session, hosts or ("127.0.0.1",), patience)


@pytest.fixture
async def sharepoint() -> AsyncIterator[SharePoint]:
    async with new_session() as session:
        here = SharePoint(session)
        app = web.Application()
        app.router.add_get("/{name:.*}", here.answer)
        async with TestServer(app, host="127.0.0.1") as server:
            assert server.port is not None
            here.port = server.port
            yield here
            here.gate.set()


async def refused(downloads: Downloads, file: File, most: int = 1_000) -> str:
    with pytest.raises(FileTrouble) as trouble:
        await downloads.fetch(file, most)
    return why_not_taken(trouble.value.why)


async def test_a_file_comes_as_it_is_by_one_request_at_the_address_as_it_was_given(sharepoint: SharePoint) -> None:
    file = sharepoint.file()
    assert await sharepoint.downloads().fetch(file, 1_000) == CSV
    [request] = sharepoint.seen
    assert file.url.endswith(request.raw_path)


async def test_no_credentials_and_no_cookies_are_sent(sharepoint: SharePoint) -> None:
    for _ in range(2):
        await sharepoint.downloads().fetch(sharepoint.file(), 1_000)
    for request in sharepoint.seen:
        assert not {"authorization", "cookie", "proxy-authorization"} & {name.lower() for name in request.headers}


async def test_exactly_as_many_bytes_as_allowed(sharepoint: SharePoint) -> None:
    assert await sharepoint.downloads().fetch(sharepoint.file(), len(CSV)) == CSV
    assert "too large" in await refused(sharepoint.downloads(), sharepoint.file(), len(CSV) - 1)
    assert await sharepoint.downloads().fetch(sharepoint.file("empty"), 0) == b""


@pytest.mark.parametrize("name", ["big", "endless"])
async def test_a_file_too_large_is_left_whatever_it_says_of_its_length(sharepoint: SharePoint, name: str) -> None:
    words = await refused(sharepoint.downloads(), sharepoint.file(name), 150_000)
    assert "too large" in words
    assert "150 KB" in words
    assert await sharepoint.downloads().fetch(sharepoint.file("big"), len(BIG)) == BIG  # the control


async def test_what_grows_when_it_is_unpacked_is_not_unpacked(sharepoint: SharePoint) -> None:
    assert "packed" in await refused(sharepoint.downloads(), sharepoint.file("packed"))
    assert sharepoint.seen[0].headers["Accept-Encoding"] == "identity"


async def test_a_redirect_is_not_followed_not_even_to_the_same_host(sharepoint: SharePoint) -> None:
    assert "elsewhere" in await refused(sharepoint.downloads(), sharepoint.file("moved"))
    assert len(sharepoint.seen) == 1


@pytest.mark.parametrize("status", ["404", "403", "410", "401"])
async def test_a_file_that_is_gone(sharepoint: SharePoint, status: str) -> None:
    assert "not there any more" in await refused(sharepoint.downloads(), sharepoint.file(status))


@pytest.mark.parametrize("status", ["500", "503", "429", "204"])
async def test_a_server_in_trouble(sharepoint: SharePoint, status: str) -> None:
    assert f"({status})" in await refused(sharepoint.downloads(), sharepoint.file(status))
    assert len(sharepoint.seen) == 1


@pytest.mark.parametrize("name", ["hangs", "drip"])
async def test_a_slow_server_is_left_in_time(sharepoint: SharePoint, name: str) -> None:
    assert "within 0.05 seconds" in await refused(sharepoint.downloads(patience=0.05), sharepoint.file(name))


async def test_a_connection_that_breaks_and_one_that_never_was(sharepoint: SharePoint) -> None:
    assert "could not be fetched" in await refused(sharepoint.downloads(), sharepoint.file("broken"))
    nobody = File("x", "http://127.0.0.1:1/rooms.csv")
    assert "could not be fetched" in await refused(sharepoint.downloads(), nobody)


async def test_only_hosts_on_the_list(sharepoint: SharePoint) -> None:
    downloads = sharepoint.downloads("127.0.0.1", "*.sharepoint.com")
    assert "FILE_HOSTS" in await refused(downloads, sharepoint.file(host="localhost"))
    assert sharepoint.seen == []
    assert await sharepoint.downloads("localhost").fetch(sharepoint.file(host="localhost"), 1_000) == CSV  # the control


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}@evil.example/rooms.csv",
        "http://evil.example@127.0.0.1:{port}/rooms.csv",
        "http://a:b@127.0.0.1:{port}/rooms.csv",
        "http://evil.example\\@127.0.0.1:{port}/rooms.csv",
        "http://127.0.0.1:{port}\\.evil.example/rooms.csv",
        "http://evil.example#@127.0.0.1:{port}/rooms.csv",
        "http://evil.example?@127.0.0.1:{port}/rooms.csv",
        "http://127.0.0.1:{port}/rooms.csv#x",
        "http://127.0.0.1.evil.example:{port}/rooms.csv",
        "http://127.1:{port}/rooms.csv",
        "http://2130706433:{port}/rooms.csv",
        "http://[::ffff:127.0.0.1]:{port}/rooms.csv",
        "http:///127.0.0.1:{port}/rooms.csv",
        "http:127.0.0.1:{port}/rooms.csv",
        "//127.0.0.1:{port}/rooms.csv",
        "file:///etc/passwd",
        "ftp://127.0.0.1:{port}/rooms.csv",
        "http://127.0.0.1:{port}/rooms .csv",
        "http://127.0.0.1:{port}/rooms\r\nX-Evil: 1",
        " http://127.0.0.1:{port}/rooms.csv",
        "http://127.0.0.1:99999/rooms.csv",
        "http://contoso.sharepoint.com/rooms.csv",
        "https://sharepoint.com/rooms.csv",
        "https://evilsharepoint.com/rooms.csv",
        "https://contoso.sharepoint.com.evil.example/rooms.csv",
        "https://evil.example/contoso.sharepoint.com",
        "https://evil.example?.sharepoint.com",
        "https://contoso.sharepoint.com%2eevil.example/",
        "https://contoso.sharepoint.com\u3002evil.example/",
        "",
    ],
)
async def test_addresses_that_two_parsers_might_read_differently_are_never_asked(
    sharepoint: SharePoint, url: str
) -> None:
    downloads = sharepoint.downloads("127.0.0.1", "*.sharepoint.com")
    words = await refused(downloads, File("x", url.format(port=sharepoint.port)))
    assert "FILE_HOSTS" in words or "cannot be read" in words
    assert sharepoint.seen == []
