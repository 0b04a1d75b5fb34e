"""Languages of the pages: `/herzele/` speaks the town's first language, `/fr/herzele/` another.

A view declares both addresses with `in_every_language`; the prefix never reaches the view, and `url_for` keeps it.
`twin.web.core.published` reads the prefix and decides what the answer speaks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Blueprint, Flask, current_app, g, request, url_for
from flask_babel import Babel, refresh
from werkzeug.routing import BaseConverter

from twin.domain.town import LANGUAGES
from twin.web.addresses import kept_parameters

OWN_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English", "de": "Deutsch"}
LOCALES = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB", "de": "de_BE"}  # how dates are written here
TRANSLATIONS = Path(__file__).parent / "translations"
# the public site's own catalogue, and one for each room: translations/desk/fr/LC_MESSAGES/messages.po
CATALOGUES = (TRANSLATIONS, *sorted({path.parents[2] for path in TRANSLATIONS.glob("*/*/LC_MESSAGES/messages.po")}))
View = TypeVar("View", bound=Callable[..., Any])


class LanguageConverter(BaseConverter):
    """One of our language codes. Lighter than a slug, so that `/fr/herzele/` is never the town 'fr'."""

    regex = f"(?:{'|'.join(LANGUAGES)})"
    weight = 50


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page at hand in one language: ``path`` keeps the query (filters, moment), ``canonical`` leaves it out."""

    language: str
    name: str
    path: str
    canonical: str
    is_current: bool


def in_every_language(blueprint: Blueprint, rule: str, **options: Any) -> Callable[[View], View]:
    """Decorator: the view answers at ``rule`` (town's first language) and at `/<language>` + ``rule``."""

    def register(view: View) -> View:
        @wraps(view)
        def without_prefix(language: str | None = None, **values: Any) -> Any:
            return view(**values)

        for each in (f"/<language:language>{rule}", rule):
            blueprint.add_url_rule(each, view_func=without_prefix, **options)
        return view

    return register


def speak(app: Flask) -> None:
    """Sets up the address prefix and Flask-Babel. Call before blueprints are registered."""
    app.url_map.converters["language"] = LanguageConverter
    app.url_defaults(_keep_prefix)
    Babel(
        app,
        default_translation_directories=";".join(map(str, CATALOGUES)),
        locale_selector=lambda: LOCALES[current_language()],
    )
    app.jinja_env.globals.update(current_language=current_language, alternates=alternates)


def prefix() -> str | None:
    """The language that the address names; None where it names none."""
    first = request.path.split("/", 2)[1] if request else ""
    return first if first in LANGUAGES else None


def current_language() -> str:
    """The language of the answer: what `answer_in` said, else the address, else Dutch."""
    return str(g.get("language") or prefix() or "nl")


def answer_in(language: str) -> None:
    """From here on the answer is in ``language`` (a town's first language where the address names none)."""
    g.language = language if language in LANGUAGES else "nl"
    refresh()


def alternates(languages: Sequence[str], instead: tuple[str, dict[str, Any]] | None = None) -> list[Alternate]:
    """The page at hand in each of a town's ``languages``; the first of them lives at the bare address.

    A page that does not exist has no other language either: ``instead`` gives the endpoint and values to lead to.
    """
    endpoint, values = instead or (request.endpoint, request.view_args)
    if not endpoint:
        return []
    query = "" if instead else urlencode(kept_parameters(), safe=":,")
    fixed = dict(values or {})

    def in_language(language: str) -> Alternate:
        fixed["language"] = None if language == languages[0] else language
        bare = url_for(endpoint, **fixed)
        path = f"{bare}?{query}" if query else bare
        return Alternate(language, OWN_NAMES[language], path, bare, language == current_language())

    return [in_language(language) for language in languages if language in OWN_NAMES]


def _keep_prefix(endpoint: str, values: dict[str, Any]) -> None:
    expects = current_app.url_map.is_endpoint_expecting(endpoint, "language")
    if expects and "language" not in values and (language := prefix()):
        values["language"] = language
