"""History: who changed what, when and from where, taken back with one click."""

from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid
from twin.services.changing import FilesGone, Lasting, Overtaken, undo
from twin.services.history import history, history_csv
from twin.services.history_filter import WAYS, Asked, authors_of, read_filter
from twin.services.history_words import history_word
from twin.web.access import for_officers
from twin.web.core import house, published
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.incoming import number_asked
from twin.web.languages import current_language, in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_history", __name__)
FIELDS = ("zaak", "wie", "manier", "van", "tot")


@in_every_language(blueprint, "/<town>/beheer/geschiedenis")
@for_officers
def page(town: str) -> ResponseReturnValue:
    officer(town)
    form, asked = _asked(town)
    below = number_asked("voor")
    found = history(house(), town, current_language(), asked.about, below=below)
    return render_template(
        "desk/history.html",
        form=form,
        found=found,
        people=authors_of(house(), town),
        ways=[(way, history_word("way", way, current_language())) for way in WAYS],
        query=urlencode({name: value for name, value in form.typed.items() if value}),
    )


@in_every_language(blueprint, "/<town>/beheer/geschiedenis.csv")
@for_officers
def table(town: str) -> ResponseReturnValue:
    """The same as a table, all of it."""
    officer(town)
    text = history_csv(house(), town, current_language(), _asked(town)[1].about)
    answer = Response(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{town}-geschiedenis.csv"'
    return answer


@in_every_language(blueprint, "/<town>/beheer/geschiedenis/<int:batch>/terug", methods=["POST"])
@for_officers
def take_back(town: str, batch: int) -> ResponseReturnValue:
    """Undoes one action as a whole, and leads back to the page whose button it was."""
    by = officer(town).author
    try:
        again = undo(house(), town, batch, by)
    except Overtaken:
        tell(_("Dit is daarna nog eens gewijzigd. Maak eerst die latere wijziging ongedaan; er is niets veranderd."))
    except FilesGone:
        tell(_("Deze foto is te lang geleden weggehaald: het bestand is gewist. Er is niets veranderd."))
    except Lasting:
        tell(_("Een noodbericht is niet ongedaan te maken. Beëindig of wijzig het."))
    except Invalid:
        tell(_("Dit was al ongedaan gemaakt."))
    else:
        tell(_("Ongedaan gemaakt."), url_for("desk_history.take_back", town=town, batch=again) if again else "")
    query = request.form.get("vraag")
    here = url_for("desk_history.page", town=town)
    return redirect(url_for("desk.today", town=town) if query is None else f"{here}?{query[:500]}".rstrip("?"), 303)


def _asked(town: str) -> tuple[Answers, Asked]:
    form = Answers.posted(request.args, FIELDS)
    asked = read_filter(house(), published(town).core.town, form.typed)
    words = {
        "date": _("Dit is geen datum. Schrijf ze zoals 2026-05-31."),
        "order": _("Deze dag ligt voor de eerste."),
        "unknown": _("Deze zaak kennen we niet."),
    }
    for name, why in asked.faults.items():
        form.refuse(name, words[why])
    return form, asked
