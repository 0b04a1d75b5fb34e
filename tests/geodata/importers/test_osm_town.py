"""Country, time zone, languages and names: read, told by whoever imports, or assumed aloud."""

import pytest

from geodata.importers.osm_town import Told
from geodata.importers.refusal import ImportRefused
from tests.geodata.importers.conftest import Import
from tests.geodata.importers.osm_sketch import Sketch, shopping_street


def bare() -> Sketch:
    sketch = Sketch()
    sketch.node(0, 0, 1, shop="shoes", name="Schoen")
    return sketch


def test_addresses_tell_the_country_and_that_the_time_zone(run_import: Import) -> None:
    town = run_import(shopping_street()).town
    assert (town["country"], town["timezone"]) == ("BE", "Europe/Brussels")
    assert town["demonstration"] is False


def test_a_national_border_tells_the_country_even_without_its_shape(run_import: Import) -> None:
    sketch = bare()
    edge = sketch.way([(500, 0), (600, 0)], 70)
    tags = {"type": "boundary", "boundary": "administrative", "admin_level": "2", "ISO3166-1": "LU"}
    sketch.relation([(edge, "outer")], 7, **tags)
    found = run_import(sketch)
    assert (found.town["country"], found.town["timezone"]) == ("LU", "Europe/Luxembourg")
    assert not any("country" in sentence for sentence in found.summary.assumed)


def test_without_any_sign_the_country_is_assumed_and_the_summary_says_so(run_import: Import) -> None:
    found = run_import(bare())
    assert found.town["country"] == "BE"
    assert any(sentence.startswith("country BE") for sentence in found.summary.assumed)


def test_whoever_imports_has_the_last_word(run_import: Import) -> None:
    found = run_import(shopping_street(), told=Told("nl", "Europe/Amsterdam", ("nl", "en")))
    assert found.town["country"] == "NL"
    assert found.town["timezone"] == "Europe/Amsterdam"
    assert found.town["languages"] == ["nl", "en"]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (Told(country="XX"), "not a country"),
        (Told(timezone="Europe/Herzele"), "not a time zone"),
        (Told(languages=("nl", "klingon")), "not a language"),
    ],
)
def test_what_does_not_exist_is_refused(told: Told, reason: str, run_import: Import) -> None:
    with pytest.raises(ImportRefused, match=reason):
        run_import(shopping_street(), told=told)


@pytest.mark.parametrize(("street", "first"), [("Kerkstraat", "nl"), ("Rue de l'Église", "fr"), ("Kirchstraße", "de")])
def test_a_belgian_town_speaks_the_language_of_its_street_names(street: str, first: str, run_import: Import) -> None:
    sketch = bare()
    sketch.way([(-50, -10), (50, -10)], 1, highway="residential", name=street)
    sketch.nodes[1][1]["addr:country"] = "BE"
    languages = run_import(sketch).town["languages"]
    assert languages[0] == first
    assert sorted(languages) == ["de", "en", "fr", "nl"]


def test_the_town_is_called_as_its_municipality(run_import: Import) -> None:
    sketch = shopping_street()
    edge = sketch.way([(-900, -900), (900, -900), (900, 900), (-900, 900), (-900, -900)], 70)
    tags = {"type": "boundary", "boundary": "administrative", "admin_level": "8", "name": "Geraardsbergen"}
    sketch.relation([(edge, "outer")], 7, name__fr="Grammont", **tags)
    assert run_import(sketch).town["names"] == {"nl": "Geraardsbergen", "fr": "Grammont"}


def test_the_town_is_called_as_the_village_in_it(run_import: Import) -> None:
    assert run_import(shopping_street(), "somewhere").town["names"] == {"nl": "Dorp"}


def test_a_town_without_a_name_in_the_file_is_called_by_its_slug_and_that_is_said(run_import: Import) -> None:
    found = run_import(bare(), "sint-truiden")
    assert found.town["names"]["nl"] == "Sint Truiden"
    assert any("from --town" in sentence for sentence in found.summary.assumed)


def test_openstreetmap_is_credited_in_every_language(run_import: Import) -> None:
    town = run_import(shopping_street()).town
    assert set(town["attribution"]) == set(town["languages"])
    assert all("OpenStreetMap" in credit and "ODbL" in credit for credit in town["attribution"].values())
