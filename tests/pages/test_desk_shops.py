"""Shops at the desk: found, begun, moved, ended."""

from tests.pages.desk_visits import BAD, checked, see, send, shop_row
from tests.people import PeopledTown, Visit

NEW = {"naam": "Kaas & Co", "soort": "shop=cheese", "pand": "p-6", "vanaf": "2026-11-01"}


def names(page_text: str) -> list[str]:
    return [name for name in ("Bakkerij Lies", "Boeken Tom", "Kaas &amp; Co") if f">{name}</a>" in page_text]


def test_a_shop_is_found_by_name_street_product_and_what_it_lacks(as_tom: Visit) -> None:
    assert names(see(as_tom, "/zaken/").html) == ["Bakkerij Lies", "Boeken Tom"]
    assert names(see(as_tom, "/zaken/?q=koffiekoeken").html) == ["Bakkerij Lies"]
    assert names(see(as_tom, "/zaken/?enkel=zonder-uren").html) == ["Boeken Tom"]
    assert names(see(as_tom, "/zaken/?soort=vers").html) == ["Bakkerij Lies"]
    assert "Geen enkele zaak past hierbij" in see(as_tom, "/zaken/?q=zwembad").html


def test_a_new_shop_makes_its_premises_occupied_and_is_on_the_map(peopled: PeopledTown, as_tom: Visit) -> None:
    answer = send(as_tom, "/nieuwe-zaak", NEW)
    assert answer.location == "/dorp/beheer/zaken/kaas-co"
    assert "Kaas &amp; Co" in see(as_tom, "/zaken/kaas-co").html
    peopled.publish()
    assert as_tom.get("/dorp/winkels/kaas-co").status_code == 200
    assert "tenantless" not in see(as_tom).html


def test_two_shops_of_one_name_get_addresses_of_their_own(as_tom: Visit) -> None:
    forms = NEW, NEW | {"vanaf": "2026-11-02"}
    slugs = [send(as_tom, "/nieuwe-zaak", form).location.rpartition("/")[2] for form in forms]
    assert slugs == ["kaas-co", "kaas-co-2"]


def test_a_form_that_is_not_right_keeps_what_was_typed_and_says_what(as_tom: Visit) -> None:
    answer = send(as_tom, "/nieuwe-zaak", {**NEW, "soort": "", "pand": "p-99", "vanaf": "31/02/2026"}, 400)
    page = checked("/dorp/beheer/nieuwe-zaak", answer, 400)
    assert page.one("input", id="naam").get("value") == "Kaas & Co"
    assert page.html.count('class="fault"') == 3


def test_nonsense_makes_no_shop(as_tom: Visit) -> None:
    for field in ("soort", "pand", "vanaf"):
        for text in BAD.values():
            send(as_tom, "/nieuwe-zaak", {**NEW, field: text}, 400)
    assert names(see(as_tom, "/zaken/").html) == ["Bakkerij Lies", "Boeken Tom"]


def test_any_name_is_kept_or_refused_in_words(as_tom: Visit) -> None:
    for text in BAD.values():
        assert as_tom.post("/dorp/beheer/nieuwe-zaak", {**NEW, "naam": text}).status_code in (303, 400)
    see(as_tom, "/zaken/")


def test_a_shop_that_leaves_frees_its_premises_and_can_be_kept_after_all(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, "/zaken/boeken-tom/vertrek", {"dag": "2026-11-15"})
    page = see(as_tom, "/zaken/boeken-tom")
    assert names(see(as_tom, "/zaken/").html) == ["Bakkerij Lies"]
    assert names(see(as_tom, "/zaken/?enkel=vertrokken").html) == ["Boeken Tom"]
    (undo,) = [each.get("action", "") for each in page.all("form") if each.get("action", "").endswith("/terug")]
    as_tom.post(undo)
    assert shop_row(peopled, "boeken-tom")["left_on"] is None


def test_a_shop_that_left_asks_for_nobody_to_keep_it_on_its_own_page_either(as_tom: Visit) -> None:
    send(as_tom, "/nieuwe-zaak", NEW)
    assert "Zaken zonder winkelier" in see(as_tom, "/zaken/kaas-co").html
    send(as_tom, "/zaken/kaas-co/vertrek", {"dag": "2026-11-15"})
    assert "Zaken zonder winkelier" not in see(as_tom, "/zaken/kaas-co").html


def test_a_shop_that_was_begun_by_mistake_is_taken_back_at_once(as_tom: Visit) -> None:
    page = see(as_tom, send(as_tom, "/nieuwe-zaak", NEW).location.removeprefix("/dorp/beheer"))
    (undo,) = [each.get("action", "") for each in page.all("form") if each.get("action", "").endswith("/terug")]
    as_tom.post(undo)
    assert as_tom.get("/dorp/beheer/zaken/kaas-co").status_code == 404


def test_a_shop_moves_to_other_premises(peopled: PeopledTown, as_tom: Visit) -> None:
    send(as_tom, "/zaken/boeken-tom/verhuis", {"pand": "p-6", "vanaf": "2026-11-20"})
    assert shop_row(peopled, "boeken-tom")["premises"] == "p-6"
    answer = send(as_tom, "/zaken/boeken-tom/verhuis", {"pand": "p-6", "vanaf": "2026-11-21"}, 400)
    assert "zit al in dat pand" in answer.text


def test_days_and_premises_that_are_none_move_nothing(peopled: PeopledTown, as_tom: Visit) -> None:
    for text in BAD.values():
        send(as_tom, "/zaken/boeken-tom/vertrek", {"dag": text}, 400)
        send(as_tom, "/zaken/boeken-tom/verhuis", {"pand": text, "vanaf": "2026-11-20"}, 400)
    assert (shop_row(peopled, "boeken-tom")["left_on"], shop_row(peopled, "boeken-tom")["premises"]) == (None, "p-4")


def test_the_page_of_a_shop_shows_its_keepers_and_leads_to_every_part(as_tom: Visit) -> None:
    page = see(as_tom, "/zaken/bakkerij-lies")
    assert "lies@bakkerij.example" in page.html
    for link in sorted({each.get("href", "").partition("#")[0] for each in page.all("a")} - {""}):
        assert as_tom.get(link).status_code < 400, link
