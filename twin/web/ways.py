"""Where somebody goes once she is in."""

from datetime import datetime

from flask import Flask, g, session, url_for

from twin.domain.town import LANGUAGES
from twin.services.people import towns_of
from twin.web.core import house
from twin.web.kept_forms import waiting_form

LONGEST = 1000  # characters of an address to go back to


def attach_ways(app: Flask) -> None:
    app.jinja_env.globals.update(ways_at=at, local=local)


def local(instant: datetime) -> datetime:
    """An instant on the clock of the town at hand."""
    return instant.astimezone(g.edition.core.town.place.zone)


def path_back(town: str, asked: str) -> str:
    """``asked`` (`/fr/dorp/mijn-zaak/?x=1`) where it is a page of this town of ours, else ''."""
    parts = asked.split("/")
    if len(parts) > 2 and parts[1] in LANGUAGES:
        del parts[1]
    is_ours = asked.isprintable() and "\\" not in asked and len(asked) <= LONGEST
    return asked if is_ours and len(parts) > 2 and parts[0] == "" and parts[1] == town else ""


def goal(town: str, path: str) -> str:
    """The address that a way in leads to: kept whole, or as what comes below the town; '' for none."""
    return path_back(town, path) if path.startswith("/") or not path else at(town, path)


def after_entering(town: str, person: int, path: str = "") -> str:
    """To what she typed before, where she was going, her desk, her shops, or her account."""
    going = path or session.get("next", "")
    session.pop("next", None)
    if waiting_form():
        return url_for("entrance.go_on", town=town)
    if going:
        return str(going)
    roles = {each.role for each in towns_of(house(), person) if each.town == town}
    if "officer" in roles:
        return at(town, "beheer/")
    return at(town, "mijn-zaak/") if "shopkeeper" in roles else url_for("account.account", town=town)


def at(town: str, path: str) -> str:
    """The address of a page of this part below its town, in the language at hand (docs/keeping.md, section 10)."""
    return url_for("public.core", town=town) + path
