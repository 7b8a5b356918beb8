"""German: what people want, what they say beside it, and how they go on. The text is read without accents."""

from __future__ import annotations

from ..alternatives import any_of, only_of, words_in
from ..aside_words import AsideWords
from ..follow_words import FollowWords
from ..sheet import THING

_DAYS = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
_ROOM = r"(?:@room|\b\w{0,20}(?:raum|raume|raumes|zimmer|saal|saale)\b)"
_BOOKING = (
    r"\b(?:termine?[ns]?|buchung(?:en)?|reservierung(?:en)?|meetings?|besprechung(?:en)?|kalender|sitzung(?:en)?|"
    r"treffens?|workshops?|schulung(?:en)?|gesprache?|serie|\d{1,2}(?::\d\d)? ?uhr|\d{1,2}-uhr-\w{3,20})\b"
)
_IT = r"\b(?:ihn|sie|es|das|alles|den|die|diese[nrs]?)\b"
_BOOK = (
    r"\b(?:buche?n?|reserviere?n?|miete?n?|brauche?n?|benotige?n?|suche?n?|finde?n?|plane?n?|organisiere?n?|"
    r"vereinbare?n?|mochten?|hatten?|wollen|will|gib|setze?)\b"
)
_NOT_OURS = any_of(r"""
    \b(?:hotel\w{0,8}|wohnzimmer|schlafzimmer|kinderzimmer|badezimmer|tisch|restaurant|fl[uü]ge?|zug|licht|heizung)\b
    \b(?:wecker|timer|musik|lieder?|playlist|arzt\w{0,6}|zahnarzt\w{0,4}|friseur|pizza|taxi|wetter|e-?mails?|konto)\b
""")
_FREE = r"\b(?:frei|belegt|besetzt|verfugbar|gebucht|voll|leer)\b"
_OTHER_ROOM = (
    r"(?:andere[nrs]?|gro(?:ß|ss)ere[nrs]?|kleinere[nrs]?|ruhigere[nrs]?|bessere[nrs]?) (?:\w{0,20}raum|zimmer|saal)"
)

INTENTS: tuple[tuple[str, str, str], ...] = (
    (
        "admin",
        any_of(r"""
            ^admin\b
            ^\W*(?:wie |ich (?:mochte|will|muss) |kann ich |bitte )*(?:richte|konfiguriere|installiere) (?:ich|wir) \
              (?:nook|dich|das|den bot)(?: ein)?\W*$
            ^\W*(?:wie |ich (?:mochte|will|muss) |kann ich |bitte )*(?:nook|dich|den bot) \
              (?:einrichten|konfigurieren|installieren)\W*$
            ^(?:einrichtung|einrichten|konfigurieren)\W*$
        """),
        "",
    ),
    (
        "help",
        any_of(r"""
            ^(?:bitte )?(?:hilfe|hilf mir|help|befehle|anleitung)\b
            \bwas (?:kannst|konnen|kann) (?:du|sie|ich|man|nook)\b.{0,30}(?:\b(?:alles|tun|machen|hier|fragen|\
              sagen|dich)\b|$|\?)
            \bwie (?:funktioniert|geht|benutzt|benutze|bediene)\b.{0,20}\b(?:das|es|nook|man|ich|hier|bot)\b(?! es)
            \bwie (?:buche|storniere|verlangere|verschiebe|reserviere|kann) (?:ich|man)\b
            \b(?:kannst du|konnen sie) (?:mir|uns) (?:bitte )?helfen\W*$
            \bwer bist du\b|\bwobei (?:kannst|konnen)\b|\bich brauche hilfe\b
        """),
        rf"@room|^(?!.{{0,20}}\bwie\b).{{0,80}}(?:{_ROOM}.{{0,20}}\b(?:zu )?(?:buchen|reservieren|finden|planen)|"
        rf"\b(?:zu )?(?:buchen|reservieren|finden|planen)\b.{{0,20}}{_ROOM})",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:beende\w{0,2}|beenden)\b
            \b(?:wir|ich) (?:sind|bin) (?:schon |jetzt |hier |fruher |eher |bereits ){0,2}fertig\b
            \bmach\w{0,2} (?:jetzt )?schluss\b|\b(?:vorzeitig|fruher) (?:schluss|zu ende)\b
        """),
        r"\bum \d",
    ),
    (
        "cancel",
        any_of(rf"""
            \b(?:storniere?n?|stornier|absagen|abzusagen|losche?n?|cancel\w{{0,3}}|streiche?n?|entferne?n?|\
              annulliere?n?|\
              aufheben)\b.{{0,60}}(?:{_BOOKING}|{_ROOM}|{_IT}|\b\d)
            \bsage?\b.{{0,60}}\bab\b|\b(?:gib|geben)\b.{{0,40}}\b(?:frei|zuruck)\b
            (?:{_BOOKING}|{_ROOM}|{_IT}).{{0,40}}\b(?:absagen|stornieren|loschen|streichen|canceln|annullieren|\
              freigeben)\b
            \b(?:brauche|brauchen|benotigen?)\b.{{0,50}}\b(?:nicht|keine?n?) mehr\b
            {_BOOKING}.{{0,30}}\b(?:fallt|fallen) aus\b|{_BOOKING}.{{0,30}}\bfindet nicht statt\b
            ^(?:bitte )?(?:storniere?n?|absagen|loschen)(?: bitte)?\W*$
        """),
        rf"{_NOT_OURS}|\bverschieb",
    ),
    (
        "change_room",
        any_of(rf"""
            {_OTHER_ROOM}|\braum (?:wechseln|andern|tauschen)\b
            \b(?:wechs\w{{1,4}}|tausch\w{{0,3}})\b.{{0,40}}(?:\braum\b|\bzimmer\b|@room)
            \b(?:verleg\w{{0,3}}|verschieb\w{{0,3}}|umbuchen|bring\w{{0,2}}|zieh\w{{0,2}}|leg\w{{0,2}})\b.{{0,60}}\
              \b(?:in|nach|auf) (?:den |die |das )?(?:raum |saal )?@room
            \b(?:statt|anstatt|anstelle von) (?:in )?(?:dem |den |der )?@room|@room (?:statt|anstatt)\b
        """),
        r"^(?:bitte )?(?:buche?|reserviere?)\b(?!.{0,60}\bum(?:buchen)?\W*$)",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:verlangere?n?|verlanger|langer|verkurze?n?|kurzer|ausdehnen|dehne)\b
            \b(?:noch|weitere|zusatzlich) (?:eine?n? |\d{1,3} ?|ein paar )(?:weitere |halbe |viertel)*(?:stunden?|\
              min\w{0,4})\b
            \b\d{1,3} (?:stunden?|min\w{0,4}) (?:mehr|dranhangen|dran|anhangen|extra)\b
        """),
        rf"^(?:bitte )?(?:buche?|reserviere?)\b|{_ROOM} (?:am|um|fur)|\b(?:einen|ein) (?:raum|zimmer)\b",
    ),
    (
        "change_time",
        any_of(rf"""
            \b(?:verschieb\w{{0,3}}|verleg\w{{0,3}}|vorziehen|vorverlegen|umbuchen|umlegen|andere?|andern|\
              verschoben)\b.{{0,60}}\
              (?:\d|{_BOOKING}|\b(?:auf|es|das|ihn|sie|{_DAYS}|morgen)\b)
            (?:{_BOOKING}|{_IT}).{{0,60}}\b(?:verschieben|verlegen|vorziehen|umbuchen|umlegen|andern)\b
            \b(?:leg|zieh|schieb)\w{{0,2}}\b.{{0,60}}\b(?:auf|vor|nach hinten|um)\b
            {_BOOKING}.{{0,60}}\b(?:spater|fruher)\b
        """),
        rf"^(?:bitte )?(?:buche?|reserviere?)\b|{_ROOM} (?:am|um|fur)|{_NOT_OURS}",
    ),
    (
        "show_plan",
        any_of(r"""
            \b(?:grundriss|etagenplan|stockwerksplan|raumplan|lageplan|gebaudeplan|karte)\b
            \bzeig\w{0,2}\b.{0,20}\b(?:stock|stockwerk|etage|geschoss|plan|\wg)\b
            \bwo (?:ist|liegt|finde ich|befindet sich) (?:der |die |das |den )?(?:raum |saal |besprechungsraum )?@room
            ^(?:den |der )?(?:plan|\S{1,10} (?:stock|etage|stockwerk|obergeschoss))(?: (?:von|\
              in) (?:der )?@building)?\W*$
            ^(?:etage|stock) \w{1,3}\W*$
        """),
        r"\b(?:buche?|reserviere?)\b",
    ),
    (
        "my_bookings",
        any_of(rf"""
            \b(?:meine?[nr]?|unsere?)\b.{{0,30}}{_BOOKING}
            \b(?:welche|was(?! fur)|wann|wo|zeig\w{{0,2}}|habe ich|hab ich|haben wir)\b.{{0,40}}\
              (?:{_BOOKING}|\b(?:habe? ich|haben wir|steht an|gebucht|reserviert)\b)
            \bwas steht\b.{{0,30}}\ban\b|^(?:buchungen|termine|reservierungen|kalender)\W*$
            \bwelche raume? (?:habe? ich|haben wir)\b
        """),
        rf"\bbuche\b|\braume?\b.{{0,20}}\bfrei|\bfur (?:meine?|unsere?|das|die)\b.{{0,30}}{_BOOKING}|{_NOT_OURS}"
        r"|\b(?:einen|ein) (?:\w{1,20} )?(?:raum|zimmer)\b|\bist @room",
    ),
    (
        "check_room",
        any_of(rf"""
            @room.{{0,60}}{_FREE}|{_FREE}.{{0,40}}@room
            \b(?:ist|wann ist) (?:der|das|dieser) \w{{0,20}}(?:raum|zimmer|saal)\b.{{0,40}}{_FREE}
            \b(?:wann|wer|wie lange|bis wann)\b.{{0,40}}@room|\b(?:kalender|belegung|status|zeiten) (?:von|\
              fur) (?:dem |den )?@room
        """),
        r"^(?:bitte )?(?:buche?|reserviere?)\b",
    ),
    ("find_or_book", rf"{_ROOM}|@building|{_BOOK}.{{0,60}}(?:{_BOOKING}|\bplatz|\bort\b)", _NOT_OURS),
    (
        "find_or_book",
        r"\b(?:ist|was ist|gibt es|habt ihr|haben sie|hast du)\b.{0,30}\b(?:etwas|was|noch etwas)?\b.{0,20}\bfrei\b",
        _NOT_OURS,
    ),
    (
        "greeting",
        r"^(?:hallo|hi|hey|hei|guten (?:tag|morgen|abend)|moin|servus|gru(?:ß|ss) gott|gruezi|gru(?:ß|ss)\w?|"
        r"hello|na|"
        r"tag|morgen|mahlzeit)\b(?!.{0,60}\d)|\bwie geht(?:'s| es)\b",
        "",
    ),
)

ASIDES = AsideWords(
    online=any_of(r"""
        (?:als |auch |mit )?(?:einem |eine |ein )?teams[- ]?(?:besprechung|meeting|termin|link|call)
        (?:als |auch )?(?:online|hybrid|virtuell\w{0,2})(?:-?(?: ?besprechung| ?meeting| ?termin))?
    """),
    group=any_of(r"""
        fur (?:diese|die|unsere) (?:ganze )?(?:gruppe(?! von)|runde)|fur (?:diesen|den) (?:chat|kanal)
        (?:fur|mit) (?:uns )?allen? (?:hier|in diesem chat|aus diesem chat|in der gruppe)|lade? (?:uns )?alle ein
    """),
    near=r"in (?:meiner|unserer|der) nahe|nahe (?:bei )?(?:mir|uns)|neben (?:mir|uns)|hier in der nahe",
    usual=r"(?:das|den|der|mein\w{0,2}|unser\w{0,2}) (?:(?:ubliche[nrs]?|gewohnte[nrs]?)(?: raum| zimmer| termin)?|"
    r"lieblings(?:raum|zimmer))|wie (?:immer|ublich|gewohnt)",
    before=r"(?:(?:das|den|der|die) ?(?:selben?|gleichen?)|gleiche[rs]?)(?: raum| zimmer)? wie (?:letzte woche|"
    r"letztes mal|beim letzten mal|gestern|zuletzt|vorige woche)|wie (?:letzte woche|letztes mal|beim letzten mal)|"
    r"(?:das|den|die) ?(?:selben?|gleichen?)(?: raum| zimmer)? (?:noch ?mals?|noch einmal|wieder)|"
    r"(?:noch ?mals?|noch einmal|wieder) (?:das|den|die) ?(?:selben?|gleichen?)(?: raum| zimmer)?",
    again="noch ?mals?|noch einmal|wieder|erneut",
    whole_series=r"(?:die |diese )?(?:ganze|komplette|gesamte) (?:serie|reihe|terminserie)|alle (?:termine|"
    r"vorkommen)|"
    rf"(?:die|diese|meine|unsere) (?:termin)?serie|(?:die|diese|meine|unsere) (?=(?:{_DAYS})s?-?(?:termin)?serie)",
    all_of_them="alle(?: davon| termine)?|alles|samtliche",
    following=rf"(?:und )?alle (?:folgenden|weiteren|spateren|kunftigen)(?: termine)?|von (?:jetzt|da|hier) an|"
    rf"ab jetzt|"
    rf"ab (?=(?:{_DAYS}|morgen|heute|dem \d|nachster|\d{{1,2}}\.))",
    only_this=rf"nur (?:diese[nrs]?|den|die|das)(?: eine[nrs]?)?(?: termin| mal| woche)?|nur (?=(?:am |"
    rf"fur )?(?:heute|morgen|"
    rf"{_DAYS}))|nicht die (?:ganze )?serie|nur einmal",
    next_one=r"(?:mein|meine|meinen|den|die|das|unser\w?) nachste[nrs]? (?:termin|buchung|besprechung|meeting|"
    r"reservierung|"
    r"sitzung)",
    company="lade|einladen|(?:treffen|meeting|termin|besprechung|gesprach|interview|zusammen) mit",
    with_whom=r"mit|fur mich und",
    listed=", und |, | und | & ",
    behalf=r"(?:im namen|im auftrag) von|fur (?:meine[nr]?|unsere[nr]?) (?:chefin|chef|leiterin|leiter|kollegin|"
    r"kollegen?|"
    r"vorgesetzte[nr]?|managerin|manager)",
    repeats=r"jede[nmrs]?|taglich|wochentlich|alle|monatlich|werktags|(?:montag|dienstag|mittwoch|donnerstag|"
    r"freitag)s",
    count="fur|uber|wahrend",
    times="mal",
    until="bis (?:einschließlich|zum|spatestens)|bis",
    waits=r"\b(?:sage?n?|meld\w{0,2}|gib|geben|benachrichtig\w{0,3}|informier\w{0,3}|schreib\w{0,2}|"
    r"erinner\w{0,2}|bescheid)\b"
    r".{0,40}\b(?:wenn|sobald|falls)\b.{0,50}\b(?:frei|verfugbar)\b|\bwarteliste\b",
    holder=r"\bfrag\w{0,2}\b.{0,30}\bwer\b|\bwer (?:hat|ist|sitzt|belegt|nutzt|benutzt|besetzt)\b.{0,30}@room",
    keeps=any_of(r"""
        ^(?:ja,? |bitte |wir |ich )*(?:behalte?n?|nutzen?|brauchen?) (?:ihn|es|sie|den raum|@room)(?: noch|\
           weiterhin| weiter)?\W*$
        ^(?:ja,? )?(?:wir sind|ich bin) (?:da|hier|im raum|schon da|noch da|in @room)\W*$|^(?:einchecken|\
          check ?in)\W*$
    """),
    releases=r"^(?:nein,? |bitte |wir |ich )*(?:gib|gebt|geben sie|gebe) (?:ihn|es|sie|den raum|@room) (?:wieder )?"
    r"(?:frei|zuruck|her)\W*$|^(?:ihn |den raum |@room )?freigeben\W*$",
    quiets=r"^(?:bitte |sei )*(?:ruhe|still|leise|stumm|ruhig)\W*$|\bkeine (?:erinnerungen?|benachrichtigungen?|"
    r"nachrichten)"
    r"(?: mehr)?\b|\b(?:nicht|nie) mehr (?:erinnern|benachrichtigen)\b|\berinner\w{0,2} mich nicht\b",
    reminds=r"\berinnerungen? (?:wieder )?(?:ein|an)\w{0,9}\b|\berinner\w{0,2} mich wieder\b",
    thanks=only_of(
        r"""
        dank(?:e|eschon|sehr)?|danke (?:schon|sehr|dir|ihnen|vielmals)|vielen (?:lieben )?dank|(?:besten|herzlichen|\
          lieben|tausend) dank
        merci|thx|thanks|super|prima|perfekt|toll|klasse|spitze|top|cool|wunderbar|hervorragend|genial|passt|\
          sehr gut|gut gemacht
        alles klar|ok(?:ay|e)?|in ordnung|verstanden|das war(?:'s| es)|tschu(?:ss|ß)i?|auf wiedersehen|ciao|\
          bis (?:dann|bald|spater)
        (?:einen )?schone[ns]? (?:tag|abend|feierabend|wochenende)(?: noch)?|[👍🙏👌❤🎉😀-😊]{1,4}
    """,
        r"""
        noch|dir|ihnen|auch|sehr|schon|vielmals|fur (?:die|deine|ihre|alles)(?: hilfe)?|nook|dann|na|gut|ja|und|ach|\
          das|ist|wirklich
    """,
    ),
)

_ONE = r"(?:raum|zimmer|option|vorschlag|moglichkeit)"

FOLLOW = FollowWords(
    never=any_of(r"""
        \b(?:noch (?:eine?n?|\d)|weitere|verlanger\w{0,2}|langer|meine?[nr]?|unsere?[nr]?)\b
        (?:^|\b(?:ein|einen|einem|freie[nr]?|buche?|finde|brauche?n?|kleine[nr]?|gro(?:ß|ss)e[nr]?|fur) )\w{0,20}\
          (?:raum|zimmer|saal)\b(?! ?#?\d)
        \b(?:buchung(?:en)?|reservierung(?:en)?|termine?|kalender|plan|hilfe|admin|storniere?n?|losche?n?|absagen)\b
    """),
    stops=any_of(r"""
        (?:(?:nein|ok|okay|ach|na gut|doch|bitte)[ ,.!]*){0,3}(?:vergiss (?:es|das)|egal|lass (?:es|das|gut sein|\
          mal)|\
          schon gut|nicht mehr notig|nicht notig|brauche ich nicht mehr|nein danke|stopp?|abbrechen|abbruch|\
          hat sich erledigt|erledigt|doch nicht|nichts|spielt keine rolle|macht nichts)(?:[ ,.!]*(?:danke|bitte|\
          mehr)){0,2}
    """),
    refuses=r"(?:nein|ne|nee|no|keine[nrs]?|keine[nrs]? (?:davon|von (?:denen|beiden))|nicht (?:die|diese)|"
    r"lieber nicht)",
    yes=any_of(r"""
        ja|jo|jawohl|gerne?|klar|genau|passt|perfekt|super|prima|sehr gut|in ordnung|einverstanden|mach das|nehmen wir
        das passt|klingt gut|sieht gut aus|den nehme ich|den nehmen wir|das ist gut
    """),
    that=any_of(rf"""
        (?:diese[nrs]?|den|das|der|die) {_ONE}|diese[nrs]?|den(?=[ ,.!]*(?:da|bitte|hier)?\W*$)|(?:den|das) da|\
          einen?(?= {THING})
        (?:das|es|ihn)(?=\W*(?:bitte)?\W*$)
    """),
    nth={
        "erste[nrs]?|1\\.": 1,
        "zweite[nrs]?|2\\.": 2,
        "dritte[nrs]?|3\\.": 3,
        "vierte[nrs]?|4\\.": 4,
        "funfte[nrs]?": 5,
    },
    nth_thing=_ONE,
    not_nth=rf"\W*(?:von|halfte|woche|stock|etage|og|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez|{_DAYS}|\d)",
    numbered=rf"(?:nummer|nr\.?|option|vorschlag|{_ONE}|#) ?",
    last=rf"(?:de[nr]|die|das) (?:letzte[nrs]?|unterste[nrs]?)(?: {_ONE})?",
    bigger=rf"(?:de[nr]|die|das) gro(?:ß|ss)ere[nrs]?(?: {_ONE})?",
    biggest=rf"(?:de[nr] |die |das )?gro(?:ß|ss)te[nrs]?(?: {_ONE})?",
    smaller=rf"(?:de[nr]|die|das) kleinere[nrs]?(?: {_ONE})?",
    smallest=rf"(?:de[nr] |die |das )?kleinste[nrs]?(?: {_ONE})?",
    larger=any_of(r"""
        (?:etwas |was |einen? )?(?:gro(?:ß|ss)ere[nrs]?|gro(?:ß|ss)er)(?: raum| zimmer)?|mehr (?:platz|platze|sitze)
        (?:das |der |die )?(?:ist |sind )?zu klein
    """),
    more=any_of(r"""
        (?:einen? |die )?(?:andere[nrs]?|weitere[nrs]?|anderer)(?: raume?| vorschlage?| moglichkeiten| optionen)?
        (?:etwas|was) andere[rns]?s?|mehr(?=\W*$)|zeig (?:mir )?mehr|die ubrigen
    """),
    negation="nicht|bloß nicht|außer|alles außer|lieber nicht|ohne|keine?n?",
    not_but=r"(?<!\w)nicht (?:(?:um|am|fur) )?[\w: ]{1,20}(?:,| sondern (?=\w)) ?(?=\w)",
    asks=r"wie (?:ware|war|ist|sieht|steht)(?:'s| es)?(?: denn)?(?: mit| am| um)?|was ist mit|und wenn|geht(?: es|"
    r" auch)?|ist",
    make=(
        r"mach(?:e|en)?(?: wir)?(?: lieber)?(?: daraus| draus| es)?|andere?(?= es| das| auf)(?: es| das)?(?: auf)?|"
        r"verschieb\w{0,2}(?: es| "
        r"das| ihn)?(?: auf)?|leg\w{0,2}(?: es| das)?(?: auf)?|auf(?= \d)|sagen wir|nimm|nehmen wir|lieber|draus|"
        r"daraus"
    ),
    day_shifts={
        r"(?:einen|1) tag (?:spater|danach)|(?:am|der|den) (?:tag danach|tag darauf|nachste[nr]? tag)": 1,
        r"(?:einen|1) tag (?:fruher|davor|vorher)|(?:am|der|den) tag davor": -1,
        rf"(?:in der |die )?nachste[nr]? woche(?! (?:am )?(?:{_DAYS}|\d))|(?:eine|1) woche (?:spater|danach)": 7,
        r"(?:eine|1) woche (?:fruher|davor|vorher)": -7,
    },
    longer="langer|mehr",
    shorter="kurzer|weniger",
    book=words_in("buche buchen reserviere reservieren"),
    small=words_in("""
        ab lade einladen beide allen alle
        aber ach am an auch auf bei besser bitte brauche brauchen da danke dann darf das dem den denn der des die dies
        doch eher ein eine einem einen eigentlich einfach er erst es etwas fur gar geht genau gern gerne gut habe
        haben hatte hier ich im in ist ja jetzt kann klar konnen leute lieber mal mach machen man mehr mein mit mochte
        muss nehme nehmen nein nicht noch nun nur ob oder oh ok okay personen platz platze raum sagen schon sein sie
        sind so soll sollte sondern sorry statt stattdessen super um und uns vielleicht von war ware warum was welche
        wenn wer wie will wir wird wurde zu zum ziemlich uhr insgesamt passt ihn moglich nimm kommt kommen werden
        davon
    """),
    corrects="nein|nee|sorry|eigentlich|lieber|besser|stattdessen|doch|ich meinte|ich meine|sondern",
    soft=r"nein|nee|sorry|eigentlich|lieber|ach|oh|ok|okay|und|oder|dann|besser|doch|ich mein\w{0,2}|wir sind|"
    r"sind|es sind|"
    r"ja|vielleicht|nur|bitte|ca|etwa|ungefahr|circa|fur|insgesamt",
    politely="bitte|dann|lieber|doch|eigentlich|sorry|danke|ok|okay|vielleicht|auch|ware besser|besser|insgesamt",
)
