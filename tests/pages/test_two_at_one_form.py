"""Two people at one form: the second sees the first's change beside her own words and chooses, nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest

from tests.pages.desk_visits import checked, filled, shop_row
from tests.pages.strict import Page, text
from tests.pages.test_desk_agenda import MARKET
from tests.pages.test_keeper_photos import RED, live_photo
from tests.people import PeopledTown, Visit
from twin.services.agenda import events, notices
from twin.services.changing import Author, changing
from twin.services.offers import offers_of
from twin.services.wishes import leave
from twin.storage.database import writing
from twin.storage.people import add_member

DESK, SHOP = "/dorp/beheer", "/dorp/mijn-zaak/bakkerij-lies"
OFFER = {"titel-nl": "Kersttaart", "van": "2026-11-21", "tot": "2026-11-30"}


def an_event(town: PeopledTown, tom: Visit) -> str:
    tom.post(f"{DESK}/evenementen/nieuw", MARKET)
    return f"{DESK}/evenementen/{events(town.house, 'dorp')[-1].id}"


def a_notice(town: PeopledTown, tom: Visit) -> str:
    tom.post(f"{DESK}/berichten/nieuw", {"titel_nl": "Werken", "dag": "2026-11-21", "einddag": "2026-11-23"})
    return f"{DESK}/berichten/{notices(town.house, 'dorp')[0].id}"


def a_wish(town: PeopledTown, tom: Visit) -> str:
    lies = Author("shopkeeper", town.people["lies"])
    return f"{DESK}/wensen/{leave(town.house, 'dorp', 'bakkerij-lies', 'Meer licht', lies)}"


def an_offer(town: PeopledTown, tom: Visit) -> str:
    tom.post(f"{SHOP}/aanbod", OFFER)
    return f"{SHOP}/aanbod?wijzig={offers_of(town.house, 'dorp', 'bakkerij-lies')[0].offer.id}"


def a_photo(town: PeopledTown, tom: Visit) -> str:
    live_photo(town, tom, RED, "De toonbank")
    return f"{SHOP}/fotos"


@dataclass(frozen=True)
class Form:
    """``field`` is what both people write in, ``other`` one that only one of them does."""

    there: Callable[[PeopledTown, Visit], str]
    field: str
    first: str = "wat Tom schreef"
    second: str = "wat Lies schreef"
    other: str = ""
    other_text: str = "intussen"


FORMS = {
    "place": Form(lambda *_: f"{DESK}/plaatsen/weekmarkt", "naam_nl", other="naam_fr"),
    "kind of a place": Form(lambda *_: f"{DESK}/plaatsen/weekmarkt", "soort", "toilets", "parking", other="naam_fr"),
    "event": Form(an_event, "titel_nl", other="tekst_nl"),
    "hours of an event": Form(an_event, "van", "13:00", "15:00", other="tekst_nl"),
    "repetition of an event": Form(an_event, "herhaling", "weekly", "yearly", other="tekst_nl"),
    "notice": Form(a_notice, "titel_nl", other="tekst_nl"),
    "premises": Form(lambda *_: f"{DESK}/panden/p-6", "notitie", other="postcode", other_text="9550"),
    "settings": Form(lambda *_: f"{DESK}/instellingen", "reminder_days", "60", "120", "quiet_days", "14"),
    "name of the town's service": Form(lambda *_: f"{DESK}/instellingen", "naam", other="quiet_days", other_text="9"),
    "a mail": Form(lambda *_: f"{DESK}/instellingen/teksten/sign_in/nl", "lead", other="subject"),
    "answer to a wish": Form(a_wish, "antwoord", other="etiket"),
    "offer": Form(an_offer, "titel-nl", other="tekst-nl"),
    "days of an offer": Form(an_offer, "tot", "2026-12-05", "2026-12-06", other="tekst-nl"),
    "photo": Form(a_photo, "a1-nl", other="a1-fr"),
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> Form:
    return FORMS[request.param]


@pytest.fixture
def there(form: Form, peopled: PeopledTown, as_tom: Visit) -> str:
    """Before anybody writes: those whose first answer was given have one."""
    found = form.there(peopled, as_tom)
    if "wensen" in found:
        as_tom.post(found, {"antwoord": "Dat kan.", "etiket": "licht"})
    return found


@pytest.fixture
def colleague(peopled: PeopledTown) -> Visit:
    """Another officer; of a shop's page its shopkeeper would do as well."""
    with writing(peopled.house.engine) as connection:
        add_member(connection, "dorp", peopled.people["an"], "officer", "", peopled.watch(), "command")
    return peopled.visit("an")


def seen(visit: Visit, address: str, field: str) -> dict[str, Any]:
    return filled(Page(address, visit.get(address).text), field)


def send(visit: Visit, address: str, values: dict[str, Any], status: int = 303) -> Page:
    button = {"knop": "bewaar"} if "/teksten/" in address else {"doe": "beschrijf"} if "fotos" in address else {}
    answer = visit.post(address.partition("?")[0], {**button, **values})
    assert answer.status_code == status, answer.text[:3000]
    return checked(address, answer, status) if status != 303 else Page(address, "")


def test_the_second_sees_both_versions_and_her_own_can_win(
    form: Form, there: str, as_tom: Visit, colleague: Visit
) -> None:
    toms, hers = seen(as_tom, there, form.field), seen(colleague, there, form.field)
    send(as_tom, there, toms | {form.field: form.first})
    page = send(colleague, there, hers | {form.field: form.second}, 409)
    assert "Tom wijzigde dit intussen. Zaterdag 21 november, 10:30." in text(page.one("main"))
    assert [text(each) for each in page.all("strong")] == ["Wat u schreef", "Wat er nu staat"]
    assert seen(as_tom, there, form.field)[form.field] in (form.first, "kept")
    send(colleague, there, filled(page, "gezien"))
    assert seen(as_tom, there, form.field)[form.field] in (form.second, "kept")


def test_the_firsts_version_can_stay(form: Form, there: str, as_tom: Visit, colleague: Visit) -> None:
    toms, hers = seen(as_tom, there, form.field), seen(colleague, there, form.field)
    send(as_tom, there, toms | {form.field: form.first})
    before = seen(as_tom, there, form.field)
    page = send(colleague, there, hers | {form.field: form.second, form.other: form.other_text}, 409)
    (radio,) = {each.get("name") for each in page.all("input", type="radio")}
    send(colleague, there, filled(page, "gezien") | {str(radio): "theirs"})
    after = seen(as_tom, there, form.field)
    assert (after[form.field], after[form.other]) == (before[form.field], form.other_text)


def test_who_wrote_elsewhere_in_the_form_is_not_in_the_way(
    form: Form, there: str, as_tom: Visit, colleague: Visit
) -> None:
    toms, hers = seen(as_tom, there, form.field), seen(colleague, there, form.field)
    send(as_tom, there, toms | {form.other: form.other_text})
    send(colleague, there, hers | {form.field: form.second})
    after = seen(as_tom, there, form.field)
    assert after[form.other] == form.other_text
    assert after[form.field] in (form.second, "kept")


def test_two_who_write_the_same_do_not_meet(form: Form, there: str, as_tom: Visit, colleague: Visit) -> None:
    toms, hers = seen(as_tom, there, form.field), seen(colleague, there, form.field)
    send(as_tom, there, toms | {form.field: form.first})
    if form.field != "herhaling":  # which is 'kept' by then, and says nothing of the rule
        send(colleague, there, hers | {form.field: form.first})
    assert seen(as_tom, there, form.field)[form.field] in (form.first, "kept")


@pytest.mark.parametrize(
    ("name", "field"), [("place", "naam_nl"), ("event", "titel_nl"), ("notice", "titel_nl"), ("offer", "titel-nl")]
)
def test_what_was_taken_away_meanwhile_can_be_made_again_from_what_was_typed(
    peopled: PeopledTown, as_tom: Visit, colleague: Visit, name: str, field: str
) -> None:
    address = FORMS[name].there(peopled, as_tom)
    hers = seen(colleague, address, field)
    if name == "offer":
        as_tom.post(f"{SHOP}/aanbod", {"welk": hers["welk"], "doe": "weg"})
    else:
        as_tom.post(f"{address}/weg")
    page = send(colleague, address, hers | {field: "wat Lies schreef"}, 409)
    assert "Een collega haalde dit intussen weg." in page.html
    (form,) = [form for form in page.all("form") if any(each.get("name") == field for each in form.iter())]
    assert colleague.post(form.get("action", ""), filled(page, field)).status_code == 303
    made = {"offer": f"{SHOP}/aanbod", "place": f"{DESK}/plaatsen/"}.get(name, address.rpartition("/")[0] + "/")
    assert "wat Lies schreef" in colleague.get(made).text


def test_a_picture_that_was_sent_along_waits_for_the_choice(
    peopled: PeopledTown, as_tom: Visit, colleague: Visit
) -> None:
    address = an_event(peopled, as_tom)
    toms, hers = seen(as_tom, address, "titel_nl"), seen(colleague, address, "titel_nl")
    send(as_tom, address, toms | {"titel_nl": "wat Tom schreef"})
    picture = {"foto": (BytesIO(RED), "markt.jpg")}
    page = send(colleague, address, hers | {"titel_nl": "wat An schreef"} | picture, 409)
    assert "konden we niet bewaren" not in page.html
    send(colleague, address, filled(page, "gezien"))
    (event,) = events(peopled.house, "dorp")
    assert event.titles["nl"] == "wat An schreef"
    assert event.photo is not None


def test_words_about_a_photo_that_is_gone_are_told(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    live_photo(peopled, as_lies, RED, "De toonbank")
    hers = seen(as_lies, f"{SHOP}/fotos", "a1-nl")
    as_mia.post(f"{SHOP}/fotos", {"welk": "1", "doe": "weg"})
    page = send(as_lies, f"{SHOP}/fotos", hers | {"a1-nl": "De toonbank met koffiekoeken"}, 409)
    assert "U schreef erbij: “De toonbank met koffiekoeken”." in page.html


def test_what_a_colleague_proposed_is_not_overwritten_either(
    peopled: PeopledTown, as_tom: Visit, as_lies: Visit, as_mia: Visit
) -> None:
    for name, field in (("offer", "titel-nl"), ("photo", "a1-nl")):
        address = FORMS[name].there(peopled, as_tom)
        mias, hers = seen(as_mia, address, field), seen(as_lies, address, field)
        send(as_mia, address, mias | {field: "wat Mia schreef"})
        page = send(as_lies, address, hers | {field: "wat Lies schreef"}, 409)
        assert "Mia wijzigde dit intussen." in page.html
        assert "wat Mia schreef" in page.html
        send(as_lies, address, filled(page, "gezien"))
        assert seen(as_mia, address, field)[field] == "wat Lies schreef"


def test_ones_own_other_window_is_called_that(peopled: PeopledTown, as_tom: Visit) -> None:
    address = f"{DESK}/plaatsen/weekmarkt"
    one, other = seen(as_tom, address, "naam_nl"), seen(as_tom, address, "naam_nl")
    send(as_tom, address, one | {"naam_nl": "Markt"})
    page = send(as_tom, address, other | {"naam_nl": "Weekmarkt op woensdag"}, 409)
    assert "U wijzigde dit intussen zelf, in een ander venster." in page.html


def test_what_a_read_in_folder_changed_is_nobodys(peopled: PeopledTown, as_tom: Visit) -> None:
    address = f"{DESK}/plaatsen/weekmarkt"
    toms = seen(as_tom, address, "naam_nl")
    with changing(peopled.house, "dorp", Author("dataset")) as batch:
        batch.update("place", "weekmarkt", {"names": {"nl": "Marktplein"}})
    page = send(as_tom, address, toms | {"naam_nl": "Markt"}, 409)
    assert "Dit werd intussen gewijzigd." in page.html


def test_a_form_that_says_nonsense_of_what_it_began_with_is_taken_at_its_word(
    peopled: PeopledTown, as_tom: Visit
) -> None:
    address = f"{DESK}/plaatsen/weekmarkt"
    toms = seen(as_tom, address, "naam_nl")
    for nonsense in ("", "{", "[]", '{"naam_nl": 3}', '"x"'):
        send(as_tom, address, toms | {"naam_nl": "Markt", "gezien": nonsense})


LEAVES, MOVES = f"{DESK}/zaken/boeken-tom/vertrek", f"{DESK}/zaken/boeken-tom/verhuis"


@pytest.mark.parametrize(
    ("address", "field", "first", "second", "own"),
    [
        (LEAVES, "dag", "2026-11-25", "2026-11-30", "left_on"),
        (MOVES, "pand", "p-6", "p-2", "premises"),
    ],
)
def test_two_who_write_that_a_shop_leaves_or_moves_see_each_other(
    peopled: PeopledTown, as_tom: Visit, colleague: Visit, address: str, field: str, first: str, second: str, own: str
) -> None:
    page = f"{DESK}/zaken/boeken-tom"
    toms, hers = seen(as_tom, page, field), seen(colleague, page, field)
    day = {} if field == "dag" else {"vanaf": "2026-11-22"}
    send(as_tom, address, toms | {field: first} | day)
    choice = send(colleague, address, hers | {field: second} | day, 409)
    assert "Tom wijzigde dit intussen. Zaterdag 21 november, 10:30." in text(choice.one("main"))
    assert str(shop_row(peopled, "boeken-tom")[own]) == first
    send(colleague, address, filled(choice, "gezien") | {f"keuze-{field}": "theirs"})
    assert str(shop_row(peopled, "boeken-tom")[own]) == first
    send(colleague, address, filled(choice, "gezien"))
    assert str(shop_row(peopled, "boeken-tom")[own]) == second
