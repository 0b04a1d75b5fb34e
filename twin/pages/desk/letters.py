"""Letters: choose the shops, get a PDF to print."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.errors import Invalid
from twin.services.desk_shops import Line, lines
from twin.services.letters_print import MOST, print_letters
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES, current_language, in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk_letters", __name__)


@in_every_language(blueprint, "/<town>/beheer/brieven", methods=["GET", "POST"])
@for_officers
def letters(town: str) -> ResponseReturnValue:
    found = officer(town)
    shops = [line for line in lines(house(), town, current_language()) if line.is_there]
    form = Answers.posted(request.form, ("zaken", "taal"))
    if request.method == "GET":
        form.typed = {"zaken": _offered(shops), "taal": ""}
        return _page(town, form, shops)
    chosen = [line.id for line in shops if form.has("zaken", line.slug)]
    language = form.typed["taal"] if form.typed["taal"] in OWN_NAMES else ""
    try:
        pdf = print_letters(house(), town, chosen, language, found.author)
    except Invalid:
        form.refuse("zaken", _("Kies minstens één zaak, en hoogstens %(most)d.", most=MOST))
        return _page(town, form, shops), 400
    answer = Response(pdf, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="brieven-{town}.pdf"'
    answer.headers["Cache-Control"] = "no-store"  # each code in it opens a shop
    return answer


def _offered(shops: list[Line]) -> str:
    """The shop of the address, else all that nobody keeps."""
    one = request.args.get("zaak", "")
    return one if one else ";".join(line.slug for line in shops if not line.keepers)


def _page(town: str, form: Answers, shops: list[Line]) -> str:
    languages = [("", _("die van de zaak")), *OWN_NAMES.items()]
    days = house().config.doors.letter_days
    return render_template("desk/letters.html", form=form, shops=shops, languages=languages, days=days)
