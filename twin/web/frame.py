"""What the frame around every page needs: the town, its light, words for dates, addresses that keep the rest."""

from dataclasses import asdict
from functools import partial
from typing import Any

from babel import Locale
from flask import Flask, g

from twin.services.alerts import holding
from twin.services.publish import Edition
from twin.web.addresses import attach_addresses
from twin.web.core import house, live
from twin.web.dates import attach_dates

MOST_EMERGENCIES = 2  # lines on a page


def attach_frame(app: Flask) -> None:
    attach_dates(app)
    attach_addresses(app)
    app.context_processor(_frame)


def _frame() -> dict[str, Any]:
    """``town`` and ``snapshot`` of the edition that the view asked for; ``light`` of its moment, else of now."""
    edition = g.get("edition")
    if edition is None:
        return {"town": None, "snapshot": None, "light": "day", "past": None}
    moment = g.get("moment") or edition.moment(live().clock())
    town = edition.core.town
    return {
        "town": edition.snapshot["town"],
        "snapshot": edition.snapshot,
        "light": moment.light,
        "past": g.get("past"),
        "emergencies": partial(_emergencies, edition),
        "notice_language": town.language_of(town.notice, edition.language),
        "attribution_language": town.language_of(town.attribution, edition.language),
        "text": partial(script_text, edition),
        "in_town_words": lambda words: town.in_words(words, edition.language),
        "notice_language_of": lambda words: town.language_of(words, edition.language),
    }


def _emergencies(edition: Edition) -> list[dict[str, str]]:
    """The words of each emergency that holds now, in the page's language where it has them; no exercises."""
    town, found = edition.core.town, []
    for alert in holding(house(), town.slug, live().clock()):
        wanted = (edition.language, *town.languages, *alert.words)
        language = next(each for each in wanted if each in alert.words)
        if not alert.is_test:
            found.append({"language": language, **asdict(alert.words[language])})
    return found[:MOST_EMERGENCIES]


def script_text(edition: Edition, key: str, **values: Any) -> str:
    """The text at ``key`` as static/js/words.js says it: with ``count``, in the form that the language asks for."""
    texts, plural_form = edition.snapshot["texts"], Locale.parse(edition.language).plural_form
    form = f"{key}_{plural_form(values['count'])}" if "count" in values else key
    return str(texts.get(form) or texts[f"{key}_other"]).format(**values)
