"""SVG to PNG by resvg, in a process of its own: it holds Python's lock while it draws, and turns shall not wait for it.

Text is drawn with Roboto, from the package `font-roboto`, so that a machine without any fonts draws the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import font_roboto
import resvg_py

SCALE = 2.5
"""Pixels of a point."""
FAMILY = "Roboto"
_FOLDER = Path(font_roboto.__file__).parent / "files"
FILES = (str(_FOLDER / "Roboto-Regular.ttf"), str(_FOLDER / "Roboto-Medium.ttf"))

log = logging.getLogger("nook.pictures")


def rasterised(svg: str) -> bytes:
    """All text is drawn in the medium weight."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=SCALE, skip_system_fonts=True, font_files=[FILES[1]], font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )  # fmt: skip


class Rasteriser:
    """Its process begins with the first picture, and ends with `aclose`. It draws one picture after the other."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def png(self, svg: str) -> bytes:
        """Where no process can be had, it is drawn in a thread."""
        for _ in range(2):
            try:
                return await asyncio.get_running_loop().run_in_executor(self._running(), rasterised, svg)
            except (BrokenProcessPool, OSError) as trouble:
                log.warning("the process that draws pictures died or did not begin: %s", trouble)
                self._pool = None
        return await asyncio.to_thread(rasterised, svg)

    def begin(self) -> None:
        """Has the process begun; does not wait for it."""
        if self._pool is None:
            with contextlib.suppress(BrokenProcessPool, OSError):
                self._running().submit(int)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, context, initializer=_left_alone)
        return self._pool

    async def aclose(self) -> None:
        if self._pool is not None:
            await asyncio.to_thread(self._pool.shutdown, True, cancel_futures=True)


def _left_alone() -> None:
    """Ctrl-C in the terminal goes to all processes; this one ends when Nook lets it, and gives way to turns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):  # not on every system
        os.nice(5)
