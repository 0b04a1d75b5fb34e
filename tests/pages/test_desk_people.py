"""People and letters at the desk: who may what, invited, let go, written to."""

from io import BytesIO

from pypdf import PdfReader

from tests.pages.desk_visits import BAD, see, send
from tests.people import PeopledTown, Visit
from twin.services.officers import officers_of


def test_everybody_who_may_something_is_listed(as_tom: Visit) -> None:
    page = see(as_tom, "/mensen/")
    for email in ("tom@dorp.example", "lies@bakkerij.example", "sofie@boeken.example"):
        assert email in page.html
    assert "ria@elders.example" not in page.html
    assert "sofie@boeken.example" not in see(as_tom, "/mensen/?q=bakkerij").html


def test_a_colleague_is_invited_by_mail(as_tom: Visit) -> None:
    send(as_tom, "/mensen/", {"email": "els@dorp.example", "naam": "Els", "taal": "nl"})
    assert "De uitnodiging is onderweg naar els@dorp.example." in see(as_tom, "/mensen/").html


def test_what_is_no_address_or_is_in_already_is_told(as_tom: Visit) -> None:
    for text in BAD.values():
        send(as_tom, "/mensen/", {"email": text, "taal": text}, 400)
    answer = send(as_tom, "/mensen/", {"email": "tom@dorp.example", "taal": "nl"}, 400)
    assert "heeft al toegang" in answer.text


def test_the_last_officer_stays(peopled: PeopledTown, as_tom: Visit) -> None:
    (tom,) = officers_of(peopled.house, "dorp")
    send(as_tom, f"/mensen/{tom.id}/einde")
    assert "minstens één iemand" in see(as_tom, "/mensen/").html


def test_nobody_ends_access_in_another_town(peopled: PeopledTown, as_tom: Visit) -> None:
    (ria,) = officers_of(peopled.house, "elders")
    send(as_tom, f"/mensen/{ria.id}/einde")
    assert officers_of(peopled.house, "elders") == [ria]


def test_letters_are_a_page_for_each_chosen_shop(as_tom: Visit) -> None:
    answer = as_tom.post("/dorp/beheer/brieven", {"zaken": ["bakkerij-lies", "boeken-tom"], "taal": "nl"})
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(PdfReader(BytesIO(answer.data)).pages) == 2


def test_letters_for_no_shop_are_told_in_words(as_tom: Visit) -> None:
    for text in ["", *BAD.values()]:
        answer = send(as_tom, "/brieven", {"zaken": text, "taal": text}, 400)
        assert "Kies minstens één zaak" in answer.text


def test_a_letter_takes_the_shop_off_the_desk(as_tom: Visit) -> None:
    new = {"naam": "Kaas", "soort": "shop=cheese", "pand": "p-6", "vanaf": "2026-11-01"}
    send(as_tom, "/nieuwe-zaak", new)
    assert "Zaken zonder winkelier" in see(as_tom).html
    assert as_tom.post("/dorp/beheer/brieven", {"zaken": "kaas", "taal": "fr"}).mimetype == "application/pdf"
    assert "Zaken zonder winkelier" not in see(as_tom).html
