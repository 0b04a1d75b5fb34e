"""Events and notices: an officer writes them, everybody sees them."""

import io
import re

import pytest
from icalendar import Calendar
from PIL import Image, ImageStat
from werkzeug.test import TestResponse

from tests.pages.strict import Page
from tests.people import PeopledTown, Visit
from twin.services.agenda import events, notices

EVENTS, NOTICES = "/dorp/beheer/evenementen/", "/dorp/beheer/berichten/"
FORM = "multipart/form-data"
MARKET = {"titel_nl": "Kerstmarkt", "dag": "2026-11-28", "van": "14u", "tot": "20:00", "site": "1", "kaart": "1"}


def sound(answer: TestResponse, status: int = 200) -> TestResponse:
    assert answer.status_code == status
    assert Page(answer.request.path, answer.text).check() == []
    return answer


@pytest.mark.parametrize(
    "address", [EVENTS, NOTICES, f"{EVENTS}nieuw", f"{NOTICES}nieuw", "/dorp/agenda/", "/de/dorp/agenda/"]
)
def test_the_pages_are_sound_when_nothing_is_there(as_tom: Visit, address: str) -> None:
    sound(as_tom.get(address))


def test_an_event_is_seen_by_everybody_and_can_be_undone(as_tom: Visit, nobody: Visit, peopled: PeopledTown) -> None:
    done = as_tom.get(as_tom.post(f"{EVENTS}nieuw", MARKET).location)
    assert "Kerstmarkt" in sound(done).text
    peopled.publish()
    assert "Kerstmarkt" in sound(nobody.get("/dorp/agenda/")).text
    calendar = Calendar.from_ical(nobody.get("/dorp/agenda.ics").get_data())
    assert [str(each["summary"]) for each in calendar.walk("VEVENT")] == ["Kerstmarkt"]
    undo = re.search(r'action="(/dorp/beheer/geschiedenis/\d+/terug)"', done.text)
    assert undo
    as_tom.post(undo[1])
    peopled.publish()
    assert "Kerstmarkt" not in nobody.get("/dorp/agenda/").text


def test_what_is_told_after_saving_is_where_it_shows(as_tom: Visit) -> None:
    without_place = as_tom.get(as_tom.post(f"{EVENTS}nieuw", MARKET).location).text
    assert "Op de kaart komt het pas als u er een plaats bij kiest." in without_place
    only_site = {**MARKET, "titel_nl": "Lezing", "kaart": ""}
    assert "waar u het aankruiste" in as_tom.get(as_tom.post(f"{EVENTS}nieuw", only_site).location).text


def test_what_was_typed_stays_beside_what_is_wrong(as_tom: Visit) -> None:
    answer = sound(as_tom.post(f"{EVENTS}nieuw", {**MARKET, "titel_nl": "", "titel_fr": "Marché", "van": "25:99"}), 400)
    assert 'value="25:99"' in answer.text
    assert 'value="Marché"' in answer.text
    assert "Dit is geen uur." in answer.text


def test_an_event_is_changed_and_taken_away(as_tom: Visit) -> None:
    as_tom.post(f"{EVENTS}nieuw", {**MARKET, "herhaling": "weekly"})
    page = as_tom.get(EVENTS).text
    address = re.search(rf'href="({EVENTS}\d+)"', page)
    assert address
    assert "komt terug" in page
    assert "FREQ=WEEKLY;BYDAY=SA" in sound(as_tom.get(address[1])).text
    as_tom.post(address[1], {**MARKET, "titel_nl": "Wintermarkt", "herhaling": "kept"})
    assert "Wintermarkt" in as_tom.get(EVENTS).text
    as_tom.post(f"{address[1]}/weg")
    assert "Er staat niets in de agenda." in as_tom.get(EVENTS).text


def test_a_notice_holds_for_its_days(as_tom: Visit, nobody: Visit, peopled: PeopledTown) -> None:
    typed = {
        "titel_nl": "Werken op de Markt",
        "tekst_nl": "Rij om.",
        "dag": "2026-11-21",
        "einddag": "2026-11-23",
        "site": "1",
    }
    as_tom.post(f"{NOTICES}nieuw", typed)
    peopled.publish()
    assert "Werken op de Markt" in sound(nobody.get("/dorp/agenda/")).text
    peopled.watch.go_on(days=4)
    peopled.publish()
    assert "Werken op de Markt" not in nobody.get("/dorp/agenda/").text
    assert "Voorbij" in sound(as_tom.get(NOTICES)).text


def test_a_calendar_is_read_in_after_it_was_shown(as_tom: Visit) -> None:
    as_tom.post(f"{EVENTS}nieuw", MARKET)
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Kermis\r\n"
        "DTSTART:20270815T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    file = {"bestand": (io.BytesIO(text.encode()), "x.ics")}
    sent = as_tom.post("/dorp/beheer/inlezen/agenda", file, content_type="multipart/form-data")
    assert "Kermis" in sound(as_tom.get(sent.location)).text
    assert "Ingelezen." in as_tom.get(as_tom.post(sent.location).location).text
    assert "Kermis" in as_tom.get(EVENTS).text


def test_an_event_that_does_not_exist_is_not_found(as_tom: Visit) -> None:
    assert as_tom.get(f"{EVENTS}99").status_code == 404
    assert as_tom.post(f"{NOTICES}99/weg").status_code == 404


def test_shopkeepers_do_not_write_the_towns_agenda(as_lies: Visit) -> None:
    for address in (EVENTS, NOTICES, f"{EVENTS}nieuw"):
        assert as_lies.get(address).status_code == 403


def test_the_core_page_tells_a_notice_while_it_holds_and_what_comes_next(
    as_tom: Visit, nobody: Visit, peopled: PeopledTown
) -> None:
    as_tom.post(f"{EVENTS}nieuw", MARKET)
    typed = {"titel_nl": "Werken <b>", "dag": "2026-11-21", "einddag": "2026-11-23", "site": "1"}
    as_tom.post(f"{NOTICES}nieuw", typed)
    peopled.publish()
    page = sound(nobody.get("/fr/dorp/")).text
    assert "<strong>Werken &lt;b&gt;</strong>" in page
    assert "Kerstmarkt" in page
    assert "Werken" not in nobody.get("/dorp/?op=2026-11-25T10:00").text.partition("<main")[2]


def test_an_event_shows_its_photo_and_refuses_what_is_none(as_tom: Visit, nobody: Visit, peopled: PeopledTown) -> None:
    refused = as_tom.post(f"{EVENTS}nieuw", {**MARKET, "foto": (io.BytesIO(b"%PDF"), "x.jpg")}, content_type=FORM)
    assert "geen foto die we kunnen lezen" in sound(refused, 400).text
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(picture, "JPEG")
    picture.seek(0)
    as_tom.post(f"{EVENTS}nieuw", {**MARKET, "foto": (picture, "x.jpg")}, content_type=FORM)
    peopled.publish()
    page = sound(nobody.get("/dorp/agenda/")).text
    address = re.search(r'<img src="([^"]+)"', page)
    assert address
    assert nobody.get(address[1]).mimetype == "image/jpeg"
    number = re.search(rf'href="({EVENTS}\d+)"', as_tom.get(EVENTS).text)
    assert number
    assert "Haal de foto weg" in sound(as_tom.get(number[1])).text
    as_tom.post(number[1], {**MARKET, "foto_weg": "1"})
    peopled.publish()
    assert "<picture>" not in nobody.get("/dorp/agenda/").text


def sent_photo(colour: str = "green") -> tuple[io.BytesIO, str]:
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(picture, "JPEG")
    picture.seek(0)
    return picture, f"{colour}.jpg"


@pytest.mark.parametrize(("address", "field"), [(EVENTS, "van"), (NOTICES, "van")])
def test_a_photo_that_was_sent_with_a_fault_need_not_be_chosen_again(
    as_tom: Visit, peopled: PeopledTown, address: str, field: str
) -> None:
    typed = {**MARKET, field: "25:99"}
    refused = as_tom.post(f"{address}nieuw", {**typed, "foto": sent_photo()}, content_type=FORM)
    assert "Stuur de foto mee die u koos" in sound(refused, 400).text
    assert "green.jpg" in refused.text
    again = as_tom.post(f"{address}nieuw", {**typed, "bewaarde_bestanden": "1"}, content_type=FORM)
    assert "green.jpg" in sound(again, 400).text
    fine = {**MARKET, "bewaarde_bestanden": "1", "foto": (io.BytesIO(), "")}
    assert as_tom.post(f"{address}nieuw", fine, content_type=FORM).status_code == 303
    thing = (events if address == EVENTS else notices)(peopled.house, "dorp")[-1]
    assert thing.photo is not None


def test_another_photo_that_is_chosen_then_takes_its_place_and_none_is_sent_unasked(
    as_tom: Visit, peopled: PeopledTown, nobody: Visit
) -> None:
    fault = {**MARKET, "van": "25:99"}
    for again in ({"bewaarde_bestanden": "1", "foto": sent_photo("red")}, {}):
        as_tom.post(f"{EVENTS}nieuw", {**fault, "foto": sent_photo("green")}, content_type=FORM)
        as_tom.post(f"{EVENTS}nieuw", {**MARKET, "titel_nl": f"Markt {len(again)}", **again}, content_type=FORM)
    first, second = events(peopled.house, "dorp")[-2:]
    assert (first.photo is None, second.photo is None) == (False, True)
    peopled.publish()
    address = re.search(r'<img src="([^"]+)"', nobody.get("/dorp/agenda/").text)
    assert address
    shown = Image.open(io.BytesIO(nobody.get(address[1]).get_data())).convert("RGB")
    red, green, _blue = ImageStat.Stat(shown).mean
    assert red > green


def test_a_photo_that_cannot_wait_is_asked_for_again_beside_its_field(
    as_tom: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twin.services.kept_forms.ALL_FILES", 100)
    fault = {**MARKET, "van": "25:99", "foto": sent_photo()}
    answer = sound(as_tom.post(f"{EVENTS}nieuw", fault, content_type=FORM), 400)
    assert "De foto konden we niet bewaren: kies ze opnieuw." in answer.text
    assert 'aria-describedby="foto-fault"' in answer.text
    assert "Stuur de foto mee" not in answer.text
