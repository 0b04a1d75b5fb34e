"""Offers begin and end by themselves; shops of fashion hear of the month before the sales."""

import pytest

from tests.pages.keeping import BAD, SHOP, checked, see
from tests.people import PeopledTown, Visit
from twin.services.changing import Author, changing
from twin.services.offers import KeptOffer, offers_of
from twin.services.proposals import accept, refuse, waiting

PATH = f"{SHOP}/aanbod"
PUBLIC = "/dorp/winkels/bakkerij-lies"


def bakery(town: PeopledTown) -> str:
    return town.live.editions["dorp"]["nl"].core.by_slug["bakkerij-lies"].id


def kept(town: PeopledTown) -> list[KeptOffer]:
    return list(offers_of(town.house, "dorp", bakery(town)))


def offer(visit: Visit, title: str = "Kersttaart", van: str = "2026-11-21", tot: str = "2026-11-30", **more: object):  # type: ignore[no-untyped-def]  # a werkzeug answer
    return visit.post(PATH, {"titel-nl": title, "van": van, "tot": tot, **more})


def say_yes(town: PeopledTown) -> None:
    for each in waiting(town.house, "dorp"):
        accept(town.house, "dorp", each.id, Author("officer", town.people["tom"]))
    town.publish()


def test_an_offer_waits_for_the_town_and_then_everybody_sees_it(
    peopled: PeopledTown, as_lies: Visit, nobody: Visit
) -> None:
    assert "Nog geen aanbod." in see(as_lies, "/aanbod").html
    assert offer(as_lies, **{"tekst-nl": "Op bestelling.", "titel-fr": "Bûche"}).status_code == 303
    assert "Wacht op de gemeente sinds 21 november 2026." in see(as_lies, "/aanbod").html
    peopled.publish()
    assert "Kersttaart" not in nobody.get(PUBLIC).text
    say_yes(peopled)
    page = checked(PUBLIC, nobody.get(PUBLIC).text).html
    assert "Kersttaart" in page
    assert "Tot en met maandag 30 november" in page
    assert "Bûche" in nobody.get(f"/fr{PUBLIC}").text
    assert "1 loopt nu" in see(as_lies, "/").html


def test_the_screens_document_carries_those_that_are_near(peopled: PeopledTown, as_lies: Visit) -> None:
    offer(as_lies)
    offer(as_lies, "Zomertaart", "2027-07-01", "2027-07-31")
    say_yes(peopled)
    shops = peopled.live.editions["dorp"]["nl"].snapshot["shops"]
    found = next(each for each in shops if each["slug"] == "bakkerij-lies")["offers"]
    number = kept(peopled)[0].offer.id
    assert found == [
        {"id": number, "title": "Kersttaart", "text": "", "lang": "nl", "from": "2026-11-21", "until": "2026-11-30"}
    ]
    assert all("offers" not in each for each in shops if each["slug"] != "bakkerij-lies")


def test_the_public_page_shows_it_on_its_days_only(peopled: PeopledTown, as_lies: Visit, nobody: Visit) -> None:
    offer(as_lies, van="2026-11-23", tot="2026-11-24")
    say_yes(peopled)
    for day, is_shown in {"2026-11-22": False, "2026-11-23": True, "2026-11-24": True, "2026-11-25": False}.items():
        assert ("Kersttaart" in nobody.get(f"{PUBLIC}?op={day}T10:30").text) == is_shown, day


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Geef het aanbod een naam."),
        ({"title": "a" * 101}, "er passen er 100"),
        ({"van": ""}, "fault"),
        ({"van": "2026-02-30"}, "2026-02-30"),
        ({"van": "2026-11-25", "tot": "2026-11-24"}, "De laatste dag valt voor de eerste."),
        ({"van": "2026-11-01", "tot": "2026-11-20"}, "Deze dagen zijn al voorbij."),
        ({"tot": "2062-11-20"}, "meer dan twee jaar in de toekomst"),
    ],
)
def test_a_fault_stands_beside_its_field_and_the_rest_stays(
    peopled: PeopledTown, as_lies: Visit, changes: dict[str, str], words: str
) -> None:
    answer = offer(as_lies, **changes, **{"tekst-nl": "Met room."})
    assert answer.status_code == 422
    page = checked(PATH, answer.text).html
    assert words in page
    assert "Met room.</textarea>" in page
    assert kept(peopled) == []


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_typed_is_answered_in_words(as_lies: Visit, name: str) -> None:
    for each in ("titel-nl", "tekst-nl", "van", "tot", "welk", "gezien"):
        sent = {"titel-nl": "Taart", "van": "2026-11-21", "tot": "2026-11-30", each: BAD[name]}
        assert as_lies.post(PATH, sent).status_code in (303, 404, 422), each


def test_the_same_offer_sent_twice_is_there_once(peopled: PeopledTown, as_lies: Visit) -> None:
    for _time in range(2):
        offer(as_lies)
    assert len(kept(peopled)) == 1


def test_a_fourth_on_the_same_days_is_one_too_many(peopled: PeopledTown, as_lies: Visit) -> None:
    for number in range(3):
        assert offer(as_lies, f"Taart {number}").status_code == 303
    assert "loopt er al 3 keer een aanbod" in offer(as_lies, "Taart 4").text
    assert offer(as_lies, "Taart 5", "2026-12-01", "2026-12-02").status_code == 303


def test_a_live_offer_stays_as_it_is_while_its_change_waits(
    peopled: PeopledTown, as_lies: Visit, nobody: Visit
) -> None:
    offer(as_lies)
    say_yes(peopled)
    number = kept(peopled)[0].offer.id
    assert 'value="Kersttaart"' in see(as_lies, f"/aanbod?wijzig={number}").html
    offer(as_lies, "Stronk", welk=number)
    peopled.publish()
    assert "Kersttaart" in nobody.get(PUBLIC).text
    assert "Stronk" in see(as_lies, "/aanbod").html
    say_yes(peopled)
    assert "Stronk" in nobody.get(PUBLIC).text


def test_a_refused_offer_keeps_its_words_and_can_be_sent_again(peopled: PeopledTown, as_lies: Visit) -> None:
    offer(as_lies)
    tom = Author("officer", peopled.people["tom"])
    refuse(peopled.house, "dorp", waiting(peopled.house, "dorp")[0].id, "Welke prijs?", tom)
    assert "Niet aanvaard door de gemeente: Welke prijs?" in see(as_lies, "/aanbod").html
    offer(as_lies, "Kersttaart, 20 euro", welk=kept(peopled)[0].offer.id)
    assert len(waiting(peopled.house, "dorp")) == 1
    assert kept(peopled)[0].standing == "waiting"


def test_an_offer_that_was_taken_away_can_come_back(peopled: PeopledTown, as_tom: Visit) -> None:
    offer(as_tom)
    as_tom.post(PATH, {"welk": kept(peopled)[0].offer.id, "doe": "weg"})
    assert kept(peopled) == []
    page = see(as_tom, "/aanbod")
    assert "Het aanbod is weg." in page.html
    as_tom.post(str(next(each.get("action") for each in page.all("form") if "/terug/" in each.get("action", ""))))
    assert len(kept(peopled)) == 1


def test_a_shop_of_shoes_hears_of_the_month_before_the_sales_and_may_go_on(peopled: PeopledTown, as_tom: Visit) -> None:
    offer(as_tom, tot="2026-12-05")
    assert "sperperiode" not in see(as_tom, "/aanbod").html
    with changing(peopled.house, "dorp", Author("officer")) as batch:
        batch.update("shop", bakery(peopled), {"category": "shop=shoes"})
    assert offer(as_tom, "Laarzen", tot="2026-12-05").status_code == 303
    page = see(as_tom, "/aanbod").html
    assert "Van 2 december 2026 tot en met 1 januari 2027 is het sperperiode." in page
    assert len(kept(peopled)) == 2


def test_another_shops_offers_are_out_of_reach(peopled: PeopledTown, as_lies: Visit, as_sofie: Visit) -> None:
    offer(as_lies)
    number = kept(peopled)[0].offer.id
    answer = as_sofie.post("/dorp/mijn-zaak/boeken-tom/aanbod", {"welk": number, "doe": "weg"})
    assert answer.status_code == 404
    assert as_lies.get(f"{PATH}?wijzig=999").status_code == 404
