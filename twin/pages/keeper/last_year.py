"""'The same as last year', on the page of leave and on that of special days: each offers what belongs to it."""

from flask import request

from twin.domain.hours_form import HoursForm
from twin.domain.hours_form_dates import Spell
from twin.domain.hours_form_last_year import same_as_last_year
from twin.pages.keeper.frame import town_of
from twin.services.shop_hours import today_in
from twin.web.core import house
from twin.web.languages import current_language
from twin.web.people import Keeper


def last_year(keeper: Keeper, form: HoursForm, *, is_leave: bool) -> list[Spell]:
    """What held in the past year, on the days on which it falls next, as far as nothing is said of these yet."""
    town = town_of(keeper)
    found = same_as_last_year(form, today_in(house(), town), town.calendar)
    return [each for each in found if each.is_leave == is_leave]


def with_last_year(keeper: Keeper, form: HoursForm, *, is_leave: bool) -> HoursForm:
    """With those that were ticked."""
    wanted = set(request.form.getlist("welk"))
    for spell in last_year(keeper, form, is_leave=is_leave):
        if spell.key in wanted:
            form = form.with_spell(spell, current_language())
    return form
