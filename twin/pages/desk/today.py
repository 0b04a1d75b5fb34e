"""Today: what needs a person, the most urgent first, each done with a click or two."""

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from twin.domain.business_register import written
from twin.errors import Invalid
from twin.pages.desk import shown
from twin.pages.desk.kind_words import fault_words, kind_words, taken_words
from twin.pages.desk.navigation import rooms, where_to_mend
from twin.pages.desk.screen_words import screen_words
from twin.pages.desk.trouble_words import trouble_words
from twin.services import desk, desk_actions, jobs
from twin.services.changing import Overtaken
from twin.services.desk_actions import Unclear, act
from twin.services.desk_cards import groups, photo
from twin.services.desk_kinds import ORDER
from twin.services.desk_weeks import GOAL, weeks
from twin.services.field_words import said
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.done import just_done, tell
from twin.web.forms import Answers
from twin.web.languages import current_language, in_every_language
from twin.web.people import officer

blueprint = Blueprint("desk", __name__)
shown.attach(blueprint)
blueprint.add_app_template_global(rooms, "desk_rooms")
blueprint.add_app_template_global(just_done, "just_done")
blueprint.add_app_template_global(screen_words, "screen_words")
blueprint.add_app_template_filter(written, "kbo_number")

AT_A_GLANCE = 5  # things of one kind on the page of today
ON_A_PAGE = 30  # of one kind on its own page
FIELDS = ("besluit", "reden", "sinds")


@in_every_language(blueprint, "/<town>/beheer/")
@for_officers
def today(town: str) -> ResponseReturnValue:
    officer(town)
    desk.refresh_when_old(house(), town)
    items = desk.open_items(house(), town)
    found = groups(house(), town, items, current_language(), AT_A_GLANCE)
    week, failed = weeks(house(), town, 1)[0], trouble_words(jobs.troubles(house()), town)
    known = {"groups": found, "total": len(items), "week": week, "failed": failed}
    return _page("desk/today.html", **known, at_a_glance=AT_A_GLANCE)


@in_every_language(blueprint, "/<town>/beheer/soort/<kind>")
@for_officers
def kind(town: str, kind: str) -> ResponseReturnValue:
    """All things of one kind, a page at a time (`?blad=`)."""
    officer(town)
    if kind not in ORDER:
        abort(404)
    desk.refresh_when_old(house(), town)
    items = [item for item in desk.open_items(house(), town) if item.kind == kind]
    pages = max(1, -(-len(items) // ON_A_PAGE))
    page = min(max(request.args.get("blad", 1, int), 1), pages)
    found = groups(house(), town, items, current_language(), ON_A_PAGE, (page - 1) * ON_A_PAGE)
    return _page("desk/kind.html", kind=kind, group=found[0] if found else None, page=page, pages=pages)


@in_every_language(blueprint, "/<town>/beheer/vragen", methods=["POST"])
@for_officers
def ask_all(town: str) -> ResponseReturnValue:
    """One click asks everybody whose listing was not confirmed for long."""
    mails = desk_actions.ask_all(house(), town, officer(town).author)
    tell(ngettext("Er vertrekt %(num)d mail.", "Er vertrekken %(num)d mails.", mails))
    return redirect(url_for("desk.today", town=town), 303)


@in_every_language(blueprint, "/<town>/beheer/weken")
@for_officers
def work(town: str) -> ResponseReturnValue:
    """How much work the desk was, week by week."""
    officer(town)
    return _page("desk/weeks.html", weeks=weeks(house(), town), goal=GOAL)


@in_every_language(blueprint, "/<town>/beheer/vandaag/<int:number>", methods=["GET", "POST"])
@for_officers
def one(town: str, number: int) -> ResponseReturnValue:
    """One thing by itself; a POST decides about it."""
    by = officer(town).author
    item = desk.find(house(), town, number)
    form = Answers.posted(request.form, FIELDS)
    if request.method == "GET":
        return _one(town, number, form)
    try:
        done = act(house(), town, item, form.typed, by)
    except Unclear as unclear:
        form.refuse(unclear.field, fault_words(unclear.field, unclear.why))
        return _one(town, number, form), 400
    except Overtaken as overtaken:
        return _one(town, number, form, overtaken), 409
    except Invalid:
        tell(_("Dat was al gedaan, misschien door een collega."))
    else:
        undo = url_for("desk_history.take_back", town=town, batch=done.batch) if done.batch else ""
        tell(taken_words(done.outcome), undo)
    return redirect(_back(town, item.kind), 303)


@in_every_language(blueprint, "/<town>/beheer/vandaag/<int:number>/openen", methods=["POST"])
@for_officers
def open_it(town: str, number: int) -> ResponseReturnValue:
    """Takes a thing in hand: notes the click and leads to where it is mended."""
    edition = officer(town).edition
    item = desk.open_item(house(), town, number)
    return redirect(where_to_mend(edition, item.kind, item.shop, item.detail.get("premises", "")), 303)


@in_every_language(blueprint, "/<town>/beheer/foto/<int:number>")
@for_officers
def waiting_photo(town: str, number: int) -> ResponseReturnValue:
    """A photo as the desk shows it, also before everybody may see it."""
    officer(town)
    data, kind = photo(house(), town, number)
    answer = Response(data, content_type=f"image/{kind}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _one(town: str, number: int, form: Answers, overtaken: Overtaken | None = None) -> str:
    item = desk.find(house(), town, number)
    card = groups(house(), town, [item], current_language(), 1)[0].cards[0]
    now = list(said({}, overtaken.now, current_language())) if overtaken else []
    return _page("desk/one.html", card=card, form=form, now=now)


def _page(template: str, **values: Any) -> str:
    return render_template(template, words=kind_words(), **values)


def _back(town: str, kind: str) -> str:
    """To the list that the button stood in."""
    if request.form.get("terug") == "soort":
        return url_for("desk.kind", town=town, kind=kind)
    return url_for("desk.today", town=town)
