"""'Overal dezelfde uren': every form in which the shop's hours go out, each with a copy or download button."""

from dataclasses import dataclass
from html import escape

from flask import Blueprint, current_app, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from twin.pages.keeper.frame import hours_of, show
from twin.pages.keeper.parts import tells
from twin.web.access import for_shopkeepers
from twin.web.languages import in_every_language
from twin.web.people import Keeper, keeper

blueprint = Blueprint("keeper_everywhere", __name__)
FRAME_SIZE = 'width="360" height="420"'
tells("overal", lambda _keeper: str(lazy_gettext("Badge, affiche, Google, agenda")))


@dataclass(frozen=True, slots=True)
class Output:
    """``text`` is to copy, ``files`` are to download: (label, address) pairs; ``picture`` an address to show."""

    title: str
    words: str
    text: str = ""
    files: tuple[tuple[str, str], ...] = ()
    picture: str = ""


@in_every_language(blueprint, "/<town>/mijn-zaak/<zaak>/overal")
@for_shopkeepers
def outputs(town: str, zaak: str) -> ResponseReturnValue:
    found = keeper(town, zaak)
    return show("keeper/everywhere.html", found, groups=_groups(found, town, zaak))


def _groups(found: Keeper, town: str, zaak: str) -> list[tuple[str, list[Output]]]:
    return [
        (_("Aan uw deur"), [_poster(town, zaak)]),
        (_("Op uw eigen website"), [_badge(town, zaak), _week(town, zaak), _frame(town, zaak)]),
        (_("Bij anderen"), [*_google(found, town, zaak), *_openstreetmap(found, town, zaak)]),
        (_("Op telefoons"), [_page(town, zaak), _card(town, zaak), _calendar(town, zaak)]),
    ]


def _poster(town: str, zaak: str) -> Output:
    files = tuple((size, url_for("files.poster", town=town, slug=zaak, formaat=size)) for size in ("A4", "A5"))
    return Output(
        _("Affiche"), _("Uw uren in woorden, wat binnenkort anders is, en een code naar uw pagina."), files=files
    )


def _badge(town: str, zaak: str) -> Output:
    path, alternative = url_for("embeds.badge", town=town, slug=zaak), escape(_("Onze openingsuren"))
    picture = f'<img src="{_whole(path)}" alt="{alternative}" height="56">'
    link = f'<a href="{_whole(url_for("shops.shop", town=town, slug=zaak))}">{picture}</a>'
    return Output(
        _("Badge ‘nu open’"), _("Een beeld dat zelf weet of u open bent. Plak dit in uw website."), link, picture=path
    )


def _week(town: str, zaak: str) -> Output:
    path, alternative = (
        url_for("embeds.week_picture", town=town, slug=zaak),
        escape(_("Onze openingsuren van deze week")),
    )
    picture = f'<img src="{_whole(path)}" alt="{alternative}" width="360">'
    return Output(
        _("Uw week als beeld"), _("Feestdagen en verlof inbegrepen. Plak dit in uw website."), picture, picture=path
    )


def _frame(town: str, zaak: str) -> Output:
    path, title = _whole(url_for("embeds.frame", town=town, slug=zaak)), escape(_("Openingsuren"))
    code = f'<iframe src="{path}" title="{title}" {FRAME_SIZE} loading="lazy"></iframe>'
    return Output(_("Uw uren in een kader"), _("Ook voor wie een schermlezer gebruikt. Plak dit in uw website."), code)


def _google(found: Keeper, town: str, zaak: str) -> list[Output]:
    if not found.shop_row["opening_hours"]:
        return []
    files = ((_("CSV voor Google"), url_for("files.google", town=town, slug=zaak)),)
    return [Output(_("Google-bedrijfsprofiel"), _("Gewone en bijzondere uren, om in bulk te uploaden."), files=files)]


def _openstreetmap(found: Keeper, town: str, zaak: str) -> list[Output]:
    hours = hours_of(found).hours
    if hours is None:
        return []
    files: tuple[tuple[str, str], ...] = ()
    if found.shop_row["osm_element"]:
        files = ((_("Wijziging voor OpenStreetMap"), url_for("files.openstreetmap", town=town, slug=zaak)),)
    return [Output("OpenStreetMap", _("Uw uren in de schrijfwijze van de vrije wereldkaart."), str(hours), files)]


def _page(town: str, zaak: str) -> Output:
    address = _whole(url_for("shops.shop", town=town, slug=zaak))
    return Output(_("Uw pagina"), _("Voor berichten, mails en sociale media."), address)


def _card(town: str, zaak: str) -> Output:
    files = ((_("Visitekaartje"), url_for("files.card", town=town, slug=zaak)),)
    return Output(_("Visitekaartje (vCard)"), _("Adres en telefoon, voor het adresboek van uw klanten."), files=files)


def _calendar(town: str, zaak: str) -> Output:
    path = url_for("files.calendar", town=town, slug=zaak)
    files = ((_("Agendabestand"), path),)
    words = _("Verlof en feestdagen. Wie zich op dit adres abonneert, blijft op de hoogte.")
    return Output(_("Agenda (iCalendar)"), words, _whole(path), files)


def _whole(path: str) -> str:
    return f"{current_app.config['KERNKIJKER'].public_url}{path}"
