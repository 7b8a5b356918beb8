"""Frozen values as JSON text and back, by cattrs: what buttons mean and what bookings carry into the store."""

from __future__ import annotations

from datetime import time
from functools import cache
from typing import Any, TypeVar

from cattrs.preconf.orjson import OrjsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from bot.presses import Press

T = TypeVar("T")


@cache
def _converter() -> OrjsonConverter:
    converter = make_converter(omit_if_default=True)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
    configure_tagged_union(Press, converter, tag_name="press")
    return converter


def to_text(value: Any, as_type: Any) -> str:
    """`as_type`: the value's type, or the union it belongs to (`Press`)."""
    return _converter().dumps(value, unstructure_as=as_type).decode()


def from_text(text: str, as_type: type[T]) -> T:
    """Raises ValueError, KeyError or cattrs' errors for text that no such value gave: treat it as forgotten."""
    return _converter().loads(text, as_type)
