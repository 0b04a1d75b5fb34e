"""Saving fields of a listing, and letting a shopkeeper choose where somebody else changed the same meanwhile."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.pages.keeper.frame import show, town_of
from twin.pages.keeper.listing_form import names_of, seen_text, shown
from twin.pages.keeper.saving import tell_with_undo
from twin.pages.keeper.standing import PAGES
from twin.services.changing import Overtaken
from twin.services.field_words import said, text_of, word
from twin.services.listing import PER_LANGUAGE, Saved, save_listing
from twin.services.who_wrote import wrote
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language
from twin.web.people import Keeper
from twin.web.versions import Side, side_words

Values = Mapping[str, Any]


def save(keeper: Keeper, wanted: Values, seen: Values, fields: tuple[str, ...], path: str) -> ResponseReturnValue:
    """Saves and says what became of it, or lets choose. ``path`` is the page's own, below the shop's."""
    town, slug = town_of(keeper), keeper.shop_row["slug"]
    try:
        saved = save_listing(house(), town.slug, keeper.shop_row["id"], wanted, seen, keeper.author)
    except Overtaken as overtaken:
        return _let_choose(keeper, overtaken, wanted, seen, fields, path)
    tell_with_undo(keeper, saved.batch, _words(saved))
    return redirect(url_for(f"{PAGES[path]}.page", town=town.slug, zaak=slug), 303)


def apply_choices(wanted: dict[str, Any], seen: Values) -> dict[str, Any]:
    """After a choice: the fields of which she took the other version stay as they are."""
    kept = {field for field in wanted if request.form.get(f"keuze-{field}") == "theirs"}
    return {field: seen[field] if field in kept else value for field, value in wanted.items()}


def _words(saved: Saved) -> str:
    if saved.batch and saved.proposal:
        return str(_("Bewaard. Een deel staat nu overal, de rest kijkt de gemeente eerst na."))
    if saved.proposal:
        return str(_("Bewaard. De gemeente kijkt het na; u krijgt een mail."))
    return str(_("Bewaard. Het staat nu overal.") if saved.batch else _("Er was niets te wijzigen."))


def _let_choose(
    keeper: Keeper, overtaken: Overtaken, wanted: Values, seen: Values, fields: tuple[str, ...], path: str
) -> ResponseReturnValue:
    about = side_words(wrote(house(), overtaken.change), keeper.person.id)
    now = {field: overtaken.now.get(field, seen[field]) for field in fields}
    town, slug = town_of(keeper).slug, keeper.shop_row["slug"]
    return show(
        "keeper/listing_choice.html",
        keeper,
        409,
        sides=[_side(field, wanted[field], now[field], about) for field in fields if field in overtaken.now],
        typed=[("seen", seen_text(now, fields)), *_typed(keeper, seen, now, fields)],
        action=url_for(f"{PAGES[path]}.write", town=town, zaak=slug),
        back=url_for(f"{PAGES[path]}.page", town=town, zaak=slug),
    )


def _typed(keeper: Keeper, seen: Values, now: Values, fields: tuple[str, ...]) -> list[tuple[str, str]]:
    """What was typed; where she touched nothing what stands there now, or it would be put back as it was."""
    names = [name for name, *_rest in names_of(fields, town_of(keeper))]
    answers = Answers.posted(request.form, names)
    before, after = (shown(each, fields, town_of(keeper)) for each in (seen, now))
    kept = {name: after[name] if answers.typed[name] == before[name] else answers.typed[name] for name in names}
    return [(name, value) for name in names for value in (kept[name].split(";") if name == "payment" else [kept[name]])]


def _side(field: str, mine: Any, theirs: Any, about: Mapping[str, Any]) -> Side:
    language = current_language()
    return Side(field, word(field, language), _in_words(field, mine), _in_words(field, theirs), **about)


def _in_words(field: str, value: Any) -> list[tuple[str, str]]:
    """(language's name or '', text) pairs."""
    language = current_language()
    if field in PER_LANGUAGE:
        return [(OWN_NAMES.get(each, each), text_of(field, words, language)) for each, words in value.items() if words]
    return [("", each.after) for each in said({}, {field: value}, language)]
