"""Who may import whom. An arrow that is not in this table fails, and so does a look at the clock in a pure package."""

import ast
from collections.abc import Iterator
from pathlib import Path

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
    "hours",
    "imdf",
    "showing",
    "watching",
    "in_common",
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
    "hours": {"domain", "ports"},
    "imdf": {"domain"},
    "limits": {"domain"},
    "metrics": {"ports"},
    "readiness": {"graph", "ports", "web"},
    "background": {"serving"},
    "tidying": set(),
    "openid": {"journal"},
    "watching": {"commands", "domain", "ports", "world"},
    "world": {"free_busy", "hours", "ports"},
    "in_common": {"ports", "presses", "replies"},
    "showing": {"domain", "in_common", "ports", "presses", "replies", "plain", "world"},
    "commands": {"domain", "imdf", "language", "ports", "presses", "replies", "free_busy", "world"},
    "turn": {"commands", "domain", "hours", "language", "ports", "presses", "replies", "showing", "world"},
    "worker": {
        "commands",
        "domain",
        "free_busy",
        "language",
        "ports",
        "presses",
        "replies",
        "showing",
        "trace",
        "world",
    },
    "going_on": {"commands", "ports", "replies", "showing", "world"},
    "editing": {"commands", "ports", "showing", "world"},
    "graph": {"domain", "ports", "trace"},
    "store": {"domain", "ports", "plain"},
    "web": {"domain", "openid", "ports"},
    "teams": {"domain", "journal", "openid", "ports", "trace"},
    "cards": {"domain", "ports", "presses", "replies"},
    "manifest": {"cards", "commands", "settings"},
    "settings": set(),
    "serving": set(),
    "warming": {"commands", "domain", "language", "plain", "presses"},
    "cautions": {"settings"},
    "clock": set(),
    "trace": set(),
    "journal": {"trace"},
    "simulator": set(),
}
MEETS_EVERYTHING = {"wiring", "warming", "demo", "demo_past", "doctor", "conversations", "tab", "app"}


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


def test_every_arrow_is_in_the_table() -> None:
    for name, path in FILES:
        if name in MEETS_EVERYTHING:
            continue
        assert name in MAY_IMPORT, f"{path.name}: {name} is not in the table"
        for module in imports(path):
            target = place_of(module)
            assert target is None or target == name or target in MAY_IMPORT[name], f"{path} imports {module}"


def test_pure_places_never_look_at_the_clock() -> None:
    for name, path in FILES:
        if name in PURE and path.stem != "__main__":
            assert not looks_at_the_clock(path.read_text()), path


def looks_at_the_clock(source: str) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in ("now", "utcnow", "today")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date", "time")
        for node in ast.walk(ast.parse(source))
    )


def test_a_look_at_the_clock_would_be_seen() -> None:
    assert looks_at_the_clock("from datetime import datetime\nbegan = datetime.now()\n")


def test_no_file_grows_past_400_lines() -> None:
    assert [str(path) for _, path in FILES if len(path.read_text().splitlines()) > 400] == []


def test_the_table_would_notice() -> None:
    """The control: an arrow from the domain to an edge is seen, relative or absolute."""
    control = imports(ROOT / "bot" / "domain" / "control.py", "from bot.store.tables import x\nfrom ..graph import y\n")
    assert {place_of(module) for module in control} == {"store", "graph"}
