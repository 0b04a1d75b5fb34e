"""The vacancy register: since when, of which kind, how much per street; as a page and as a table."""

from datetime import date

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from twin.domain.vacancy import VacancyKind
from twin.services.shop_hours import today_in
from twin.services.vacancy_register import Register, register, register_csv
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_vacancy", __name__)
KINDS = {
    VacancyKind.FRICTIONAL: lazy_gettext("tot één jaar (frictie)"),
    VacancyKind.LONG_TERM: lazy_gettext("één tot drie jaar (langdurig)"),
    VacancyKind.STRUCTURAL: lazy_gettext("langer dan drie jaar (structureel)"),
    VacancyKind.UNKNOWN: lazy_gettext("onbekend sinds wanneer"),
}


@in_every_language(blueprint, "/<town>/beheer/leegstand/")
@for_officers
def vacancy(town: str) -> ResponseReturnValue:
    """The register of today, or of another day (`?op=`)."""
    form = Answers.posted(request.args, ("op",))
    found = _register(town, form)
    kinds = [(kind, str(words), found.count(kind)) for kind, words in KINDS.items()]
    page = render_template("desk/vacancy.html", found=found, kinds=kinds, kind_words=KINDS, form=form)
    return page, 200 if form.are_fine else 400


@in_every_language(blueprint, "/<town>/beheer/leegstand.csv")
@for_officers
def table(town: str) -> ResponseReturnValue:
    found = _register(town, Answers.posted(request.args, ("op",)))
    name = f"{town}-leegstand-{found.day.isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(register_csv(found), content_type="text/csv; charset=utf-8", headers=headers)


def _register(town: str, form: Answers) -> Register:
    """Of the day asked for; what is no day is said, and today shown."""
    today = today_in(house(), officer(town).edition.core.town)
    try:
        day = date.fromisoformat(form.typed["op"]) if form.typed["op"] else today
    except ValueError:
        form.refuse("op", _("Dit is geen datum. Schrijf ze zoals 2026-05-31."))
        day = today
    return register(house(), town, day)
