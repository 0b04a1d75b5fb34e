"""Attributes: known, present, and of the right kind."""

import math
from typing import Any

import pytest

from geodata.dataset import read
from tests.geodata.faults_of import faults_of, only_fault_of
from tests.geodata.tiny_town import TinyTown


@pytest.mark.parametrize(
    ("layer", "id", "field", "value", "said"),
    [
        ("shops", "boeken-tom", "slug", "Boeken Tom", "cannot be part of an address"),
        ("shops", "boeken-tom", "slug", 12, "is not a text"),
        ("shops", "boeken-tom", "name", ["Boeken"], "is not a text"),
        ("shops", "boeken-tom", "name", "Boeken\x00Tom", "characters that cannot be shown"),
        ("shops", "boeken-tom", "wheelchair", "Yes", "Did you mean 'yes'? Otherwise use one of: yes, limited, no"),
        ("shops", "boeken-tom", "checked_on", "23/11/2026", "is not a date. Write it as year-month-day"),
        ("shops", "boeken-tom", "checked_on", "20261101", "is not a date"),
        ("shops", "boeken-tom", "checked_on", "2026-02-30", "is not a date"),
        ("shops", "boeken-tom", "checked_on", "2026-11-24", "2026-11-24 is in the future"),
        ("shops", "boeken-tom", "demonstration", "true", "is not true or false"),
        ("shops", "boeken-tom", "website", "www.boekentom.be", "is not a web address"),
        ("shops", "boeken-tom", "website", "javascript:alert(1)", "is not a web address"),
        ("shops", "boeken-tom", "email", "tom", "is not an e-mail address"),
        ("shops", "boeken-tom", "phone", "bel ons", "is not a telephone number"),
        ("shops", "boeken-tom", "products", ["boeken"], "write the words in one text".capitalize()),
        ("shops", "boeken-tom", "category", "bookshop", "is not an OpenStreetMap tag"),
        (
            "shops",
            "boeken-tom",
            "category",
            "shops=books",
            "'shops' is not a key that tells a trade. Did you mean 'shop=books'?",
        ),
        ("buildings", "b-2", "height", "6 m", "is not a number"),
        ("buildings", "b-2", "height", 4000, "4000 is out of range. Give a number from 0 to 400 m"),
        ("buildings", "b-2", "height", math.nan, "NaN or Infinity"),
        ("buildings", "b-2", "levels", 2.5, "2.5 is not a whole number"),
        ("buildings", "b-2", "roof_shape", "gable", "Did you mean 'gabled'?"),
        ("premises", "p-2", "status", "occupid", "Did you mean 'occupied'?"),
        ("paths", "markt", "highway", "footwai", "Did you mean 'footway'?"),
        ("screens", "schepenhuis", "bearing", True, "is not a number"),
    ],
)
def test_a_value_that_cannot_be_right_is_named(
    town: TinyTown, layer: str, id: str, field: str, value: Any, said: str
) -> None:
    town.of(layer, id)["properties"][field] = value
    line = only_fault_of(town)
    assert line.startswith(f"{layer}.geojson: {id}: {field}: ")
    assert said in line


@pytest.mark.parametrize("missing", [None, "", "  "])
def test_missing_null_and_empty_are_the_same(town: TinyTown, missing: str | None) -> None:
    shop = town.of("shops", "boeken-tom")["properties"]
    shop.update(phone=missing, wheelchair=missing, opening_hours=missing)
    assert faults_of(town) == []
    shop.update(name=missing)
    assert only_fault_of(town).startswith("shops.geojson: boeken-tom: name: it is missing")


def test_a_feature_without_id_is_named_by_its_place(town: TinyTown) -> None:
    town.place("bank", "bench", 4, -20)["properties"].pop("id")
    assert only_fault_of(town).startswith("places.geojson: feature 2: id: it is missing")


def test_a_number_as_id_gets_the_quotes_it_needs(town: TinyTown) -> None:
    town.place("bank", "bench", 4, -20)["properties"]["id"] = 7
    assert 'Write it between quotes: "7"' in only_fault_of(town)


def test_an_id_twice_in_a_layer_is_a_fault_and_in_two_layers_is_not(town: TinyTown) -> None:
    town.place("kerkstraat", "bench", 4, -20)
    town.place("weekmarkt", "bench", 5, -20)
    assert only_fault_of(town).startswith("places.geojson: weekmarkt: id: 2 features have the id 'weekmarkt'")


def test_two_shops_with_one_slug_are_both_named(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"]["slug"] = "bakkerij-lies"
    assert "bakkerij-lies and boeken-tom: slug: 2 features have the slug 'bakkerij-lies'" in only_fault_of(town)


def test_two_perimeters_are_one_too_many(town: TinyTown) -> None:
    town.layers["perimeter"].append({**town.layers["perimeter"][0], "properties": {"id": "rand"}})
    assert only_fault_of(town).startswith("perimeter.geojson: there are 2 features")


def test_a_misspelt_attribute_is_an_error_and_a_strange_one_only_a_warning(town: TinyTown) -> None:
    for id in ("bakkerij-lies", "boeken-tom"):
        town.of("shops", id)["properties"].update(openinghours="24/7", fid=3)
    misspelt, strange = faults_of(town)
    assert "openinghours: no such attribute (2 features). Did you mean 'opening_hours'?" in misspelt
    assert "fid: warning: no such attribute (2 features); it is not used" in strange


def test_a_warning_keeps_nobody_from_reading_and_what_is_unknown_is_not_published(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"]["fid"] = 3
    shops = read(town.write()).layers["shops"]["features"]
    assert all("fid" not in shop["properties"] for shop in shops)


def test_texts_in_a_language_that_the_town_does_not_speak_are_a_warning(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"].update(name_fr="Livres Tom", name_es="Libros Tom")
    line = only_fault_of(town)
    assert "name_es: warning: 'es' is not one of the town's languages" in line


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'Café "Den Hoek"', "🥐" * 10, "x" * 300, "مخبز"])
def test_any_name_is_a_name(town: TinyTown, name: str) -> None:
    town.of("shops", "boeken-tom")["properties"]["name"] = name
    assert faults_of(town) == []


def test_a_house_number_that_qgis_made_a_number_is_read_as_text(town: TinyTown) -> None:
    town.of("premises", "p-2")["properties"].update(housenumber=14, postcode=9550)
    premises = read(town.write()).layers["premises"]["features"][0]["properties"]
    assert (premises["housenumber"], premises["postcode"]) == ("14", "9550")


def test_a_trade_that_the_site_has_no_word_for_is_a_warning(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"]["category"] = "shop=boeks"
    assert "category: warning: 'shop=boeks' has no name of its own here" in only_fault_of(town)


def test_an_id_with_line_breaks_stays_on_one_line(town: TinyTown) -> None:
    town.of("shops", "boeken-tom")["properties"].update(id="s\n\x1b[31m7", phone="bel")
    assert all(line.isprintable() for line in faults_of(town))


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x85", "\ud800", "\uffff"])
def test_a_character_that_cannot_be_shown_is_a_fault(town: TinyTown, character: str) -> None:
    town.of("shops", "boeken-tom")["properties"]["name"] = f"Boeken{character}Tom"
    assert "holds characters that cannot be shown" in only_fault_of(town)
