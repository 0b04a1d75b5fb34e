"""What every page of a shopkeeper shows around its own part."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.hours_form_sentence import Told, told
from twin.domain.town import Town
from twin.errors import KernkijkerError
from twin.pages.keeper.parts import parts
from twin.services.shop_hours import ShopHours, read_hours, today_in
from twin.web.core import house
from twin.web.done import just_done
from twin.web.languages import current_language
from twin.web.people import Keeper

LONGEST_SEEN = 4000  # characters of the hours that a form says it began with


def town_of(keeper: Keeper) -> Town:
    return keeper.edition.core.town


def shop_name(keeper: Keeper) -> str:
    return town_of(keeper).in_words(keeper.shop_row["names"], current_language())


def show(template: str, keeper: Keeper, status: int = 200, **values: Any) -> ResponseReturnValue:
    """The page with the shop's name, its parts and what was just done."""
    slug, town = keeper.shop_row["slug"], town_of(keeper)
    start = url_for("keeper.overview", town=town.slug, zaak=slug)
    page = render_template(
        template,
        keeper=keeper,
        zaak=slug,
        shop_name=shop_name(keeper),
        start=start,
        parts=parts(keeper, start),
        done=just_done(),
        today=today_in(house(), town),
        **values,
    )
    return page, status


def hours_of(keeper: Keeper) -> ShopHours:
    """The hours as they stand now."""
    return ShopHours.of(keeper.shop_row["opening_hours"], town_of(keeper))


def hours_seen(keeper: Keeper) -> ShopHours:
    """The hours that the posted form began with, so that another's change meanwhile comes to light.

    What a form cannot have shown counts as what stands there now.
    """
    seen = request.form.get("seen")
    if seen is None or len(seen) > LONGEST_SEEN or (seen and read_hours(seen, town_of(keeper)) is None):
        return hours_of(keeper)
    return ShopHours.of(seen, town_of(keeper))


def sentences(keeper: Keeper, text: str) -> Told:
    """What a visitor reads of hours that are not saved yet."""
    town = town_of(keeper)
    return told(read_hours(text, town), today_in(house(), town), current_language())


def fault_words(error: KernkijkerError) -> str:
    """An HoursFault or InvalidHours in the language of the page, with a guess where there is one."""
    words = error.in_language(current_language()) if hasattr(error, "in_language") else str(error)
    suggestion = getattr(error, "suggestion", None)
    return f"{words} {_('Bedoelt u %(hours)s?', hours=suggestion)}" if suggestion else str(words)
