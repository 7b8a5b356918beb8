"""German. The text is read without accents: "für" is "fur"; "ß" stays."""

from __future__ import annotations

from ..alternatives import list_of, words_in
from ..words import Words
from .talk import ASIDES, FOLLOW, INTENTS

_ONES = ["ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"]
_TENS = ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_NUMBERS = list_of(
    """
    null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn
    achtzehn neunzehn
    """
)
_STEMS = list_of(
    """
    erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt sechzehnt
    siebzehnt achtzehnt neunzehnt zwanzigst
    """
)
_TOGETHER = ("zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht")
_TENS_OF = {name: (value + 2) * 10 for value, name in enumerate(_TENS)} | {"dreißig": 30}
_UNITS = {f"{one}und{ten}": value + j for ten, value in _TENS_OF.items() for j, one in enumerate(_ONES, 1)}
_STEM_OF = {stem: value for value, stem in enumerate(_STEMS, 1)} | {"siebent": 7}
_STEM_OF |= {f"{name}st": value for name, value in (_TENS_OF | _UNITS).items() if value <= 31}
_ORDINALS = {f"{stem}{end}": value for stem, value in _STEM_OF.items() for end in ("e", "en", "er", "es", "em")}
_HOUR = "(?:" + "|".join(sorted(_NUMBERS[1:13], key=len, reverse=True)) + r"|ein|1[0-2]|[1-9])"
_DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
WORDS = Words(
    lang="de",
    numbers={name: value for value, name in enumerate(_NUMBERS)} | {"zwo": 2} | _TENS_OF | _UNITS,
    ordinals=_ORDINALS,
    ordinal_ending=r"\.|te[nrms]?|ste[nrms]?",
    month_first=False,
    weekdays=(
        r"montags?|mon?\b\.?",
        r"dienstags?|die?\.|di\b",
        r"mittwochs?|mit?\.|mi\b",
        r"donnerstags?|don?\b\.?",
        r"freitags?|fre?\b\.?",
        r"samstags?|sonnabends?|sam?\b\.?",
        r"sonntags?|son?\.",
    ),
    weekday_plural=rf"(?:{_DAYS})s",
    months=tuple(
        list_of(
            """
            januar|janner|jan februar|febr|feber|feb marz|mrz april|apr mai juni|jun juli|jul august|aug
            september|sept|sep oktober|okt november|nov dezember|dez
            """
        )
    ),
    near_days={
        "uberubermorgen": 3,
        "ubermorgen": 2,
        "vorgestern": -2,
        "gestern": -1,
        "heute?|heut|am selben tag|heutigen? tag|diesen tag": 0,
        "morgen|am (?:nachsten|folgenden|morgigen) tag|tags darauf|(?:den |am )?tag darauf": 1,
    },
    weekend="wochenendes?",
    holidays={
        "neujahr(?:stag)?": "01-01",
        "(?:heilige )?3 konige|dreikonigstag|dreikonigsfest": "01-06",
        "valentinstag": "02-14",
        "weiberfast(?:nacht|elovend)": "easter-52",
        "(?:fastnachts|faschings|karnevals)samstag": "easter-50",
        "(?:fastnachts|faschings|karnevals)sonntag|tulpensonntag": "easter-49",
        "rosenmontag": "easter-48",
        "(?:fastnachts|faschings|karnevals|veilchen)dienstag|fastnacht|fasching|karneval": "easter-47",
        "aschermittwoch": "easter-46",
        "(?:internationale[nr]? )?(?:welt)?frauentag": "03-08",
        "palmsonntag": "easter-7",
        "grundonnerstag": "easter-3",
        "karfreitag": "easter-2",
        "karsamstag|ostersamstag": "easter-1",
        r"ostern|osterfest|ostersonntag|osterwochenende|osterfeiertage?|1\. osterfeiertag": "easter",
        r"ostermontag|2\. osterfeiertag": "easter+1",
        "weiße[nr]? sonntag|weisse[nr]? sonntag": "easter+7",
        "walpurgisnacht": "04-30",
        "tag der arbeit|maifeiertag|erster mai": "05-01",
        "muttertag": "05:su:2",
        "christi himmelfahrt|himmelfahrt(?:stag)?|vatertag|herrentag|mannertag": "easter+39",
        "pfingsten|pfingstsonntag|pfingstwochenende": "easter+49",
        "pfingstmontag": "easter+50",
        "dreifaltigkeitssonntag": "easter+56",
        "fronleichnam(?:stag)?|fronleichnamsfest": "easter+60",
        "(?:internationale[nr]? |welt)?kindertag": "06-01",
        "johannistag": "06-24",
        "maria himmelfahrt": "08-15",
        "tag der (?:deutschen )?einheit|deutschen? einheit": "10-03",
        "erntedank(?:fest|sonntag)?": "10:su:1",
        "osterreichische[nr]? nationalfeiertag": "10-26",
        "schweizer (?:nationalfeiertag|bundesfeier)": "08-01",
        "reformationstag|reformationsfest|halloween": "10-31",
        "allerheiligen": "11-01",
        "allerseelen": "11-02",
        r"martinstag|sankt martin|st\. martin|martinsfest": "11-11",
        "volkstrauertag": "advent-14",
        "buß-? ?und bettag|buss-? ?und bettag": "advent-11",
        "totensonntag|ewigkeitssonntag": "advent-7",
        "thanksgiving": "11:th:4",
        r"(?:1\. )?advent(?:ssonntag)?": "advent",
        r"2\. advent(?:ssonntag)?": "advent+7",
        r"3\. advent(?:ssonntag)?": "advent+14",
        r"4\. advent(?:ssonntag)?": "advent+21",
        "nikolaus(?:tag)?": "12-06",
        "maria empfangnis": "12-08",
        "heilig(?:er |en )?abend|weihnachtsabend": "12-24",
        r"weihnachten|weihnachts(?:fest|tag|feiertage?)|1\. weihnachts(?:feier)?tag|christfest": "12-25",
        r"2\. weihnachts(?:feier)?tag|stephanstag|stefanitag": "12-26",
        "silvester(?:abend|tag)?|sylvester": "12-31",
        "fruhlings(?:anfang|beginn)": "03-20",
        "sommer(?:anfang|beginn)": "06-21",
        "herbst(?:anfang|beginn)": "09-22",
        "winter(?:anfang|beginn)": "12-21",
    },
    week_number=r"kw\.?|kalenderwoche|woche(?= \d)",
    date_lead="am|vom|zum|bis zum|ab dem|seit dem",
    the="den|dem|der|die|das|des",
    of="im|des|der|in der|in|vom",
    on="am|an|zum|ab|auf|fur",
    this="diese[nmrs]?|kommende[nmrs]?|aktuelle[nmrs]?|laufende[nmrs]?|dies",
    next="nachste[nmrs]?|folgende[nmrs]?|nachst",
    last="letzte[nmrs]?",
    past="vergangene[nmrs]?|vorige[nmrs]?",
    end_of="(?:am |zum )?ende",
    start_of="(?:am |zu |ab )?(?:anfang|beginn)",
    week_after_next="(?:in )?(?:der )?ubernachste[nmr]? woche",
    week_on="woche drauf",
    fortnight_on="zweiwochen drauf",
    with_="mit|in",
    polite="bitte|ich|wir",
    minute=r"minuten?|minutchen|mins?\b\.?|'(?!\w)|m(?=\b)",
    hour=r"stunden?|stundchen|stdn?\b\.?|h",
    day=r"tage?n?|tages|tg\b\.?",
    week=r"wochen?|wo\.|wch\b\.?",
    month=r"monate?n?|monats|mon\.|mt\b\.?",
    year="jahre?n?|jahres",
    one=r"\bein(?:e[nmrs]?)?\b|\b1e?\b(?= (?:stunde|tag|woche))",
    couple=r"\b(?:ein(?:em|en|er|e)? )?paar\b",
    few=r"\b(?:einigen?|wenigen?|mehreren?)\b",
    further="volle[nrs]?|ganze[nrs]?|weitere[nrs]?|geschlagene[nrs]?",
    and_half="(?:und )?(?:eine[nr]? |ein ?)?halbe?[nrs]?",
    set_lengths={
        r"(?:ein(?:e[nrs]?)? )?(?:halbe?[nrs]?|1/2|½)[ -]?(?:stunde|stundchen|std\.?|h)": 30,
        r"(?:ein(?:e[nr]?)? )?(?:viertel|1/4|¼)[ -]?(?:stunde|std\.?)|viertelstundchen": 15,
        r"(?:ein(?:e[nr]?)? )?(?:dreiviertel|3 viertel|3/4|¾)[ -]?(?:stunden?|std\.?)": 45,
        r"(?:eineinhalb|anderthalb|einundeinhalb|ein einhalb|1 ?1/2|1 ?½)[ -]?(?:stunden?|std\.?|h)": 90,
        r"ein(?:e|er)? (?:und eine )?dreiviertel ?stunden?|einunddreiviertel stunden?": 105,
        r"(?:eine|einer) stunde und (?:eine |einer )?viertel(?:stunde)?|(?:fünf|5) viertelstunden": 75,
        r"(?:ein(?:e[nm])? )?halbe[nr]? tag|halbtags?": 240,
    },
    length_for="fur|lang|dauert|dauer:?|uber|geht",
    all_day=r"(?:den |einen )?(?:ganze[nr]?|gesamte[nr]?|volle[nr]?|komplette[nr]?) tag|ganztagi?g?e?[nrs]?|ganztags|"
    "von fruh bis spat",
    rest_of_day="(?:fur )?(?:den )?(?:rest des tages|restlichen tag)",
    within="in|nach|binnen|innerhalb von|innerhalb der|innerhalb|im laufe von",
    inside="binnen|innerhalb von|innerhalb der|innerhalb",
    about="ca\\.?|circa|zirka|etwa|ungefahr|rund|genau|exakt|gegen|nur|noch|knapp|gut|maximal|max\\.?|hochstens|"
    "mindestens|so|punktlich um|punkt",
    hence=r"ab jetzt|von jetzt an|von nun an|spater|ab heute|von heute an|von heute|darauf",
    ago="vor",
    counted_from="nach|ab|vor(?!\\w)|von",
    now="jetzt|sofort|gleich|gerade eben|gerade|aktuell(?:e uhrzeit|e zeit)?|momentan|im moment|augenblicklich|"
    "umgehend|unverzuglich|schnellstmoglich|so (?:fruh|bald|schnell|zeitig) wie (?:nur )?moglich|baldmoglichst|"
    "auf der stelle|in diesem (?:moment|augenblick)|zur zeit|derzeit|wie spat ist es|wieviel uhr",
    bare_am=r"(?<=\d)am",
    am="(?:uhr )?(?:morgens|fruhs?|vormittags|in der fruh(?:e)?|am (?:fruhen )?(?:morgen|vormittag))",
    pm="(?:uhr )?(?:nachmittags?|abends|am (?:spaten |fruhen )?(?:nachmittag|abend))",
    oclock="uhr",
    clock_words={
        "(?:um )?mitternacht|12 (?:uhr )?(?:abends|nachts|in der nacht)|ende des tages|tagesende": "24:00",
        "12 (?:uhr )?(?:mittags|am mittag)|punkt mittag": "12:00",
        "feierabend|dienstschluss|buroschluss|arbeitsschluss|arbeitsende|ende des arbeitstage?s|"
        "geschaftsschluss": "closes",
        "(?:zu |zum |bei )?(?:arbeits|dienst|buro)beginn|gleich (?:in der )?fruh|(?:gleich )?als erstes": "opens",
    },
    hours_of_24=True,
    half_to=True,
    half="halb",
    quarter="viertel",
    minutes_past="nach",
    minutes_to="vor",
    minutes_to_is_range=False,
    at="um|gegen|ab|so um|so gegen|um etwa|um ca\\.?|um circa|punktlich um|punkt|@",
    frm="von|ab|beginnend um|beginnend ab|vom|von etwa|von ca\\.?",
    between="zwischen",
    to="bis|bis um|bis zum|bis ca\\.?|bis etwa|bis gegen|auf",
    and_="und",
    or_="oder",
    until="bis spatestens um|bis spatestens|bis um|bis zum|bis|vor|spatestens um|spatestens bis|spatestens|"
    "nicht spater als",
    after="nach|ab|seit|fruhestens um|fruhestens ab|fruhestens|nicht vor",
    ends="endet um|ende um",
    parts={
        "vormittag(?:s|en?)?|vor dem (?:mittag|mittagessen|essen)|vor der mittagspause": "morning",
        r"morgens|(?<=der )fruhe?|(?<=am )morgen|(?<=den )morgen|(?<=\ue003 )fruh|(?<=frueh )morgen|"
        r"(?<=fruhen )morgen|fruhmorgens|(?<=ganzen )morgen|(?<=gegen )morgen|in aller fruhe?|morgenstunden|"
        r"vormittagsstunden|fruhstuck(?:szeit)?": "morning",
        "nachmittag(?:s|en?)?|nachmittagsstunden": "afternoon",
        "nach dem (?:mittag|mittagessen|essen)|nach der mittagspause": "after lunch",
        "abend(?:s|en?)?|abendstunden|abendessen|feierabendzeit|nach feierabend|nach der arbeit": "evening",
        "nachts?|mitternachtsstunden|nachtstunden": "night",
        "mittags?|mittagszeit|mittagspause|mittagessen|mittagsstunde": "lunch",
    },
    part_lead="wahrend der|wahrend des|uber den|den ganzen|am|in den|in der|zu|zur|zum|beim|im|den|gegen|um die|1 |in",
    early="fruh (?:am|in der)|fruher?n?|am fruhen|zeitigen",
    late="spat (?:am|in der)|spater?n?|am spaten|spat",
    hello=(
        r"(?:(?:hi|hey|hallo|moin)\b[ ,.!]+)?(?:(?:einen? )?(?:(?:wunder)?schonen? )?(?:guten?|schonen?) "
        r"(?:morgen|tag|mittag|nachmittag|abend|nacht|montag|dienstag|mittwoch|donnerstag|freitag)|"
        r"morgen(?= ?[!.]| (?:zusammen|allerseits|alle|allen|leute|team|ihr|ihr lieben)\b|"
        r", (?:ich|wir|kann|konnen|konnte|hast|habt|hatte|gibt|ist|sind)\b))"
    ),
    today_parts={
        "heute (?:am )?(?:morgen|fruh|vormittag)|diese[nr]? (?:morgen|vormittag)": "morning",
        "heute (?:am )?nachmittag|diese[nr]? nachmittag": "afternoon",
        "heute (?:am )?abend|diese[nr]? abend": "evening",
        "heute nacht|diese nacht|heute in der nacht": "night",
        "heute (?:am |zu )?mittag|diese[nr]? mittag": "lunch",
    },
    later_today="spater heute|heute noch|spater am tag|heute spater|im laufe des tages",
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
    people=r"personen|person|leuten?|menschen|teilnehmern?|kollegen|gasten?|platzen?|mann|pers\b\.?|pax|"
    r"mitarbeitern?",
    group_of="gruppe von|team von|wir sind",
    me_and="mich und|mir und",
    others="andere|weitere|kollegen",
    alongside="mit",
    peers="kolleg(?:en|innen)|freunden|anderen|weiteren|leuten aus meinem team|externen",
    room_for="fur",
    fits="fasst|mindestens|platz fur",
    people_words={"nur fur mich": 1} | {f"zu {word}": count for count, word in enumerate(_TOGETHER, 2)},
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
    r"runde|review|abstimmung|interview|austausch|prasentation|telefonat)|sync|call|jour fixe|stand-?up",
    later="spater|nach hinten|verschieben um|verspaten",
    earlier="fruher|nach vorne?|vorziehen|vorverlegen",
    shorter="kurzer|kurzen|verkurze\\w{0,2}|weniger",
    total="auf (?:eine?|\\d{1,3})",
    more="langer|weitere|noch|mehr|um",
    move_to="auf|nach|zu|in den|in die",
    at_word="um",
    until_word="bis",
    noon_words="mittag|mitternacht",
    end_now="(?:jetzt )?(?:beenden?|fertig|schluss)(?: jetzt)?|(?:wir|ich) (?:sind|bin) fertig",
    bigger=r"gro(?:ß|ss)ere[nrs]?|mehr (?:platze?|sitze|sitzplatze)",
    intents=INTENTS,
    follow=FOLLOW,
    asides=ASIDES,
    filler=words_in(
        """
        hallo hi hey moin servus
        bitte ein eine einen raum der die das fur und ich wir brauche brauchen mochte mochten um uhr am im in
        zimmer buchen buche noch frei hatte gern gerne mit von bis danke treffen termin besprechung kurz kurze
        kurzer kurzes kurzen schnell schnelles schnelle schneller nen habt ihr hast du was etwas irgendwas
        irgendwo gibt es gibts ruhe telefonieren gleich spontan kunden gaste team unser unsere unserem unserer
        mein wir uns allen dem den einem einer sind platz frei
        """
    ),
    ordinary=words_in(
        """
        geben gib bekommen kriegen kriege
        aber alle allen als am an auch auf aus bei bis bitte brauche brauchen buche buchen buchung danke dann
        das dem den der des die dienstag donnerstag du ein eine einem einen einer er es etage fenster frei
        freitag fur ganze ganzen gebaude gerne grosse grossen grosser haben habe hat heute hier ich ihr im in
        innerhalb
        ist ja jede jeden jetzt kann kannst kein keinen kleine kleinen kleiner kommende kommenden konnen konnte
        leute man mehr mein meine meinen mich mir mit mittag mittwoch mochte montag morgen nach nachmittag
        nachste nachsten nacht nein nicht noch nur oder ohne person personen platz raum raume reservieren
        reserviere ruhigen ruhiger samstag sein sich sie sind so sonntag stock stunde stunden tag tage termin
        uber uhr um und uns unser unsere verfugbar vom von vor vormittag wann war was welche welcher wenn wer
        wie wieder wir wird wo woche wochen zeit zimmer zu zum zur zwischen besprechung meeting belegt besetzt
        gross klein abend bildschirm
        """
    ),
    asked=words_in("""
        buche buchen buchung buchungen reserviere reservieren reservierung reservierungen raum raume besprechung
        besprechungen besprechungsraum termin termine meeting zeige etage stockwerk grundriss storniere
        stornieren absagen verschiebe verschieben verlangere verlangern morgen ubermorgen heute nachmittag
        vormittag abend frei hilfe meine personen person stunde stunden minute minuten bildschirm beamer montag
        dienstag mittwoch donnerstag freitag samstag sonntag etagenplan andere anderer anderen
    """),
    book="buche|buchen|reserviere|reservieren|nehme|brauche|mochte",
    person_lead="mit|und",
    asks_free=(
        r"\b(?:was|welche (?:\w{0,20}raume?|zimmer))\b.{0,25}\b(?:frei|verfugbar)\b|"
        r"\b(?:irgend)?(?:was|etwas|wo) (?:noch )?frei(?:es)?\b|\bfreie (?:\w{0,20}raume|zimmer)\b"
    ),
    free="frei|verfugbar|belegt|besetzt|gebucht",
    instead_of="statt|anstatt|anstelle von",
    swap_for="gegen|durch",
    rewrites=(
        (r"\b'?ne([nmr]?)\b", r"eine\1"),
        (r"\bgibts\b", "gibt es"),
        (r"\b(\d{1,2}(?::\d\d)?)-uhr-(?=\w)", r"\1 uhr "),
        (rf"\b({_DAYS})(s?)(vormittags?|nachmittags?|abends?|mittags?|nachts?|fruh)\b", r"\1 \3"),
        (rf"\b({_DAYS})(spat|fruh)(vormittags?|nachmittags?|abends?)\b", r"\1 \2en \3"),
        (rf"\b({_DAYS})morgen\b", r"\1 vormittag"),
        (r"\bkommende[nmrs]? (?=(?:woche|monat|jahr)\b)", "nachste "),
        (r"\b(heute) morgen\b", r"heute vormittag"),
        (r"\b(uber)?morgen (?:fruhs?|morgen|in der fruhe?)\b", r"\1morgen vormittag"),
        (r"\bmorgen(vormittags?|nachmittags?|abends?|mittags?|nachts?)\b", r"morgen \1"),
        (rf"\b({_DAYS}) (?:morgen|fruh)\b", r"\1 vormittag"),
        (rf"\b({_DAYS}|mo|di|mi|do|fr|sa) in (?:einer woche|acht tagen|[18] (?:woche|tagen))\b", r"\1 woche drauf"),
        (rf"\b({_DAYS}|mo|di|mi|do|fr|sa) in (?:(?:zwei|2) wochen|(?:vierzehn|14) tagen)\b", r"\1 zweiwochen drauf"),
        (r"\bso,? (?=\d{1,2}\.(?:\d{1,2}\.| \w))", "sonntag "),
        (r"\bspat(vormittags?|nachmittags?|abends?)\b", r"spaten \1"),
        (r"\bfruh(vormittags?|nachmittags?|abends?)\b", r"fruhen \1"),
        (rf"\b(?:drei|3) ?/? ?viertel (?=\d{{0,2}}{_HOUR}\b)(?!stunde)", "viertel vor "),
        (rf"\bviertel ({_HOUR})\b(?! (?:uhr|stunde))", r"45 minuten vor \1"),
        (rf"\bubernachste[nrs]? ({_DAYS}|mo|di|mi|do|fr|sa)\b", r"2 \1 spater"),
        (rf"\b({_DAYS}) nach dem (?:nachsten|kommenden)\b", r"2 \1 spater"),
        (r"\b(?:heute|morgen) in (?:einer woche|acht tagen|8 tagen)\b", r"in 7 tagen"),
        (r"\b(heute|morgen|ubermorgen) in ((?:zwei|drei|2|3) wochen|(?:14|vierzehn) tagen)\b", r"\2 nach \1"),
        (r"\b(zwei|drei|vier|funf|sechs|sieben|acht)(?:und)?einhalb\b", r"\1 einhalb"),
        (rf"\b({_HOUR}(?::\d\d)? ?(?:uhr|h)|\d\d?:\d\d) (?:aller)?spatestens\b", r"spatestens \1"),
        (
            r"\b(?:wahrend|innerhalb) der (?:arbeits|buro|geschafts|kern)(?:zeit|zeiten|stunden|arbeitszeit)\b",
            "von arbeitsbeginn bis feierabend",
        ),
        (r"\bein(?= uhr\b)", "eins"),
        (r"\b(?:in den |die )?(?:nachsten|kommenden) (?:paar )(?=minuten|stunden)", "in den nachsten 2 "),
    ),
    digit_rewrites=(
        (r"^(\d{1,2}\.(?:0?[1-9]|1[0-2]))$", r"\1."),
        (r"\b(\d{1,2}) stunden und eine(?:r)? viertel ?stunde\b", r"\1 stunden und 15 minuten"),
        (r"\b3 viertelstunden\b", "45 minuten"),
        (r"\beine[mns]? halben? jahr\b", "6 monaten"),
        (r"\b(?:am|ubers|furs) wochenende\b", "dieses wochenende"),
        (
            r"\b(\d{1,2}) ?uhr (?:und )?([1-5]\d)\b(?![.:]\d|\.| ?(?:uhr|personen|leute|person|teilnehmer|gaste|"
            r"platze|mann|kollegen|mitarbeiter|stunden?|bis))",
            r"\1:\2",
        ),
        (r"\b(\d{1,2}) ?uhr (?:und )?0?([1-9])(?= ?(?:$|[,.?!](?!\d)))", r"\1:0\2"),
        (r"\b(\d{1,2}) uhr und (\d{1,2}) minuten\b", r"\1:\2"),
    ),
)
