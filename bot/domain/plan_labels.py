"""Where the names on a plan go: each inside its own room, none over another; what does not fit becomes a number.

Works in whatever unit the plan is drawn in (points, say). How wide words are is asked of `measure`, since only the
drawing knows its font.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.floorplan import Point, Ring

Measure = Callable[[str], float]
"""The width of one line of words at font size 1."""
LINE = 1.18
"""From one line to the next, in font sizes."""
SHORTEST = 5
"""Letters that a shortened name keeps; with fewer nobody knows which room it is."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        return (
            abs(self.x - other.x) * 2 < self.width + other.width - 1e-9
            and abs(self.y - other.y) * 2 < self.height + other.height - 1e-9
        )


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be named: the room's shape, a point well inside, and its name. `numbered`: where the name does not
    fit, a number stands for it; else nothing does."""

    name: str
    rings: tuple[Ring, ...]
    at: Point
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """`lines` at `size` within `box`, of which the uppermost `sign` is left for the sign of the room's state.

    `number`: what stands in place of the name, 0 where the name itself does. A number may be larger than its room.
    """

    lines: tuple[str, ...]
    size: float
    box: Box
    number: int = 0


def holds(rings: Sequence[Ring], box: Box) -> bool:
    """Whether the whole rectangle lies inside the shape (even-odd rule)."""
    left, right = box.x - box.width / 2, box.x + box.width / 2
    top, bottom = box.y - box.height / 2, box.y + box.height / 2
    inside = False
    for ring in rings:
        (x0, y0) = ring[-1]
        for x1, y1 in ring:
            if (y0 > box.y) != (y1 > box.y) and box.x < (x1 - x0) * (box.y - y0) / (y1 - y0) + x0:
                inside = not inside
            outside = (
                (x0 <= left and x1 <= left)
                or (x0 >= right and x1 >= right)
                or (y0 <= top and y1 <= top)
                or (y0 >= bottom and y1 >= bottom)
            )
            if not outside and _crosses(x0, y0, x1, y1, left, right, top, bottom):
                return False
            x0, y0 = x1, y1
    return inside


def _crosses(x0: float, y0: float, x1: float, y1: float, left: float, right: float, top: float, bottom: float) -> bool:
    """Liang and Barsky: whether the edge has a piece strictly inside the rectangle."""
    first, last = 0.0, 1.0
    for step, room in ((x0 - x1, x0 - left), (x1 - x0, right - x0), (y0 - y1, y0 - top), (y1 - y0, bottom - y0)):
        if step == 0:
            if room <= 0:
                return False
            continue
        at = room / step
        if step < 0:
            first = max(first, at)
        else:
            last = min(last, at)
    return last - first > 1e-9


def labels(
    places: Sequence[Place], measure: Measure, sizes: Sequence[float], sign: float, badge: float
) -> tuple[Label | None, ...]:
    """One for each place, in their order; None where not even a number has room.

    `sizes`: font sizes, the best first. `sign`: the height kept free above the words. `badge`: a number's width.
    """
    found: dict[int, Label] = {}
    names = [place.name for place in places if place.name]
    briefly, telling = _briefly(names), _telling(names)
    for at, place in enumerate(places):
        if label := _written(place, measure, sizes, sign, briefly.get(place.name, ""), telling.get(place.name, 0)):
            found[at] = label
    without = [at for at, place in enumerate(places) if at not in found and place.name and place.numbered]
    boxes = [label.box for label in found.values()]
    badges: dict[int, Box] = {}
    for at in without:
        for size in (badge, badge * 0.8):
            box = next((box for box in _spots(places[at], size, size) if not any(map(box.overlaps, boxes))), None)
            if box is not None:
                badges[at] = box
                boxes.append(box)
                break
    in_reading_order = sorted(badges, key=lambda at: (round(badges[at].y / (2.5 * badge)), badges[at].x))
    for number, at in enumerate(in_reading_order, 1):
        found[at] = Label((str(number),), badges[at].width * 0.62, badges[at], number)
    return tuple(found.get(at) for at in range(len(places)))


def _spots(place: Place, width: float, height: float) -> Iterator[Box]:
    """Where a number may stand: inside if it can, else over the point that lies well inside."""
    inside = _roomy(place, width, height)
    if inside:
        yield inside
    yield Box(*place.at, width, height)


def _briefly(names: Sequence[str]) -> dict[str, str]:
    """`Classroom 503` is 503 where others are called Classroom too and nothing else is called 503."""
    shared = Counter(tuple(words[:n]) for words in map(str.split, set(names)) for n in range(1, len(words)))
    rests: dict[str, str] = {}
    for name in set(names):
        words = name.split()
        many = [n for n in range(1, len(words)) if shared[tuple(words[:n])] > 2]
        if many:
            rests[name] = " ".join(words[many[-1] :])
    said = Counter([*names, *rests.values()])
    return {name: rest for name, rest in rests.items() if said[rest] == 1}


def _telling(names: Sequence[str]) -> dict[str, int]:
    """How many letters of each name no other begins with; more than it has where another is called the same."""
    out: dict[str, int] = {}
    before = ""
    for name in sorted(names):
        alike = next((at for at, (one, other) in enumerate(zip(before, name, strict=False)) if one != other), None)
        alike = min(len(before), len(name)) if alike is None else alike
        out[before] = max(out.get(before, 0), alike + 1)
        out[name] = max(out.get(name, 0), alike + 1)
        before = name
    return out


def _written(
    place: Place, measure: Measure, sizes: Sequence[float], sign: float, briefly: str, telling: int
) -> Label | None:
    """The whole name at the best size it fits in, in one line or two; else its own part of it; else shortened, at the
    smallest, where what is left tells which room it is."""
    if not place.name:
        return None
    for name in filter(None, (place.name, briefly)):
        for size in sizes:
            for lines in (name,), *_in_two(name, measure):
                width, height = max(map(measure, lines)) * size + 3, LINE * size * len(lines) + sign + 1
                if box := _roomy(place, width, height):
                    return Label(lines, size, box)
    return _shortened(place, measure, sizes[-1], sign, max(SHORTEST, telling))


def _shortened(place: Place, measure: Measure, size: float, sign: float, fewest: int) -> Label | None:
    """As many letters as find room: what may be is halved again and again."""
    found, most = None, len(place.name) - 2
    while fewest <= most:
        length = (fewest + most) // 2
        short = place.name[:length].rstrip() + "…"
        if box := _roomy(place, measure(short) * size + 3, LINE * size + sign + 1):
            found, fewest = Label((short,), size, box), length + 1
        else:
            most = length - 1
    return found


def _in_two(name: str, measure: Measure) -> list[tuple[str, ...]]:
    """The name broken where its halves are most alike."""
    words = name.split()
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return [min(halves, key=lambda pair: max(map(measure, pair)))] if halves else []


def _roomy(place: Place, width: float, height: float) -> Box | None:
    """A rectangle of that size inside the shape: around its point, else the nearest of a grid to the middle."""
    xs, ys = [x for ring in place.rings for x, _ in ring], [y for ring in place.rings for _, y in ring]
    spare_x, spare_y = max(xs) - min(xs) - width, max(ys) - min(ys) - height
    if spare_x < 0 or spare_y < 0:
        return None
    if holds(place.rings, first := Box(*place.at, width, height)):
        return first
    for part_y in (0.5, 0.3, 0.7, 0.1, 0.9):
        for part_x in (0.5, 0.3, 0.7, 0.1, 0.9):
            x, y = min(xs) + width / 2 + spare_x * part_x, min(ys) + height / 2 + spare_y * part_y
            if holds(place.rings, box := Box(x, y, width, height)):
                return box
    return None
