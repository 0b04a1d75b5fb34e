"""Public places at the desk: found, made, moved, taken away and brought back."""

import pytest

from tests.pages.desk_visits import BAD, checked, see, send
from tests.people import PeopledTown, Visit
from tests.services.test_premises_keeping import position
from twin.services.places_keeping import one_place, places

LON, LAT = map(str, position(5, -30))
NEW = {
    "soort": "toilets",
    "naam_nl": "Openbaar toilet",
    "naam_fr": "Toilettes publiques",
    "uren": "Mo-Su 08:00-20:00",
    "rolstoel": "yes",
    "lon": LON,
    "lat": LAT,
}


def test_a_place_is_found_by_name_and_kind(as_tom: Visit) -> None:
    assert "/dorp/beheer/plaatsen/weekmarkt" in see(as_tom, "/plaatsen/?q=week").links
    assert "/dorp/beheer/plaatsen/weekmarkt" in see(as_tom, "/plaatsen/?q=markt&soort=market").links
    assert "Geen enkele plaats past hierbij" in see(as_tom, "/plaatsen/?q=zwembad").html


def test_a_new_place_is_on_the_map_and_can_be_taken_away_and_brought_back(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, "/plaatsen/nieuw", NEW)
    row = one_place(peopled.house, "dorp", "openbaar-toilet")
    assert (row["names"], row["kind"], row["wheelchair"], row["landmark"]) == (
        {"nl": "Openbaar toilet", "fr": "Toilettes publiques"},
        "toilets",
        "yes",
        False,
    )
    peopled.publish()
    core = next(iter(peopled.live.editions["dorp"].values())).core
    assert core.places["openbaar-toilet"].at == position(5, -30)
    send(as_tom, "/plaatsen/openbaar-toilet/weg")
    assert {each["id"] for each in places(peopled.house, "dorp")} == {"weekmarkt"}
    page = see(as_tom, "/plaatsen/")
    (undo,) = [each.get("action", "") for each in page.all("form") if each.get("action", "").endswith("/terug")]
    as_tom.post(undo)
    assert one_place(peopled.house, "dorp", "openbaar-toilet") == row


def test_a_place_is_moved_and_keeps_what_was_not_typed_over(peopled: PeopledTown, as_tom: Visit) -> None:
    page = see(as_tom, "/plaatsen/weekmarkt")
    fields = ("naam_nl", "naam_fr", "uren", "plaatsen")
    sent = {name: page.one("input", id=name).get("value", "") for name in fields}
    send(as_tom, "/plaatsen/weekmarkt", {**sent, "soort": "market", "lon": LON, "lat": LAT})
    row = one_place(peopled.house, "dorp", "weekmarkt")
    assert (row["names"], row["opening_hours"]) == ({"nl": "Weekmarkt"}, "We 07:30-12:00")
    assert (row["lon"], row["lat"]) == position(5, -30)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"soort": ""}, "soort"),
        ({"uren": "altijd"}, "uren"),
        ({"plaatsen": "-3"}, "plaatsen"),
        ({"plaatsen": "9999999"}, "plaatsen"),
        ({"rolstoel": "misschien"}, "rolstoel"),
        ({"lon": ""}, "lon"),
        ({"lat": "12"}, "lon"),
        ({"naam_nl": "x" * 101}, "naam_nl"),
        ({"naam_nl": "", "naam_fr": "", "blikvanger": "1"}, "naam_nl"),
    ],
)
def test_a_fault_stands_beside_its_field(
    peopled: PeopledTown, as_tom: Visit, typed: dict[str, str], field: str
) -> None:
    answer = send(as_tom, "/plaatsen/nieuw", NEW | typed, 400)
    page = checked("/dorp/beheer/plaatsen/nieuw", answer, 400)
    assert page.one("p", id=f"{field}-fault") is not None
    assert {each["id"] for each in places(peopled.house, "dorp")} == {"weekmarkt"}


def test_nonsense_breaks_nothing(as_tom: Visit) -> None:
    for field in (*NEW, "plaatsen", "blikvanger"):
        for text in BAD.values():
            assert as_tom.post("/dorp/beheer/plaatsen/nieuw", NEW | {field: text}).status_code in (303, 400), field
    see(as_tom, "/plaatsen/")


@pytest.mark.parametrize("language", ["/fr", "/en", "/de"])
def test_every_page_is_sound_in_every_language(as_tom: Visit, language: str) -> None:
    for path in ("", "nieuw", "weekmarkt"):
        address = f"{language}/dorp/beheer/plaatsen/{path}"
        checked(address, as_tom.get(address))


def test_a_place_that_is_not_there_is_not_found(as_tom: Visit) -> None:
    assert as_tom.get("/dorp/beheer/plaatsen/nergens").status_code == 404
    assert as_tom.post("/dorp/beheer/plaatsen/nergens/weg").status_code == 404
