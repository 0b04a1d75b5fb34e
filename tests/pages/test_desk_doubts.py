"""A number of the business register that may be of several shops: the officer says which, on the page of today."""

import pytest

from tests.pages.desk_visits import BAD, number, see, send, shop_row
from tests.people import PeopledTown, Visit
from twin.domain.business_register import Establishment, Match, Matches
from twin.services.changing import Author, changing
from twin.services.exchange.kbo import take_numbers

DEPOT = Establishment("2000000438", "0403170701", ("Bakkerij Lies <depot>", "LIES BV"), "Markt", "99", "9550")


@pytest.fixture
def doubt(peopled: PeopledTown) -> int:
    """The number of its line on the desk."""
    found = Match(DEPOT, ("bakkerij-lies", "boeken-tom"), "address", False)
    take_numbers(peopled.house, "dorp", Matches((), (found,), (), ()), Author("import"))
    return number(peopled, "doubtful")


def test_the_card_shows_what_the_register_says_and_who_it_may_be(doubt: int, as_tom: Visit) -> None:
    page = see(as_tom, "/soort/doubtful")
    assert "Bakkerij Lies &lt;depot&gt;" in page.html
    assert "2.000.000.438" in page.html
    assert "0403.170.701" in page.html
    assert [each.get("href", "") for each in page.all("a") if "/beheer/zaken/" in each.get("href", "x")] == [
        "/dorp/beheer/zaken/",
        "/dorp/beheer/zaken/bakkerij-lies",
        "/dorp/beheer/zaken/boeken-tom",
    ]


def test_one_click_gives_the_shop_its_number_and_another_takes_it_back(
    peopled: PeopledTown, doubt: int, as_tom: Visit
) -> None:
    send(as_tom, f"/vandaag/{doubt}", {"besluit": "zaak:bakkerij-lies"})
    assert shop_row(peopled)["establishment_number"] == DEPOT.number
    page = see(as_tom)
    assert "Het nummer staat nu bij deze zaak." in page.html
    assert "Twijfel bij het inlezen" not in page.html
    (undo,) = [each.get("action", "") for each in page.all("form") if each.get("action", "").endswith("/terug")]
    as_tom.post(undo)
    assert shop_row(peopled)["establishment_number"] == ""
    assert "Twijfel bij het inlezen" in see(as_tom).html, "the question is there again"


def test_none_of_these_asks_no_more(peopled: PeopledTown, doubt: int, as_tom: Visit) -> None:
    send(as_tom, f"/vandaag/{doubt}", {"besluit": "geen"})
    page = see(as_tom)
    assert "Over dit nummer vragen we niets meer." in page.html
    assert "Twijfel bij het inlezen" not in page.html
    assert shop_row(peopled)["establishment_number"] == ""


def test_a_colleague_who_was_first_is_told(peopled: PeopledTown, doubt: int, as_tom: Visit) -> None:
    send(as_tom, f"/vandaag/{doubt}", {"besluit": "zaak:boeken-tom"})
    send(as_tom, f"/vandaag/{doubt}", {"besluit": "zaak:bakkerij-lies"})
    assert "Dat was al gedaan" in see(as_tom).html
    assert shop_row(peopled)["establishment_number"] == ""


def test_a_shop_that_got_another_number_meanwhile_is_shown_and_the_officer_chooses(
    peopled: PeopledTown, doubt: int, as_tom: Visit
) -> None:
    with changing(peopled.house, "dorp", Author("import")) as batch:
        batch.update("shop", "bakkerij-lies", {"establishment_number": "2111111111"})
    assert "Heeft nu vestiging 2.111.111.111" in see(as_tom).html
    answer = send(as_tom, f"/vandaag/{doubt}", {"besluit": "zaak:bakkerij-lies"}, 409)
    assert "Iemand wijzigde dit intussen" in answer.text
    assert 'Vestigingsnummer: <strong dir="auto">2.111.111.111</strong>' in answer.text
    assert "Vervang het toch bij Bakkerij Lies" in answer.text
    assert shop_row(peopled)["establishment_number"] == "2111111111"
    send(as_tom, f"/vandaag/{doubt}", {"besluit": "toch:bakkerij-lies"})
    assert shop_row(peopled)["establishment_number"] == DEPOT.number


def test_a_number_that_another_shop_has_is_not_given_twice(peopled: PeopledTown, doubt: int, as_tom: Visit) -> None:
    with changing(peopled.house, "dorp", Author("import")) as batch:
        batch.update("shop", "boeken-tom", {"establishment_number": DEPOT.number})
    answer = send(as_tom, f"/vandaag/{doubt}", {"besluit": "zaak:bakkerij-lies"}, 400)
    assert "Een andere zaak heeft dit nummer al." in answer.text


def test_nonsense_gives_nobody_a_number(peopled: PeopledTown, doubt: int, as_tom: Visit) -> None:
    for text in ("laten", "gezien", "zaak:", "zaak:nergens", "toch:", *BAD.values()):
        send(as_tom, f"/vandaag/{doubt}", {"besluit": text}, 400)
        send(as_tom, f"/vandaag/{doubt}", {"besluit": f"zaak:{text}"}, 400)
    assert number(peopled, "doubtful") == doubt


def test_it_is_asked_in_the_officers_language(doubt: int, as_tom: Visit) -> None:
    for language, words in (("fr", "Ce commerce"), ("en", "This shop"), ("de", "Dieses Geschäft")):
        assert words in as_tom.get(f"/{language}/dorp/beheer/soort/doubtful").text
