"""Archives as tools and people spoil them: the same seed spoils the same way."""

from __future__ import annotations

import codecs
import io
import json
import zipfile
from random import Random
from typing import Any

Files = dict[str, bytes]
STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, float("nan"), float("inf"), "", "x" * 5000, "\u202e\u0000", [], {}, [[]], [None],
    {"en": None}, {"en": {"de": "x"}}, [[[1]]], [[["a", "b"]]], {"type": "Point", "coordinates": [0, 0]}, 10**400, "{",
    '{"en": "Blue"}', {"type": "GeometryCollection", "geometries": []}, {"type": "Polygon"},
    {"type": "MultiPolygon", "coordinates": [[]]},
)  # fmt: skip


def files_of(archive: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}


def packed(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def small(files: Files, most: int = 40) -> Files:
    """The first level with its units; of the other features only some."""
    out: Files = {}
    level = json.loads(files["level.geojson"])["features"][0]
    for name, content in files.items():
        read = json.loads(content) if name.endswith("json") else {}
        features = read.get("features", []) if isinstance(read, dict) else []
        if name == "level.geojson":
            features = [level]
        elif name == "unit.geojson":
            features = [one for one in features if one["properties"].get("level_id") == level["id"]]
        out[name] = json.dumps({**read, "features": features[:most]}).encode() if features else content
    return out


def spoilt(files: Files, seed: int) -> bytes:
    """One to four things wrong: in the bytes, the files, or what stands in them."""
    dice = Random(seed)
    out = dict(files)
    for _ in range(dice.randint(1, 4)):
        name = dice.choice([*out, "unit.geojson", "level.geojson"])
        if name in out:
            dice.choice((_bytes, _encoded, _moved, _dropped, _features, _features, _features))(out, name, dice)
    archive = packed(out)
    if dice.random() < 0.15:
        at = dice.randrange(len(archive))
        archive = archive[:at] + bytes(dice.randrange(256) for _ in range(8)) + archive[at + 8 :]
    return archive[: dice.randrange(len(archive))] if dice.random() < 0.05 else archive


def _bytes(files: Files, name: str, dice: Random) -> None:
    content = files[name]
    at = dice.randrange(max(1, len(content)))
    files[name] = dice.choice((content[:at], content[:at] + b"\x00\xff" + content[at:], b"", b"null", b"[]", b"3"))


def _encoded(files: Files, name: str, dice: Random) -> None:
    text = files[name].decode(errors="replace")
    files[name] = dice.choice(
        (codecs.BOM_UTF8 + text.encode(), text.encode("utf-16"), text.encode("utf-16-be"), text.encode("utf-32"),
         text.encode("latin-1", "replace"))
    )  # fmt: skip


def _moved(files: Files, name: str, dice: Random) -> None:
    content = files.pop(name)
    new = dice.choice(
        (f"export/{name}", name.upper(), name.replace(".geojson", ".json"), f"__MACOSX/._{name}", f"a/b/{name}")
    )
    files[new] = content
    if new.startswith("__MACOSX"):
        files[name] = content


def _dropped(files: Files, name: str, dice: Random) -> None:
    del files[name]


def _features(files: Files, name: str, dice: Random) -> None:
    try:
        read = json.loads(files[name])
        features = read["features"]
        chosen = [dice.choice(features) for _ in range(dice.choice((1, 3, len(features))))]
    except (ValueError, TypeError, KeyError, IndexError):
        return
    for feature in chosen:
        if isinstance(feature, dict):
            dice.choice((_swapped, _strange, _strange, _strange, _without, _scaled))(feature, dice)
    if dice.random() < 0.2:
        features.extend(features[:3])
    files[name] = json.dumps(read).encode()


def _strange(feature: dict[str, Any], dice: Random) -> None:
    within = dice.choice([feature, *(value for value in feature.values() if isinstance(value, dict))])
    if within:
        within[dice.choice(list(within))] = dice.choice(STRANGE)


def _without(feature: dict[str, Any], dice: Random) -> None:
    within = dice.choice([feature, *(value for value in feature.values() if isinstance(value, dict))])
    if within:
        del within[dice.choice(list(within))]


def _swapped(feature: dict[str, Any], dice: Random) -> None:
    """Latitude first; or a ring backwards, not closed, or across itself."""

    def changed(value: Any, how: int) -> Any:
        if not isinstance(value, list) or not value:
            return value
        if not isinstance(value[0], list):
            return value[::-1] if how == 0 else value
        if value[0] and not isinstance(value[0][0], list):
            if how == 0:
                return [changed(one, 0) for one in value]
            return {1: value[::-1], 2: value[:-1], 3: value[::2] + value[1::2], 4: value[:1] * 9}[how]
        return [changed(one, how) for one in value]

    geometry = feature.get("geometry")
    if isinstance(geometry, dict):
        geometry["coordinates"] = changed(geometry.get("coordinates"), dice.randrange(5))


def _scaled(feature: dict[str, Any], dice: Random) -> None:
    by = dice.choice((0.0, 1e-9, 111_320.0, 1e300))

    def changed(value: Any) -> Any:
        return (
            [changed(one) for one in value]
            if isinstance(value, list)
            else value * by
            if isinstance(value, float)
            else value
        )

    geometry = feature.get("geometry")
    if isinstance(geometry, dict):
        geometry["coordinates"] = changed(geometry.get("coordinates"))
