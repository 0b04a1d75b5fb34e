"""Trades: their groups, names and icons."""

from pathlib import Path

import pytest

from twin.domain.category import GROUPS, LANGUAGES, TAGS, category_of

ICONS = Path(__file__).parents[2] / "static" / "icons.txt"


def test_the_eight_groups_stand_in_the_order_of_the_filters():
    assert [group.id for group in GROUPS] == [
        "vers",
        "horeca",
        "mode",
        "zorg",
        "verzorging",
        "wonen",
        "vrije_tijd",
        "diensten",
    ]


def test_a_bakery_is_called_by_its_trade_in_every_language():
    bakery = category_of("shop=bakery")
    assert bakery.group == "vers"
    assert dict(bakery.labels) == {"nl": "Bakker", "fr": "Boulangerie", "en": "Bakery", "de": "Bäckerei"}


def test_the_first_known_of_several_values_counts():
    assert category_of("shop=unheard_of;deli").labels["nl"] == "Traiteur"


def test_an_unknown_shop_is_a_shop_and_keeps_its_tag():
    unknown = category_of("shop=dragon_scales")
    assert unknown.tag == "shop=dragon_scales"
    assert unknown.labels["nl"] == "Winkel"


@pytest.mark.parametrize("tag", ["", "=", "bakery", "club=chess", "name=<script>"])
def test_a_tag_with_an_unknown_key_is_honestly_general(tag: str):
    assert dict(category_of(tag).labels) == {"nl": "Zaak", "fr": "Commerce", "en": "Shop", "de": "Geschäft"}


def test_an_unknown_healthcare_tag_stays_with_the_health_group():
    assert category_of("healthcare=dialysis").group == "zorg"


def test_the_trades_that_a_town_needs_are_known():
    assert len(TAGS) >= 150


@pytest.mark.parametrize("tag", sorted(TAGS))
def test_every_trade_has_a_group_an_icon_of_the_sprite_and_four_names(tag: str):
    category = category_of(tag)
    assert category.group in {group.id for group in GROUPS}
    assert category.icon in ICONS.read_text(encoding="utf-8").split()
    assert list(category.labels) == list(LANGUAGES)
    assert all(label and len(label) <= 28 for label in category.labels.values())


def test_every_group_has_an_icon_of_the_sprite_and_four_names():
    names = ICONS.read_text(encoding="utf-8").split()
    assert all(group.icon in names and set(group.labels) == set(LANGUAGES) for group in GROUPS)
