"""Who may import whom. An arrow that is not in this table fails, and so does a look at the clock in a pure package."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PURE = {
    "domain",
    "language",
    "replies",
    "presses",
    "ports",
    "commands",
    "turn",
    "worker",
    "going_on",
    "editing",
    "free_busy",
    "imdf",
    "showing",
    "plain",
    "limits",
    "metrics",
}

MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "language": {"domain"},
    "presses": {"domain"},
    "replies": {"domain", "presses"},
    "ports": {"domain"},
    "plain": {"presses"},
    "free_busy": {"domain", "ports"},
    "imdf": {"domain"},
    "limits": {"domain"},
    "metrics": {"ports"},
    "world": {"free_busy", "ports"},
    "showing": {"domain", "ports", "presses", "replies", "plain", "world"},
    "commands": {"domain", "imdf", "language", "ports", "presses", "replies", "free_busy", "world"},
    "turn": {"commands", "domain", "language", "ports", "presses", "replies", "showing", "world"},
    "worker": {"commands", "domain", "free_busy", "ports", "presses", "replies", "showing", "world"},
    "going_on": {"commands", "ports", "replies", "showing", "world"},
    "editing": {"commands", "ports", "showing", "world"},
    "graph": {"domain", "ports"},
    "store": {"domain", "ports", "plain"},
    "teams": {"domain", "ports"},
    "web": {"domain", "ports"},
    "cards": {"domain", "ports", "presses", "replies"},
    "manifest": {"cards", "commands", "settings"},
    "settings": set(),
    "serving": set(),
    "warming": {"commands", "domain", "language", "plain", "presses"},
    "clock": set(),
    "simulator": set(),
}
MEETS_EVERYTHING = {"wiring", "warming", "demo", "doctor", "conversations", "app"}


def places() -> Iterator[tuple[str, Path]]:
    for path in [
        *(ROOT / "bot").rglob("*.py"),
        *(ROOT / "cards").rglob("*.py"),
        *(ROOT / "manifest").rglob("*.py"),
        ROOT / "app.py",
    ]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = parts[1] if parts[0] == "bot" and len(parts) > 1 else parts[0]
        if name != "__init__":
            yield name, path


def imports(path: Path, source: str | None = None) -> Iterator[str]:
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(source or path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield module
            if module == "bot":
                yield from (f"bot.{alias.name}" for alias in node.names)


def place_of(module: str) -> str | None:
    parts = module.split(".")
    if parts[0] == "bot" and len(parts) > 1:
        return parts[1]
    return parts[0] if parts[0] in ("cards", "manifest", "app") else None


FILES = sorted(places())


@pytest.mark.parametrize(
    ("name", "path"), FILES, ids=lambda value: str(value) if isinstance(value, str) else value.stem
)
def test_every_arrow_is_in_the_table(name: str, path: Path) -> None:
    if name in MEETS_EVERYTHING:
        return
    assert name in MAY_IMPORT, f"{path.name}: {name} is not in the table"
    for module in imports(path):
        target = place_of(module)
        assert target is None or target == name or target in MAY_IMPORT[name], f"{path.name} imports {module}"


@pytest.mark.parametrize(
    "path", [path for name, path in FILES if name in PURE and path.stem != "__main__"], ids=lambda path: path.stem
)
def test_pure_places_never_look_at_the_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in ("now", "utcnow", "today")
            and isinstance(node.value, ast.Name)
        ):
            assert node.value.id not in ("datetime", "date", "time"), f"{path.name} looks at the clock"


@pytest.mark.parametrize("path", [path for _, path in FILES], ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_grows_past_400_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


def test_the_table_would_notice() -> None:
    """The control: an arrow from the domain to an edge is seen, relative or absolute."""
    control = imports(ROOT / "bot" / "domain" / "control.py", "from bot.store.tables import x\nfrom ..graph import y\n")
    assert {place_of(module) for module in control} == {"store", "graph"}
