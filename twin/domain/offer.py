"""An offer of a shop: what it says, and from which day until which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from twin.domain.listing import Refused
from twin.domain.town import Words

MOST_AT_ONCE = 3
FARTHEST = timedelta(days=731)  # an offer that ends in over two years has a mistyped year


@dataclass(frozen=True, slots=True)
class Offer:
    """``titles`` and ``texts`` per language; both days belong to it."""

    id: int
    titles: Words
    first_day: date
    last_day: date
    texts: Mapping[str, str] = field(default_factory=dict)

    def is_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def touches(self, first: date, last: date) -> bool:
        """Whether it holds on a day of ``first`` to ``last``."""
        return self.first_day <= last and self.last_day >= first


def check_days(first: date, last: date, today: date) -> None:
    """Raises Refused for days that no offer can have."""
    if last < first:
        raise Refused("offer_backwards")
    if last < today:
        raise Refused("offer_over")
    if last - today > FARTHEST:
        raise Refused("offer_too_far")


def check_room(first: date, last: date, others: Iterable[Offer]) -> None:
    """Raises Refused where more than MOST_AT_ONCE would hold on one day."""
    known = [each for each in others if each.touches(first, last)]
    starts = {first, *(each.first_day for each in known if each.first_day >= first)}
    for day in sorted(starts):
        if sum(each.is_on(day) for each in known) >= MOST_AT_ONCE:
            raise Refused("too_many_offers", most=MOST_AT_ONCE)
