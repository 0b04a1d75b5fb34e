"""The machines of screens at the desk: paired, watched, asked, cut off. On both databases."""

from datetime import timedelta

from tests.pages.desk_visits import BAD, filled, see, send
from tests.pages.screen_desk import GOOD, HERE, beat, code_on_the_glass, paired, rows
from tests.people import PeopledTown, Visit
from twin.services import devices, pairing
from twin.services.history import history


def test_a_code_that_is_typed_sloppily_gives_a_machine_its_screen(peopled: PeopledTown, as_tom: Visit) -> None:
    code = code_on_the_glass(peopled)
    sloppy = f" {code[:3].lower()} - {code[3:].lower()}"
    assert code in see(as_tom, f"{HERE}/koppelen?code={code}").html
    choose = send(as_tom, f"{HERE}/koppelen", {"code": sloppy}, 200)
    assert "Schepenhuis" in choose.text
    answer = send(as_tom, f"{HERE}/koppelen", {"code": sloppy, "scherm": "schepenhuis"})
    assert "Gekoppeld." in as_tom.get(answer.location).text
    assert devices.is_paired(peopled.house, "dorp", "schepenhuis")
    assert "Geen enkel toestel" in send(as_tom, f"{HERE}/koppelen", {"code": code, "scherm": "schepenhuis"}, 400).text


def test_a_machine_may_become_a_new_screen(peopled: PeopledTown, as_tom: Visit) -> None:
    code = code_on_the_glass(peopled)
    place = send(as_tom, f"{HERE}/koppelen", {"code": code, "scherm": "*nieuw"}).location
    page = see(as_tom, place.removeprefix("/dorp/beheer"))
    for _click in range(2):  # sent twice it is one screen
        send(as_tom, f"{HERE}/nieuw", {**filled(page, "duim"), **GOOD})
    assert devices.is_paired(peopled.house, "dorp", "kerkplein")
    assert sorted(rows(peopled)) == ["kerkplein", "schepenhuis"]


def test_a_wrong_code_is_refused_and_guessing_ends(peopled: PeopledTown, as_tom: Visit) -> None:
    for text in ("", "K7M2P", *list(BAD.values())[:2]):
        send(as_tom, f"{HERE}/koppelen", {"code": text}, 400)
    for _try in range(pairing.WRONG_PER_OFFICER - 4):
        as_tom.post("/dorp/beheer/schermen/koppelen", {"code": "AAAAAA"})
    answer = as_tom.post("/dorp/beheer/schermen/koppelen", {"code": code_on_the_glass(peopled)})
    assert answer.status_code == 429


def test_a_screens_page_tells_how_it_is(peopled: PeopledTown, as_tom: Visit) -> None:
    assert "nog niet gekoppeld" in see(as_tom, f"{HERE}/").html
    paired(peopled, as_tom)
    beat(peopled)
    page = see(as_tom, f"{HERE}/schepenhuis").html
    for words in ("werkt", "bbbbbbbb, de nieuwste", "51 °C", "4200 MB", "310 MB", "juist", "3 dagen", "Français"):
        assert words in page
    assert "4 minuten geleden" in see(as_tom, f"{HERE}/").html
    peopled.watch.go_on(minutes=4)
    assert "laat op zich wachten" in see(as_tom, f"{HERE}/").html
    peopled.watch.go_on(minutes=2)
    assert "Zwijgt sinds za 21 nov 10:30." in see(as_tom, f"{HERE}/schepenhuis").html
    assert "Zwijgt sinds za 21 nov 10:30." in see(as_tom).html


def test_what_a_machine_says_is_wrong_is_told_with_what_to_do(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    beat(peopled, temperature=88.0, disk_free=20, clock=peopled.watch() + timedelta(days=900), bundle="c" * 16)
    page = see(as_tom, f"{HERE}/schepenhuis").html
    for words in ("Te warm", "luchtgaten", "schijf is bijna vol", "klok van het toestel", "er is een nieuwere"):
        assert words in page


def test_a_machine_is_restarted_gets_another_key_and_is_cut_off(peopled: PeopledTown, as_tom: Visit) -> None:
    machine = f"{HERE}/schepenhuis/toestel"
    paired(peopled, as_tom)
    for asked in ("herstart", "sleutel"):
        send(as_tom, machine, {"doe": asked})
    found = devices.of_screen(peopled.house, "dorp", "schepenhuis")
    assert found
    assert found.restart_asked_at == found.rotation_asked_at == peopled.watch()
    send(as_tom, machine, {"doe": "alles"}, 400)
    answer = send(as_tom, machine, {"doe": "ontkoppel"})
    assert "Koppel een toestel" in as_tom.get(answer.location).text
    assert not devices.is_paired(peopled.house, "dorp", "schepenhuis")
    assert "geen sleutel opent" in as_tom.get(send(as_tom, machine, {"doe": "ontkoppel"}).location).text
    assert "geen toestel meer" in as_tom.get(send(as_tom, machine, {"doe": "herstart"}).location).text


def test_a_screen_that_is_taken_away_takes_its_machine_along_and_can_be_brought_back(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    paired(peopled, as_tom)
    page = as_tom.get(send(as_tom, f"{HERE}/schepenhuis/weg").location).text
    assert "Het toestel is ontkoppeld" in page
    assert "schepenhuis" not in rows(peopled)
    late = {"weg": {}, "toestel": {"doe": "herstart"}, "instellingen": {"rust": "60"}}
    for path, fields in late.items():  # a second click, a colleague who looks at its page
        answer = send(as_tom, f"{HERE}/schepenhuis/{path}", fields)
        assert "Dit scherm is van de kaart." in as_tom.get(answer.location).text
    send(as_tom, f"/geschiedenis/{history(peopled.house, 'dorp', 'nl').actions[0].batch}/terug")
    assert "schepenhuis" in rows(peopled)
