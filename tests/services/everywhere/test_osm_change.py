"""What a shopkeeper knows better goes back to OpenStreetMap, and nothing else."""

from xml.etree.ElementTree import fromstring

from tests.pages.cast import shop
from twin.services.everywhere.osm_change import differing_tags, osm_change

NODE = (
    '<node id="5" version="3" lat="50.8840000" lon="3.8920000"><tag k="contact:phone" v="+32 54 1"/>'
    '<tag k="name" v="Lies"/><tag k="opening_hours" v="Mo-Fr 9:00-18:00"/><tag k="shop" v="bakery"/></node>'
)


def test_a_changed_week_is_a_modification_that_keeps_every_other_tag_and_the_version() -> None:
    change = fromstring(osm_change(shop(opening_hours="Tu-Sa 08:00-18:00", phone="+32 54 2"), NODE))
    node = change.find("modify/node")
    assert node is not None
    assert (node.get("id"), node.get("version")) == ("5", "3")
    assert {tag.get("k"): tag.get("v") for tag in node.iter("tag")} == {
        "contact:phone": "+32 54 2",
        "name": "Lies",
        "opening_hours": "Tu-Sa 08:00-18:00",
        "shop": "bakery",
    }


def test_hours_that_mean_the_same_are_left_alone() -> None:
    same = shop(opening_hours="Mo-Fr 09:00-18:00")
    assert differing_tags(same, NODE) == {}
    assert len(fromstring(osm_change(same, NODE))) == 0


def test_what_the_shop_does_not_say_is_not_erased_there() -> None:
    assert "contact:phone" not in differing_tags(shop(opening_hours="Tu 08:00-18:00"), NODE)


def test_what_openstreetmap_lacks_is_added() -> None:
    assert differing_tags(shop(wheelchair="yes"), NODE) == {"wheelchair": ("", "yes")}
