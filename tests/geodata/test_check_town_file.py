"""Settings in town.toml."""

import pytest

from tests.geodata.faults_of import faults_of, only_fault_of
from tests.geodata.tiny_town import TinyTown


def test_a_line_that_is_no_toml_is_named(town: TinyTown) -> None:
    town.toml = town.toml.replace('country = "BE"', "country = BE")
    assert "town.toml: it cannot be read: Invalid value (at line 2" in only_fault_of(town)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"Europe/Brussels"',
            '"Europe/Brusels"',
            "timezone: 'Europe/Brusels' is not a time zone. Did you mean 'Europe/Brussels'?",
        ),
        ('"Europe/Brussels"', "3", "timezone: '3' is not a time zone"),
        ('"BE"', '"Belgium"', "country: 'Belgium' is not a country code"),
        ('slug = "dorp"', 'slug = "Het Dorp"', "slug: 'Het Dorp' cannot be part of an address"),
        ('slug = "dorp"', 'slug = "schermen"', "slug: 'schermen' is an address of the service itself"),
        ('"de"]', '"du"]', "languages: the site does not speak 'du'. Use nl, fr, en, de"),
        ('"de"]', '"nl"]', "languages: "),
        ('["nl", "fr", "en", "de"]', '"nl"', "languages: 'nl' is not a list"),
        ("demonstration = true", 'demonstration = "yes"', "demonstration: 'yes' is not true or false"),
        ('[names]\nnl = "Dorp"', '[names]\nfr = "Village"', "names: the name in the first language (nl) is missing"),
        ('[names]\nnl = "Dorp"', "[names]\nnl = 3", "names: '3' is not a text"),
        ('[names]\nnl = "Dorp"\n', "", "names: it is missing"),
        ('email = ""', 'email = "info at dorp"', "contact.email: 'info at dorp' is not an e-mail address"),
        ("bearing = -32", "bearing = 999", "camera.bearing: 999 is out of range"),
        ("[camera]", "[kamera]", "kamera: no such setting. Did you mean 'camera'"),
        (
            "demonstration = true",
            "demonstratoin = true",
            "demonstratoin: no such setting. Did you mean 'demonstration'?",
        ),
    ],
)
def test_a_setting_that_cannot_be_right_is_named(town: TinyTown, old: str, new: str, said: str) -> None:
    assert old in town.toml
    town.toml = town.toml.replace(old, new)
    assert any(line.startswith(f"town.toml: {said}") for line in faults_of(town)), faults_of(town)


def test_all_wrong_settings_are_told_at_once(town: TinyTown) -> None:
    town.toml = 'slug = "A"\ncountry = "x"\ntimezone = "y"\nlanguages = []\n[names]\nxx = "z"\n'
    assert len(faults_of(town)) == 5
