"""A simulated year of a town with 150 shops: mails, answers, leave, moves, and what all that is for the officer.

What people do is assumed (tests/services/year_of_a_town.py); counts are of real jobs, mails and desk items.
"""

import shutil

from tests.bench.programs import WORK
from tests.bench.table import Row, at_most
from tests.services.year_of_a_town import Year, town_of

SHOPS, DAYS = 150, 365


def measure() -> list[Row]:
    var = WORK / "year"
    shutil.rmtree(var, ignore_errors=True)
    var.mkdir(parents=True)
    with town_of(var, SHOPS) as town:
        return table(town.live(DAYS))


def table(year: Year) -> list[Row]:
    weeks, what = year.weekly_minutes, f"a year, {year.shops} shops: "
    items = ", ".join(f"{kind} {count}" for kind, count in year.desk_items.most_common())
    return [
        _told(f"{what}leave told, shops gone, shops new", f"{year.leaves}, {year.gone}, {year.came}"),
        _told(f"{what}mails about holidays", str(year.mails["holiday"])),
        _told(f"{what}mails 'are your hours right'", str(year.mails["reminder"])),
        at_most(f"{what}most mails to one person", year.most_mails, "mails", 14),
        _told(f"{what}questions answered by one tap", str(year.answered)),
        _told(f"{what}mails that bounced", str(year.bounced)),
        _told(f"{what}desk items", str(sum(year.desk_items.values())), items),
        _told(f"{what}listings stale, each month's end", " ".join(map(str, year.stale))),
        at_most(f"{what}desk, minutes in the mean week", sum(weeks) / len(weeks), "min", 120),
        at_most(f"{what}desk, minutes in the worst week", max(weeks), "min", 120),
        at_most(f"{what}jobs that failed", len(year.failures), "jobs", 0),
    ]


def _told(what: str, ours: str, beside: str = "") -> Row:
    return Row(what, ours, beside, "", None)
