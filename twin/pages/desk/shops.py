"""Shops at the desk: find one, see all that it has, let it begin, move and end."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.category import GROUPS, TAGS, category_of
from twin.domain.listing import Refused
from twin.errors import Invalid
from twin.pages.desk.choice import let_choose
from twin.pages.desk.kind_words import kind_words
from twin.pages.keeper.parts import parts
from twin.services import desk, proposals, shop_people, tenancies
from twin.services.changing import Overtaken
from twin.services.desk_cards import groups
from twin.services.desk_shops import Faulty, begin, lines, pick, places, read_day
from twin.services.history import About, history
from twin.services.shop_hours import today_in
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import keeper, officer
from twin.web.versions import CHOSEN, Part, began_with, meet

blueprint = Blueprint("desk_shops", __name__)
ON_A_PAGE = 50
FILTER = ("q", "soort", "enkel")
NEW = ("naam", "soort", "pand", "vanaf")


@in_every_language(blueprint, "/<town>/beheer/zaken/")
@for_officers
def shops(town: str) -> ResponseReturnValue:
    officer(town)
    form = Answers.posted(request.args, FILTER)
    every = lines(house(), town, current_language())
    found = pick(every, form.typed["q"], form.typed["enkel"], form.typed["soort"])
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(request.args.get("blad", 1, int), 1), pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    values = {"form": form, "lines": shown, "total": len(found), "page": page, "pages": pages}
    return render_template("desk/shops.html", **values, groups=GROUPS, only=_only())


@in_every_language(blueprint, "/<town>/beheer/zaken/<zaak>")
@for_officers
def shop(town: str, zaak: str) -> ResponseReturnValue:
    """All that there is of one shop, and ways to change each part."""
    row = keeper(town, zaak).shop_row
    form = Answers.showing({"dag": row["left_on"], "vanaf": "", "pand": ""})
    return _shop(town, zaak, began_with(form, _stands(row)))


@in_every_language(blueprint, "/<town>/beheer/zaken/<zaak>/vertrek", methods=["GET", "POST"])
@for_officers
def leave(town: str, zaak: str) -> ResponseReturnValue:
    """The shop leaves on a day; its premises are vacant from then on."""
    return _on_a_day(town, zaak, "dag", _("Genoteerd. Het pand komt vrij op die dag."))


@in_every_language(blueprint, "/<town>/beheer/zaken/<zaak>/verhuis", methods=["GET", "POST"])
@for_officers
def move(town: str, zaak: str) -> ResponseReturnValue:
    """The shop goes to other premises on a day."""
    return _on_a_day(town, zaak, "vanaf", _("Genoteerd. De zaak staat voortaan op het nieuwe adres."))


@in_every_language(blueprint, "/<town>/beheer/nieuwe-zaak", methods=["GET", "POST"])
@for_officers
def new(town: str) -> ResponseReturnValue:
    by = officer(town).author
    form = Answers.posted(request.form, NEW)
    if request.method == "GET":
        form.typed |= {"pand": request.args.get("pand", "")[:200], "vanaf": _today(town)}
        return _new(town, form)
    try:
        slug, batch = begin(house(), town, form.typed, by)
    except Faulty as faulty:
        _tell_faults(form, faulty)
        return _new(town, form), 400
    words = _("De zaak is er. Vul nu de uren in, of stuur de winkelier een brief.")
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(url_for("desk_shops.shop", town=town, zaak=slug), 303)


def _on_a_day(town: str, zaak: str, field: str, words: str) -> ResponseReturnValue:
    """A page that says what is wrong stands at the form's address; who asks for that again gets the shop's page."""
    row, by = keeper(town, zaak).shop_row, officer(town).author
    here = url_for("desk_shops.shop", town=town, zaak=zaak)
    if request.method == "GET":
        return redirect(here, 303)
    form = Answers.posted(request.form, ("dag", "vanaf", "pand"))
    if clashes := meet(form, _stands(row), [_part(town, field)]):
        return let_choose(officer(town), "shop", row, _stands, form, clashes, here)
    faults: dict[str, str | Refused] = {}
    day = read_day(form.typed[field], field, faults)
    try:
        if day is None:
            raise Faulty(faults)
        if field == "dag":
            batch = tenancies.move_out(house(), town, row["id"], day, by, row)
        else:
            batch = _moved(town, row, form.typed["pand"], day, by)
    except Faulty as faulty:
        _tell_faults(form, faulty)
        return _shop(town, zaak, form), 400
    except Invalid:
        form.refuse(field, _("Dat kan niet: de zaak kwam er pas later, of zit al in dat pand."))
        return _shop(town, zaak, form), 400
    except Overtaken:  # between reading and writing
        return _on_a_day(town, zaak, field, words)
    tell(words, url_for("desk_history.take_back", town=town, batch=batch) if batch else "")
    return redirect(here, 303)


def _stands(row: Mapping[str, Any]) -> dict[str, str]:
    """What of a shop another officer may have written meanwhile: the day it leaves, the premises it is in."""
    return {"dag": row["left_on"].isoformat() if row["left_on"] else "", "pand": row["premises"]}


def _part(town: str, field: str) -> Part:
    """What the form with ``field`` lets choose, where two people wrote."""
    if field == "dag":
        return Part(_("Eerste dag waarop ze er niet meer is"), ("dag",))
    there = [(key, address) for key, address, _is_vacant in places(house(), town)]
    return Part.of_options(_("Naar welk pand"), "pand", there)


def _moved(town: str, row: Mapping[str, Any], premises: str, day: Any, by: Any) -> int | None:
    """None where she chose, of two, the premises where it is by now."""
    if premises == row["premises"] and request.form.get(f"{CHOSEN}pand") == "theirs":
        return None
    if premises not in {key for key, *_rest in places(house(), town)}:
        raise Faulty({"pand": "unknown" if premises else "empty"})
    return tenancies.move(house(), town, row["id"], premises, day, by, row)


def _shop(town: str, zaak: str, form: Answers) -> str:
    found = keeper(town, zaak)
    row, language = found.shop_row, current_language()
    desk.refresh_when_old(house(), town)
    items = [item for item in desk.open_items(house(), town) if item.shop == row["id"]]
    start = url_for("keeper.overview", town=town, zaak=zaak)
    return render_template(
        "desk/shop.html",
        row=row,
        name=found.edition.core.town.in_words(row["names"], language),
        trade=category_of(row["category"]),
        parts=parts(found, start),
        keepers=shop_people.people_of(house(), town, row["id"]),
        waiting=shop_people.waiting_for(house(), town, row["id"]),
        offered=proposals.waiting(house(), town, row["id"]),
        groups=groups(house(), town, items, language, 20),
        words=kind_words(),
        actions=history(house(), town, language, About(shop=row["id"]), most=5).actions,
        places=places(house(), town),
        today=_today(town),
        form=form,
    )


def _new(town: str, form: Answers) -> str:
    trades = sorted((category_of(tag).labels[current_language()], tag) for tag in TAGS)
    return render_template("desk/new_shop.html", form=form, trades=trades, places=places(house(), town))


def _today(town: str) -> str:
    return today_in(house(), officer(town).edition.core.town).isoformat()


def _tell_faults(form: Answers, faulty: Faulty) -> None:
    words = {
        "empty": _("Vul dit nog in."),
        "date": _("Dit is geen datum. Schrijf ze zoals 2026-05-31."),
        "unknown": _("Kies een pand uit de lijst."),
    }
    for name, why in faulty.faults.items():
        form.refuse(name, why.in_language(current_language()) if isinstance(why, Refused) else words[why])


def _only() -> list[tuple[str, str]]:
    return [
        ("", _("alle die er zijn")),
        ("zonder-winkelier", _("zonder winkelier")),
        ("oud", _("lang niet bevestigd")),
        ("zonder-uren", _("zonder uren")),
        ("vertrokken", _("vertrokken")),
    ]
