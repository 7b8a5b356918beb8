"""Spanish. The text is read without accents: "mañana" is "manana"."""

from __future__ import annotations

from ..alternatives import words_in
from ..words import Words
from .phrases import DIGIT_REWRITES, REWRITES
from .talk import ASIDES, FOLLOW, INTENTS

_NAMES = [
    "cero",
    "un",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_ONES = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_ORDINALS = ["segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo", "noveno", "decimo"]
_DAYS = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"]
_BOOKING = r"\b(?:reservas?|reservaci\w{2,4}|reunion(?:es)?|citas?|eventos?|agenda|calendario)\b"

# "El lunes de mañana" is Monday morning, "mi reserva de mañana" tomorrow's
_NO_WEEKDAY = "".join(rf"(?<!\b{day} de )" for day in ("lunes", "martes", "miercoles", "jueves", "viernes"))

WORDS = Words(
    lang="es",
    numbers={name: value for value, name in enumerate(_NAMES) if name != "un"}
    | _TENS
    | {"zero": 0, "veintiun": 21, "veintiuna": 21}
    | {f"{ten} y {one}": value + i for ten, value in _TENS.items() for i, one in enumerate(_ONES, 1)},
    ordinals={"primero": 1, "primer": 1, "primera": 1, "tercer": 3, "segunda": 2, "tercera": 3}
    | {name: i for i, name in enumerate(_ORDINALS, 2) if name != "cuarto"},
    ordinal_ending="º|\\.?º|\\.?ª|°|ero|era|er|ro|ra|do|to|mo|vo|o|a",
    month_first=False,
    weekdays=tuple(rf"{name}s?|{name[:3]}\b\.?" for name in _DAYS),
    weekday_plural="(?<=los )(?:lunes|martes|miercoles|jueves|viernes|sabados|domingos)",
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar",
        "abril|abr",
        "mayo|may",
        "junio|jun",
        "julio|jul",
        "agosto|ago",
        "septiembre|setiembre|sept|sep",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    near_days={
        "pasado manana|(?:el )?dia despues de manana|pasadomanana": 2,
        "anteayer|antes de ayer|antier": -2,
        "ayer": -1,
        "hoy(?: dia| mismo)?|este(?: mismo)? dia|el mismo dia|(?:el |en el )?dia de hoy": 0,
        r"(?<!\bla )(?<!\d de )" + _NO_WEEKDAY + "manana|el dia siguiente|el siguiente dia|"
        "(?<=el dia de )manana|(?<=para el )manana": 1,
    },
    weekend="fin de semana|finde",
    holidays={
        "navidad|dia de navidad": "12-25",
        "noche ?buena": "12-24",
        "noche ?vieja|san silvestre|fin de ano": "12-31",
        "ano nuevo|dia de ano nuevo": "01-01",
        "(?:dia de )?(?:los )?reyes(?: magos)?|epifania": "01-06",
        "(?:dia de )?san valentin|dia de los enamorados": "02-14",
        "dia de san patricio|san patricio": "03-17",
        "dia de la mujer|dia internacional de la mujer": "03-08",
        "miercoles de ceniza": "easter-46",
        "domingo de ramos": "easter-7",
        "jueves santo": "easter-3",
        "viernes santo": "easter-2",
        "domingo de (?:pascua|resurreccion)|pascua": "easter",
        "lunes de pascua": "easter+1",
        "dia (?:internacional )?(?:del trabajo|de los trabajadores|del trabajador)|fiesta del trabajo": "05-01",
        "dia de la madre": "05:su:1",
        "dia del padre": "03-19",
        "corpus christi": "easter+60",
        "(?:noche de )?san juan": "06-24",
        "la asuncion|asuncion": "08-15",
        "dia de la hispanidad|dia de la raza|fiesta nacional": "10-12",
        "halloween": "10-31",
        "(?:dia de )?todos los santos": "11-01",
        "dia de (?:los )?(?:muertos|difuntos)": "11-02",
        "dia de la constitucion": "12-06",
        "inmaculada|la inmaculada": "12-08",
        "dia de los (?:santos )?inocentes": "12-28",
    },
    the="el|la|los|las",
    of="de la|del|de|en",
    on="el|para el|este(?! prox)|al|los|en el|en|dia|el dia|al dia|para el dia|del",
    this="este prox(?:imo|\\.)?|esta prox(?:ima|\\.)?|este|esta",
    next="proxim[oa]s?|prox\\b\\.?|siguientes?",
    next_after="que viene|que entra|proxim[oa]|siguiente|entrante",
    following="proximo",
    last="ultim[oa]",
    past="pasad[oa]",
    end_of="(?:a |el )?(?:finales?|fin(?! de semana))",
    start_of="(?:a )?(?:principios?|inicios?|comienzos?)",
    week_after_next="semana despues de la proxima",
    week_on="en 8(?: dias)?",
    fortnight_on="en 15(?: dias)?",
    day_leads=("el", "el dia", "del", "del dia", "dia"),
    clock_leads=("la", "las"),
    with_="con|en|a",
    polite="yo|por|gracias|necesito|me|nos",
    minute=r"minutos?|min\b\.?|'(?!\w)|m(?=\b)",
    hour="horas?|hrs?|h",
    day="dias?",
    week="semanas?",
    fortnight="quincenas?",
    month="mes(?:es)?",
    year="anos?",
    one=r"\buna?\b|\botr[oa]\b",
    couple=r"\bun par de\b",
    few=r"\b(?:unos|unas|algunos|algunas|pocos|pocas)(?: pocos| pocas)?\b",
    and_half="y medi[oa]",
    set_lengths={
        "media hora|1/2 hora|½ hora": 30,
        "(?:un )?cuartos? de horas?|1/4 de hora|1/4 hora": 15,
        "(?:tres|3) cuartos? de horas?|3/4 (?:de )?hora": 45,
        "(?:una )?hora y media|1 hora y media": 90,
        "hora y cuarto|una hora y cuarto": 75,
        "medio dia de trabajo|media jornada": 240,
    },
    length_for="con una duracion de|una duracion de|duracion de|duracion ?:|de duracion|durante|"
    "por|para|durara|durar|dura|dure",
    all_day="todo el dia|el dia entero|(?:el )?dia completo|la jornada completa|toda la jornada|por el dia(?! \\d)",
    length_of=r"(?P<indefinite>\buna? \w{3,14} )?\bde ?$",
    rest_of_day="(?:por |en |durante )?(?:el|lo que queda del?|todo el) resto del dia|lo que queda del dia",
    within="en|dentro de|de aqui a|de aqui en|tras",
    about="aproximadamente|unos|unas|cerca de|alrededor de|como|solo|exactamente|al menos",
    hence="a partir de ahora|desde ahora|mas tarde|despues|a partir de hoy",
    ago="hace",
    counted_from="despues de|a partir de|desde|tras",
    now="justo ahora|ahora mismo|ahora|ya mismo|inmediatamente|de inmediato|en este (?:mismo )?momento|cuanto antes|"
    "lo (?:antes|mas pronto) posible|(?:tan pronto|en cuanto)(?: como)? (?:sea posible|se pueda|podamos|puedas?|"
    "pueda)|"
    "enseguida|en seguida|actualmente",
    am=r"(?:en punto )?(?:horas? |h |hs |hrs )?(?:(?:de|por|en|a) la (?:manana|madrugada)|a ?\.? ?m\b\.?)",
    pm=r"(?:en punto )?(?:horas? |h |hs |hrs )?(?:(?:de|por|en|a) la (?:tarde|noche)|del mediodia|p ?\.? ?m\b\.?)",
    oclock="en punto|hs|hrs",
    clock_hour="horas?",
    h_of_24=False,
    plus="y",
    minus="menos",
    clock_words={
        "(?:al |a )?medio ?dia": "12:00",
        "(?:a )?media ?noche": "24:00",
        "(?<=hasta )(?:el )?(?:final|fin) del dia|(?:el )?(?:final|fin) de (?:la )?jornada": "closes",
        "a primera hora(?! de la| en la| por la)(?: del dia)?|al (?:inicio|comienzo|principio) de la jornada": "opens",
    },
    half_to=False,
    half="media",
    minutes_past="pasadas (?:las|la|de las)",
    minutes_to="para las|para la",
    quarter="(?:un )?cuarto",
    at="al? las|a la|sobre las|hacia las|a eso de las|alrededor de las|cerca de las|@|las|la|para las|para la|"
    "sobre la|hacia la|a eso de la|alrededor de la|tipo|tipo las",
    frm="de|desde|desde las|de las|desde la|de la|a partir de las",
    between="entre las|entre la|entre",
    to="a las|a la|hasta las|hasta la|hasta|y las|y la|a",
    and_="y",
    or_="[ou]",
    until="hasta las|hasta la|hasta el|hasta|antes de las|antes de la|antes del|antes de|para antes de las|"
    "no mas tarde de las",
    after="despues de las|despues de la|despues de|a partir de las|a partir de la|desde las|tras",
    ends="termina a las|acaba a las",
    parts={
        r"(?<=\bla )mananas?|(?<=\d de )manana|(?<=\ue003 de )manana|madrugada": "morning",
        "tardes?": "afternoon",
        "(?:despues de|tras) (?:comer|almorzar|la comida|el almuerzo)|despues del almuerzo": "after lunch",
        "noches?": "night",
        "almuerzo|hora de comer|comida": "lunch",
    },
    part_lead="por la|en la|a la|de la|la|durante la|al|por las|a|en el|en algun momento de la|hacia la",
    early="(?:al |a )?(?:comienzos?|principios?|inicios?) de(?: la)?|temprano (?:por|en|a|de) la|temprano",
    late="mas tarde|(?:a |en la |en )?ultima hora de la|(?:al |a |en el )?(?:final|finales|fin|fines) de(?: la)?|"
    "(?:mas |muy )?tarde (?:en|por|a|de) la|entrada la|bien entrada la",
    part_hours={"afternoon": ((14, 20), (14, 17), (17, 20))},
    hello=(
        r"(?:hola\b[ ,.!]+)?(?:(?:muy )?buen(?:o|a)?s? (?:dias?|tardes?|noches?|lunes|martes|miercoles|jueves|viernes)|"
        r"feliz (?:lunes|martes|miercoles|jueves|viernes|tarde|noche|dia))"
    ),
    today_parts={
        "esta (?:misma )?manana|hoy (?:por|en|a) la manana|esta madrugada": "morning",
        "esta (?:misma )?tarde|hoy (?:por|en|a) la tarde": "afternoon",
        "esta (?:misma )?noche|hoy (?:por|en|a) la noche": "night",
    },
    later_today="mas tarde hoy|hoy mas tarde|mas tarde en el dia|mas tarde el dia de hoy",
    every="cada|todos los|todas las",
    other="dos",
    series={
        "diari[oa](?:mente)?|a diario": "FREQ=DAILY",
        "semanal(?:mente)?": "FREQ=WEEKLY",
        "quincenal(?:mente)?|cada dos semanas|cada 2 semanas": "FREQ=WEEKLY;INTERVAL=2",
        "mensual(?:mente)?": "FREQ=MONTHLY",
        "trimestral(?:mente)?": "FREQ=MONTHLY;INTERVAL=3",
        "anual(?:mente)?": "FREQ=YEARLY",
        "entre semana|los dias laborables|dias laborables": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    },
    people="personas?|gente|asistentes?|participantes?|colegas|companeros|invitados?|plazas|asientos|pers\\b\\.?|pax",
    group_of="grupo de|equipo de|somos|seremos",
    me_and="yo y",
    others="mas|otros|colegas",
    alongside="con",
    peers="companer[oa]s|colegas|amig[oa]s|personas mas|mas",
    room_for="para",
    then_at=r"a las? \d",
    fits="al menos|capacidad para|capacidad de|minimo",
    people_words={"solo para mi": 1, "una docena de personas": 12},
    floor="piso|planta",
    floor_words={"planta baja|bajo": "ground", "sotano": "basement"},
    number_sign="numero|num\\.?|no\\.?|nº|#",
    room="salas?(?: de (?:reuniones|reunion|juntas|conferencias))?|salon|aula",
    building="edificio|torre|bloque",
    generic_place="el|la|los|las|de|del|sala|salas|reuniones|reunion|juntas|room|edificio|torre|piso|planta|en|a",
    equipment={
        "pantallas?|proyector|televisor|television|tele|monitor": "screen",
        "pizarras?|whiteboard|rotafolio": "whiteboard",
        "video\\w{0,14}|camara|webcam": "video",
        "telefono": "phone",
        "accesible\\w{0,2}|silla de ruedas": "wheelchair accessible",
        "tranquil[oa]|silencios[oa]": "quiet",
    },
    without="sin",
    called="(?<!la )(?<!una )(?<!tu )(?<!mi )llamad[oa]|titulad[oa]|"
    "con (?:el )?(?:titulo|asunto|nombre)(?: de)?|(?:titulo|asunto) ?:?",
    subject_ends=r"(?:a las|a la|de|desde|entre|para) \d|(?:manana|hoy|lunes|martes|miercoles|jueves|"
    r"viernes)\b|(?:el|en|con|por) ",
    subject_for="para (?:la |el |una? |nuestra |mi )",
    meeting_nouns="llamada|reunion|entrevista|taller|formacion|revision|presentacion|sesion|seminario",
    later="mas tarde|retrasa\\w{0,2}|aplaza\\w{0,2}|pospon\\w{0,2}",
    earlier="mas temprano|antes|adelanta\\w{0,2}",
    shorter="acorta\\w{0,2}|menos|reduce|reducir",
    total="a (?:una|\\d{1,3})|dure",
    more="mas|otros|adicionales",
    move_to="a las|a la|al|para las|para el|para|hasta|a",
    at_word="a las",
    until_word="hasta las",
    noon_words="mediodia|medianoche",
    end_now="(?:termina\\w{0,2}|acaba\\w{0,2}|finaliza\\w{0,2}) (?:(?:la|mi|esta) reunion ?)?(?:$|ahora|ya)|"
    "(?:hemos|ya) (?:terminado|terminamos)",
    bigger="mas (?:grandes?|ampli[ao])|mayor|mas (?:plazas|asientos|sitio)",
    intents=INTENTS,
    follow=FOLLOW,
    asides=ASIDES,
    filler=words_in(
        """
        hola hey buenas
        una un sala de reuniones reserva reservar me nos necesito quiero quisiera para el la los las a por favor
        gracias en y con sitio lugar tranquilo rapido rapida corta corto algo libre hay alguna algun donde
        hablar cliente clientes equipo nuestro nuestra mi mis del al de hace falta tengo tenemos unos
        """
    ),
    ordinary=words_in(
        """
        a ahora al algo alguna antes aqui asi ayuda buenas buenos cada cambiar cancelar cita como con
        conferencias cuando cual cuales de dentro del desde despues dia dias donde dos durante edificio el ella
        en entre equipo es esa ese esta este estar favor gracias grande gente ha hacer hasta hay hola hora horas
        hoy jueves juntas la las le libre libres llamada lo los lunes manana martes mas me mes mi miercoles
        minutos mis mucho muy necesito no noche nos nuestra o ocupada otra otro para pantalla pequena pequeno
        pero persona personas piso planta plano poder por puede puedes que quien quiero quisiera reserva
        reservar reservas reunion reuniones sabado sala salas se semana ser si sin sobre solo somos son su sus
        tarde tener tengo todo todos tranquila tu un una unos usted viernes y ya yo disponible disponibles
        domingo busco buscar toda todas hacia alrededor proximo proxima siguiente primera ultima media cuarto menos
        mediodia medianoche madrugada dura
        """
    ),
    asked=words_in("""
        reserva reservas reservar sala salas reunion reuniones cancelar cancela anular mover mueve ampliar
        alargar mostrar muestra planta plano libre disponible manana tarde persona personas hora horas minuto
        minutos pantalla lunes martes miercoles jueves viernes sabado domingo cambiar cambia ayuda planea plan
        libere libera otra
    """),
    book="reserva|reservar|quiero|necesito|usar",
    person_lead="con|y",
    asks_free=(
        r"\b(?:que|cual(?:es)?)\b.{0,25}\b(?:libres?|disponibles?)\b|\b(?:algo|alguna) (?:libre|disponible)\b|"
        r"^\W*salas? (?:libres|disponibles)\b"
    ),
    free="libre|disponible|ocupad[oa]",
    instead_of="en vez de|en lugar de",
    swap_for="por|con",
    rewrites=REWRITES,
    digit_rewrites=DIGIT_REWRITES,
)
