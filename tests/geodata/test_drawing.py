"""The shipped dataset: drawn the same every time, honest about itself, and fit to show what the site can do."""

import json
import tomllib
from collections import Counter
from datetime import date
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from shapely import LineString, Point, Polygon, unary_union
from shapely.geometry import shape
from shapely.strtree import STRtree

from geodata.drawing.plane import metres
from geodata.drawing.town import draw
from geodata.schema import LAYERS
from twin.domain.calendar import BELGIUM
from twin.domain.category import GROUPS, category_of
from twin.domain.hours import OpeningHours
from twin.domain.place import Place

HERZELE = Path(__file__).parents[2] / "geodata" / "herzele"
LAST_CHECK = date(2026, 11, 23)

Properties = dict[str, Any]


def features(layer: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((HERZELE / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    return found


def attributes(layer: str) -> list[Properties]:
    return [feature["properties"] for feature in features(layer)]


def in_metres(feature: dict[str, Any]) -> Polygon:
    return Polygon([metres((lon, lat)) for lon, lat in feature["geometry"]["coordinates"][0]])


SHOPS = attributes("shops")
WITH_HOURS = [shop for shop in SHOPS if "opening_hours" in shop]


def test_drawing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    draw(tmp_path)
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    shipped = {path.name: path.read_bytes() for path in HERZELE.glob("*.geojson")}
    assert drawn == shipped


def test_every_layer_is_shipped_and_the_whole_stays_light() -> None:
    assert {path.stem for path in HERZELE.glob("*.geojson")} == set(LAYERS)
    assert sum(path.stat().st_size for path in HERZELE.glob("*.geojson")) <= 1_200_000


def test_the_town_says_that_it_is_a_demonstration_in_every_language() -> None:
    town = tomllib.loads((HERZELE / "town.toml").read_text(encoding="utf-8"))
    assert town["demonstration"] is True
    assert set(town["notice"]) == set(town["attribution"]) == set(town["languages"])


def test_every_shop_says_that_it_is_invented() -> None:
    assert all(shop["demonstration"] is True for shop in SHOPS)


def test_no_invented_shop_can_be_called_or_written_to() -> None:
    assert not any("phone" in shop for shop in SHOPS)
    contacts = [shop[field] for shop in SHOPS for field in ("email", "website") if field in shop]
    assert contacts
    assert all("example.org" in contact for contact in contacts)


def test_there_is_a_believable_mix_of_shops_and_vacancies() -> None:
    groups = Counter(category_of(shop["category"]).group for shop in SHOPS)
    assert 68 <= len(SHOPS) <= 80
    assert all(groups[group.id] >= 5 for group in GROUPS)
    vacant = [one for one in attributes("premises") if one["status"] == "vacant"]
    years = Counter(min(3, (LAST_CHECK - date.fromisoformat(one["vacant_since"])).days // 365) for one in vacant)
    assert len(vacant) == 8
    assert all((years[0], years[1] + years[2], years[3]))


def test_every_shop_has_its_own_occupied_premises() -> None:
    occupied = {one["id"] for one in attributes("premises") if one["status"] == "occupied"}
    taken = [shop["premises"] for shop in SHOPS]
    assert sorted(taken) == sorted(occupied)


def test_a_building_may_hold_two_premises() -> None:
    held = Counter(one["building"] for one in attributes("premises"))
    assert 1 <= sum(count == 2 for count in held.values()) <= 3


@pytest.mark.parametrize("shop", WITH_HOURS, ids=lambda shop: str(shop["slug"]))
def test_every_shop_s_hours_are_understood(shop: Properties) -> None:
    place = Place(3.892, 50.884, "Europe/Brussels")
    assert OpeningHours.parse(shop["opening_hours"], calendar=BELGIUM, place=place)


@pytest.mark.parametrize(
    "form",
    [
        "-12:30,13:30-",  # lunch break
        "Tu off",  # closing day
        '"op afspraak"',
        "2026 Dec 27-2027 Jan 05 off",  # leave over the new year
        "2026 Nov 16-2026 Nov 29 off",  # leave now
        "PH off",
        "PH 07:00-12:00",
        "Dec 24 09:30-16:00",
        "Su 07:00-12:30",  # Sunday morning baker
        "Fr,Sa 16:00-02:00",  # past midnight
        "Su[1] 14:00-18:00",  # koopzondag
        "Su[-1]",
        '|| "wachtdienst',
        "17:00+",
        "Mar-Oct",
        "SH ",
        "24/7",
    ],
)
def test_a_form_of_hours_that_real_life_has_is_there(form: str) -> None:
    assert any(form in shop["opening_hours"] for shop in WITH_HOURS)


def test_some_hours_are_unknown_and_one_could_not_be_read() -> None:
    without = [shop for shop in SHOPS if "opening_hours" not in shop]
    assert len(without) == 4
    assert [shop["hours_text"] for shop in without if "hours_text" in shop]


def test_most_hours_were_checked_lately_some_long_ago_and_a_few_nobody_knows_when() -> None:
    ages = [(LAST_CHECK - date.fromisoformat(shop["checked_on"])).days for shop in SHOPS if "checked_on" in shop]
    assert min(ages) >= 0
    assert sum(age > 180 for age in ages) in range(3, 12)
    assert 2 <= len(SHOPS) - len(ages) <= 5


def test_texts_are_there_in_dutch_and_some_in_every_language() -> None:
    assert all(shop["text_nl"] for shop in SHOPS)
    translated = [shop for shop in SHOPS if all(f"text_{code}" in shop for code in ("fr", "en", "de"))]
    assert 18 <= len(translated) <= 40


@pytest.mark.parametrize(
    ("field", "word"),
    [("products", "brood"), ("products_fr", "pain"), ("products_en", "bread"), ("products_de", "Brot")],
)
def test_bread_is_found_in_every_language(field: str, word: str) -> None:
    assert any(word in shop.get(field, "").split(";") for shop in SHOPS)


def test_no_two_buildings_stand_on_the_same_ground() -> None:
    footprints = [in_metres(feature) for feature in features("buildings")]
    assert all(footprint.is_valid for footprint in footprints)
    pairs = STRtree(footprints).query(footprints, "intersects").T
    shared = [footprints[a].intersection(footprints[b]).area for a, b in pairs if a < b]
    assert max(shared) < 0.2


def test_no_building_stands_in_a_street() -> None:
    walls = STRtree(
        [in_metres(feature) for feature in features("buildings") if feature["properties"]["kind"] != "castle"]
    )
    for path in features("paths"):
        line = LineString([metres((lon, lat)) for lon, lat in path["geometry"]["coordinates"]])
        assert not len(walls.query(line, "intersects")), path["properties"]["id"]


def test_premises_lie_in_their_building_and_their_door_just_outside_it() -> None:
    buildings = {feature["properties"]["id"]: in_metres(feature) for feature in features("buildings")}
    for feature in features("premises"):
        unit, building = in_metres(feature), buildings[feature["properties"]["building"]]
        door = Point(metres((feature["properties"]["door_lon"], feature["properties"]["door_lat"])))
        assert unit.difference(building).area < 0.2
        assert 0.1 < door.distance(building) < 1.0


def test_the_units_of_one_building_do_not_overlap() -> None:
    units = [(feature["properties"]["building"], in_metres(feature)) for feature in features("premises")]
    for (building, one), (same, other) in combinations(units, 2):
        assert building != same or one.intersection(other).area < 0.2


def test_numbers_climb_along_the_groenlaan_and_odd_ones_face_even_ones() -> None:
    centres = {
        feature["properties"]["housenumber"]: in_metres(feature).centroid
        for feature in features("premises")
        if feature["properties"]["street"] == "Groenlaan"
    }
    assert centres["14"].x > centres["40"].x > centres["66"].x > centres["94"].x
    assert min(centres[number].y for number in ("14", "30", "40")) > max(
        centres[number].y for number in ("9", "21", "35")
    )


def test_all_paths_form_one_network() -> None:
    lines = [[tuple(position) for position in feature["geometry"]["coordinates"]] for feature in features("paths")]
    reached, waiting = set(lines[0]), lines[1:]
    while joined := [line for line in waiting if reached & set(line)]:
        reached.update(chain.from_iterable(joined))
        waiting = [line for line in waiting if line not in joined]
    assert not waiting


def test_a_path_has_steps_and_another_way_round_has_none() -> None:
    assert [path["id"] for path in attributes("paths") if path.get("steps")] == ["w-kerktrap"]


def test_every_premises_lies_in_the_core() -> None:
    core = shape(features("perimeter")[0]["geometry"])
    assert core.covers(unary_union([shape(feature["geometry"]) for feature in features("premises")]))


def test_only_the_market_states_hours_among_public_places() -> None:
    assert {place["id"]: place["opening_hours"] for place in attributes("places") if "opening_hours" in place} == {
        "weekmarkt": "We 07:30-12:00"
    }


def test_the_first_screen_looks_west_along_the_groenlaan_from_reachable_height() -> None:
    screen = next(one for one in attributes("screens") if one["id"] == "schepenhuis")
    assert (screen["bearing"], screen["diagonal_inch"], screen["width_px"], screen["height_px"]) == (
        257,
        43,
        1080,
        1920,
    )
    assert 700 <= screen["mounting_height_mm"] <= 750
