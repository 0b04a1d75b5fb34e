"""The screens at the officer's desk: placed, paired, watched, asked, and told what to show. On both databases."""

import hashlib
import json
import re
from datetime import time, timedelta
from typing import Any

from tests.geodata.tiny_town import degrees
from tests.pages.desk_visits import BAD, filled, see, send
from tests.people import PeopledTown, Visit
from twin.domain.device import PageBeat, Report
from twin.domain.screen_settings import QuietHours, ScreenSettings
from twin.services import devices, pairing
from twin.services.history import history
from twin.storage.screen_settings import chosen, of_screen

HERE = "/schermen"
TOKEN = hashlib.sha256(b"machine").hexdigest()
WELL = PageBeat("a" * 16, "map", is_dated=False, errors=0, state={"view": "result", "language": "fr", "large": True})


def at(x: float, y: float) -> dict[str, str]:
    lon, lat = degrees((x, y))
    return {"lon": str(lon), "lat": str(lat)}


GOOD = {
    "naam": "Kerkplein",
    "richting": "90",
    "duim": "43",
    "breed": "1080",
    "hoog": "1920",
    "rand": "720",
    **at(4, -4),
}


def code_on_the_glass(town: PeopledTown, token: str = TOKEN) -> str:
    return pairing.ask(town.house, token, "192.0.2.0/24").code


def paired(town: PeopledTown, tom: Visit) -> None:
    fields = {"code": code_on_the_glass(town), "scherm": "schepenhuis"}
    assert send(tom, f"{HERE}/koppelen", fields).location.endswith("/schermen/schepenhuis")


def beat(town: PeopledTown, **told: Any) -> None:
    device = devices.of_screen(town.house, "dorp", "schepenhuis")
    assert device
    now = town.watch()
    usual: dict[str, Any] = {"agent": "1.0", "boot": "1", "bundle": "b" * 16, "clock": now, "page": WELL}
    usual |= {"uptime": timedelta(days=3), "temperature": 51.0, "disk_free": 4200, "memory_free": 310}
    report = Report(**{**usual, "last_touch": now - timedelta(minutes=4), **told})
    devices.hear(town.house, device, report, "b" * 16, {})


def rows(town: PeopledTown) -> dict[str, Any]:
    town.publish()
    return dict(town.live.editions["dorp"]["nl"].core.screens)


def test_a_new_screen_is_typed_by_its_position_and_can_be_taken_back(peopled: PeopledTown, as_tom: Visit) -> None:
    page = see(as_tom, f"{HERE}/nieuw")
    send(as_tom, f"{HERE}/nieuw", {**filled(page, "duim"), **GOOD})
    made = rows(peopled)["kerkplein"]
    assert (made.name, made.bearing, made.mounting_height_mm) == ("Kerkplein", 90, 720)
    assert made.node is not None
    assert "Kerkplein" in see(as_tom, f"{HERE}/").html
    send(as_tom, f"/geschiedenis/{history(peopled.house, 'dorp', 'nl').actions[0].batch}/terug")
    assert "kerkplein" not in rows(peopled)


def test_in_front_of_premises_stands_before_the_door_and_looks_at_the_house(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    words = {**GOOD, "lon": "", "lat": "", "richting": "", "voor": "kerkstraat 4"}
    looked = send(as_tom, f"{HERE}/nieuw", {**words, "knop": "bekijk"}, 200).text
    assert "Achter het scherm ligt Boeken Tom" in looked
    send(as_tom, f"{HERE}/nieuw", words)
    made, premises = rows(peopled)["kerkplein"], peopled.live.editions["dorp"]["nl"].core.premises["p-4"]
    assert premises.facade is not None
    assert made.bearing == round(premises.facade + 180) % 360
    assert made.at != premises.door


REFUSED = (
    ("richting", "400", "noord is 0, oost 90"),
    ("duim", "0", "van hoek tot hoek"),
    ("rand", "9000", "hoogstens 1100"),
    ("hoog", "19.5", "beeldpunten het beeld hoog is"),
    ("naam", "", "Geef het scherm een naam"),
    ("voor", "Nergens 7", "Dit pand kennen we niet"),
    ("lon", "vier", "Wijs op de kaart aan"),
)


def test_what_cannot_be_is_refused_with_words_that_say_what_to_do(peopled: PeopledTown, as_tom: Visit) -> None:
    before = rows(peopled)
    for field, value, words in REFUSED:
        page = send(as_tom, f"{HERE}/nieuw", {**GOOD, field: value}, 400).text
        assert words in page
        assert f'id="{field}-fault"' in page
    assert rows(peopled) == before


def test_a_screen_outside_the_core_or_far_from_every_street_is_refused(peopled: PeopledTown, as_tom: Visit) -> None:
    assert "buiten de handelskern" in send(as_tom, f"{HERE}/nieuw", {**GOOD, **at(0, 151)}, 400).text
    assert "dichter bij een straat" in send(as_tom, f"{HERE}/nieuw", {**GOOD, **at(140, 140)}, 400).text
    for text in BAD.values():
        send(as_tom, f"{HERE}/nieuw", {**dict.fromkeys(GOOD, text), "voor": text}, 400)


def test_a_screen_is_moved_and_a_colleagues_move_is_not_overwritten(peopled: PeopledTown, as_tom: Visit) -> None:
    place = f"{HERE}/schepenhuis/plaats"
    mine, theirs = (filled(see(as_tom, place), "duim") for _ in range(2))
    send(as_tom, place, {**theirs, **at(3, -30)})
    send(as_tom, place, {**mine, "richting": "270"})
    moved = rows(peopled)["schepenhuis"]
    assert (moved.bearing, moved.at) == (270, tuple(degrees((3, -30))))
    send(as_tom, place, {**mine, "richting": "90"}, 409)


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
    assert "geen toestel meer" in as_tom.get(send(as_tom, machine, {"doe": "herstart"}).location).text


def test_a_screen_that_is_taken_away_takes_its_machine_along_and_can_be_brought_back(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    paired(peopled, as_tom)
    page = as_tom.get(send(as_tom, f"{HERE}/schepenhuis/weg").location).text
    assert "Het toestel is ontkoppeld" in page
    assert "schepenhuis" not in rows(peopled)
    send(as_tom, f"/geschiedenis/{history(peopled.house, 'dorp', 'nl').actions[0].batch}/terug")
    assert "schepenhuis" in rows(peopled)


def settings(town: PeopledTown, screen: str = "schepenhuis") -> ScreenSettings:
    with town.house.engine.connect() as connection:
        return of_screen(connection, "dorp", screen)


def test_what_is_chosen_for_all_holds_for_each_and_one_may_differ(peopled: PeopledTown, as_tom: Visit) -> None:
    every, own = f"{HERE}/instellingen", f"{HERE}/schepenhuis/instellingen"
    rows(peopled)
    before = peopled.app.extensions["screen_documents"].stand("dorp", "schepenhuis")
    night = {"nacht": "donker", "van": "22:30", "tot": "06:30"}
    send(as_tom, every, {**filled(see(as_tom, every), "rust"), "rust": "120", "talen": ["nl", "fr"], **night})
    send(as_tom, own, {**filled(see(as_tom, own), "rust"), "aanbiedingen": "uit", "rust": "30", "nacht": "licht"})
    of_all, of_one = settings(peopled, "markt"), settings(peopled)
    assert (of_all.rest_seconds, of_all.languages) == (120, ("nl", "fr"))
    assert of_all.quiet == QuietHours(time(22, 30), time(6, 30))
    assert (of_one.rest_seconds, of_one.languages, of_one.quiet) == (30, ("nl", "fr"), None)
    assert not of_one.shows_offers
    rows(peopled)
    assert peopled.live.editions["dorp"]["nl"].core.settings_of("schepenhuis") == of_one
    assert peopled.app.extensions["screen_documents"].stand("dorp", "schepenhuis") != before  # its machine fetches it
    send(as_tom, f"/geschiedenis/{history(peopled.house, 'dorp', 'nl').actions[0].batch}/terug")
    assert settings(peopled) == of_all


UNKEPT = (
    ("rust", "10", "van 20 tot 600"),
    ("personeelscode", "12345", "6 tot 12 cijfers"),
    ("verzorger", "geen adres", "verzorger-fault"),
    ("talen", "es", "Kies talen"),
    ("agenda", "soms", "Kies uit de lijst"),
    ("nacht", "donker", "twee verschillende uren"),
)


def test_a_choice_that_cannot_be_is_refused_in_words(peopled: PeopledTown, as_tom: Visit) -> None:
    for field, value, words in UNKEPT:
        assert words in send(as_tom, f"{HERE}/instellingen", {field: value}, 400).text
    assert settings(peopled) == ScreenSettings()


def test_the_staff_code_is_kept_as_a_hash_and_never_shown(peopled: PeopledTown, as_tom: Visit) -> None:
    every = f"{HERE}/instellingen"
    send(as_tom, every, {**filled(see(as_tom, every), "rust"), "personeelscode": "271828"})
    with peopled.house.engine.connect() as connection:
        salt, _, kept = chosen(connection, "dorp", "schepenhuis")["staff"].partition("$")
    assert hashlib.scrypt(b"271828", salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex() == kept
    for path in (every, "/geschiedenis", "/geschiedenis.csv"):
        text = as_tom.get(f"/dorp/beheer{path}").text
        assert "271828" not in text
        assert kept not in text
    send(as_tom, every, {**filled(see(as_tom, every), "rust"), "code_weg": "ja"})
    with peopled.house.engine.connect() as connection:
        assert chosen(connection, "dorp", "schepenhuis")["staff"] is None


def test_a_screens_page_shows_a_picture_of_what_it_told(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    state = {"view": "result", "language": "fr", "chosen": "bakkerij-lies", "contrast": True}
    beat(peopled, page=PageBeat("a" * 16, "map", is_dated=False, errors=0, state=state))
    src = see(as_tom, f"{HERE}/schepenhuis").all("iframe")[0].get("src")
    assert src == f"/dorp/beheer{HERE}/schepenhuis/beeld?view=result&chosen=bakkerij-lies&contrast=1&taal=fr"
    frame = as_tom.get(src)
    assert "frame-ancestors 'self'" in frame.headers["Content-Security-Policy"]
    told = json.loads(re.findall(r'id="settings">(.*?)</script>', frame.text, re.DOTALL)[0])
    assert told["state"] == state
    assert "heartbeat" not in told
    assert "use" not in told


def test_what_no_screen_can_show_is_not_drawn_and_nobody_else_sees_it(peopled: PeopledTown, as_tom: Visit) -> None:
    address = f"/dorp/beheer{HERE}/schepenhuis/beeld"
    frame = as_tom.get(address, query_string={"view": "result", "chosen": "<b>", "taal": "xx", "group": "x"}).text
    assert '"state": {"view": "browse"}' in frame
    assert as_tom.get(f"/dorp/beheer{HERE}/nergens/beeld").status_code == 404
    assert peopled.visit().get(address).status_code == 303


def test_a_preview_is_by_another_light_and_in_the_screens_own_size(peopled: PeopledTown, as_tom: Visit) -> None:
    night = see(as_tom, f"{HERE}/schepenhuis/voorbeeld?licht=nacht").all("iframe")[0]
    assert "op=2026-11-21T23:30" in night.get("src", "").replace("%3A", ":")
    true = see(as_tom, f"{HERE}/schepenhuis/voorbeeld?licht=contrast&maat=echt").all("iframe")[0]
    assert (true.get("width"), true.get("height")) == ("1080", "1920")
    assert "contrast=1" in true.get("src", "")
    see(as_tom, f"{HERE}/schepenhuis/voorbeeld?licht=<x>&maat=9")


def test_use_is_told_as_counts_by_day_and_few_are_not_told(peopled: PeopledTown, as_tom: Visit) -> None:
    paired(peopled, as_tom)
    device = devices.of_screen(peopled.house, "dorp", "schepenhuis")
    assert device
    today = peopled.watch().date()
    uses = {(today, "touches", ""): 41, (today, "routes", ""): 7, (today, "searches", "vers"): 9}
    uses |= {(today, "searches", "horeca"): 3, (today - timedelta(1), "touches", ""): 82}
    devices.hear(peopled.house, device, Report("1", "1", None, peopled.watch(), timedelta()), None, uses)
    page = see(as_tom, f"{HERE}/schepenhuis/gebruik").html
    for words in ("123 aanrakingen", "hoogstens 82 op een dag", "minder dan 5 per dag"):
        assert words in page
    table = as_tom.get(f"/dorp/beheer{HERE}/schepenhuis/gebruik.csv").text.splitlines()
    assert len(table) == 91
    assert table[-1].startswith("2026-11-21;41;7;0;9;<5") or ";<5" in table[-1]
    see(as_tom, f"{HERE}/schepenhuis/gebruik?dagen=veel")
