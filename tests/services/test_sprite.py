"""A town's icons: all that its pages draw, and not the trades that it does not have."""

import re

from twin.config import ROOT
from twin.services.live import LiveTowns
from twin.services.sprite import sprite_of

WHOLE = ROOT / "static" / "vendor" / "icons.svg"


def names(sprite: str) -> set[str]:
    return set(re.findall(r'<symbol id="([^"]+)"', sprite))


def test_the_towns_sprite_holds_every_icon_of_its_shops_and_of_the_pages(live: LiveTowns) -> None:
    core = live.editions["herzele"]["nl"].core
    own = names(sprite_of(core, WHOLE.read_text()))
    assert {shop.category.icon for shop in core.shops.values()} <= own
    assert {name for name in names(WHOLE.read_text()) if name.startswith("lucide-")} <= own


def test_the_towns_sprite_is_much_smaller_than_the_whole(live: LiveTowns) -> None:
    core = live.editions["herzele"]["nl"].core
    assert len(sprite_of(core, WHOLE.read_text())) < WHOLE.stat().st_size / 1.5
