"""French: what people want, what they say beside it, and how they go on. The text is read without accents."""

from __future__ import annotations

from ..alternatives import any_of, only_of, words_in
from ..aside_words import AsideWords
from ..follow_words import FollowWords
from ..sheet import THING

_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_ROOM = r"(?:@room|\bsalles?\b|\bbureaux?\b)"
_BOOKING = (
    r"\b(?:reservations?|reunions?|rendez-vous|rdv|evenements?|agenda|calendrier|creneaux?|seances?|entretiens?|"
    r"ateliers?|"
    r"formations?|serie|meetings?|\d{1,2} ?h\d{0,2}|\d{1,2}:\d\d)\b"
)
_IT = r"\b(?:la|le|les|l'|tout|celle|celui|ca|cela)\b"
_BOOK = (
    r"\b(?:reserve\w{0,2}|prends|prendre|trouve\w{0,2}|cherche\w{0,2}|besoin|faut|faudrait|voudrais|voudrions|veux|"
    r"aimerais|organise\w{0,2}|planifie\w{0,2}|prevoi\w{1,3})\b"
)
_NOT_OURS = any_of(r"""
    \b(?:salle de bain|salle a manger|hotel|restaurant|table|vol|train|lumiere|chauffage|alarme|minuteur|musique|\
      chanson)\b
    \b(?:medecin|dentiste|coiffeur|pizza|taxi|meteo|mails?|e-mails?|compte)\b
""")
_FREE = r"\b(?:libres?|occupees?|disponibles?|prises?|reservees?|vides?)\b"
_OTHER_ROOM = (
    r"(?:(?:autre|nouvelle|meilleure|plus (?:grande|petite|calme)) salle|salle (?:plus (?:grande|petite|calme)|"
    r"differente))"
)

INTENTS: tuple[tuple[str, str, str], ...] = (
    (
        "admin",
        any_of(r"""
            ^admin\b
            ^\W*(?:comment |je (?:veux|voudrais|dois) |peux-tu |il faut )*(?:configurer?|installer|parametrer|\
              mettre en place) (?:nook|ce bot|le bot|ca)\W*$
            ^configuration\W*$
        """),
        "",
    ),
    (
        "help",
        any_of(r"""
            ^(?:aide|a l'aide|aidez|aide-moi|help|commandes)\b|\bbesoin d'aide\b
            \b(?:que|qu'est-ce que|quoi)\b.{0,12}\b(?:peux|pouvez|sais|savez|puis|peut)\b.{0,20}(?:\b(?:tu|vous|\
              je|on|faire|demander)\b)
            \b(?:tu peux|vous pouvez|peux-tu|pouvez-vous) (?:m'aider|nous aider|faire quoi|faire)\W*$
            \bcomment (?:ca marche|fonctionne|(?:est-ce que )?(?:je|on) (?:peux|peut|fais|fait)|reserver|annuler|\
              faire pour)\b
            \b(?:qui es-tu|qui etes-vous|tu sers a quoi)\b
        """),
        rf"@room|^(?!.{{0,20}}\bcomment\b).{{0,80}}(?:"
        rf"{_ROOM}.{{0,20}}\b(?:a |de )(?:reserver|trouver|planifier|organiser)|"
        rf"\b(?:a |de )(?:reserver|trouver|planifier|organiser)\b.{{0,20}}{_ROOM})",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:termine\w{0,2}|arrete\w{0,2}|finis|finir|libere\w{0,2} maintenant)\b.{0,30}\b(?:maintenant|\
              tout de suite|plus tot)\b
            \b(?:on a|nous avons|j'ai) (?:deja )?(?:fini|termine)\b|^(?:termine\w{0,2}|finis) (?:la |ma |\
              cette )?reunion\W*$
        """),
        "",
    ),
    (
        "cancel",
        any_of(rf"""
            \b(?:annule\w{{0,3}}|supprime\w{{0,3}}|efface\w{{0,3}}|enleve\w{{0,3}}|libere\w{{0,2}}|\
              rend\w{{0,2}})\b.{{0,60}}\
              (?:{_BOOKING}|{_ROOM}|{_IT}|\d)
            \bplus besoin\b.{{0,30}}(?:{_ROOM}|{_BOOKING})|\bn'(?:aura|a) (?:pas|plus) lieu\b|^annule\w{{0,3}}\W*$
        """),
        _NOT_OURS,
    ),
    (
        "change_room",
        any_of(rf"""
            {_OTHER_ROOM}|\bchange\w{{0,2}} (?:de|la) salle\b
            \b(?:deplace\w{{0,2}}|change\w{{0,2}}|transfere\w{{0,2}}|bascule\w{{0,2}}|mets|mettez|\
              echange\w{{0,2}})\b.{{0,60}}\
              \b(?:dans|en|pour|vers|par|contre|a) (?:la |le )?(?:salle )?@room
            \bau lieu de (?:la |le )?(?:salle )?@room|@room (?:a la place|plutot que|au lieu)\b
        """),
        r"^(?:reserve\w{0,2})\b(?!.{0,60}\b(?:au lieu|plutot))",
    ),
    (
        "extend",
        any_of(r"""
            \b(?:prolonge\w{0,3}|rallonge\w{0,3}|raccourci\w{0,2}|plus longtemps|ecourte\w{0,2}|etends|etendre)\b
            \b(?:encore|ajoute\w{0,2}) (?:une?|\d{1,3}) ?(?:demi[- ]?|petite )?(?:heures?|h|min\w{0,4})\b
            \b\d{1,3} ?(?:heures?|h|min\w{0,4}) (?:de plus|supplementaires?)\b
        """),
        r"^reserve\w{0,2}\b|\bune (?:\w{1,12} )?salle\b",
    ),
    (
        "change_time",
        any_of(rf"""
            \b(?:deplace\w{{0,2}}|decale\w{{0,2}}|repousse\w{{0,2}}|reporte\w{{0,2}}|avance\w{{0,2}}|\
              reprogramme\w{{0,2}}|\
              change\w{{0,2}}|recule\w{{0,2}}|retarde\w{{0,2}})\b.{{0,60}}(?:{_BOOKING}|\d|\b(?:la|le|ma|mon)\b|l')
            \bmets\b.{{0,30}}\b(?:plutot|a la place)\b
        """),
        rf"^reserve\w{{0,2}}\b|{_NOT_OURS}",
    ),
    (
        "show_plan",
        any_of(r"""
            \bplans?\b.{0,20}\b(?:etage|batiment|@building|bureaux?)|^(?:le )?plan\b|\bplan d
            \b(?:montre\w{0,2}|affiche\w{0,2}|voir)\b.{0,25}\b(?:etage|plan|rez-de-chaussee|sous-sol)\b
            \bou (?:est|se trouve|se situe) (?:la |le )?(?:salle )?@room|^(?:le )?\S{1,12} etage(?: (?:de|\
              du) @building)?\W*$
        """),
        r"\breserve\w{0,2}\b",
    ),
    (
        "my_bookings",
        any_of(rf"""
            \b(?:mes|ma|mon|nos|notre)\b.{{0,25}}{_BOOKING}
            \b(?:quelles?|quels?|qu'est-ce que|quand|ai-je|j'ai|montre\w{{0,2}}|liste\w{{0,2}}|\
              ou est)\b.{{0,40}}{_BOOKING}
            \b(?:qu'est-ce que|que|quelles? salles?)\b.{{0,20}}\b(?:j'ai|ai-je|on a|nous avons)\b
            ^(?:reservations|reunions|agenda|calendrier)\W*$
        """),
        rf"\breserve\w{{0,2}} (?:une|la|moi)|{_ROOM}.{{0,30}}\blibres?\b|\bpour (?:ma|mon|notre|une|"
        rf"la)\b.{{0,25}}{_BOOKING}"
        rf"|{_NOT_OURS}|\b(?:besoin|cherche|voudrais|faut)\b|\bsalle pour\b",
    ),
    (
        "check_room",
        any_of(rf"""
            @room.{{0,60}}{_FREE}|{_FREE}.{{0,40}}@room|\b(?:la|cette) salle\b.{{0,40}}{_FREE}
            \b(?:quand|qui|jusqu'a quand)\b.{{0,30}}@room|\b(?:planning|agenda|disponibilites?|creneaux) (?:de|\
              pour) (?:la salle )?@room
        """),
        r"^reserve",
    ),
    ("find_or_book", rf"{_ROOM}|@building|{_BOOK}.{{0,60}}(?:{_BOOKING}|\b(?:endroit|espace|place)\b)", _NOT_OURS),
    (
        "find_or_book",
        r"\b(?:qu'est-ce qui|quelque chose|y a-t-il|il y a)\b.{0,40}\b(?:libre|"
        "disponible)\b",
        _NOT_OURS,
    ),
    (
        "greeting",
        r"^(?:bonjour|salut|bonsoir|hello|coucou|hey|hi|re|yo|bjr)\b(?!.{0,60}\d)|\bcomment (?:ca va|vas-tu|"
        r"allez-vous)\b|"
        r"\bca va\b",
        "",
    ),
)

ASIDES = AsideWords(
    online=any_of(r"""
        (?:une |en )?(?:reunion|appel|visio) (?:sur )?teams|(?:avec )?(?:un )?lien teams|(?:aussi )?(?:en ligne|\
          hybride|a distance)
    """),
    group=r"pour (?:ce|notre|le) (?:groupe(?! de )|canal|chat)|(?:pour|avec) (?:tout le monde|tous) (?:ici|"
    r"dans ce (?:chat|groupe|"
    r"canal))|invite\w{0,2} tout le monde",
    near=r"(?:pres|proche|a cote) (?:de|d') ?(?:moi|nous|ici)|la plus proche|dans le coin",
    usual=r"comme (?:d'habitude|toujours)|(?:la|le|ma|mon) (?:salle |creneau )?habituelle?|la meme que d'habitude|"
    r"(?:ma|notre) salle (?:preferee|favorite)",
    before=r"(?:la |le )?meme (?:salle |chose |creneau )?que (?:la semaine derniere|la derniere fois|hier)|"
    r"comme la (?:semaine "
    r"derniere|derniere fois)|la meme (?:salle|chose) (?:encore|a nouveau|de nouveau|encore une fois)|"
    r"(?:encore|a nouveau|de nouveau) la meme (?:salle|chose)",
    again="encore(?: une fois)?|a nouveau|de nouveau",
    whole_series=r"toute la serie|(?:la|ma|notre|cette) serie(?: complete| entiere)?|"
    r"toutes les (?:occurrences|seances|dates)",
    all_of_them="toutes?|tous|tout|l'ensemble",
    following=rf"(?:et )?(?:toutes )?les suivantes|a partir de maintenant|a partir (?:de |du )(?=(?:{_DAYS}|"
    rf"demain|\d))",
    only_this=rf"(?:seulement|juste|uniquement) (?:celle-ci|celui-ci|cette (?:fois|reunion|occurrence))|"
    rf"(?:seulement|juste|"
    rf"uniquement) (?=(?:celle de )?(?:{_DAYS}|demain))|pas toute la serie",
    next_one=r"(?:ma|mon|la|le|notre) prochaine? (?:reunion|reservation|rendez-vous|rdv|creneau|seance)",
    company=r"invite|inviter|invitez|(?:reunion|entretien|rendez-vous|rdv|point) avec",
    with_whom=r"avec|pour moi et",
    listed=", et |, | et | & ",
    behalf=r"(?:au nom|de la part) de|pour (?:mon|ma) (?:chef|cheffe|patron|patronne|manager|collegue|responsable|"
    r"directeur|"
    r"directrice)",
    repeats=r"chaque|tous les|toutes les|quotidien\w{0,6}|hebdomadaire|mensuel\w{0,2}",
    count="pendant|pour|durant",
    times="fois",
    until="jusqu'au|jusqu'a|jusque",
    waits=r"\b(?:preven\w{0,3}|avert\w{0,4}|dis|dites|notifie\w{0,2}|alerte\w{0,2}|previens|fais-moi signe|"
    r"informe\w{0,2})\b"
    r".{0,30}\b(?:quand|lorsque|des que|si)\b.{0,40}\b(?:se libere|sera (?:libre|disponible)|(?:est|"
    r"devient) (?:libre|disponible))"
    r"|\bliste d'attente\b",
    holder=r"\bdemande\w{0,2}\b.{0,20}\b(?:a qui|qui|a celui|a la personne)\b|\bqui (?:a|est|occupe|utilise|"
    r"a reserve)\b.{0,30}@room",
    keeps=any_of(r"""
        ^(?:oui,? |je |on |nous )*(?:(?:la |le |les )?(?:garde\w{0,2}|conserve\w{0,2}))(?:[ -](?:la|le|les|\
          la salle|@room))?\W*$
        ^(?:oui,? )?(?:on est|nous sommes|je suis) (?:la|ici|arrives?|dans la salle|dans @room)\W*$
    """),
    releases=r"^(?:non,? |je |on |nous )*(?:libere\w{0,2}|rends|rendez|rend)[ -](?:la|le|la salle|@room)\W*$|"
    r"^(?:je |on )?(?:la |le )"
    r"(?:libere|rends)\w{0,2}\W*$",
    quiets=r"^(?:s'il te plait )?(?:silence|chut|muet|tais-toi|taisez-vous)\W*$|\bplus de (?:rappels?|"
    r"notifications?)\b|"
    r"\b(?:arrete\w{0,2}|desactive\w{0,2}|stop)\b.{0,20}\b(?:rappel\w{0,3}|notif\w{0,9})",
    reminds=r"\b(?:active|reactive)\w{0,2}\b.{0,15}\b(?:rappels?|notifications?)\b|\brappelle\w{0,2}-moi (?:de|"
    r"a) nouveau\b",
    thanks=only_of(
        r"""
        merci(?: (?:beaucoup|bien|infiniment|a (?:vous|toi)))?|mille mercis|(?:c'est )?(?:super|parfait|genial|top|\
          nickel|cool|\
          excellent|formidable|impeccable|bon|note)|d'accord|ok(?:ay)?|tres bien|entendu|compris|bravo|c'est tout
        au revoir|bonne (?:journee|soiree)|bon week-?end|a (?:bientot|plus|demain)|thanks|[👍🙏👌❤🎉😀-😊]{1,4}
    """,
        r"""
        nook|pour (?:votre|ton|l'|ta|tout)(?: ?aide)?|et|beaucoup|bien|vraiment|alors|oui|encore|ah|oh|tout|non
    """,
    ),
)

_ONE = r"(?:salle|option|proposition|choix)"

FOLLOW = FollowWords(
    never=any_of(r"""
        \b(?:encore (?:une?|\d)|prolonge\w{0,2}|plus longtemps|mes|mon|ma|nos|notre)\b
        (?:^|\b(?:une|des|reserve\w{0,2}|trouve\w{0,2}|petite|grande) )salles?\b(?! ?#?\d)
        \b(?:reservations?|reunions?|rendez-vous|rdv|agenda|calendrier|plan|aide|admin|annule\w{0,2}|\
          supprime\w{0,2})\b
    """),
    stops=any_of(r"""
        (?:(?:non|ok|bon|ah|finalement|desolee?)[ ,.!]*){0,3}(?:laisse(?:z)? tomber|oublie(?:z)?(?: ca)?|tant pis|\
          peu importe|\
          ca ne fait rien|c'est pas grave|ce n'est pas grave|stop|annule|non merci|plus besoin|pas besoin|rien|\
          laisse|j'ai change \
          d'avis|pas la peine)(?:[ ,.!]*(?:merci|finalement)){0,2}
    """),
    refuses=r"(?:non|nan|aucune?|aucune? des (?:deux|trois)|ni l'une ni l'autre|pas (?:celles-la|ceux-la|vraiment))",
    yes=any_of(r"""
        oui|ouais|parfait|super|d'accord|dac|ok pour ca|exactement|volontiers|vas-y|allez-y|ca marche|ca me va|\
          tres bien|va pour
        pourquoi pas|c'est bon|c'est parfait|bien sur|je la prends|on la prend|je prends
    """),
    that=any_of(rf"""
        (?:cette|la) {_ONE}(?: la|-la)|cette {_ONE}|celle-la|celle-ci|celui-la|celui-ci|celle la|ca(?=\W*$)|\
          une(?= {THING})
    """),
    nth={
        "premiere?|1ere?": 1,
        "deuxieme|seconde?|2e(?:me)?": 2,
        "troisieme|3e(?:me)?": 3,
        "quatrieme|4e(?:me)?": 4,
        "cinquieme": 5,
    },
    nth_thing=_ONE,
    not_nth=rf"\W*(?:de|du|moitie|semaine|etage|jan|fev|mars|avr|mai|juin|juil|aout|sep|oct|nov|dec|{_DAYS}|\d)",
    numbered=rf"(?:numero|no\.?|option|proposition|{_ONE}|#) ?",
    last=rf"la derniere(?: {_ONE})?",
    bigger=rf"la (?:{_ONE} )?plus grande(?: des (?:deux|trois))?(?: {_ONE})?",
    biggest=r"(?!)",
    smaller=rf"la (?:{_ONE} )?plus petite(?: {_ONE})?",
    smallest=r"(?!)",
    larger=any_of(rf"""
        (?:une |quelque chose de |quelque chose d'un peu |un peu )?(?:{_ONE} )?plus (?:grande?|d'espace|de place|\
          de places)
        (?:c'est |elle est )?trop petite?
    """),
    more=any_of(rf"""
        (?:une |d')?autres? {_ONE}s?|(?:une|les|d'|quelque chose d')?autres?(?=\W*$)|autre chose|\
          (?:montre\w{{0,2}}-moi )?plus d'options
        d'autres|la suite
    """),
    negation="pas|sauf|excepte|a part|tout sauf|plutot pas|sans|mais pas",
    not_but=r"(?<!\w)pas (?:(?:a|le|pour) )?[\w: ]{1,20}(?:,| mais (?=\w)) ?(?=\w)",
    asks=r"et (?:si|pour|le|la)|que dis-tu de|qu'en est-il de|pourquoi pas|et(?= )|est-ce que|c'est",
    make=(
        r"(?:mets|mettez|mettons|disons|prenons|fais|faites)(?:[ -](?:la|le|ca))?(?: plutot)?|"
        r"change\w{0,2}(?: pour| a)?|"
        r"decale\w{0,2}(?: a| la a)?|deplace\w{0,2}(?: a)?|plutot|essaie"
    ),
    day_shifts={
        r"le lendemain|un jour plus tard|1 jour plus tard|le jour (?:suivant|d'apres)": 1,
        r"la veille|un jour plus tot|1 jour plus tot": -1,
        rf"la semaine (?:prochaine|suivante|d'apres)(?! (?:le )?(?:{_DAYS}|\d))|(?:une|1) semaine plus tard": 7,
        r"(?:une|1) semaine plus tot|la semaine d'avant": -7,
    },
    longer="plus long(?:ue|temps)?|de plus",
    shorter="plus courte?|de moins|moins long(?:ue|temps)?",
    book=words_in("reserve reserver reservez"),
    small=words_in("""
        invite invitez ajoute ajoutez ensemble
        a ah ai alors au aussi autre avec avoir beaucoup bien bon ca c c'est ce cela celle celui dans de des desole
        d'accord deux dit du elle en encore est et etre euh fait faudrait finalement gens he hein il ils j j'ai je
        jusqu la le les mais maintenant meme merci mieux moi n ne non nous on ok ou oui par parfait pas personnes peu
        peut peux place places plait plutot pour pourrait prefere prends qu que quelque quoi s salle s'il sera serait
        serons seront sommes sont svp t te toi tu un une va vers veux voudrais vous y heure heures nombre total l
    """),
    corrects="non|plutot|finalement|en fait|desolee?|pardon|je voulais dire|mieux",
    soft=r"non|plutot|finalement|en fait|desolee?|pardon|oh|ah|ok|et|ou|alors|oui|on est|on sera|nous sommes|"
    r"nous serons|on est|"
    r"disons|peut-etre|environ|pour|a|juste",
    politely=r"s'il te plait|s'il vous plait|svp|stp|plutot|finalement|merci|alors|aussi|en fait|ce serait mieux",
)
