"""The kinds of things on the desk in words: what they are, why they are there, what was decided."""

from typing import NamedTuple

from flask_babel import gettext as _


class KindWords(NamedTuple):
    """``many`` heads a group, ``why`` says in one sentence what to do about it."""

    many: str
    why: str


def kind_words() -> dict[str, KindWords]:
    return {
        "proposal": KindWords(
            _("Voorstellen van winkeliers"),
            _("Dit staat pas online als u het goedkeurt. De winkelier krijgt antwoord."),
        ),
        "bounced": KindWords(_("Mails die niet aankwamen"), _("Kijk het adres na, of stuur de mail opnieuw.")),
        "conflict": KindWords(
            _("De map zegt iets anders"),
            _("Iemand wijzigde dit hier, en de ingelezen map zegt intussen iets anders. Wat klopt?"),
        ),
        "wish": KindWords(
            _("Wensen zonder antwoord"), _("Een winkelier vraagt of meldt iets. Een kort antwoord volstaat.")
        ),
        "doubtful": KindWords(
            _("Twijfel bij het inlezen"),
            _("Om welke zaak gaat het? Het nummer uit de KBO komt bij de zaak die u kiest."),
        ),
        "screen": KindWords(
            _("Schermen met een probleem"), _("Een scherm in de straat zwijgt, of zegt dat er iets fout loopt.")
        ),
        "vacant_tenant": KindWords(
            _("Leeg, en toch een zaak"), _("Het pand staat als leeg genoteerd, maar er is een zaak.")
        ),
        "overlap": KindWords(
            _("Twee zaken tegelijk open in één pand"), _("Dat kan kloppen. Misschien is één van beide vertrokken.")
        ),
        "unreadable": KindWords(
            _("Uren die niemand kan lezen"), _("Bezoekers zien ‘uren onbekend’ tot dit hersteld is.")
        ),
        "never_closes": KindWords(
            _("Dag en nacht open"), _("Voor dit soort zaak is dat ongewoon. Klopt het, dan hoeft u niets te doen.")
        ),
        "stale": KindWords(
            _("Lang niet bevestigd"), _("De winkelier liet al lang niets horen. Een mail met één knop volstaat vaak.")
        ),
        "without_hours": KindWords(_("Zaken zonder uren"), _("Bezoekers zien hier ‘uren onbekend’.")),
        "tenantless": KindWords(
            _("Panden zonder zaak"), _("Staat het leeg, noteer dan sinds wanneer. Anders hoort er een zaak bij.")
        ),
        "late": KindWords(
            _("Open buiten de wettelijke uren"),
            _("Winkels sluiten om 20 uur, op vrijdag om 21 uur. Er zijn uitzonderingen; dit is enkel een tip."),
        ),
        "unclaimed": KindWords(
            _("Zaken zonder winkelier"), _("Stuur een brief met een code, dan houdt de winkelier alles zelf bij.")
        ),
    }


def taken_words(outcome: str) -> str:
    """One sentence on what was decided."""
    words: dict[str, str] = {
        "aanvaarden": _("Goedgekeurd. Het staat zo meteen online en de winkelier krijgt een mail."),
        "weigeren": _("Teruggestuurd. De winkelier leest uw reden in een mail."),
        "ons": _("Het blijft zoals het hier staat."),
        "hun": _("Overgenomen uit de map."),
        "opnieuw": _("De mail vertrekt opnieuw."),
        "leeg": _("Genoteerd in het leegstandsregister."),
        "gevraagd": _("De vraag is verstuurd."),
        "nummer": _("Het nummer staat nu bij deze zaak."),
        "geen": _("In orde. Over dit nummer vragen we niets meer."),
        "uit": _("Genoteerd. Zwijgt het over een maand nog altijd, dan vragen we het opnieuw."),
    }
    return words.get(outcome) or str(_("In orde, het ligt niet meer op uw bureau."))


def fault_words(field: str, why: str) -> str:
    """What is wrong with an answer, and how to mend it."""
    words: dict[tuple[str, str], str] = {
        ("reden", "empty"): _("Schrijf kort waarom, dan weet de winkelier wat anders moet."),
        ("sinds", "empty"): _("Kies de dag waarop het pand leeg kwam."),
        ("sinds", "date"): _("Dit is geen datum. Schrijf ze zoals 2026-05-31."),
        ("sinds", "future"): _("Deze dag komt nog. Kies vandaag of vroeger."),
        ("besluit", "nobody"): _("Wie deze zaak bijhoudt, wil geen herinneringen. Bel of mail zelf even."),
        ("besluit", "left"): _("Deze zaak is intussen weg. Kies een andere."),
        ("besluit", "taken"): _("Een andere zaak heeft dit nummer al. Wijzig het eerst daar."),
        ("besluit", "wiped"): _("Deze mail bevatte een persoonlijke link en is gewist. Laat een nieuwe maken."),
    }
    return words.get((field, why)) or str(_("Kies één van de knoppen."))
