"""Wishes: one field for the shopkeeper, an answer at the desk, a list for all where the town wants it."""

from tests.pages.desk_visits import BAD, checked, see, send
from tests.pages.test_desk_settings import posted
from tests.people import PeopledTown, Visit

HERE = "/dorp/mijn-zaak/bakkerij-lies/wens"


def test_a_wish_goes_to_the_desk_and_its_answer_back(peopled: PeopledTown, as_lies: Visit, as_tom: Visit) -> None:
    assert as_lies.post(HERE, {"wens": "Meer fietsenrekken"}).status_code == 303
    assert "Meer fietsenrekken" in see(as_tom).html
    assert "Meer fietsenrekken" in see(as_tom, "/wensen/").html
    send(as_tom, "/wensen/1", {"antwoord": "Tien in maart.", "etiket": "Fietsen", "openbaar": "ja"})
    assert "Geen wensen zonder antwoord" in see(as_tom, "/wensen/").html
    assert "Meer fietsenrekken" in see(as_tom, "/wensen/?welke=alle&etiket=Fietsen").html
    page = checked(HERE, as_lies.get(HERE))
    assert "Tien in maart." in page.html


def test_the_public_list_is_there_only_where_the_town_wants_it(
    peopled: PeopledTown, as_lies: Visit, as_tom: Visit, nobody: Visit
) -> None:
    as_lies.post(HERE, {"wens": "Meer licht"})
    send(as_tom, "/wensen/1", {"antwoord": "Gedaan.", "openbaar": "ja"})
    assert nobody.get("/dorp/wat-we-deden").status_code == 404
    send(as_tom, "/instellingen", posted(peopled, shows_wishes="ja"))
    page = checked("/dorp/wat-we-deden", nobody.get("/dorp/wat-we-deden"))
    assert "Meer licht" in page.html
    assert "Bakkerij Lies" not in page.html
    assert "/dorp/wat-we-deden" in checked("/dorp/over", nobody.get("/dorp/over")).links


def test_nothing_and_too_much_are_told_and_kept(as_lies: Visit) -> None:
    answer = as_lies.post(HERE, {"wens": "x" * 2001})
    assert "hoogstens 2000 tekens" in checked(HERE, answer, 400).html
    assert "x" * 2001 in answer.text
    assert as_lies.post(HERE, {"wens": " "}).status_code == 400


def test_any_words_are_kept_or_refused(as_lies: Visit, as_tom: Visit) -> None:
    for text in BAD.values():
        assert as_lies.post(HERE, {"wens": text}).status_code in (303, 400)
        assert as_tom.post("/dorp/beheer/wensen/1", {"antwoord": text, "etiket": text}).status_code in (303, 400, 404)
    checked(HERE, as_lies.get(HERE))
    see(as_tom, "/wensen/?welke=alle")
    see(as_tom, "/wensen/?welke=onzin&etiket=%00")
