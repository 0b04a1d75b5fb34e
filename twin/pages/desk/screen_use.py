"""How a screen was used, day by day: counts of what was done, and nothing of whom."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from twin.domain.screen_use import FEWEST, DayOfUse
from twin.services import devices
from twin.services.exchange.spreadsheet import write_csv
from twin.services.screens_keeping import one_screen
from twin.web.access import for_officers
from twin.web.core import house
from twin.web.languages import in_every_language
from twin.web.people import Officer, officer

blueprint = Blueprint("desk_screen_use", __name__)
SPANS = (14, 30, 90)  # days that can be looked at
BAR, HIGH = 10, 100  # the drawing: width of a day and height of the most touches
COLUMNS = ("day", "touches", "routes", "codes")


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/gebruik")
@for_officers
def use(town: str, scherm: str) -> ResponseReturnValue:
    by, screen = officer(town), one_screen(house(), town, scherm)
    span = asked if (asked := request.args.get("dagen", SPANS[0], int)) in SPANS else SPANS[0]
    days = _days(by, scherm, span)
    return render_template(
        "desk/screen_use.html",
        screen=screen,
        days=list(reversed(days)),
        spans=SPANS,
        span=span,
        bars=list(_bars(days)),
        width=BAR * len(days),
        high=HIGH,
        most=max(day.touches for day in days),
        total=sum(day.touches for day in days),
        groups=_of_groups(by, days),
        fewest=FEWEST,
    )


@in_every_language(blueprint, "/<town>/beheer/schermen/<scherm>/gebruik.csv")
@for_officers
def table(town: str, scherm: str) -> ResponseReturnValue:
    """Ninety days, a line each; a search of which there were few is told as '<5'."""
    by = officer(town)
    one_screen(house(), town, scherm)
    days = _days(by, scherm, SPANS[-1])
    groups = [f"search_{group['id']}" for group in by.edition.snapshot["groups"]]
    rows = ({**_plain(day), **{f"search_{name}": _told(times) for name, times in day.searches.items()}} for day in days)
    answer = Response(write_csv((*COLUMNS, *groups), rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{town}-{scherm}-gebruik.csv"'
    return answer


def _days(by: Officer, screen: str, span: int) -> list[DayOfUse]:
    town = by.edition.core.town
    today = house().clock().astimezone(town.place.zone).date()
    return devices.uses(house(), town.slug, screen, today - timedelta(days=span - 1), today)


def _plain(day: DayOfUse) -> dict[str, Any]:
    return {"day": day.day.isoformat(), **{name: getattr(day, name) for name in COLUMNS[1:]}}


def _told(times: int | None) -> str:
    return f"<{FEWEST}" if times is None else str(times)


def _bars(days: Sequence[DayOfUse]) -> Iterator[tuple[int, float]]:
    """(left, height) of each day, the oldest first."""
    most = max(day.touches for day in days) or 1
    for place, day in enumerate(days):
        yield place * BAR, round(HIGH * day.touches / most, 1)


def _of_groups(by: Officer, days: Sequence[DayOfUse]) -> list[Mapping[str, Any]]:
    """Categories that were looked for, the most first. ``is_least``: on some days it was too few to be told."""
    found = []
    for group in by.edition.snapshot["groups"]:
        counts = [day.searches[group["id"]] for day in days if group["id"] in day.searches]
        if counts:
            told = [each for each in counts if each is not None]
            found.append({"name": group["label"], "times": sum(told), "is_least": len(told) < len(counts)})
    return sorted(found, key=lambda each: -each["times"])
