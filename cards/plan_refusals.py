"""Why a file is no floor plan that can be taken, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.files import PlanFault, WhyNotTaken
from cards.clean import clean
from cards.plan_faults import FAULTS
from cards.tongue import figure, mark, say

_WORDS: Mapping[PlanFault, str] = {
    PlanFault.NO_ZIP: mark("It is no ZIP archive, or a damaged one. Please export the IMDF archive again."),
    PlanFault.MANY_FILES: mark("It has {n} files; an IMDF archive has some 20. Please attach it alone."),
    PlanFault.OUTSIDE: mark("Names of files in it point outside of the archive. Please export the IMDF archive again."),
    PlanFault.PASSWORD: mark("It is protected by a password. Please attach it without one."),
    PlanFault.MANY_FEATURES: mark("It has more than {n} features. Please export one building at a time."),
    PlanFault.NO_FEATURES: mark(
        "There is no {what} with features in it, so it is no IMDF archive of a building. Please export it again, with "
        "its levels and units."
    ),
    PlanFault.DAMAGED: mark("{what} in it is damaged. Please export the IMDF archive again."),
    PlanFault.UNPACKED: mark("Unpacked it would be larger than {n} MB. Please export one building."),
    PlanFault.NO_JSON: mark("{what} in it is not valid JSON. Please export the IMDF archive again."),
    PlanFault.NO_COLLECTION: mark(
        "{what} in it is no GeoJSON FeatureCollection. Please export the IMDF archive again."
    ),
    PlanFault.FEW_DRAWN: mark(
        "Of its {of} units only {n} can be drawn. Most frequent fault: {what}. Please export it again."
    ),
    PlanFault.MANY_CORNERS: mark(
        "Its units have more than {n} corners. Please export a simpler plan, or one building."
    ),
    PlanFault.NO_DEGREES: mark(
        "Its coordinates are not longitudes and latitudes, as IMDF wants them (WGS 84). Please georeference the plan "
        "and export it again."
    ),
    PlanFault.NO_SHAPES: mark("None of its units has a shape. Please export the IMDF archive again."),
    PlanFault.NO_LEVEL: mark(
        "None of its units belongs to a level that is in it. Please export levels and units together, in one go."
    ),
    PlanFault.AWAY: mark(
        "Its units lie far away from their levels, so its coordinates are wrong. "
        "Please check that longitude comes first, then latitude, and export it again."
    ),
    PlanFault.TOO_LONG: mark(
        "A building in it would be {n} km long, so its coordinates are wrong. Please check the georeference (longitude "
        "first, then latitude) and export it again."
    ),
    PlanFault.NO_PICTURE: mark("It is no picture that Nook reads, or a damaged one. Please attach a PNG or JPEG."),
    PlanFault.PIXELS: mark("It has only {what} pixels. Please attach a larger one."),
    PlanFault.HUGE_PICTURE: mark(
        "The picture is too large when unpacked. Please attach one of at most 6,000 pixels in each direction."
    ),
}


def no_plan(why: WhyNotTaken) -> str:
    assert isinstance(why.fault, PlanFault)
    number = why.number / 1_000_000 if why.fault is PlanFault.UNPACKED else why.number
    what = say(FAULTS[why.detail]) if why.detail in FAULTS else clean(why.detail, 60)
    return say(_WORDS[why.fault], n=figure(number), of=figure(why.of), what=what)
