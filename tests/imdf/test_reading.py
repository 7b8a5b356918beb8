"""IMDF archives: what is read, what is put right and named, and what is refused with its reason."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.domain.floorplan import Kind, as_text, from_text
from bot.imdf import Refused, read_plans
from bot.imdf.picture import read_picture
from bot.simulator.company_data import BUILDINGS
from bot.simulator.plans import archives
from cards.plan_refusals import no_plan
from tests.doses import examples
from tests.imdf.making import archive, level, square, unit
from tests.imdf.spoiling import files_of, packed, small, spoilt

REAL = Path(__file__).parents[3] / "shared" / "floorplans" / "spbstu-polymap.imdf.zip"
ROOMS = [unit("Everest", square(0)), unit("Fuji", square(1)), unit("Way", square(2), category="walkway")]
UPSTAIRS = unit("Elbe", square(0))
UPSTAIRS["properties"] |= {"level_id": "l4"}
_DICE = Random(1)
SCRIBBLE = [[13.4 + _DICE.random() * 1e-3, 52.5 + _DICE.random() * 1e-3] for _ in range(600)]
"""Without a look at how often it crosses itself, mending it would never end."""
BOW_TIE = [[13.4, 52.5], [13.4001, 52.5001], [13.4001, 52.5], [13.4, 52.5001], [13.4, 52.5]]


def away(feature: dict[str, Any]) -> dict[str, Any]:
    """In another town."""
    ring = [[x + 1, y] for x, y in feature["geometry"]["coordinates"][0]]
    return feature | {"geometry": {"type": "Polygon", "coordinates": [ring]}}


def faults(content: bytes) -> dict[str, int]:
    return {fault.what: fault.times for fault in read_plans(content).faults}


def test_a_plain_archive_has_no_faults_and_lies_in_metres() -> None:
    found = read_plans(archive(ROOMS))
    (only,) = found.levels
    assert found.faults == ()
    assert (only.plan.key, only.floors[0], len(only.meets)) == (("HQ", "3"), "3", 2)
    assert only.plan.areas[0].kind in (Kind.ROOM, Kind.WAY)
    assert 55 < only.plan.height < 58
    assert only.plan.north in (0, 90, 270)
    assert from_text(as_text(only.plan)) == from_text(as_text(from_text(as_text(only.plan))))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (archive([unit("Everest", square(0)[::-1])]), "rings in the wrong order"),
        (archive([unit("Everest", square(0)[:-1])]), "ring not closed"),
        (archive([*ROOMS, unit("Bow", BOW_TIE)]), "outline that crosses itself"),
        (archive([unit({"en": ""}, square(0), "a"), unit("B", square(1), "a")]), "missing or doubled id"),
        (archive([unit("E", square(0), "a"), unit("E", square(1), "b")]), "name twice on one floor"),
        (archive([unit("E", square(0), category="meetingroom")]), "unknown category"),
        (archive(ROOMS, [level(ordinal="three")]), "ordinal that is no whole number"),
        (archive([unit("Everest", square(30))]), "unit outside of its level"),
        (archive(ROOMS, navPath__geojson=b"{}"), "unknown file"),
        (archive([*ROOMS, unit("x", square(1), "x") | {"geometry": None}]), "no shape"),
        (
            archive([*ROOMS, unit("Null Island", [[0, 0], [0, 1e-4], [1e-4, 1e-4], [0, 0]])]),
            "shape far away from the others",
        ),
        (archive([*ROOMS, UPSTAIRS], [away(level()), level(4, "4") | {"id": "l4"}]), "level away from its units"),
        (archive(ROOMS, amenity__geojson=b""), "empty file"),
    ],
)
def test_what_is_wrong_is_put_right_or_left_out_and_named(content: bytes, what: str) -> None:
    assert what in faults(content)


def _with(name: str, content: bytes) -> bytes:
    out = io.BytesIO(archive(ROOMS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


def _moved(x: float, y: float, by: float = 1.0) -> bytes:
    return archive([unit("Everest", [[p * by + x, q * by + y] for p, q in square(n)], f"u{n}") for n in range(3)])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"not a zip", "no ZIP archive"),
        (archive(ROOMS)[:-40], "no ZIP archive"),
        (_with("opening.geojson", b" " * 61_000_000), "too large unpacked"),
        (_with("../../evil.json", b"{}"), "point outside"),
        (archive(ROOMS, amenity__geojson=b"{"), "not valid JSON"),
        (archive(ROOMS, amenity__geojson=b"[" * 100_000), "not valid JSON"),
        (archive(ROOMS, amenity__geojson=b"[]"), "no FeatureCollection"),
        (archive([]), "no features unit.geojson"),
        (_moved(400_000, 5_800_000), "no longitudes and latitudes"),
        (_moved(0, 0, 3.0), "no longitudes and latitudes"),
        (archive([unit("A", square(0)), unit("B", square(900_000))]), "too long"),
        (archive([unit("Bow", BOW_TIE)]), "outline that crosses itself"),
        (archive([unit("Scribble", SCRIBBLE)]), "outline that crosses itself"),
        (archive([unit("A", [position[::-1] for position in square(0)])]), "far away from their levels"),
        (archive([unit("A", square(0)) | {"properties": {"level_id": "l9"}}]), "no unit of a level in it"),
        (archive([unit("A", square(0)) | {"geometry": {"type": "Polygon", "coordinates": [[["a", 1]]]}}]), "shape"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_plans(content)


def test_too_many_files_and_corners_are_refused() -> None:
    with pytest.raises(Refused, match="files"):
        read_plans(archive(ROOMS, None, **{f"f{n}__txt": b"" for n in range(300)}))
    round_and_round = [[13.4 + n * 1e-9, 52.5] for n in range(210_000)]
    with pytest.raises(Refused, match="corners"):
        read_plans(archive([unit("Everest", round_and_round)]))


@pytest.mark.skipif(not REAL.exists(), reason="needs a real campus archive beside the project")
def test_a_real_campus_is_read_with_its_faults_named() -> None:
    found = read_plans(REAL.read_bytes())
    assert len(found.levels) == 8
    assert sum(len(level.plan.areas) for level in found.levels) == 443
    named = {fault.what: fault.times for fault in found.faults}
    assert named["unknown file"] == 5
    assert named["building with a shape of its own"] == 80
    assert named["rings in the wrong order"] >= 443


def test_the_demo_company_has_plans_of_all_its_rooms_without_a_fault() -> None:
    names = set()
    for content in archives().values():
        found = read_plans(content)
        assert found.faults == ()
        names |= {area.name for level in found.levels for area in level.plan.areas if area.id in level.meets}
    assert names == {name for building in BUILDINGS for _, rooms in building.floors for name in rooms}


def test_a_tool_may_write_utf_16_into_a_folder_of_capitals() -> None:
    files = {f"Export/{name.upper()}": text for name, text in files_of(archive(ROOMS)).items()}
    files |= {name: content.decode().encode("utf-16") for name, content in files.items()}
    files |= {f"__MACOSX/._{name}": b"\0" for name in list(files)}
    assert len(read_plans(packed(files)).levels[0].plan.areas) == 3


@pytest.mark.parametrize("source", ["demo", "real"])
def test_however_an_archive_is_spoilt_it_is_read_or_refused_in_words(source: str) -> None:
    if source == "real" and not REAL.exists():
        pytest.skip("needs a real campus archive beside the project")
    files = small(files_of(archives()["HQ.imdf.zip"] if source == "demo" else REAL.read_bytes()), most=20)
    read = 0
    for seed in range(40):
        try:
            for level in read_plans(spoilt(files, seed)).levels:
                assert from_text(as_text(level.plan)).areas, seed
                read += 1
        except Refused as why:
            assert no_plan(why.why).endswith("."), seed
    assert read > 10


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=examples(60), deadline=None)
@given(geometry=JSON, name=JSON, id=JSON, level_id=JSON)
def test_no_feature_breaks_the_reader(geometry: object, name: object, id: object, level_id: object) -> None:
    strange = unit(name, square(1)) | {"id": id, "geometry": {"type": "Polygon", "coordinates": geometry}}
    other = unit("x", square(1))
    other["properties"] = {"level_id": level_id, "name": name, "category": id}
    content = archive([*ROOMS, strange, other])
    assert read_plans(content).levels


def test_pictures_are_taken_small_upright_and_on_white_and_bombs_refused() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (3000, 1000), (0, 0, 0, 0)).save(out, "PNG")
    kept, id, size = read_picture(out.getvalue())
    assert (max(size), len(id)) == (1600, 64)
    drawn = Image.open(io.BytesIO(kept))
    assert (drawn.format, drawn.getpixel((5, 5))) == ("JPEG", (255, 255, 255))
    photo, turned = io.BytesIO(), Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (300, 200)).save(photo, "JPEG", exif=turned)
    assert read_picture(photo.getvalue())[2] == (200, 300)
    with pytest.raises(Refused, match="too large unpacked"):
        read_picture(bomb())
    with pytest.raises(Refused, match="no picture"):
        read_picture(out.getvalue()[:-2000])


def bomb() -> bytes:
    """A PNG that says it is 20,000 pixels wide and high."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
