"""Words for days, months and 'closed' that people write in opening hours, per language, and what they mean in OSM."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import NamedTuple

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Word(NamedTuple):
    """What one written word means: the kind of token and its OSM spelling."""

    kind: str
    value: str


def _in_order(kind: str, values: Iterable[str], spellings: str) -> dict[str, Word]:
    """`spellings` holds one group per value, in order, the variants of one value joined by `/`."""
    groups = zip(values, spellings.split(), strict=True)
    return {word: Word(kind, value) for value, group in groups for word in group.split("/")}


def _language(days: str, months: str) -> dict[str, Word]:
    return {**_in_order("month", MONTHS, months), **_in_order("weekday", WEEKDAYS, days)}


# Weekdays and months: a text must be explained by one language as a whole, because 'ma' is a Monday
# in Dutch and a Tuesday in French, and 'di' a Tuesday in Dutch and German but a Sunday in French.
CALENDAR_WORDS = MappingProxyType(
    {
        "en": _language(
            "mo/mon/monday/mondays tu/tue/tues/tuesday/tuesdays we/wed/weds/wednesday/wednesdays "
            "th/thu/thur/thurs/thursday/thursdays fr/fri/friday/fridays sa/sat/saturday/saturdays "
            "su/sun/sunday/sundays",
            "jan/january feb/february mar/march apr/april may jun/june jul/july aug/august "
            "sep/sept/september oct/october nov/november dec/december",
        ),
        "nl": _language(
            "ma/maa/maandag/maandags di/din/dinsdag/dinsdags wo/woe/woensdag/woensdags do/don/donderdag/donderdags "
            "vr/vrij/vrijdag/vrijdags za/zat/zaterdag/zaterdags zo/zon/zondag/zondags",
            "jan/januari feb/februari mrt/maart apr/april mei jun/juni jul/juli aug/augustus "
            "sep/sept/september okt/oktober nov/november dec/december",
        ),
        "fr": _language(
            "lu/lun/lundi/lundis ma/mar/mardi/mardis me/mer/mercredi/mercredis je/jeu/jeudi/jeudis "
            "ve/ven/vendredi/vendredis sa/sam/samedi/samedis di/dim/dimanche/dimanches",
            "jan/janv/janvier fev/fév/févr/février mars avr/avril mai juin juil/juillet août/aout "
            "sept/septembre oct/octobre nov/novembre déc/dec/décembre",
        ),
        "de": _language(
            "mo/mon/montag/montags di/die/dienstag/dienstags mi/mit/mittwoch/mittwochs "
            "do/don/donnerstag/donnerstags fr/fre/freitag/freitags sa/sam/samstag/samstags/sonnabend "
            "so/son/sonntag/sonntags",
            "jan/januar feb/februar mär/mrz/märz apr/april mai jun/juni jul/juli aug/august "
            "sep/sept/september okt/oktober nov/november dez/dezember",
        ),
    }
)

# Other languages, asked only where none of the four explains the text. No Spanish 'do': 'lu-do' may well be Belgian.
FARTHER_WORDS = MappingProxyType(
    {
        "it": _language(
            "lun/lunedì/lunedi mar/martedì/martedi mer/mercoledì/mercoledi gio/giovedì/giovedi ven/venerdì/venerdi "
            "sab/sabato dom/domenica/domeniche",
            "gen/gennaio feb/febbraio mar/marzo apr/aprile mag/maggio giu/giugno lug/luglio ago/agosto set/settembre "
            "ott/ottobre nov/novembre dic/dicembre",
        ),
        "es": _language(
            "lu/lun/lunes ma/mar/martes mi/mie/mié/miercoles/miércoles ju/jue/jueves vi/vie/viernes "
            "sá/sa/sab/sáb/sabado/sábado/sabados/sábados dom/domingo/domingos",
            "ene/enero feb/febrero mar/marzo abr/abril may/mayo jun/junio jul/julio ago/agosto sep/septiembre "
            "oct/octubre nov/noviembre dic/diciembre",
        ),
        "pt": _language(
            "seg/segunda/segundas ter/terça/terca qua/quarta/quartas qui/quinta/quintas sex/sexta/sextas "
            "sáb/sab/sabado/sábado/sábados dom/domingo/domingos",
            "jan/janeiro fev/fevereiro mar/março abr/abril mai/maio jun/junho jul/julho ago/agosto set/setembro "
            "out/outubro nov/novembro dez/dezembro",
        ),
        "pl": _language(
            "pn/pon/poniedziałek/poniedziałku wt/wtorek/wtorku śr/śro/środa/środy czw/cz/czwartek/czwartku "
            "pt/pią/piątek/piątku sob/so/sb/sobota/soboty nd/ndz/niedz/niedziela/niedzieli",
            "sty/stycznia lut/lutego mar/marca kwi/kwietnia maj/maja cze/czerwca lip/lipca sie/sierpnia wrz/września "
            "paź/października lis/listopada gru/grudnia",
        ),
    }
)

_ALL_WORDS = {**CALENDAR_WORDS, **FARTHER_WORDS}
LANGUAGES_OF = MappingProxyType(
    {
        spelling: frozenset(language for language, known in _ALL_WORDS.items() if spelling in known)
        for spelling in set().union(*_ALL_WORDS.values())
    }
)

_OFF, _OPEN = Word("modifier", "off"), Word("modifier", "open")
_TO, _AND, _EVERY = Word("dash", "-"), Word("comma", ","), Word("weekday", "Mo-Su")
_PUBLIC, _NOISE = Word("holiday", "PH"), Word("noise", "")

# The other words: what they mean does not depend on the language of the rest, but some say which one it is.
PLAIN_WORDS = MappingProxyType(
    {
        **dict.fromkeys(
            ("off", "closed", "gesloten", "fermé", "fermée", "ferme", "geschlossen", "dicht", "chiuso", "cerrado"), _OFF
        ),
        **dict.fromkeys(("open", "ouvert", "geöffnet", "offen"), _OPEN),
        "unknown": Word("modifier", "unknown"),
        **dict.fromkeys(("to", "tot", "bis", "à", "till", "til", "until", "through", "thru", "au", "a", "às"), _TO),
        **dict.fromkeys(("and", "en", "et", "und", "e", "y"), _AND),
        **dict.fromkeys(("daily", "dagelijks", "täglich", "everyday"), _EVERY),
        **dict.fromkeys(("weekday", "weekdays"), Word("weekday", "Mo-Fr")),
        **dict.fromkeys(("weekend", "weekends", "wochenende"), Word("weekday", "Sa-Su")),
        **dict.fromkeys(("op", "van", "von", "from", "le", "du", "de", "on", "dal", "das"), _NOISE),
        **dict.fromkeys(("uhr", "uur", "h", "hr", "hrs", "hs", "hours", "heures", "horas"), _NOISE),
        **dict.fromkeys(("ph", "feestdag", "feestdagen", "feiertag", "feiertage", "feiertagen"), _PUBLIC),
        **dict.fromkeys(("sh", "schoolvakantie", "schoolvakanties"), Word("holiday", "SH")),
        **{name: Word("sun", name) for name in ("sunrise", "sunset", "dawn", "dusk")},
        **dict.fromkeys(("week", "weeks"), Word("week", "week")),
        **dict.fromkeys(("day", "days"), Word("days", "days")),
        "easter": Word("easter", "easter"),
    }
)

# 'M-F' most likely is English, but a single letter is never certain; T and S are not even likely.
SINGLE_LETTERS = MappingProxyType(
    {letter: Word("weekday", day) for letter, day in zip("MWF", ("Mo", "We", "Fr"), strict=True)}
)

LANGUAGE_HINTS = MappingProxyType(
    {
        **dict.fromkeys(
            ("gesloten", "dicht", "feestdag", "feestdagen", "tot", "van", "op", "dagelijks", "u", "uur"), "nl"
        ),
        **dict.fromkeys(("fermé", "fermée", "ferme", "ouvert", "et", "à", "au", "le", "du"), "fr"),
        **dict.fromkeys(("geschlossen", "offen", "geöffnet", "bis", "und", "von", "uhr", "feiertag", "täglich"), "de"),
        **dict.fromkeys(("to", "and", "until", "through", "thru", "till", "from", "daily", "closed"), "en"),
    }
)
