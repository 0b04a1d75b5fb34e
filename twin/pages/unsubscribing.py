"""No more reminders, by the button of a mail program: GET shows what would end, POST ends it (RFC 8058)."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from twin.errors import Invalid
from twin.services.questions import Unanswerable
from twin.services.unsubscribing import Reminders, bring_back, end_reminders, reminders_with
from twin.web.access import by_one_click
from twin.web.core import house, published
from twin.web.languages import in_every_language

blueprint = Blueprint("unsubscribing", __name__)
ONE_CLICK = ("List-Unsubscribe", "One-Click")  # what a mail program posts, as a form of either kind


@in_every_language(blueprint, "/<town>/afmelden/<token>", methods=["GET", "POST"])
@by_one_click
def page(town: str, token: str) -> ResponseReturnValue:
    published(town)
    wish = _wish() if request.method == "POST" else ""
    try:
        found = reminders_with(house(), town, token)
    except Unanswerable as refusal:
        status = 404 if refusal.why == "unknown" else 410
        return render_template("question/gone.html", why=refusal.why, shop=""), status
    if not wish:
        return _show(found)
    if wish == "back":
        bring_back(house(), found)
    else:
        end_reminders(house(), found)
    if wish == "one click":  # a mail program may follow no redirection
        return _show(reminders_with(house(), town, token))
    return redirect(request.path, 303)


def _wish() -> str:
    """'one click' of a mail program, or 'off' and 'back' of our own buttons. Raises Invalid."""
    name, value = ONE_CLICK
    if request.form.get(name) == value:
        return "one click"
    wish = {"af": "off", "terug": "back"}.get(request.form.get("herinneringen", ""))
    if wish is None:
        raise Invalid("say what is to happen with the reminders")
    return wish


def _show(found: Reminders) -> ResponseReturnValue:
    return render_template("question/unsubscribe.html", names=found.names, are_off=found.are_off)
