"""History at the desk: who, when, what, from where; taken back with a click; kept as a table."""

from tests.pages.desk_visits import BAD, checked, see, send, shop_row
from tests.people import PeopledTown, Visit
from twin.services.changing import Author, changing


def renamed(town: PeopledTown, name: str, who: str = "lies") -> int:
    way = "officer" if who == "tom" else "shopkeeper"
    with changing(town.house, "dorp", Author(way, town.people[who])) as batch:
        batch.update("shop", "bakkerij-lies", {"names": {"nl": name}})
    assert batch.id
    return batch.id


def test_a_change_is_told_in_words_with_who_did_it(peopled: PeopledTown, as_tom: Visit) -> None:
    renamed(peopled, "De Broodwinkel")
    page = see(as_tom, "/geschiedenis")
    assert "<strong>Lies</strong>" in page.html
    assert '<del dir="auto">Bakkerij Lies</del>' in page.html
    assert '<ins dir="auto">De Broodwinkel</ins>' in page.html


def test_filters_narrow_and_nothing_found_says_so(peopled: PeopledTown, as_tom: Visit) -> None:
    renamed(peopled, "De Broodwinkel")
    renamed(peopled, "De Bakker", "tom")
    last = ">De Bakker</ins>"
    assert last not in see(as_tom, f"/geschiedenis?wie={peopled.people['lies']}").html
    assert last in see(as_tom, "/geschiedenis?manier=officer").html
    assert last in see(as_tom, "/geschiedenis?van=2026-11-21&tot=2026-11-21").html
    assert "Niets gevonden" in see(as_tom, "/geschiedenis?zaak=boeken-tom").html
    assert "Niets gevonden" in see(as_tom, "/geschiedenis?tot=2026-11-20").html


def test_filters_that_make_no_sense_are_told_beside_their_field(as_tom: Visit) -> None:
    page = see(as_tom, "/geschiedenis?van=2026-11-21&tot=2026-11-20&zaak=nergens")
    assert page.html.count('class="fault"') == 2
    for field in ("zaak", "wie", "manier", "van", "tot", "voor"):
        for text in BAD.values():
            assert as_tom.get("/dorp/beheer/geschiedenis", query_string={field: text}).status_code == 200


def test_one_click_takes_a_change_back_and_again(peopled: PeopledTown, as_tom: Visit) -> None:
    batch = renamed(peopled, "De Broodwinkel")
    answer = send(as_tom, f"/geschiedenis/{batch}/terug", {"vraag": "wie=1"})
    assert answer.location == "/dorp/beheer/geschiedenis?wie=1"
    assert shop_row(peopled)["names"] == {"nl": "Bakkerij Lies"}
    page = see(as_tom, "/geschiedenis")
    assert page.html.count("Ongedaan gemaakt") >= 2
    send(as_tom, f"/geschiedenis/{batch}/terug", {"vraag": ""})
    assert "Dit was al ongedaan gemaakt." in see(as_tom, "/geschiedenis").html


def test_what_changed_again_since_is_not_taken_back_and_says_why(peopled: PeopledTown, as_tom: Visit) -> None:
    batch = renamed(peopled, "De Broodwinkel")
    renamed(peopled, "De Bakker")
    send(as_tom, f"/geschiedenis/{batch}/terug", {"vraag": ""})
    assert "Dit is daarna nog eens gewijzigd." in see(as_tom, "/geschiedenis").html
    assert shop_row(peopled)["names"] == {"nl": "De Bakker"}


def test_the_table_holds_the_same(peopled: PeopledTown, as_tom: Visit) -> None:
    renamed(peopled, "De Broodwinkel")
    answer = as_tom.get("/dorp/beheer/geschiedenis.csv?zaak=bakkerij-lies")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "De Broodwinkel" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_older_changes_are_on_a_next_page(peopled: PeopledTown, as_tom: Visit) -> None:
    for number in range(35):
        renamed(peopled, f"Naam {number}")
    page = see(as_tom, "/geschiedenis")
    (older,) = [each.get("href", "") for each in page.all("a") if "voor=" in each.get("href", "")]
    assert ">Naam 0<" in see(as_tom, f"/geschiedenis{older}").html


def test_a_shopkeeper_reads_and_takes_back_what_happened_to_her_shop(
    peopled: PeopledTown, as_lies: Visit, as_sofie: Visit
) -> None:
    here = "/dorp/mijn-zaak/bakkerij-lies/geschiedenis"
    assert "Hier is nog niets gewijzigd." in checked(here, as_lies.get(here)).html
    renamed(peopled, "De Broodwinkel", "tom")
    page = checked(here, as_lies.get(here))
    assert "<strong>Tom</strong>" in page.html
    (undo,) = [each.get("action", "") for each in page.all("form")]
    assert as_lies.post(undo).status_code == 303
    assert shop_row(peopled)["names"] == {"nl": "Bakkerij Lies"}
    assert as_sofie.get(here).status_code == 403
