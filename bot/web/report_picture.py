"""How rooms were used, as a chart: a column for each hour of the day, and a bar for each of the most used rooms.

Every column and bar has its number written on it, so that nothing is told by colour or length alone. On the grounds of
the plans, light or dark.
"""

from __future__ import annotations

from html import escape

from bot.domain.use import UseReport
from bot.web.fonts import width
from bot.web.plan_palette import DARK, LIGHT, Palette
from bot.web.rasterising import FAMILY

WIDTH = 341.0
"""Points, as a plan: a picture of 853 pixels."""
MOST_ROOMS = 8
WORDS: dict[str, tuple[str, str]] = {
    "en": ("Rooms in use by hour, Monday to Friday", "Most used rooms, of 8:00–18:00"),
    "de": ("Belegte Räume nach Uhrzeit, Montag bis Freitag", "Am meisten genutzte Räume, von 8–18 Uhr"),
    "es": ("Salas en uso por hora, de lunes a viernes", "Salas más usadas, de 8:00 a 18:00"),
    "fr": ("Salles occupées par heure, du lundi au vendredi", "Salles les plus utilisées, de 8 h à 18 h"),
    "nl": ("Ruimtes in gebruik per uur, maandag t/m vrijdag", "Meest gebruikte ruimtes, van 8:00–18:00"),
}
_SIDE, _TITLE, _COLUMNS, _ROW = 10.0, 26.0, 78.0, 17.0
BARS = {False: "#5B5FC7", True: "#7F85F5"}
"""On a light ground, and on a dark one."""
_NAMES = 108.0
"""Points for the rooms' names."""


def report_svg(report: UseReport, language: str, dark: bool = False) -> str:
    colours, bar = (DARK if dark else LIGHT), BARS[dark]
    by_hour, by_room = WORDS.get(language, WORDS["en"])
    rooms = report.rooms[:MOST_ROOMS]
    bars_at = _TITLE + _COLUMNS + 34
    height = bars_at + _TITLE + _ROW * len(rooms) + 6 if rooms else bars_at - 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH:g} {height:g}" font-family="{FAMILY}" fill="{colours.ink}">',
        f'<rect width="{WIDTH:g}" height="{height:g}" fill="{colours.ground}"/>',
        _words(_SIDE, 17, by_hour, 10.5),
        *_hours(report, colours, bar),
    ]
    if rooms:
        parts.append(_words(_SIDE, bars_at + 10, by_room, 10.5))
        for row, use in enumerate(rooms):
            parts += _bar(bars_at + _TITLE + row * _ROW, _shortened(use.name), use.share, colours, bar)
    return "".join([*parts, "</svg>"])


def percent(share: float) -> str:
    """`37 %`, as a whole number; what is there is never told as nothing."""
    return f"{max(1, round(share * 100)) if share > 0 else 0} %"


def _hours(report: UseReport, colours: Palette, bar: str) -> list[str]:
    step = (WIDTH - 2 * _SIDE) / len(report.hours)
    base = _TITLE + _COLUMNS + 8
    top = max([*report.hours.values(), 0.01])
    wide, tall = WIDTH - 2 * _SIDE, _COLUMNS + 8
    out = [f'<rect x="{_SIDE:g}" y="{_TITLE:g}" width="{wide:g}" height="{tall:g}" fill="{colours.floor}"/>']
    for at, (hour, share) in enumerate(report.hours.items()):
        tall = (_COLUMNS - 14) * share / top
        middle = _SIDE + step * (at + 0.5)
        out.append(
            f'<rect x="{middle - step * 0.36:.1f}" y="{base - tall:.1f}" width="{step * 0.72:.1f}" '
            f'height="{tall:.1f}" fill="{bar}"/>'
        )
        number = percent(share).removesuffix(" %")
        out.append(
            _words(middle, base - tall - 3, number, 9.5, anchor="middle", ink=colours.ink if share else colours.quiet)
        )
        out.append(_words(middle, base + 12, str(hour), 9.5, anchor="middle", ink=colours.quiet))
    out.append(f'<path d="M{_SIDE:g} {base:g}H{WIDTH - _SIDE:g}" stroke="{colours.thin}"/>')
    out.append(_words(_SIDE + 3, _TITLE + 10, "%", 8.5, ink=colours.quiet))
    return out


def _bar(y: float, name: str, share: float, colours: Palette, bar: str) -> list[str]:
    left = _SIDE + _NAMES
    room = WIDTH - _SIDE - left - 34
    long = room * min(1.0, share)
    return [
        _words(left - 5, y + 9, name, 10, anchor="end"),
        f'<rect x="{left:g}" y="{y:.1f}" width="{room:.1f}" height="12" fill="{colours.floor}"/>',
        f'<rect x="{left:g}" y="{y:.1f}" width="{long:.1f}" height="12" fill="{bar}"/>',
        _words(left + long + 4, y + 9.5, percent(share), 10),
    ]


def _shortened(name: str) -> str:
    name = " ".join(name.split())[:80]
    if width(name) * 10 <= _NAMES - 8:
        return name
    while name and width(f"{name}…") * 10 > _NAMES - 8:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _words(x: float, y: float, words: str, size: float, anchor: str = "start", ink: str = "") -> str:
    fill = f' fill="{ink}"' if ink else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{fill} text-anchor="{anchor}">{escape(words)}</text>'
