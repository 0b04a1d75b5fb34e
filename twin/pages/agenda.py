"""The town's agenda for everybody: a page, and a calendar to subscribe to."""

import importlib
from datetime import timedelta

from flask import Blueprint, Response, current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from twin.web.access import open_to_everyone
from twin.web.core import live, published
from twin.web.languages import in_every_language

blueprint = Blueprint("agenda", __name__)
AHEAD = timedelta(days=120)
MOST = 60  # occurrences on the page


@in_every_language(blueprint, "/<town>/agenda/")
@open_to_everyone
def agenda(town: str) -> ResponseReturnValue:
    """What takes place in the coming four months, a line for each time."""
    edition = published(town)
    now = live().clock()
    shown = [event for event in edition.core.events if event.on_site]
    times = sorted(
        ((at, event) for event in shown for at in event.occurrences(now, now + AHEAD)), key=lambda each: each[0].start
    )
    notices = [each for each in edition.core.notices if each.on_site and each.holds_at(now)]
    return render_template(
        "town/agenda.html",
        times=times[:MOST],
        notices=notices,
        words=edition.core.town.in_words,
        places=edition.core.places,
        pictures=edition.core.pictures,
    )


@in_every_language(blueprint, "/<town>/agenda.ics")
@open_to_everyone
def calendar(town: str) -> ResponseReturnValue:
    edition = published(town)
    make = importlib.import_module("twin.services.exchange.agenda_file").agenda_ics  # only who subscribes needs it
    address = current_app.config["KERNKIJKER"].public_url + url_for(".agenda", town=town)
    data = make(edition.core.town, edition.core.events, edition.language, address, live().clock())
    headers = {"Content-Disposition": f'attachment; filename="{town}.ics"', "Cache-Control": "no-cache"}
    return Response(data, content_type="text/calendar; charset=utf-8", headers=headers)
