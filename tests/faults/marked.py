"""Which tests try which fault: read from the marks in the sources, without importing them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Marked(NamedTuple):
    """`kind`: "fault", or "control", which has to see the harm. `test`: as pytest names it on its command line."""

    kind: str
    number: str
    test: str


def marked(folder: Path = ROOT / "tests") -> list[Marked]:
    """In the order of the files."""
    return [one for file in sorted(folder.rglob("test_*.py")) for one in _of_file(file)]


def _of_file(file: Path) -> Iterator[Marked]:
    source = file.read_text(encoding="utf-8")
    if "mark.fault(" not in source and "mark.control(" not in source:
        return
    yield from _within(ast.parse(source), str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else file.name)


def _within(tree: ast.AST, place: str) -> Iterator[Marked]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _within(node, f"{place}::{node.name}")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for mark in node.decorator_list:
                match mark:
                    case ast.Call(ast.Attribute(attr=("fault" | "control") as kind), [ast.Constant(number)]):
                        yield Marked(kind, str(number), f"{place}::{node.name}")
