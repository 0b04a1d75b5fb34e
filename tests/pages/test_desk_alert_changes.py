"""An officer changes an emergency while it stands; two meet in it; its life stands in history. On both databases."""

import io
import re
from typing import Any

import pytest

from tests.cap import at, cap
from tests.pages.desk_visits import checked, filled, see, send
from tests.pages.test_desk_alerts import HIDDEN, NEW, PAGE, TYPED, holding
from tests.pages.test_desk_alerts import send as send_file
from tests.people import PeopledTown, Visit
from twin.services import alert_changing
from twin.services.alert_asking import ask_all
from twin.services.alert_changing import Replaced
from twin.services.alert_writing import read_own, texts_of
from twin.services.history import history
from twin.storage.publication import publication_marks

NOOD = "/schermen/nood/"


@pytest.fixture
def number(as_tom: Visit) -> int:
    """Of a message that holds until half past twelve."""
    as_tom.post(NEW, {**TYPED, "knop": "toon"})
    (found,) = re.findall(rf'href="{PAGE}(\d+)"', as_tom.get(PAGE).text)
    return int(found)


def form_of(visit: Visit, number: int) -> dict[str, Any]:
    return filled(see(visit, f"{NOOD}{number}"), "titel_nl")


def titles(town: PeopledTown) -> list[str]:
    return [each.words["nl"].title for each in holding(town)]


def test_a_change_is_seen_first_and_takes_the_place_of_what_stood_there(
    peopled: PeopledTown, as_tom: Visit, number: int
) -> None:
    (before,) = holding(peopled)
    peopled.watch.go_on(minutes=5)
    form = {**form_of(as_tom, number), "titel_nl": "Het gaslek is groter", "tot": "13:30", "oefening": "1"}
    assert form["van"] == "10:30"
    seen = send(as_tom, f"{NOOD}{number}", form, 200)
    assert "Dit komt in de plaats van wat er nu staat." in seen.text
    assert titles(peopled) == [TYPED["titel_nl"]]
    confirmed = {**form, **dict(HIDDEN.findall(seen.text)), "knop": "toon"}
    confirmed.pop("csrf_token")
    for _click in range(2):
        send(as_tom, f"{NOOD}{number}", confirmed)
    (after,) = holding(peopled)
    assert (after.words["nl"].title, f"{after.end.astimezone(peopled.watch().tzinfo):%H:%M}") == (
        "Het gaslek is groter",
        "13:30",
    )
    assert after.id != before.id, "another one for the glass: who laid the first aside sees it"
    assert after.start == before.start.replace(second=0, microsecond=0)
    assert not after.is_test, "what is real stays real"
    listed = as_tom.get(PAGE).text
    for words in ("gewijzigd door Tom", "daarna gewijzigd", "Op: Schepenhuis"):
        assert words in listed


def test_an_unchanged_form_changes_nothing(peopled: PeopledTown, as_tom: Visit, number: int) -> None:
    (before,) = holding(peopled)
    answer = send(as_tom, f"{NOOD}{number}", {**form_of(as_tom, number), "knop": "toon"})
    assert "Er is niets veranderd." in as_tom.get(answer.location).text
    assert holding(peopled) == [before]


def test_two_officers_at_once_lose_nothing(peopled: PeopledTown, as_tom: Visit, number: int) -> None:
    mine, theirs = (form_of(as_tom, number) for _ in range(2))
    send(as_tom, f"{NOOD}{number}", {**theirs, "titel_nl": "Gaslek onder controle", "knop": "toon"})
    merged = {**mine, "doen_nl": "Houd ramen dicht.", "knop": "toon"}
    send(as_tom, f"{NOOD}{number}", merged)  # what she did not touch stays as the other left it
    (alert,) = holding(peopled)
    assert (alert.words["nl"].title, alert.words["nl"].instruction) == ("Gaslek onder controle", "Houd ramen dicht.")
    late = {**mine, "kenmerk": "b" * 32, "titel_nl": "Gaslek in de Molenstraat", "knop": "toon"}
    choice = send(as_tom, f"{NOOD}{number}", late, 409).text
    for words in ("Iemand was u voor", "Gaslek onder controle", "Gaslek in de Molenstraat"):
        assert words in choice
    assert titles(peopled) == ["Gaslek onder controle"]
    chosen = {**dict(HIDDEN.findall(choice)), "keuze-titel_nl": "mine"}
    chosen.pop("csrf_token")
    send(as_tom, f"{NOOD}{number}", chosen)
    assert titles(peopled) == ["Gaslek in de Molenstraat"]


def test_of_two_changes_in_the_same_moment_one_begins_again(peopled: PeopledTown, as_tom: Visit, number: int) -> None:
    house, tom = peopled.house, peopled.people["tom"]
    core = peopled.live.editions["dorp"]["nl"].core
    seen = alert_changing.current(house, "dorp", number)
    typed = texts_of(seen.message, core.town)

    def change(mark: str) -> None:
        wanted = {**typed, "titel_nl": mark, "kenmerk": mark * 32}
        message = read_own(wanted, core.town, core.screens, "Dorp", peopled.watch(), seen.message)
        alert_changing.change(house, "dorp", seen, message, tom)

    change("c")
    with pytest.raises(Replaced):
        change("d")
    assert titles(peopled) == ["c"]


def test_what_is_over_cannot_be_changed_and_nothing_typed_is_lost(
    peopled: PeopledTown, as_tom: Visit, number: int
) -> None:
    form = {**form_of(as_tom, number), "titel_nl": "Nog gas", "knop": "toon"}
    as_tom.post(f"{PAGE}{number}/einde")
    late = send(as_tom, f"{NOOD}{number}", form, 409)
    assert "Dit bericht is intussen voorbij." in late.text
    assert holding(peopled) == []
    assert "kan niet meer gewijzigd worden" in as_tom.get(as_tom.get(f"{PAGE}{number}").location).text
    again = filled(checked(NEW, late, 409), "titel_nl")
    send(as_tom, f"{NOOD}nieuw", {**again, "knop": "toon"})
    assert titles(peopled) == ["Nog gas"]
    peopled.watch.go_on(hours=3)
    send(as_tom, f"{NOOD}{number}", form, 409)


def test_who_ends_what_a_colleague_changed_is_told_to_look_first(
    peopled: PeopledTown, as_tom: Visit, number: int
) -> None:
    send(as_tom, f"{NOOD}{number}", {**form_of(as_tom, number), "titel_nl": "Groter", "knop": "toon"})
    answer = as_tom.post(f"{PAGE}{number}/einde")
    assert "Lees het nieuwe" in as_tom.get(answer.location).text
    assert titles(peopled) == ["Groter"]


def test_a_form_that_is_changed_after_it_was_sent_says_that_nothing_happened(
    peopled: PeopledTown, as_tom: Visit, number: int
) -> None:
    back = as_tom.post(NEW, {**TYPED, "titel_nl": "Gaslek in de Molenstraat", "knop": "toon"})
    told = as_tom.get(back.location).text
    assert "zoals u het eerst verzond" in told
    assert f'href="{PAGE}{number}">Wijzig het' in told
    assert titles(peopled) == [TYPED["titel_nl"]]


def test_only_what_an_officer_wrote_is_changed_here(peopled: PeopledTown, as_tom: Visit) -> None:
    as_tom.post(send_file(as_tom, cap()), {"knop": "toon"})
    listed = as_tom.get(PAGE).text
    (number,) = re.findall(r"nood/(\d+)/einde", listed)
    assert f'href="{PAGE}{number}"' not in listed
    for answer in (as_tom.get(f"{PAGE}{number}"), as_tom.post(f"{PAGE}{number}"), as_tom.get(f"{PAGE}99999")):
        assert answer.status_code == 404


def test_the_life_of_a_message_stands_in_history(peopled: PeopledTown, as_tom: Visit, number: int) -> None:
    send(as_tom, f"{NOOD}{number}", {**form_of(as_tom, number), "titel_nl": "Groter", "knop": "toon"})
    (newest,) = re.findall(r"nood/(\d+)/einde", as_tom.get(PAGE).text)
    as_tom.post(f"{PAGE}{newest}/einde")
    page = see(as_tom, "/geschiedenis").html
    order = [page.index(words) for words in ("beëindigd</span>", "gewijzigd</span>", "toegevoegd</span>")]
    assert order == sorted(order)
    for words in ("Noodbericht", "<strong>Tom</strong>", ">Groter</ins>", "extreem gevaar", "Schepenhuis"):
        assert words in page
    assert "/terug" not in page, "nobody takes back what the screens have shown"
    assert ";Groter" in as_tom.get("/dorp/beheer/geschiedenis.csv").text.replace(",", ";")


def test_history_tells_by_which_key_file_or_address_a_message_came(peopled: PeopledTown, as_tom: Visit) -> None:
    made = as_tom.post(f"{PAGE}sleutel", {"naam": "Crisiscentrum"}).text
    key = re.findall(r'<code class="alert-key">([\w-]{43})</code>', made)[0]
    headers = {"Authorization": f"Bearer {key}"}
    for data in (cap("by-key"), cap("by-key")):  # the second says nothing new
        peopled.app.test_client().post("/dorp/noodbericht", data=data, headers=headers)
    as_tom.post(f"{PAGE}adres", {"adres": "https://cap.example/feed", "codes": ""})
    ask_all(peopled.house, lambda _: cap("by-address"))
    as_tom.post(send_file(as_tom, cap("by-file")), {"knop": "toon"})
    ended = cap("gone", "Cancel", references=[("by-key", peopled.watch())], sent=at(minutes=1))
    peopled.app.test_client().post("/dorp/noodbericht", data=io.BytesIO(ended), headers=headers)
    page = see(as_tom, "/geschiedenis").html
    for words in (">Crisiscentrum</ins>", ">https://cap.example/feed</ins>", "CAP-bestand", ">by-key</ins>"):
        assert words in page
    assert page.count("toegevoegd</span>") == 4
    elsewhere = see(as_tom, "/geschiedenis?manier=warning").html
    assert elsewhere.count("waarschuwing van elders</strong>") == 3
    for language, words in (("fr", "alerte"), ("en", "Emergency message"), ("de", "Warnung")):
        assert words in as_tom.get(f"/{language}/dorp/beheer/geschiedenis").text


def test_an_emergency_publishes_nothing_and_is_not_taken_back(peopled: PeopledTown, as_tom: Visit) -> None:
    mark = publication_marks(peopled.house.engine)
    as_tom.post(NEW, {**TYPED, "knop": "toon"})
    assert publication_marks(peopled.house.engine) == mark
    (action,) = history(peopled.house, "dorp", "nl").actions
    answer = as_tom.post(f"/dorp/beheer/geschiedenis/{action.batch}/terug")
    assert "niet ongedaan te maken" in as_tom.get(answer.location).text
    assert titles(peopled) == [TYPED["titel_nl"]]
