"""Names on a plan: none over another, none out of its room but numbers, by no more than their own size."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan_labels import Box, Place, holds, labels
from tests.doses import examples

BADGE, SIGN = 13.0, 9.0
SIZES = (11.0, 10.0, 9.0)


def measure(words: str) -> float:
    return 0.55 * len(words)


@st.composite
def floors(draw: st.DrawFn) -> list[Place]:
    """Rooms side by side in rows; some have a corner cut out."""
    out = []
    y = 0.0
    for _ in range(draw(st.integers(1, 4))):
        height = draw(st.floats(3, 90))
        x = 0.0
        for _ in range(draw(st.integers(1, 8))):
            width = draw(st.floats(3, 120))
            ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            if draw(st.booleans()):
                ring[2:3] = [(x + width, y + height / 2), (x + width / 2, y + height / 2), (x + width / 2, y + height)]
            name = draw(st.text("abc XYZ", max_size=30).map(lambda text: " ".join(text.split())))
            out.append(Place(name, (tuple(ring),), (x + width * 0.25, y + height * 0.25)))
            x += width
        y += height
    return out


@settings(max_examples=examples(120), deadline=None)
@given(floors())
def test_labels_never_overlap_and_never_leave_their_room_by_more_than_a_number(places: list[Place]) -> None:
    found = labels(places, measure, SIZES, SIGN, BADGE)
    boxes = [label.box for label in found if label]
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])
    for place, label in zip(places, found, strict=True):
        if label is None:
            continue
        if label.number:
            assert label.box.width <= BADGE
            assert holds(place.rings, Box(label.box.x, label.box.y, 0.01, 0.01))
        else:
            assert holds(place.rings, label.box)
            assert max(map(measure, label.lines)) * label.size <= label.box.width


@settings(max_examples=examples(60), deadline=None)
@given(floors())
def test_numbers_are_given_once_and_without_gaps(places: list[Place]) -> None:
    numbers = sorted(label.number for label in labels(places, measure, SIZES, SIGN, BADGE) if label and label.number)
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_long_name_is_broken_then_shortened_then_numbered() -> None:
    def of(width: float, height: float) -> tuple[str, ...]:
        ring = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
        (label,) = labels([Place("Annapurna South", (ring,), (width / 2, height / 2))], measure, SIZES, SIGN, BADGE)
        assert label is not None
        return label.lines

    assert of(120, 40) == ("Annapurna South",)
    assert of(60, 50) == ("Annapurna", "South")
    assert of(60, 24)[0].endswith("…")
    assert of(20, 20) == ("1",)
