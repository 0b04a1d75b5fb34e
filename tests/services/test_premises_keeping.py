"""Premises drawn, made, split and merged by an officer: tenants go along, and the register follows."""

import json
from datetime import date
from typing import Any

import pytest

from tests.geodata.tiny_town import box, degrees
from tests.people import PeopledTown
from twin.domain.footprint import area_m2
from twin.errors import Invalid, NotFound
from twin.services.changing import Author, Overtaken, undo
from twin.services.premises_book import neighbours, one, premises_there
from twin.services.premises_keeping import Cut, make, merge, save, split
from twin.services.premises_reading import Faulty, read
from twin.services.vacancy_register import register
from twin.storage.changes import rows_at

TOM = Author("officer")
TODAY = date(2026, 11, 21)


def outline(x: float, y: float, width: float = 8, depth: float = 10) -> str:
    return json.dumps({"type": "Polygon", "coordinates": [degrees(box(x, y, width, depth), 1)]})


def position(x: float, y: float) -> tuple[float, float]:
    lon, lat = degrees((x, y))
    return lon, lat


def typed(town: PeopledTown, key: str = "p-2", **other: str) -> dict[str, str]:
    """The form of premises as it is first seen, with what is typed over it."""
    row = one(town.house, "dorp", key)
    names = ("street", "housenumber", "postcode", "note", "vacant_since", "footprint", "door_lon", "door_lat")
    return {name: str(row[name] or "") for name in names} | other


def door(x: float, y: float) -> dict[str, str]:
    lon, lat = position(x, y)
    return {"door_lon": str(lon), "door_lat": str(lat)}


def faults(town: PeopledTown, key: str = "p-2", **other: str) -> dict[str, str]:
    with pytest.raises(Faulty) as refused:
        read(town.house, "dorp", typed(town, key, **other), key)
    return {name: why for name, (why, _about) in refused.value.faults.items()}


def things(town: PeopledTown, thing: str) -> list[dict[str, Any]]:
    with town.house.engine.connect() as connection:
        return list(rows_at(connection, "dorp", thing))


def premises_of(town: PeopledTown, shop: str) -> str:
    return str(next(row["premises"] for row in things(town, "shop") if row["id"] == shop))


def test_an_outline_and_a_door_are_kept_published_and_taken_back(peopled: PeopledTown) -> None:
    before = one(peopled.house, "dorp", "p-2")
    values = read(peopled.house, "dorp", typed(peopled, footprint=outline(10, 5, 8, 14), **door(14, 4)), "p-2")
    batch = save(peopled.house, "dorp", "p-2", values, TOM, {})
    row = one(peopled.house, "dorp", "p-2")
    assert row["area_m2"] == pytest.approx(112, abs=1)
    assert row["facade"] == pytest.approx(180, abs=1)
    peopled.publish()
    core = next(iter(peopled.live.editions["dorp"].values())).core
    assert core.premises["p-2"].door == position(14, 4)
    assert batch is not None
    undo(peopled.house, "dorp", batch, TOM)
    assert one(peopled.house, "dorp", "p-2") == before


def test_saving_what_is_there_changes_nothing(peopled: PeopledTown) -> None:
    values = read(peopled.house, "dorp", typed(peopled), "p-2")
    assert save(peopled.house, "dorp", "p-2", values, TOM, {}) is None


@pytest.mark.parametrize(
    ("shape", "fault"),
    [
        ("", "empty_outline"),
        ("een vierkant", "unreadable"),
        ("[]", "unreadable"),
        ('{"type": "Point", "coordinates": [3.9, 50.9]}', "unreadable"),
        ('{"type": "Polygon", "coordinates": [[[3.9, "x"], [1, 2], [2, 3]]]}', "unreadable"),
        ('{"type": "Polygon", "coordinates": [[[3.892, 50.884], [3.8921, 50.884]]]}', "corners"),
        ('{"type": "Polygon", "coordinates": [[[3.892, 50.884], [3.8921, 50.884], [3.8922, 50.884]]]}', "flat"),
        (outline(10, 5, 100, 100), "large"),
        (outline(2000, 5), "far"),
        (outline(14, 5), "overlaps"),
        (
            json.dumps({"type": "Polygon", "coordinates": [degrees([(10, 30), (18, 40), (18, 30), (10, 44)], 1)]}),
            "crosses",
        ),
    ],
)
def test_an_outline_that_cannot_be_is_refused_with_what_is_wrong(peopled: PeopledTown, shape: str, fault: str) -> None:
    assert faults(peopled, footprint=shape)["footprint"] == fault


def test_more_than_five_hundred_corners_are_refused(peopled: PeopledTown) -> None:
    ring = [(10 + index / 100, 30.0) for index in range(501)] + [(12, 40), (10, 30)]
    shape = json.dumps({"type": "Polygon", "coordinates": [degrees(ring, 1)]})
    assert faults(peopled, footprint=shape)["footprint"] == "corners"


def test_an_overlap_says_with_which_premises(peopled: PeopledTown) -> None:
    with pytest.raises(Faulty) as refused:
        read(peopled.house, "dorp", typed(peopled, footprint=outline(14, 5)), "p-2")
    assert refused.value.faults["footprint"][1].startswith("Kerkstraat 4 (40")


@pytest.mark.parametrize(
    ("lon", "lat", "fault"),
    [("3.8923", "50.8836", "door"), ("x", "50.884", "position"), ("nan", "1", "position"), ("3.9", "51", "far")],
)
def test_a_door_stands_at_its_premises(peopled: PeopledTown, lon: str, lat: str, fault: str) -> None:
    assert faults(peopled, door_lon=lon, door_lat=lat)["door"] == fault


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("street", "", "empty"),
        ("housenumber", "", "empty"),
        ("note", "x" * 2001, "too_long"),
        ("vacant_since", "2026-02-29", "date"),
        ("vacant_since", "2027-01-01", "future"),
    ],
)
def test_words_and_days_are_read_strictly(peopled: PeopledTown, field: str, text: str, fault: str) -> None:
    assert faults(peopled, "p-6", **{field: text}) == {field: fault}


def test_a_shop_that_stood_at_the_door_goes_along_with_it(peopled: PeopledTown) -> None:
    (before, _after), _batch = split(peopled.house, "dorp", "p-2", Cut((position(13, 4), position(13, 16))), TOM)
    values = read(peopled.house, "dorp", typed(peopled, before, **door(11, 5)), before)
    save(peopled.house, "dorp", before, values, TOM, {})
    shop = next(row for row in things(peopled, "shop") if row["id"] == "bakkerij-lies")
    assert (shop["lon"], shop["lat"]) == position(11, 5)


def test_who_saves_over_a_newer_outline_hears_of_it(peopled: PeopledTown) -> None:
    seen = {"note": one(peopled.house, "dorp", "p-2")["note"]}
    first, second = (read(peopled.house, "dorp", typed(peopled, note=text), "p-2") for text in ("een", "twee"))
    save(peopled.house, "dorp", "p-2", first, TOM, seen)
    with pytest.raises(Overtaken):
        save(peopled.house, "dorp", "p-2", second, TOM, seen)


def test_new_premises_are_vacant_and_may_be_let(peopled: PeopledTown) -> None:
    form = {"street": "Kerkstraat", "housenumber": "8", "footprint": outline(34, 5), **door(38, 5)}
    key, batch = make(peopled.house, "dorp", read(peopled.house, "dorp", form), TOM)
    assert key == "p-kerkstraat-8"
    assert one(peopled.house, "dorp", key)["status"] == "vacant"
    peopled.publish()
    assert key in next(iter(peopled.live.editions["dorp"].values())).core.premises
    assert batch is not None
    undo(peopled.house, "dorp", batch, TOM)
    with pytest.raises(NotFound):
        one(peopled.house, "dorp", key)


@pytest.mark.parametrize("part", [0, 1])
def test_the_tenant_goes_to_the_part_that_the_officer_chose(peopled: PeopledTown, part: int) -> None:
    how = Cut((position(13, 4), position(13, 16)), part, ("2", "2A"))
    keys, _batch = split(peopled.house, "dorp", "p-2", how, TOM)
    assert keys == ("p-2-a", "p-2-b")
    assert premises_of(peopled, "bakkerij-lies") == keys[part]
    rows = premises_there(peopled.house, "dorp")
    assert "p-2" not in rows
    assert [rows[key]["housenumber"] for key in keys] == ["2", "2A"]
    assert (rows[keys[part]]["status"], rows[keys[part]]["vacant_since"]) == ("occupied", None)
    assert (rows[keys[1 - part]]["status"], rows[keys[1 - part]]["vacant_since"]) == ("vacant", TODAY)
    assert sum(rows[key]["area_m2"] for key in keys) == pytest.approx(80, abs=1)
    stays = [
        (row["premises"], row["since"], row["until"])
        for row in things(peopled, "tenancy")
        if row["shop"] == "bakkerij-lies"
    ]
    assert stays == [("p-2", None, TODAY), (keys[part], TODAY, None)]


def test_vacant_premises_that_are_split_stay_vacant_since_when_they_were(peopled: PeopledTown) -> None:
    keys, _batch = split(peopled.house, "dorp", "p-6", Cut((position(29, 4), position(29, 16))), TOM)
    rows = premises_there(peopled.house, "dorp")
    assert {rows[key]["vacant_since"] for key in keys} == {date(2024, 3, 1)}
    found = register(peopled.house, "dorp")
    assert {each.unit.id for each in found.vacancies} == set(keys)
    assert {each.unit.id for each in register(peopled.house, "dorp", date(2026, 11, 20)).vacancies} == {"p-6"}


def test_a_split_is_undone_as_a_whole(peopled: PeopledTown) -> None:
    before = {thing: things(peopled, thing) for thing in ("premises", "shop", "tenancy")}
    _keys, batch = split(peopled.house, "dorp", "p-2", Cut((position(13, 4), position(13, 16))), TOM)
    assert batch is not None
    undo(peopled.house, "dorp", batch, TOM)
    assert {thing: things(peopled, thing) for thing in before} == before


def test_a_shop_of_split_premises_keeps_its_page(peopled: PeopledTown) -> None:
    split(peopled.house, "dorp", "p-2", Cut((position(13, 4), position(13, 16))), TOM)
    peopled.publish()
    answer = peopled.visit().get("/dorp/winkels/bakkerij-lies")
    assert answer.status_code == 200


def test_a_line_beside_the_premises_splits_nothing(peopled: PeopledTown) -> None:
    with pytest.raises(Faulty) as refused:
        split(peopled.house, "dorp", "p-2", Cut((position(50, 4), position(50, 16))), TOM)
    assert refused.value.faults == {"line": ("not_two", "")}


def test_premises_that_are_gone_are_not_split_again(peopled: PeopledTown) -> None:
    how = Cut((position(13, 4), position(13, 16)))
    split(peopled.house, "dorp", "p-2", how, TOM)
    with pytest.raises(Invalid):
        split(peopled.house, "dorp", "p-2", how, TOM)


def test_neighbours_become_one_with_all_their_tenants(peopled: PeopledTown) -> None:
    before = {key: one(peopled.house, "dorp", key)["area_m2"] for key in ("p-2", "p-4")}
    key, batch = merge(peopled.house, "dorp", ["p-2", "p-4"], "2-4", TOM)
    row = one(peopled.house, "dorp", key)
    assert (row["status"], row["housenumber"], row["vacant_since"]) == ("occupied", "2-4", None)
    assert row["area_m2"] == pytest.approx(sum(before.values()), abs=1)
    assert {premises_of(peopled, shop) for shop in ("bakkerij-lies", "boeken-tom")} == {key}
    assert set(premises_there(peopled.house, "dorp")) == {key, "p-6"}
    assert batch is not None
    undo(peopled.house, "dorp", batch, TOM)
    assert set(premises_there(peopled.house, "dorp")) == {"p-2", "p-4", "p-6"}


def test_it_is_vacant_only_where_all_were_and_since_the_earliest(peopled: PeopledTown) -> None:
    parts, _batch = split(peopled.house, "dorp", "p-6", Cut((position(29, 4), position(29, 16))), TOM)
    values = read(peopled.house, "dorp", typed(peopled, parts[1], vacant_since="2025-01-01"), parts[1])
    save(peopled.house, "dorp", parts[1], values, TOM, {})
    key, _batch = merge(peopled.house, "dorp", parts, "6", TOM)
    assert one(peopled.house, "dorp", key)["vacant_since"] == date(2024, 3, 1)
    let, _batch = merge(peopled.house, "dorp", [key, "p-4"], "4-6", TOM)
    assert (one(peopled.house, "dorp", let)["status"], one(peopled.house, "dorp", let)["vacant_since"]) == (
        "occupied",
        None,
    )


@pytest.mark.parametrize(("keys", "fault"), [(["p-2", "p-6"], "apart"), (["p-2"], "two"), (["p-2", "p-2"], "two")])
def test_only_premises_that_touch_are_merged(peopled: PeopledTown, keys: list[str], fault: str) -> None:
    with pytest.raises(Faulty) as refused:
        merge(peopled.house, "dorp", keys, "", TOM)
    assert refused.value.faults == {"with": (fault, "")}


def test_the_neighbours_are_those_that_touch(peopled: PeopledTown) -> None:
    rows = premises_there(peopled.house, "dorp")
    assert [row["id"] for row in neighbours(rows, "p-4")] == ["p-2", "p-6"]
    assert [row["id"] for row in neighbours(rows, "p-2")] == ["p-4"]


def test_a_register_keeps_the_area_of_the_street(peopled: PeopledTown) -> None:
    before = register(peopled.house, "dorp").total.area_m2
    split(peopled.house, "dorp", "p-2", Cut((position(13, 4), position(13, 16))), TOM)
    assert register(peopled.house, "dorp").total.area_m2 == pytest.approx(before, abs=1)
    assert area_m2(json.loads(outline(10, 5))) == pytest.approx(80, abs=1)
