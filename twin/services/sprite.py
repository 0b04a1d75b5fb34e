"""A town's icons: the house's sprite less the trades that the town does not have. A phone gets a fifth of the bytes."""

import re

from twin.domain.category import GROUPS, TAGS, category_of
from twin.domain.core import Core

LANDMARKS = {  # kinds of place that the map names, as in static/js/map/marks.js
    "maki-beer",
    "maki-castle",
    "maki-information",
    "maki-police",
    "maki-rail",
    "maki-religious-christian",
    "maki-shop",
    "maki-town-hall",
}
SYMBOL = re.compile(r'<symbol id="([^"]+)".*?</symbol>', re.DOTALL)


def sprite_of(core: Core, whole: str) -> str:
    """``whole`` (static/vendor/icons.svg) with every icon of the pages and of the town's own shops."""
    of_trades = {category_of(tag).icon for tag in TAGS}
    kept = {shop.category.icon for shop in core.shops.values()} | {group.icon for group in GROUPS}
    left_out = of_trades - kept - LANDMARKS - _of_pages(whole)
    return SYMBOL.sub(lambda found: "" if found[1] in left_out else found[0], whole)


def _of_pages(whole: str) -> set[str]:
    """Lucide's icons are the pages' own, even where a trade borrows one."""
    return {name for name in SYMBOL.findall(whole) if name.startswith("lucide-")}
