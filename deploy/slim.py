"""Takes out of msgraph-sdk what Nook never loads: for the image, where it is most of the weight.

`python -m deploy.slim` loads what every kind of call needs (`Graph.warm` imports all of it at start, which a test
holds it to) and deletes the SDK's other modules from where they are installed. Never run it on a machine of yours.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path


def main() -> int:
    from bot.graph.client import Graph
    from bot.graph.tokens import Tokens

    async def load() -> None:
        def now() -> datetime:
            return datetime.now(UTC)

        tokens = Tokens("nobody", "nothing", "https://login.microsoftonline.com", now)
        graph = Graph(tokens, "https://graph.microsoft.com/v1.0", now)
        await graph.warm()
        await graph.aclose()
        await tokens.aclose()

    asyncio.run(load())
    import msgraph.generated

    root = Path(next(iter(msgraph.generated.__path__)))
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    loaded = {Path(file).resolve() for file in files if file}
    before, after = slimmed(root.resolve(), loaded)
    print(f"msgraph-sdk: {before / 1e6:.0f} MB before, {after / 1e6:.1f} MB after")
    return 0


def slimmed(root: Path, loaded: set[Path]) -> tuple[int, int]:
    """Bytes before and after."""
    files = [file for file in root.rglob("*") if file.is_file()]
    before = sum(file.stat().st_size for file in files)
    for file in files:
        if file not in loaded and not _compiled_of(file, loaded):
            file.unlink()
    for folder in sorted((f for f in root.rglob("*") if f.is_dir()), key=lambda f: len(f.parts), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return before, sum(file.stat().st_size for file in root.rglob("*") if file.is_file())


def _compiled_of(file: Path, loaded: set[Path]) -> bool:
    return file.parent.name == "__pycache__" and file.parents[1] / f"{file.name.split('.')[0]}.py" in loaded


if __name__ == "__main__":
    sys.exit(main())
