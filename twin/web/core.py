"""What a view asks first: which town, in which language, at which moment."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Response, abort, after_this_request, current_app, g, redirect, request

from twin.domain.moment import Moment
from twin.domain.town import Town
from twin.errors import Invalid, NotFound
from twin.services.house import House
from twin.services.live import LiveTowns
from twin.services.past import PastEditions
from twin.services.publish import Edition
from twin.web.languages import answer_in, prefix

WALL_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})", re.ASCII)


def live() -> LiveTowns:
    towns: LiveTowns = current_app.extensions["live"]
    return towns


def house() -> House:
    """What every verb of twin.services asks for first."""
    found: House = current_app.extensions["house"]
    return found


def past_editions() -> PastEditions:
    found: PastEditions = current_app.extensions["past"]
    return found


def published(town: str, language: str | None = None) -> Edition:
    """The edition of ``town`` in ``language``, else the address's prefix, else its first. Raises NotFound.

    An address that names the town's first language leads to the bare one, where its documents are too. From here on
    the answer speaks the edition's language.
    """
    named = prefix()
    language = language or named
    editions = live().editions.get(town)
    if editions is None:
        raise NotFound("unknown town")
    if named and named == next(iter(editions)):  # one page has one address
        abort(redirect(request.full_path.removeprefix(f"/{named}").removesuffix("?"), 308))
    edition = next(iter(editions.values())) if language is None else editions.get(language)
    if edition is None:
        raise NotFound("unknown language")
    answer_in(edition.language)
    g.edition = edition  # the frame around the page shows its town, also when the page itself is not found
    return edition


@dataclass(frozen=True, slots=True)
class MomentView:
    """The moment that a page speaks of. ``local`` is its wall time as in the address bar: `2026-11-28T10:30`."""

    at: datetime
    is_now: bool
    local: str
    moment: Moment


def moment_from_request(edition: Edition) -> MomentView:
    """The moment in ``?op=``, or now. Raises Invalid when it is no date and time."""
    text = request.args.get("op", "")
    at = instant(text, edition.core.town) if text else live().clock()
    return _view(edition, at, not text)


def published_at_moment(town: str) -> tuple[Edition, MomentView]:
    """As `published`, and the moment in ``?op=``; for a day that is over the edition that tells how it was then.

    The page then says so: ``past`` in its frame.
    """
    edition = published(town)
    view = moment_from_request(edition)
    if view.at >= edition.horizon.start:
        return edition, view
    found = past_editions().find(edition, view.at)
    g.edition, g.past = found.edition, found
    after_this_request(_not_kept)
    return found.edition, _view(found.edition, view.at, is_now=False)


def _not_kept(response: Response) -> Response:
    """Browsers keep one page for each path, for when there is no connection: not the one about a day that is over."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _view(edition: Edition, at: datetime, is_now: bool) -> MomentView:
    local = at.astimezone(edition.core.town.place.zone)
    g.moment = edition.moment(at)
    return MomentView(local, is_now, f"{local:%Y-%m-%dT%H:%M}", g.moment)


def instant(text: str, town: Town) -> datetime:
    """The instant of a wall time in the town's zone, to the minute.

    A time that the clock skips in spring moves forward by the hour it lost; of a repeated hour the first pass counts.
    """
    found = WALL_TIME.fullmatch(text)
    try:
        if not found:
            raise ValueError
        wall = datetime(*(int(part) for part in found.groups()), tzinfo=town.place.zone)  # type: ignore[arg-type, misc]  # five whole numbers, by the pattern
        if not 1900 <= wall.year <= 9998:
            raise ValueError
        # through UTC, so that a wall time that does not exist becomes one that does
        return wall.astimezone(UTC).astimezone(town.place.zone)
    except (ValueError, OverflowError) as error:
        raise Invalid("unknown moment") from error
