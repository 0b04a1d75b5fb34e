"""An officer writes an emergency, sees it first, and ends it; others get a key; an address is asked."""

import io
import re
from typing import Any

import pytest

from tests.cap import at, cap, info
from tests.pages.desk_visits import checked, filled
from tests.people import PeopledTown, Visit
from twin.domain.alert import Alert
from twin.services import alert_asking, alerts
from twin.services.alert_asking import ask_all

PAGE = "/dorp/beheer/schermen/nood/"
NEW = f"{PAGE}nieuw"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
TYPED: dict[str, Any] = {
    "titel_nl": "Gaslek <b>in</b> de Kerkstraat",
    "doen_nl": "Ga weg van de markt.",
    "tekst_nl": "",
    "titel_fr": "Fuite de gaz",
    "ernst": "extreme",
    "waar": "*",
    "dag": "2026-11-21",
    "einddag": "2026-11-21",
    "tot": "12.30",
    "kenmerk": "a" * 32,
}


def send(visit: Visit, data: bytes) -> str:
    """Where a CAP file is seen before it is taken in."""
    address = visit.post(f"{PAGE}bestand", {"bestand": (io.BytesIO(data), "a.xml")}).location
    assert address
    return address


def holding(town: PeopledTown) -> list[Alert]:
    return alerts.for_screen(town.house, "dorp", "schepenhuis", town.watch())


def test_a_message_is_seen_first_and_shown_only_at_the_second_press(as_tom: Visit, peopled: PeopledTown) -> None:
    assert 'name="kenmerk" value="' in as_tom.get(NEW).text
    seen = as_tom.post(NEW, TYPED)
    assert seen.status_code == 200
    assert "Gaslek &lt;b&gt;in&lt;/b&gt; de Kerkstraat" in seen.text
    assert "Toon nu op één scherm" in seen.text
    assert "Neemt over: Schepenhuis" in seen.text
    assert "<strong>Danger extrême</strong>" in seen.text, "each language as the glass will say it"
    assert holding(peopled) == []
    confirmed = {**dict(HIDDEN.findall(seen.text)), "titel_nl": TYPED["titel_nl"], "knop": "toon"}
    confirmed.pop("csrf_token")
    for _ in range(2):  # a double click makes one
        assert as_tom.post(NEW, confirmed).status_code == 303
    (alert,) = holding(peopled)
    assert (alert.severity, alert.is_test, alert.sender) == ("extreme", False, "Gemeente Dorp")
    assert alert.words["nl"].title == TYPED["titel_nl"]
    assert alert.words["fr"].title == "Fuite de gaz"
    assert f"{alert.end.astimezone(peopled.watch().tzinfo):%H:%M}" == "12:30"
    listed = as_tom.get(PAGE).text
    assert "geschreven door Tom" in listed
    assert "Op: Schepenhuis" in listed


def test_who_goes_back_from_the_preview_finds_everything_that_was_typed(as_tom: Visit) -> None:
    back = as_tom.post(NEW, {**TYPED, "oefening": "1", "knop": "terug"}).text
    assert "Gaslek &lt;b&gt;" in back
    assert re.search(r'name="oefening" value="1" checked', back)


def test_an_officer_lets_the_screens_go_with_one_click(as_tom: Visit, peopled: PeopledTown) -> None:
    as_tom.post(NEW, {**TYPED, "oefening": "1", "knop": "toon"})
    (alert,) = holding(peopled)
    assert alert.is_test
    number = alert.id.partition(".")[0]
    for words in ("De schermen laten het", "was al beëindigd"):
        assert as_tom.post(f"{PAGE}{number}/einde").status_code == 303
        assert words in as_tom.get(PAGE).text
    assert holding(peopled) == []
    assert "beëindigd door Tom" in as_tom.get(PAGE).text


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"titel_nl": ""}, "titel_nl", "Vul dit nog in."),
        ({"titel_fr": "", "doen_fr": "Partez"}, "titel_fr", "Vul dit nog in."),
        ({"doen_nl": "x" * 401}, "doen_nl", "Dit is te lang."),
        ({"ernst": "dreadful"}, "ernst", "Kies iets uit de lijst."),
        ({"waar": ""}, "waar", "Kies minstens één scherm."),
        ({"waar": "elders"}, "waar", "Kies iets uit de lijst."),
        ({"tot": ""}, "tot", "Vul dit nog in."),
        ({"tot": "straks"}, "tot", "Dit is geen uur."),
        ({"tot": "10:00"}, "tot", "Dat is al voorbij."),
        ({"van": "13:00"}, "tot", "Het einde ligt voor het begin."),
        ({"einddag": "2026-11-29"}, "einddag", "hoogstens zeven dagen"),
        ({"dag": "2026-12-24", "van": "10:00", "einddag": "2026-12-24"}, "dag", "hoogstens veertien dagen"),
        ({"dag": "morgen", "van": "10:00"}, "dag", "Dit is geen datum."),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    as_tom: Visit, typed: dict[str, str], field: str, words: str
) -> None:
    answer = as_tom.post(NEW, {**TYPED, **typed, "knop": "toon"})
    assert answer.status_code == 400
    assert f'href="#{field}">{words[:10]}' in answer.text or words in answer.text
    assert "Fuite de gaz" in answer.text or "titel_fr" in typed


def test_a_cap_file_is_seen_first_and_a_bad_one_is_refused_at_its_field(as_tom: Visit, peopled: PeopledTown) -> None:
    bad = {"bestand": (io.BytesIO(b"<!DOCTYPE a [<!ENTITY b 'c'>]><alert/>"), "a.xml")}
    refused = as_tom.post(f"{PAGE}bestand", bad)
    assert refused.status_code == 422
    assert "&lt;!ENTITY&gt;" in refused.text
    assert as_tom.post(f"{PAGE}bestand").status_code == 422
    kept = send(as_tom, cap(infos=[info(), info("de", "Gasleck")]))
    assert "Gasleck" in as_tom.get(kept).text
    assert holding(peopled) == []
    assert as_tom.post(kept, {"knop": "toon"}).status_code == 303
    assert [each.severity for each in holding(peopled)] == ["extreme"]
    assert "CAP-bestand van Tom" in as_tom.get(PAGE).text
    again = as_tom.post(kept)  # a second click: the file is kept no longer than needed
    assert "is al ingenomen" in as_tom.get(again.location).text
    cancel = send(as_tom, cap("c", "Cancel", references=[("a-1", peopled.watch())], sent=at(minutes=1)))
    assert "Dit bericht vervangt of beëindigt: a-1." in as_tom.get(cancel).text
    as_tom.post(cancel)
    assert holding(peopled) == []
    assert "vervangen of ingetrokken door de afzender" in as_tom.get(PAGE).text


def test_a_key_is_shown_once_and_opens_until_it_is_revoked(as_tom: Visit, peopled: PeopledTown) -> None:
    assert as_tom.post(f"{PAGE}sleutel", {"naam": ""}).status_code == 422
    made = as_tom.post(f"{PAGE}sleutel", {"naam": "Crisiscentrum"})
    assert made.headers["Cache-Control"] == "no-store"
    key = re.findall(r'<code class="alert-key">([\w-]{43})</code>', made.text)[0]
    assert key not in as_tom.get(PAGE).text

    def post(identifier: str) -> int:
        headers = {"Authorization": f"Bearer {key}"}
        return peopled.app.test_client().post("/dorp/noodbericht", data=cap(identifier), headers=headers).status_code

    assert post("a") == 200
    assert "ontvangen met een sleutel" in as_tom.get(PAGE).text
    number = re.findall(r"nood/sleutel/(\d+)/weg", as_tom.get(PAGE).text)[0]
    for _ in range(2):
        assert as_tom.post(f"{PAGE}sleutel/{number}/weg").status_code == 303
    assert post("b") == 401


def test_an_address_is_kept_and_what_came_of_it_is_said_in_words(as_tom: Visit, peopled: PeopledTown) -> None:
    inside = as_tom.post(f"{PAGE}adres", {"adres": "http://10.0.0.1/cap", "codes": ""})
    assert inside.status_code == 400
    assert "https://" in inside.text
    wrong = as_tom.post(f"{PAGE}adres", {"adres": "https://cap.example/", "codes": "41027"})
    assert "‘41027’ is geen code" in wrong.text
    assert as_tom.post(f"{PAGE}adres", {"adres": "https://cap.example/", "codes": "NIS=41027"}).status_code == 303
    ask_all(peopled.house, lambda _: b"<html/>")
    told = as_tom.get(PAGE).text
    assert "Laatst gevraagd om 10:30." in told
    assert "geen noodbericht is. Dit is geen CAP 1.2" in told
    assert alert_asking.source(peopled.house, "dorp").codes == ["NIS=41027"]


def test_a_key_that_is_asked_twice_by_the_same_form_is_one_and_is_seen(as_tom: Visit) -> None:
    """A double click shows the second answer, and a reload sends the form again."""

    def made(form: dict[str, str], status: int = 200) -> str:
        answer = as_tom.post(f"{PAGE}sleutel", form)
        assert answer.status_code == status
        return "".join(re.findall(r'<code class="alert-key">([\w-]{43})</code>', answer.text))

    form = filled(checked(PAGE, as_tom.get(PAGE)), "naam") | {"naam": "Crisiscentrum"}
    first = made(form)
    assert made(form) == first != ""
    assert made({**form, "naam": "Brandweer"}) != first
    numbers = re.findall(r"nood/sleutel/(\d+)/weg", as_tom.get(PAGE).text)
    assert len(numbers) == 2
    as_tom.post(f"{PAGE}sleutel/{min(numbers)}/weg")
    assert made(form, 422) == "", "a reload does not bring back what was revoked"
