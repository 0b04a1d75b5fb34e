"""The core: a town's shops, premises, places and screens as one thing that can be asked about any moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from twin.domain.category import GROUPS
from twin.domain.event import Event, Notice
from twin.domain.hours import State
from twin.domain.moment import GroupCount, Moment
from twin.domain.photo import Photo
from twin.domain.premises import Premises
from twin.domain.public_place import PublicPlace
from twin.domain.screen import Screen
from twin.domain.screen_settings import ScreenSettings
from twin.domain.shop import UNKNOWN, Shop
from twin.domain.sun import daylight, sun_position
from twin.domain.town import Town


@dataclass(frozen=True)
class Core:
    """A town's shopping core. Shops stand in the order of their ids; each stands in one of ``premises``."""

    town: Town
    premises: Mapping[str, Premises]
    shops: Mapping[str, Shop]
    places: Mapping[str, PublicPlace]
    screens: Mapping[str, Screen]
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()
    pictures: Mapping[int, Photo] = field(default_factory=dict)  # of events and notices
    screen_settings: Mapping[str, ScreenSettings] = field(default_factory=dict)  # screen, or "*" for every other

    @cached_property
    def by_slug(self) -> Mapping[str, Shop]:
        return {shop.slug: shop for shop in self.shops.values()}

    def settings_of(self, screen: str) -> ScreenSettings:
        """What the town wants ``screen`` (id) to show, and when."""
        return self.screen_settings.get(screen) or self.screen_settings.get("*") or ScreenSettings()

    def at(self, t: datetime) -> Moment:
        """All that holds at ``t`` (any aware datetime)."""
        return self._moment(t, lambda shop: shop.state(t))

    def beyond_horizon(self, t: datetime) -> Moment:
        """The moment ``t`` when nobody can yet say what is open: every shop unknown, never a guess."""
        return self._moment(t, lambda shop: UNKNOWN)

    def _moment(self, t: datetime, state_of: Callable[[Shop], State]) -> Moment:
        local = t.astimezone(self.town.place.zone)
        states = {shop.id: state_of(shop) for shop in self.shops.values()}
        sun = sun_position(t, self.town.place)
        return Moment(
            at=local,
            shops=states,
            premises=self._states_of_premises(states),
            places={place.id: place.state(t) for place in self.places.values()},
            sun=sun,
            light=daylight(sun.altitude_deg),
            groups=self._counts(states),
        )

    def _states_of_premises(self, states: Mapping[str, State]) -> Mapping[str, State | None]:
        """Where two shops share premises an open one decides: there is light on."""
        found: dict[str, State | None] = dict.fromkeys(self.premises)
        for shop in self.shops.values():
            if (known := found[shop.premises.id]) is None or (known.kind != "open" and states[shop.id].kind == "open"):
                found[shop.premises.id] = states[shop.id]
        return found

    def _counts(self, states: Mapping[str, State]) -> Mapping[str, GroupCount]:
        total = dict.fromkeys((group.id for group in GROUPS), 0)
        is_open = dict(total)
        for shop in self.shops.values():
            total[shop.category.group] += 1
            is_open[shop.category.group] += states[shop.id].kind == "open"
        return {group: GroupCount(is_open[group], total[group]) for group in total}
