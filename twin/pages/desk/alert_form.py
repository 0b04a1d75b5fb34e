"""The form of an officer's own emergency: as it is first seen, with what is wrong, and before the screens show it."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from twin.domain.alert_message import AlertMessage
from twin.domain.core import Core
from twin.pages.desk.alert_shown import Shown, shown_as_new
from twin.pages.desk.alert_words import fault_words, severities
from twin.services.agenda import Faulty
from twin.services.alert_changing import Current
from twin.services.alert_taking import Taken
from twin.services.alert_writing import ALL, fields_of
from twin.web.core import house
from twin.web.done import tell
from twin.web.forms import Answers
from twin.web.languages import OWN_NAMES
from twin.web.people import Officer
from twin.web.versions import SEEN, Part

USUAL = timedelta(hours=2)


def first_form(by: Officer) -> Answers:
    now = house().clock().astimezone(by.edition.core.town.place.zone)
    end = now + USUAL
    usual = {"ernst": "severe", "waar": ALL, "dag": now.date(), "einddag": end.date(), "tot": f"{end:%H:%M}"}
    fields = dict.fromkeys(fields_of(by.edition.core.town), "")
    return Answers.showing({**fields, **usual, "kenmerk": new_mark()})


def new_mark() -> str:
    """Names what a form will make, so that it is made once."""
    return secrets.token_hex(16)


def refused(form: Answers, faulty: Faulty) -> Answers:
    for field, why in faulty.faults.items():
        form.refuse(field, fault_words(why))
    return form


def form_page(by: Officer, form: Answers, changes: Current | None = None, why_not: str = "") -> str:
    """``changes``: what it will take the place of. ``why_not``: why what was typed can only be a new message."""
    return render_template(
        "desk/alert_new.html",
        form=form,
        severities=severities(),
        where=screens_of(by.edition.core),
        language_names=OWN_NAMES,
        changes=changes,
        why_not=why_not,
    )


def screens_of(core: Core) -> list[tuple[str, str]]:
    screens = [(each.id, each.name) for each in core.screens.values()]
    return [(ALL, _("Alle schermen")), *(screens if len(screens) > 1 else [])]


def parts_of(core: Core) -> list[Part]:
    """What two officers may both have written."""
    words = [
        Part(title if len(core.town.languages) == 1 else f"{title} ({OWN_NAMES[language]})", (f"{field}_{language}",))
        for language in core.town.languages
        for field, title in (
            ("titel", _("Wat er gebeurt")),
            ("doen", _("Wat mensen moeten doen")),
            ("tekst", _("Wat er verder van geweten is")),
        )
    ]
    return [
        *words,
        Part.of_options(_("Hoe ernstig"), "ernst", severities()),
        Part.of_options(_("Op welke schermen"), "waar", screens_of(core)),
        Part(_("Vanaf"), ("dag", "van")),
        Part(_("Geldt tot"), ("einddag", "tot")),
    ]


def preview_page(by: Officer, messages: Sequence[AlertMessage], form: Answers | None = None) -> str:
    """As the glass will show it; the button there takes it in. ``form``: of an officer's own, to go on with."""
    seen: list[Shown] = [each for message in messages for each in shown_as_new(house(), by.edition, message)]
    screens = {name for each in seen for name in each.screens}
    words = ngettext("Toon nu op één scherm", "Toon nu op %(num)d schermen", len(screens)) if screens else _("Neem in")
    return render_template(
        "desk/alert_preview.html", seen=seen, messages=messages, form=form, words=words, language_names=OWN_NAMES
    )


def now_shown(town: str, taken: Sequence[Taken]) -> ResponseReturnValue:
    screens = frozenset[str]().union(*(each.screens for each in taken))
    is_new = any(each.number is not None for each in taken)
    words = ngettext(
        "Eén scherm toont dit binnen een halve minuut.",
        "%(num)d schermen tonen dit binnen een halve minuut.",
        len(screens),
    )
    if not screens:
        words = _("Ingenomen. Geen scherm van deze kern ligt in het gebied.")
    tell(words if is_new else _("Dit bericht was er al; er verandert niets."))
    return redirect(url_for("desk_alerts.overview", town=town), 303)


def already_there(town: str, there: AlertMessage, sent: AlertMessage) -> ResponseReturnValue:
    """The same form once more. Where it says something else by now, that is no second click."""
    if same_words(there, sent):
        tell(_("Dit bericht was er al; er verandert niets."))
    else:
        change = url_for("desk_alert_changes.change", town=town, number=there.number)
        tell(
            _("Dit bericht staat er zoals u het eerst verzond; er veranderde niets."), onward=(_("Wijzig het"), change)
        )
    return redirect(url_for("desk_alerts.overview", town=town), 303)


def same_words(one: AlertMessage, other: AlertMessage) -> bool:
    """Whether two say the same on the same screens until the same time; from when follows from when each was sent."""

    def said(message: AlertMessage) -> list[object]:
        return [(part.severity, dict(part.words), part.end, part.area) for part in message.parts]

    return said(one) == said(other)


def sender(by: Officer) -> str:
    town = by.edition.core.town
    return town.contact.name or town.core_name(town.first_language)


def without_mark(form: Answers) -> dict[str, str]:
    """What the form says, to compare: without what only tells one form from another."""
    return {name: text for name, text in form.typed.items() if name not in ("kenmerk", SEEN)}
