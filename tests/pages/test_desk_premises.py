"""Premises at the desk: found, changed, drawn by numbers, made, split and merged; faults stand beside their field."""

import json
from typing import Any

import pytest

from tests.pages.desk_visits import BAD, checked, see, send
from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from tests.services.test_premises_keeping import door, outline, position
from twin.services.changing import Author
from twin.services.premises_book import one, premises_there
from twin.services.premises_keeping import Cut, split

NAMES = ("straat", "nummer", "postcode", "notitie", "leeg_sinds", "grondvlak", "deur_lon", "deur_lat", "gezien")
LINE = ", ".join(f"{lon} {lat}" for lon, lat in (position(13, 4), position(13, 16)))


def form_of(page: Page) -> dict[str, str]:
    """What a browser would send if nothing were typed."""
    found = {each.get("name", ""): each.get("value", "") for each in page.all("input")}
    found |= {each.get("name", ""): "".join(each.itertext()) for each in page.all("textarea")}
    return {name: found[name] for name in NAMES if name in found}


def typed_door(x: float, y: float) -> dict[str, str]:
    return {f"deur_{name.removeprefix('door_')}": value for name, value in door(x, y).items()}


def addresses(page: Page) -> list[str]:
    return [link.rpartition("/")[2] for link in sorted(page.links) if "/beheer/panden/p-" in link]


def fault(answer: Any, field: str) -> str:
    page = Page("", answer.text)
    return "".join(page.one("p", id=f"{field}-fault").itertext())


def test_premises_are_found_by_street_number_tenant_and_what_is_empty(as_tom: Visit) -> None:
    assert addresses(see(as_tom, "/panden/")) == ["p-2", "p-4", "p-6"]
    assert addresses(see(as_tom, "/panden/?q=kerk+4")) == ["p-4"]
    assert addresses(see(as_tom, "/panden/?q=bakkerij")) == ["p-2"]
    assert addresses(see(as_tom, "/panden/?enkel=leeg")) == ["p-6"]
    assert addresses(see(as_tom, "/panden/?enkel=bezet&straat=Kerkstraat")) == ["p-2", "p-4"]
    assert "Geen enkel pand past hierbij" in see(as_tom, "/panden/?q=zwembad").html


def test_the_vacancy_register_leads_to_the_premises(as_tom: Visit) -> None:
    assert "/dorp/beheer/panden/p-6" in see(as_tom, "/leegstand/").links


def test_saving_an_untouched_form_changes_nothing(peopled: PeopledTown, as_tom: Visit) -> None:
    before = one(peopled.house, "dorp", "p-6")
    send(as_tom, "/panden/p-6", form_of(see(as_tom, "/panden/p-6")))
    assert one(peopled.house, "dorp", "p-6") == before


def test_an_officer_draws_by_numbers_and_takes_it_back(peopled: PeopledTown, as_tom: Visit) -> None:
    before = one(peopled.house, "dorp", "p-6")
    sent = form_of(see(as_tom, "/panden/p-6")) | {"grondvlak": outline(26, 5, 10, 10), **typed_door(31, 4.5)}
    answer = send(as_tom, "/panden/p-6", sent)
    assert answer.location == "/dorp/beheer/panden/p-6"
    row = one(peopled.house, "dorp", "p-6")
    assert row["area_m2"] == pytest.approx(100, abs=1)
    assert (row["door_lon"], row["door_lat"]) == position(31, 4.5)
    page = see(as_tom, "/panden/p-6")
    (undo,) = [each.get("action", "") for each in page.all("form") if each.get("action", "").endswith("/terug")]
    as_tom.post(undo)
    assert one(peopled.house, "dorp", "p-6") == before


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"straat": ""}, "straat", "Vul dit nog in."),
        ({"leeg_sinds": "31/02/2026"}, "leeg_sinds", "Dit is geen datum."),
        ({"grondvlak": outline(20, 5)}, "grondvlak", "De omtrek ligt voor een deel over Kerkstraat 4"),
        ({"grondvlak": "{}"}, "grondvlak", "geen omtrek die we kunnen lezen"),
        (typed_door(31, -40), "deur_lon", "meer dan 20 meter"),
        ({"deur_lat": ""}, "deur_lon", "Dit is geen plaats."),
    ],
)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    as_tom: Visit, typed: dict[str, str], field: str, words: str
) -> None:
    sent = form_of(see(as_tom, "/panden/p-6")) | {"notitie": "Rolluik dicht."} | typed
    answer = send(as_tom, "/panden/p-6", sent, 400)
    assert words in fault(answer, field)
    kept = form_of(Page("", answer.text))
    assert {name: kept[name] for name in ("notitie", *typed)} == {"notitie": "Rolluik dicht."} | typed


def test_nonsense_is_refused_in_words_or_kept_as_words(peopled: PeopledTown, as_tom: Visit) -> None:
    shape = one(peopled.house, "dorp", "p-6")["footprint"]
    sent = form_of(see(as_tom, "/panden/p-6"))
    for text in BAD.values():
        for field in NAMES:
            answer = as_tom.post("/dorp/beheer/panden/p-6", sent | {field: text})
            assert answer.status_code in (303, 400, 409), (field, text)
            if answer.status_code != 303:
                checked("/dorp/beheer/panden/p-6", answer, answer.status_code)
    assert one(peopled.house, "dorp", "p-6")["footprint"] == shape


def test_new_premises_beside_others_know_their_street(peopled: PeopledTown, as_tom: Visit) -> None:
    page = see(as_tom, "/panden/nieuw?bij=p-6")
    assert page.one("input", id="straat").get("value") == "Kerkstraat"
    sent = form_of(page) | {"nummer": "8", "grondvlak": outline(34, 5), **typed_door(38, 5)}
    send(as_tom, "/panden/nieuw", sent)
    assert "p-kerkstraat-8" in premises_there(peopled.house, "dorp")
    assert "leeg, onbekend sinds wanneer" in see(as_tom, "/panden/p-kerkstraat-8").html
    assert "Teken eerst de omtrek" in fault(send(as_tom, "/panden/nieuw", sent | {"grondvlak": ""}, 400), "grondvlak")


def test_premises_are_split_on_the_page_and_put_together_again(peopled: PeopledTown, as_tom: Visit) -> None:
    see(as_tom, "/panden/p-2/splitsen")
    sent = {"lijn": LINE, "nummer_west": "2", "nummer_oost": "2A", "huurder": "1"}
    send(as_tom, "/panden/p-2/splitsen", sent)
    assert "2A" in see(as_tom, "/panden/?q=p-2").html
    assert "Bakkerij Lies" in see(as_tom, "/panden/p-2-b").html
    assert "Dit pand bestaat niet meer" in see(as_tom, "/panden/p-2").html
    assert [each.get("value") for each in see(as_tom, "/panden/p-2-a/samenvoegen").all("input", name="met")] == [
        "p-2-b"
    ]
    send(as_tom, "/panden/p-2-a/samenvoegen", {"met": "p-2-b", "nummer": "2"})
    rows = premises_there(peopled.house, "dorp")
    assert set(rows) == {"p-2-a-m", "p-4", "p-6"}
    assert rows["p-2-a-m"]["area_m2"] == pytest.approx(80, abs=1)


@pytest.mark.parametrize("line", ["", "3.9", "a b, c d", "1 2, 3 4, 5 6", "999 999, 1 1", *BAD.values()])
def test_a_line_that_is_none_splits_nothing(peopled: PeopledTown, as_tom: Visit, line: str) -> None:
    answer = send(as_tom, "/panden/p-2/splitsen", {"lijn": line}, 400)
    assert "twee punten" in fault(answer, "lijn")
    assert "p-2" in premises_there(peopled.house, "dorp")


def test_what_cannot_be_split_or_merged_is_said(as_tom: Visit) -> None:
    far = ", ".join(f"{lon} {lat}" for lon, lat in (position(60, 4), position(60, 16)))
    assert "snijdt het pand niet" in fault(send(as_tom, "/panden/p-2/splitsen", {"lijn": far}, 400), "lijn")
    assert "minstens één buur" in fault(send(as_tom, "/panden/p-2/samenvoegen", {}, 400), "met")
    assert "raken elkaar niet" in fault(send(as_tom, "/panden/p-2/samenvoegen", {"met": "p-6"}, 400), "met")
    assert as_tom.post("/dorp/beheer/panden/p-2/samenvoegen", {"met": "nergens"}).status_code == 404


def test_premises_that_are_gone_are_shown_and_no_longer_changed(peopled: PeopledTown, as_tom: Visit) -> None:
    split(peopled.house, "dorp", "p-2", Cut((position(13, 4), position(13, 16))), Author("officer"))
    assert see(as_tom, "/panden/p-2").all("textarea") == []
    send(as_tom, "/panden/p-2/splitsen", {"lijn": LINE}, 409)
    answer = send(as_tom, "/panden/p-2", {"straat": "Elders", "notitie": "Rolluik dicht."}, 409)
    assert "Rolluik dicht." in answer.text
    assert one(peopled.house, "dorp", "p-2")["street"] == "Kerkstraat"


def test_the_plan_shows_the_neighbours_and_the_streets_in_metres(as_tom: Visit) -> None:
    page = see(as_tom, "/panden/p-4")
    assert len(page.all("polygon", class_="plan-unit")) == 2
    assert {"".join(each.itertext()) for each in page.all("text", class_="plan-street")} == {"Kerkstraat", "Markt"}
    corners = [
        tuple(map(float, each.split(","))) for each in page.one("polygon", class_="plan-own").get("points", "").split()
    ]
    assert max(x for x, _y in corners) - min(x for x, _y in corners) == pytest.approx(8, abs=0.1)


@pytest.mark.parametrize("language", ["/fr", "/en", "/de"])
def test_every_page_is_sound_in_every_language(as_tom: Visit, language: str) -> None:
    for path in ("", "nieuw", "p-2", "p-2/splitsen", "p-2/samenvoegen", "p-6/samenvoegen"):
        address = f"{language}/dorp/beheer/panden/{path}"
        checked(address, as_tom.get(address))


def test_an_outline_with_five_hundred_corners_passes_through_the_form(peopled: PeopledTown, as_tom: Visit) -> None:
    south = [(26 + 8 * index / 490, 5.0) for index in range(490)]
    shape = json.loads(outline(26, 5))
    shape["coordinates"][0] = [list(position(x, y)) for x, y in [*south, (34, 5), (34, 15), (26, 15), south[0]]]
    sent = form_of(see(as_tom, "/panden/p-6")) | {"grondvlak": json.dumps(shape)}
    assert len(sent["grondvlak"]) > 10_000
    send(as_tom, "/panden/p-6", sent)
