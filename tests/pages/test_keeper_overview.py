"""The shopkeeper's first page: how the shop is doing today, and what wants a look."""

from tests.pages.keeping import SHOP, checked, give_hours, see
from tests.people import PeopledTown, Visit


def test_who_keeps_one_shop_is_led_to_it(as_lies: Visit) -> None:
    answer = as_lies.get("/dorp/mijn-zaak/")
    assert (answer.status_code, answer.location) == (303, f"{SHOP}/")


def test_who_keeps_none_reads_how_to_come_by_one(as_an: Visit) -> None:
    answer = as_an.get("/dorp/mijn-zaak/")
    assert "U beheert nog geen zaak in Dorp." in checked("/dorp/mijn-zaak/", answer.text).html


def test_today_and_the_week_stand_first(as_lies: Visit) -> None:
    page = see(as_lies, "/")
    assert "Gesloten" in page.html
    assert "opent maandag om" in page.html
    assert "Maandag tot vrijdag: 8 tot 18 uur." in page.html


def test_one_tap_confirms(peopled: PeopledTown, as_lies: Visit) -> None:
    assert "U bevestigde uw uren nog niet." in see(as_lies, "/").html
    assert as_lies.post(f"{SHOP}/bevestig").status_code == 303
    page = see(as_lies, "/")
    assert "Het laatst bevestigd op 21 november 2026." in page.html
    assert "Kijk hier even naar" not in page.html
    for _month in range(4):  # she looks in now and then, so that she stays signed in
        peopled.watch.go_on(days=23)
        as_lies.get(f"{SHOP}/")
    assert "U bevestigde uw uren het laatst op 21 november 2026. Kloppen ze nog?" in see(as_lies, "/").html


def test_a_holiday_ahead_without_an_answer_wants_a_look(peopled: PeopledTown, as_lies: Visit) -> None:
    peopled.watch.go_on(days=10)
    assert "Vrijdag 25 december is een feestdag (Kerstmis). Bent u open?" in see(as_lies, "/").html
    give_hours(peopled, "Mo-Fr 08:00-18:00; PH off")
    assert "Kerstmis). Bent u open?" not in see(as_lies, "/").html


def test_a_shop_without_hours_is_asked_for_them(peopled: PeopledTown, as_lies: Visit) -> None:
    give_hours(peopled, None)
    assert "Bezoekers kennen uw uren nog niet. Vul ze in." in see(as_lies, "/").html


def test_another_shops_keeper_can_take_nothing_back(peopled: PeopledTown, as_lies: Visit, as_sofie: Visit) -> None:
    as_lies.post(f"{SHOP}/bevestig")
    assert as_sofie.post(f"{SHOP}/terug/1").status_code == 403
    assert as_sofie.post("/dorp/mijn-zaak/boeken-tom/terug/1").status_code == 403
    assert as_lies.post(f"{SHOP}/terug/999").status_code == 404


def test_nothing_changes_by_looking(as_lies: Visit) -> None:
    for path in ("/bevestig", "/terug/1", "/uren/zin", "/uren/keuze"):
        assert as_lies.get(SHOP + path).status_code == 405
