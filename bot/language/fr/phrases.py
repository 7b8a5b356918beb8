"""French set phrases in plainer words, as data: before numbers are digits, and after."""

from __future__ import annotations

_MIN = r"(?:minutes?|min\b\.?|mn)"
_HOUR = r"(?:heures?|h)"
# Words that may stand behind a clock; "2 heures 5 personnes" is none.
_BEHIND = r"(?=$|[,.;?!]| (?:du|de|demain|ce|cet|cette|le|pour|a|et|aujourd'hui)\b)"

REWRITES: tuple[tuple[str, str], ...] = (
    (r"\bd'ici (\d)", r"dans \1"),
    (r"\bd'ici une\b", "dans une"),
    (r"\b(\w{2,5}di|dimanche) dans (?:huit jours|une semaine)\b", r"\1 en huit"),
    (r"\b(\w{2,5}di|dimanche) dans (?:quinze jours|deux semaines|15 jours|2 semaines)\b", r"\1 en quinze"),
    (r"\b(?:dans|d'ici|sous) (?:une )?quinzaine(?: de jours)?\b|\b(?:dans|d'ici|sous) quinze jours", "dans 2 semaines"),
    (r"\b(?:dans|d'ici|sous) huit jours|\b(?:dans|d'ici|sous) (?:une )?huitaine(?: de jours)?\b", "dans 1 semaine"),
    (r"\b(matin|matinee) (?:de bonne heure|a la premiere heure)\b", r"tot \1"),
    (r"\b(?:de bonne heure|a la premiere heure)\b", "tot le matin"),
    (r"\bpas avant\b", "apres"),
    (r"\bfin de l'(?=annee)", "fin de "),
    (r"\b(fin|debut|milieu) d'ap", r"\1 d' ap"),
    (r"\b(?:(?:en|au) )?milieu (?:de |d' ?)(?:la |l' ?)?(?=apres|matin|soir)|\bmi-(?=apres|matin)", "en "),
    (r"\b(?:(?:en|au) )?milieu de (?:la )?journee|\bmi journee", "mi-journee"),
    (r"\bl'apres(?! l)", "l' apres"),
    (r"\bcet(?:te)? apres midi\b", "cet apres-midi"),
    (r"\b(a|vers|des|jusqu'a|avant|midi et|midi a) une heure(?! de\b)", r"\1 1 heure"),
)

DIGIT_REWRITES: tuple[tuple[str, str], ...] = (
    # "9h05m00s", "16 heures 45", "9 h et 40 minutes" are "9h05", "16h45", "9h40"
    (r"\b(\d{1,2}) ?h ?(\d\d) ?m(?:in)?(?: ?\d\d ?s?)?\b", r"\1h\2"),
    (rf"\b(\d{{1,2}}) ?{_HOUR} 0 ([1-9])\b", r"\1h0\2"),
    (rf"\b(\d{{1,2}}) ?{_HOUR} ([0-5]\d)(?: ?{_MIN})?(?!\w| ?(?:pers|gens|participants|places|invites))", r"\1h\2"),
    (rf"\b([7-9]|1\d|2\d|(?:a|vers|des) \d) ?{_HOUR} et ([1-5]\d) ?{_MIN}", r"\1h\2"),
    (rf"\b([7-9]|1\d|2\d|(?:a|vers|des) \d) ?{_HOUR} (?:et )?([1-9])(?: ?{_MIN}|{_BEHIND})", r"\1h0\2"),
    (rf"\b(\d{{1,2}} ?{_HOUR} moins) (\d{{1,2}}) ?{_MIN}", r"\1 \2"),
    (rf"(?<!entre )\bmidi (?:et )?([1-5]\d)(?: ?{_MIN}|\b)", r"12h\1"),
    (rf"(?<!entre )\bmidi (?:et )?([1-9])(?: ?{_MIN}|{_BEHIND})", r"12h0\1"),
    (rf"\bminuit (?:et )?([1-5]\d)(?: ?{_MIN}|\b)", r"0h\1"),
    (rf"\bminuit (?:et )?([1-9])(?: ?{_MIN}|{_BEHIND})", r"0h0\1"),
    (r"\bmidi (?=(?:et|moins) (?:demie?|(?:le |un )?quart|\d))", "12 h "),
    (r"\bentre midi et 2\b(?! heures)", "entre 12:00 et 14:00"),
    (r"\b(tot|tard) (demain|[a-z]{3,5}di|dimanche|aujourd'hui) (?=matin|soir|apres|en|dans)", r"\2 \1 "),
    (r"\b(?<!\w-)(matin|matinee|soir|soiree|apres-midi) ((?:tres |assez )?(?:tot|tard))\b", r"\2 \1"),
    (r"\bminuit (?=et (?:demie?|(?:le |un )?quart))", "0 h "),
    (r"\bminuit (?=moins (?:(?:le |un )?quart|\d))", "24 h "),
    (r"\b(\d{1,2}) (prochaine?s) (?=heures|minutes|jours|semaines)", r"\2 \1 "),
    (
        r"\b(?:du|entre le) (\d{1,2}|1er) (?:au|et le) \d{1,2} (?=janv|fev|mar|avr|mai|juin|juil|aou|sept|oct|nov|dec)",
        r"le \1 ",
    ),
    (r"\b([1-5]\d) (?:minutes?|mins?|mn) apres (\d{1,2})(?: ?(?:heures?|h)\b)?(?! ?\d)", r"\2h\1"),
    (r"\b(pendant|pour|durant|dure) (\d) heures? et (?:un )?quart\b", r"\1 \2 heures 15 minutes"),
    (r"\b(\d{1,2}) (heures|minutes) (?:a venir|qui viennent)\b", r"prochaines \1 \2"),
    # dates in bare numbers
    (r"\b(\d{1,2}) (0?[1-9]|1[0-2]) (20\d\d)\b", r"\1/\2/\3"),
    (r"(^|\ble )(\d{1,2}) (0?[1-9]|1[0-2]) (\d\d)(?=$|[ ,?!.])", r"\1\2/\3/\4"),
    (r"(^|\ble )(\d{1,2}) (0?[1-9]|1[0-2])(?=$|[,?!.]| (?:a|vers|de|des) \d)", r"\1\2/\3"),
)
