"""The sales in Belgium and the month before them, in which shops of fashion may announce no discounts.

Code of economic law, articles VI.25 and VI.29: sales run from 3 January and from 3 July to the end of the month, from
the 2nd where the 3rd is a Sunday; the month before is closed for clothing, leather goods and shoes.
"""

from datetime import date, timedelta
from typing import NamedTuple

SALES_MONTHS = (1, 7)
SUNDAY = 6
COUNTRY = "BE"
TRADES = frozenset(
    {
        "shop=clothes",
        "shop=shoes",
        "shop=bag",
        "shop=leather",
        "shop=boutique",
        "shop=fashion",
        "shop=fashion_accessories",
        "shop=lingerie",
        "shop=underwear",
    }
)


class Days(NamedTuple):
    """Both belong to it."""

    first: date
    last: date


def sales(year: int, month: int) -> Days:
    """The sales of January (1) or July (7)."""
    third = date(year, month, 3)
    return Days(third - timedelta(days=third.weekday() == SUNDAY), date(year, month, 31))


def closed_before(year: int, month: int) -> Days:
    """The month before the sales of January (1) or July (7)."""
    start = sales(year, month).first
    month_before = start.replace(month=month - 1) if month > 1 else start.replace(year=year - 1, month=12)
    return Days(month_before, start - timedelta(days=1))


def closed_days_within(first: date, last: date) -> Days | None:
    """The first closed month that ``first`` to ``last`` has a day in."""
    for year in range(first.year, last.year + 2):
        for month in SALES_MONTHS:
            closed = closed_before(year, month)
            if closed.first <= last and closed.last >= first:
                return closed
    return None


def concerns(trade: str, country: str) -> bool:
    """Whether the rule is for a shop of ``trade`` (an OSM tag) in ``country`` (ISO 3166)."""
    return country == COUNTRY and any(f"shop={value}" in TRADES for value in trade.removeprefix("shop=").split(";"))
