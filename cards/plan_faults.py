"""What is wrong with single units, levels and files of a floor plan, by the names that reading gives it."""

from __future__ import annotations

from cards.tongue import mark

FAULTS = {
    "ring not closed": mark("outlines that are not closed (closed)"),
    "rings in the wrong order": mark("outlines that go round the wrong way (turned)"),
    "outline mended": mark("outlines that cross themselves (mended)"),
    "outline that crosses itself": mark("units whose outline crosses itself (left out)"),
    "shape without an area": mark("units without an area (left out)"),
    "shape of fewer than three corners": mark("units of fewer than three corners (left out)"),
    "shape far away from the others": mark("units that lie kilometres away from the others (left out)"),
    "level away from its units": mark("levels that lie far away from their units (drawn around their units)"),
    "empty file": mark("files with nothing in them (passed over)"),
    "no shape": mark("units without a shape (left out)"),
    "coordinates that are no numbers": mark("units whose coordinates are no numbers (left out)"),
    "unit without a level": mark("units of no level (left out)"),
    "unit outside of its level": mark("units that stand out of their level (drawn all the same)"),
    "level without units": mark("levels without units (left out)"),
    "level whose outline is wrong": mark("levels whose outline is wrong (drawn around their units)"),
    "ordinal that is no whole number": mark("levels whose ordinal is no whole number"),
    "missing or doubled id": mark("units whose id is missing or there twice"),
    "id in the properties": mark("ids among the properties"),
    "name without a language": mark("names without a language"),
    "name twice on one floor": mark("names that stand twice on one floor"),
    "unknown category": mark("units of a category that IMDF does not have"),
    "unknown file": mark("files that IMDF does not have (not read)"),
    "wrong feature type": mark("units that say they are something else"),
    "building with a shape of its own": mark("buildings with a shape of their own (not needed)"),
    "opening without a line": mark("openings without a line (not drawn)"),
    "opening of an odd length": mark("openings of less than 30 cm or more than 10 m (not drawn)"),
}
