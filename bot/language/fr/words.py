"""French. The text is read without accents: "à" is "a", "après" is "apres"."""

from __future__ import annotations

from ..alternatives import words_in
from ..words import Words
from .phrases import DIGIT_REWRITES, REWRITES
from .talk import ASIDES, FOLLOW, INTENTS

_ONES = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
_NAMES = [
    "zero",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_HIGH = {"soixante-dix": 70, "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90}
_TEENS = ["onze", "douze", "treize", "quatorze", "quinze", "seize"]
_ORDINALS = [
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
    "dixieme",
    "onzieme",
    "douzieme",
    "treizieme",
    "quatorzieme",
    "quinzieme",
    "seizieme",
    "dix-septieme",
    "dix-huitieme",
    "dix-neuvieme",
    "vingtieme",
]
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"

WORDS = Words(
    lang="fr",
    numbers={name: value for value, name in enumerate(_NAMES) if name != "un"}
    | {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "dix sept": 17, "dix huit": 18, "dix neuf": 19}
    | _TENS
    | _HIGH
    | {f"soixante-{name}": 60 + i for i, name in enumerate(_TEENS, 11)}
    | {f"quatre-vingt-{name}": 80 + i for i, name in enumerate(_TEENS, 11)}
    | {
        f"{ten}{link}{one}": value + i
        for ten, value in _TENS.items()
        for i, one in enumerate(_ONES, 1)
        for link in ("-", " ")
    }
    | {
        f"{ten}{link}{one}": value + 1
        for ten, value in _TENS.items()
        for link in (" et ", "-et-")
        for one in ("un", "une")
    },
    ordinals={"premier": 1, "premiere": 1, "second": 2, "seconde": 2}
    | {name: i for i, name in enumerate(_ORDINALS, 2)},
    ordinal_ending="er|eme|e|nd|ere|re|ieme",
    month_first=False,
    weekdays=tuple(rf"{name}s?|{name[:3]}\b\.?" for name in _DAYS.split("|")),
    weekday_plural="(?:lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches)",
    months=(
        "janvier|janv\\.?|jan",
        "fevrier|fevr\\.?|fev",
        "mars|mar",
        "avril|avr",
        "mai",
        "juin|jun",
        "juillet|juil\\.?|jul",
        "aout|aou",
        "septembre|sept|sep",
        "octobre|oct",
        "novembre|nov",
        "decembre|dec",
    ),
    near_days={
        "apres[ -]?demain|le surlendemain|surlendemain": 2,
        "avant-hier|avant hier": -2,
        "hier": -1,
        "demain|(?:le )?lendemain|le jour suivant|le jour d'apres": 1,
        "aujourd'? ?hui|ce jour|cette journee|le jour meme|ajd|auj\\b\\.?": 0,
    },
    weekend="week-?end|week end|fin de semaine",
    holidays={
        "noel|jour de noel": "12-25",
        "veille de noel|reveillon de noel": "12-24",
        "reveillon|reveillon du (?:nouvel an|jour de l'an)|saint[ -]sylvestre|veille du jour de l'an": "12-31",
        "jour de l'an|nouvel an|1er de l'an": "01-01",
        "epiphanie|jour des rois|fete des rois": "01-06",
        "chandeleur": "02-02",
        "saint[ -]valentin": "02-14",
        "mardi gras": "easter-47",
        "mercredi des cendres": "easter-46",
        "vendredi saint": "easter-2",
        "paques|dimanche de paques": "easter",
        "lundi de paques": "easter+1",
        "fete du travail|fete des travailleurs": "05-01",
        "victoire 1945|fete de la victoire": "05-08",
        "ascension|jeudi de l'ascension": "easter+39",
        "pentecote|dimanche de pentecote": "easter+49",
        "lundi de pentecote": "easter+50",
        "fete des meres": "05:su:-1",
        "fete des peres": "06:su:3",
        "fete de la musique": "06-21",
        "fete nationale|prise de la bastille": "07-14",
        "assomption": "08-15",
        "halloween": "10-31",
        "toussaint": "11-01",
        "armistice|jour du souvenir": "11-11",
    },
    the="le|la|les|l'|l",
    of="de la|du|de|d'|en",
    on="le|pour le|au|ce|pour|sur",
    this="ce prochain|cette prochaine|ce|cet|cette",
    next="prochaine?s?|suivante?",
    next_after="prochaine?s?|proch\\b\\.?|pro\\b|suivante?|qui vient|d'apres|a venir|qui arrive",
    following="prochain",
    last="derniere?",
    past="passee?",
    end_of="(?:(?:a|en|en toute) )?(?:la )?fin",
    start_of="(?:(?:au|en) )?(?:tout )?debut",
    week_after_next="dans deux semaines|semaine d'apres la prochaine|semaine apres la prochaine",
    week_on="en 8(?: jours)?|de la semaine suivante",
    fortnight_on="en 15(?: jours)?",
    day_leads=("le", "du"),
    with_="avec|dans|en|chez",
    polite="je|nous|on|merci|s'il|svp|stp",
    minute=r"minutes?|mins?\b\.?|mn|'(?!\w)|m(?=\b)",
    hour="heures?|hrs?|h",
    day="jours?|journees?",
    week="semaines?",
    fortnight="quinzaines?(?: de jours)?",
    month="mois",
    year="ans?|annees?",
    one=r"\bune?(?: petite| bonne| seule)?\b",
    couple=r"\bune? (?:couple|paire) de\b",
    few=r"\bquelques\b",
    and_half="et demie?",
    set_lengths={
        "(?:une )?demi[ -]?heure|1/2 ?h(?:eure)?|½ heure": 30,
        "(?:un )?quart d'heure|1/4 ?d?'?h(?:eure)?": 15,
        "(?:trois|3) quarts d'heure|3/4 ?d?'?h(?:eure)?": 45,
        "une heure et demie?|une heure 30": 90,
        "une heure et quart": 75,
        "(?:une )?demi[ -]?journee": 240,
    },
    length_for="pour une duree de|d'une duree de|duree de|duree ?:|pendant|pour|durant|dure|durera|"
    "dureront|durant encore",
    clock_from_hour=7,
    all_day="toute la journee|la journee entiere|journee entiere|"
    "(?:une |la )?(?:journee complete|pleine journee)|pour la journee",
    length_of=r"(?P<indefinite>\bune? \w{3,14} )?\bde ?$",
    rest_of_day="le reste de la journee",
    within="dans|d'ici|sous|en",
    about="environ|a peu pres|vers|encore|juste|exactement|au moins|plutot vers|plutot|disons",
    hence="a partir de maintenant|plus tard|a compter d'aujourd'hui|d'aujourd'hui",
    ago="il y a",
    counted_from="apres|a partir de|a compter de|depuis",
    now="maintenant|tout de suite|immediatement|des que possible|des maintenant|"
    "le plus tot possible|au plus vite|sur le champ|en ce moment|actuellement|a l'instant|asap",
    am=r"(?:heures? |h )?(?:du mat(?:in)?|de la matinee|am|a\.? ?m\b\.?)",
    pm=r"(?:heures? |h )?(?:(?:de l'|d') ?(?:apres[ -]midi|aprem)|du soir|de la soiree|pm|p\.? ?m\b\.?)",
    oclock="pile|precises?",
    clock_hour="heures?",
    h_of_24=False,
    plus="et",
    minus="moins(?: le)?",
    clock_words={
        "midi pile|(?<!apres )(?<!apres-)midi": "12:00",
        "minuit": "24:00",
        "(?<=jusqu'a )(?:la )?fin de (?:la )?journee(?: de travail)?|(?:la )?fin de (?:la )?journee de travail|"
        "(?:la )?fermeture des bureaux": "closes",
        "(?:a )?la premiere heure|(?:au )?debut de (?:la )?journee de travail": "opens",
    },
    hours_of_24=True,
    half_to=False,
    half="demie?",
    quarter="(?:un |le )?quart",
    at="a partir de|plutot vers|plutot a|a|vers|aux alentours de|aux environs de|autour de|des|@|"
    "sur les coups de|sur le coup de|pour",
    frm="de|depuis|a partir de|des",
    between="entre",
    to="a|au|jusqu'a|jusqu'au|jusque|et",
    and_="et",
    or_="ou(?: bien)?",
    until="jusqu'a|jusqu'au|avant|jusque|d'ici",
    after="apres|a partir de|des",
    ends="finit a|termine a|se termine a|fin a",
    parts={
        "matin(?:ee)?s?|matinee": "morning",
        "avant-midi|avant (?:le )?dejeuner": "morning",
        "apres[ -]?midis?|aprem": "afternoon",
        "apres (?:le )?(?:dejeuner|repas)|apres manger": "after lunch",
        "journee(?<=fin de journee)|journee(?<=fin de la journee)": "afternoon",
        "soir(?:ee)?s?": "evening",
        "apres le (?:travail|boulot|bureau)|apres les cours": "evening",
        "nuit": "night",
        "(?:l'heure du |la pause |pause |le |du )?dejeuner|heure du dejeuner": "lunch",
        "midi-deux|pause[ -]midi|mi-journee|midi": "lunch",
    },
    part_lead="dans l'|dans la|dans le|dans|en|l'|le|la|au|du|des l'|des la|des le|de l'|de la|dans le courant de|"
    "au cours de|pendant l'|pendant la|pendant le|a l'|a la|ce",
    early="(?:(?:en|au|a la|le) )?(?:tout )?debut (?:de|d')|debut|(?:tres |assez )?tot dans|(?:tres |assez )?tot",
    late="(?:(?:en|a la|la|vers la) )?(?:toute )?fin (?:de|d'|du)|fin|(?:plus |tres )?tard dans|(?:plus |tres )?tard",
    hello=(
        r"(?:(?:salut|coucou|hello)\b[ ,.!]+)?(?:bonjour|bonsoir|(?:une )?(?:tres )?bonn?e? "
        r"(?:matinee|apres[ -]?midi|soiree|journee|nuit|lundi|mardi|mercredi|jeudi|vendredi|semaine))"
    ),
    today_parts={
        "ce matin": "morning",
        "cette matinee": "morning",
        "cet(?:te)? apres[ -]?midi|cet(?:te)? aprem": "afternoon",
        "ce soir|cette soiree": "evening",
        "cette nuit|ce nuit": "night",
    },
    later_today="plus tard dans la journee|plus tard aujourd'hui",
    every="chaque|tous les|toutes les",
    other="deux",
    series={
        "quotidien(?:nement)?|quotidienne": "FREQ=DAILY",
        "hebdomadaire(?:ment)?": "FREQ=WEEKLY",
        "bimensuel(?:le)?|toutes les deux semaines|toutes les 2 semaines": "FREQ=WEEKLY;INTERVAL=2",
        "mensuel(?:le)?(?:ment)?": "FREQ=MONTHLY",
        "trimestriel(?:le)?": "FREQ=MONTHLY;INTERVAL=3",
        "annuel(?:le)?(?:ment)?": "FREQ=YEARLY",
        "en semaine|les jours ouvres|chaque jour ouvre": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people="personnes?|pers\\b\\.?|gens|participants?|collegues|invites?|places?|collaborateurs?|pax",
    group_of="groupe de|equipe de|nous sommes|on est|on sera|nous serons",
    me_and="moi et",
    others="autres|collegues",
    alongside="avec",
    peers="externes|collegues|amis|autres",
    room_for="pour",
    then_at=r"a \d{1,2} ?(?:h|:|heures?)",
    fits="au moins|accueillir|contenir|capacite de",
    people_words={"juste pour moi": 1, "a deux": 2, "une douzaine de personnes": 12, "une dizaine de personnes": 10},
    floor="etage",
    floor_words={"rez-de-chaussee|rez de chaussee|rdc": "ground", "sous-sol": "basement"},
    number_sign="numero|no\\.?|n°|#",
    room="salles?(?: de (?:reunions?|conference|formation))?",
    building="batiment|immeuble|tour",
    generic_place="le|la|les|de|du|salle|salles|reunion|conference|room|batiment|immeuble|tour|etage|a|au|dans",
    equipment={
        "ecrans?|projecteur|videoprojecteur|tele(?:vision)?|moniteur": "screen",
        "tableau(?: blanc)?|paperboard|whiteboard": "whiteboard",
        "visio\\w{0,14}|camera|webcam|videoconference": "video",
        "telephone": "phone",
        "accessible\\w{0,2}(?: pmr)?|fauteuil roulant|pmr": "wheelchair accessible",
        "calme|silencieuse?|tranquille": "quiet",
    },
    without="sans|pas de",
    called="intitulee?|nommee?|appelee?|avec (?:le|pour) (?:titre|sujet|objet)|(?:titre|sujet|objet) ?:?",
    subject_ends=r"(?:a|de|entre|vers|pour) \d|(?:demain|aujourd|lundi|mardi|mercredi|jeudi|vendredi)|(?:dans|"
    r"avec|le) ",
    subject_for="pour (?:la |le |les |une? |notre |mon |ma )",
    meeting_nouns="appel|visio|rendez-vous|rdv|brainstorming|sync|call|reunion|entretien|atelier|formation|point|revue|presentation|seminaire|comite",
    later=r"plus tard|retard\w{0,2}|repouss\w{0,2}|recul\w{0,2}|decal\w{0,2}",
    earlier=r"plus tot|avanc\w{0,2}",
    shorter="raccourcir|raccourcis|moins|reduire",
    total="a (?:une|\\d{1,3})|dure",
    more="plus longtemps|de plus|encore|supplementaires?|rallonge\\w{0,2}",
    move_to="a|au|vers|pour|dans",
    at_word="a",
    until_word="jusqu'a",
    noon_words="midi|minuit",
    end_now="(?:termine\\w{0,2}|fini\\w{0,2}|arrete\\w{0,2}) (?:(?:la|ma|cette) reunion ?)?(?:$|maintenant|"
    "tout de suite)|(?:nous avons|"
    "on a|j'ai) (?:fini|termine)",
    bigger="plus (?:grande?s?|spacieuse)|plus de (?:places|sieges)",
    intents=INTENTS,
    follow=FOLLOW,
    asides=ASIDES,
    filler=words_in(
        """
        bonjour salut hello
        une un salle de reunion reserver reserve reservez moi nous je voudrais veux pour le la les a au du s'il
        te vous plait svp merci besoin j'ai il me faut et dans avec petite petit rapide rapidement court courte
        coin endroit tranquille quelque chose libre dispo disponible de d' y a y'a un une on peut telephoner
        client clients equipe notre nos mon ma mes avez tu as en
        """
    ),
    ordinary=words_in(
        """
        a ai aider alors annuler apres au aujourd aussi autre aux avec avoir batiment besoin bien bonjour bureau
        ca ce cet cette chaque comment conference dans de demain depuis des deux du elle en encore entre est et
        etage etre faire faut grande grand heure heures hui il ils je jeudi jour journee jours juste la le les
        libre libres lundi ma maintenant mais mardi matin me merci mercredi mes midi minutes moi mois mon ne
        nous occupee on ou par pas pendant personnes petite petit peux place plait plan plus pour pouvez prise
        prochain prochaine quand que quel quelle quelles qui reservation reserver reservez reserve reunion salle
        salles samedi sans semaine si soir son sur ta te toi ton tous tout toute trouver trouve tu un une
        alentours autour avant des debut dejeuner fin jusqu milieu mi pendant plutot prochains quinze semaine toute
        environ vers
        vendredi veux voir votre voudrais vous dimanche disponible disponibles equipe ecran calme
        """
    ),
    asked=words_in("""
        reserver reserve reservez reservation reservations salle salles reunion reunions annuler annule annulez
        deplacer deplace deplacez prolonger prolonge prolongez montrer montre etage libre disponible demain
        matin personne personnes heure heures minute minutes ecran lundi mardi mercredi jeudi vendredi samedi
        dimanche changer libere liberer aide autre
    """),
    book="reserve|reserver|reservez|prends|prendre|veux|voudrais",
    person_lead="avec|et",
    asks_free=(
        r"\b(?:qu'est[- ]ce qui|quelles?)\b.{0,25}\b(?:libres?|disponibles?)\b|"
        r"\bquelque chose de (?:libre|disponible)\b|^\W*(?:les )?salles (?:libres|disponibles)\b"
    ),
    free="libre|disponible|occupee?|prise",
    instead_of="au lieu de|plutot que",
    swap_for="contre|par",
    rewrites=REWRITES,
    digit_rewrites=DIGIT_REWRITES,
)
