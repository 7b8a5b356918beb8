"""Spanish set phrases in plainer words, as data: before numbers are digits, and after."""

from __future__ import annotations

_PART = r"(?:de|por|en) la (?:manana|tarde|noche|madrugada)|[ap] ?\.? ?m\b\.?"

REWRITES: tuple[tuple[str, str], ...] = (
    (r"\bmanana (?:por|en|a) la manana\b", "manana por la manana"),
    (
        r"\b(?:muy )?temprano manana\b(?! por)|\bmanana (?:muy )?temprano\b(?! (?:por|en))",
        "manana temprano por la manana",
    ),
    (r"\bpor la manana a primera hora\b", "a primera hora"),
    (r"\bno antes de\b", "despues de"),
    (
        r"\b(lunes|martes|miercoles|jueves|viernes|sabado|domingo) (?:dentro de|en|de aqui a) (?:dos|2) semanas\b",
        r"\1 en 15",
    ),
    (r"\ba primera hora(?: (?:de|por|en) la manana)?\b(?! de)", "temprano por la manana"),
    (r"\ba primera hora del? (?=[a-z]{3,8}s\b|sabado|domingo|dia|\d)", "temprano por la manana del "),
    (r"\ba ultima hora del? (?=[a-z]{3,8}s\b|sabado|domingo|dia|\d)", "a ultima hora de la tarde del "),
    (r"\ba primera hora de la\b", "temprano por la"),
    (
        r"\b(?:a ultima hora|al? final(?:es)?)(?: (?:del dia|de la jornada|de dia)| de(?= manana))"
        r"|\ba ultima hora\b(?! de)|\bal? fin de(?:l dia| la jornada)",
        "a ultima hora de la tarde",
    ),
    (r"\bdespues de(?:l trabajo| trabajar| la oficina)\b", "por la noche"),
    (r"\bdesde hoy en (\d)|\bde hoy en (\d)", r"en \1\2"),
    (r"\bde hoy en ocho(?: dias)?\b|\b(?:dentro de|en) ocho dias\b", "en 1 semana"),
    (r"\bde hoy en quince(?: dias)?\b|\b(?:dentro de|en) (?:quince dias|una quincena)\b", "en 2 semanas"),
    (r"\by pico\b", ""),
)

DIGIT_REWRITES: tuple[tuple[str, str], ...] = (
    (r"\bla una\b", "la 1"),
    (r"\b12 (?:en punto )?de la (?:noche|madrugada)\b", "24:00"),
    (r"\b12 y media de la (?:noche|madrugada)\b", "0:30"),
    (r"\b(el|del|dia) uno\b", r"\1 1"),
    (r"\b(de|desde|entre) una (?=(?:a|hasta|y) (?:las )?\d)", r"\1 la 1 "),
    (r"\b(\d{1,2}) (proxim[oa]s) (?=horas|minutos|dias|semanas)", r"\2 \1 "),
    (
        r"\b(?:del|entre el) (\d{1,2}) (?:al|y el) \d{1,2} de (?=ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)",
        r"el \1 de ",
    ),
    (r"\buna y (?=media|cuarto|\d)(?!media hora)", "1 y "),
    # "cuatro cero cinco", "cuatro cinco de la tarde"
    (r"\b(\d{1,2}) 0 ([1-9])(?! ?\d)\b", r"\1:0\2"),
    (rf"\b(\d{{1,2}}) ([1-9])(?= (?:{_PART}))", r"\1:0\2"),
    # "las 9 de la noche menos cuarto"
    (
        rf"\b(\d{{1,2}}) ({_PART}) (y|menos) (media|(?:un )?cuarto|\d{{1,2}})\b(?! ?(?:min|hora|pers))",
        r"\1 \3 \4 \2",
    ),
    (r"\b(las? \d{1,2}) (?:horas?|h) (?:y|con) ([1-5]\d) min(?:utos?)?\b", r"\1:\2"),
    (r"\b(las? \d{1,2} (?:y|menos|con) \d{1,2}) min(?:utos?)?\b", r"\1"),
    (r"\b(las? \d{1,2}) con ([1-5]\d)\b", r"\1:\2"),
    (r"\b([1-5]\d) minutos (?:despues de|pasadas) (las? \d{1,2})\b(?! ?[\d:])", r"\2:\1"),
    (r"(?<!\blas )(?<!\bla )(?<!\d)(\d) horas? y cuarto\b", r"\1 horas y 15 minutos"),
    (r"(?<!\blas )(?<!\bla )(?<!\d)(\d{1,2}) del (0?[1-9]|1[0-2]) del? (20\d\d)\b", r"\1/\2/\3"),
    (r"(?<!\blas )(?<!\bla )(?<!\d)(\d{1,2}) del (0?[1-9]|1[0-2])\b(?! (?:de|del|al)\b)", r"\1/\2"),
    (r"(?:^|\bfaltan |\bal? )(5|10|20|25) para las? (\d)", r"a \1 minutos para las \2"),
)
