"""A shop: who occupies premises, and when it is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from twin.domain.category import Category
from twin.domain.hours import OpeningHours, State
from twin.domain.offer import Offer
from twin.domain.photo import Photo
from twin.domain.premises import Premises
from twin.domain.town import Words

CONFIRMED_FOR = timedelta(days=180)  # after half a year hours are said to be 'not confirmed', unless a town chooses
UNKNOWN = State("unknown", None, None, None)


@dataclass(frozen=True)
class Shop:
    """``names``, ``texts`` and ``products`` are per language; ``at`` is (lon, lat), WGS84.

    ``osm_element`` is the OpenStreetMap object that it came from, in OSM's XML, or ''.

    ``checked_on`` is when the town or a source last checked it, ``confirmed_at`` (aware) when its own shopkeeper last
    said that all of it is right. ``links``: its pages on social networks; ``hiring``: staff wanted, per language.
    ``photos`` in the order of showing; ``offers`` the earliest first, those of other days too.

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
    links: tuple[str, ...] = ()
    hiring: Words = field(default_factory=dict)
    enterprise_number: str = ""
    establishment_number: str = ""
    confirmed_at: datetime | None = None
    photos: tuple[Photo, ...] = ()
    offers: tuple[Offer, ...] = ()

    def state(self, at: datetime) -> State:
        """What holds at ``at`` (aware). Unknown hours are 'unknown', never a guess."""
        return self.hours.state(at) if self.hours else UNKNOWN

    def kept_on(self, zone: ZoneInfo) -> date | None:
        """The day in ``zone`` on which its shopkeeper last said that the listing is right."""
        return self.confirmed_at.astimezone(zone).date() if self.confirmed_at else None

    def is_confirmed(self, on: date, zone: ZoneInfo, lasts: timedelta = CONFIRMED_FOR) -> bool:
        """Whether its shopkeeper, or who checked it, said so within ``lasts`` (180 days) before ``on``."""
        days = [day for day in (self.checked_on, self.kept_on(zone)) if day]
        return any(on - day <= lasts for day in days)
