"""What trades becomes a shop with the facts that OpenStreetMap has, and none that it has not."""

import pytest

from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import Sketch, shopping_street


def test_a_shop_keeps_its_id_name_category_and_source(run_import: Import) -> None:
    bakery = run_import(shopping_street()).layer("shops")["n901"]
    assert bakery["name"] == "Bakkerij Lies"
    assert bakery["slug"] == "bakkerij-lies"
    assert bakery["category"] == "shop=bakery"
    assert bakery["source"] == "OSM node/901 (ODbL)"
    assert bakery["demonstration"] is False
    assert bakery["premises"] == "n901"


@pytest.mark.parametrize(
    ("tags", "category"),
    [
        ({"shop": "bakery;deli"}, "shop=bakery"),
        ({"amenity": "restaurant", "tourism": "hotel"}, "amenity=restaurant"),
        ({"craft": "shoemaker"}, "craft=shoemaker"),
        ({"office": "insurance"}, "office=insurance"),
        ({"healthcare": "physiotherapist"}, "healthcare=physiotherapist"),
        ({"leisure": "fitness_centre"}, "leisure=fitness_centre"),
        ({"shop": "Car Repair"}, "shop=car_repair"),
    ],
)
def test_every_kind_of_business_is_known_by_its_tag(tags: dict[str, str], category: str, run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, name="Zaak", **tags)
    assert run_import(sketch).layer("shops")["n910"]["category"] == category


@pytest.mark.parametrize(
    "tags", [{"amenity": "bench"}, {"amenity": "vending_machine"}, {"office": "government"}, {"shop": "no"}]
)
def test_what_does_not_trade_is_no_shop(tags: dict[str, str], run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, name="Niets", **tags)
    found = run_import(sketch)
    assert "n910" not in found.layer("shops")
    assert "n910" not in found.layer("premises")


def test_translations_are_kept_where_they_differ(run_import: Import) -> None:
    sketch = shopping_street()
    names = {"name": "Stadswinkel", "name__fr": "Magasin de ville", "name__en": "Stadswinkel", "name__ja": "店"}
    sketch.node(36, 8, 910, shop="gift", **names)
    shop = run_import(sketch).layer("shops")["n910"]
    assert {key: shop[key] for key in shop if key.startswith("name")} == {
        "name": "Stadswinkel",
        "name_fr": "Magasin de ville",
    }


def test_a_shop_without_a_name_is_called_by_what_it_is_and_listed(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, shop="butcher")
    found = run_import(sketch)
    assert found.layer("shops")["n910"]["name"] == "Slager"
    assert found.summary.adapted["shops without a name, called by what they are"] == ["node/910"]


def test_a_brand_stands_in_for_a_missing_name(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, shop="supermarket", brand="Buurtsuper")
    assert run_import(sketch).layer("shops")["n910"]["name"] == "Buurtsuper"


def test_shops_of_one_name_have_addresses_that_stay_when_one_closes(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, shop="shoes", name="Schoenen Jan")
    sketch.node(38, 9, 911, shop="shoes", name="Schoenen Jan")
    sketch.node(40, 8, 912, shop="shoes", name="鞋")
    slugs = [shop["slug"] for shop in run_import(sketch).layer("shops").values()]
    assert {"schoenen-jan-n910", "schoenen-jan-n911", "n912"} < set(slugs)


def test_contact_payment_access_and_survey_date_are_taken_over(run_import: Import) -> None:
    sketch = shopping_street()
    tags = {
        "contact__phone": "+32 54 12 34 56; +32 54 65 43 21",
        "email": "lies@bakkerij.example",
        "website": "www.bakkerij.example/lies",
        "payment__cash": "yes",
        "payment__bancontact": "yes",
        "payment__cheque": "no",
        "wheelchair": "designated",
        "check_date": "2024-05-01",
    }
    sketch.node(36, 8, 910, shop="tea", name="Thee", **tags)
    shop = run_import(sketch).layer("shops")["n910"]
    wanted = {
        "phone": "+32 54 12 34 56",
        "email": "lies@bakkerij.example",
        "website": "http://www.bakkerij.example/lies",
        "payment": "bancontact;cash",
        "wheelchair": "yes",
        "checked_on": "2024-05-01",
    }
    assert shop.items() >= wanted.items()


def test_values_that_cannot_be_right_are_left_out_and_listed(run_import: Import) -> None:
    sketch = shopping_street()
    tags = {"phone": "bel ons", "email": "geen", "website": "javascript:alert(1)", "check_date": "2999-01-01"}
    sketch.node(36, 8, 910, shop="tea", name="Thee", **tags)
    found = run_import(sketch)
    assert {"phone", "email", "website", "checked_on"}.isdisjoint(found.layer("shops")["n910"])
    assert len(found.summary.left_out["values of shops that cannot be right"]) == 4
    assert found.errors == []


def test_readable_hours_are_written_in_plain_syntax(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, shop="tea", name="Thee", opening_hours="ma-vr 9-18u")
    shop = run_import(sketch).layer("shops")["n910"]
    assert shop["opening_hours"] == "Mo-Fr 09:00-18:00"
    assert "hours_text" not in shop


def test_unreadable_hours_are_kept_as_text_and_listed_with_their_place(run_import: Import) -> None:
    sketch = shopping_street()
    sketch.node(36, 8, 910, shop="tea", name="Thee", opening_hours="meestal wel")
    found = run_import(sketch)
    shop = found.layer("shops")["n910"]
    assert shop["hours_text"] == "meestal wel"
    assert "opening_hours" not in shop
    [told] = found.summary.adapted["hours that no rule can read, kept as text"]
    assert told.startswith("node/910 (Thee): 'meestal wel', position ")


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", 'Café "’t Hof"', "🍞 Brood", "x" * 300, "مخبز", "a\u0007b"]
)
def test_a_strange_name_neither_breaks_the_folder_nor_changes(name: str, run_import: Import) -> None:
    sketch = Sketch()
    sketch.way([(-100, 0), (100, 0)], 1, highway="residential")
    sketch.node(0, 10, 910, shop="tea", name=name)
    found = run_import(sketch)
    assert found.errors == []
    assert [shop["name"] for shop in found.layer("shops").values()] == [name.replace("\u0007", " ")]
