"""Reads a town's rows as the domain's Core, and the parts that only the map and the routes need."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, select

from twin.domain.category import category_of
from twin.domain.choices import Choices
from twin.domain.core import Core
from twin.domain.hours import InvalidHours, OpeningHours
from twin.domain.premises import Premises
from twin.domain.public_place import PublicPlace
from twin.domain.screen import Screen
from twin.domain.shop import Shop
from twin.domain.town import Contact, Town, notice_of
from twin.errors import NotFound
from twin.storage import tables
from twin.storage.changes import rows_at
from twin.storage.events import event_of, notice_of_row
from twin.storage.offers import offer_of
from twin.storage.photos import photo_of, shown_now
from twin.storage.screen_settings import settings_of_all

log = logging.getLogger(__name__)


def read_core(engine: Engine, slug: str, now: datetime, at: datetime | None = None) -> Core:
    """The core of town ``slug`` as the public sees it on the day of ``now``: without shops that left and premises that
    are gone. With ``at`` (aware) from the rows as they were at that instant. Raises NotFound."""
    with engine.connect() as connection:
        row = next(rows_at(connection, slug, "town", at), None)
        if row is None:
            raise NotFound(f"there is no town '{slug}'")
        town = _town(row)
        today = now.astimezone(town.place.zone).date()
        all_premises = {row["id"]: row for row in rows_at(connection, slug, "premises", at)}
        shops = [
            row
            for row in rows_at(connection, slug, "shop", at)
            if is_there(row["left_on"], today) and _stands_somewhere(row, all_premises)
        ]
        shown = {thing: _live_by_shop(connection, slug, thing, at) for thing in ("photo", "offer")}
        there = shown_now(connection, slug)  # a past day shows no photo that was taken away since
        shown["photo"] = {shop: [row for row in rows if row["id"] in there] for shop, rows in shown["photo"].items()}
        lived_in = {row["premises"] for row in shops}
        premises = {
            key: _premises(row)
            for key, row in all_premises.items()
            if is_there(row["gone_on"], today) or key in lived_in
        }
        return Core(
            town=town,
            premises=premises,
            shops={row["id"]: _with_what_it_shows(_shop(row, town, premises), shown) for row in shops},
            places={row["id"]: _place(row, town) for row in rows_at(connection, slug, "place", at)},
            screens={row["id"]: _screen(row) for row in rows_at(connection, slug, "screen", at)},
            events=tuple(event_of(row, town) for row in rows_at(connection, slug, "event", at)),
            pictures={row["id"]: photo_of(row) for row in shown["photo"].get("", ())},
            notices=tuple(notice_of_row(row) for row in rows_at(connection, slug, "notice", at)),
            screen_settings=settings_of_all(connection, slug, at),
        )


def read_town(connection: Connection, slug: str) -> tuple[Town, Choices]:
    """A town as it is now, and what its officers chose. Raises NotFound."""
    row = connection.execute(select(tables.town).where(tables.town.c.slug == slug)).mappings().one_or_none()
    if row is None:
        raise NotFound(f"there is no town '{slug}'")
    return _town(row), Choices.read(row["choices"])


def is_there(until: date | None, today: date) -> bool:
    """``until`` is the first day without."""
    return until is None or until > today


def _stands_somewhere(row: Any, premises: Mapping[str, Any]) -> bool:
    if row["premises"] in premises:
        return True
    log.warning("shop %s stands in no premises and is not shown", row["id"])
    return False


def read_layers(engine: Engine, slug: str) -> dict[str, str]:
    """Layer name -> GeoJSON text, WGS84."""
    query = select(tables.layer.c.name, tables.layer.c.geojson).where(tables.layer.c.town == slug)
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query.order_by(tables.layer.c.name))}


def read_walking(engine: Engine, slug: str) -> tuple[str, str]:
    """The walking network and the trees of the screens, both JSON text."""
    query = select(tables.walking.c.network, tables.walking.c.trees).where(tables.walking.c.town == slug)
    with engine.connect() as connection:
        network, trees = connection.execute(query).one()
        return network, trees


def read_light_maps(engine: Engine, slug: str) -> dict[str, str]:
    """Language -> the light map's HTML page."""
    query = select(tables.light_map.c.language, tables.light_map.c.html).where(tables.light_map.c.town == slug)
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _town(row: Any) -> Town:
    settings = row["settings"]
    west, south, east, north = row["bounds"]
    return Town(
        slug=row["slug"],
        names=settings["names"],
        country=settings["country"],
        timezone=settings["timezone"],
        languages=tuple(settings["languages"]),
        centre=(round((west + east) / 2, 6), round((south + north) / 2, 6)),
        bounds=(west, south, east, north),
        core_names=settings.get("core_names", {}),
        contact=Contact(**settings.get("contact", {})),
        notice=notice_of(settings),
        attribution=settings.get("attribution", {}),
        demonstration=settings.get("demonstration", False),
        bearing=settings.get("camera", {}).get("bearing"),
        confirmed_for=timedelta(days=Choices.read(row["choices"]).unconfirmed_days),
    )


def hours_of(text: str | None, town: Town) -> OpeningHours | None:
    if not text:
        return None
    try:
        return OpeningHours.parse(text, calendar=town.calendar, place=town.place)
    except InvalidHours:  # it was checked when it was written; one line must not take the whole town down
        log.warning("opening hours that cannot be read: %r", text)
        return None


def _premises(row: Any) -> Premises:
    return Premises(
        id=row["id"],
        street=row["street"],
        housenumber=row["housenumber"],
        postcode=row["postcode"],
        occupied=row["status"] == "occupied",
        vacant_since=row["vacant_since"],
        door=(row["door_lon"], row["door_lat"]),
        facade=row["facade"],
        node=row["node"],
        **{name: row[name] for name in ("footprint", "area_m2", "building", "footprint_from", "note", "source")},
    )


def _shop(row: Any, town: Town, premises: dict[str, Premises]) -> Shop:
    plain = (
        "id",
        "slug",
        "names",
        "hours_text",
        "texts",
        "phone",
        "email",
        "website",
        "wheelchair",
        "source",
        "osm_element",
        "enterprise_number",
        "establishment_number",
        "hiring",
        "confirmed_at",
    )
    return Shop(
        **{name: row[name] for name in plain},
        premises=premises[row["premises"]],
        category=category_of(row["category"]),
        at=(row["lon"], row["lat"]),
        hours=hours_of(row["opening_hours"], town),
        products={language: tuple(words) for language, words in row["products"].items()},
        payment=tuple(row["payment"]),
        links=tuple(row["links"]),
        checked_on=row["checked_on"],
        demonstration=row["demonstration"],
    )


def _live_by_shop(
    connection: Connection, town: str, thing: str, at: datetime | None
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_at(connection, town, thing, at):
        if row["state"] == "live":
            found.setdefault(row["shop"], []).append(row)
    return found


def _with_what_it_shows(shop: Shop, shown: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> Shop:
    photos = sorted(shown["photo"].get(shop.id, ()), key=lambda row: (row["position"], row["id"]))
    offers = sorted(shown["offer"].get(shop.id, ()), key=lambda row: (row["first_day"], row["id"]))
    return replace(shop, photos=tuple(map(photo_of, photos)), offers=tuple(map(offer_of, offers)))


def _place(row: Any, town: Town) -> PublicPlace:
    return PublicPlace(
        id=row["id"],
        kind=row["kind"],
        names=row["names"],
        at=(row["lon"], row["lat"]),
        hours=hours_of(row["opening_hours"], town),
        capacity=row["capacity"],
        wheelchair=row["wheelchair"],
        landmark=row["landmark"],
    )


def _screen(row: Any) -> Screen:
    names = ("id", "name", "bearing", "diagonal_inch", "width_px", "height_px", "mounting_height_mm", "node")
    return Screen(**{name: row[name] for name in names}, at=(row["lon"], row["lat"]))


def screens_of_towns(engine: Engine) -> dict[str, list[str]]:
    """Town slug -> ids of its screens, in order."""
    query = select(tables.town.c.slug, tables.screen.c.id).select_from(tables.town.outerjoin(tables.screen))
    query = query.where(tables.town.c.is_served)
    found: dict[str, list[str]] = {}
    with engine.connect() as connection:
        for slug, screen in connection.execute(query.order_by(tables.town.c.slug, tables.screen.c.id)):
            found.setdefault(slug, []).extend([screen] if screen else [])
    return found
