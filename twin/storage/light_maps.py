"""Which light maps are behind the town's book, and the newly drawn ones."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select

from twin.errors import NotFound
from twin.storage.database import writing
from twin.storage.tables import light_map, town
from twin.storage.tables_history import change

# what the light map shows of a thing; other fields do not make it stale
SHOWN: Mapping[str, frozenset[str]] = {
    "shop": frozenset({"names", "slug", "category", "premises", "left_on"}),
    "premises": frozenset({"street", "housenumber", "status", "footprint", "gone_on"}),
    "place": frozenset({"names", "landmark", "lon", "lat"}),
    "town": frozenset({"settings"}),
}


def stale_light_maps(engine: Engine) -> list[str]:
    """Towns with a change, newer than their light map, to something that it shows."""
    drawn = select(light_map.c.town, func.min(light_map.c.drawn).label("drawn")).group_by(light_map.c.town).subquery()
    query = (
        select(change.c.town, change.c.thing, change.c.before, change.c.after)
        .join(drawn, drawn.c.town == change.c.town)
        .join(town, town.c.slug == change.c.town)
        .where(change.c.id > drawn.c.drawn, change.c.thing.in_(SHOWN), town.c.is_served)
    )
    with engine.connect() as connection:
        return sorted({row[0] for row in connection.execute(query) if _is_seen(row[1], row[2], row[3])})


def _is_seen(thing: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    return before is None or after is None or not SHOWN[thing].isdisjoint(after)


def town_settings(engine: Engine, slug: str) -> tuple[Mapping[str, Any], int]:
    """town.toml as it is kept, and the town's newest change, read together. Raises NotFound."""
    newest = select(func.coalesce(func.max(change.c.id), 0)).where(change.c.town == slug).scalar_subquery()
    with engine.connect() as connection:
        row = connection.execute(select(town.c.settings, newest).where(town.c.slug == slug)).one_or_none()
    if row is None:
        raise NotFound(f"there is no town '{slug}'")
    return row[0], row[1]


def keep_light_maps(engine: Engine, slug: str, pages: Mapping[str, str], drawn: int) -> None:
    """``pages``: language -> HTML; ``drawn``: the newest change that they show."""
    rows = [{"town": slug, "language": language, "html": html, "drawn": drawn} for language, html in pages.items()]
    with writing(engine) as connection:
        connection.execute(delete(light_map).where(light_map.c.town == slug))
        connection.execute(insert(light_map), rows)
