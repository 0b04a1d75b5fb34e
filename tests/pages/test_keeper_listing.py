"""The listing's form: what goes live, what waits, what comes back, and nothing typed lost."""

import re

import pytest
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.pages.keeping import BAD, SHOP, checked, see
from tests.pages.strict import Page, text
from tests.people import PeopledTown, Visit
from twin.services.changing import Author
from twin.services.proposals import accept, refuse, waiting
from twin.storage import tables

PATH = f"{SHOP}/gegevens"


def fields(page: Page) -> MultiDict[str, str]:
    """What a browser would send of the page's form, untouched."""
    form = next(each for each in page.all("form") if each.get("class") == "listing" or "form" in each.get("class", ""))
    found: MultiDict[str, str] = MultiDict()
    for each in form.iter():
        name, kind = each.get("name"), each.get("type", "")
        if not name or name == "csrf_token":
            continue
        if each.tag == "textarea":
            found.add(name, each.text or "")
        elif each.tag == "select":
            found.add(name, next(option.get("value") for option in each.iter() if "selected" in option.attrib))
        elif each.tag == "input" and (kind not in ("checkbox", "radio") or "checked" in each.attrib):
            found.add(name, each.get("value", "on"))
    return found


def change(visit: Visit, path: str = "/gegevens", base: MultiDict[str, str] | None = None, **changes: str) -> object:
    """Opens the form, changes fields and sends it; '__' in a name stands for '-'."""
    sent = (base if base is not None else fields(see(visit, path))).copy()
    for name, value in changes.items():
        sent.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return visit.client.post(f"{SHOP}{path}", data={**sent.to_dict(flat=False), "csrf_token": visit.token()})


def row(town: PeopledTown) -> dict[str, object]:
    with town.house.engine.connect() as connection:
        query = select(tables.shop).where(tables.shop.c.slug == "bakkerij-lies", tables.shop.c.town == "dorp")
        return dict(connection.execute(query).mappings().one())


def test_a_phone_number_goes_live_at_once(peopled: PeopledTown, as_lies: Visit) -> None:
    answer = change(as_lies, phone="054 12 34 56")
    assert (answer.status_code, answer.location) == (303, PATH)
    assert row(peopled)["phone"] == "+32 54 12 34 56"
    page = see(as_lies, "/gegevens").html
    assert "Bewaard. Het staat nu overal." in page
    assert "Ongedaan maken" in page


def test_a_text_waits_for_the_town_and_visitors_keep_what_stood_there(peopled: PeopledTown, as_lies: Visit) -> None:
    before = row(peopled)["texts"]
    change(as_lies, texts__nl="Zuurdesem uit eigen oven.", phone="054 12 34 56")
    assert row(peopled)["texts"] == before
    assert row(peopled)["phone"] == "+32 54 12 34 56"
    page = see(as_lies, "/gegevens").html
    assert "Een deel staat nu overal, de rest kijkt de gemeente eerst na." in page
    assert "Wacht op de gemeente sinds 21 november 2026." in page
    assert "Zuurdesem uit eigen oven.</textarea>" in page
    assert "1 wacht op de gemeente" in see(as_lies, "/").html


def test_what_waits_can_be_taken_back(peopled: PeopledTown, as_lies: Visit) -> None:
    change(as_lies, names__nl="Bakkerij Lies en Jan")
    number = waiting(peopled.house, "dorp")[0].id
    assert as_lies.post(f"{SHOP}/voorstel/{number}/terug").location == PATH
    assert waiting(peopled.house, "dorp") == []
    assert "Bakkerij Lies en Jan" not in fields(see(as_lies, "/gegevens"))["names-nl"]
    as_lies.post(f"{SHOP}/voorstel/{number}/terug")
    assert "Dit was al beslist." in see(as_lies, "/gegevens").html


def test_another_shops_keeper_takes_nothing_back(peopled: PeopledTown, as_lies: Visit, as_sofie: Visit) -> None:
    change(as_lies, names__nl="Bakkerij Lies en Jan")
    number = waiting(peopled.house, "dorp")[0].id
    assert as_sofie.post(f"/dorp/mijn-zaak/boeken-tom/voorstel/{number}/terug").status_code == 403
    assert len(waiting(peopled.house, "dorp")) == 1


def test_what_the_town_refused_comes_back_with_its_reason(peopled: PeopledTown, as_lies: Visit) -> None:
    change(as_lies, texts__nl="De beste van het land.")
    tom = Author("officer", peopled.people["tom"])
    refuse(peopled.house, "dorp", waiting(peopled.house, "dorp")[0].id, "Zonder vergelijking, graag.", tom)
    page = see(as_lies, "/gegevens").html
    assert "Niet aanvaard door de gemeente: Zonder vergelijking, graag." in page
    assert "De beste van het land." in page
    assert "1 niet aanvaard" in see(as_lies, "/").html


def test_what_the_town_accepted_is_live(peopled: PeopledTown, as_lies: Visit) -> None:
    change(as_lies, category="shop=pastry")
    tom = Author("officer", peopled.people["tom"])
    accept(peopled.house, "dorp", waiting(peopled.house, "dorp")[0].id, tom)
    assert row(peopled)["category"] == "shop=pastry"
    assert "Wacht op de gemeente" not in see(as_lies, "/gegevens").html


def test_an_officer_in_her_stead_waits_for_nobody(peopled: PeopledTown, as_tom: Visit) -> None:
    change(as_tom, texts__nl="Zuurdesem uit eigen oven.")
    assert row(peopled)["texts"]["nl"] == "Zuurdesem uit eigen oven."
    assert waiting(peopled.house, "dorp") == []


def test_a_form_that_was_not_touched_changes_nothing(peopled: PeopledTown, as_lies: Visit) -> None:
    before = row(peopled)
    change(as_lies)
    assert row(peopled) == before
    assert "Er was niets te wijzigen." in see(as_lies, "/gegevens").html


def test_the_same_form_sent_twice_asks_once(peopled: PeopledTown, as_lies: Visit) -> None:
    base = fields(see(as_lies, "/gegevens"))
    for _time in range(2):
        assert change(as_lies, base=base, texts__nl="Zuurdesem.", phone="054 12 34 56").status_code == 303
    assert len(waiting(peopled.house, "dorp")) == 1


def test_two_people_who_change_other_things_do_not_meet(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    hers, mias = fields(see(as_lies, "/gegevens")), fields(see(as_mia, "/gegevens"))
    change(as_lies, base=hers, phone="054 12 34 56", products__nl="brood")
    assert change(as_mia, base=mias, email="lies@bakkerij.example").status_code == 303
    assert (row(peopled)["phone"], row(peopled)["email"]) == ("+32 54 12 34 56", "lies@bakkerij.example")
    assert row(peopled)["products"]["nl"] == ["brood"]


def test_two_people_who_change_the_same_choose(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    hers, mias = fields(see(as_lies, "/gegevens")), fields(see(as_mia, "/gegevens"))
    change(as_mia, base=mias, phone="054 11 11 11")
    answer = change(as_lies, base=hers, phone="054 22 22 22", website="www.lies.example")
    assert answer.status_code == 409
    page = checked(PATH, answer.text)
    assert "Mia wijzigde dit intussen." in page.html
    assert "+32 54 11 11 11" in page.html
    assert row(peopled)["phone"] == "+32 54 11 11 11"
    choice = fields(page)
    assert change(as_lies, base=choice, keuze__phone="theirs").status_code == 303
    assert (row(peopled)["phone"], row(peopled)["website"]) == ("+32 54 11 11 11", "https://www.lies.example")


def test_her_own_version_can_win(peopled: PeopledTown, as_lies: Visit, as_mia: Visit) -> None:
    hers, mias = fields(see(as_lies, "/gegevens")), fields(see(as_mia, "/gegevens"))
    change(as_mia, base=mias, products__nl="taart")
    choice = fields(checked(PATH, change(as_lies, base=hers, products__nl="brood, koffie").text))
    assert change(as_lies, base=choice, keuze__products="mine").status_code == 303
    assert row(peopled)["products"]["nl"] == ["brood", "koffie"]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("phone", "bel mij", "is geen telefoonnummer"),
        ("email", "lies", "is geen e-mailadres"),
        ("website", "javascript:alert(1)", "is geen webadres"),
        ("links", "https://a.example\nnergens", "is geen webadres"),
        ("category", "shop=spaceship", "is geen soort zaak die we kennen"),
        ("names-nl", "", "Zonder naam vindt niemand uw zaak."),
        ("texts-nl", "a" * 601, "er passen er 600"),
        ("products-nl", "a" * 41, "is langer dan 40 tekens"),
        ("payment", "schelpen", "is geen betaalwijze die we kennen"),
        ("wheelchair", "misschien", "kan hier niet"),
    ],
)
def test_a_fault_stands_beside_its_field_and_the_rest_stays(
    peopled: PeopledTown, as_lies: Visit, field: str, typed: str, words: str
) -> None:
    before = row(peopled)
    others = {"products__fr": "pain au levain"} | {field.replace("-", "__"): typed}
    answer = change(as_lies, **others)
    assert answer.status_code == 422
    page = checked(PATH, answer.text)
    assert words in text(page.one(id=f"{field}-fault"))
    assert "pain au levain" in page.html
    assert row(peopled) == before


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_typed_is_answered_in_words(as_lies: Visit, name: str) -> None:
    base = fields(see(as_lies, "/gegevens"))
    bad = {field.replace("-", "__"): BAD[name] for field in base if field not in ("seen", "names-nl")}
    answer = change(as_lies, base=base, **bad)
    assert answer.status_code in (303, 422)
    if answer.status_code == 422:
        checked(PATH, answer.text)


@pytest.mark.parametrize("seen", ["", "null", "{", "[]", '{"names": 1}', "\x00", "[" * 5000])
def test_a_form_that_began_with_nonsense_begins_with_what_is_there(as_lies: Visit, seen: str) -> None:
    assert change(as_lies, seen=seen, phone="054 12 34 56").status_code == 303


def test_a_missing_language_is_said(as_lies: Visit) -> None:
    change(as_lies, texts__nl="Zuurdesem.", texts__fr="")
    assert "Ontbreekt nog. Tot dan lezen bezoekers uw andere tekst (Nederlands)." in see(as_lies, "/gegevens").html


def test_staff_wanted_goes_on_the_page_and_off_again(peopled: PeopledTown, as_lies: Visit) -> None:
    assert "Er staat nu niets op uw pagina." in see(as_lies, "/vacature").html
    assert "niemand gezocht" in see(as_lies, "/").html
    change(as_lies, "/vacature", hiring__nl="Wij zoeken een bakker voor het weekend.")
    assert row(peopled)["hiring"] == {"nl": "Wij zoeken een bakker voor het weekend."}
    assert "staat op uw pagina" in see(as_lies, "/").html
    seen = re.search(r'name="seen" value="([^"]*)"', see(as_lies, "/vacature").html)
    assert seen
    as_lies.post(f"{SHOP}/vacature", {"seen": seen[1].replace("&#34;", '"'), "doe": "weg"})
    assert row(peopled)["hiring"] == {}


def test_what_was_typed_waits_behind_the_entrance(peopled: PeopledTown, nobody: Visit) -> None:
    answer = nobody.post(PATH, {"texts-nl": "Zuurdesem.", "seen": "{}"})
    assert (answer.status_code, answer.location) == (303, "/dorp/binnen/")
