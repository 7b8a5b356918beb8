"""Dutch. The text is read without accents."""

from __future__ import annotations

from ..alternatives import list_of, words_in
from ..words import Words
from .talk import ASIDES, FOLLOW, INTENTS

_NAMES = list_of(
    """
    nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien
    """
)
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_UNITS = {
    f"{one}en{ten}": (i + 2) * 10 + j for i, ten in enumerate(_TENS) for j, one in enumerate(_NAMES) if 0 < j < 10
}
_ORDINALS = list_of(
    """
    eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende
    vijftiende zestiende zeventiende achttiende negentiende twintigste
    """
)
_DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_ALL_DAYS = "|".join(_DAYS)
_HOUR = "(?:" + "|".join(sorted(_NAMES[1:13], key=len, reverse=True)) + r"|1[0-2]|[1-9])"
_UNIT = "(?:minuten|minuut|min|uren|uur|dagen|dag|weken|week|maanden|maand)"

WORDS = Words(
    lang="nl",
    numbers={name: value for value, name in enumerate(_NAMES) if name != "een"}
    | {name: (value + 2) * 10 for value, name in enumerate(_TENS)}
    | _UNITS
    | {"vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7, "achten": 8, "negenen": 9, "tienen": 10},
    ordinals={name: value for value, name in enumerate(_ORDINALS, 1)}
    | {f"{name}ste": value for name, value in _UNITS.items() if value <= 31}
    | {"dertigste": 30},
    ordinal_ending="e|de|ste|st",
    month_first=False,
    weekdays=(
        r"maandag(?:s|en)?|maan?\b\.|ma\.",
        r"dinsdag(?:s|en)?|dins?\b\.?|di\b\.?",
        r"woensdag(?:s|en)?|woens?\b\.?|wo[en]?\b\.?",
        r"donderdag(?:s|en)?|dond?\b\.?|do\b\.?",
        r"vrijdag(?:s|en)?|vrij\.|vri\b\.?|vr\b\.?",
        r"zaterdag(?:s|en)?|zat\.|zat?er\b\.?|za\b\.?",
        r"zondag(?:s|en)?|zon\.|zo\.",
    ),
    weekday_plural=rf"(?:{_ALL_DAYS})en",
    months=(
        "januari|jan",
        "februari|febr|feb",
        "maart|mrt|mar",
        "april|apr",
        "mei",
        "juni|jun",
        "juli|jul",
        "augustus|aug",
        "september|sept|sep",
        "oktober|okt",
        "november|nov",
        "december|dec",
    ),
    near_days={
        "overovermorgen": 3,
        "overmorgen": 2,
        "eergisteren": -2,
        "gisteren|gister": -1,
        "vandaag|heden|deze dag|dezelfde dag": 0,
        r"(?<!in de )(?<!'s )(?<!deze )(?<!vroege )(?<!hele )morgen|(?:de )?volgende dag|de dag erna": 1,
    },
    weekend="weekend|weekeinde|week-end",
    holidays={
        "nieuwjaar(?:sdag)?": "01-01",
        "(?:drie|3) ?koningen": "01-06",
        "valentijn(?:sdag)?": "02-14",
        "carnavals?zondag|carnaval": "easter-49",
        "carnavalsmaandag|rozenmaandag": "easter-48",
        "vastenavond|vette dinsdag": "easter-47",
        "aswoensdag": "easter-46",
        "(?:internationale )?vrouwendag": "03-08",
        "palmzondag|palmpasen": "easter-7",
        "witte donderdag": "easter-3",
        "goede vrijdag": "easter-2",
        "stille zaterdag|paaszaterdag": "easter-1",
        "1e paasdag|paaszondag|pasen|paasfeest|paasdag|paasweekend": "easter",
        "2e paasdag|paasmaandag": "easter+1",
        "koningsdag": "04-27",
        "(?:nationale )?dodenherdenking": "05-04",
        "bevrijdingsdag": "05-05",
        "dag van de arbeid|feest van de arbeid": "05-01",
        "moederdag": "05:su:2",
        "vaderdag": "06:su:3",
        "(?:onze[- ]heer[- ])?hemelvaart(?:sdag)?": "easter+39",
        "1e pinksterdag|pinksteren|pinksterzondag|pinksterdag|pinksterweekend": "easter+49",
        "2e pinksterdag|pinkstermaandag": "easter+50",
        "sacramentsdag": "easter+60",
        "(?:belgische )?nationale feestdag": "07-21",
        "(?:onze[- ]lieve[- ]vrouw|maria)[- ]hemelvaart": "08-15",
        "prinsjesdag": "09:tu:3",
        "dierendag": "10-04",
        "halloween": "10-31",
        "allerheiligen": "11-01",
        "allerzielen": "11-02",
        "sint[- ]maarten|wapenstilstand(?:sdag)?": "11-11",
        "thanksgiving": "11:th:4",
        "sinterklaas(?:avond)?|pakjesavond": "12-05",
        "(?:1e )?advent(?:szondag)?": "advent",
        "kerst ?avond": "12-24",
        "1e kerstdag|kerstmis|kerstdag|kerstfeest|kerst": "12-25",
        "2e kerstdag": "12-26",
        "oudejaars(?:dag|avond|nacht)|oudjaar(?:sdag|savond)?|oud en nieuw": "12-31",
    },
    week_number=r"weeknummer|weeknr\.?|week|wk\.?",
    date_lead="op|voor|aan|tot en met|t/m|vanaf|tegen",
    day_leads=("op", "op de", "voor de"),
    date_dash="-",
    the="de|het|den",
    of="van de|van het|van|in|der|in de",
    on="op|aan|voor|komende|aanstaande",
    this="deze (?:aan)?komende|deze|dit|komende?|aanstaande?|aankomende?|eerstkomende|eerstvolgende|huidige",
    next="volgende?",
    next_after="aanstaande|a\\.?s\\.?",
    following="daaropvolgende",
    last="laatste",
    past="vorige|afgelopen",
    end_of="(?:op )?(?:het )?einde?(?: van)?",
    start_of="(?:(?:aan|op) )?(?:het )?begin(?: van)?",
    week_after_next="week na volgende week|daaropvolgende week|week erna|week daarna",
    week_on="week erop",
    fortnight_on="tweeweken erop",
    with_="met|in",
    polite="ik|we|wij|graag|alstublieft|aub",
    minute=r"minuten|minuutjes?|minuut|min\b\.?|'(?!\w)|m(?=\b)",
    hour="uren|uurtjes?|uur|u|h",
    day="dagen|dag|dgn",
    week="weken|week|wk",
    month="maanden|maand",
    year="jaren|jaar",
    one=r"\been\b|\b1\b(?= (?:uur|dag|week))",
    couple=r"\b(?:een )?paar\b",
    few=r"\b(?:enkele|wat|een aantal|meerdere)\b",
    further="volle?|hele?|gehele?|extra|ander",
    and_half="en een half|en een halve|en half|een half|eneenhalf|een halve",
    set_lengths={
        "(?:een |1 )?(?:half|halve|1/2|½) ?uur(?:tje)?": 30,
        "(?:een |1 )?(?:kwartier(?:tje)?|(?:kwart|1/4|¼) ?uur)": 15,
        "(?:drie|3) ?(?:kwartier|kwart ?uur)|3/4 uur|¾ uur": 45,
        "(?:1 |een )?uur en (?:een )?kwartier|(?:vijf|5) kwartier": 75,
        "anderhalf uur(?:tje)?|een ?en ?een ?half uur|(?:een|1) uur en een half|1 ?(?:1/2|½) uur": 90,
        "(?:een |1 )?uur en (?:drie|3) kwartier": 105,
        "twee(?:en)?(?:een)?half uur|tweeenhalf uur": 150,
        "(?:een )?(?:halve|1/2) dag|(?:een )?dagdeel": 240,
    },
    length_for="voor de duur van|met een duur van|voor|gedurende|duurt|duur:?",
    all_day="(?:de |een )?(?:hele|gehele|volle|volledige|complete) dag",
    rest_of_day="de rest van (?:de dag|vandaag)|de hele verdere dag",
    within="over|binnen(?: de| het)?|in|na",
    inside="binnen(?: de| het)?|in de loop van",
    about=r"ongeveer|circa|ca\.?|zo'n|rond|precies|nog|minstens|exact|maximaal|max\.?|hooguit|krap|ruim|een goede",
    hence=r"vanaf nu|vanaf dit moment|na nu|later|vanaf vandaag|in de toekomst",
    ago="geleden",
    counted_from="na|vanaf",
    now="nu meteen|nu direct|nu|direct|meteen|onmiddellijk|zo (?:snel|spoedig|vroeg|gauw) mogelijk|op dit (?:moment|"
    "ogenblik)|momenteel|thans|per direct|hoe laat is het|(?:de )?huidige tijd|asap|zometeen|dadelijk",
    am=r"(?:uur |u )?(?:'s ?(?:morgens|ochtends|nachts)|in de (?:vroege )?(?:ochtend|morgen|voormiddag)|a\.?m\b\.?|"
    r"s ?morgens|s ?ochtends)",
    pm=r"(?:uur |u )?(?:'s ?(?:middags|namiddags|avonds)|in de (?:late |vroege )?(?:middag|namiddag|avond)|p\.?m\b\.?|"
    r"s ?middags|s ?avonds)",
    oclock=r"u\b|precies|stipt",
    clock_hour="uur|u",
    clock_from_hour=7,
    clock_words={
        "(?:om )?middernacht|12 (?:uur )?(?:'s ?(?:nachts|avonds)|in de nacht)|(?:het )?eind(?:e)? van de dag": "24:00",
        "12 (?:uur )?(?:'s ?middags|in de middag)|(?:het )?middaguur|(?:tegen|omstreeks) de middag": "12:00",
        "(?:het )?einde? van de werkdag|einde? werkdag|sluitingstijd": "closes",
        "(?:aan )?(?:het )?begin van de werkdag": "opens",
    },
    hours_of_24=True,
    half_to=True,
    half="half",
    quarter="kwart",
    minutes_past="over|na",
    minutes_to="voor",
    minutes_to_is_range=False,
    at="rond de klok van|om ongeveer|om circa|om precies|om stipt|om|rond|tegen|omstreeks|vanaf|stipt|klokslag|@",
    frm="van|vanaf|beginnend om|te beginnen om|met ingang van",
    between="tussen",
    to="tot|tot en met|t/m|tot aan|tot ongeveer|tot uiterlijk|naar|en tot",
    and_="en",
    or_="of",
    until="tot en met|tot uiterlijk|tot|voor|uiterlijk om|uiterlijk tot|uiterlijk|niet later dan|ten laatste om",
    after="later dan|niet eerder dan|niet voor|op zijn vroegst om|na|vanaf|sinds",
    ends="eindigt om|einde om",
    parts={
        "ochtend(?:en|uren)?|(?<='s )(?:morgens|ochtends)|(?<=in de )morgens?|(?<=vroege )morgen|(?<=late )morgen|"
        "(?<=hele )morgen|smorgens|sochtends|(?<=s )morgens|voormiddag|vm|ontbijt|voor de (?:lunch|middag)": "morning",
        "(?:na)?middag(?:en|uren)?|(?<='s )(?:na)?middags|smiddags|(?<=s )middags|nm": "afternoon",
        "na de (?:lunch|middag)|na het middageten": "after lunch",
        "avond(?:en|uren)?|(?<='s )avonds|savonds|(?<=s )avonds|avondeten|diner|na het werk": "evening",
        "nacht(?:en|elijke uren)?|(?<='s )nachts|(?<=s )nachts": "night",
        "lunch(?:tijd|pauze|uur)?|middagpauze|middageten|tussen de middag": "lunch",
    },
    part_lead="gedurende de|tijdens de|tijdens het|in de loop van de|in de|in het|'s|de hele|de|rond de|rond het|rond|"
    "tegen de|tijdens|in",
    early="vroeg in de|vroege|vroeg|aan het begin van de|begin van de",
    late="laat in de|later in de|late|laat|aan het eind van de|einde? van de",
    hello=(
        r"(?:(?:hoi|hallo|he|hey)\b[ ,.!]+)?"
        r"(?:(?:een )?(?:hele )?goe(?:de|ie)n? ?-?(?:morgen|ochtend|middag|namiddag|avond|dag|nacht)|"
        r"fijne (?:maandag|dinsdag|woensdag|donderdag|vrijdag|dag|avond)|"
        r"morgen(?= ?[!.]| (?:allemaal|allen|iedereen|samen|team|mensen|collega's)\b|"
        r", (?:ik|we|wij|kan|kunnen|heb|hebben|is|zijn)\b))"
    ),
    today_parts={
        "vanochtend(?:vroeg)?|vanmorgen(?:vroeg)?|deze (?:ochtend|morgen)|vandaag (?:in de )?ochtend": "morning",
        "van(?:na)?middag|deze (?:na)?middag|vandaag (?:in de )?middag": "afternoon",
        "vanavond|deze avond|vandaag (?:in de )?avond": "evening",
        "vannacht|deze nacht": "night",
    },
    later_today="later vandaag|straks|later op de dag|vandaag nog|nog vandaag|in de loop van de dag",
    every="elke?|iedere?",
    other="twee|andere",
    series={
        "dagelijks": "FREQ=DAILY",
        "wekelijks": "FREQ=WEEKLY",
        "tweewekelijks|om de week|om de twee weken|elke twee weken": "FREQ=WEEKLY;INTERVAL=2",
        "maandelijks": "FREQ=MONTHLY",
        "per kwartaal|elk kwartaal": "FREQ=MONTHLY;INTERVAL=3",
        "jaarlijks": "FREQ=YEARLY",
        "doordeweeks|op werkdagen|elke werkdag": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people="personen|persoon|mensen|man|deelnemers?|collega's|gasten|plaatsen|zitplaatsen|pers\\b\\.?|pax",
    group_of="groep van|team van|we zijn met|wij zijn met|met z'n",
    me_and="mij en|ik en",
    others="anderen|collega's",
    alongside="met",
    peers="externen|collega'?s|vrienden|anderen",
    room_for="voor",
    fits="minstens|minimaal|plaats voor|ruimte voor",
    people_words={
        "alleen voor mij": 1,
        "met z'n tweeen": 2,
        "met z'n drieen": 3,
        "met z'n vieren": 4,
        "met z'n vijven": 5,
        "met z'n zessen": 6,
        "met z'n zevenen": 7,
        "met z'n achten": 8,
    },
    floor="verdieping|etage",
    floor_words={"begane grond": "ground", "kelder": "basement"},
    number_sign="nummer|nr\\.?|#",
    room="(?:vergader|conferentie|meeting)?(?:ruimte|kamer|zaal|lokaal)",
    building="gebouw|toren",
    generic_place="de|het|een|ruimte|kamer|zaal|vergaderruimte|vergaderzaal|vergaderkamer|room|gebouw|toren|"
    "verdieping|etage|in|van",
    equipment={
        "schermen|scherm|beamer|projector|tv|televisie|monitor": "screen",
        "white ?board|flip-?over|bord": "whiteboard",
        "video\\w{0,14}|camera|webcam": "video",
        "telefoon": "phone",
        "rolstoel\\w{0,16}|toegankelijk\\w{0,2}": "wheelchair accessible",
        "rustige?|stille?": "quiet",
    },
    without="zonder|geen",
    called="genaamd|met (?:de )?(?:titel|naam|onderwerp)|(?:titel|onderwerp) ?:?|getiteld",
    subject_ends=r"(?:om|van|tot|vanaf|tussen|voor) \d|(?:morgen|vandaag|overmorgen)\b|(?:op|in|met) ",
    subject_for="voor (?:de |het |een |onze |mijn )",
    meeting_nouns="meeting|afspraak|belletje|call|sync|stand-?up|interview|vergadering|overleg|workshop|training|gesprek|bespreking|planning|sessie|presentatie|review",
    later="later|uitstellen|uit te stellen",
    earlier="eerder|vervroegen|naar voren",
    shorter="korter|inkorten|verkort|minder",
    total="tot (?:een|\\d{1,3})|op (?:een|\\d{1,3})",
    more="langer|extra|meer|nog",
    move_to="naar|op",
    at_word="om",
    until_word="tot",
    noon_words="middernacht",
    end_now="(?:nu )?(?:beeindigen|beeindig|stoppen)(?: nu)?|"
    "(?:(?:we|wij) zijn|ik ben) (?:al |nu |eerder |vroeger ){0,2}klaar",
    bigger="grotere?|ruimere?|meer (?:plaatsen|plekken|zitplaatsen)",
    intents=INTENTS,
    follow=FOLLOW,
    asides=ASIDES,
    filler=words_in(
        """
        hallo hoi hi hey
        een ruimte vergaderruimte boek boeken reserveer reserveren voor ik wij we wil graag nodig heb de het om
        uur in met en bedankt alstublieft aub van tot korte kort snelle snel plek plekje rustige rustig bellen
        te iets vrij is er nog ergens klant klanten gasten team ons onze mijn heeft u je jullie hebben een
        kleine kan ik
        """
    ),
    ordinary=words_in(
        """
        aan aanstaande afspraak alle alleen als alstublieft annuleer annuleren avond bedankt beschikbaar bezet
        bij boek boeken boeking dag dagen dan dat de deze die dinsdag dit donderdag door een eerste en er etage
        gebouw geen graag groot grote grotere half heb hebben heeft hele help het hier hoe hoi ik in is ja jij
        kamer kan klein kleine komende kun kunnen kwart langer maandag maar mag man me meer met middag mij mijn
        minuten moet morgen na naar nacht niet nodig nog nu of om onder ons onze ook op over overleg overmorgen
        personen persoon plaats plan reserveer reserveren reservering ruimte ruimtes rustige scherm te team toon
        tot tussen uit uur uren van vanaf vanavond vandaag vanmiddag vanochtend veel verdieping vergadering
        vergaderruimte vergaderzaal volgende voor vrij vrijdag waar wanneer wat we week weken welke wie wij wil
        woensdag zaal zaterdag ze zijn zondag zonder
        """
    ),
    asked=words_in("""
        boek boeken boeking boekingen reserveer reserveren reservering reserveringen ruimte ruimtes zaal
        vergadering vergaderingen vergaderruimte annuleer annuleren verplaats verplaatsen verleng verlengen
        verdieping plattegrond beschikbaar vrij morgen overmorgen vandaag middag ochtend avond persoon personen
        minuut minuten scherm afspraak maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mijn help
        andere
    """),
    book="boek|reserveer|boeken|reserveren|neem|wil",
    person_lead="met|en",
    asks_free=(
        r"\b(?:wat|welke (?:\w{0,20}(?:zalen|ruimtes|kamers)))\b.{0,25}\b(?:vrij|beschikbaar)\b|"
        r"\biets (?:nog )?vrij\b|\bvrije (?:\w{0,20}(?:zalen|ruimtes|kamers))\b"
    ),
    free="vrij|beschikbaar|bezet",
    instead_of="in plaats van",
    swap_for="voor",
    rewrites=(
        (
            rf"\b({_ALL_DAYS}|overmorgen|morgen|gisteren|gister)(voormiddag|namiddag|ochtend|middag|avond|nacht|morgen)\b",
            r"\1 \2",
        ),
        (r"\b(?:de )?volgende (?=(?:ochtend|morgen|middag|avond|nacht)\b)", "morgen "),
        (rf"\b({_ALL_DAYS}) morgen\b", r"\1 ochtend"),
        (r"\b(over)?morgen ?(?:vroeg|morgen)\b", r"\1morgen ochtend"),
        (rf"\b({_ALL_DAYS}) over (?:een week|1 week|(?:8|acht) dagen)\b", r"\1 week erop"),
        (rf"\b({_ALL_DAYS}) over (?:(?:twee|2) weken|(?:veertien|14) dagen)\b", r"\1 tweeweken erop"),
        (r"\b(?:aan)?komende (?=(?:week|maand)\b)", "volgende "),
        (r"\bvandaag over ", "over "),
        (rf"\b({_ALL_DAYS}) (?:na volgende|na komende|na de volgende)\b(?! week)", r"2 \1 later"),
        (
            r"\b(?:komende|aankomende|eerstvolgende) (?=(?:\w{1,12} )?(?:minuten|minuut|min|uren|uur|dagen|weken)\b)",
            "volgende ",
        ),
        (rf"\b({_HOUR}|\d{{1,3}}|\w{{0,12}}tien|\w{{0,12}}tig) volgende (?=(?:minuten|uren|uur)\b)", r"volgende \1 "),
        (rf"\b({_HOUR}|\d{{1,3}}) (?:aan)?komende (?=(?:minuten|uren|uur)\b)", r"volgende \1 "),
        (r"\bvolgende paar (?=minuten|uren|uur)", "volgende 2 "),
        (
            r"\b(?:tijdens|onder|binnen|gedurende) (?:de |mijn )?(?:werk|kantoor)(?:uren|tijden|tijd)\b",
            "van begin van de werkdag tot sluitingstijd",
        ),
        (r"\bzon,? (?=\d{1,2}\b)", "zondag "),
        (r"\bzat,? (?=\d{1,2}\b)", "zaterdag "),
        (r"\bma,? (?=\d{1,2}\b)", "maandag "),
        (r"\bzo,? (?=\d{1,2}[ /-](?:\d|jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec))", "zondag "),
        (r"\b(twee|drie|vier|vijf|zes|zeven|acht)(?:en)?(?:een)?half\b", r"\1 een half"),
        (r"\been uur(?! (?:lang|later|eerder|langer|geleden))(?= (?:'s|in de (?:middag|nacht|ochtend)))", "1 uur"),
        (r"(?<=om )een uur\b", "1 uur"),
        (r"(?<=half )een\b|(?<=kwart over )een\b|(?<=kwart voor )een\b|(?<=tussen )een(?= en )", "1"),
        (
            rf"\b({_HOUR}(?::\d\d)? ?(?:uur|u)|\d\d?:\d\d) (?:uiterlijk|op zijn laatst|ten laatste)\b",
            r"uiterlijk \1",
        ),
    ),
    digit_rewrites=(
        (r"\b(\d{1,2}) ?u ?([0-5]\d)\b", r"\1:\2"),
        (r"\b(na|voor) ((?:[7-9]|1\d|2[0-3])) ?(?:uur|u)\b(?! lang)", r"\1 \2:00"),
        (r"\b(uiterlijk|later dan|niet voor) (\d{1,2}) ?(?:uur|u)\b", r"\1 \2:00"),
        (r"\b(\d{1,2}) uur en (?:een )?kwartier\b", r"\1 uur en 15 minuten"),
        (r"\b3 kwartier\b", "45 minuten"),
        (r"\b5 kwartier\b", "75 minuten"),
        (r"\bhalf jaar\b", "6 maanden"),
        (r"\been (?=6 maanden\b)", ""),
        (
            r"\b(om|rond|tegen|vanaf|van|tot|tussen|naar|en) (\d{1,2}) ?(?:uur|u) (?:en )?([0-5]\d)\b(?![.:]\d|"
            r" ?(?:uur|personen|mensen|persoon|deelnemers|man|plaatsen|minuten lang))(?: ?minuten| ?min\b)?",
            r"\1 \2:\3",
        ),
    ),
)
