"""A shop: who occupies premises, and when it is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from twin.domain.category import Category
from twin.domain.hours import OpeningHours, State
from twin.domain.premises import Premises
from twin.domain.town import Words

CONFIRMED_FOR = timedelta(days=180)  # after half a year unchecked hours are said to be 'not confirmed'
UNKNOWN = State("unknown", None, None, None)


@dataclass(frozen=True)
class Shop:
    """``names``, ``texts`` and ``products`` are per language; ``at`` is (lon, lat), WGS84.

    ``osm_element`` is the OpenStreetMap object that it came from, in OSM's XML, or ''.

    ``hours`` is None where nobody knows them; ``hours_text`` keeps what a source said and no rule could read.
    """

    id: str
    slug: str
    premises: Premises
    names: Words
    category: Category
    at: tuple[float, float]
    hours: OpeningHours | None = None
    hours_text: str = ""
    texts: Words = field(default_factory=dict)
    products: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phone: str = ""
    email: str = ""
    website: str = ""
    payment: tuple[str, ...] = ()
    wheelchair: str = ""
    source: str = ""
    osm_element: str = ""
    checked_on: date | None = None
    demonstration: bool = False

    def state(self, at: datetime) -> State:
        """What holds at ``at`` (aware). Unknown hours are 'unknown', never a guess."""
        return self.hours.state(at) if self.hours else UNKNOWN

    def is_confirmed(self, on: date) -> bool:
        """Whether somebody checked the listing in the 180 days before ``on``."""
        return self.checked_on is not None and on - self.checked_on <= CONFIRMED_FOR
