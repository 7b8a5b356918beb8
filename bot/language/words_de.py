"""German. The text is read without accents: "für" is "fur"; "ß" stays."""

from __future__ import annotations

from .alternatives import words_in
from .words import Words

_ONES = ["ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"]
_TENS = ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_NUMBERS = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "funf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwolf",
    "dreizehn",
    "vierzehn",
    "funfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_STEMS = [
    "erst",
    "zweit",
    "dritt",
    "viert",
    "funft",
    "sechst",
    "siebt",
    "acht",
    "neunt",
    "zehnt",
    "elft",
    "zwolft",
    "dreizehnt",
    "vierzehnt",
    "funfzehnt",
    "sechzehnt",
    "siebzehnt",
    "achtzehnt",
    "neunzehnt",
    "zwanzigst",
]
_UNITS = {f"{one}und{ten}": (i + 2) * 10 + j + 1 for i, ten in enumerate(_TENS) for j, one in enumerate(_ONES)}
_ORDINALS = {f"{stem}{end}": value for value, stem in enumerate(_STEMS, 1) for end in ("e", "en", "er", "es", "em")}
_DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
_ROOM = r"(?:@room|\b\w{0,20}(?:raum|raume|raumes|zimmer|saal|saale)\b)"
_BOOKING = (
    r"\b(?:termine?|buchung(?:en)?|reservierung(?:en)?|meetings?|besprechung(?:en)?|kalender|"
    r"sitzung(?:en)?|\d{1,2} uhr)\b"
)

WORDS = Words(
    lang="de",
    numbers={name: value for value, name in enumerate(_NUMBERS)}
    | {name: (value + 2) * 10 for value, name in enumerate(_TENS)}
    | {"dreißig": 30, "zwo": 2}
    | _UNITS,
    ordinals=_ORDINALS
    | {f"einundzwanzigst{end}": 21 for end in ("e", "en", "er")}
    | {f"dreissigst{end}": 30 for end in ("e", "en", "er")}
    | {f"dreißigst{end}": 30 for end in ("e", "en", "er")},
    ordinal_ending=r"\.",
    month_first=False,
    weekdays=(
        r"montags?|mo\b\.?",
        r"dienstags?|di\b\.?",
        r"mittwochs?|mi\b\.?",
        r"donnerstags?|do\b\.?",
        r"freitags?|fr\b\.?",
        r"samstags?|sonnabends?|sa\b\.?",
        r"sonntags?|so\b\.",
    ),
    weekday_plural=rf"(?:{_DAYS})s",
    months=(
        "januar|jan|janner",
        "februar|feb",
        "marz|mrz",
        "april|apr",
        "mai",
        "juni|jun",
        "juli|jul",
        "august|aug",
        "september|sept|sep",
        "oktober|okt",
        "november|nov",
        "dezember|dez",
    ),
    near_days={
        "ubermorgen": 2,
        "vorgestern": -2,
        "gestern": -1,
        "heute?|heut|am selben tag": 0,
        "morgen|am nachsten tag": 1,
    },
    weekend="wochenende",
    the="den|dem|der|die|das|des",
    of="im|des|der|in der|in|vom",
    on="am|an|zum|ab|auf|fur",
    this="diese[nmrs]?|kommende[nmrs]?|aktuelle[nmrs]?",
    next="nachste[nmrs]?|folgende[nmrs]?",
    last="letzte[nmrs]?",
    past="vergangene[nmrs]?|vorige[nmrs]?",
    week_after_next="(?:in )?(?:der )?ubernachste[nmr]? woche",
    with_="mit|in",
    polite="bitte|ich|wir",
    minute=r"minuten?|min\b\.?|'(?!\w)|m(?=\b)",
    hour=r"stunden?|std\b\.?|h",
    day="tage?n?|tages",
    week="wochen?",
    month="monate?n?|monats",
    year="jahre?n?|jahres",
    one=r"\bein(?:e[nmrs]?)?\b|\b1e?\b(?= (?:stunde|tag|woche))",
    couple=r"\bein(?:em)? paar\b",
    few=r"\b(?:einigen?|wenigen?)\b",
    and_half="und eine? halbe?",
    set_lengths={
        r"(?:ein(?:e[nr]?)? )?(?:halbe?n?|1/2|½)[ -]?stunde": 30,
        r"(?:ein(?:e[nr]?)? )?(?:viertel|1/4)[ -]?stunde": 15,
        r"(?:ein(?:e[nr]?)? )?(?:dreiviertel|3/4)[ -]?stunde": 45,
        r"(?:eineinhalb|anderthalb|einundeinhalb|ein einhalb) stunden?": 90,
        r"(?:zweieinhalb|zwei einhalb) stunden?": 150,
        r"(?:dreieinhalb) stunden?": 210,
        r"(?:einen )?halben tag": 240,
    },
    length_for="fur|lang|dauert|uber",
    all_day=r"(?:den )?ganze[nr]? tag|ganztagig|ganztags",
    rest_of_day="(?:fur )?(?:den )?rest des tages",
    within="in|nach|binnen|innerhalb von",
    about="ca\\.?|circa|zirka|etwa|ungefahr|rund|genau|exakt|gegen|nur|noch",
    hence=r"ab jetzt|von jetzt an|spater|ab heute",
    ago="vor",
    counted_from="nach|ab|vor(?!\\w)|von",
    now="jetzt|sofort|gleich|gerade eben|gerade|aktuell|momentan|im moment|augenblicklich",
    am="(?:uhr )?(?:morgens|fruh|vormittags)",
    pm="(?:uhr )?(?:nachmittags|abends)",
    oclock="uhr",
    clock_words={"um mitternacht|mitternacht": "24:00", "zwolf uhr mittags|12 uhr mittags": "12:00"},
    half_to=True,
    half="halb",
    quarter="viertel",
    minutes_past="nach",
    minutes_to="vor",
    at="um|gegen|ab|so um|@",
    frm="von|ab|beginnend um|vom",
    between="zwischen",
    to="bis|bis um|bis zum|auf",
    and_="und",
    until="bis um|bis|vor|spatestens um|spatestens",
    after="nach|ab|seit",
    ends="endet um|ende um",
    parts={
        "vormittags?": "morning",
        r"morgens|(?<=der )fruh|(?<=am )morgen|(?<=den )morgen|(?<=\ue003 )fruh|(?<=frueh )morgen|"
        r"(?<=fruhen )morgen|fruhmorgens": "morning",
        "nachmittags?": "afternoon",
        "abends?": "evening",
        "nachts?": "night",
        "mittags?|mittagszeit|mittagspause": "lunch",
    },
    part_lead="am|in der|zu|zur|im|den ganzen|den|gegen|um die|1 ",
    early="fruher?n?|am fruhen",
    late="spater?n?|am spaten",
    today_parts={
        "heute (?:morgen|fruh|vormittag)|diese[nr]? morgen": "morning",
        "heute nachmittag|diese[nr]? nachmittag": "afternoon",
        "heute abend|diese[nr]? abend": "evening",
        "heute nacht|diese nacht": "night",
    },
    later_today="spater heute|heute noch",
    every="jede[nmrs]?|alle",
    other="zweite[nmr]?|2te[nr]?|2\\.|anderen?",
    series={
        "taglich": "FREQ=DAILY",
        "wochentlich": "FREQ=WEEKLY",
        "zweiwochentlich|14-?tagig|alle zwei wochen|alle 2 wochen": "FREQ=WEEKLY;INTERVAL=2",
        "monatlich": "FREQ=MONTHLY",
        "vierteljahrlich|quartalsweise": "FREQ=MONTHLY;INTERVAL=3",
        "jahrlich": "FREQ=YEARLY",
        "werktags|wochentags|an werktagen|jeden werktag": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people=r"personen|person|leuten?|menschen|teilnehmern?|kollegen|gasten?|platzen?|mann|mitarbeitern?|mitarbeiter",
    group_of="gruppe von|team von|wir sind",
    me_and="mich und|mir und",
    others="andere|weitere|kollegen",
    room_for="fur",
    fits="fasst|mindestens|platz fur",
    people_words={
        "zu zweit": 2,
        "zu dritt": 3,
        "zu viert": 4,
        "zu funft": 5,
        "zu sechst": 6,
        "zu acht": 8,
        "nur fur mich": 1,
    },
    floor="stock|etage|geschoss|og\\b|stockwerk",
    floor_words={"erdgeschoss|eg": "ground", "untergeschoss|keller|ug": "basement"},
    number_sign="nummer|nr\\.?|#",
    room=r"(?:besprechungs|konferenz|meeting|sitzungs|seminar|schulungs)?(?:raum|raume|raumes|zimmer|saal)",
    building="gebaude|haus|turm",
    generic_place="der|die|das|raum|zimmer|saal|besprechungsraum|konferenzraum|meeting|room|conf|gebaude|haus|"
    "turm|etage|stock|im|in|am",
    equipment={
        "bildschirm|monitor|beamer|projektor|fernseher|tv|display|leinwand": "screen",
        "whiteboards?|flip ?charts?|tafel": "whiteboard",
        "video\\w{0,12}|kamera|webcam": "video",
        "telefon|konferenztelefon": "phone",
        "barrierefrei\\w{0,3}|rollstuhl\\w{0,10}": "wheelchair accessible",
        "ruhig\\w{0,3}|leise\\w{0,3}": "quiet",
    },
    without="ohne|keine?n?",
    called="namens|mit dem (?:titel|namen|betreff|thema)|(?:titel|betreff|thema):?|genannt",
    subject_ends=r"(?:um|am|von|ab|bis|zwischen) \S|(?:heute|morgen|ubermorgen)\b|fur \d|in \d|im |mit ",
    subject_for="fur (?:die|das|den|eine?n?|unsere?n?|meine?n?) ",
    meeting_nouns=r"\w{0,20}(?:besprechung|sitzung|meeting|workshop|schulung|planung|treffen|termin|gesprach|"
    r"runde|review)",
    later="spater|nach hinten|verschieben um|verspaten",
    earlier="fruher|nach vorne?|vorziehen|vorverlegen",
    shorter="kurzer|kurzen|verkurze\\w{0,2}|weniger",
    total="auf (?:eine?|\\d)",
    more="langer|weitere|noch|mehr|um",
    move_to="auf|nach|zu|in den|in die",
    at_word="um",
    until_word="bis",
    noon_words="mittag|mitternacht",
    end_now="(?:jetzt )?(?:beenden|fertig)(?: jetzt)?|(?:wir|ich) (?:sind|bin) fertig",
    intents=(
        ("admin", r"^admin\b", ""),
        (
            "help",
            r"^(?:bitte )?(?:hilfe|hilf mir|help)\b|\bwas (?:kannst|konnen) (?:du|sie)\b|\bwie (?:kannst|"
            r"funktioniert)\b|\bkannst du mir helfen\W*$",
            "",
        ),
        ("extend", r"\b(?:jetzt beenden|beende|(?:wir|ich) (?:sind|bin) (?:schon )?fertig)\b", ""),
        (
            "cancel",
            r"\b(?:storniere?n?|stornier|absagen|sage?|losche?n?|cancel|streiche?n?|"
            rf"entferne?n?)\b.{{0,60}}(?:{_BOOKING}|{_ROOM}|\bab\b|\b\d)|{_BOOKING}.{{0,40}}\b(?:absagen|"
            rf"stornieren|loschen|streichen)\b|\b(?:brauche|brauchen|benotige)\b.{{0,40}}\bnicht mehr\b",
            "",
        ),
        (
            "change_room",
            r"\b(?:anderen|anderer|grosseren|kleineren|großeren) (?:raum|besprechungsraum|zimmer)\b|"
            r"\braum (?:wechseln|andern|tauschen)\b|\bwechsle?\b.{0,30}\braum\b",
            r"^(?:buche|reserviere)",
        ),
        ("extend", r"\b(?:verlangere?n?|verlanger|langer|verkurze?n?|kurzer)\b", ""),
        (
            "change_time",
            r"\b(?:verschiebe?n?|verleg\w{0,3}|verschieb|vorziehen|andere?|umbuchen|spater|"
            r"fruher)\b.{0,60}(?:\d|\b(?:termin|buchung|meeting|besprechung|reservierung|auf|es)\b)",
            rf"^(?:buche|reserviere)|{_ROOM} (?:am|um|fur)",
        ),
        (
            "show_plan",
            r"\b(?:grundriss|etagenplan|stockwerksplan|raumplan|lageplan|karte)\b|"
            r"\bzeig\w{0,2}\b.{0,20}\b(?:stock|etage|geschoss|plan)\b|^wo ist @room",
            "",
        ),
        (
            "my_bookings",
            rf"\b(?:meine[nr]?|unsere)\b.{{0,30}}{_BOOKING}|\b(?:welche|was|wann|zeig\w{{0,2}}|habe ich|"
            rf"hab ich)\b.{{0,40}}(?:{_BOOKING}|\b(?:habe ich|hab ich|steht an|gebucht)\b)",
            r"\bbuche\b|\braume?\b.{0,20}\bfrei",
        ),
        (
            "check_room",
            r"@room.{0,40}\b(?:frei|belegt|besetzt|verfugbar|gebucht)\b|\b(?:frei|belegt|besetzt|"
            r"verfugbar)\b.{0,30}@room|\b(?:ist|wann ist) (?:der|das|dieser) \w{0,20}(?:raum|zimmer|"
            r"saal)\b.{0,40}\b(?:frei|belegt|besetzt|verfugbar)\b|\bwann\b.{0,20}@room",
            r"^(?:buche|reserviere)",
        ),
        (
            "find_or_book",
            rf"{_ROOM}|@building|\b(?:buche?n?|reserviere?n?|miete?n?)\b.{{0,40}}(?:{_BOOKING}|\bplatz)",
            r"\b(?:hotel\w{0,8}|wohnzimmer|schlafzimmer|kinderzimmer|tisch|restaurant|flug|zug|licht)\b",
        ),
        (
            "greeting",
            r"^(?:hallo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|gruß gott|gruezi|grußi|hello|na)\b|"
            r"\bwie geht(?:'s| es)\b",
            "",
        ),
    ),
    filler=words_in(
        """
        bitte ein eine einen raum der die das fur und ich wir brauche brauchen mochte mochten um uhr am im in
        zimmer buchen buche noch frei hatte gern gerne mit von bis danke treffen termin besprechung
        """
    ),
    ordinary=words_in(
        """
        aber alle allen als am an auch auf aus bei bis bitte brauche brauchen buche buchen buchung danke dann
        das dem den der des die dienstag donnerstag du ein eine einem einen einer er es etage fenster frei
        freitag fur ganze ganzen gebaude gerne grosse grossen grosser haben habe hat heute hier ich ihr im in
        ist ja jede jeden jetzt kann kannst kein keinen kleine kleinen kleiner kommende kommenden konnen konnte
        leute man mehr mein meine meinen mich mir mit mittag mittwoch mochte montag morgen nach nachmittag
        nachste nachsten nacht nein nicht noch nur oder ohne person personen platz raum raume reservieren
        reserviere ruhigen ruhiger samstag sein sich sie sind so sonntag stock stunde stunden tag tage termin
        uber uhr um und uns unser unsere verfugbar vom von vor vormittag wann war was welche welcher wenn wer
        wie wieder wir wird wo woche wochen zeit zimmer zu zum zur zwischen besprechung meeting belegt besetzt
        gross klein abend bildschirm
        """
    ),
    book="buche|buchen|reserviere|reservieren|nehme|brauche|mochte",
    person_lead="mit|und|von",
    free="frei|verfugbar|belegt|besetzt|gebucht",
    instead_of="statt|anstatt|anstelle von",
    swap_for="gegen|durch",
    rewrites=(
        (rf"\b({_DAYS})(s?)(vormittags?|nachmittags?|abends?|mittags?|nachts?|fruh)\b", r"\1 \3"),
        (rf"\b({_DAYS})morgen\b", r"\1 vormittag"),
        (r"\b(heute) morgen\b", r"heute vormittag"),
        (r"\bmorgen (?:fruh|morgen)\b", "morgen vormittag"),
        (rf"\b({_DAYS}) (?:morgen|fruh)\b", r"\1 vormittag"),
        (r"\bspat(vormittags?|nachmittags?|abends?)\b", r"spaten \1"),
        (r"\bfruh(vormittags?|nachmittags?|abends?)\b", r"fruhen \1"),
        (r"\bdreiviertel (?!stunde)(\w{2,8})\b", r"viertel vor \1"),
        (r"\b(\d{1,2}) uhr und (\d{1,2})\b", r"\1 uhr \2"),
    ),
)
