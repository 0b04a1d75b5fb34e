"""The pages that everybody sees: the towns, a town's core, and the small print."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from twin.domain.event import Event, Occurrence
from twin.pages.manifest import manifest_document
from twin.pages.rows import finder, rows
from twin.pages.skyline import skyline
from twin.services.find import Query
from twin.services.publish import Edition
from twin.web.access import open_to_everyone
from twin.web.core import MomentView, live, published, published_at_moment
from twin.web.languages import in_every_language

blueprint = Blueprint("public", __name__)
STATED = date(2026, 11, 23)  # the day of the accessibility statement: change it with the statement
EVENING, LATEST, MORNING = 20, 23, time(10, 30)  # hours; static/js/moments.js has the same


@dataclass(frozen=True, slots=True)
class Chip:
    """A shortcut to a moment: ``local`` is its ``op`` in the address, None for now."""

    name: str
    label: str
    local: str | None
    is_current: bool


@blueprint.get("/")
@open_to_everyone
def towns() -> ResponseReturnValue:
    """The towns that run here, or the only one."""
    editions = [next(iter(of_town.values())) for of_town in live().editions.values()]
    if len(editions) == 1:
        return redirect(url_for("public.core", town=editions[0].core.town.slug))
    now = live().clock()
    return render_template("towns.html", towns=[(each.snapshot["town"], each.moment(now)) for each in editions])


@blueprint.get("/robots.txt")
@open_to_everyone
def robots() -> ResponseReturnValue:
    """Everything may be found but the screens in the street, which show the same to one passer-by at a time."""
    return Response("User-agent: *\nDisallow: /*/scherm/\n", mimetype="text/plain")


@in_every_language(blueprint, "/<town>/")
@open_to_everyone
def core(town: str) -> ResponseReturnValue:
    """Map, list and time bar. The address alone decides what the list shows, so it works without scripts too."""
    edition, moment = published_at_moment(town)
    query = Query.read(request.args.items(multi=True))
    tally = finder(edition).tally(moment.moment, query)
    matching = finder(edition).find(moment.moment, replace(query, open_only=False))
    is_known = moment.at in edition.horizon
    return render_template(
        "town/core.html",
        moment=moment,
        query=query,
        tally=tally,
        found=rows(edition, moment, query, request.args.get("zaak", "")),
        skyline=skyline(matching, moment.at, edition.core.town.place, tally.open if is_known else None),
        chips=_chips(edition, moment),
        days=_days(edition),
        notices=[each for each in edition.core.notices if each.on_site and each.holds_at(moment.at)],
        happening=_next_event(edition),
    )


@in_every_language(blueprint, "/<town>/over")
@open_to_everyone
def about(town: str) -> ResponseReturnValue:
    edition = published(town)
    return render_template("town/about.html", contact=edition.core.town.contact, made=_made(edition))


@in_every_language(blueprint, "/<town>/toegankelijkheid")
@open_to_everyone
def accessibility(town: str) -> ResponseReturnValue:
    contact = published(town).core.town.contact
    return render_template("town/accessibility.html", contact=contact, stated=STATED)


@in_every_language(blueprint, "/<town>/manifest.webmanifest")
@open_to_everyone
def manifest(town: str) -> ResponseReturnValue:
    response = jsonify(manifest_document(published(town).snapshot["town"]))
    response.mimetype = "application/manifest+json"
    return response


def _made(edition: Edition) -> datetime:
    return datetime.fromtimestamp(edition.snapshot["made"], edition.core.town.place.zone)


def _days(edition: Edition) -> list[date]:
    first, last = edition.horizon.start.date(), edition.horizon.end.date()
    return [first + timedelta(days=step) for step in range((last - first).days)]


def _next_event(edition: Edition) -> tuple[Occurrence, Event] | None:
    """What takes place now or next, within the horizon."""
    now = live().clock()
    coming = [
        (at, event)
        for event in edition.core.events
        if event.on_site
        for at in event.occurrences(now, edition.horizon.end)
    ]
    return min(coming, key=lambda each: each[0].start, default=None)


def _chips(edition: Edition, moment: MomentView) -> list[Chip]:
    now = live().clock().astimezone(edition.core.town.place.zone)
    tonight = datetime.combine(now.date(), time(min(max(EVENING, now.hour + 1), LATEST)))
    tomorrow = datetime.combine(now.date() + timedelta(days=1), MORNING)
    moments = [("tonight", _("Vanavond"), tonight), ("tomorrow", _("Morgen"), tomorrow)]
    named = [(name, label, f"{at:%Y-%m-%dT%H:%M}") for name, label, at in moments]
    chips = [Chip(name, label, local, local == moment.local) for name, label, local in named]
    return [Chip("now", _("Nu"), None, moment.is_now), *chips]
